"""The strips beside the timeline, which show their own part of its furniture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from almere_roadmap.figures.marks import Box, Text
from almere_roadmap.figures.shapes import cropped
from almere_roadmap.ui.canvas.mark_item import around
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint_marks
from almere_roadmap.ui.places import rect
from almere_roadmap.ui.timeline.sheet import TimelineSheet


def paint_strip(
    painter: QPainter, sheet: TimelineSheet, room: QRectF, covered: QRectF | None = None
) -> None:
    """Paint the furniture of a sheet within ``room``, in px from the top left of the sheet.

    Only what shows is painted: the hatching of a very tall sheet would take a while.  Words of
    which a part is ``covered`` are left out.
    """
    scale = sheet.scale_now
    seen, over = (
        QRectF(r.topLeft() / scale, r.size() / scale) for r in (room, covered or QRectF())
    )
    shown = (
        cropped(mark, seen.top(), seen.bottom()) if isinstance(mark, Box) else mark
        for mark in sheet.drawing.furniture
        if around(mark).intersects(seen)
        and not (isinstance(mark, Text) and rect(mark).intersects(over))
    )
    painter.save()
    painter.setClipRect(room)
    paint_marks(shown, painter, look.palette(), scale)
    painter.restore()
