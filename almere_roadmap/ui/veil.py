"""The veil that dims the window while a dialog is open over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget


class Veil(QFrame):
    """Lies over a window for as long as one of its dialogs shows."""

    def __init__(self, window: QWidget) -> None:
        """Watch for the dialogs of ``window``."""
        super().__init__(window)
        self._over = window
        self.setObjectName("veil")
        self._open: set[int] = set()
        self.hide()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with dialogs, and keep the size of the window."""
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.Hide) and self._is_ours(watched):
            self._note(id(watched), shown=kind == QEvent.Type.Show)
        elif kind == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def _is_ours(self, watched: QObject) -> bool:
        if not isinstance(watched, QDialog):
            return False
        behind = watched.parentWidget()
        return behind is not None and behind.window() is self._over

    def _note(self, dialog: int, *, shown: bool) -> None:
        (self._open.add if shown else self._open.discard)(dialog)
        self.setGeometry(self._over.rect())
        self.setVisible(bool(self._open))
        self.raise_()
