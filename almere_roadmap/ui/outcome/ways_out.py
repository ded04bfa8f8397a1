"""The documents that can be printed, and the formats that a workshop can leave in."""

from __future__ import annotations

from almere_roadmap.i18n import N_, _
from almere_roadmap.report.choice import Document

FORMATS = (
    (".xlsx", "XLSX"),
    (".pptx", "PPTX"),
    (".ics", "ICS"),
    (".svg", "SVG"),
    (".graphml", "GraphML"),
    (".json", "JSON"),
)

NAMELESS = N_(
    "Firms, people and what is typed into a field for a name are numbered, also in texts. "
    "Read texts all the same: a first name or a description may give somebody away."
)
"""What "without names" does and what it cannot do."""


def documents() -> list[tuple[str, str]]:
    """Return the documents that can be printed and what they are called."""
    return [
        (Document.REPORT, _("Participants")),
        (Document.NOTE, _("Alderman")),
        (Document.POSTER, _("Poster")),
    ]
