"""The veil that dims the window while a dialog is open over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget


class Veil(QFrame):
    """Lies over a window for as long as a dialog blocks it."""

    def __init__(self, window: QWidget) -> None:
        """Watch ``window``."""
        super().__init__(window)
        self._over = window
        self.setObjectName("veil")
        self.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the dialogs, and keep the size of the window."""
        kind = event.type()
        if kind == QEvent.Type.WindowBlocked:
            self.setGeometry(self._over.rect())
            self.show()
            self.raise_()
        elif kind == QEvent.Type.WindowUnblocked:
            self.hide()
        elif kind == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False
