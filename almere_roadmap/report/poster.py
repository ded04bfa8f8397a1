"""The poster: the whole roadmap on one A3, with its question, its key and what it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, speaking
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Anchor, Block, Paragraph, Space
from almere_roadmap.report.edition import Edition, drawn
from almere_roadmap.report.flow import A3, Page, fill
from almere_roadmap.report.pdf import write_pdf
from almere_roadmap.report.sections.roadmap import fitting, small_print
from almere_roadmap.report.sections.roadmap_legend import Legend
from almere_roadmap.report.text import Rich, Span, chip

_ROOM = 214.0


def write_poster(
    workshop: Workshop,
    path: Path,
    *,
    language: str | None = None,
    anonymous: bool = False,
    today: date,
) -> None:
    """Write the roadmap as an A3 poster in a language, by default the one in force.

    Raises:
        DiskError: the disk refuses; what was at ``path`` stays as it was.
    """
    with speaking(language):
        shown = anonymised(workshop) if anonymous else discreet(workshop)
        edition = Edition(shown, today, anonymous)
        write_pdf(poster(edition), path, edition.metadata)


def _question(question: str, figure: Figure) -> Rich:
    """Return the question with the flag of what is drawn."""
    return (Span(question), chip(figure.flag)) if figure.flag else question


def poster(edition: Edition) -> list[Page]:
    """Return the poster's page."""
    about = edition.workshop.about
    title = about.title or _("Workshop without a title")
    figure = fitting(edition.workshop, A3.body_width, _ROOM, edition.today)
    blocks: list[Block] = [
        Space(size=2),
        Paragraph(words=title, style=text.COVER, widest=390, gap=0, anchor=Anchor("poster", title)),
        Paragraph(
            words=_question(about.question, figure), style=text.COVER_QUESTION, widest=390, gap=1.5
        ),
        replace(drawn(replace(figure, caption="", source="")), titled=False, gap=5.0),
        Legend(),
        small_print(edition, figure, full=True),
    ]
    pages = fill(blocks, A3)
    edition.furnish(pages, _("Roadmap poster"))
    return pages
