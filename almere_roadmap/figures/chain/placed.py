"""What a layout of a chain map is: where everything stands, in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from almere_roadmap.analysis.clusters.completeness import StageState
from almere_roadmap.domain.entities import Stage
from almere_roadmap.domain.words import ChainLane
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.routes import Point
from almere_roadmap.figures.chain.words import Gap, Words

ASIDE = 23.0
COLUMN = 46.0
"""The usual width of a column; places chosen by hand are in mm of this."""

GUTTER = 8.8
"""Room between the boxes of two columns, half of it on either side; flows go up and down in it."""

BETWEEN = 1.2
"""Room between two lanes."""

CellKey = tuple[str, ChainLane]


@dataclass(frozen=True)
class ChainLayout:
    """A whole chain map in mm.

    ``cells`` is keyed by (stage id, lane); ``notes`` holds notes and texts; ``single`` the boxes
    that are the only firm at home in their stage, ``outside`` those that sit outside the home area.
    ``lift`` is the room above all that stands in a lane, beyond the usual, where there is plenty.
    """

    chain: str
    stages: tuple[Stage, ...]
    states: Mapping[str, StageState]
    lanes: Mapping[ChainLane, Rect]
    cells: Mapping[CellKey, Rect]
    boxes: Mapping[str, Rect]
    notes: Mapping[str, Rect]
    frames: Mapping[str, Rect]
    cell_of: Mapping[str, CellKey]
    words: Mapping[str, Words]
    gaps: tuple[Gap, ...]
    flows: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Rect]
    single: frozenset[str]
    outside: frozenset[str]
    width: float
    height: float
    lift: float = 0.0

    @property
    def gap_keys(self) -> frozenset[str]:
        """Return the keys of the gaps."""
        return frozenset(gap.key for gap in self.gaps)

    @property
    def column(self) -> float:
        """Return the width of a column."""
        return next(iter(self.cells.values())).width


def corners_to_rect(
    corners: tuple[float, ...], lanes: Mapping[ChainLane, Rect], column: float
) -> Rect:
    """Return where a frame stands: columns across and lanes down, as places in mm."""
    left, top, right, bottom = corners
    x0, x1 = (ASIDE + at * column for at in (left, right))
    y0, y1 = (_lane_to_y(at, lanes) for at in (top, bottom))
    return Rect(x0, y0, max(x1 - x0, 1.0), max(y1 - y0, 1.0))


def _lane_to_y(at: float, lanes: Mapping[ChainLane, Rect]) -> float:
    rects = list(lanes.values())
    number = min(max(int(at // 1), 0), len(rects) - 1)
    return rects[number].y + (at - number) * (rects[number].height + BETWEEN)


def rect_to_corners(rect: Rect, placed: ChainLayout) -> tuple[float, ...]:
    """Return the corners of a frame that stands at a place in mm."""
    column = placed.column
    across = [(x - ASIDE) / column for x in (rect.x, rect.right)]
    down = [_y_to_lane(y, placed.lanes) for y in (rect.y, rect.bottom)]
    return tuple(round(at, 3) for at in (across[0], down[0], across[1], down[1]))


def _y_to_lane(y: float, lanes: Mapping[ChainLane, Rect]) -> float:
    rects = list(lanes.values())
    number = max((n for n, r in enumerate(rects) if y >= r.y), default=0)
    return number + (y - rects[number].y) / (rects[number].height + BETWEEN)
