"""The groups at the table: their names, colours and signs (never a colour alone)."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPolygonF

from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.words import Group
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look


def name(group: Group) -> str:
    """Return the name of a group in the language in force."""
    return _(GROUP[group])


def token(group: Group) -> str:
    """Return the colour token of a group."""
    return f"group-{group.value}"


def draw(painter: QPainter, group: Group, centre: QPointF, size: float) -> None:
    """Draw the sign of a group: circle, square, triangle or diamond, ``size`` px across."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(token(group)))
    half = size / 2
    if group is Group.ENTREPRENEURS:
        painter.drawEllipse(centre, half, half)
    elif group is Group.GOVERNMENT:
        side = half * 0.9
        painter.drawRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side))
    else:
        painter.drawPolygon(_polygon(group, centre, half))
    painter.restore()


def _polygon(group: Group, centre: QPointF, half: float) -> QPolygonF:
    diamond = [(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)]
    triangle = [(0.0, -1.0), (1.1, 0.9), (-1.1, 0.9)]
    corners = triangle if group is Group.KNOWLEDGE else diamond
    points = [QPointF(centre.x() + x * half, centre.y() + y * half) for x, y in corners]
    return QPolygonF(points)


def pixmap(group: Group, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """Return the sign of a group as a picture, ``size`` px across at 100 %."""
    return _drawn(group, look.px(size), look.palette().name, ratio)


@cache
def _drawn(group: Group, size: int, palette: str, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, group, QPointF(size / 2, size / 2), size * 0.8)
    painter.end()
    return picture


def icon(group: Group, size: int = 14) -> QIcon:
    """Return the sign of a group for a button."""
    found = QIcon()
    for ratio in (1, 2):
        found.addPixmap(pixmap(group, size, ratio))
    return found
