"""The term of a contract as people write it: years and extensions, "2 + 1 + 1"."""

from __future__ import annotations

import re

from almere_roadmap.errors import InputError

_PART = re.compile(r"(\d{1,2})([.,]\d{1,2})?")
_UNIT = re.compile(r"\s*(jaar|jaren|year|years|jr|y)\.?\s*$", re.IGNORECASE)


def years_of(text: str) -> float | None:
    """Return the years of a term with all its extensions, None when it is empty.

    Raises:
        InputError: it is no term.
    """
    words = _UNIT.sub("", text.strip())
    if not words:
        return None
    total = 0.0
    for part in (piece.strip() for piece in words.split("+")):
        if not _PART.fullmatch(part):
            raise InputError("{given} is not a term; write 4 or 2 + 1 + 1", given=repr(text))
        total += float(part.replace(",", "."))
    return total
