"""What changed since a moment, told as a person would."""

import pytest

from almere_roadmap import i18n
from almere_roadmap.document import samples
from almere_roadmap.document.document import Document
from almere_roadmap.document.since import at, between, changes_since, last_session, points
from almere_roadmap.document.told import Turn, told
from almere_roadmap.domain.words import Certainty, LayerKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.moments import name_moment
from almere_roadmap.verbs.niches import add_niche
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import delete, edit
from almere_roadmap.verbs.roadmap import add_item, add_layer, schedule_item


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


def _do(document, verb, *places, **values):
    return document.perform(verb(document.workshop, *places, **values))


@pytest.fixture
def two_sessions(document):
    _do(document, open_session, name="First", date="2026-10-08")
    document.session = document.workshop.last_session.id
    layer = _do(document, add_layer, name="L", kind=LayerKind.CONTRACTS).changes[0].row
    item = _do(document, add_item, layer=layer, title="Façades", start="2027-Q1").changes[0].row
    gone = _do(document, add_niche, name="Drones").changes[0].row
    _do(document, open_session, name="Second", date="2026-11-22")
    document.session = document.workshop.last_session.id
    document.author = "Purchasing"
    _do(document, schedule_item, item, start="2027-Q3")
    document.author = "Eva"
    _do(document, edit, "items", item, certainty=Certainty.CONFIRMED)
    _do(document, delete, gone)
    return document


@pytest.mark.parametrize("template", ["empty", "almere-2011", "four-half-days"])
def test_a_new_workshop_has_nothing_to_tell_until_somebody_does_something(tmp_path, template):
    words = {"title": "Zorg", "question": "Wat nu?", "home": "Lelystad"}
    made = samples.create(tmp_path / "w.almere", template, **words)
    assert made.workshop.about.question == "Wat nu?" and made.undo_label is None
    assert ordered(made.workshop.areas.values())[0].name == "Lelystad"
    assert _since(made) == []
    assert points(made) == []
    _do(made, add_niche, name="Drones")
    (line,) = _since(made)
    assert line.turn is Turn.NEW and "Drones" in line.words
    made.close()


def test_a_planned_session_begins_when_it_is_opened(tmp_path):
    made = samples.create(tmp_path / "w.almere", "four-half-days", language="en")
    made.session = made.workshop.last_session.id
    _do(made, add_niche, name="Drones")
    assert last_session(made).words == "Begin of this sitting"
    _do(made, open_session, name="Half-day 2", date="2026-12-10")
    made.session = made.workshop.last_session.id
    _do(made, add_niche, name="Façades")
    assert last_session(made).words == "End of Half-day 1: market and chain"
    assert ["Façades" in line.words for line in _since(made) if "iche" in line.words] == [True]
    made.close()


def _since(document):
    point = last_session(document)
    return changes_since(document, point.edit, at(document, point.edit))


def test_a_session_finds_what_changed_since_the_last_one_and_who_did_it(two_sessions):
    point = last_session(two_sessions)
    assert point.words == "End of First · 8\u00a0Oct\u00a02026"
    lines = changes_since(two_sessions, point.edit, at(two_sessions, point.edit))
    assert {(line.turn, line.words) for line in lines} == {
        (
            Turn.MOVED,
            "Government contract ‘O1 Façades’ moved from Q1 2027 to Q3 2027 by Purchasing",
        ),
        (
            Turn.CONFIRMED,
            "Government contract ‘O1 Façades’: certainty was wish, is now confirmed by Eva",
        ),
        (Turn.GONE, "Niche ‘N1 Drones’ was deleted by Eva"),
    }


def test_a_first_session_tells_what_this_sitting_did(path, document):
    _do(document, open_session, name="First", date="2026-10-08")
    _do(document, add_niche, name="Before")
    document.close()
    with Document.open(path) as again:
        assert changes_since(again, last_session(again).edit, again.workshop) == []
        _do(again, add_niche, name="After")
        point = last_session(again)
        lines = changes_since(again, point.edit, at(again, point.edit))
        assert [line.words for line in lines] == ["Niche ‘N2 After’ was added"]


def test_moments_and_files_can_be_compared(two_sessions, tmp_path):
    edit_id = two_sessions.timeline()[-2].id
    _do(two_sessions, name_moment, edit_id, "Before lunch")
    known = {point.words.split(" · ")[0]: point for point in points(two_sessions)}
    assert {"End of First", "‘Before lunch’", "Begin of this sitting"} <= known.keys()
    moment = at(two_sessions, known["‘Before lunch’"].edit)
    [line] = between(moment, two_sessions.workshop, two_sessions)
    assert (line.turn, line.words) == (Turn.GONE, "Niche ‘N1 Drones’ was deleted by Eva")
    copy = tmp_path / "copy.almere"
    two_sessions.save_copy(copy)
    with Document.open(copy) as other:
        other.author = "Table 2"
        _do(other, add_niche, name="From the table")
        other.flush()
        [line] = between(two_sessions.workshop, other.workshop, two_sessions, copy)
    assert line.words == "Niche ‘N1 From the table’ was added by Table 2"


def test_many_alike_are_one_line(document):
    before = document.workshop
    for number in range(5):
        _do(document, add_organisation, name=f"Firm {number}")
    [line] = told(before, document.workshop)
    assert (line.turn, line.words, line.row) == (Turn.NEW, "5 × firm or institution", "")
