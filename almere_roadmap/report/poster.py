"""The poster: the whole roadmap on a large sheet, with its question, key and what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure, Ink, Line, Mark, Text
from almere_roadmap.i18n import _, day, number
from almere_roadmap.report import text
from almere_roadmap.report.blocks import HAIRLINE, Anchor, Block, Paragraph
from almere_roadmap.report.choice import Paper
from almere_roadmap.report.edition import Edition, drawn
from almere_roadmap.report.flow import Frame, Page
from almere_roadmap.report.logo import Logo, fitted
from almere_roadmap.report.placing import scaled_mark
from almere_roadmap.report.sections.roadmap import small_print
from almere_roadmap.report.sections.roadmap_legend import legend
from almere_roadmap.report.sections.roadmap_sheets import fitting
from almere_roadmap.report.tags import Element
from almere_roadmap.report.tiles import tiled

_SIDES = {
    Paper.A3: (420.0, 297.0),
    Paper.A2: (594.0, 420.0),
    Paper.A1: (841.0, 594.0),
    Paper.A0: (1189.0, 841.0),
}
_MARGIN = 15.0
_LOGO = (60.0, 16.0)
_STEP = 0.9
_SPARE = 40.0


def poster(edition: Edition) -> list[Page]:
    """Return the poster's page, of a very large roadmap several, or the tiles of them."""
    wide, high = _SIDES[edition.choice.paper]
    scale = wide / _SIDES[Paper.A3][0]
    pages = _sheets(edition, wide / scale, high / scale)
    # More than fits on an A3 gets smaller type on larger paper, down to that of an A3.
    while len(pages) > 1 and scale > 1:
        scale = max(1.0, scale * _STEP)
        pages = _sheets(edition, wide / scale, high / scale)
    pages = [_enlarged(page, scale) for page in pages]
    return tiled(pages) if edition.choice.tiled else pages


def _sheets(edition: Edition, wide: float, high: float) -> list[Page]:
    frame = Frame(wide, high, _MARGIN)
    head = Masthead(edition=edition)
    foot = 25.0
    room = frame.body_height - head.height(frame.body_width) - 5.0 - foot
    figures = fitting(edition.workshop, frame.body_width, room, edition.today)
    return [
        _sheet(edition, frame, figure, (place, len(figures)))
        for place, figure in enumerate(figures, 1)
    ]


def _sheet(edition: Edition, frame: Frame, figure: Figure, place: tuple[int, int]) -> Page:
    page = Page(frame, furnished=False)
    flag = drawn(figure).figure.flag
    title = edition.workshop.about.title or _("Workshop without a title")
    anchor = Anchor("poster", title) if place[0] == 1 else None
    page.put(Masthead(edition=edition, flag=flag, place=place, anchor=anchor))
    if edition.workshop.items.keys() & figure.keys():
        page.put(replace(drawn(replace(figure, caption="", source="")), titled=False, gap=5.0))
        page.put(legend(edition.workshop))
    else:
        nothing = _("Nothing on the roadmap has a date yet.")
        page.put(Paragraph(words=nothing, style=text.LEAD, gap=5.0))
    words = small_print(edition, figure, full=place[0] == place[1])
    # Shorter lines leave room to move words aside from a seam.
    page.put(replace(words, widest=frame.body_width - _SPARE))
    page.logo = fitted(edition.choice.logo, frame.width - _MARGIN, _MARGIN, *_LOGO)
    page.marks += _foot(edition, frame)
    return page


def _enlarged(page: Page, factor: float) -> Page:
    """Return a page as it is on paper that is ``factor`` times as large."""
    frame, logo = page.frame, page.logo
    if logo:
        x, y = logo.x * factor, logo.y * factor
        logo = Logo(x, y, logo.width * factor, logo.height * factor, logo.content)
    return replace(
        page,
        frame=Frame(frame.width * factor, frame.height * factor, frame.margin * factor),
        marks=[scaled_mark(mark, factor) for mark in page.marks],
        anchors=[(anchor, y * factor) for anchor, y in page.anchors],
        logo=logo,
    )


def _foot(edition: Edition, frame: Frame) -> Iterator[Mark]:
    left, right, top = _MARGIN, frame.width - _MARGIN, frame.height - _MARGIN - 4.5
    size, grey = text.FURNITURE.size, Ink("ink-2")
    yield Line(((left, top), (right, top)), HAIRLINE)
    yield Text(right, top + 4, edition.colophon, size, ink=grey, anchor="end")
    words = _("Source: {sources}").format(sources=edition.own)
    room = right - left - measure.width(edition.colophon, size) - 6
    yield Text(left, top + 4, measure.shorten(words, room, size), size, ink=grey)


@dataclass(frozen=True, kw_only=True)
class Masthead(Block):
    """Title and question at the left; sheet, session, status and flag, or logo, at the right."""

    edition: Edition
    flag: str = ""
    place: tuple[int, int] = (1, 1)
    _RIGHT = 100.0

    @property
    def element(self) -> Element:
        """Return a heading of the first level."""
        return Element("H1")

    def _lines(self, width: float) -> list[tuple[text.Line, text.Style]]:
        about = self.edition.workshop.about
        title = about.title or _("Workshop without a title")
        room = width - self._RIGHT
        lines = [(line, text.COVER) for line in text.first_lines(title, room, text.COVER, 2)]
        if about.question:
            broken = text.first_lines(about.question, room, text.COVER_QUESTION, 2)
            lines += [(line, text.COVER_QUESTION) for line in broken]
        return lines

    @property
    def _sheet(self) -> str:
        """Return which of several sheets this is, "" where there is one."""
        place, count = self.place
        words = _("Sheet {n} of {count}").format(n=number(place), count=number(count))
        return words if count > 1 else ""

    def height(self, width: float) -> float:
        """Return the height of title and question."""
        return max(sum(style.line for _line, style in self._lines(width)), 18.0)

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield title, question and what stands at the right."""
        top = y
        for line, style in self._lines(width):
            yield from text.line_marks(line, x, top, style)
            top += style.line
        yield from self._state(x + width, y + (18.0 if self.edition.choice.logo else 0.0))

    def _state(self, right: float, y: float) -> Iterator[Mark]:
        edition = self.edition
        # A session that is today, or none, says the date already.
        session, today = edition.session_words, day(edition.today)
        date = "" if today in session else today
        words = (self._sheet, session, edition.status_words, date)
        for line in text.lines(" · ".join(filter(None, words)), self._RIGHT - 6, text.BODY):
            style = replace(text.BODY, ink="ink-2")
            yield from text.line_marks(line, right, y, style, anchor="end")
            y += style.line
        if self.flag:
            yield from text.chip_marks(self.flag, right - text.chip_width(self.flag), y + 3.5)
