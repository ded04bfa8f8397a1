"""Doing, undoing and redoing."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, deleted, updated
from almere_roadmap.history.replay import Stamp, replay, stamp
from almere_roadmap.history.undo import inverse, settled_in_history
from tests.history.sites import Site, acts, draft_for, quarrels


@given(st.lists(acts(), max_size=12), acts())
def test_do_then_undo_changes_nothing_and_redo_does_it_again(before, act):
    site = Site("a")
    for earlier in before:
        site.act(earlier)
    start = site.workshop
    if act[0] in ("undo", "redo") or site.act(act) is None:
        return
    done = site.workshop
    for _ in range(2):
        assert site.act(("undo",)) is not None
        assert site.workshop == start
        assert site.act(("redo",)) is not None
        assert site.workshop == done


@given(st.lists(acts(), max_size=15))
def test_undoing_everything_leads_back_to_nothing(all_acts):
    site = Site("a")
    for act in all_acts:
        site.act(act)
    while site.done:
        assert site.act(("undo",)) is not None
    assert site.workshop == Workshop()


@given(st.lists(acts(), max_size=15))
def test_what_stands_is_what_a_replay_gives(all_acts):
    site = Site("a")
    for act in all_acts:
        site.act(act)
    workshop, heads = replay(reversed(site.edits))
    assert workshop == site.workshop
    assert heads.rows == site.heads.rows
    assert not list(heads.conflicts())
    assert not list(heads.revived())


def _open(site: Site) -> tuple[object, set[object]]:
    """Return what is open: the values of every field in conflict, as shown, and the revived."""
    values = {
        (c.collection, c.row, c.field): [repr(s.value) for s in c.standing]
        for c in site.heads.conflicts()
    }
    return {place: (v[0], set(v)) for place, v in values.items()}, set(site.heads.revived())


@given(quarrels(), acts(("a",)))
def test_undoing_what_settled_something_opens_it_again_and_redo_settles_it(site, act):
    start, still = site.workshop, _open(site)
    if act[0] in ("undo", "redo") or site.act(act) is None:
        return
    done, left = site.workshop, _open(site)
    for _ in range(2):
        assert site.act(("undo",)) is not None
        assert (site.workshop, _open(site)) == (start, still)
        site.act(("redo",))
        assert (site.workshop, _open(site)) == (done, left)


@given(quarrels(), st.lists(acts(("a",)), max_size=4))
def test_what_an_edit_settled_is_found_in_the_history_too(site, then):
    for act in then:
        with suppress(Declined):
            site.act(act)
    for edit_id, known in site.settled.items():
        (edit,) = (e for e in site.edits if e.id == edit_id)
        found = settled_in_history(edit, site.edits)
        assert {place: set(sides) for place, sides in found.items()} == {
            place: set(sides) for place, sides in known.items()
        }


def _renamed_twice() -> Site:
    site = Site("a")
    site.act(("put", "organisations", "a", {"name": "A"}))
    site.act(("put", "organisations", "a", {"name": "B"}))
    site.act(("put", "organisations", "a", {"name": "C"}))
    return site


def test_an_older_step_is_not_taken_back_when_its_field_changed_since():
    site = _renamed_twice()
    with pytest.raises(Declined, match="changed since"):
        inverse(site.edits[1], site.heads, "Back")


def test_a_record_is_not_uncreated_when_it_was_changed_since():
    site = _renamed_twice()
    with pytest.raises(Declined, match="changed since"):
        inverse(site.edits[0], site.heads, "Back")


def test_taking_back_an_older_step_does_not_bring_a_deleted_record_back():
    site = _renamed_twice()
    site.act(("delete", "organisations", "a", {}))
    with pytest.raises(Declined, match="deleted since"):
        inverse(site.edits[2], site.heads, "Back")


def test_writes_of_one_draft_see_each_other():
    site, firm = Site("a"), Organisation(id="a", name="A")
    label = Message("Did it all")
    writes = (
        *created("organisations", firm),
        *updated("organisations", firm, name="B"),
        *updated("organisations", firm, name="C"),
    )
    edit = site.make(Draft(label, writes))
    assert site.workshop.organisations["a"].name == "C"
    assert [c.old for c in edit.changes] == [False, "", "A", "B"]
    assert not list(site.heads.conflicts())


def test_a_deletion_has_seen_what_its_own_draft_wrote():
    site, firm = Site("a"), Organisation(id="a", name="A")
    site.make(Draft(Message("Made"), created("organisations", firm)))
    writes = (*updated("organisations", firm, name="B"), *deleted("organisations", ["a"]))
    site.make(Draft(Message("Gone"), writes))
    assert site.workshop == Workshop()
    assert not list(site.heads.revived())


def test_more_than_ten_writes_of_one_field_keep_their_order():
    site, firm = Site("a"), Organisation(id="a")
    names = [f"N{n}" for n in range(12)]
    writes = [w for name in names for w in updated("organisations", firm, name=name)]
    site.make(Draft(Message("Made"), (*created("organisations", firm), *writes)))
    assert site.workshop.organisations["a"].name == "N11"


def test_a_record_made_again_under_its_old_id_starts_from_its_defaults():
    site = Site("a")
    site.act(("put", "organisations", "a", {"name": "A", "persons": 5}))
    site.act(("delete", "organisations", "a", {}))
    site.act(("put", "organisations", "a", {"name": "B"}))
    assert site.workshop.organisations["a"] == Organisation(id="a", name="B")
    site.act(("undo",))
    site.act(("undo",))
    assert site.workshop.organisations["a"] == Organisation(id="a", name="A", persons=5)


def test_an_edit_keeps_who_when_and_what_it_replaced():
    site = Site("a")
    site.act(("put", "organisations", "a", {"name": "A"}))
    edit = site.make(
        Draft(
            Message("Named"), updated("organisations", site.workshop.organisations["a"], name="B")
        )
    )
    (change,) = edit.changes
    assert (change.old, change.value, change.prev) == ("A", "B", (site.edits[0].write_id(1),))
    assert (edit.author, edit.lamport) == ("a", 2)


@given(st.lists(acts(), max_size=8), st.lists(acts(), max_size=4), st.lists(acts(), max_size=4))
def test_a_copy_of_what_stands_and_its_original_go_their_own_ways(before, here, there):
    site = Site("a")
    for act in before:
        site.act(act)
    copy = site.heads.copy()
    again, standing = copy.copy(), {key: dict(f) for key, f in site.heads.rows.items()}
    for act in here:
        site.act(act)
    _workshop, replayed = replay(site.edits)
    assert copy.rows == again.rows == standing
    assert site.heads.rows == replayed.rows
    for number, act in enumerate(there):
        draft = draft_for(site.workshop, act) if act[0] in ("put", "delete") else None
        if draft:
            copy.apply(stamp(draft, copy, Stamp(f"there{number}", "", "")))
    assert again.rows == standing and site.heads.rows == replayed.rows
