"""What moving an item does to the items that wait for it: a preview, before anything is done.

A follower is shifted only as far as it must be, and what waits for it after that.  Hard
dependencies push; soft ones only ask.  An exact date moves to a working day, a period such as
"2027-Q2" to the next period of its kind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from almere_roadmap.analysis.roadmap.workdays import WorkCalendar, work_calendar
from almere_roadmap.domain.entities import Dependency, Item
from almere_roadmap.domain.periods import first_day, following, is_period, last_day, parse
from almere_roadmap.domain.rules import find_circle
from almere_roadmap.domain.workshop import Workshop

Dates = Mapping[str, tuple[str, str]]
"""Start and end as text, by item."""


class Policy(StrEnum):
    """What to do with followers: leave their dates, shift what must, shift what asks too."""

    KEEP = "keep"
    SHIFT = "shift"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Shift:
    """A follower's new dates as text, by how many days it moves, and the link that moves it."""

    item: str
    days: int
    start: str
    end: str
    link: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """A dependency that no longer holds: by how many days, and whether it is hard."""

    link: str
    days: int
    hard: bool


@dataclass(frozen=True, slots=True)
class Ripple:
    """What follows when an item gets other dates.

    ``forced`` must shift by hard dependencies; ``asked`` shift when soft ones are heeded too
    (the same item may be in both, farther in the second); ``kept`` are the dependencies that
    break when nothing else moves; ``behind`` those by which the item itself starts too early.
    """

    item: str
    start: str
    end: str
    forced: tuple[Shift, ...]
    asked: tuple[Shift, ...]
    kept: tuple[Clash, ...]
    behind: tuple[Clash, ...]

    def shifts(self, policy: Policy, *, heed_soft: bool = False) -> tuple[Shift, ...]:
        """Return what shifts under a policy; under ``ask`` the answer is ``heed_soft``."""
        if policy is Policy.KEEP:
            return ()
        heeded = policy is Policy.ASK and heed_soft
        changed = {s.item: s for s in (*self.forced, *(self.asked if heeded else ()))}
        return tuple(changed.values())

    def dates(self, policy: Policy, *, heed_soft: bool = False) -> dict[str, tuple[str, str]]:
        """Return the new dates of the item and its followers, as ``verbs.roadmap.reschedule``."""
        shifts = self.shifts(policy, heed_soft=heed_soft)
        return {self.item: (self.start, self.end), **{s.item: (s.start, s.end) for s in shifts}}

    @property
    def asks(self) -> bool:
        """Tell whether there is anything to ask about: a follower that would have to move."""
        return bool(self.forced or self.asked)


def ripple(
    workshop: Workshop, item: str, start: str, end: str, calendar: WorkCalendar | None = None
) -> Ripple:
    """Return what follows when an item gets another start and end (texts of periods).

    Nothing follows from an undated item, nor along a circle of dependencies.
    """
    days = calendar or work_calendar(workshop)
    moved = {item: (start, end)}
    if _days_of(start, end) is None or find_circle(workshop):
        return Ripple(item, start, end, (), (), (), ())
    forced = _push(workshop, moved, days, lambda link: link.hard)
    all_of_them = _push(workshop, moved, days, lambda link: True)
    asked = tuple(s for s in all_of_them.values() if forced.get(s.item) != s)
    return Ripple(
        item,
        start,
        end,
        tuple(forced.values()),
        asked,
        tuple(_clashes(workshop, moved, (d for d in _links(workshop) if d.predecessor == item))),
        tuple(_clashes(workshop, moved, (d for d in _links(workshop) if d.successor == item))),
    )


def chosen(
    workshop: Workshop,
    found: Ripple,
    shift: Collection[str],
    calendar: WorkCalendar | None = None,
) -> tuple[Shift, ...]:
    """Return what shifts when only the followers ``shift`` may, by hard and soft dependencies."""
    days, moved = calendar or work_calendar(workshop), {found.item: (found.start, found.end)}
    if not found.asks:
        return ()
    return tuple(_push(workshop, moved, days, lambda link: link.successor in shift).values())


