"""The pages of the report as figures, to be shown before anything is written."""

from __future__ import annotations

from datetime import date

from almere_roadmap.analysis.anonymous import anonymised
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import speaking
from almere_roadmap.report.report import laid_out


def pages(
    workshop: Workshop, *, language: str | None = None, anonymous: bool = False, today: date
) -> list[Figure]:
    """Return the report's pages, in mm on paper, exactly as ``write_report`` prints them."""
    with speaking(language):
        shown = anonymised(workshop) if anonymous else workshop
        filled, _summary = laid_out(shown, anonymous=anonymous, today=today)
    return [
        Figure(
            page.frame.width,
            page.frame.height,
            tuple(page.marks),
            missing=measure.missing_in(page.marks),
        )
        for page in filled
    ]
