"""Small matters of wording that figures share."""

from __future__ import annotations

from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.words import Status
from almere_roadmap.i18n import _


def flag_of(status: Status) -> str:
    """Return the word of a status in the reader's language, "" for what was written down."""
    word = STATUS[status]
    return _(word) if word else ""


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
