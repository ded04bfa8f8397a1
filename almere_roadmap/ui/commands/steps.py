"""Commands for the work itself: undo and redo, sessions, the past, rules and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import _, say
from almere_roadmap.ui.bridge import Bridge


class StepCommands:
    """Step back and forth, and open the dialogs about sessions, history, rules and keys."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Answer for these actions of a window."""
        self._window, self._bridge = window, bridge
        self.answers: dict[str, Callable[[], None]] = {
            "undo": self.undo,
            "redo": self.redo,
            "details": self.details,
            "session": self.session,
            "history": self.history,
            "rules": self.rules,
            "shortcuts": self.shortcuts,
        }

    def undo(self) -> None:
        """Undo the last step and say which."""
        document = self._bridge.document
        label = document.undo_label if document else None
        if label and self._bridge.undo():
            self._bridge.told.emit("good", _("Undone: {step}").format(step=say(label)))

    def redo(self) -> None:
        """Redo the last step undone and say which."""
        document = self._bridge.document
        label = document.redo_label if document else None
        if label and self._bridge.redo():
            self._bridge.told.emit("good", _("Redone: {step}").format(step=say(label)))

    def details(self, field: str = "") -> None:
        """Show what the workshop is about; ``field`` is where to begin typing."""
        from almere_roadmap.ui.dialogs.details import DetailsDialog

        DetailsDialog(self._window, self._bridge, field).open()

    def session(self) -> None:
        """Begin a new session."""
        from almere_roadmap.ui.dialogs.new_session import NewSessionDialog

        NewSessionDialog(self._window, self._bridge).open()

    def history(self) -> None:
        """Show every edit, by session and person."""
        from almere_roadmap.ui.dialogs.history import HistoryDialog

        HistoryDialog(self._window, self._bridge).open()

    def rules(self) -> None:
        """Show the rules and calendars of the roadmap."""
        from almere_roadmap.ui.dialogs.rules import RulesDialog

        RulesDialog(self._window, self._bridge).open()

    def shortcuts(self) -> None:
        """Show all keys."""
        from almere_roadmap.ui.dialogs.keys import KeysDialog

        KeysDialog(self._window).open()
