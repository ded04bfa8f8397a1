"""What a move or a link would do to the items that wait, until the room takes or drops it."""

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
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.timeline.proposed_link import Linking
from almere_roadmap.verbs import roadmap as verbs


@dataclass(frozen=True, slots=True)
class Follower:
    """An item that the move concerns: by how many days it shifts, or starts too early when kept."""

    item: Item
    days: int
    early: int
    hard: bool


class Preview(QObject):
    """A proposed move or link with its knock-on effects; nothing of it is in the workshop yet.

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
        self.linking: Linking | None = None
        """The link that is proposed; None while a move is."""
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
        if self.linking is not None:
            self.bridge.told.emit("good", _("No link was made."))
        self.linking = None
        if self.found is None or self.found.item != item:
            self.kept = self._soft(found)
        self.found, self._place = found, (layer, track)
        self.changed.emit()
        return True

    def propose_link(self, linking: Linking) -> bool:
        """Show what must shift for a link to hold; False when nothing must, or it is refused."""
        workshop = self.bridge.workshop
        if not self.bridge.writable or not linking.is_possible(workshop):
            return False
        supposed, first = linking.supposed(workshop), workshop.items[linking.predecessor]
        found = ripple(supposed, first.id, first.start, first.end, self._days(workshop))
        if not found.asks:
            return False
        if self.linking != linking:
            self.kept = self._soft(found)
        self.found, self.linking, self._place = found, linking, (None, None)
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

    @property
    def supposed(self) -> Workshop:
        """Return the workshop, with the link that is proposed."""
        workshop = self.bridge.workshop
        return self.linking.supposed(workshop) if self.linking else workshop

    def shifts(self) -> tuple[Shift, ...]:
        """Return the followers that shift by the answer in force."""
        if self.found is None:
            return ()
        if self.policy is not Policy.ASK:
            return self.found.shifts(self.policy)
        workshop = self.supposed
        wanted = {s.item for s in self._all()} - self.kept
        return chosen(workshop, self.found, wanted, self._days(workshop))

    def _all(self) -> tuple[Shift, ...]:
        return self.found.shifts(Policy.ASK, heed_soft=True) if self.found else ()

    def dates(self) -> Dates:
        """Return the proposed dates of what moves, with all that shifts; {} without a proposal."""
        if self.found is None:
            return {}
        moved = {s.item: (s.start, s.end) for s in self.shifts()}
        if self.linking is not None:
            return moved
        return {self.found.item: (self.found.start, self.found.end), **moved}

    def links(self) -> frozenset[str]:
        """Return the dependencies by which followers shift."""
        return frozenset(s.link for s in self.shifts())

    def followers(self) -> tuple[Follower, ...]:
        """Return what the move concerns, under this answer or another."""
        workshop, days = self.supposed, {s.item: s.days for s in self.shifts()}
        early: dict[str, int] = {}
        for clash in clashes(workshop, self._told_dates()):
            successor = workshop.dependencies[clash.link].successor
            early[successor] = max(clash.days, early.get(successor, 0))
        return tuple(
            Follower(workshop.items[s.item], days.get(s.item, 0), early.get(s.item, 0), s.hard)
            for s in self._all()
            if s.item in workshop.items
        )

    def _told_dates(self) -> Dates:
        """Return the proposed dates, with those of the item that a link begins at."""
        found = self.found
        return {found.item: (found.start, found.end), **self.dates()} if found else {}

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
        dates, (layer, track), linking = self.dates(), self._place, self.linking
        if self.found is None:
            return
        self.found = self.linking = None
        if linking is None:
            self.bridge.attempt(verbs.reschedule, dates, layer=layer, track=track)
        else:
            made = self.bridge.attempt(_linked, linking, dates)
            if made is not None:
                self.bridge.select(made.changes[0].row)
        self.changed.emit()

    def drop(self) -> None:
        """Leave everything as it is."""
        if self.found is not None:
            self.found = self.linking = None
            self.changed.emit()

    def _on_changed(self, changes: object) -> None:
        """Look at the proposal anew when something else changed meanwhile."""
        if self.found is None:
            return
        item = self.bridge.workshop.items.get(self.found.item)
        if self.linking is not None:
            if not self.propose_link(self.linking):
                self.drop()
        elif item is None:
            self.drop()
        else:
            self.propose(item.id, self.found.start, self.found.end, *self._place)


def _linked(workshop: Workshop, linking: Linking, dates: Dates) -> Draft:
    """Return the step that makes a link and shifts what must."""
    shifted = [verbs.reschedule(workshop, dates)] if dates else []
    return linking.draft(workshop).plus(*shifted)


Propose = Callable[..., object]
"""Gives an item another ``start``, ``end`` or ``layer``, perhaps after asking about followers."""
