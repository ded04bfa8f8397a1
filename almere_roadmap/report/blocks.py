"""What a page is filled with: paragraphs, lists, figures, remarks, things side by side.

A block knows its height at a width and yields marks in millimetres; some can be split where a
page ends.  Nothing here knows of PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.report import text
from almere_roadmap.report.placing import moved, scaled
from almere_roadmap.report.tags import Element, ListItem, Tagged, leading_to
from almere_roadmap.report.text import Rich, Style

BETWEEN = 6.0
"""Air in mm between two blocks."""

_TITLE_LINES = 5
# A title that names many records with long names says no more after some lines.

TEXT_WIDTH = 141.0
"""The widest that running text gets, in mm."""

_ROLES = {
    text.COVER: "H1",
    text.PAGE_TITLE: "H1",
    text.SECTION: "H1",
    text.TITLE: "H2",
}

HAIRLINE = Stroke(Ink("line"), 0.5 * MM_PER_POINT)
RULE = Stroke(Ink("ink"), 0.75 * MM_PER_POINT)


@dataclass(frozen=True)
class Anchor:
    """A place that the outline and the contents lead to."""

    key: str
    title: str
    level: int = 0


@dataclass(frozen=True, kw_only=True)
class Block:
    """A thing on a page.

    ``gap`` is the air above it in mm, none at the top of a page; ``keep`` holds it on one page
    with what follows; ``sources`` go to the foot of the pages on which it stands.
    """

    gap: float = BETWEEN
    keep: bool = False
    sources: tuple[str, ...] = ()
    anchor: Anchor | None = None

    def height(self, width: float) -> float:
        """Return its height in mm when ``width`` mm wide."""
        raise NotImplementedError

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield its marks with the top left corner at (x, y)."""
        raise NotImplementedError

    @property
    def element(self) -> Element:
        """Return what it is in the structure of the document."""
        return Element("P")

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield its marks with what they belong to."""
        path = (self.element,)
        for mark in self.marks(x, y, width):
            yield path, mark

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Return a part at most ``room`` mm high and the rest, None where it cannot be split."""
        return None

    def loosened(self, width: float, room: float) -> Sequence[Block]:
        """Return what stands in its place where even a whole page, ``room`` mm, is too low."""
        return (self,)


@dataclass(frozen=True, kw_only=True)
class Space(Block):
    """Nothing, ``size`` mm high."""

    size: float
    gap: float = 0.0

    def height(self, width: float) -> float:
        """Return its height."""
        return self.size

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield nothing."""
        return iter(())


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """Running text; ``widest`` limits its lines, ``bullet`` hangs before the first.

    ``target`` is the anchor that it leads to; ``item`` is what it is of a list.
    """

    words: Rich
    style: Style = text.BODY
    widest: float = TEXT_WIDTH
    bullet: str = ""
    target: str = ""
    item: ListItem | None = field(default=None, compare=False)
    _lines: tuple[text.Line, ...] | None = None

    @property
    def _indent(self) -> float:
        return 3.6 if self.bullet else 0.0

    def _broken(self, width: float) -> tuple[text.Line, ...]:
        if self._lines is not None:
            return self._lines
        room = min(width, self.widest) - self._indent
        return tuple(text.lines(self.words, room, self.style))

    @property
    def element(self) -> Element:
        """Return a heading or a paragraph, as its type shows."""
        return Element(_ROLES.get(self.style, "P"))

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield its lines as heading, paragraph or item and, where they lead elsewhere, a link."""
        path = self.item.body if self.item else (self.element,)
        if self.target:
            path = (*path, leading_to(self.target))
        for mark in self._bullet_marks(x, y):
            yield (self.item.label if self.item else path), mark
        for mark in self._line_marks(x, y, width):
            yield path, mark

    def height(self, width: float) -> float:
        """Return its height."""
        return len(self._broken(width)) * self.style.line

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield its bullet and its lines."""
        yield from self._bullet_marks(x, y)
        yield from self._line_marks(x, y, width)

    def _bullet_marks(self, x: float, y: float) -> Iterator[Mark]:
        if self.bullet.strip():
            (line,) = text.lines(self.bullet, 5, self.style)
            yield from text.line_marks(line, x + 0.3, y, replace(self.style, ink="ink-2"))

    def _line_marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        for number, line in enumerate(self._broken(width)):
            top = y + number * self.style.line
            yield from text.line_marks(line, x + self._indent, top, self.style)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between lines, leaving at least two on either side."""
        lines = self._broken(width)
        fitting = min(int(room / self.style.line + 1e-6), len(lines) - 2)
        if fitting < 2:
            return None
        first = replace(self, _lines=lines[:fitting], keep=False)
        rest = replace(self, _lines=lines[fitting:], anchor=None, bullet=" " if self.bullet else "")
        return first, rest


