"""The academic calendar: semesters, and what an hbo action needs in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.reference import Instrument, calendar, instruments
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, day, language, number


def semester_of(when: date) -> str:
    """Return the semester in which a day falls: "2027-S1" (Feb–Aug) or "2027-S2" (Sept–Jan)."""
    if when.month == 1:
        return f"{when.year - 1}-S2"
    return f"{when.year}-S{2 if when.month >= 9 else 1}"


def semester_start(when: date) -> date:
    """Return the first day of the semester that begins nearest to a day."""
    starts = [
        date(year, month, 1)
        for year in (when.year - 1, when.year, when.year + 1)
        for month in (2, 9)
    ]
    return min(starts, key=lambda start: abs((start - when).days))


def warnings(workshop: Workshop) -> Iterator[Problem]:
    """Yield where supply and demand of the hbo actions do not meet."""
    for item in ordered(workshop.items.values()):
        action = workshop.hbo_actions.get(item.id)
        instrument = instruments().get(action.instrument) if action else None
        if action and instrument:
            yield from _firms(item, action, instrument)
            yield from _semester(item, action)
            yield from _dates(item, action, instrument)


def _firms(item: Item, action: HboAction, instrument: Instrument) -> Iterator[Problem]:
    if action.firms is not None and action.firms < instrument.least_firms:
        text = N_("{name}: {instrument} asks for {least} firms, there are {firms}.")
        params = {
            "name": item.title,
            "instrument": instrument.name(language()),
            "least": number(instrument.least_firms),
            "firms": number(action.firms),
        }
        yield Problem("hbo.firms", WARNING, Message(text, params), (item.id,))


def _semester(item: Item, action: HboAction) -> Iterator[Problem]:
    """Yield when the semester that was named is another than the one in which it starts."""
    start = first_day(item.start) if is_period(item.start) else None
    if start and action.semester and action.semester != semester_of(start):
        text = N_("{name} is meant for {semester}, but starts on {day}.")
        params = {"name": item.title, "semester": action.semester, "day": day(start)}
        yield Problem("hbo.semester", WARNING, Message(text, params), (item.id,))


def _dates(item: Item, action: HboAction, instrument: Instrument) -> Iterator[Problem]:
    start = first_day(item.start) if is_period(item.start) else None
    if start is None:
        return
    name = {"name": item.title, "day": day(start)}
    if instrument.by_semester and _in_summer(start):
        text = N_("{name} starts on {day}, when there are no students.")
        yield Problem("hbo.summer", WARNING, Message(text, name), (item.id,))
    if not action.decision_date:
        text = N_("{name} has no decision date.")
        yield Problem("hbo.decision", HINT, Message(text, name), (item.id,))
        return
    decided = first_day(action.decision_date) if is_period(action.decision_date) else None
    if decided and decided > start:
        text = N_("{name} starts on {day}, before it is decided.")
        yield Problem("hbo.late", WARNING, Message(text, name), (item.id,))


def _in_summer(when: date) -> bool:
    return any(period.kind == "no_students" and period.holds(when) for period in calendar())
