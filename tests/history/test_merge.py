"""Merging copies: union, no lost edit, and a report of all that needs a look."""

from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.history.edit import ALIVE, Draft, Write
from almere_roadmap.history.merge import merge
from almere_roadmap.history.replay import replay
from tests.history.sites import Site, acts

SITES = ("p", "q", "r")


@st.composite
def histories(draw):
    """Three copies that worked side by side and now and then took over what another had."""
    sites = {name: Site(name) for name in SITES}
    steps = st.tuples(st.sampled_from(SITES), acts() | st.sampled_from(SITES))
    for name, step in draw(st.lists(steps, max_size=20)):
        if isinstance(step, tuple):
            sites[name].act(step)
        else:
            take_over(sites[name], sites[step])
    return [site.edits for site in sites.values()]


def take_over(site: Site, other: Site) -> None:
    merged = merge("", site.edits, other.edits)
    site.edits = list(merged.edits)
    site.workshop, site.heads = merged.workshop, merged.heads


def outcome(*found):
    merged = merge("", *found)
    report = ({repr(c) for c in merged.conflicts}, set(merged.revived))
    return merged.edits, merged.workshop, report


@given(histories())
def test_order_and_grouping_do_not_matter(found):
    p, q, r = found
    assert outcome(p, q, r) == outcome(r, q, p)
    assert outcome(outcome(p, q)[0], r) == outcome(p, outcome(q, r)[0])


@given(histories())
def test_merging_again_or_an_older_copy_changes_nothing(found):
    p, q, _ = found
    once = outcome(p, q)
    assert outcome(once[0], once[0]) == once
    assert outcome(once[0], q) == once
    assert outcome(p, p[: len(p) // 2]) == outcome(p)


@given(histories())
def test_no_edit_is_lost(found):
    merged = merge("", *found)
    replaced = {(c.field, named) for e in merged.edits for c in e.changes for named in c.prev}
    reported = {s.id for conflict in merged.conflicts for s in conflict.standing}
    for edit in merged.edits:
        for place, change in enumerate(edit.changes):
            write, key = edit.write_id(place), (change.collection, change.row)
            alive = merged.heads.alive(key)
            shown = alive and merged.heads.shown(key, change.field) == change.value
            covered = not alive and change.field != ALIVE and _seen(merged.heads, key, write)
            gone = change.field == ALIVE and change.value is False and not alive
            kept = key in merged.revived and change.field == ALIVE
            assert (
                shown
                or covered
                or gone
                or kept
                or (change.field, write) in replaced
                or write in reported
            )


def _seen(heads, key, write):
    return any(write in s.seen for s in heads.standing(key, ALIVE))


@given(histories())
def test_a_choice_sticks_whatever_old_copy_is_merged_later(found):
    merged = merge("", *found)
    site = Site("s", list(merged.edits), merged.heads, merged.workshop)
    for conflict in merged.conflicts:
        record = site.workshop.collection(conflict.collection).get(conflict.row)
        if record is not None and conflict.field != ALIVE:
            # Choosing even the value that is shown is a write that names all that stood.
            shown = conflict.standing[0].value
            choice = Write(conflict.collection, conflict.row, conflict.field, shown)
            site.make(Draft(Message("Chose"), (choice,)))
            for old in found:
                again = merge("", site.edits, old)
                key = (conflict.collection, conflict.row)
                assert len(again.heads.standing(key, conflict.field)) == 1


def _two_copies() -> tuple[Site, Site]:
    first = Site("p")
    first.act(("put", "organisations", "a", {"name": "A"}))
    second = Site("q")
    take_over(second, first)
    return first, second


def test_different_fields_are_both_kept_without_a_word():
    p, q = _two_copies()
    p.act(("put", "organisations", "a", {"name": "B"}))
    q.act(("put", "organisations", "a", {"persons": 7}))
    merged = merge("", p.edits, q.edits)
    assert merged.workshop.organisations["a"] == Organisation(id="a", name="B", persons=7)
    assert not merged.conflicts and not merged.revived


def test_the_same_value_twice_is_no_conflict():
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


def test_an_edit_beside_a_deletion_keeps_the_record_and_is_reported():
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


def test_deleted_by_both_is_gone_without_a_word():
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
