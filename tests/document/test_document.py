"""Working on a file: perform, undo, redo, history, subscribe, copies and merging."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.words import Role
from almere_roadmap.errors import BugError, Declined, InputError
from almere_roadmap.history.edit import Draft, Write, created, deleted, new_id, updated
from almere_roadmap.history.replay import replay
from tests.history.sites import acts, draft_for


def firm(name: str, row: str = "") -> Draft:
    """Return a draft that adds a firm."""
    entity = Organisation(id=row or new_id(), name=name)
    return Draft(Message("Added firm {name}", {"name": name}), created("organisations", entity))


def renamed(document: Document, row: str, name: str) -> Draft:
    """Return a draft that renames a firm."""
    entity = document.workshop.organisations[row]
    return Draft(Message("Renamed"), updated("organisations", entity, name=name))


def removed(row: str) -> Draft:
    """Return a draft that deletes a firm."""
    return Draft(Message("Deleted"), deleted("organisations", [row]))


def test_what_is_done_is_there_at_once_and_after_reopening(path):
    everything = Organisation(
        id="a",
        name="Zoë & Ļ <b>",
        persons=3,
        role=Role.SUPPLIER,
        needs=("ruimte", "x,y"),
        note="regel 1\nregel 2",
    )
    with Document.create(path) as document:
        edit = document.perform(Draft(Message("Made"), created("organisations", everything)))
        assert document.workshop.organisations == {"a": everything}
        assert edit is not None and edit.lamport == 1
    with Document.open(path) as again:
        assert again.workshop.organisations == {"a": everything}
        assert again.history() == (edit,)
        assert again.document_id == document.document_id


def test_an_empty_draft_is_no_step(document):
    assert document.perform(Draft(Message("Nothing"))) is None
    assert document.history() == ()
    assert document.undo() is None and document.redo() is None


def test_undo_and_redo_are_named_and_kept_as_history(document):
    document.perform(firm("A", "a"))
    document.perform(renamed(document, "a", "B"))
    assert document.undo_label == Message("Renamed")
    undone = document.undo()
    assert document.workshop.organisations["a"].name == "A"
    assert document.redo_label == Message("Renamed")
    assert document.undo_label == Message("Added firm {name}", {"name": "A"})
    document.redo()
    assert document.workshop.organisations["a"].name == "B"
    assert document.redo_label is None
    assert undone.undoes == document.history()[1].id
    assert len(document.history()) == 4


def test_a_new_step_ends_redo(document):
    document.perform(firm("A", "a"))
    document.undo()
    document.perform(firm("B", "b"))
    assert document.redo_label is None


@pytest.mark.parametrize(
    ("write", "error"),
    [
        (Write("organisations", "a", "persons", "many"), InputError),
        (Write("organisations", "a", "role", "king"), InputError),
        (Write("organisations", "a", "persons", 2**63), InputError),
        (Write("organisations", "gone", "name", "X"), Declined),
        (Write("organisations", "a", "colour", "red"), BugError),
        (Write("planets", "a", "name", "X"), BugError),
    ],
)
def test_what_does_not_fit_changes_nothing(document, write, error):
    document.perform(firm("A", "a"))
    before = document.workshop
    with pytest.raises(error):
        document.perform(Draft(Message("Bad"), (write,)))
    assert document.workshop is before
    document.flush()
    assert len(document.history()) == 1 and document.waiting == 0


def test_characters_that_no_format_holds_are_left_out(document, path):
    document.perform(firm("a\x00b\ud800c\x1bd\ttab", "a"))
    document.flush()
    assert document.workshop.organisations["a"].name == "abcd\ttab"
    assert document.history()[0].label.params == {"name": "abcd\ttab"}
    assert check(path) == ()


def test_a_step_of_the_past_can_be_taken_back(document):
    first = document.perform(firm("A", "a"))
    document.perform(firm("B", "b"))
    document.revert(first.id)
    assert set(document.workshop.organisations) == {"b"}
    assert document.undo_label == first.label
    document.undo()
    assert set(document.workshop.organisations) == {"a", "b"}
    with pytest.raises(Declined):
        document.revert("nothing")


def test_a_step_of_an_earlier_sitting_can_be_taken_back(path):
    with Document.create(path) as document:
        edit = document.perform(firm("A", "a"))
    with Document.open(path) as again:
        assert again.undo_label is None
        again.revert(edit.id)
        assert not again.workshop.organisations
        with pytest.raises(Declined, match="changed since"):
            again.revert(edit.id)


def test_a_refused_undo_stays_on_the_stack(document, path, tmp_path):
    document.perform(firm("A", "a"))
    document.save_copy(tmp_path / "copy.almere")
    with Document.open(tmp_path / "copy.almere") as copy:
        copy.perform(renamed(copy, "a", "B"))
    document.merge_from(tmp_path / "copy.almere")
    with pytest.raises(Declined):
        document.undo()
    assert document.undo_label is not None
    assert document.workshop.organisations["a"].name == "B"


def test_any_moment_of_the_past_can_be_seen(document):
    first = document.perform(firm("A", "a"))
    second = document.perform(renamed(document, "a", "B"))
    document.perform(removed("a"))
    assert document.at(first.id).organisations["a"].name == "A"
    assert document.at(second.id).organisations["a"].name == "B"
    assert document.workshop.organisations == {}


def test_watchers_hear_of_the_change_and_of_its_being_kept(document):
    heard = []
    stop = document.subscribe(heard.append)
    edit = document.perform(firm("A", "a"))
    document.flush()
    assert [(c.edit, c.kept) for c in heard] == [(edit, None), (edit, True)]
    assert heard[0].touched == {("organisations", "a")}
    assert heard[0].workshop is document.workshop
    stop()
    document.perform(firm("B"))
    assert len(heard) == 2


def test_edits_are_signed(path):
    moment = datetime(2027, 5, 3, 9, 30, tzinfo=UTC)
    with Document.create(path, author="Eva", session="s1", clock=lambda: moment) as document:
        edit = document.perform(firm("A"))
        document.flush()
        assert (edit.author, edit.session, edit.time) == ("Eva", "s1", "2027-05-03T09:30:00+00:00")
        assert document.kept_at == moment


def table(value: float) -> StatisticsTable:
    """Return a small statistics table."""
    return StatisticsTable(
        (Category("g", "Handel"),),
        (Category("1", "1 persoon"),),
        (Observation("g", "1", value, "1.017", flag="a"), Observation("g", "total", None, "-")),
        {"a": "as printed"},
    )


def test_statistics_come_along_and_come_back(path):
    found = table(1017)
    with Document.create(path) as document:
        document.perform(firm("A"), tables={digest(found): found})
        assert document.workshop.tables == {digest(found): found}
    with Document.open(path) as again:
        assert again.workshop.tables == {digest(found): found}
        assert digest(next(iter(again.workshop.tables.values()))) == digest(found)
        again.perform(firm("B"), tables={digest(found): found})
    assert check(path) == ()


def test_statistics_that_cannot_be_kept_are_refused(document):
    for value, error in ((float("nan"), InputError), (float("inf"), InputError), (1.0, BugError)):
        with pytest.raises(error):
            document.perform(firm("A"), tables={"wrong": table(value)})
    assert document.history() == ()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts(), max_size=12))
def test_the_journal_the_rows_and_the_value_tell_one_story(tmp_path, all_acts):
    path = tmp_path / f"{new_id()}.almere"
    with Document.create(path) as document:
        for act in all_acts:
            _try(document, act)
        value, history = document.workshop, document.history()
        document.flush()
        assert check(path) == ()
    with Document.open(path) as again:
        assert again.workshop == value == replay(history, document.document_id)[0]
        assert again.history() == history


def _try(document: Document, act) -> None:
    try:
        if act[0] == "undo":
            document.undo()
        elif act[0] == "redo":
            document.redo()
        else:
            document.perform(draft_for(document.workshop, act))
    except Declined:
        pass


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts(), max_size=6), st.lists(acts(), max_size=6), st.lists(acts(), max_size=4))
def test_merged_files_agree_whichever_took_the_other_in(tmp_path, before, here, there):
    first, second = tmp_path / f"{new_id()}.almere", tmp_path / f"{new_id()}.almere"
    with Document.create(first) as document:
        for act in before:
            _try(document, act)
        document.save_copy(second)
        with Document.open(second) as copy:
            for act in there:
                _try(copy, act)
            for act in here:
                _try(document, act)
            document.flush()
            copy.flush()
            document.merge_from(second)
            copy.merge_from(first)
            assert document.workshop == copy.workshop
            assert document.history() == copy.history()
            _try(copy, ("put", "items", "a", {"title": "x", "rank": "2"}))
    assert check(first) == check(second) == ()


def test_a_merge_reports_conflicts_and_does_not_touch_the_copy(document, tmp_path):
    document.perform(firm("A", "a"))
    copy = tmp_path / "copy.almere"
    document.save_copy(copy)
    with Document.open(copy) as other:
        other.perform(renamed(other, "a", "B"))
    document.perform(renamed(document, "a", "C"))
    before = copy.read_bytes()
    merged = document.merge_from(copy)
    assert [c.field for c in merged.conflicts] == ["name"]
    assert merged.workshop == document.workshop
    assert document.conflicts == merged.conflicts and document.revived == ()
    assert copy.read_bytes() == before
    assert [edit.label.text for edit in merged.edits] == ["Renamed"]
    assert not document.merge_from(copy)


def test_statistics_of_a_copy_come_along_in_a_merge(document, tmp_path, path):
    copy, found = tmp_path / "copy.almere", table(5)
    document.save_copy(copy)
    with Document.open(copy) as other:
        other.perform(firm("B"), tables={digest(found): found})
    document.merge_from(copy)
    assert document.workshop.tables == {digest(found): found}
    document.flush()
    assert check(path) == ()


def test_another_workshop_is_not_merged(document, tmp_path):
    with Document.create(tmp_path / "other.almere"):
        pass
    with pytest.raises(Declined, match="another workshop"):
        document.merge_from(tmp_path / "other.almere")


def test_a_copy_is_equal_and_never_replaces_by_accident(document, tmp_path, path):
    document.perform(firm("A", "a"))
    copy = tmp_path / "copy.almere"
    document.save_copy(copy)
    assert check(copy) == ()
    with Document.open(copy) as other:
        assert other.workshop == document.workshop
        assert other.history() == document.history()
    with pytest.raises(InputError, match="already"):
        document.save_copy(copy)
    with pytest.raises(InputError, match="itself"):
        document.save_copy(path, replace=True)
    document.perform(removed("a"))
    document.save_copy(copy, replace=True)
    with Document.open(copy) as other:
        assert not other.workshop.organisations
    with pytest.raises(InputError, match="folder"):
        document.save_copy(tmp_path / "gone" / "copy.almere")
    assert sorted(p.name for p in tmp_path.iterdir() if "lock" not in p.name) == [
        "copy.almere",
        "workshop.almere",
    ]


def test_a_new_file_never_replaces_one(document, path):
    with pytest.raises(InputError, match="already"):
        Document.create(path)


def test_a_document_that_was_closed_can_only_be_looked_at(path):
    document = Document.create(path)
    document.close()
    document.close()
    with pytest.raises(Declined):
        document.perform(firm("A"))
    assert replace(document.workshop) == document.workshop
