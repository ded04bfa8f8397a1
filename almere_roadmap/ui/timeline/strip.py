"""The strips beside the timeline, which show their own part of its furniture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from almere_roadmap.figures.marks import Box
from almere_roadmap.figures.shapes import cropped
from almere_roadmap.ui import look
from almere_roadmap.ui.canvas.mark_item import around
from almere_roadmap.ui.paint import paint_marks
from almere_roadmap.ui.timeline.sheet import TimelineSheet


def paint_strip(painter: QPainter, sheet: TimelineSheet, room: QRectF) -> None:
    """Paint the furniture of a sheet within ``room``, in px from the top left of the sheet.

    Only what shows is painted: the hatching of a very tall sheet would take a while.
    """
    scale = sheet.scale_now
    seen = QRectF(room.topLeft() / scale, room.size() / scale)
    marks = (mark for mark in sheet.drawing.furniture if around(mark).intersects(seen))
    shown = (
        cropped(mark, seen.top(), seen.bottom()) if isinstance(mark, Box) else mark
        for mark in marks
    )
    painter.save()
    painter.setClipRect(room)
    paint_marks(shown, painter, look.palette(), scale)
    painter.restore()
