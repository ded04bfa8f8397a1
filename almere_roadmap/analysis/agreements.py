"""What was agreed: what earlier sessions left, and what is amiss with a promise."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.periods import first_day, is_period, last_day
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.domain.workshop import Workshop, ordered

FIRST_STEP_DAYS = 30
"""Within so many days after its session a commitment takes its first step."""

SETTLED = frozenset({Progress.DONE, Progress.DROPPED})
"""How far an outcome is that nobody needs to look at again."""


class Worry(StrEnum):
    """What is amiss with a commitment."""

    NONE = ""
    NO_OWNER = "no_owner"
    LATE = "late"
    NO_FIRST_STEP = "no_first_step"


def worry(workshop: Workshop, note: Note, today: date) -> Worry:
    """Return what is amiss with a commitment that is not settled, the worst first."""
    if note.kind is not NoteKind.COMMITMENT or note.progress in SETTLED:
        return Worry.NONE
    if not note.owner:
        return Worry.NO_OWNER
    if _is_past(note.due, today):
        return Worry.LATE
    if note.first_step or note.progress is Progress.UNDER_WAY:
        return Worry.NONE
    until = first_step_until(workshop, note)
    return Worry.LATE if until is not None and until < today else Worry.NO_FIRST_STEP


def _is_past(period: str, today: date) -> bool:
    last = last_day(period) if is_period(period) else None
    return last is not None and last < today


def first_step_until(workshop: Workshop, note: Note) -> date | None:
    """Return the last day for the first step, None when the day of its session is not known."""
    session = workshop.sessions.get(note.session)
    day = first_day(session.date) if session and is_period(session.date) else None
    return day + timedelta(days=FIRST_STEP_DAYS) if day else None


def unsettled(workshop: Workshop) -> list[Note]:
    """Return what was agreed or left open and is neither done nor dropped, in order."""
    notes = ordered(workshop.notes.values())
    return [n for n in notes if n.kind is not NoteKind.MINORITY and n.progress not in SETTLED]


def from_before(workshop: Workshop) -> list[Note]:
    """Return what earlier sessions agreed or left open, in order; nothing in the first session."""
    last = workshop.last_session
    if last is None or len(workshop.begun_sessions) < 2:
        return []
    notes = ordered(workshop.notes.values())
    return [n for n in notes if n.session != last.id and n.kind is not NoteKind.MINORITY]


def beside(workshop: Workshop, record: str) -> list[Note]:
    """Return what was written down about a record, in order."""
    return [n for n in ordered(workshop.notes.values()) if n.about == record]
