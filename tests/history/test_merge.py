"""Merging copies, case by case: what is kept without a word, and what needs a look."""

from almere_roadmap.domain.entities import Organisation
from almere_roadmap.history.merge import merge
from almere_roadmap.history.replay import replay
from tests.history.sites import Site, take_over


def _two_copies() -> tuple[Site, Site]:
    first = Site("p")
    first.act(("put", "organisations", "a", {"name": "A"}))
    second = Site("q")
    take_over(second, first)
    return first, second


def test_f24_different_fields_are_both_kept_without_a_word():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"persons": 7}))
    merged = merge("", p.edits, q.edits)
    assert merged.workshop.organisations["a"] == Organisation(id="a", name="B", persons=7)
    assert not merged.conflicts and not merged.revived


def test_f24_the_same_value_twice_is_no_conflict():
    p, q = _two_copies()
    for site in (p, q):
        site.act(("put", "organisations", "a", {"name": "B"}))
    assert not merge("", p.edits, q.edits).conflicts


def test_different_values_are_a_conflict_that_shows_all():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"name": "C"}))
    (conflict,) = merge("", p.edits, q.edits).conflicts
    assert {s.value for s in conflict.standing} == {"B", "C"}


def test_f24_an_edit_beside_a_deletion_keeps_the_record_and_is_reported():
    p, q = _two_copies()
    p.act(("delete", "organisations", "a", {}))
    q.act(("put", "organisations", "a", {"name": "C"}))
    merged = merge("", p.edits, q.edits)
    assert merged.workshop.organisations["a"].name == "C"
    assert merged.revived == (("organisations", "a"),)


def test_deleting_once_more_after_the_report_deletes():
    p, q = _two_copies()
    p.act(("delete", "organisations", "a", {}))
    q.act(("put", "organisations", "a", {"name": "C"}))
    take_over(p, q)
    p.act(("delete", "organisations", "a", {}))
    merged = merge("", p.edits, q.edits)
    assert "a" not in merged.workshop.organisations and not merged.revived


def test_f24_deleted_by_both_is_gone_without_a_word():
    p, q = _two_copies()
    for site in (p, q):
        site.act(("delete", "organisations", "a", {}))
    merged = merge("", p.edits, q.edits)
    assert not merged.workshop.organisations and not merged.conflicts and not merged.revived


def test_clocks_decide_nothing():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"name": "C"}))
    q.act(("put", "organisations", "a", {"name": "D"}))
    assert replay([*p.edits, *q.edits])[0].organisations["a"].name == "D"


def test_geodiff_146_different_columns_of_one_row_are_no_conflict():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"persons": 7}))
    merged, fields, revived = _conflicts(p, q)
    assert fields == revived == []
    assert merged.workshop.organisations["a"] == Organisation(id="a", name="B", persons=7)


def _conflicts(p: Site, q: Site):
    merged = merge("", p.edits, q.edits)
    return merged, [c.field for c in merged.conflicts], list(merged.revived)


def test_geodiff_152_the_identical_change_is_no_conflict():
    p, q = _two_copies()
    for site in (p, q):
        site.act(("put", "organisations", "a", {"name": "B", "persons": 3}))
    _, fields, revived = _conflicts(p, q)
    assert fields == revived == []


def test_geodiff_248_an_update_is_not_lost_to_a_deletion():
    for first in ("p", "q"):
        p, q = _two_copies()
        deleting, editing = (p, q) if first == "p" else (q, p)
        deleting.act(("delete", "organisations", "a", {}))
        editing.act(("put", "organisations", "a", {"persons": 9}))
        merged, _, revived = _conflicts(p, q)
        assert merged.workshop.organisations["a"].persons == 9
        assert revived == [("organisations", "a")]


def test_f24_geodiff_210_equal_names_and_numbers_are_never_refused():
    p, q = Site("p"), Site("q")
    p.act(("put", "items", "a", {"title": "x", "rank": "1"}))
    q.act(("put", "items", "b", {"title": "x", "rank": "1"}))
    merged, fields, revived = _conflicts(p, q)
    assert len(merged.workshop.items) == 2 and fields == revived == []


def test_what_a_deletion_saw_is_settled_by_it():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"name": "C"}))
    take_over(p, q)
    p.act(("delete", "organisations", "a", {}))
    merged, fields, revived = _conflicts(p, q)
    assert "a" not in merged.workshop.organisations and fields == revived == []
