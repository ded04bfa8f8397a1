"""The window for the second screen: what the facilitator chooses to show, large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
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

from almere_roadmap.figures.choosing.hall import FLOOR, unit_of
from almere_roadmap.figures.ink import Ink
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.i18n import _
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.agenda.words import room_words
from almere_roadmap.ui.audience.picture import RoomPicture
from almere_roadmap.ui.audience.room import Room

_MM_PER_INCH = 25.4


class AudienceWindow(QWidget):
    """Shows a vote, a chain, the roadmap or a figure; always in its own palette.

    Wheel and drag look closer and elsewhere; nothing can be changed from the second screen.

    Signals:
        seen(bool): whether it is on show from now on.
    """

    seen = Signal(bool)

    def __init__(self, room: Room, clock: AgendaClock) -> None:
        """Show what stands in a room, and the time of the agenda where that is wanted."""
        super().__init__(None, Qt.WindowType.Window)
        self.room, self.clock, self.time = room, clock, ""
        self.picture = RoomPicture()
        self._held: QPointF | None = None
        self.setMinimumSize(1024, 640)
        self.resize(1280, 720)
        room.changed.connect(self._on_changed)
        room.lit.connect(self.update)
        room.redrawn.connect(self._name)
        clock.changed.connect(self._tick)
        clock.ticked.connect(self._tick)

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
            # showFullScreen() would ask for the keyboard too.
            self.setWindowState(Qt.WindowState.WindowFullScreen)
            self.show()
        self.raise_()

    @property
    def scale(self) -> float:
        """Return how many px a millimetre takes where a point of type is a point."""
        return self.logicalDpiX() / _MM_PER_INCH

    @property
    def _unit(self) -> float:
        """Return how many px a millimetre of the board takes; a large board has large type."""
        return self.scale * unit_of(self.width() / self.scale)

    def refresh(self) -> None:
        """Draw everything anew, in the language in force."""
        self.room.refresh()

    def _on_changed(self) -> None:
        self.time = self._minutes()
        self.update()

    def _name(self) -> None:
        self.setWindowTitle(_("Screen for the room"))
        self.setAccessibleName(_("Screen for the room"))
        self.setAccessibleDescription(self.room.alt)

    def _minutes(self) -> str:
        """Return the minutes left, "" where nobody wants to see them."""
        found = self.clock.standing if self.room.bridge.state.get("agenda.room") else None
        return room_words(found) if found is not None else ""

    def _tick(self) -> None:
        """Paint the time anew when it says another minute, and nothing but the time."""
        if self.isVisible() and self._minutes() != self.time:
            self.time = self._minutes()
            self.update(self._place_of_time())

    def _place_of_time(self) -> QRect:
        """Return the foot of the window at the right, under all that a vote shows."""
        high, wide = round(10 * self._unit), round(120 * self._unit)
        return QRect(self.width() - wide, self.height() - high, wide, high)

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
        self.picture.paint(painter, self.room, self.scale)
        if self.time:
            self._paint_time(painter)
        painter.end()

    def _paint_time(self, painter: QPainter) -> None:
        font = QFont("Inter")
        font.setPixelSize(round(FLOOR * MM_PER_POINT * self._unit))
        painter.setFont(font)
        painter.setPen(QColor(self.room.palette.colour(Ink("ink-2"))))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        place = self._place_of_time().adjusted(0, 0, -round(17 * self._unit), 0)
        painter.drawText(place, right, self.time)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the whole window."""
        super().resizeEvent(event)
        self.room.resize(QSizeF(self.size()) / self.scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape or the key that opened it; F11 fills the screen or not."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
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
