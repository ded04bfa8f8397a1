"""Where things are on a chain canvas: cells of stage × lane and the boxes in them, in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from almere_roadmap.domain.words import ChainLane
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.placed import COLUMN, ChainLayout


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a stage and a lane cross."""

    stage: str
    lane: ChainLane


@dataclass(frozen=True)
class Ground:
    """The rectangles of cells, parties and notes; cells run in reading order.

    ``things`` are all that stand in a cell: the parties (``boxes``), notes and texts.  Places by
    hand are counted from ``lift`` mm under the top of a cell.
    """

    cells: Mapping[Cell, QRectF] = field(default_factory=dict)
    boxes: Mapping[str, QRectF] = field(default_factory=dict)
    things: Mapping[str, QRectF] = field(default_factory=dict)
    cell_of: Mapping[str, Cell] = field(default_factory=dict)
    lift: float = 0.0

    def cell_at(self, point: QPointF) -> Cell | None:
        """Return the cell at a point or, outside all, the nearest one."""
        inside = next((c for c, rect in self.cells.items() if rect.contains(point)), None)
        return inside or min(
            self.cells, key=lambda c: _distance(self.cells[c], point), default=None
        )

    def place_in(self, cell: Cell, rect: QRectF) -> tuple[float, float]:
        """Return the place by hand of a thing in a cell, moved back inside where it sticks out.

        Across, it is counted on a column of the usual width, so that it suits any.
        """
        area = self.cells[cell]
        x = min(max(rect.left(), area.left()), max(area.left(), area.right() - rect.width()))
        low = max(area.top(), area.bottom() - rect.height())
        y = min(max(rect.top(), area.top(), area.top() + self.lift), low)
        across = (x - area.left()) * COLUMN / area.width()
        return round(across, 1), round(y - area.top() - self.lift, 1)

    def beside(self, cell: Cell, across: int, down: int) -> Cell | None:
        """Return the cell some columns and rows on, None beyond the border."""
        stages = list(dict.fromkeys(c.stage for c in self.cells))
        lanes = list(dict.fromkeys(c.lane for c in self.cells))
        if cell.stage not in stages or cell.lane not in lanes:
            return None
        column, row = stages.index(cell.stage) + across, lanes.index(cell.lane) + down
        if not (0 <= column < len(stages) and 0 <= row < len(lanes)):
            return None
        return Cell(stages[column], lanes[row])

    def in_reading_order(self) -> list[str]:
        """Return what stands there from left to right, each column from top to bottom."""
        at = self.things
        return sorted(at, key=lambda t: (at[t].left(), at[t].top()))


def _distance(rect: QRectF, point: QPointF) -> float:
    across = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
    down = max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0)
    return across * across + down * down


def ground_of(placed: ChainLayout) -> Ground:
    """Return the ground of a chain that is laid out."""
    of = {key: Cell(*key) for key in placed.cells}
    cells = {of[key]: qrect(rect) for key, rect in placed.cells.items()}
    boxes = {box: qrect(rect) for box, rect in placed.boxes.items()}
    notes = {note: qrect(rect) for note, rect in placed.notes.items()}
    cell_of = {thing: of[key] for thing, key in placed.cell_of.items()}
    return Ground(cells, boxes, {**boxes, **notes}, cell_of, placed.lift)


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)
