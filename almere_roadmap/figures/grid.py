"""A matrix of numbers with heads, totals and grounds: what all matrices have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.i18n import _, number

ROW = 6.2
_LEGEND = 4.6
_GREY = Ink("ink-2")
_SIZES = (8.0, 7.5, 7.0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its key and number in words, the token of its ground, and whether it is flagged.

    ``void`` is a cell that cannot be: it is hatched.
    """

    key: str
    words: str
    token: str = ""
    flagged: bool = False
    void: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by row and column; a head has a whole name and a brief one; totals may be left out.

    Names of rows take at most ``name_share`` of the width.
    """

    rows: Sequence[str]
    heads: Sequence[tuple[str, str]]
    cells: Sequence[Sequence[Entry]]
    row_totals: Sequence[float] = ()
    column_totals: Sequence[float] = ()
    row_keys: Sequence[str] = ()
    strong_rows: frozenset[int] = frozenset()
    name_share: float = 0.31

    @property
    def all_heads(self) -> list[tuple[str, str]]:
        """Return the heads with that of the totals."""
        return [*self.heads, *([(_("Total"), _("Total"))] if self.row_totals else [])]


def grid_marks(grid: Grid, width: float) -> tuple[list[Mark], float]:
    """Draw a matrix over ``width`` mm and tell where it ends."""
    weights = [600 if place in grid.strong_rows else 400 for place in range(len(grid.rows))]
    wides = (measure.width(name, 8.5, w) for name, w in zip(grid.rows, weights, strict=True))
    widest = max(wides, default=20.0)
    label = min(widest + 3, grid.name_share * width)
    column = (width - label) / max(1, len(grid.all_heads))
    marks, top = _head_marks(grid, label, column)
    for place, name in enumerate(grid.rows):
        y = top + place * ROW
        weight = weights[place]
        shown, key = measure.shorten(name, label - 2, 8.5, weight), dict(enumerate(grid.row_keys))
        marks.append(Text(0, y + 4.1, shown, 8.5, weight, key=key.get(place, "")))
        for number_, cell in enumerate(grid.cells[place]):
            marks += _cell(cell, label + number_ * column, y, column)
        if grid.row_totals:
            marks.append(_total(grid.row_totals[place], width - column / 2, y + 4.1))
    bottom = top + len(grid.rows) * ROW
    if not grid.column_totals:
        return marks, bottom
    return [*marks, *_foot(grid, label, column, bottom, width)], bottom + ROW


def _head_marks(grid: Grid, label: float, column: float) -> tuple[list[Mark], float]:
    """Return the heads, and where they end; where not even the brief ones fit they are turned."""
    room = column - 0.4
    size = next((size for size in _SIZES if _fit(grid, size, room)), 0.0)
    if not size:
        # Written upwards they need no room across.
        names = [measure.shorten(name, 32, 8) for name, _brief in grid.all_heads]
        top = max(measure.width(name, 8, 600) for name in names) + 3
        return [*_turned(grid, names, label, column, top)], top
    heads = [_lines(*pair, room, size) for pair in grid.all_heads]
    top = 3.4 * max(len(lines) for lines in heads) + 2
    return [*_level(grid, heads, label, column, (top, size))], top


def _fit(grid: Grid, size: float, room: float) -> bool:
    """Tell whether every head fits, at least by its brief name."""
    briefs = enumerate(brief for _whole, brief in grid.all_heads)
    return all(measure.width(brief, size, _weight(grid, n)) <= room for n, brief in briefs)


def _weight(grid: Grid, place: int) -> int:
    return 600 if grid.row_totals and place == len(grid.heads) else 400


def _turned(
    grid: Grid, names: Sequence[str], label: float, column: float, top: float
) -> Iterator[Mark]:
    for place, name in enumerate(names):
        x = label + (place + 0.5) * column + 1
        yield Text(x, top - 1.6, name, 8, _weight(grid, place), _GREY, turned=True)


def _level(
    grid: Grid,
    heads: Sequence[Sequence[str]],
    label: float,
    column: float,
    place_and_size: tuple[float, float],
) -> Iterator[Mark]:
    top, size = place_and_size
    for place, lines in enumerate(heads):
        x = label + (place + 0.5) * column
        for row, line in enumerate(reversed(lines)):
            y = top - 1.6 - 3.4 * row
            yield Text(x, y, line, size, _weight(grid, place), _GREY, "middle")


def _lines(name: str, brief: str, room: float, size: float) -> list[str]:
    """Break a head at hyphens and blanks only; where a word is too wide, use the brief one."""
    whole = all(measure.width(part, size) <= room for part in name.replace("-", "- ").split())
    if whole:
        return measure.break_lines(name, room, size, most=2)
    return measure.break_lines(brief, room, size, most=1, whole=True)


def _cell(cell: Entry, x: float, y: float, column: float) -> Iterator[Mark]:
    box = (x + 0.3, y + 0.3, column - 0.6, ROW - 0.6)
    if cell.void:
        yield Box(*box, stroke=Stroke(Ink("line"), 0.18), radius=0.5, hatch="/")
        return
    yield Box(*box, Ink(cell.token) if cell.token else None, radius=0.5, key=cell.key)
    if cell.flagged:
        right, up = box[0] + box[2], box[1]
        corner = ((right - 2, up), (right, up), (right, up + 2))
        yield Path(corner, Ink("flag"), key=cell.key)
    is_empty = not cell.words
    weight, ink = (600, Ink("ink")) if cell.token else (400, _GREY if is_empty else Ink("ink"))
    words = cell.words or "·"
    yield Text(x + column / 2, y + 4.1, words, 8.5, weight, ink, "middle", True, key=cell.key)


def _total(value: float, x: float, y: float) -> Mark:
    return Text(x, y, number(value), 8.5, 600, anchor="middle", tabular=True)


def _foot(grid: Grid, label: float, column: float, y: float, width: float) -> Iterator[Mark]:
    yield Line(((0, y), (width, y)), Stroke(Ink("ink"), 0.26))
    yield Text(0, y + 4.3, _("Total"), 8.5, 600)
    sums = (*grid.column_totals, *([sum(grid.column_totals)] if grid.row_totals else []))
    for place, value in enumerate(sums):
        yield _total(value, label + (place + 0.5) * column, y + 4.3)


def legend(entries: Sequence[tuple[str, str]], width: float, y: float) -> tuple[list[Mark], float]:
    """Return what tokens mean, in as many lines as it takes, and where the last one stands.

    The token "flag" is a corner, "" words alone.
    """
    marks: list[Mark] = []
    x = 0.0
    for token, words in entries:
        wide = measure.width(words, 8) + (5 if token else 0)
        if x and x + wide > width:
            x, y = 0.0, y + _LEGEND
        if token == "flag":
            marks.append(Path(((x, y - 2.6), (x + 2.6, y - 2.6), (x + 2.6, y)), Ink(token)))
        elif token:
            marks.append(Box(x, y - 2.6, 3.6, 3, Ink(token), radius=0.4))
        marks.append(Text(x + (5 if token else 0), y, words, 8, ink=_GREY))
        x += wide + 4
    return marks, y
