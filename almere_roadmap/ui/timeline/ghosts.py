"""Bars as they would be: dashed, where a proposed move would bring them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from almere_roadmap.analysis.roadmap.ripple import Dates
from almere_roadmap.domain.entities import Dependency
from almere_roadmap.figures import measure
from almere_roadmap.figures.roadmap_layout import Bar, RoadmapLayout
from almere_roadmap.i18n import _
from almere_roadmap.report.words import when
from almere_roadmap.ui import look
from almere_roadmap.ui.timeline import snap


def dashed() -> QPen:
    """Return the pen of a preview."""
    pen = QPen(look.colour("accent"), 2, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen


def ghost(placed: RoadmapLayout, dates: tuple[str, str], y: float, height: float) -> QRectF:
    """Return the rectangle of a bar with other dates."""
    known = snap.span_of(*dates)
    assert known is not None
    first, last = known
    left = placed.scale.clamped(first)
    right = max(placed.scale.clamped(snap.step(last, snap.Unit.DAY, 1)), left + 1.2)
    return QRectF(left, y, right - left, height)


def paint_ghosts(
    painter: QPainter, placed: RoadmapLayout, dates: Dates, links: Iterable[Dependency]
) -> None:
    """Draw the bars of some items at other dates, and the links that push them there."""
    bars = {name: bar for name in dates if (bar := placed.bar(name)) is not None}
    rects = {n: ghost(placed, dates[n], bar.y, bar.height) for n, bar in bars.items()}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for link in links:
        ends = [rects.get(n) or _stood(placed, n) for n in (link.predecessor, link.successor)]
        if ends[0] is not None and ends[1] is not None:
            _paint_way(painter, ends[0], ends[1])
    for name, bar in bars.items():
        _paint_bar(painter, bar, rects[name], dates[name], placed.look.text)
    painter.restore()


def _stood(placed: RoadmapLayout, name: str) -> QRectF | None:
    """Return the rectangle of a bar as it stands, None when it is not on the sheet."""
    bar = placed.bar(name)
    return QRectF(bar.left, bar.y, bar.right - bar.left, bar.height) if bar else None


def _paint_way(painter: QPainter, before: QRectF, after: QRectF) -> None:
    painter.setPen(dashed())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = QPointF(max(after.left() - 1.6, before.right()), before.center().y())
    down = QPointF(corner.x(), after.center().y())
    way = [QPointF(before.right(), corner.y()), corner, down, QPointF(after.left(), down.y())]
    painter.drawPolyline(QPolygonF(way))


def _paint_bar(
    painter: QPainter, bar: Bar, rect: QRectF, dates: tuple[str, str], text: float
) -> None:
    ground = QColor(look.colour("accent-soft"))
    ground.setAlphaF(0.94)
    painter.setPen(dashed())
    painter.setBrush(ground)
    if bar.is_point:
        x, y, r = rect.left(), rect.center().y(), rect.height() * 0.42
        corners = (QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y))
        painter.drawPolygon(QPolygonF(corners))
        return
    painter.drawRect(rect)
    words = _("{name} from {day}").format(name=bar.item.code or bar.item.title, day=when(dates[0]))
    font = QFont("Inter")
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.DemiBold)
    # A font of 100 px shrunk to the scene: sizes below 1 px are not drawn.
    size = text * measure.MM_PER_POINT / 100
    room = rect.adjusted(1.6, 0, -1.0, 0)
    shown = QFontMetricsF(font).elidedText(
        words, Qt.TextElideMode.ElideRight, max(0.0, room.width() / size)
    )
    painter.save()
    painter.translate(room.topLeft())
    painter.scale(size, size)
    painter.setFont(font)
    painter.setPen(look.colour("accent"))
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(0, 0, room.width() / size, room.height() / size), side, shown)
    painter.restore()
