"""Numbers as people write them; the style is decided per column, never per cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NONE_MARKS = frozenset({"", "-", "–", "—"})
"""Texts that stand for "none"."""

UNKNOWN_MARKS = frozenset({".", "x", "X", "?", "n.v.t.", "n/a"})
"""Texts that stand for "unknown": never zero."""

_GROUPED = re.compile(r"[+-]?\d{1,3}([.,\u00a0\u202f' ])\d{3}(\1\d{3})*")


class Exact(str):
    """A number that a spreadsheet holds as a number: its mark is the point, whatever the column."""


@dataclass(frozen=True, slots=True)
class Style:
    """The decimal mark of a column; ``certain`` is False where ``1.017`` could be either."""

    decimal: str
    certain: bool = True


def style_of(texts: Iterable[str]) -> Style:
    """Decide the decimal mark of a column from all its texts; in doubt it is Dutch."""
    bare = map(_bare, dict.fromkeys(text for text in texts if not isinstance(text, Exact)))
    known = (text for text in bare if text not in NONE_MARKS | UNKNOWN_MARKS)
    marked = [text for text in known if "." in text or "," in text]
    for text in marked:
        if "." in text and "," in text:
            return Style(max(".,", key=text.rindex))
    for mark, other in (".,", ",."):
        if any(mark in text and not _GROUPED.fullmatch(text) for text in marked):
            return Style(mark)
        if any(text.count(mark) > 1 for text in marked):
            return Style(other)
    return Style(",", certain=not marked)


def style_called(name: str) -> Style | None:
    """Return the style that a person named, ``nl`` or ``en``; None for anything else."""
    return {"nl": Style(","), "en": Style(".")}.get(name)


def whole_style_of(texts: Iterable[str]) -> Style:
    """Decide the style of a column in which only whole numbers fit: any mark groups thousands."""
    return Style("." if any("," in text for text in texts) else ",")


def number_of(text: str, style: Style) -> float | None:
    """Read a number in a style; None for a mark of none or unknown.

    Raises:
        ValueError: the text is no number.
    """
    if isinstance(text, Exact):
        return float(text)
    bare = _bare(text)
    if bare in NONE_MARKS or bare in UNKNOWN_MARKS:
        return None
    group = "." if style.decimal == "," else ","
    whole = rf"\d{{1,3}}([{group}\u00a0\u202f' ]\d{{3}})+|\d+"
    if not re.fullmatch(rf"[+-]?({whole})({re.escape(style.decimal)}\d+)?", bare):
        raise ValueError(text)
    return float(re.sub(rf"[{group}\u00a0\u202f' ]", "", bare).replace(style.decimal, "."))


def is_unknown(text: str) -> bool:
    """Tell whether a text says that the number is not known, which is something else than none."""
    return _bare(text) in UNKNOWN_MARKS


def _bare(text: str) -> str:
    """Strip what surrounds a number: blanks, a provisional mark, a unit of money or per cent."""
    return text.strip().rstrip("*").strip().removeprefix("€").removesuffix("%").strip()
