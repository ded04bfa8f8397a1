"""Periods under the hand: what unit a drag snaps to, and what text a moved edge becomes.

An exact date stays an exact date; a fuzzier period ("2027-Q2", "2027") stays as fuzzy as it was,
unless the axis shows a finer unit: then it becomes as fine as what the hand could see.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.periods import Period, parse


class Unit(IntEnum):
    """The units to which dates snap, from fine to coarse."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    SEMESTER = 4
    YEAR = 5


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def visible_unit(px_per_day: float) -> Unit:
    """Return the finest unit that is wide enough on the screen to aim at."""
    for unit, days in ((Unit.DAY, 1), (Unit.WEEK, 7), (Unit.MONTH, 30), (Unit.QUARTER, 91)):
        if px_per_day * days >= 16:
            return unit
    return Unit.YEAR


def unit_of(text: str) -> Unit:
    """Return how fuzzy a period text is."""
    if "Q" in text:
        return Unit.QUARTER
    if "S" in text:
        return Unit.SEMESTER
    return {4: Unit.YEAR, 7: Unit.MONTH}.get(len(text), Unit.DAY)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), last_of_month(first))


def last_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    years, month = divmod(day.month, 12)
    return date(day.year + years, month + 1, 1) - timedelta(days=1)


def floor(day: date, unit: Unit) -> date:
    """Return the first day of the unit that holds a day."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    if unit is Unit.SEMESTER:
        return _semester(day)
    months = _MONTHS[unit]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _semester(day: date) -> date:
    """Return the first day of the academic semester; August is counted with the one before."""
    if day.month >= 9:
        return date(day.year, 9, 1)
    return date(day.year, 2, 1) if day.month >= 2 else date(day.year - 1, 9, 1)


def _semester_on(day: date, count: int) -> date:
    first = _semester(day)
    years, second = divmod(2 * first.year + (first.month == 9) + count, 2)
    return date(years, 9 if second else 2, 1)


def step(day: date, unit: Unit, count: int) -> date:
    """Return the day ``count`` units on (back when negative)."""
    if unit is Unit.DAY:
        return day + timedelta(days=count)
    if unit is Unit.WEEK:
        return day + timedelta(days=7 * count)
    if unit is Unit.SEMESTER:
        return _semester_on(day, count)
    return add_months(day, _MONTHS[unit] * count)


def nearest(day: date, unit: Unit) -> date:
    """Return the first day of a unit that is nearest to a day."""
    below = floor(day, unit)
    above = step(below, unit, 1)
    return below if day - below <= above - day else above


def text_of(day: date, unit: Unit) -> str:
    """Write the period of a unit that holds a day; weeks and days are written as the day."""
    if unit is Unit.YEAR:
        return f"{day.year:04}"
    if unit is Unit.SEMESTER:
        first = floor(day, unit)
        return f"{first.year:04}-S{1 if first.month == 2 else 2}"
    if unit is Unit.QUARTER:
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit is Unit.MONTH:
        return f"{day.year:04}-{day.month:02}"
    return day.isoformat()


def starting(day: date, before: str, unit: Unit) -> str:
    """Write a start near ``day``, as fuzzy as ``before`` was but no fuzzier than ``unit``."""
    own = min(unit_of(before), unit) if before else unit
    return text_of(nearest(day, unit), own)


def ending(day: date, before: str, unit: Unit) -> str:
    """Write an end near ``day``; ends snap to last days."""
    own = min(unit_of(before), unit) if before else unit
    return text_of(nearest(day + timedelta(days=1), unit) - timedelta(days=1), own)


def span(item: Item) -> tuple[date, date] | None:
    """Return the first and last day of an item, None when it waits in the tray."""
    return span_of(item.start, item.end)


def span_of(start: str, end: str) -> tuple[date, date] | None:
    """Return the first and last day of two dates; of only an end, its last day twice."""
    if not start:
        return (parse(end).last, parse(end).last) if end else None
    return parse(start).first, parse(end).last if end else parse(start).last


def moved(item: Item, start: str) -> tuple[str, str]:
    """Return (start, end) of an item whose start becomes ``start``; it lasts as long as before."""
    if not item.start or not item.end:
        return start, item.end
    old, new, end = parse(item.start), parse(start), parse(item.end)
    return start, _carried(old.first, new.first, end)


def _carried(old: date, new: date, end: Period) -> str:
    """Carry an end along: by whole months where the start moved by them, else by days."""
    unit = unit_of(end.text)
    if old.day == new.day:
        months = 12 * (new.year - old.year) + new.month - old.month
        last = add_months(end.last, months)
        at_border = end.last == last_of_month(end.last)
        last = last_of_month(last) if at_border else last
    else:
        last = end.last + (new - old)
    if unit <= Unit.WEEK:
        return last.isoformat()
    after = nearest(last + timedelta(days=1), unit)
    return text_of(after - timedelta(days=1), unit)


def nudged(item: Item, unit: Unit, count: int) -> tuple[str, str]:
    """Return (start, end) of an item moved by ``count`` units from the keyboard."""
    if not item.start:
        return "", stretched(item, unit, count)
    own = unit_of(item.start)
    by = max(unit, own) if own > Unit.DAY else unit
    day = step(parse(item.start).first, by, count)
    return moved(item, text_of(day, own))


def stretched(item: Item, unit: Unit, count: int) -> str:
    """Return the end of an item made longer (shorter when negative) by ``count`` units."""
    known = span(item)
    assert known is not None
    own = unit_of(item.end or item.start)
    by = max(unit, own) if own > Unit.DAY else unit
    last = known[1]
    if by >= Unit.MONTH:
        after = step(last + timedelta(days=1), by, count)
        last = after - timedelta(days=1)
    else:
        last = step(last, by, count)
    return text_of(max(last, known[0]) if item.start else last, own)
