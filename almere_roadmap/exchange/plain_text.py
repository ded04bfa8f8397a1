"""Text and names that other programs' formats can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from almere_roadmap.domain.fields import Value, writable

_SHEET = 31
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")


def legal(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return writable(text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))


def flat(value: Value) -> str | int | float | bool | None:
    """Return a field's value as one cell: lists become text divided by semicolons.

    A single part with a comma ends in one, or it would be read back as several.
    """
    if isinstance(value, tuple):
        text = legal("; ".join(str(part) for part in value))
        return f"{text};" if len(value) == 1 and "," in text else text
    return legal(value) if isinstance(value, str) else value


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return names that a spreadsheet takes for its sheets, each once whatever the case."""
    taken: set[str] = {"history"}
    names = []
    for title in titles:
        name = _free(_NOT_IN_SHEETS.sub(" ", legal(title)).strip(" '") or "sheet", taken)
        taken.add(_folded(name))
        names.append(name)
    return names


def _free(name: str, taken: set[str]) -> str:
    tries = (name[:_SHEET], *(f"{name[: _SHEET - 4]} {n}" for n in range(2, 1000)))
    return next(t for t in tries if _folded(t) not in taken)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