def bullets(items: Sequence[Rich], style: Style = text.BODY, target: str = "") -> list[Block]:
    """Return a list with a dot before each item; all lead to one anchor, if any."""
    gaps, whole = (1.5, *(1.2,) * len(items)), Element("L")
    return [
        Paragraph(words=item, style=style, bullet="•", gap=gap, target=target, item=ListItem(whole))
        for item, gap in zip(items, gaps, strict=False)
    ]


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A figure: title with its flag, the drawing, and the caption that ends in its source."""

    figure: Figure
    gap: float = 8.0
    titled: bool = True

    def _title(self) -> Rich:
        figure = self.figure
        flagged = (text.chip(figure.flag),) if figure.flag else ()
        return (text.Span(figure.title), *flagged)

    def _caption(self) -> Rich:
        return caption(self.figure.caption, self.figure.source)

    def _parts(self, width: float) -> tuple[list[text.Line], list[text.Line]]:
        has_title = self.titled and (self.figure.title or self.figure.flag)
        title = (
            text.first_lines(self._title(), width, text.TITLE, _TITLE_LINES) if has_title else []
        )
        has_caption = self.figure.caption or self.figure.source
        words = text.lines(self._caption(), width, text.CAPTION) if has_caption else []
        return title, words

    def height(self, width: float) -> float:
        """Return the height of title, drawing and caption."""
        title, words = self._parts(width)
        above = len(title) * text.TITLE.line + 1.5 if title else 0.0
        below = len(words) * text.CAPTION.line + 1.6 if words else 0.0
        return above + self.figure.height + below

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield title, drawing and caption."""
        return (mark for _path, mark in self.tagged(x, y, width))

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield the title as a heading, the drawing with its description, and the caption."""
        title, words = self._parts(width)
        yield from text.tagged(title, x, y, text.TITLE, Element("H2"))
        y += len(title) * text.TITLE.line + (1.5 if title else 0.0)
        figure = (Element("Figure", self.figure.alt or self.figure.title or " "),)
        for mark in moved(self.figure.marks, x, y):
            yield figure, mark
        yield from text.tagged(words, x, y + self.figure.height + 1.6, text.CAPTION, Element("P"))

    def loosened(self, width: float, room: float) -> Sequence[Block]:
        """Shrink the drawing."""
        if self.figure.height <= 0:
            return (self,)
        excess = self.height(width) - room
        factor = max(0.05, (self.figure.height - excess) / self.figure.height)
        return (replace(self, figure=scaled(self.figure, factor)),)


def caption(words: str, source: str) -> Rich:
    """Return a caption that ends in where the figures come from."""
    from almere_roadmap.i18n import _

    if not source:
        return words
    lead = f"{words} " if words else ""
    return (text.Span(lead), text.bold(_("Source:")), text.Span(f" {source}"))


@dataclass(frozen=True, kw_only=True)
class Remark(Block):
    """A remark on the data: flag ground with a bar at the left."""

    words: Rich
    _BAR = 1.4
    _PADDING = (4.2, 2.2)

    def _lines(self, width: float) -> list[text.Line]:
        return text.lines(self.words, width - self._PADDING[0] - 2.0, text.REMARK)

    def height(self, width: float) -> float:
        """Return the height of its ground."""
        return len(self._lines(width)) * text.REMARK.line + 2 * self._PADDING[1]

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield the ground, the bar and the lines."""
        yield from self.ground(x, y, width, self.height(width))

    def ground(self, x: float, y: float, width: float, height: float) -> Iterator[Mark]:
        """Yield it on a ground of a given height, so that neighbours end alike."""
        yield Box(x, y, width, height, Ink("flag-ground"))
        yield Box(x, y, self._BAR, height, Ink("flag"))
        for number, line in enumerate(self._lines(width)):
            top = y + self._PADDING[1] + number * text.REMARK.line
            yield from text.line_marks(line, x + self._PADDING[0], top, text.REMARK)

    def loosened(self, width: float, room: float) -> Sequence[Block]:
        """Go on as running text."""
        return (Paragraph(words=self.words, style=text.REMARK),)


