"""How early and how late every item may start, in working days, by what it waits for.

Hard dependencies count; soft ones are wishes that hold nothing up.  An item starts when it is
planned to, unless what it waits for ends too late; the last of a chain is to end as planned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from almere_roadmap.analysis.roadmap.planning import end_of, redated, start_of, topological
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.analysis.roadmap.workdays import WorkCalendar, work_calendar
from almere_roadmap.domain.entities import Dependency, Item
from almere_roadmap.domain.workshop import Workshop

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timing:
    """An item's earliest and latest start, its length and its slack, both in working days.

    A negative slack means that it starts too late for what waits for it.
    """

    earliest: date
    latest: date
    days: int
    slack: int


def timings(
    workshop: Workshop,
    calendar: WorkCalendar | None = None,
    *,
    only: Collection[str] | None = None,
) -> Mapping[str, Timing]:
    """Return the timing of every dated item; {} while dependencies go round in a circle.

    ``only`` keeps some items, which must hang together with no others.
    """
    days = calendar or work_calendar(workshop)
    items = workshop.items if only is None else {n: workshop.items[n] for n in only}
    dated = {i.id: i for i in items.values() if end_of(i) is not None}
    links = [d for d in _hard(workshop) if d.predecessor in dated and d.successor in dated]
    try:
        order = topological([(d.predecessor, d.successor, 0) for d in links])
    except ValueError:
        return {}
    order += sorted(dated.keys() - set(order))
    return _Pass(dated, links, days).run(order)


def timing_of(workshop: Workshop, item: str) -> Timing | None:
    """Return the timing of one item, None when it is undated or in a circle."""
    return timings(workshop, only=hanging_together(workshop, {item})).get(item)


def retimed(
    workshop: Workshop, before: Workshop, known: Mapping[str, Timing]
) -> Mapping[str, Timing]:
    """Return the timings of items with links, given those of an earlier moment.

    Only what hangs together with a change is worked out anew.
    """
    if rules(before) is not rules(workshop) or not known:
        return timings(workshop, only=linked(workshop))
    changed = set(_changed(workshop, before))
    if not changed:
        return known
    touched = hanging_together(workshop, changed & workshop.items.keys())
    again = touched & linked(workshop)
    found = timings(workshop, only=again)
    if not found and any(end_of(workshop.items[name]) for name in again):
        return {}  # a circle
    gone = changed | touched
    return {**{name: timing for name, timing in known.items() if name not in gone}, **found}


def _changed(workshop: Workshop, before: Workshop) -> Iterator[str]:
    """Yield the items whose dates or hard links are others than before."""
    yield from redated(workshop, before.items)
    if workshop.dependencies is not before.dependencies:
        for link in {*workshop.dependencies.values()} ^ {*before.dependencies.values()}:
            yield from (link.predecessor, link.successor)


def _hard(workshop: Workshop) -> list[Dependency]:
    return [d for d in workshop.dependencies.values() if d.hard]


def linked(workshop: Workshop) -> frozenset[str]:
    """Return the items at the ends of hard dependencies."""
    ends = {end for d in _hard(workshop) for end in (d.predecessor, d.successor)}
    return frozenset(ends & workshop.items.keys())


def hanging_together(workshop: Workshop, items: Collection[str]) -> frozenset[str]:
    """Return some items with all that hard dependencies tie to them, however far."""
    beside: dict[str, list[str]] = defaultdict(list)
    for link in _hard(workshop):
        beside[link.predecessor].append(link.successor)
        beside[link.successor].append(link.predecessor)
    found, ahead = set(items), list(items)
    while ahead:
        fresh = [name for name in beside.get(ahead.pop(), ()) if name not in found]
        found.update(fresh)
        ahead += fresh
    return frozenset(found & workshop.items.keys())


class _Pass:
    """The passes forward and backward over the items in order."""

    def __init__(
        self, items: Mapping[str, Item], links: list[Dependency], days: WorkCalendar
    ) -> None:
        self.items, self.days = items, days
        self.before: dict[str, list[Dependency]] = defaultdict(list)
        self.after: dict[str, list[Dependency]] = defaultdict(list)
        for link in links:
            self.before[link.successor].append(link)
            self.after[link.predecessor].append(link)
        self.starts = {n: days.on_or_after(_first(i)) for n, i in items.items()}
        self.lengths = {n: self._length(n) for n in items}

    def _length(self, name: str) -> int:
        last = end_of(self.items[name])
        return max(1, self.days.between(self.starts[name], last)) if last else 1

    def run(self, order: list[str]) -> dict[str, Timing]:
        earliest: dict[str, date] = {}
        for name in order:
            earliest[name] = self._earliest(name, earliest)
        latest: dict[str, date] = {}
        for name in reversed(order):
            latest[name] = self._latest(name, latest)
        return {n: self._timing(n, earliest[n], latest[n]) for n in order}

    def _earliest(self, name: str, known: Mapping[str, date]) -> date:
        """Return the first day on which all that it waits for is done, else its own start."""
        ready = [
            self.days.on_or_after(
                self.days.add(known[d.predecessor], self.lengths[d.predecessor] - 1)
                + timedelta(days=1 + d.lag)
            )
            for d in self.before[name]
        ]
        return max(ready, default=self.starts[name])

    def _latest(self, name: str, known: Mapping[str, date]) -> date:
        ends = [
            self.days.on_or_before(known[d.successor] - timedelta(days=1 + d.lag))
            for d in self.after[name]
        ]
        if not ends:
            return self.starts[name]
        return self.days.add(min(ends), 1 - self.lengths[name])

    def _timing(self, name: str, earliest: date, latest: date) -> Timing:
        start = self.starts[name]
        if latest >= start:
            slack = self.days.between(start + _DAY, latest)
        else:
            slack = -self.days.between(latest + _DAY, start)
        return Timing(earliest, latest, self.lengths[name], slack)


def _first(item: Item) -> date:
    first = start_of(item)
    assert first is not None
    return first
