"""The agenda: whatever is done to it, its steps stand in the order that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.agenda import as_time, minutes_of, steps_of
from almere_roadmap.domain.entities import AgendaStep, Session
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Opens
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.edit import Draft, created
from almere_roadmap.history.merge import merge
from almere_roadmap.verbs import agenda
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.records import delete
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.perform(open_session(made.workshop, name="Sessie 1", date="2026-11-26"))
    return made


def titles(journal, session=None):
    workshop = journal.workshop
    return [s.title for s in steps_of(workshop, session or workshop.last_session)]


def put(journal, collection, *records):
    writes = tuple(w for record in records for w in created(collection, record))
    journal.perform(Draft(Message("Put"), writes))


turns = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "remove", "undo"]), st.integers(0, 50), st.integers(0, 50)
    ),
    max_size=25,
)


@given(turns)
def test_any_turns_keep_the_steps_in_the_order_asked_for(wanted):
    journal = Journal()
    put(journal, "sessions", Session(id="s", name="1", rank="1"), Session(id="t", rank="2"))
    put(journal, "agenda", AgendaStep(id="x", session="s", title="elsewhere", rank="V"))
    model, past = [], []
    for number, (turn, first, second) in enumerate(wanted):
        _turn(journal, model, past, turn, (str(number), first, second))
        assert [s.id for s in steps_of(journal.workshop, journal.workshop.sessions["t"])] == model
        assert [s.id for s in steps_of(journal.workshop, journal.workshop.sessions["s"])] == ["x"]


def _turn(journal, model, past, turn, numbers):
    name, first, second = numbers
    before = list(model)
    if turn == "undo":
        if past:
            edit, model[:] = past.pop()
            journal.undo(edit)
        return
    if turn == "add":
        place = second % (len(model) + 1)
        neighbour = model[place] if place < len(model) else ""
        model.insert(
            place,
            journal.perform(
                agenda.add_step(journal.workshop, title=name, session="t", before=neighbour)
            ),
        )
    elif not model:
        return
    elif turn == "move":
        moved = model.pop(first % len(model))
        place = second % (len(model) + 1)
        neighbour = model[place] if place < len(model) else ""
        model.insert(place, moved)
        journal.perform(agenda.move_step(journal.workshop, moved, neighbour))
    else:
        gone = model.pop(first % len(model))
        journal.perform(delete(journal.workshop, gone))
    past.append((journal.edits[-1], before))


@given(st.lists(st.sampled_from("ABC"), min_size=2, max_size=8), st.data())
def test_a_step_finds_its_place_among_others_that_share_one_after_a_merge(places, data):
    journal = Journal()
    steps = (AgendaStep(id=f"{n:02}", title=str(n), rank=r) for n, r in enumerate(places))
    put(journal, "agenda", *steps)
    order = [s.id for s in steps_of(journal.workshop, None)]
    moved = order.pop(data.draw(st.integers(0, len(order) - 1)))
    place = data.draw(st.integers(0, len(order)))
    neighbour = order[place] if place < len(order) else ""
    order.insert(place, moved)
    journal.perform(agenda.move_step(journal.workshop, moved, neighbour))
    assert [s.id for s in steps_of(journal.workshop, None)] == order


def test_two_copies_that_worked_on_the_agenda_are_merged(journal):
    journal.perform(agenda.add_step(journal.workshop, title="Opening"))
    mine, other = Journal(), Journal()
    for site in (mine, other):
        for edit in journal.edits:
            site._apply(edit)
    (step,) = journal.workshop.agenda
    mine.perform(agenda.edit_step(mine.workshop, step, minutes=20))
    other.edits.append(None)  # the next step of the other copy has an id of its own
    other.perform(agenda.add_step(other.workshop, title="Pauze"))
    merged = merge("", mine.edits, [e for e in other.edits if e])
    assert not merged.conflicts
    found = steps_of(merged.workshop, merged.workshop.last_session)
    assert [(s.title, s.minutes) for s in found] == [("Opening", 20), ("Pauze", 15)]


def test_steps_belong_to_the_present_session_and_go_with_it(journal):
    journal.perform(agenda.add_step(journal.workshop, title=" Opening ", opens=Opens.FACTS))
    first = journal.workshop.last_session
    journal.perform(open_session(journal.workshop, name="Sessie 2", date=""))
    journal.perform(agenda.add_step(journal.workshop, title="Terugblik"))
    assert titles(journal, first) == ["Opening"] and titles(journal) == ["Terugblik"]
    journal.perform(
        agenda.take_steps(journal.workshop, steps_of(journal.workshop, first), name=first.name)
    )
    assert titles(journal) == ["Terugblik", "Opening"]
    journal.perform(delete(journal.workshop, first.id))
    assert [s.title for s in journal.workshop.agenda.values()] == ["Terugblik", "Opening"]


def test_steps_without_a_session_are_those_of_the_first():
    journal = Journal()
    journal.perform(agenda.add_step(journal.workshop, title="Opening"))
    assert [s.title for s in steps_of(journal.workshop, None)] == ["Opening"]
    journal.perform(open_session(journal.workshop, name="Sessie 1", date=""))
    assert titles(journal) == ["Opening"]
    journal.perform(open_session(journal.workshop, name="Sessie 2", date=""))
    assert titles(journal) == []


def test_what_makes_no_step_is_declined_in_words(journal):
    step = journal.perform(agenda.add_step(journal.workshop, title="Opening"))
    workshop = journal.workshop
    for minutes in (0, -5, 601, 10**20):
        with pytest.raises(Declined, match="from 1 to 600"):
            agenda.add_step(workshop, title="x", minutes=minutes)
        with pytest.raises(Declined, match="from 1 to 600"):
            agenda.edit_step(workshop, step, minutes=minutes)
    for title in ("", "  "):
        with pytest.raises(Declined, match="needs words"):
            agenda.edit_step(workshop, step, title=title)
    with pytest.raises(Declined, match="no longer"):
        agenda.move_step(workshop, step, "gone")
    with pytest.raises(Declined, match="no steps"):
        agenda.take_steps(workshop, [], name="x")


def test_a_file_from_elsewhere_may_say_any_number_of_minutes():
    assert [minutes_of(AgendaStep(id="a", minutes=m)) for m in (-3, 30, 10**15)] == [0, 30, 600]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9:30", "09:30"),
        ("13.30", "13:30"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("9u30", "09:30"),
        ("1330", "13:30"),
        ("13 uur", "13:00"),
        ("", ""),
    ],
)
def test_a_time_is_read_as_people_type_it(journal, typed, kept):
    assert as_time(typed) == kept
    session = journal.workshop.last_session.id
    journal.perform(agenda.begin_at(journal.workshop, session, typed))
    assert journal.workshop.last_session.starts == kept


@pytest.mark.parametrize("typed", ["24:00", "9:60", "noon", "-1", "9:3", "12345"])
def test_what_is_no_time_of_the_day_is_refused(typed):
    with pytest.raises(InputError, match="no time of the day"):
        as_time(typed)


def test_a_planned_session_is_the_next_to_begin(journal):
    put(journal, "sessions", Session(id="p", name="Dagdeel 2", planned=True, rank="z"))
    assert journal.workshop.last_session.name == "Sessie 1"
    journal.perform(open_session(journal.workshop, name="Dagdeel 2: niches", date="2026-12-10"))
    begun = journal.workshop.last_session
    assert (begun.id, begun.name, begun.planned) == ("p", "Dagdeel 2: niches", False)
    journal.undo(journal.edits[-1])
    assert journal.workshop.last_session.name == "Sessie 1"
