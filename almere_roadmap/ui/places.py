"""Where the marks of a figure are: their rectangles, and which one lies under a point, in mm."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Line, Mark, Path, Picture, Text

_GRIP = 1.2
"""How far from a line, in mm, the pointer still takes it."""


def rect(mark: Mark) -> QRectF:
    """Return the rectangle around a mark."""
    if isinstance(mark, Box):
        return QRectF(mark.x, mark.y, mark.width, mark.height)
    if isinstance(mark, Picture):
        return QRectF(mark.x, mark.y, mark.size, mark.size)
    if isinstance(mark, Text):
        return _text_rect(mark)
    if isinstance(mark, Path) and mark.radius:
        (x, y), r = mark.points[0], mark.radius
        return QRectF(x - r, y - r, 2 * r, 2 * r)
    return _polygon(mark).boundingRect()


def points_rect(points: Iterable[tuple[float, float]]) -> QRectF:
    """Return the rectangle around some points."""
    xs, ys = zip(*points, strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


def _polygon(mark: Line | Path) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in mark.points])


def _text_rect(text: Text) -> QRectF:
    wide, high = measure.width_of(text), text.size * measure.MM_PER_POINT
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    if text.turned:
        return QRectF(text.x - 0.8 * high, text.y - wide + before, high, wide)
    return QRectF(text.x - before, text.y - 0.8 * high, wide, high)


def rect_of(marks: Iterable[Mark]) -> QRectF:
    """Return the rectangle around some marks, an empty one around none."""
    return reduce(lambda a, b: a | b, (rect(mark) for mark in marks), QRectF())


def key_at(marks: Iterable[Mark], point: QPointF) -> str:
    """Return the key of the topmost mark with a key under a point, "" for none."""
    return next((m.key for m in reversed(tuple(marks)) if m.key and _is_under(m, point)), "")


def _is_under(mark: Mark, point: QPointF) -> bool:
    around = rect(mark)
    if isinstance(mark, Line):
        return _is_near(mark, point)
    if isinstance(mark, Path) and mark.radius:
        gone = point - around.center()
        return gone.x() ** 2 + gone.y() ** 2 <= max(mark.radius, _GRIP) ** 2
    if isinstance(mark, Path):
        return _polygon(mark).containsPoint(point, Qt.FillRule.OddEvenFill)
    return around.contains(point)


def _is_near(line: Line, point: QPointF) -> bool:
    """Tell whether a point is within the grip of a line."""
    pieces = pairwise(line.points)
    return any(_distance(a, b, point) <= _GRIP for a, b in pieces)


def _distance(a: tuple[float, float], b: tuple[float, float], point: QPointF) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    along = ((point.x() - a[0]) * dx + (point.y() - a[1]) * dy) / squared if squared else 0.0
    along = min(1.0, max(0.0, along))
    gone_x, gone_y = point.x() - a[0] - along * dx, point.y() - a[1] - along * dy
    return float((gone_x**2 + gone_y**2) ** 0.5)
