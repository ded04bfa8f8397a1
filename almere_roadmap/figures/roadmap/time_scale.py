"""The time axis: days to millimetres and back, piece by piece linear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from almere_roadmap.domain.periods import is_period, last_day
from almere_roadmap.domain.workshop import Workshop

# The room a day gets near by, in the middle and far ahead.
_ROOM = (3.0, 1.6, 0.8)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Knots (day number, x in mm) in ascending order, with straight pieces between them."""

    days: tuple[int, ...]
    places: tuple[float, ...]

    @property
    def first(self) -> date:
        """Return the day at the left end."""
        return date.fromordinal(self.days[0])

    @property
    def last(self) -> date:
        """Return the day at the right end."""
        return date.fromordinal(self.days[-1])

    def x(self, day: date) -> float:
        """Return the place of a day in mm; outside the ends the end pieces go on."""
        number = day.toordinal()
        piece = min(max(bisect_right(self.days, number) - 1, 0), len(self.days) - 2)
        start, end = self.days[piece], self.days[piece + 1]
        share = (number - start) / (end - start)
        return self.places[piece] + share * (self.places[piece + 1] - self.places[piece])

    def day(self, x: float) -> date:
        """Return the day at a place in mm."""
        piece = min(max(bisect_right(self.places, x) - 1, 0), len(self.places) - 2)
        left, right = self.places[piece], self.places[piece + 1]
        share = (x - left) / (right - left)
        number = self.days[piece] + share * (self.days[piece + 1] - self.days[piece])
        return date.fromordinal(min(max(round(number), 1), date.max.toordinal()))

    def clamped(self, day: date) -> float:
        """Return the place of a day, held within the ends."""
        return min(max(self.x(day), self.places[0]), self.places[-1])


def linear(first: date, last: date, left: float, right: float) -> TimeScale:
    """Return a scale on which all days are equally wide."""
    end = max(last, first + timedelta(days=1))
    return TimeScale((first.toordinal(), end.toordinal()), (left, right))


def zoned(workshop: Workshop, first: date, last: date, left: float, right: float) -> TimeScale:
    """Return a scale that gives near days more room than far ones.

    The workshop says until when is near and until when the middle; without, it is linear.
    """
    knots = [first, *(k for k in _borders(workshop) if first < k < last), last]
    if len(knots) == 2:
        return linear(first, last, left, right)
    pairs = list(pairwise(knots))
    borders = _borders(workshop)
    rooms = [_ROOM[sum(b <= a for b in borders)] * (b - a).days for a, b in pairs]
    places = [left]
    for room in rooms:
        places.append(places[-1] + room / sum(rooms) * (right - left))
    return TimeScale(tuple(k.toordinal() for k in knots), tuple(places))


def _borders(workshop: Workshop) -> list[date]:
    texts = (workshop.about.near_until, workshop.about.mid_until)
    ends = (last_day(text) for text in texts if text and is_period(text))
    return [end + timedelta(days=1) for end in ends if end]


def quarters(first: date, last: date) -> Iterator[tuple[date, int]]:
    """Yield the first day and number of every quarter that begins between two days."""
    for year in range(first.year, last.year + 1):
        for number in (1, 2, 3, 4):
            start = date(year, 3 * number - 2, 1)
            if first <= start <= last:
                yield start, number


def next_month(day: date) -> date:
    """Return the first day of the month after that of a day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months(first: date, after: date) -> Iterator[date]:
    """Yield the first day of every month that begins from ``first`` until before ``after``."""
    start = first if first.day == 1 else next_month(first)
    while start < after:
        yield start
        start = next_month(start)


def weeks(first: date, after: date) -> Iterator[date]:
    """Yield every Monday from ``first`` until before ``after``."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday < after:
        yield monday
        monday += timedelta(days=7)