@dataclass(frozen=True, kw_only=True)
class Notice(Block):
    """The legal note: a white box with an ink border."""

    words: Rich
    _PADDING = (3.0, 2.0)

    def _lines(self, width: float) -> list[text.Line]:
        return text.lines(self.words, width - 2 * self._PADDING[0], text.REMARK)

    def height(self, width: float) -> float:
        """Return the height of the box."""
        return len(self._lines(width)) * text.REMARK.line + 2 * self._PADDING[1]

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield the box and its lines."""
        yield Box(x, y, width, self.height(width), Ink("panel"), RULE)
        for number, line in enumerate(self._lines(width)):
            top = y + self._PADDING[1] + number * text.REMARK.line
            yield from text.line_marks(line, x + self._PADDING[0], top, text.REMARK)


@dataclass(frozen=True, kw_only=True)
class Columns(Block):
    """Stacks of blocks side by side, ``gutter`` mm apart; ``ruled`` draws a line above each.

    ``shares`` are relative widths.  What is higher than a page goes on below one another.
    """

    stacks: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()
    gutter: float = 4.0
    ruled: bool = False

    def _widths(self, width: float) -> list[float]:
        shares = self.shares or (1.0,) * len(self.stacks)
        room = width - self.gutter * (len(self.stacks) - 1)
        return [room * share / sum(shares) for share in shares]

    @property
    def _above(self) -> float:
        return 2.6 if self.ruled else 0.0

    def height(self, width: float) -> float:
        """Return the height of the highest stack."""
        pairs = zip(self.stacks, self._widths(width), strict=True)
        return self._above + max((stack_height(s, w) for s, w in pairs), default=0.0)

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield the stacks from left to right."""
        return (mark for _path, mark in self.tagged(x, y, width))

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield the stacks from left to right, each from top to bottom."""
        tall = self.height(width)
        for stack, wide in zip(self.stacks, self._widths(width), strict=True):
            if self.ruled:
                yield (), Line(((x, y), (x + wide, y)), RULE)
            if len(stack) == 1 and isinstance(stack[0], Remark):
                remark = (stack[0].element,)
                for mark in stack[0].ground(x, y, wide, tall):
                    yield remark, mark
            else:
                yield from _stacked(stack, x, y + self._above, wide)
            x += wide + self.gutter

    def loosened(self, width: float, room: float) -> Sequence[Block]:
        """Put everything below one another."""
        return [block for stack in self.stacks for block in stack]


def beside(left: Block, right: Block, shares: tuple[float, float] = (1.0, 1.0)) -> Columns:
    """Return two blocks side by side, with the sources of both."""
    sources = tuple(dict.fromkeys((*left.sources, *right.sources)))
    return Columns(stacks=((left,), (right,)), shares=shares, gap=left.gap, sources=sources)


def together(blocks: Sequence[Block], shares: tuple[float, float] = (1.0, 1.0)) -> Iterator[Block]:
    """Yield blocks in pairs, side by side; an odd one last and alone."""
    for start in range(0, len(blocks) - 1, 2):
        yield beside(blocks[start], blocks[start + 1], shares)
    if len(blocks) % 2:
        yield blocks[-1]


def remarks(words: Sequence[Rich], across: int) -> Iterator[Block]:
    """Yield remarks, ``across`` beside each other."""
    for start in range(0, len(words), across):
        row: list[tuple[Block, ...]] = [
            (Remark(words=one),) for one in words[start : start + across]
        ]
        row += [()] * (across - len(row))
        yield Columns(stacks=tuple(row), gap=6 if start == 0 else 3)


def stack_height(blocks: Sequence[Block], width: float) -> float:
    """Return the height of blocks below one another."""
    air = sum(block.gap for block in blocks[1:])
    return air + sum(block.height(width) for block in blocks)


def _stacked(blocks: Sequence[Block], x: float, y: float, width: float) -> Iterator[Tagged]:
    """Yield the marks of blocks below one another."""
    for place, block in enumerate(blocks):
        y += block.gap if place else 0.0
        yield from block.tagged(x, y, width)
        y += block.height(width)
