"""The properties of a merge, P1 to P13, over three copies and whatever people may do in them.

P11, that a crash leaves either side as it was, needs files: see ``tests/document/test_crash.py``.
"""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from almere_roadmap.domain.rules import find_circle, idle_arrows
from almere_roadmap.domain.workshop import collections, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE
from almere_roadmap.history.merge import merge, preview
from almere_roadmap.history.replay import replay
from almere_roadmap.store.records import NO_ROWS, row_hash, stored_rows, summed
from almere_roadmap.verbs.settle import choose, confirm_deletion, refuse_deletion
from tests.history.sites import Site, acts, laptops, take_over

QUICK = settings(max_examples=60, deadline=None)


def outcome(*found):
    merged = merge("", *found)
    report = ({repr(c) for c in merged.conflicts}, set(merged.revived))
    return merged.edits, merged.workshop, report


def histories():
    return laptops().map(lambda sites: [site.edits for site in sites])


@QUICK
@given(histories())
def test_p01_merging_is_commutative(found):
    p, q, r = found
    assert outcome(p, q) == outcome(q, p)
    assert outcome(p, q, r) == outcome(r, q, p) == outcome(q, r, p)


@QUICK
@given(histories())
def test_p02_merging_is_associative(found):
    p, q, r = found
    assert outcome(outcome(p, q)[0], r) == outcome(p, outcome(q, r)[0])


@QUICK
@given(histories())
def test_p03_merging_again_changes_nothing(found):
    p, q, _ = found
    once = outcome(p, q)
    assert outcome(once[0], once[0]) == outcome(once[0], q) == once


@QUICK
@given(histories(), st.data())
def test_p04_an_old_copy_of_myself_changes_nothing(found, data):
    mine = merge("", *found).edits
    old = mine[: data.draw(st.integers(0, len(mine)))]
    assert outcome(mine, old) == outcome(mine)
    _, heads = replay(mine)
    known = {edit.id for edit in mine}
    assert not preview(replay(mine)[0], heads, [e for e in old if e.id not in known])


@QUICK
@given(histories())
def test_p05_no_edit_is_lost(found):
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
            superseded = (change.field, write) in replaced
            assert shown or covered or gone or kept or superseded or write in reported


def _seen(heads, key, write):
    return any(write in s.seen for s in heads.standing(key, ALIVE))


@QUICK
@given(st.lists(acts(), max_size=8), st.lists(acts(), max_size=8))
def test_p06_no_conflict_among_edits_that_saw_each_other(first, then):
    p, q = Site("p"), Site("q")
    for act in first:
        p.act(act)
    take_over(q, p)
    for act in then:
        q.act(act)
    merged = merge("", p.edits, q.edits)
    assert not merged.conflicts and not merged.revived
    assert merged.workshop == q.workshop


@QUICK
@given(histories(), st.booleans())
def test_p07_a_choice_sticks_whatever_old_copy_is_merged_later(found, keep):
    merged = merge("", *found)
    site = Site("s", list(merged.edits), merged.heads.copy(), merged.workshop)
    for key in merged.revived:
        if site.heads.alive(key):
            refused = refuse_deletion(site.workshop, site.heads, key)
            site.make(refused if keep else confirm_deletion(site.workshop, key))
    for conflict in tuple(site.heads.conflicts()):
        key = (conflict.collection, conflict.row)
        if conflict.field != ALIVE and site.heads.alive(key):
            loser = conflict.standing[-1].value
            site.make(choose(site.workshop, key, conflict.field, loser))
            assert site.heads.shown(key, conflict.field) == loser
    settled = {c.field for c in site.heads.conflicts() if c.field != ALIVE}
    assert not settled and not list(site.heads.revived())
    for old in found:
        assert outcome(site.edits, old) == outcome(site.edits)


@QUICK
@given(laptops())
def test_p08_every_record_is_there_once_in_the_same_order_on_all_copies(sites):
    for site in sites:
        others = [other for other in sites if other is not site]
        take_over(site, *others)
    orders = []
    for site in sites:
        items = [item.id for item in ordered(site.workshop.items.values())]
        places = Counter((item.layer, item.id) for item in site.workshop.items.values())
        assert set(places.values()) <= {1}
        orders.append(items)
    assert orders[0] == orders[1] == orders[2]


@QUICK
@given(histories())
def test_p09_the_rules_of_the_file_hold_after_any_merge(found):
    merged = merge("", *found)
    rows = stored_rows(merged.heads, merged.heads.rows)
    hashes = [row_hash(collection, row) for (collection, _), row in rows.items()]
    backwards = summed(NO_ROWS, (), reversed(hashes))
    assert summed(NO_ROWS, (), hashes) == backwards
    living = {key for key, row in rows.items() if row[1]}
    assert living == {
        (name, row) for name in collections() for row in merged.workshop.collection(name)
    }
    idle = idle_arrows(merged.workshop)
    rest = {k: d for k, d in merged.workshop.dependencies.items() if k not in idle}
    assert not find_circle(merged.workshop.with_records("dependencies", dict.fromkeys(idle)))
    assert len(rest) + len(idle) == len(merged.workshop.dependencies)


@QUICK
@given(laptops(), st.lists(st.integers(-10_000, 10_000), min_size=3, max_size=3))
def test_p10_clocks_decide_nothing(sites, skews):
    skewed = [
        [replace(edit, time=f"{2027 + skew}-05-03") for edit in site.edits]
        for site, skew in zip(sites, skews, strict=True)
    ]
    one, other = merge("", *(s.edits for s in sites)), merge("", *skewed)
    assert one.workshop == other.workshop
    assert [repr(c) for c in one.conflicts] == [repr(c) for c in other.conflicts]


@QUICK
@given(laptops(), st.lists(acts(), min_size=1, max_size=5))
def test_p12_undo_touches_own_steps_only(sites, mine):
    p, q, _ = sites
    before = {edit.id for edit in q.edits}
    for act in mine:
        p.act(act)
    done = {edit.id for edit in p.edits if edit.id.startswith("p")}
    for _ in range(8):
        try:
            edit = p.act(("undo",))
        except Declined:
            break
        if edit is not None:
            assert edit.undoes in done or edit.undoes.startswith("p")
    assert {edit.id for edit in q.edits} == before


@QUICK
@given(laptops())
def test_p13_step_by_step_and_all_at_once_give_the_same(sites):
    p, q, r = sites
    for site in sites:
        workshop, heads = replay(site.edits)
        assert workshop == site.workshop and heads.rows == site.heads.rows
    known = {edit.id for edit in p.edits}
    new = [e for other in (q, r) for e in other.edits if e.id not in known]
    found = preview(p.workshop, p.heads, new)
    merged = merge("", p.edits, q.edits, r.edits)
    assert found.workshop == merged.workshop
    assert _standing(found.heads) == _standing(merged.heads)
    assert p.heads.rows == replay(p.edits)[1].rows


def _standing(heads):
    return {
        (key, name): frozenset(found)
        for key, fields in heads.rows.items()
        for name, found in fields.items()
    }
