"""Typing notes one after another, or a text of several lines, where they will stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look

MOST_NOTES = 200
"""How many lines of a paste become notes at once; the rest stays to be sent on with Enter."""


class NoteEditor(QPlainTextEdit):
    """A slip over a surface: Return keeps, Shift+Return is a new line, Escape keeps and closes.

    In a ``series`` the slip stays open for the next note, and pasted lines are a note each.
    """

    def __init__(self, board: QAbstractScrollArea) -> None:
        """Make a hidden slip over a surface."""
        super().__init__(board.viewport())
        self._board = board
        self.setObjectName("inline")
        self.setTabChangesFocus(True)
        self._keep: Callable[[list[str]], QRect | None] | None = None
        self._before, self._series = "", False
        self.hide()

    def open(
        self,
        place: QRect,
        keep: Callable[[list[str]], QRect | None],
        *,
        text: str = "",
        series: bool = False,
        name: str = "",
    ) -> None:
        """Type at a place; ``keep`` gets the texts and says where the next one will stand."""
        self.keep()
        self._keep, self._before, self._series = keep, text, series
        self.setPlainText(text)
        self.setAccessibleName(name or _("Sticky note"))
        words = _("Note, Enter for the next") if series else _("Text, Enter to keep")
        self.setPlaceholderText(words)
        self._put(place)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, place: QRect) -> None:
        surface = self._board.viewport()
        wide = min(max(place.width(), look.px(200)), surface.width())
        high = min(max(place.height(), look.px(64)), surface.height())
        x = min(max(place.left(), 0), surface.width() - wide)
        y = min(max(place.top(), 0), surface.height() - high)
        self.setGeometry(x, y, wide, high)

    def keep(self) -> None:
        """Close and hand over what was typed, if anything was."""
        keep, text = self._keep, self.toPlainText().strip()
        self._keep = None
        if self.isVisible():
            # Hidden with the focus, Qt would hand it to the next thing, which chooses one.
            if self.window().focusWidget() is self:
                self._board.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        if keep is not None and text and text != self._before:
            keep([text])

    def _next(self, texts: list[str]) -> None:
        """Hand texts over and stay open for the next note."""
        if self._keep is None:
            return
        self.clear()
        place = self._keep(texts)
        if place is not None:
            self._put(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, go on to the next, or begin a line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = self.toPlainText().strip()
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
        elif enter and held & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif enter and self._series and not held and text:
            self._next([text])
        elif enter:
            self.keep()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted lines as a note each where notes are typed, else as they are."""
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if self._series and len(lines) > 1:
            first = f"{self.toPlainText().strip()} {lines[0]}".strip()
            self._next([first, *lines[1:MOST_NOTES]])
            self.setPlainText("\n".join(lines[MOST_NOTES:]))
        else:
            self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when one goes elsewhere, but not for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()
