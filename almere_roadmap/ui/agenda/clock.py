"""The clock of the agenda: which step runs, told once a second while one does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from almere_roadmap.ui.agenda import kept
from almere_roadmap.ui.bridge import Bridge

if TYPE_CHECKING:
    # The window is on screen before the records have defined themselves.
    from almere_roadmap.analysis.agenda import Run, Standing
    from almere_roadmap.domain.entities import AgendaStep
    from almere_roadmap.domain.workshop import Workshop


class AgendaClock(QObject):
    """Runs the agenda of the open workshop; it sleeps while no step runs or the clock is held.

    Signals:
        changed(): another step runs, or the agenda is another; everything is shown anew.
        ticked(): a second has passed, over time a minute.
        entered(str): a step was begun, and what it opens.
        ended(): the last step was left.
    """

    changed = Signal()
    ticked = Signal()
    entered = Signal(str)
    ended = Signal()

    def __init__(self, bridge: Bridge, now: Callable[[], datetime] = datetime.now) -> None:
        """Follow the document; ``now`` tells the time."""
        super().__init__(bridge)
        self.bridge, self.now = bridge, now
        self.run: Run | None = None
        self._known: object = None
        self._document: object = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._on_timer)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)

    @property
    def workshop(self) -> Workshop:
        """Return the workshop whose agenda runs: the present, also while the past is on show."""
        document = self.bridge.document
        return document.workshop if document is not None else self.bridge.workshop

    @property
    def standing(self) -> Standing | None:
        """Return where the running step stands, None when none runs."""
        if self.run is None:
            return None
        from almere_roadmap.analysis.agenda import standing

        return standing(self.workshop, self.run, self.now())

    def beside(self, steps_on: int) -> AgendaStep | None:
        """Return the step so many further than the running one, None beyond either end."""
        from almere_roadmap.analysis.agenda import beside

        return beside(self.workshop, self.run, steps_on)

    def begin(self, step: str) -> None:
        """Go to a step, and to what it opens."""
        from almere_roadmap.analysis.agenda import enter

        found = self.workshop.agenda.get(step)
        if found is None:
            return
        running = self.run if self.standing is not None else None
        self._run(enter(running, step, self.now()))
        self.entered.emit(found.opens.value)

    def next(self) -> None:
        """Go to the next step, to the first when none runs; after the last one the day is done."""
        following = self.beside(1)
        if following is not None:
            self.begin(following.id)
        elif self.run is not None:
            self.stop()
            self.ended.emit()

    def previous(self) -> None:
        """Go back to the step before, which goes on where it was."""
        earlier = self.beside(-1)
        if earlier is not None and self.standing is not None:
            self.begin(earlier.id)

    def hold(self) -> None:
        """Hold the clock, or let it go on."""
        from almere_roadmap.analysis.agenda import hold

        if self.run is not None:
            self._run(hold(self.run, self.now()))

    def give(self, minutes: int) -> None:
        """Give the running step more time."""
        from almere_roadmap.analysis.agenda import give

        if self.run is not None:
            self._run(give(self.run, minutes))

    def stop(self) -> None:
        """Let nothing run."""
        if self.run is not None:
            self._run(None)

    def _run(self, run: Run | None) -> None:
        self.run = run
        document = self.bridge.document
        if document is not None:
            kept.keep(document.document_id, run)
        self._show()

    def _on_opened(self) -> None:
        document = self.bridge.document
        if document is not self._document:
            self._document = document
            self.run = kept.kept(document.document_id, self.now()) if document else None
        self._show()

    def _on_changed(self, _changes: object) -> None:
        """Show the agenda anew when it is another; every edit comes by here."""
        workshop = self.workshop
        if self._known != (id(workshop.agenda), id(workshop.sessions)):
            self._show()

    def _show(self) -> None:
        workshop = self.workshop
        self._known = (id(workshop.agenda), id(workshop.sessions))
        self.changed.emit()
        self._wind()

    def _on_timer(self) -> None:
        self.ticked.emit()
        self._wind()

    def _wind(self) -> None:
        """Wake up when the next second begins, over time the next minute; or not at all."""
        found = self.standing
        if found is None or found.is_paused:
            self.timer.stop()
            return
        part = 1.0 if found.left > 0 else 60.0
        wait = found.left - floor(found.left / part) * part
        self.timer.start(round(1000 * (wait or part)) + 5)
