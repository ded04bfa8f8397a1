"""Holding the button still for a moment, which asks for the menu where there is no right button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_MOMENT = 600
"""How long, in ms, the button is held."""


class LongPress(QObject):
    """Watches a widget and changes nothing of what it does.

    Signals:
        held(object): the left button was held still at a QPoint of the widget.
    """

    held = Signal(object)

    def __init__(self, watched: QWidget) -> None:
        """Watch a widget."""
        super().__init__(watched)
        self._at = QPoint()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_MOMENT)
        self._clock.timeout.connect(self._on_moment)
        watched.installEventFilter(self)

    @property
    def waits(self) -> bool:
        """Tell whether the button is down and has not moved so far."""
        return self._clock.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin with a press of the left button alone; anything but a tremor ends it."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            self._begin(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            gone = event.position().toPoint() - self._at
            if gone.manhattanLength() >= QApplication.startDragDistance():
                self._clock.stop()
        elif kind in (
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
            QEvent.Type.Wheel,
            QEvent.Type.Hide,
        ):
            self._clock.stop()
        return False

    def _begin(self, event: QMouseEvent) -> None:
        self._clock.stop()
        if event.buttons() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._at = event.position().toPoint()
            self._clock.start()

    def _on_moment(self) -> None:
        self.held.emit(self._at)
