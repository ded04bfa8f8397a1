"""The agenda of a session: its steps in order, and times of the day as people write them."""

from __future__ import annotations

import re

from almere_roadmap.domain.entities import AgendaStep, Session
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import InputError

LONGEST_STEP = 600
"""The most minutes that a step may take."""

_TIME = re.compile(r"(\d{1,2})(?:[:.hu ]?(\d{2}))?(?:\s*(?:h|u|uur))?", re.IGNORECASE)


def steps_of(workshop: Workshop, session: Session | None) -> list[AgendaStep]:
    """Return the steps of a session in order, those of no living session with the first one."""
    first = next(iter(ordered(workshop.sessions.values())), None)
    wanted = session.id if session else ""
    steps = [
        step
        for step in workshop.agenda.values()
        if step.session == wanted or (session == first and step.session not in workshop.sessions)
    ]
    return ordered(steps)


def session_of(workshop: Workshop, step: AgendaStep) -> Session | None:
    """Return the session of a step, the first where its own is gone, None where there is none."""
    first = next(iter(ordered(workshop.sessions.values())), None)
    return workshop.sessions.get(step.session) or first


def minutes_of(step: AgendaStep) -> int:
    """Return the minutes of a step, within bounds: a file from elsewhere may say anything."""
    return max(0, min(step.minutes, LONGEST_STEP))


def time_of_day(text: str) -> tuple[int, int] | None:
    """Return hour and minute of a time such as 9, 9:30, 9.30 or 930; None for no time at all.

    Raises:
        InputError: it is no time of the day.
    """
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise InputError("{given} is no time of the day; write 13:30", given=repr(text))
    return hour, minute


def as_time(text: str) -> str:
    """Return a time of the day as it is kept: ``09:30``, "" for none.

    Raises:
        InputError: it is no time of the day.
    """
    found = time_of_day(text)
    return f"{found[0]:02d}:{found[1]:02d}" if found else ""
