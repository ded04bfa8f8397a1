"""Moving the view over the surface: Space and drag, or the middle button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QGraphicsView

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer


class Pan(Gesture):
    """Holds on to the surface where it was taken."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False
    strays = False

    def __init__(self, view: QGraphicsView) -> None:
        """Pan a view."""
        self._bars = view.horizontalScrollBar(), view.verticalScrollBar()
        self._before = tuple(bar.value() for bar in self._bars)
        self._taken = QPoint()

    def start(self, pointer: Pointer) -> None:
        """Remember where it was taken."""
        self._taken = pointer.view

    def follow(self, pointer: Pointer) -> None:
        """Move the view with the pointer."""
        gone = pointer.view - self._taken
        for bar, before, by in zip(self._bars, self._before, (gone.x(), gone.y()), strict=True):
            bar.setValue(before - by)

    def areas(self) -> tuple[QRectF, ...]:
        """Return nothing: moving the view paints what comes into it."""
        return ()

    def cancel(self) -> None:
        """Go back to where the view was."""
        for bar, before in zip(self._bars, self._before, strict=True):
            bar.setValue(before)
