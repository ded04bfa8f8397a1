"""A large sheet on A4 sheets: crop marks, a strip to glue on, and seams that cut no word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

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


def _tiles(page: Page) -> Iterator[Page]:
    frame = min((LANDSCAPE, PORTRAIT), key=lambda f: _across(page, f) * _down(page, f))
    seams = Seams(page.marks)
    left, right = _body(page.frame.width, page.frame.margin)
    top, bottom = _body(page.frame.height, page.frame.margin)
    rows = seams.level(top, bottom, frame.height - 2 * MARGIN - STRIP, STRIP)
    columns = seams.upright(left, right, frame.width - 2 * MARGIN - STRIP, STRIP)
    count = (len(rows) - 1, len(columns) - 1)
    for row, (y0, y1) in enumerate(pairwise(rows)):
        for column, (x0, x1) in enumerate(pairwise(columns)):
            end = (min(x1 + STRIP, right), min(y1 + STRIP, bottom))
            tile = _Tile(row, column, x0, y0, x1, y1, end)
            yield _drawn(page, seams.marks, frame, tile, count)


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
    page: Page, marks: Sequence[Mark], frame: Frame, tile: _Tile, count: tuple[int, int]
) -> Page:
    inside = (tile.left, tile.top, *tile.end)
    shown = [mark for mark in marks if _belongs(mark, inside)]
    dx, dy = MARGIN - tile.left, MARGIN - tile.top
    made = Page(frame, furnished=False)
    made.marks += moved(shown, dx, dy)
    made.marks += _covers(frame, tile.end[0] + dx, tile.end[1] + dy)
    made.marks += _crops(frame, tile, dx, dy)
    made.marks += _label(frame, tile, count)
    if not tile.row and not tile.column:
        made.anchors = [(anchor, MARGIN) for anchor, _y in page.anchors]
    logo = page.logo
    if logo and _within((logo.x, logo.y, logo.x + logo.width, logo.y + logo.height), inside):
        made.logo = replace(logo, x=logo.x + dx, y=logo.y + dy)
    return made


def _belongs(mark: Mark, inside: Extent) -> bool:
    """Tell whether a mark is drawn on a tile: words and icons whole, all else as far as seen."""
    left, top, right, bottom = extent(mark)
    if isinstance(mark, Text | Picture):
        return _within((left, top, right, bottom), inside)
    apart = right < inside[0] or left > inside[2] or bottom < inside[1] or top > inside[3]
    return not apart


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


def _label(frame: Frame, tile: _Tile, count: tuple[int, int]) -> Iterator[Mark]:
    words = _(
        "Row {row} of {rows}, column {column} of {columns}. Cut along the marks at the left and "
        "the top; glue the next sheet on the strip beyond the marks at the right and the bottom."
    ).format(
        row=number(tile.row + 1),
        rows=number(count[0]),
        column=number(tile.column + 1),
        columns=number(count[1]),
    )
    style = replace(text.FURNITURE, size=6.5)
    yield Text(MARGIN + 8, MARGIN - 3.5, words, style.size, ink=Ink("ink-2"))
