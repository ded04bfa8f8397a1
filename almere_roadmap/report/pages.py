"""The sheets: running head, foot with the sources and the page number, the head of a section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Ink, Line, Mark, Text
from almere_roadmap.figures.words import named
from almere_roadmap.i18n import _, number
from almere_roadmap.report import text
from almere_roadmap.report.blocks import HAIRLINE, TEXT_WIDTH, Anchor, Block, Paragraph
from almere_roadmap.report.flow import Page
from almere_roadmap.report.tags import Element
from almere_roadmap.report.text import Rich, Style

_SIZE = text.FURNITURE.size
_FOOT_LINE, _FOOT_LINES = 3.1, 2


@dataclass(frozen=True)
class Furniture:
    """What stands on every page but the cover: workshop and session, document and status."""

    title: str
    session: str
    document: str


def furnish(page: Page, furniture: Furniture, place: int, count: int) -> Iterator[Mark]:
    """Yield the running head and the foot of page ``place`` of ``count``."""
    yield from _head(page, furniture)
    yield from _foot(page, place, count)


def _head(page: Page, furniture: Furniture) -> Iterator[Mark]:
    frame = page.frame
    left, right = frame.margin, frame.width - frame.margin
    rule = max(frame.margin - 4.5, 12.0)
    base = rule - 3.5
    room = right - left - measure.width(furniture.document, _SIZE) - 6
    session = measure.shorten(furniture.session, 0.4 * room, _SIZE)
    rest = f" · {session}" if session else ""
    title = measure.shorten(furniture.title, room - measure.width(rest, _SIZE), _SIZE, 600)
    yield Text(left, base, title, _SIZE, 600)
    if rest:
        start = left + measure.width(title, _SIZE, 600)
        yield Text(start, base, rest, _SIZE, ink=Ink("ink-2"))
    yield Text(right, base, furniture.document, _SIZE, ink=Ink("ink-2"), anchor="end")
    yield Line(((left, rule), (right, rule)), HAIRLINE)


def _foot(page: Page, place: int, count: int) -> Iterator[Mark]:
    frame = page.frame
    left, right, top = frame.margin, frame.width - frame.margin, frame.height - 14.5
    yield Line(((left, top), (right, top)), HAIRLINE)
    numbered = _("Page {n} of {count}").format(n=number(place), count=number(count))
    lines = _source_lines(page, right - left - measure.width(numbered, _SIZE) - 6)
    # Printers leave the last millimetres of a sheet white: a second line stands closer.
    base = top + (4.0 if len(lines) < 2 else 3.2)
    yield Text(right, base, numbered, _SIZE, ink=Ink("ink-2"), anchor="end")
    for row, line in enumerate(lines):
        yield Text(left, base + row * _FOOT_LINE, line, _SIZE, ink=Ink("ink-2"))


def _source_lines(page: Page, room: float) -> Sequence[str]:
    """Return the sources of a page, whole ones: each table and figure names its own as well."""
    if not page.sources:
        return ()
    first, *others = page.sources
    sources = (_("Source: {sources}").format(sources=first), *others)
    return named(sources, "; ", room, _SIZE, _FOOT_LINES)


@dataclass(frozen=True, kw_only=True)
class SectionHead(Block):
    """The number and title of a section, with a whole-page flag at the right."""

    number: str
    title: str
    flag: str = ""
    gap: float = 10.0
    keep: bool = True

    @property
    def element(self) -> Element:
        """Return a heading of the first level."""
        return Element("H1")

    @property
    def _style(self) -> Style:
        # What has no number is a page of its own and has a larger title.
        return text.SECTION if self.number else text.PAGE_TITLE

    @property
    def _indent(self) -> float:
        return 9.0 if self.number else 0.0

    def _lines(self, width: float) -> list[text.Line]:
        room = width - self._indent - (text.chip_width(self.flag) + 4 if self.flag else 0)
        return text.lines(self.title, room, self._style)

    def height(self, width: float) -> float:
        """Return the height of the title."""
        return len(self._lines(width)) * self._style.line

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield number, title and flag."""
        if self.number:
            accent = replace(text.SECTION, ink="accent")
            yield from text.line_marks(text.lines(self.number, width, accent)[0], x, y, accent)
        for place, line in enumerate(self._lines(width)):
            top = y + place * self._style.line
            yield from text.line_marks(line, x + self._indent, top, self._style)
        if self.flag:
            left = x + width - text.chip_width(self.flag)
            yield from text.chip_marks(self.flag, left, y + self._style.line / 2)


def opening(
    key: str,
    number: str,
    title: str,
    lead: Rich = "",
    flag: str = "",
    widest: float = TEXT_WIDTH,
) -> list[Block]:
    """Return the head of a section and the one or two sentences that say what it means."""
    head = SectionHead(number=number, title=title, flag=flag, anchor=Anchor(key, title))
    if not text.plain(lead):
        return [head]
    style = text.BODY if number else text.LEAD
    return [head, Paragraph(words=lead, style=style, gap=1.5, keep=True, widest=widest)]


def heading(
    words: Rich, *, style: Style = text.TITLE, gap: float = 8.0, target: str = ""
) -> Paragraph:
    """Return a heading that stays with what follows; it leads to an anchor, if any."""
    return Paragraph(words=words, style=style, gap=gap, keep=True, widest=400, target=target)
