"""The window for the second screen: what the facilitator chooses to show, large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.audience.picture import paint_room
from almere_roadmap.ui.audience.room import Room

_MM_PER_INCH = 25.4


class AudienceWindow(QWidget):
    """Shows a vote, a chain, the roadmap or a figure; always in its own palette.

    Wheel and drag look closer and elsewhere; nothing can be changed from the second screen.

    Signals:
        seen(bool): whether it is on show from now on.
    """

    seen = Signal(bool)

    def __init__(self, room: Room) -> None:
        """Show what stands in a room."""
        super().__init__(None, Qt.WindowType.Window)
        self.room = room
        self._held: QPointF | None = None
        self.setMinimumSize(1024, 640)
        self.resize(1280, 720)
        room.changed.connect(self.update)
        room.redrawn.connect(self._name)

    def present(self, beside: QWidget) -> None:
        """Show it on a screen on which ``beside`` is not; in a window where there is none."""
        here = beside.screen()
        other = next((s for s in QGuiApplication.screens() if s is not here), None)
        self.refresh()
        # On a screen of its own it leaves the keyboard to the facilitator.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, other is not None)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, other is not None)
        if other is None:
            self.show()
        else:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        self.raise_()

    @property
    def scale(self) -> float:
        """Return how many px a millimetre takes where a point of type is a point."""
        return self.logicalDpiX() / _MM_PER_INCH

    def refresh(self) -> None:
        """Draw everything anew, in the language in force."""
        self.room.refresh()

    def _name(self) -> None:
        self.setWindowTitle(_("Screen for the room"))
        self.setAccessibleName(_("Screen for the room"))
        self.setAccessibleDescription(self.room.alt)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is there."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is gone."""
        super().hideEvent(event)
        self.seen.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_room(painter, self.room, self.scale)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the whole window."""
        super().resizeEvent(event)
        self.room.resize(QSizeF(self.size()) / self.scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; F11 fills the screen or not."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    # Looking closer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the drawing."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it along."""
        if self._held is not None:
            self.room.carry((event.position() - self._held) / self.scale)
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer at the pointer."""
        self.room.zoom(event.angleDelta().y() / 120, event.position() / self.scale)
        event.accept()
