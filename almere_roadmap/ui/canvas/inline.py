"""Typing a name right where it will stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit

from almere_roadmap.i18n import _
from almere_roadmap.ui import look
from almere_roadmap.ui.canvas.details import completer


class InlineEditor(QLineEdit):
    """A line over a surface: Return or leaving it keeps what was typed, Escape does not."""

    def __init__(self, board: QAbstractScrollArea, name: str = "") -> None:
        """Make a hidden line over a surface; ``name`` is what a screen reader calls it."""
        super().__init__(board.viewport())
        self._board = board
        self.setAccessibleName(name or _("Name"))
        self.setMaxLength(1000)
        self.setObjectName("inline")
        self._keep: Callable[[str], object] | None = None
        self._before = ""
        self.hide()
        self.returnPressed.connect(self.keep)

    def open(
        self,
        place: QRect,
        text: str,
        keep: Callable[[str], object],
        known: Iterable[str] = (),
        prompt: str = "",
    ) -> None:
        """Type at a place of the surface; ``keep`` gets the text if it is one."""
        self.keep()
        self._keep, self._before = keep, text
        names = list(known)
        self.setCompleter(completer(names, self))
        self.setText(text)
        self.setPlaceholderText(prompt)
        self.setGeometry(self._within(place))
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _within(self, place: QRect) -> QRect:
        surface = self._board.viewport()
        wide = min(max(place.width(), look.px(180)), surface.width())
        high = max(place.height(), look.px(32))
        x = min(max(place.left(), 0), surface.width() - wide)
        y = min(max(place.center().y() - high // 2, 0), surface.height() - high)
        return QRect(x, y, wide, high)

    def keep(self) -> None:
        """Close and hand over what was typed, if anything was."""
        keep, text = self._keep, self.text().strip()
        self._close()
        if keep is not None and text and text != self._before:
            keep(text)

    def _close(self) -> None:
        self._keep = None
        if self.isVisible():
            self.hide()
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape without keeping."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when one goes elsewhere, but not for the list of proposals."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
