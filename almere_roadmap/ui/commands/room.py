"""What the room sees: its window, the console beside the main window, and what to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.screens.screen import Screen

if TYPE_CHECKING:
    from almere_roadmap.ui.agenda.clock import AgendaClock
    from almere_roadmap.ui.audience.console import Console
    from almere_roadmap.ui.audience.room import Room
    from almere_roadmap.ui.audience.window import AudienceWindow


class RoomCommands(QObject):
    """Opens and closes the screen for the room; all of it loads when it is first wanted.

    Signals:
        seen(bool): whether the room sees anything from now on.
    """

    seen = Signal(bool)

    def __init__(
        self, window: QWidget, bridge: Bridge, clock: AgendaClock, on_show: Callable[[], QWidget]
    ) -> None:
        """Serve a main window; ``on_show`` returns the screen that it shows."""
        super().__init__(window)
        self.main, self.bridge, self.clock, self._on_show = window, bridge, clock, on_show
        self.room: Room | None = None
        self.window: AudienceWindow | None = None
        self.console: Console | None = None
        self.answers = {"audience": self.toggle, "room_this": self.show_this}

    @property
    def is_seen(self) -> bool:
        """Tell whether the room sees anything."""
        return self.window is not None and self.window.isVisible()

    def toggle(self) -> None:
        """Open the screen for the room on what was chosen last, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        if "audience.shows" not in self.bridge.state:
            self.bridge.state["audience.shows"] = self._here or "vote"
        self._open()

    def show_this(self) -> None:
        """Show the room what the screen in the main window shows."""
        if self._here:
            self.show(self._here)
        else:
            self.bridge.told.emit("warn", _("This screen is for the facilitator only."))

    def show(self, key: str) -> None:
        """Show the room something, and open its screen for it."""
        self.bridge.state["audience.shows"] = key
        if self.is_seen and self.room is not None:
            self.room.show(key)
        else:
            self._open()

    @property
    def _here(self) -> str:
        """Return what the room may see of the screen on show, "" for nothing."""
        current = self._on_show()
        return current.for_room() if isinstance(current, Screen) else ""

    def _open(self) -> None:
        from almere_roadmap.ui.audience.room import Room
        from almere_roadmap.ui.audience.window import AudienceWindow

        if self.room is None or self.window is None:
            self.room = Room(self.bridge)
            self.window = AudienceWindow(self.room, self.clock)
            self.window.seen.connect(self._on_seen)
        self.window.present(self.main)

    def _on_seen(self, on_show: bool) -> None:
        if on_show:
            self._show_console()
        elif self.console is not None:
            self.console.close()
        self.seen.emit(on_show)

    def _show_console(self) -> None:
        from almere_roadmap.ui.audience.console import Console

        if self.room is None:
            return
        if self.console is None:
            self.console = Console(self.room, self.main)
        # On a single screen the room's window covers the main one: the console stays above both.
        alone = len(QGuiApplication.screens()) == 1
        self.console.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, alone)
        self.console.stand_beside(self.main)
        self.console.show()

    def dress(self) -> None:
        """Show everything in the language, theme and scale in force."""
        if self.console is not None:
            self.console.deleteLater()
            self.console = None
        if self.is_seen and self.window is not None:
            self.window.refresh()
            self._show_console()

    def close(self) -> None:
        """Close the screen for the room."""
        if self.window is not None:
            self.window.close()
