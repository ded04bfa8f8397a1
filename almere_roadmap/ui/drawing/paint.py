"""Draws figures with Qt, the twin of ``report/paint.py``.

Text is drawn glyph by glyph at the widths that ``figures/measure.py`` gives, so that a line on the
screen ends where it ends in the PDF.  Upright edges snap to whole device pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from almere_roadmap.figures import icons, measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.shapes import arrow_head, hatch_lines, hatch_stroke, shaft
from almere_roadmap.figures.theme import Palette
from almere_roadmap.ui.drawing.fonts import DRAWN_SIZE, raw_font

_Point = tuple[float, float]


def paint(figure: Figure, painter: QPainter, palette: Palette, scale: float) -> None:
    """Draw a figure with its top left corner at the painter's origin; ``scale`` is px per mm."""
    paint_marks(figure.marks, painter, palette, scale)


def paint_marks(marks: Iterable[Mark], painter: QPainter, palette: Palette, scale: float) -> None:
    """Draw marks in their order; ``scale`` is px per mm (1 where the painter is in mm already)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for mark in marks:
        paint_mark(mark, painter, palette)
    painter.restore()


def paint_mark(mark: Mark, painter: QPainter, palette: Palette) -> None:
    """Draw one mark with a painter whose unit is the millimetre."""
    if isinstance(mark, Box):
        _paint_box(mark, painter, palette)
    elif isinstance(mark, Line):
        _paint_line(mark, painter, palette)
    elif isinstance(mark, Path):
        _paint_path(mark, painter, palette)
    elif isinstance(mark, Text):
        _paint_text(mark, painter, palette)
    else:
        _paint_picture(mark, painter, palette)


class Grid:
    """The device pixels under a painter in mm; turned painters have none."""

    def __init__(self, painter: QPainter) -> None:
        """Take the grid that is under a painter now."""
        to_device: QTransform = painter.deviceTransform()
        self.upright = to_device.m12() == 0 == to_device.m21() and to_device.m11() > 0
        self._x, self._y = to_device.m11(), to_device.m22()
        self._dx, self._dy = to_device.dx(), to_device.dy()

    def thickness(self, width: float) -> float:
        """Return a line width in mm of whole pixels, at least one."""
        return self.pixels(width) / self._x if self.upright else width

    def pixels(self, length: float) -> int:
        """Return how many pixels a length in mm takes, at least one."""
        return max(1, round(length * self._x))

    def x(self, x: float, width: float = 0.0) -> float:
        """Return x moved so that a line of ``width`` mm (0: an edge) covers whole pixels."""
        return _snapped(x, self._x, self._dx, width) if self.upright else x

    def y(self, y: float, width: float = 0.0) -> float:
        """Return y moved so that a line of ``width`` mm (0: an edge) covers whole pixels."""
        return _snapped(y, self._y, self._dy, width) if self.upright else y

    def polygon(self, points: Iterable[_Point], width: float) -> QPolygonF:
        """Return points as :meth:`x` and :meth:`y` move them, worked out together."""
        # Hundreds of lines are many thousand points: what is the same for all is found once.
        across, down = self._x, self._y
        left = (0.5 if round(width * across) % 2 else 0.0) - self._dx
        top = (0.5 if round(width * down) % 2 else 0.0) - self._dy
        return QPolygonF(
            [
                QPointF(
                    (round(x * across - left) + left) / across,
                    (round(y * down - top) + top) / down,
                )
                for x, y in points
            ]
        )

    def is_square(self, points: tuple[_Point, ...]) -> bool:
        """Tell whether all pieces of a line run along the pixels."""
        return self.upright and all(
            -1e-6 < x0 - x1 < 1e-6 or -1e-6 < y0 - y1 < 1e-6
            for (x0, y0), (x1, y1) in pairwise(points)
        )


def _snapped(value: float, scale: float, shift: float, width: float) -> float:
    half = 0.5 if round(width * scale) % 2 else 0.0
    return (round(value * scale + shift - half) + half - shift) / scale


def _colour(ink: Ink, palette: Palette) -> QColor:
    return QColor(palette.colour(ink))


def _pen(stroke: Stroke, palette: Palette, width: float) -> QPen:
    pen = QPen(_colour(stroke.ink, palette), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dash:
        pen.setDashPattern([length / width for length in stroke.dash])
    return pen


def _brush(fill: Ink | None, palette: Palette) -> QColor | Qt.BrushStyle:
    return _colour(fill, palette) if fill else Qt.BrushStyle.NoBrush


def _paint_box(box: Box, painter: QPainter, palette: Palette) -> None:
    grid = Grid(painter)
    width = grid.thickness(box.stroke.width) if box.stroke else 0.0
    left, top = grid.x(box.x, width), grid.y(box.y, width)
    right, bottom = grid.x(box.x + box.width, width), grid.y(box.y + box.height, width)
    painter.setPen(_pen(box.stroke, palette, width) if box.stroke else Qt.PenStyle.NoPen)
    painter.setBrush(_brush(box.fill, palette))
    painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), box.radius, box.radius)
    if box.hatch:
        stroke = hatch_stroke(box)
        painter.setPen(_pen(stroke, palette, stroke.width))
        for (x0, y0), (x1, y1) in hatch_lines(box):
            painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))


class LineParts(NamedTuple):
    """Pen, run and head of a line, ready to be drawn with one grid of pixels."""

    pen: QPen
    run: QPolygonF
    head: QPolygonF | None
    is_square: bool


def grid_of(painter: QPainter) -> tuple[float, ...]:
    """Return what the pixels under a painter are: while it stays, so do the parts of lines."""
    to = painter.deviceTransform()
    return to.m11(), to.m12(), to.m21(), to.m22(), round(to.dx() % 1, 4), round(to.dy() % 1, 4)


def line_parts(line: Line, grid: Grid, palette: Palette) -> LineParts:
    """Work out how a line is drawn on a grid of pixels."""
    is_square = grid.is_square(line.points)
    width = grid.thickness(line.stroke.width) if is_square else line.stroke.width

    def placed(points: Iterable[_Point]) -> QPolygonF:
        if not is_square:
            return QPolygonF([QPointF(x, y) for x, y in points])
        return grid.polygon(points, width)

    head = placed(arrow_head(line)) if line.arrow else None
    return LineParts(_pen(line.stroke, palette, width), placed(shaft(line)), head, is_square)


def paint_parts(parts: LineParts, painter: QPainter) -> None:
    """Draw a line that was worked out before."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(parts.pen)
    painter.drawPolyline(parts.run)
    if parts.head is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(parts.pen.color())
        painter.drawPolygon(parts.head)


