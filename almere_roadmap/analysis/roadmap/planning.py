"""Planning: earliest and latest dates, slack and the critical path over dependencies.

Times are whole days.  An item without an end lasts one day; one without a start takes no part.
The critical path is the chain of items whose slack is least among those that others wait for.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from almere_roadmap.domain.entities import Dependency, Item
from almere_roadmap.domain.periods import first_day, is_period, last_day
from almere_roadmap.domain.rules import idle_arrows
from almere_roadmap.domain.workshop import Workshop

Arrow = tuple[str, str, int]
"""(predecessor, successor, days from the start of the one to the start of the other)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Earliest and latest start per activity, in days from the start; the longest path."""

    earliest: Mapping[str, int]
    latest: Mapping[str, int]
    path: tuple[str, ...]
    length: int

    def slack(self, activity: str) -> int:
        """Return by how many days an activity may start later without harm."""
        return self.latest[activity] - self.earliest[activity]


def plan(arrows: Sequence[Arrow]) -> Plan:
    """Return the plan of a network of arrows with lengths; () when there are none.

    Raises:
        ValueError: the arrows go round in a circle.
    """
    onward = _onward(arrows)
    order = _sorted(onward)
    earliest = dict.fromkeys(order, 0)
    best: dict[str, str] = {}
    for node in order:
        for end, days in onward[node]:
            if earliest[node] + days > earliest[end]:
                earliest[end] = earliest[node] + days
                best[end] = node
    length = max(earliest.values(), default=0)
    latest = dict.fromkeys(order, length)
    for node in reversed(order):
        for end, days in onward[node]:
            latest[node] = min(latest[node], latest[end] - days)
    return Plan(earliest, latest, _path(earliest, best, length), length)


def _onward(arrows: Sequence[Arrow]) -> dict[str, list[tuple[str, int]]]:
    """Return from every node where its arrows lead, and after how many days."""
    onward: dict[str, list[tuple[str, int]]] = {}
    for start, end, days in arrows:
        onward.setdefault(start, []).append((end, days))
        onward.setdefault(end, [])
    return onward


def _path(earliest: Mapping[str, int], best: Mapping[str, str], length: int) -> tuple[str, ...]:
    ends = sorted(node for node, day in earliest.items() if day == length and node in best)
    path = ends[:1]
    while path and path[0] in best:
        path.insert(0, best[path[0]])
    return tuple(path)


def topological(arrows: Sequence[Arrow]) -> list[str]:
    """Return the nodes so that every arrow points onwards.

    Raises:
        ValueError: the arrows go round in a circle.
    """
    return _sorted(_onward(arrows))


def _sorted(onward: Mapping[str, Sequence[tuple[str, int]]]) -> list[str]:
    nodes = sorted(onward)
    waits = dict.fromkeys(nodes, 0)
    for ends in onward.values():
        for end, _ in ends:
            waits[end] += 1
    ready = deque(node for node in nodes if not waits[node])
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for end, _ in onward[node]:
            waits[end] -= 1
            if not waits[end]:
                ready.append(end)
    if len(order) < len(onward):
        raise ValueError("a circle")
    return order


@dataclass(frozen=True, slots=True)
class Schedule:
    """The items on the critical path, the dependencies along it, slack per dependency in days.

    A negative slack means that the successor starts before its predecessor ends.
    """

    critical: frozenset[str]
    critical_links: frozenset[str]
    slack: Mapping[str, int]


def schedule(workshop: Workshop) -> Schedule:
    """Return how tight the dependencies of dated items are, and the longest chain of them."""
    for items, links, known in tuple(_worked_out):
        if links is workshop.dependencies and not any(redated(workshop, items)):
            return known
    found = _schedule(workshop)
    _worked_out.append((workshop.items, workshop.dependencies, found))
    return found


# The timeline, the inspector and the figures ask about the same dates again and again.
_worked_out: deque[tuple[Mapping[str, Item], Mapping[str, Dependency], Schedule]] = deque(maxlen=4)


def _schedule(workshop: Workshop) -> Schedule:
    slack, idle = {}, idle_arrows(workshop)
    for link in workshop.dependencies.values():
        gap = _gap(workshop, link)
        if gap is not None and link.id not in idle:
            slack[link.id] = gap
    chain = _longest(workshop, set(slack))
    items = {end for link in chain for end in _ends(workshop.dependencies[link])}
    return Schedule(frozenset(items), frozenset(chain), slack)


def redated(workshop: Workshop, before: Mapping[str, Item]) -> Iterator[str]:
    """Yield the items whose dates are others than those of ``before``."""
    if workshop.items is before:
        return
    for name in workshop.items.keys() | before.keys():
        now, was = workshop.items.get(name), before.get(name)
        if now is not was and (not now or not was or _span(now) != _span(was)):
            yield name


def _span(item: Item) -> tuple[str, str]:
    return item.start, item.end


def _ends(link: Dependency) -> tuple[str, str]:
    return link.predecessor, link.successor


def _gap(workshop: Workshop, link: Dependency) -> int | None:
    before, after = (workshop.items.get(end) for end in _ends(link))
    if before is None or after is None:
        return None
    end, start = end_of(before), start_of(after)
    return (start - end).days - 1 - link.lag if end and start else None


def start_of(item: Item) -> date | None:
    """Return the first day of an item; where only its end is known, its last. None: undated."""
    if not (is_period(item.start) and is_period(item.end)):
        return None
    return first_day(item.start) or last_day(item.end)


def end_of(item: Item) -> date | None:
    """Return the last day of an item, None when it is undated."""
    if not (is_period(item.start) and is_period(item.end)):
        return None
    return last_day(item.end) or first_day(item.start)


def _longest(workshop: Workshop, links: set[str]) -> tuple[str, ...]:
    """Return the dependencies of the longest chain by days from first start to last end."""
    arrows = []
    names: dict[tuple[str, str], str] = {}
    for name in sorted(links):
        ends = _ends(workshop.dependencies[name])
        names[ends] = name
        arrows.append((*ends, _days(workshop.items[ends[0]])))
        arrows.append((ends[1], f"{ends[1]}|end", _days(workshop.items[ends[1]])))
    try:
        path = plan(arrows).path
    except ValueError:
        return ()
    return tuple(names[pair] for pair in itertools.pairwise(path) if pair in names)


def _days(item: Item) -> int:
    first, last = start_of(item), end_of(item)
    return max(1, (last - first).days + 1) if first and last else 1


def followers(workshop: Workshop, item: str) -> tuple[str, ...]:
    """Return everything that waits for an item, directly or not, the nearest first."""
    waiting: dict[str, list[str]] = {}
    for link in workshop.dependencies.values():
        if link.successor in workshop.items:
            waiting.setdefault(link.predecessor, []).append(link.successor)
    found = [item]
    for name in found:
        found.extend(sorted(set(waiting.get(name, ())) - set(found)))
    return tuple(found[1:])
