"""Tables on paper: a head that repeats, rows that are not split, flagged cells, totals, groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal

from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Stroke
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.report import text
from almere_roadmap.report.blocks import HAIRLINE, RULE, Block, Paragraph, caption
from almere_roadmap.report.tags import Element, Tagged
from almere_roadmap.report.text import Rich, Style

_GAP = 2.0
DAY = 22.0
"""How wide a column of days is, in mm: the longest, 28 May 2028, stays on a line."""

# A table is not split so that fewer rows than this stand alone.
_FEW = 2
# Heights are added up in another order than room is used up.
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Column:
    """A column ``width`` mm wide; numbers and dates stand at the right, words at the left."""

    title: str
    width: float
    align: Literal["left", "right"] = "left"
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, a second line, a flag's letter, whether it stands back,
    and over how many columns it runs."""

    words: Rich = ""
    second: Rich = ""
    letter: str = ""
    is_flagged: bool = False
    is_faint: bool = False
    spans: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row: plain, the total, a group's heading, or the sum that is not in the source."""

    cells: tuple[Cell | Rich, ...]
    kind: Literal["plain", "total", "group", "sum"] = "plain"


@dataclass(frozen=True, slots=True)
class Look:
    """How roomy a table is: type, and air above and below in mm; ``inset`` at the right edge."""

    style: Style
    above: float
    below: float
    inset: float = 0.0


FIGURES = Look(replace(text.TABLE, tabular=True), 0.95, 0.75)
DENSE = Look(replace(text.DENSE, tabular=True), 0.7, 0.5)
WORDS = Look(replace(text.TABLE, tabular=True), 1.5, 1.3)


@dataclass(frozen=True)
class _Laid:
    """A row broken into lines: per cell the lines and those of its second words."""

    row: Row
    cells: tuple[tuple[list[text.Line], list[text.Line]], ...]
    height: float


