"""The documents that can be printed, and the formats that a workshop can leave in."""

from __future__ import annotations

from almere_roadmap.i18n import _
from almere_roadmap.report.choice import Document

FORMATS = (
    (".xlsx", "XLSX"),
    (".pptx", "PPTX"),
    (".ics", "ICS"),
    (".svg", "SVG"),
    (".graphml", "GraphML"),
    (".json", "JSON"),
)


def documents() -> list[tuple[str, str]]:
    """Return the documents that can be printed and what they are called."""
    return [
        (Document.REPORT, _("Participants")),
        (Document.NOTE, _("Alderman")),
        (Document.POSTER, _("Poster")),
    ]
