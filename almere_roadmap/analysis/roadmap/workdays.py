"""Working days: all but weekends and the public holidays of the calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from almere_roadmap.analysis.economy.reference import CalendarPeriod
from almere_roadmap.analysis.roadmap.rulebook import Rules, rules
from almere_roadmap.domain.workshop import Workshop

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days count: not the ``weekend`` (0 is Monday) and not the days of ``periods``."""

    weekend: frozenset[int] = frozenset({5, 6})
    periods: tuple[CalendarPeriod, ...] = ()
    _free: dict[int, tuple[date, ...]] = field(default_factory=dict, compare=False)

    def free(self, year: int) -> tuple[date, ...]:
        """Return the days of a year that are free without being a weekend, in order."""
        if year not in self._free:
            spans = [span for p in self.periods for y in (year - 1, year) if (span := p.in_year(y))]
            days = {day for first, last in spans for day in _days(first, last)}
            kept = (d for d in days if d.year == year and d.weekday() not in self.weekend)
            self._free[year] = tuple(sorted(kept))
        return self._free[year]

    def counts(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.weekday() not in self.weekend and day not in self.free(day.year)

    def on_or_after(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self.counts(day) and day < date.max - 9 * _DAY:
            day += _DAY
        return day

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to a day."""
        while not self.counts(day) and day > date.min + 9 * _DAY:
            day -= _DAY
        return day

    def between(self, first: date, last: date) -> int:
        """Return the number of working days from ``first`` to ``last``, both counted."""
        if last < first:
            return 0
        weeks, rest = divmod((last - first).days + 1, 7)
        found = weeks * (7 - len(self.weekend))
        found += sum((first.weekday() + n) % 7 not in self.weekend for n in range(rest))
        return found - sum(self._free_within(y, first, last) for y in _years(first, last))

    def _free_within(self, year: int, first: date, last: date) -> int:
        days = self.free(year)
        return bisect_right(days, last) - bisect_left(days, first)

    def add(self, day: date, count: int) -> date:
        """Return the working day ``count`` working days after a working day (before when < 0)."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            # Whole weeks at once, but never so many that free days are jumped over unseen.
            weeks = left // 7
            if weeks:
                target = day + step * 7 * weeks
                passed = self._passed(day, target, forward=count > 0)
                day, left = target, left - passed
            else:
                day += step
                left -= self.counts(day)
        return self.on_or_after(day) if count >= 0 else self.on_or_before(day)

    def _passed(self, day: date, target: date, *, forward: bool) -> int:
        return self.between(day + _DAY, target) if forward else self.between(target, day - _DAY)


EVERY_DAY = WorkCalendar(weekend=frozenset())
"""The calendar in which every day counts."""


def work_calendar(source: Workshop | Rules) -> WorkCalendar:
    """Return the working days by the rules in force."""
    found = source if isinstance(source, Rules) else rules(source)
    return WorkCalendar(periods=found.periods("public_holiday"))


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range(min((last - first).days, 400) + 1))


def _years(first: date, last: date) -> range:
    return range(first.year, last.year + 1)