def clashes(workshop: Workshop, moved: Dates) -> tuple[Clash, ...]:
    """Return the dependencies of moved items (id → start and end) that do not hold then."""
    touched = (d for d in _links(workshop) if d.predecessor in moved or d.successor in moved)
    return tuple(_clashes(workshop, moved, touched))


def _links(workshop: Workshop) -> list[Dependency]:
    return sorted(workshop.dependencies.values(), key=lambda d: d.id)


def _dates(workshop: Workshop, moved: Dates, name: str) -> tuple[date, date] | None:
    """Return the first and last day of an item, moved or not; None when it has none."""
    item = workshop.items.get(name)
    if item is None:
        return None
    start, end = moved.get(name, (item.start, item.end))
    return _days_of(start, end)


def _days_of(start: str, end: str) -> tuple[date, date] | None:
    """Return the first and last day of two periods; of only one, its first or last day twice."""
    if not (is_period(start) and is_period(end)):
        return None
    first, last = first_day(start), last_day(end)
    first, last = first or last, last or first
    return (first, last) if first and last else None


def _lack(workshop: Workshop, moved: Dates, link: Dependency) -> int:
    """Return by how many days a successor starts too early, 0 or less when it does not."""
    before, after = (_dates(workshop, moved, n) for n in (link.predecessor, link.successor))
    if before is None or after is None:
        return 0
    return (before[1] - after[0]).days + 1 + link.lag


def _clashes(workshop: Workshop, moved: Dates, links: Iterable[Dependency]) -> Iterable[Clash]:
    for link in links:
        lack = _lack(workshop, moved, link)
        if lack > 0:
            yield Clash(link.id, lack, link.hard)


def _push(
    workshop: Workshop, moved: Dates, days: WorkCalendar, counts: Callable[[Dependency], bool]
) -> dict[str, Shift]:
    """Push followers on until every dependency that counts holds, those at hand first."""
    waiting: dict[str, list[Dependency]] = {}
    for link in _links(workshop):
        if counts(link):
            waiting.setdefault(link.predecessor, []).append(link)
    dates, shifts = dict(moved), dict[str, Shift]()
    queue = deque(moved)
    while queue:
        for link in waiting.get(queue.popleft(), ()):
            lack = _lack(workshop, dates, link)
            item = workshop.items.get(link.successor)
            if lack > 0 and item is not None and item.id not in moved:
                shift = _shifted(item, dates.get(item.id), lack, link, days)
                dates[item.id] = (shift.start, shift.end)
                shifts[item.id] = shift
                queue.append(item.id)
    return shifts


def _shifted(
    item: Item, now: tuple[str, str] | None, lack: int, link: Dependency, days: WorkCalendar
) -> Shift:
    start, end = now or (item.start, item.end)
    new_start, new_end = later(start, end, lack, days)
    before, after = _days_of(item.start, item.end), _days_of(new_start, new_end)
    gone = (after[0] - before[0]).days if before and after else 0
    return Shift(item.id, gone, new_start, new_end, link.id, link.hard)


def later(start: str, end: str, by: int, days: WorkCalendar) -> tuple[str, str]:
    """Return a start and an end moved on by at least some days, each as fuzzy as it was."""
    if not start:
        return "", later(end, "", by, days)[0] if parse(end).exact else _end_after(end, by)
    begin = parse(start)
    wanted = begin.first + timedelta(days=by)
    if begin.exact:
        new = days.on_or_after(wanted)
        return new.isoformat(), _end_after(end, (new - begin.first).days)
    text, steps = start, 0
    while parse(text).first < wanted:
        text, steps = following(text), steps + 1
    if end and len(end) == len(start):
        for _step in range(steps):
            end = following(end)
        return text, end
    return text, _end_after(end, (parse(text).first - begin.first).days)


def _end_after(end: str, by: int) -> str:
    """Return an end moved on by some days: a day, or the period that holds that day."""
    if not end:
        return ""
    last = parse(end)
    wanted, text = last.last + timedelta(days=by), end
    if last.exact:
        return wanted.isoformat()
    while parse(text).last < wanted:
        text = following(text)
    return text
