"""The poster: the whole roadmap on one A3, with its question, its key and what it is not."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Anchor, Block, Paragraph, Space
from almere_roadmap.report.edition import Edition, drawn
from almere_roadmap.report.flow import A3, Page, fill
from almere_roadmap.report.sections.roadmap import fitting, small_print
from almere_roadmap.report.sections.roadmap_legend import Legend
from almere_roadmap.report.text import Rich, Span, chip

_ROOM = 214.0


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
