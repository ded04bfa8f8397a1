"""Small matters of wording that figures share."""

from __future__ import annotations

from collections.abc import Sequence

from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.words import Status
from almere_roadmap.figures import measure
from almere_roadmap.i18n import _, plural


def flag_of(status: Status) -> str:
    """Return the word of a status in the reader's language, "" for what was written down."""
    word = STATUS[status]
    return _(word) if word else ""


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def named(names: Sequence[str], apart: str, width: float, size: float, most: int) -> Sequence[str]:
    """Return lines that name as many as fit on ``most``, none cut, and how many more there are.

    Only a single name that is longer than that ends in "…".
    """
    kept: Sequence[str] = (
        measure.break_lines(apart.join(names), width, size, hyphens=True) if names else ()
    )
    if len(kept) <= most:
        return kept
    kept = measure.break_lines(names[0], width, size, most=most, hyphens=True)
    for shown in range(1, len(names)):
        more = len(names) - shown
        words = (*names[:shown], plural("and {n} more", "and {n} more", more))
        lines = measure.break_lines(apart.join(words), width, size, hyphens=True)
        if len(lines) > most:
            break
        kept = lines
    return kept