def _paint_line(line: Line, painter: QPainter, palette: Palette) -> None:
    paint_parts(line_parts(line, Grid(painter), palette), painter)


def _paint_path(path: Path, painter: QPainter, palette: Palette) -> None:
    stroke = path.stroke
    painter.setPen(_pen(stroke, palette, stroke.width) if stroke else Qt.PenStyle.NoPen)
    painter.setBrush(_brush(path.fill, palette))
    if path.radius:
        painter.drawEllipse(QPointF(*path.points[0]), path.radius, path.radius)
    else:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in path.points]))


_BEFORE = {"middle": 0.5, "end": 1.0}
"""The share of a text that stands before the place it is anchored to."""


def _paint_text(text: Text, painter: QPainter, palette: Palette) -> None:
    before = 0.0 if text.anchor == "start" else measure.width_of(text) * _BEFORE[text.anchor]
    grid = Grid(painter)
    painter.save()
    painter.setPen(_colour(text.ink, palette))
    if text.turned:
        painter.translate(text.x, text.y)
        painter.rotate(-90)
        painter.translate(-before, 0)
    else:
        painter.translate(text.x - before, grid.y(text.y))
    factor = text.size * measure.MM_PER_POINT / DRAWN_SIZE
    painter.scale(factor, factor)
    runs = _glyph_runs(text.text, text.weight, text.tabular, text.italic)
    if _is_large(painter):
        for glyphs in runs:
            _fill_glyphs(painter, glyphs)
    else:
        for glyphs in runs:
            painter.drawGlyphRun(QPointF(0, 0), glyphs)
    painter.restore()


def _is_large(painter: QPainter) -> bool:
    """Tell whether type would be larger than Qt draws glyphs at all: it leaves them out then."""
    place = painter.deviceTransform()
    return hypot(place.m11(), place.m12()) > 0.9


def _fill_glyphs(painter: QPainter, glyphs: QGlyphRun) -> None:
    font = glyphs.rawFont()
    outline = QPainterPath()
    for glyph, place in zip(glyphs.glyphIndexes(), glyphs.positions(), strict=True):
        outline.addPath(font.pathForGlyph(glyph).translated(place))
    outline.setFillRule(Qt.FillRule.WindingFill)
    painter.fillPath(outline, painter.pen().color())


@lru_cache(maxsize=8192)
def _glyph_runs(text: str, weight: int, tabular: bool, italic: bool) -> tuple[QGlyphRun, ...]:
    found, start = [], 0.0
    for font, piece in measure.runs(text, weight, tabular=tabular, italic=italic):
        ends = list(accumulate(measure.advances(font, piece), initial=start))
        run = QGlyphRun()
        run.setRawFont(raw_font(font))
        run.setGlyphIndexes(measure.glyphs(font, piece))
        run.setPositions([QPointF(end * DRAWN_SIZE, 0) for end in ends[:-1]])
        found.append(run)
        start = ends[-1]
    return tuple(found)


def _paint_picture(picture: Picture, painter: QPainter, palette: Palette) -> None:
    painter.save()
    painter.translate(picture.x, picture.y)
    painter.scale(picture.size / icons.GRID, picture.size / icons.GRID)
    pen = QPen(_colour(picture.ink, palette), icons.STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_icon_path(picture.icon))
    painter.restore()


@cache
def _icon_path(name: str) -> QPainterPath:
    path = QPainterPath()
    for verb, points in icons.outline(name):
        places = [QPointF(x, y) for x, y in points]
        match verb:
            case "M":
                path.moveTo(places[0])
            case "L":
                path.lineTo(places[0])
            case "C":
                path.cubicTo(*places)
            case "Z":
                path.closeSubpath()
    return path
