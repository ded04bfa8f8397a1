"""The values that a workbook holds, as texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from almere_roadmap.intake.numbers import Exact

_MOST_KNOWN = 50_000


class Texts(dict[object, str]):
    """The texts of values, of which sheets repeat many; forgotten before they are too many."""

    def __missing__(self, value: object) -> str:
        """Return the text of a value that is not known yet."""
        text = _text(value)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[value] = text
        return text


def row_of(values: Sequence[object], before: int, known: Texts) -> list[str]:
    """Return the texts of a row after ``before`` empty cells, without the empty ones at its end."""
    # What is true counts as 1, as which it would be known.
    text_of = _text if bool in map(type, values) else known.__getitem__
    cells = [""] * before + list(map(text_of, values))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def column_of(values: Sequence[object]) -> list[str]:
    """Return the texts of a column."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return list(map(str.strip, values))  # type: ignore[arg-type]
    return list(map(_text if bool in kinds else Texts().__getitem__, values))


def says_something(values: Sequence[object]) -> bool:
    """Tell whether a row has any text."""
    return any(map(_text, values))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return Exact(int(value) if float(value).is_integer() else value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
