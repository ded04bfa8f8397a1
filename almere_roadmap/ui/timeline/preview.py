"""What a move would do to the items that wait for it, until the room takes or drops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from almere_roadmap.analysis.roadmap.ripple import (
    Dates,
    Policy,
    Ripple,
    Shift,
    chosen,
    clashes,
    ripple,
)
from almere_roadmap.analysis.roadmap.workdays import WorkCalendar, work_calendar
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.verbs import roadmap as verbs


@dataclass(frozen=True, slots=True)
class Follower:
    """An item that the move concerns: by how many days it shifts, or starts too early when kept."""

    item: Item
    days: int
    early: int
    hard: bool


class Preview(QObject):
    """A proposed move with its knock-on effects; nothing of it is in the workshop yet.

    Signals:
        changed(): another proposal, another answer, or none any more.
        asked(): somebody wants to answer by keyboard.
    """

    changed = Signal()
    asked = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Propose nothing yet."""
        super().__init__(parent)
        self.bridge = bridge
        self.found: Ripple | None = None
        self.kept: frozenset[str] = frozenset()
        self._place: tuple[str | None, int | None] = (None, None)
        self._calendar: tuple[Workshop, WorkCalendar] | None = None
        self._foreseen: tuple[Workshop, str, str, str, Ripple] | None = None
        bridge.changed.connect(self._on_changed)
        bridge.opened.connect(self.drop)

    def __bool__(self) -> bool:
        """Tell whether there is a proposal."""
        return self.found is not None

    @property
    def policy(self) -> Policy:
        """Return what is to happen to followers, as it was chosen last."""
        return Policy(self.bridge.state.get("roadmap.policy", Policy.SHIFT))

    # Proposing.

    def propose(
        self,
        item: str,
        start: str,
        end: str,
        layer: str | None = None,
        track: int | None = None,
    ) -> bool:
        """Show what a move would do; False when it concerns nothing else and may just be done."""
        found = self.ripple(item, start, end) if self.bridge.writable else None
        if found is None or not found.asks:
            self.drop()
            return False
        if self.found is None or self.found.item != item:
            self.kept = self._soft(found)
        self.found, self._place = found, (layer, track)
        self.changed.emit()
        return True

    @staticmethod
    def _soft(found: Ripple) -> frozenset[str]:
        """Return the followers that only a soft dependency asks to shift: they stay at first."""
        return frozenset({s.item for s in found.asked} - {s.item for s in found.forced})

    def ripple(self, item: str, start: str, end: str) -> Ripple:
        """Return what follows from other dates; the last answer is remembered."""
        workshop, key = self.bridge.workshop, (item, start, end)
        if self._foreseen is None or self._foreseen[:4] != (workshop, *key):
            found = ripple(workshop, item, start, end, self._days(workshop))
            self._foreseen = (workshop, item, start, end, found)
        return self._foreseen[4]

    def _days(self, workshop: Workshop) -> WorkCalendar:
        if self._calendar is None or self._calendar[0] is not workshop:
            self._calendar = workshop, work_calendar(workshop)
        return self._calendar[1]

    # What is proposed.

    def item(self, item: Item) -> Item:
        """Return an item with the dates that are proposed for it."""
        if self.found is None or self.found.item != item.id:
            return item
        return replace(item, start=self.found.start, end=self.found.end)

    def shifts(self) -> tuple[Shift, ...]:
        """Return the followers that shift by the answer in force."""
        if self.found is None:
            return ()
        if self.policy is not Policy.ASK:
            return self.found.shifts(self.policy)
        workshop = self.bridge.workshop
        wanted = {s.item for s in self._all()} - self.kept
        return chosen(workshop, self.found, wanted, self._days(workshop))

    def _all(self) -> tuple[Shift, ...]:
        return self.found.shifts(Policy.ASK, heed_soft=True) if self.found else ()

    def dates(self) -> Dates:
        """Return the proposed dates of the item and of all that shifts, {} without a proposal."""
        if self.found is None:
            return {}
        moved = {s.item: (s.start, s.end) for s in self.shifts()}
        return {self.found.item: (self.found.start, self.found.end), **moved}

    def links(self) -> frozenset[str]:
        """Return the dependencies by which followers shift."""
        return frozenset(s.link for s in self.shifts())

    def followers(self) -> tuple[Follower, ...]:
        """Return what the move concerns, under this answer or another."""
        workshop, days = self.bridge.workshop, {s.item: s.days for s in self.shifts()}
        early: dict[str, int] = {}
        for clash in clashes(workshop, self.dates()):
            successor = workshop.dependencies[clash.link].successor
            early[successor] = max(clash.days, early.get(successor, 0))
        return tuple(
            Follower(workshop.items[s.item], days.get(s.item, 0), early.get(s.item, 0), s.hard)
            for s in self._all()
            if s.item in workshop.items
        )

    # Answering.

    def choose(self, policy: Policy) -> None:
        """Answer for all followers at once, or ask for each."""
        self.bridge.state["roadmap.policy"] = policy.value
        self.changed.emit()

    def keep(self, item: str, *, kept: bool) -> None:
        """Let one follower keep its dates, or shift."""
        self.kept = self.kept | {item} if kept else self.kept - {item}
        self.changed.emit()

    def accept(self) -> None:
        """Do it, as one step."""
        dates, (layer, track) = self.dates(), self._place
        if dates:
            self.found = None
            self.bridge.attempt(verbs.reschedule, dates, layer=layer, track=track)
            self.changed.emit()

    def drop(self) -> None:
        """Leave everything as it is."""
        if self.found is not None:
            self.found = None
            self.changed.emit()

    def _on_changed(self, changes: object) -> None:
        """Look at the proposal anew when something else changed meanwhile."""
        if self.found is None:
            return
        item = self.bridge.workshop.items.get(self.found.item)
        if item is None:
            self.drop()
        else:
            self.propose(item.id, self.found.start, self.found.end, *self._place)


Propose = Callable[..., object]
"""Gives an item another ``start``, ``end`` or ``layer``, perhaps after asking about followers."""
