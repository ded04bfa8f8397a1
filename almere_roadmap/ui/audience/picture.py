"""Paints what stands on the second screen: there at full size, and small for the facilitator."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from almere_roadmap.figures import hall_sheet
from almere_roadmap.figures.hall_sheet import Sheet
from almere_roadmap.figures.ink import Ink
from almere_roadmap.figures.theme import Palette
from almere_roadmap.ui.audience.room import Room
from almere_roadmap.ui.drawing.paint import paint, paint_marks

_LIGHT = 2.6
"""Radius of the red light in mm."""

_RED = "#FF4A3D"
_RING = 0.8


class RoomPicture:
    """The screen as pixels, made anew when more than the red light changes."""

    def __init__(self) -> None:
        """Start without a picture."""
        self._pixels = QPixmap()
        self._of: tuple[object, ...] = ()

    def paint(self, painter: QPainter, room: Room, scale: float) -> None:
        """Draw the screen with its corner at the painter's origin; ``scale`` is px per mm."""
        ratio = painter.device().devicePixelRatio()
        chosen = room.bridge.selection
        of = (room.version, room.size, room.aim, room.bright, chosen, scale, ratio)
        if of != self._of:
            self._of, self._pixels = of, _pixels(room, scale, ratio)
        painter.drawPixmap(QPointF(0, 0), self._pixels)
        if room.trail.points:
            painter.save()
            painter.scale(scale, scale)
            thick = _LIGHT * max(1.0, room.size.width() / 508)
            room.trail.paint(painter, thick, QColor(_RED))
            painter.restore()


def _pixels(room: Room, scale: float, ratio: float) -> QPixmap:
    size = room.size * scale * ratio
    made = QPixmap(max(1, ceil(size.width())), max(1, ceil(size.height())))
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    _paint_room(painter, room, scale)
    painter.end()
    return made


def _paint_room(painter: QPainter, room: Room, scale: float) -> None:
    size, palette = room.size, room.palette
    area = QRectF(0, 0, size.width() * scale + 1, size.height() * scale + 1)
    painter.fillRect(area, QColor(palette.colour(Ink("paper"))))
    if room.sheet is None:
        paint(room.board, painter, palette, scale)
    else:
        paint_marks(room.sheet.head, painter, palette, scale)
        _drawing(painter, room, room.sheet, (palette, scale))


def _drawing(painter: QPainter, room: Room, sheet: Sheet, by: tuple[Palette, float]) -> None:
    """Draw what is seen of a drawing: what moves, then what stays in sight at its left and top."""
    (palette, scale), area, aim = by, sheet.area, room.aim
    x, y = hall_sheet.origin(sheet, aim)
    still_x, still_y = max(x, area.x), max(y, area.y)
    left, top = (mm * aim.zoom for mm in sheet.frozen)
    chosen = room.place_of(room.bridge.selection)
    right, bottom = area.x + area.width, area.y + area.height
    parts = (
        (QRectF(still_x + left, still_y + top, right, bottom), QPointF(x, y)),
        (QRectF(still_x + left, area.y, right, still_y + top - area.y), QPointF(x, still_y)),
        (QRectF(area.x, still_y + top, still_x + left - area.x, bottom), QPointF(still_x, y)),
        (
            QRectF(area.x, area.y, still_x + left - area.x, still_y + top - area.y),
            QPointF(still_x, still_y),
        ),
    )
    within = QRectF(area.x, area.y, area.width, area.height)
    for part, corner in parts:
        if part.isEmpty() or (corner != QPointF(x, y) and sheet.frozen == (0.0, 0.0)):
            continue
        painter.save()
        seen = part & within
        painter.setClipRect(
            QRectF(seen.x() * scale, seen.y() * scale, seen.width() * scale, seen.height() * scale)
        )
        painter.translate(corner * scale)
        paint(sheet.drawing, painter, palette, aim.zoom * scale)
        if chosen is not None:
            painter.scale(aim.zoom * scale, aim.zoom * scale)
            _ring(painter, chosen, QColor(palette.colour(Ink("accent"))))
        painter.restore()


def _ring(painter: QPainter, chosen: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, _RING, Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chosen.adjusted(-0.9, -0.9, 0.9, 0.9), 1.2, 1.2)
