from datetime import date

import pytest

from almere_roadmap.analysis.agreements import Worry, first_step_until, from_before, worry
from almere_roadmap.domain.entities import Note, Session
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.domain.workshop import Workshop

TODAY = date(2026, 11, 26)
SESSIONS = {
    "a": Session(id="a", date="2026-10-08", rank="1"),
    "b": Session(id="b", date="2026-11-22", rank="2"),
}


def _note(**values):
    values = {"kind": NoteKind.COMMITMENT, "owner": "lector", "first_step": "ask"} | values
    return Note(id="n", **values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Worry.NONE),
        ({"owner": ""}, Worry.NO_OWNER),
        ({"due": "2026-11-25"}, Worry.LATE),
        ({"due": "2026-11-26"}, Worry.NONE),
        ({"due": "2026-Q4"}, Worry.NONE),
        ({"due": "2026-11-25", "progress": Progress.DONE}, Worry.NONE),
        ({"first_step": "", "session": "b"}, Worry.NO_FIRST_STEP),
        ({"first_step": "", "session": "a"}, Worry.LATE),
        ({"first_step": "", "progress": Progress.UNDER_WAY}, Worry.NONE),
        ({"kind": NoteKind.DECISION, "owner": ""}, Worry.NONE),
    ],
)
def test_what_is_amiss_with_a_commitment(values, expected):
    workshop = Workshop(sessions=SESSIONS)
    assert worry(workshop, _note(**values), TODAY) is expected


def test_the_first_step_is_due_thirty_days_after_the_session():
    workshop = Workshop(sessions=SESSIONS)
    assert first_step_until(workshop, _note(session="a")) == date(2026, 11, 7)
    assert first_step_until(workshop, _note(session="gone")) is None


def test_a_session_finds_what_the_earlier_ones_left():
    notes = {
        key: Note(id=key, kind=kind, session=session, rank=key)
        for key, kind, session in (
            ("1", NoteKind.DECISION, "a"),
            ("2", NoteKind.MINORITY, "a"),
            ("3", NoteKind.PARKING, ""),
            ("4", NoteKind.COMMITMENT, "b"),
        )
    }
    assert [n.id for n in from_before(Workshop(sessions=SESSIONS, notes=notes))] == ["1", "3"]
    assert from_before(Workshop(sessions={"b": SESSIONS["b"]}, notes=notes)) == []
