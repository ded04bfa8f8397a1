"""All flows of a chain as one item: hundreds of lines that cross everything, painted in one go.

An item for each would be asked for its outline and be painted whole wherever it is touched.  Here
level and upright lines become rectangles of whole pixels, worked out once for a zoom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from almere_roadmap.figures.chain.routes import Point
from almere_roadmap.figures.marks import Line, Mark
from almere_roadmap.ui.canvas.mark_item import GRIP, MARGIN, around, shape_of
from almere_roadmap.ui.canvas.tiles import Tiles
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import Grid, grid_of, line_parts, paint_mark
from almere_roadmap.ui.places import rect

_READABLE = 1.4
"""From how many px per mm the words of flows are drawn: below it they would be grey dust."""

_HIGH = 40.0
"""How high the bands are by which flows are found, in mm."""
_SPARE = 100.0
_FEW = 60
"""Of how many flows the ground is painted anew strip by strip; of more all is."""


@dataclass(frozen=True, slots=True)
class _Dashes:
    """A level or upright piece of a line, filled with a picture of its dashes from ``origin``."""

    area: QRectF
    origin: QPointF
    brush: QBrush


@dataclass
class _Drawn:
    """A flow in device pixels: rectangles of plain lines, lines in dashes, arrow heads."""

    colour: int
    rects: list[QRectF] = field(default_factory=list)
    dashed: list[_Dashes] = field(default_factory=list)
    heads: list[QPolygonF] = field(default_factory=list)
    slanted: list[tuple[QPen, QPolygonF]] = field(default_factory=list)


class _Flow:
    """One flow: its marks, where they are, and how strongly it shows."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.lines = [mark for mark in marks if isinstance(mark, Line)]
        self.words = [mark for mark in marks if not isinstance(mark, Line)]
        self.bounds = QRectF()
        for mark in marks:
            self.bounds = self.bounds.united(around(mark))
        self.opacity, self.place = 1.0, 0
        self.drawn: _Drawn | None = None

    def runs_at(self, at: QPointF) -> bool:
        """Tell whether one of its lines is within reach of a place."""
        pieces = (piece for line in self.lines for piece in pairwise(line.points))
        return any(_is_near(at.x(), at.y(), *piece) for piece in pieces)

    def speaks_at(self, at: QPointF) -> bool:
        """Tell whether its words stand at a place."""
        return any(rect(mark).contains(at) for mark in self.words)

    def strips(self) -> list[QRectF]:
        """Return the ground that its lines and words take, not all that lies between its ends."""
        words = [around(mark) for mark in self.words]
        pieces = (piece for line in self.lines for piece in pairwise(line.points))
        along = (QRectF(QPointF(*a), QPointF(*b)).normalized() for a, b in pieces)
        return [*words, *(r.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) for r in along)]

    def outline(self) -> QRectF:
        """Return where its words stand, else all of it."""
        return rect(self.words[0]) if self.words else self.bounds


