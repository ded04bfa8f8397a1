"""Commands for the agenda: its steps, its clock, and the screens that its steps open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.bridge import Bridge

_FIVE = 5

VIEWS = {
    "niches": ("niches", "overview"),
    "ideas": ("niches", "ideas"),
    "scores": ("niches", "scores"),
    "voting": ("niches", "voting"),
    "portfolio": ("niches", "portfolio"),
    "roadmap": ("roadmap", "landscape"),
    "linking": ("roadmap", "linking"),
}
"""Screen and view of what a step may open; the others are screens by their own name."""


class AgendaCommands:
    """Run the agenda; ``show_view`` shows a view of a screen."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        clock: AgendaClock,
        show_view: Callable[[str, str], None],
    ) -> None:
        """Answer for these actions of a window, and follow the clock."""
        self._window, self._bridge, self._clock = window, bridge, clock
        self._show_view = show_view
        self.answers: dict[str, Callable[[], None]] = {
            "agenda": self.agenda,
            "next_step": self.next_step,
            "previous_step": partial(self._while_running, clock.previous),
            "pause": partial(self._while_running, clock.hold),
            "five_more": partial(self._while_running, partial(clock.give, _FIVE)),
            "room_time": self.room_time,
        }
        clock.entered.connect(self._on_entered)
        clock.ended.connect(self._on_ended)

    def agenda(self) -> None:
        """Show the day as planned and against the clock."""
        from almere_roadmap.ui.agenda.dialog import AgendaDialog

        AgendaDialog(self._window, self._bridge, self._clock, self.answers).open()

    def next_step(self) -> None:
        """Go to the next step; without an agenda, to where one is made."""
        if self._clock.standing is None and self._clock.beside(1) is None:
            self.agenda()
        else:
            self._clock.next()

    def _while_running(self, answer: Callable[[], None]) -> None:
        if self._clock.standing is None:
            self._bridge.told.emit("warn", _("No step of the agenda is running: F8 begins it."))
        else:
            answer()

    def room_time(self) -> None:
        """Show the minutes that are left on the screen for the room, or no longer."""
        on = not self._bridge.state.get("agenda.room")
        self._bridge.state["agenda.room"] = on
        self._bridge.mode_changed.emit()
        shown = _("The screen for the room shows the minutes left.")
        hidden = _("The screen for the room shows no time.")
        self._bridge.told.emit("good", shown if on else hidden)

    def _on_entered(self, opens: str) -> None:
        if opens:
            self._show_view(*VIEWS.get(opens, (opens, "")))

    def _on_ended(self) -> None:
        self._bridge.told.emit("good", _("That was the last step of the agenda."))
