"""The window for the second screen: the vote, large, for everybody in the room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from almere_roadmap.analysis.choosing.voting import current_round, read_out, tally
from almere_roadmap.figures.hall import FLOOR, unit_of, vote_board
from almere_roadmap.figures.ink import Ink
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.figures.theme import DARK
from almere_roadmap.i18n import _
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.agenda.words import room_words
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing.paint import paint

_MM_PER_INCH = 25.4


class AudienceWindow(QWidget):
    """Shows the round that was opened last; always light on dark, whatever the theme.

    It takes no input but Escape and F11, so nothing can be changed from the second screen.

    Signals:
        seen(bool): whether it is on show from now on.
    """

    seen = Signal(bool)

    def __init__(self, bridge: Bridge, clock: AgendaClock) -> None:
        """Follow the workshop, and the clock of the agenda where its time is wanted."""
        super().__init__(None, Qt.WindowType.Window)
        self.bridge, self.clock, self.time = bridge, clock, ""
        self.figure = Figure(1, 1, ())
        self.setMinimumSize(1024, 640)
        self.resize(1280, 720)
        bridge.changed.connect(self.refresh)
        bridge.opened.connect(self.refresh)
        bridge.mode_changed.connect(self.refresh)
        clock.changed.connect(self._tick)
        clock.ticked.connect(self._tick)

    def present(self, beside: QWidget) -> None:
        """Show it on a screen on which ``beside`` is not; in a window where there is none."""
        here = beside.screen()
        other = next((s for s in QGuiApplication.screens() if s is not here), None)
        self.refresh()
        if other is None:
            self.show()
        else:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        self.raise_()

    @property
    def _scale(self) -> float:
        """Return how many px a millimetre takes where a point of type is a point."""
        return self.logicalDpiX() / _MM_PER_INCH

    @property
    def _unit(self) -> float:
        """Return how many px a millimetre of the board takes; a large board has large type."""
        return self._scale * unit_of(self.width() / self._scale)

    def refresh(self, _changes: object = None) -> None:
        """Show where the vote stands, in the language in force."""
        workshop = self.bridge.workshop
        voting = current_round(workshop)
        found = tally(workshop, voting.id) if voting is not None else None
        niches = read_out(workshop, voting) if voting is not None else []
        scale = self._scale
        link = str(self.bridge.state.get("phones", ""))
        size = (self.width() / scale, self.height() / scale)
        self.figure = vote_board(found, niches, *size, link)
        self.setWindowTitle(_("Screen for the room"))
        self.setAccessibleName(_("Screen for the room"))
        self.setAccessibleDescription(self.figure.alt)
        self.time = self._minutes()
        self.update()

    def _minutes(self) -> str:
        """Return the minutes left, "" where nobody wants to see them."""
        found = self.clock.standing if self.bridge.state.get("agenda.room") else None
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
        """Draw the board."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(DARK.colour(Ink("paper"))))
        paint(self.figure, painter, DARK, self._scale)
        if self.time:
            self._paint_time(painter)
        painter.end()

    def _paint_time(self, painter: QPainter) -> None:
        font = QFont("Inter")
        font.setPixelSize(round(FLOOR * MM_PER_POINT * self._unit))
        painter.setFont(font)
        painter.setPen(QColor(DARK.colour(Ink("ink-2"))))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        place = self._place_of_time().adjusted(0, 0, -round(17 * self._unit), 0)
        painter.drawText(place, right, self.time)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the whole window."""
        super().resizeEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; F11 fills the screen or not."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)
