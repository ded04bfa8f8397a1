"""A large sheet on A4 sheets: crop marks, a strip to glue on, and seams that cut no word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Picture, Stroke, Text
from almere_roadmap.i18n import _, number
from almere_roadmap.report import text
from almere_roadmap.report.flow import LANDSCAPE, PORTRAIT, Frame, Page
from almere_roadmap.report.placing import Extent, extent, moved
from almere_roadmap.report.seams import Seams

MARGIN = 10.0
"""What stays white around a tile, for printers that cannot reach the edge."""

STRIP = 10.0
"""How far a tile goes on beyond the seam: there the next one is glued on."""

_BLEED = 2.0
_CROP = Stroke(Ink("ink"), 0.2)


def tiled(pages: Sequence[Page]) -> list[Page]:
    """Return every page on as few A4 sheets as hold it, row by row."""
    return [tile for page in pages for tile in _tiles(page)]


@dataclass(frozen=True)
class _Tile:
    """A part of a large sheet: from where to the seams, and to the end of the strips."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float
    end: tuple[float, float]

    @property
    def inside(self) -> Extent:
        """Return what is printed, the strips included."""
        return self.left, self.top, *self.end

    def holds(self, mark: Mark) -> bool:
        """Tell whether a mark is on this tile as a whole."""
        return _within(extent(mark), self.inside)

    def shows(self, mark: Mark, *, torn: bool) -> bool:
        """Tell whether a mark is drawn: words and icons whole, all else as far as it is seen."""
        if isinstance(mark, Text | Picture) and not torn:
            return self.holds(mark)
        left, top, right, bottom = extent(mark)
        x0, y0, x1, y1 = self.inside
        return left <= x1 and right >= x0 and top <= y1 and bottom >= y0


def _tiles(page: Page) -> Iterator[Page]:
    frame = _frame(page)
    seams = Seams(page.marks)
    left, right = _body(page.frame.width, page.frame.margin)
    top, bottom = _body(page.frame.height, page.frame.margin)
    rows = seams.level(top, bottom, frame.height - 2 * MARGIN - STRIP, STRIP)
    columns = seams.upright(left, right, frame.width - 2 * MARGIN - STRIP, STRIP)
    tiles = [
        _Tile(row, column, x0, y0, x1, y1, (min(x1 + STRIP, right), min(y1 + STRIP, bottom)))
        for row, (y0, y1) in enumerate(pairwise(rows))
        for column, (x0, x1) in enumerate(pairwise(columns))
    ]
    whole = [mark for mark in seams.marks if any(tile.holds(mark) for tile in tiles)]
    # What is on no tile as a whole, such as a word wider than a sheet, is on all that it touches.
    torn = {id(m) for m in seams.marks if isinstance(m, Text | Picture)} - {id(m) for m in whole}
    for tile in tiles:
        shown = [m for m in seams.marks if tile.shows(m, torn=id(m) in torn)]
        yield _drawn(page, shown, frame, tile, (len(rows) - 1, len(columns) - 1))


def _frame(page: Page) -> Frame:
    """Return the way of the paper that holds the widest word, and takes fewest sheets."""
    words = [(m, w) for m in page.marks if isinstance(m, Text) for w in m.text.split()]
    widest = max((measure.width_of(replace(m, text=w)) for m, w in words), default=0.0)
    frames = [f for f in (LANDSCAPE, PORTRAIT) if widest < f.width - 2 * MARGIN - STRIP]
    return min(frames or [LANDSCAPE], key=lambda f: _across(page, f) * _down(page, f))


def _body(side: float, margin: float) -> tuple[float, float]:
    """Return from where to where a large sheet is tiled: its white margins are left off."""
    return margin - _BLEED, side - margin + _BLEED


def _across(page: Page, frame: Frame) -> int:
    first, last = _body(page.frame.width, page.frame.margin)
    return ceil((last - first - STRIP) / (frame.width - 2 * MARGIN - STRIP))


def _down(page: Page, frame: Frame) -> int:
    first, last = _body(page.frame.height, page.frame.margin)
    return ceil((last - first - STRIP) / (frame.height - 2 * MARGIN - STRIP))


def _drawn(
    page: Page, shown: Sequence[Mark], frame: Frame, tile: _Tile, count: tuple[int, int]
) -> Page:
    dx, dy = MARGIN - tile.left, MARGIN - tile.top
    made = Page(frame, furnished=False)
    made.marks += moved(shown, dx, dy)
    made.marks += _covers(frame, tile.end[0] + dx, tile.end[1] + dy)
    made.marks += _crops(frame, tile, dx, dy)
    made.marks += _label(tile, count, dx)
    if not tile.row and not tile.column:
        made.anchors = [(anchor, MARGIN) for anchor, _y in page.anchors]
    logo = page.logo
    if logo and _within((logo.x, logo.y, logo.x + logo.width, logo.y + logo.height), tile.inside):
        made.logo = replace(logo, x=logo.x + dx, y=logo.y + dy)
    return made


def _within(part: Extent, whole: Extent) -> bool:
    near = all(a >= b - 0.3 for a, b in zip(part[:2], whole[:2], strict=True))
    return near and all(a <= b + 0.3 for a, b in zip(part[2:], whole[2:], strict=True))


def _covers(frame: Frame, right: float, bottom: float) -> Iterator[Mark]:
    """Yield white over what reaches into the margins of a tile."""
    white, far = Ink("panel"), 2.0
    yield Box(-far, -far, frame.width + 2 * far, MARGIN + far, white)
    yield Box(-far, -far, MARGIN + far, frame.height + 2 * far, white)
    yield Box(right, -far, frame.width - right + far, frame.height + 2 * far, white)
    yield Box(-far, bottom, frame.width + 2 * far, frame.height - bottom + far, white)


def _crops(frame: Frame, tile: _Tile, dx: float, dy: float) -> Iterator[Mark]:
    """Yield marks in the margins where the sheet is cut and where the next one begins."""
    end_x, end_y = tile.end[0] + dx, tile.end[1] + dy
    for x in (MARGIN, tile.right + dx):
        yield Line(((x, MARGIN - 6), (x, MARGIN - 1)), _CROP)
        yield Line(((x, end_y + 1), (x, min(end_y + 6, frame.height - 3))), _CROP)
    for y in (MARGIN, tile.bottom + dy):
        yield Line(((MARGIN - 6, y), (MARGIN - 1, y)), _CROP)
        yield Line(((end_x + 1, y), (min(end_x + 6, frame.width - 3), y)), _CROP)


def _label(tile: _Tile, count: tuple[int, int], dx: float) -> Iterator[Mark]:
    """Yield which tile it is and what to do with it, between the crop marks at the top."""
    place = _("Row {row} of {rows}, column {column} of {columns}.").format(
        row=number(tile.row + 1),
        rows=number(count[0]),
        column=number(tile.column + 1),
        columns=number(count[1]),
    )
    what = _(
        "Cut along the marks at the left and the top; glue the next sheet on the strip beyond the "
        "marks at the right and the bottom."
    )
    room = tile.right + dx - MARGIN - 6
    style = text.Style(6.5, 8, ink="ink-2")
    lines = text.lines(f"{place} {what}" if sum(count) > 2 else place, room, style)[:2]
    for n, line in enumerate(lines):
        yield from text.line_marks(line, MARGIN + 3, MARGIN - 7.0 + n * style.line, style)