class FlowLayer(QGraphicsItem):
    """Every flow of a chain, by its id."""

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self._flows: dict[str, _Flow] = {}
        self._carried: dict[str, _Flow] = {}
        self._area = QRectF()
        self._tiles = Tiles(self._paint_area)
        self._bands: dict[int, set[_Flow]] = {}
        self._drawn_for: tuple[object, ...] = ()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_flows(self, flows: Mapping[str, tuple[Mark, ...]]) -> None:
        """Show these flows from now on; only where one is another is anything painted."""
        before, self._flows = self._flows, {}
        for place, (key, marks) in enumerate(flows.items()):
            old = before.get(key)
            flow = old if old is not None and old.marks is marks else _Flow(marks)
            self._flows[key], flow.place = flow, place
        was, here = set(before.values()), set(self._flows.values())
        gone, new = was - here, here - was
        if gone or new:
            self._sort(gone, new)
            self._fit_area(new if len(gone | new) <= _FEW else here)
            self._repaint(gone | new)

    def _sort(self, gone: Iterable[_Flow], new: Iterable[_Flow]) -> None:
        """Keep the flows in bands, so that not all are asked whether they are in view."""
        for flow in gone:
            for band in _bands(flow.bounds):
                self._bands[band].discard(flow)
        for flow in new:
            for band in _bands(flow.bounds):
                self._bands.setdefault(band, set()).add(flow)

    def _fit_area(self, flows: Collection[_Flow]) -> None:
        """Make room for flows: for all, or for a few more than there were."""
        area = QRectF() if len(flows) == len(self._flows) else QRectF(self._area)
        for flow in flows:
            if not area.contains(flow.bounds):
                area = area.united(flow.bounds.adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE))
        # Room to spare all around: a new size would have everything painted anew.
        area = _rounded_up(area)
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    def _repaint(self, flows: Collection[_Flow]) -> None:
        if len(flows) > _FEW:
            self._tiles.forget()
            self.update()
            return
        strips = [strip for flow in flows for strip in flow.strips()]
        self._tiles.change(strips)
        self._update(strips)

    def _update(self, strips: Iterable[QRectF]) -> None:
        for strip in strips:
            self.update(strip)

    def carry(self, flows: Mapping[str, tuple[Mark, ...]]) -> None:
        """Show some flows elsewhere for as long as something is carried; {} puts them back."""
        self._update_carried()
        lifted = flows.keys() ^ self._carried.keys()
        self._carried = {key: _Flow(marks) for key, marks in flows.items() if key in self._flows}
        self._repaint([self._flows[key] for key in lifted & self._flows.keys()])
        self._update_carried()

    def _update_carried(self) -> None:
        self._update(strip for flow in self._carried.values() for strip in flow.strips())

    def fade(self, opacities: Mapping[str, float]) -> None:
        """Show flows more or less strongly; 0 hides one."""
        changed = [f for key, f in self._flows.items() if f.opacity != opacities.get(key, 1.0)]
        for key, opacity in opacities.items():
            self._flows[key].opacity = opacity
        self._repaint(changed)

    @property
    def shown(self) -> list[str]:
        """Return all flows, the hidden ones too."""
        return list(self._flows)

    @property
    def squares_kept(self) -> int:
        """Return of how many squares the picture is kept."""
        return len(self._tiles)

    def __contains__(self, key: str) -> bool:
        """Tell whether a flow is here."""
        return key in self._flows

    def opacity_of(self, key: str) -> float:
        """Return how strongly a flow shows."""
        return self._flows[key].opacity

    def outline(self, key: str) -> QRectF:
        """Return where the words of a flow stand, else all of it."""
        return self._flows[key].outline()

    def path(self, key: str) -> QPainterPath:
        """Return the strip along a flow that is framed when it is chosen."""
        return shape_of(self._flows[key].marks)

    def flow_at(self, at: QPointF) -> str:
        """Return the uppermost flow at a place, "" for none."""
        near = [
            (key, flow)
            for key, flow in reversed(self._flows.items())
            if flow.opacity and flow.bounds.contains(at)
        ]
        # Words lie over all lines.
        spoken = next((key for key, flow in near if flow.speaks_at(at)), "")
        return spoken or next((key for key, flow in near if flow.runs_at(at)), "")

    # What Qt asks.

    def boundingRect(self) -> QRectF:
        """Return all that is painted."""
        return self._area

    def shape(self) -> QPainterPath:
        """Return nothing: ``contains`` answers for single places."""
        return QPainterPath()

    def contains(self, point: QPointF) -> bool:  # type: ignore[override]
        """Tell whether a flow runs there."""
        return bool(self.flow_at(point))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the flows in the exposed part."""
        self._tiles.draw(painter, option.exposedRect & self._area, (look.palette().name,))
        carried = list(self._carried.values())
        if carried:
            self._paint_flows(carried, option.exposedRect, painter)

    def _paint_area(self, painter: QPainter, seen: QRectF) -> None:
        """Draw the flows that lie there and are not being carried."""
        found = set().union(*(self._bands.get(band, ()) for band in _bands(seen)))
        found -= {self._flows[key] for key in self._carried if key in self._flows}
        here = sorted((f for f in found if f.bounds.intersects(seen)), key=lambda f: f.place)
        self._paint_flows(here, seen, painter)

    def _paint_flows(self, flows: list[_Flow], seen: QRectF, painter: QPainter) -> None:
        """Draw lines, then words over them."""
        flows = [flow for flow in flows if flow.opacity]
        self._work_out(flows, painter)
        for opacity in {flow.opacity for flow in flows}:
            painter.setOpacity(opacity)
            _paint_lines([f for f in flows if f.opacity == opacity], seen, painter)
        if painter.deviceTransform().m22() >= _READABLE:
            self._paint_words(flows, painter)
        painter.setOpacity(1.0)

    def _paint_words(self, flows: list[_Flow], painter: QPainter) -> None:
        for flow in flows:
            for mark in flow.words:
                painter.setOpacity(flow.opacity)
                paint_mark(mark, painter, look.palette())

    def _work_out(self, flows: list[_Flow], painter: QPainter) -> None:
        drawn_for = (*grid_of(painter), look.palette().name)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            for flow in self._flows.values():
                flow.drawn = None
        grid = Grid(painter)
        for flow in flows:
            if flow.drawn is None:
                flow.drawn = _worked_out(flow.lines, grid)


def _bands(area: QRectF) -> range:
    return range(int(area.top() // _HIGH), int(area.bottom() // _HIGH) + 1)


def _rounded_up(area: QRectF) -> QRectF:
    """Return a rectangle around another whose sides are multiples of the room to spare."""
    left, top = area.left() // _SPARE * _SPARE, area.top() // _SPARE * _SPARE
    right, bottom = -(-area.right() // _SPARE) * _SPARE, -(-area.bottom() // _SPARE) * _SPARE
    return QRectF(left, top, right - left, bottom - top)


def _worked_out(lines: Iterable[Line], grid: Grid) -> _Drawn:
    drawn = _Drawn(look.colour("ink").rgba())
    for line in lines:
        pen, run, head, is_square = line_parts(line, grid, look.palette())
        drawn.colour = pen.color().rgba()
        if not is_square:
            drawn.slanted.append((pen, run))
        elif line.stroke.dash:
            drawn.dashed.extend(_dashes(line, grid, pen, run.toList()))
        else:
            drawn.rects.extend(_rects(run.toList(), pen.widthF() / 2))
        if head is not None:
            drawn.heads.append(head)
    return drawn


def _dashes(line: Line, grid: Grid, pen: QPen, points: list[QPointF]) -> Iterator[_Dashes]:
    """Yield the pieces of a line in dashes of whole pixels.

    Qt begins a thin line in dashes anew at the edge of what is painted, so squares would not fit.
    """
    dash = grid.pixels(line.stroke.dash[0]), grid.pixels(line.stroke.dash[1])
    px = grid.thickness(0.0)
    period, along = sum(dash) * px, 0.0
    areas = _rects(points, pen.widthF() / 2)
    for (a, b), area in zip(pairwise(points), areas, strict=True):
        across, down = b.x() - a.x(), b.y() - a.y()
        back = along if across + down < 0 else -along
        is_level = abs(down) < abs(across)
        origin = QPointF(a.x() + back, a.y()) if is_level else QPointF(a.x(), a.y() + back)
        brush = _dash_brush(pen.color().rgba(), dash, (is_level, across + down < 0), px)
        yield _Dashes(area, QPointF(grid.x(origin.x()), grid.y(origin.y())), brush)
        along = (along + abs(across) + abs(down)) % period


@lru_cache(maxsize=64)
def _dash_brush(colour: int, dash: tuple[int, int], way: tuple[bool, bool], px: float) -> QBrush:
    """Return a brush of dashes and gaps, of so many pixels of ``px`` mm, that go a way."""
    (is_level, is_back), (full, empty) = way, dash
    size = QSize(full + empty, 1) if is_level else QSize(1, full + empty)
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    for place in range(empty, full + empty) if is_back else range(full):
        picture.setPixelColor(*((place, 0) if is_level else (0, place)), QColor.fromRgba(colour))
    brush = QBrush(picture)
    brush.setTransform(QTransform.fromScale(px, px))
    return brush


def _rects(points: list[QPointF], half: float) -> list[QRectF]:
    """Return a line of level and upright pieces as rectangles, which meet at its corners."""
    found, last = [], len(points) - 2
    for place, (a, b) in enumerate(pairwise(points)):
        x0, y0, x1, y1 = a.x(), a.y(), b.x(), b.y()
        before, after = half if place else 0.0, half if place < last else 0.0
        if abs(y1 - y0) < abs(x1 - x0):
            left, right = (x0 - before, x1 + after) if x0 < x1 else (x1 - after, x0 + before)
            found.append(QRectF(left, y0 - half, right - left, 2 * half))
        else:
            top, bottom = (y0 - before, y1 + after) if y0 < y1 else (y1 - after, y0 + before)
            found.append(QRectF(x0 - half, top, 2 * half, bottom - top))
    return found


def _paint_lines(flows: list[_Flow], seen: QRectF, painter: QPainter) -> None:
    drawn = [flow.drawn for flow in flows if flow.drawn is not None]
    painter.setPen(Qt.PenStyle.NoPen)
    for colour in {d.colour for d in drawn}:
        ours = [d for d in drawn if d.colour == colour]
        painter.setBrush(QColor.fromRgba(colour))
        painter.drawRects([r for d in ours for r in d.rects])
        for head in (h for d in ours for h in d.heads):
            painter.drawPolygon(head)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen, run in (part for d in drawn for part in d.slanted):
        painter.setPen(pen)
        painter.drawPolyline(run)
    for piece in (piece for d in drawn for piece in d.dashed):
        if piece.area.intersects(seen):
            painter.setBrushOrigin(piece.origin)
            painter.fillRect(piece.area, piece.brush)


def _is_near(x: float, y: float, a: Point, b: Point) -> bool:
    """Tell whether a place is within reach of a piece of a line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    share = min(1.0, max(0.0, ((x - a[0]) * dx + (y - a[1]) * dy) / long)) if long else 0.0
    across, down = x - a[0] - share * dx, y - a[1] - share * dy
    return across * across + down * down <= GRIP * GRIP / 4
