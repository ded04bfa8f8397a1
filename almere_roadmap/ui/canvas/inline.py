"""Typing a name right where it will stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit

from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.proposals import Known, ProposalList
from almere_roadmap.ui.drawing import look


class InlineEditor(QLineEdit):
    """A line over a surface: Return, Escape or leaving it keeps what was typed.

    Where a second line is asked for, Shift+Return goes to it; both are kept as "first\\nsecond".
    Names that are known are proposed: Return and Tab take the chosen one, Ctrl+Return what was
    typed.
    """

    def __init__(self, board: QAbstractScrollArea, name: str = "") -> None:
        """Make a hidden line over a surface; ``name`` is what a screen reader calls it."""
        super().__init__(board.viewport())
        self._board = board
        self.setAccessibleName(name or _("Name"))
        self.setMaxLength(1000)
        self.setObjectName("inline")
        self.second = _SecondLine(self, board)
        self.proposals = ProposalList(board.viewport(), self)
        self.proposals.taken.connect(self._take)
        self.textEdited.connect(self._on_edited)
        self._keep: Callable[[str], object] | None = None
        self._before = ""
        self._has_second = False
        self.hide()
        self.returnPressed.connect(self._on_return)

    def open(
        self,
        place: QRect,
        text: str,
        keep: Callable[[str], object],
        known: Sequence[Known] = (),
        prompt: str = "",
        second: str = "",
        offer: str = "",
    ) -> None:
        """Type at a place of the surface; ``keep`` gets the text if it is one.

        ``second`` says what the second line is for; "" is none.  A second line of ``text`` is it.
        ``offer`` is there to be kept or typed over.
        """
        self.keep()
        self._keep, self._before, self._has_second = keep, text, bool(second)
        first, _break, rest = text.partition("\n") if second else (text, "", "")
        self.proposals.begin(known)
        self.setText(first or offer)
        self.setPlaceholderText(prompt)
        self.setGeometry(self._within(place))
        self.second.prepare(rest, second)
        self.selectAll()
        self.show()
        self.raise_()
        if rest:
            self.second.open()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, text: str) -> None:
        self.proposals.show_for(text, self.geometry())
        self._tell_proposal()

    def _tell_proposal(self) -> None:
        """Let a screen reader say what Return would take."""
        row = self.proposals.current
        words = ", ".join(filter(None, (row.words, row.note))) if row else ""
        self.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_return(self) -> None:
        row = self.proposals.current
        if row is not None:
            self.setText(row.words)
        self.keep()

    def _take(self, words: str) -> None:
        self.setText(words)
        self.keep()

    def _within(self, place: QRect) -> QRect:
        surface = self._board.viewport()
        wide = min(max(place.width(), look.px(180)), surface.width())
        high = max(place.height(), look.px(32))
        x = min(max(place.left(), 0), surface.width() - wide)
        y = min(max(place.center().y() - high // 2, 0), surface.height() - high)
        return QRect(x, y, wide, high)

    @property
    def _typed(self) -> str:
        first, second = self.text().strip(), self.second.text().strip()
        return f"{first}\n{second}" if self._has_second and second else first

    def keep(self) -> None:
        """Close and hand over what was typed, if anything was."""
        keep, text, has_words = self._keep, self._typed, bool(self.text().strip())
        self._close()
        if keep is not None and has_words and text != self._before:
            keep(text)

    def _close(self) -> None:
        self._keep = None
        if self.isVisible():
            # Hidden with the focus, Qt would hand it to the next thing, which chooses one.
            if self.window().focusWidget() in (self, self.second):
                self._board.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self.second.hide()
            self.proposals.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Escape too; choose a proposal; go to the second line with Shift+Return."""
        keys = event.modifiers()
        if event.key() == Qt.Key.Key_Escape or (_is_enter(event) and keys & _CTRL):
            self.keep()
        elif event.key() in _STEPS and self.proposals.current:
            self.proposals.step(_STEPS[event.key()])
            self._tell_proposal()
        elif _is_enter(event) and keys & _SHIFT and self._has_second:
            self._go_on()
        else:
            super().keyPressEvent(event)
            if _is_enter(event):
                event.accept()

    def _go_on(self) -> None:
        """Take the chosen proposal, if any, and go to the second line."""
        row = self.proposals.current
        if row is not None:
            self.setText(row.words)
        self.proposals.hide()
        self.second.open()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take the chosen proposal with Tab."""
        if self.proposals.current is None:
            return super().focusNextPrevChild(forward)
        self._on_return()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when one goes elsewhere, but not for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.second.hasFocus():
            self.keep()


_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _SecondLine(QLineEdit):
    """The line under the first one."""

    def __init__(self, first: InlineEditor, board: QAbstractScrollArea) -> None:
        super().__init__(board.viewport())
        self._first, self._board = first, board
        self.setMaxLength(1000)
        self.setObjectName("inline")
        self.hide()
        self.returnPressed.connect(first.keep)

    def prepare(self, text: str, name: str) -> None:
        """Hold a text for when the line is wanted."""
        self.hide()
        self.setText(text)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def open(self) -> None:
        """Show under the first line, or above it at the foot of the surface."""
        above = self._first.geometry()
        here = above.translated(0, above.height())
        if here.bottom() > self._board.viewport().height():
            here = above.translated(0, -above.height())
        self.setGeometry(here)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Escape; go back to the first line with Shift+Return or the up arrow."""
        back = event.key() == Qt.Key.Key_Up or (_is_enter(event) and event.modifiers() & _SHIFT)
        if event.key() == Qt.Key.Key_Escape:
            self._first.keep()
        elif back:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
            if _is_enter(event):
                event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep both lines when one goes elsewhere than to the first."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self._first.hasFocus():
            self._first.keep()