class _Rows:
    """Rows broken into lines, once per width; the parts of a table take theirs over."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._known: dict[float, tuple[list[_Laid], list[float]]] = {}

    def at(
        self, width: float, lay: Callable[[Row, float], _Laid]
    ) -> tuple[list[_Laid], list[float]]:
        """Return the rows at a width, and where each begins and the last ends."""
        if width not in self._known:
            laid = [lay(row, width) for row in self._rows]
            self._known[width] = laid, [0.0, *accumulate(row.height for row in laid)]
        return self._known[width]

    def after(self, count: int) -> _Rows:
        """Return the rows from a place on; those before it can be let go once they are drawn."""
        rest = _Rows(self._rows[count:])
        rest._known = {w: (laid[count:], tops[count:]) for w, (laid, tops) in self._known.items()}
        return rest


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A titled table; ``note`` and ``source`` stand under its last part.

    ``names_rows`` says that the first column names its rows, where no head names the columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: Rich = ""
    look: Look = WORDS
    note: Rich = ""
    source: str = ""
    gap: float = 8.0
    names_rows: bool = False
    # Its rows broken into lines, with those that follow them where it is a part.
    _broken: _Rows | None = field(default=None, compare=False, repr=False)
    # What it is in the structure: all its parts are one table, with one title and one head.
    _whole: Element = field(default_factory=lambda: Element("Table"), compare=False, repr=False)
    _goes_on: bool = False

    def __post_init__(self) -> None:
        """Break the rows of a table that is no part when it is asked for."""
        if self._broken is None:
            object.__setattr__(self, "_broken", _Rows(self.rows))

    def _scale(self, width: float) -> float:
        return width / sum(column.width for column in self.columns)

    def _head(self, width: float) -> tuple[list[list[text.Line]], float]:
        scale = self._scale(width)
        cells = [
            text.lines(column.title, self._room(place, scale), text.HEAD)
            for place, column in enumerate(self.columns)
        ]
        return cells, max(len(cell) for cell in cells) * text.HEAD.line + 1.9

    def head_lines(self, width: float) -> list[list[str]]:
        """Return the words of each column's head, line by line."""
        return [["".join(p.span.text for p in line) for line in c] for c in self._head(width)[0]]

    def _room(self, place: int, scale: float) -> float:
        last = place == len(self.columns) - 1
        inset = self.look.inset if self.columns[place].align == "right" or last else 0.0
        gap = _GAP if self.columns[place].align == "right" else self._gap(place)
        return self.columns[place].width * scale - gap - inset

    def _gap(self, place: int) -> float:
        """Return the air before the words of a column; more where they follow numbers."""
        if not place or self.columns[place].align == "right":
            return 0.0
        return 2 * _GAP if self.columns[place - 1].align == "right" else _GAP

    def _at(self, width: float) -> tuple[list[_Laid], list[float]]:
        assert self._broken is not None
        return self._broken.at(width, self._lay)

    def laid(self, width: float) -> list[_Laid]:
        """Return its rows broken into lines."""
        return self._at(width)[0][: len(self.rows)]

    def _lay(self, row: Row, width: float) -> _Laid:
        style, scale = self._style(row), self._scale(width)
        if row.kind == "group":
            words = text.lines(_cell(row.cells[0]).words, width, style)
            return _Laid(row, ((words, []),), 3.0 + len(words) * style.line + 0.75)
        laid = tuple(
            self._lay_cell(_cell(cell), place, scale, style) for place, cell in enumerate(row.cells)
        )
        tallest = max(len(a) * style.line + len(b) * text.SECOND.line for a, b in laid)
        return _Laid(row, laid, tallest + self.look.above + self.look.below)

    def _lay_cell(
        self, cell: Cell, place: int, scale: float, style: Style
    ) -> tuple[list[text.Line], list[text.Line]]:
        room = sum(self._room(place + n, scale) for n in range(cell.spans))
        own = style.having(self._weight(cell, place, style))
        second = text.lines(cell.second, room, text.SECOND) if cell.second else []
        return text.lines(cell.words, room, own), second

    def _style(self, row: Row) -> Style:
        style = self.look.style
        if row.kind in ("total", "group"):
            return style.having(600)
        return style.having(style.weight, "ink-2") if row.kind == "sum" else style

    def _weight(self, cell: Cell, place: int, style: Style) -> int:
        return 600 if cell.is_flagged else max(style.weight, self.columns[place].weight)

    def _title_lines(self, width: float) -> list[text.Line]:
        return text.lines(self.title, width, text.TITLE) if self.title else []

    def _note_lines(self, width: float) -> list[text.Line]:
        words = _noted(self.note, self.source)
        return text.lines(words, width, text.CAPTION) if words else []

    def _above(self, width: float) -> float:
        title = self._title_lines(width)
        return len(title) * text.TITLE.line + 1.5 if title else 0.0

    def _below(self, width: float) -> float:
        note = self._note_lines(width)
        return len(note) * text.CAPTION.line + 1.6 if note else 0.0

    def height(self, width: float) -> float:
        """Return the height of title, head, rows and note."""
        tops = self._at(width)[1]
        rows = tops[len(self.rows)] - tops[0]
        return self._above(width) + self._head(width)[1] + rows + self._below(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Split between rows; head and title come back on the next page."""
        room -= self._above(width) + self._head(width)[1]
        tops = self._at(width)[1]
        count = bisect_right(tops, tops[0] + room + _TINY, 0, len(self.rows) + 1) - 1
        # A group's heading goes with its first row; the last row keeps company with the note.
        while count and (self.rows[count - 1].kind == "group" or _belongs(self.rows, count)):
            count -= 1
        count = min(count, len(self.rows) - _FEW)
        if count < _FEW or self.rows[count - 1].kind == "group":
            return None
        first = replace(self, rows=self.rows[:count], note="", source="", keep=False)
        assert self._broken is not None
        after = self._broken.after(count)
        rest = replace(self, rows=self.rows[count:], anchor=None, _broken=after, _goes_on=True)
        return first, rest

    def loosened(self, width: float, room: float) -> Sequence[Block]:
        """Take rows that are higher than a page out of the table, as running text."""
        whole = room - self._above(width) - self._head(width)[1]
        blocks: list[Block] = []
        for laid in self.laid(width):
            if laid.height <= whole:
                alone = replace(self, rows=(laid.row,), note="", source="", gap=0.0)
                blocks.append(replace(alone, _broken=None, _whole=Element("Table")))
            else:
                blocks += [
                    Paragraph(words=_cell(cell).words, gap=1.5)
                    for cell in laid.row.cells
                    if text.plain(_cell(cell).words)
                ]
        return blocks

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield title, head, rows and note."""
        return (mark for _path, mark in self.tagged(x, y, width))

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield the title as a heading, the table row by row, and the note."""
        above = text.tagged(self._title_lines(width), x, y, text.TITLE, Element("H2"))
        y += self._above(width)
        head, tall = self._head(width)
        begun = (*above, *self._head_tagged(head, (x, y, width, tall)))
        # What is said again overleaf is not heard again.
        yield from (((), mark) for _path, mark in begun) if self._goes_on else begun
        laid = self.laid(width)
        yield from self._rows_tagged(laid, x, y + tall, width)
        y += tall + sum(row.height for row in laid) + 1.6
        yield from text.tagged(self._note_lines(width), x, y, text.CAPTION, Element("P"))

    def body(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        """Yield the rows alone."""
        yield from self._rows_tagged(self.laid(width), x, y, width)

    def _rows_tagged(
        self, rows: Sequence[_Laid], x: float, y: float, width: float
    ) -> Iterator[Tagged]:
        for laid in rows:
            yield from self._row_tagged(laid, (x, y, width))
            y += laid.height

    def _places(self, x: float, width: float) -> Iterator[tuple[Column, float, float]]:
        """Yield each column with its left edge and its width."""
        scale = self._scale(width)
        for column in self.columns:
            yield column, x, column.width * scale
            x += column.width * scale

    def _head_tagged(
        self, cells: list[list[text.Line]], room: tuple[float, float, float, float]
    ) -> Iterator[Tagged]:
        (x, y, width, tall), most = room, max(len(lines) for lines in cells)
        row = Element("TR", children=[Element("TH") for _column in self.columns])
        for place, (column, left, wide) in enumerate(self._places(x, width)):
            top = y + (most - len(cells[place])) * text.HEAD.line
            path = (self._whole, row, row.children[place])
            lines = self._cell_lines(cells[place], column, place, left, wide, top, text.HEAD)
            yield from ((path, mark) for mark in lines)
        yield (), Line(((x, y + tall), (x + width, y + tall)), RULE)

    def _cell_lines(
        self,
        lines: list[text.Line],
        column: Column,
        place: int,
        left: float,
        wide: float,
        top: float,
        style: Style,
    ) -> Iterator[Mark]:
        gap = self._gap(place)
        for number, line in enumerate(lines):
            y = top + number * style.line
            if column.align == "right":
                end = left + wide - self.look.inset
                yield from text.line_marks(line, end, y, style, anchor="end")
            else:
                yield from text.line_marks(line, left + gap, y, style)

    def _row_tagged(self, laid: _Laid, room: tuple[float, float, float]) -> Iterator[Tagged]:
        x, y, width = room
        bottom, style = y + laid.height, self._style(laid.row)
        if laid.row.kind == "group":
            head = Element("TH", span=len(self.columns))
            path = (self._whole, Element("TR"), head)
            for number, line in enumerate(laid.cells[0][0]):
                top = y + 3.0 + number * style.line - 0.4
                yield from ((path, mark) for mark in text.line_marks(line, x, top, style))
            yield (), Line(((x, bottom), (x + width, bottom)), RULE)
            return
        if laid.row.kind == "total":
            yield (), Line(((x, y), (x + width, y)), RULE)
        yield (), Line(((x, bottom), (x + width, bottom)), _rule_under(laid.row))
        cells = {n: self._element(laid.row, n) for n in _own(laid.row)}
        row = Element("TR", children=list(cells.values()))
        for place, (column, left, wide) in enumerate(self._places(x, width)):
            if place in cells:
                path = (self._whole, row, cells[place])
                marks = self._cell_marks(laid, place, column, left, wide, y)
                yield from ((path, mark) for mark in marks)

    def _element(self, row: Row, place: int) -> Element:
        if self.names_rows and not place:
            return Element("TH", heads_row=True)
        return Element("TD", span=_cell(row.cells[place]).spans)

    def _cell_marks(
        self, laid: _Laid, place: int, column: Column, left: float, wide: float, y: float
    ) -> Iterator[Mark]:
        cell, style = _cell(laid.row.cells[place]), self._style(laid.row)
        style = style.having(self._weight(cell, place, style))
        if cell.is_flagged:
            edge = Stroke(Ink("flag"), 0.75 * MM_PER_POINT)
            yield Box(left, y, wide, laid.height, Ink("flag-ground"), edge)
            style = style.having(style.weight, "flag")
        elif cell.is_faint:
            style = style.having(style.weight, "ink-2")
        top = y + self.look.above
        if cell.letter:
            small = Style(7.5, style.leading, 600, style.ink)
            letter = text.lines(cell.letter, wide, small)[0]
            yield from text.line_marks(letter, left + 1.2, top, small)
        lines, second = laid.cells[place]
        yield from self._cell_lines(lines, column, place, left, wide, top, style)
        top += len(lines) * style.line
        yield from self._cell_lines(second, column, place, left, wide, top, text.SECOND)


def _cell(cell: Cell | Rich) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _own(row: Row) -> list[int]:
    """Return the places of cells that no cell before them runs over."""
    places, covered = [], 0
    for place, cell in enumerate(row.cells):
        if place >= covered:
            places.append(place)
            covered = place + _cell(cell).spans
    return places


def _belongs(rows: tuple[Row, ...], count: int) -> bool:
    """Tell whether the row after ``count`` rows belongs with the one before it."""
    return count < len(rows) and rows[count].kind in ("total", "sum") and count > 1


def _rule_under(row: Row) -> Stroke:
    return RULE if row.kind == "total" else HAIRLINE


def _noted(note: Rich, source: str) -> Rich:
    if not source:
        return note
    if isinstance(note, str):
        return caption(note, source)
    lead, *rest = text.spans(caption("", source))
    return (*text.spans(note), text.Span(" "), lead, *rest)
