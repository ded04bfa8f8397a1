"""What shortens the network, who fills a step, why two should meet, and how parts weigh."""

from dataclasses import replace

import networkx as nx
import pytest

from almere_roadmap.analysis.clusters import match_kinds, match_parts, matching
from almere_roadmap.analysis.clusters.gap_fillers import step_gaps
from almere_roadmap.analysis.networks.shortening import shortest_introductions
from almere_roadmap.domain.entities import (
    About,
    Area,
    Box,
    Chain,
    Link,
    Match,
    Niche,
    Organisation,
    Relation,
    Stage,
)
from almere_roadmap.domain.words import Group, LinkKind, MatchState, Role
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.i18n import say
from almere_roadmap.verbs import matches
from tests.making import Journal
from tests.sample import workshop as sample


def keyed(*records):
    return {record.id: record for record in records}


def network(ties, **more):
    """Return a workshop whose firms are joined by relations "ab", "bc", …"""
    names = sorted({n for tie in ties for n in tie})
    relations = (Relation(id=t, organisation=t[0], partner=t[1]) for t in ties)
    return Workshop(
        organisations=keyed(*(Organisation(id=n, name=n) for n in names)),
        relations=keyed(*relations),
        **more,
    )


def test_the_ends_of_a_long_row_are_introduced_first():
    row = network(["ab", "bc", "cd", "de", "ef"])
    [best] = shortest_introductions(row, 1)
    # Of all ties that can be added to a row of six, networkx finds the same best efficiency.
    made = nx.path_graph(6)
    values = []
    for a, b in nx.non_edges(made):
        more = made.copy()
        more.add_edge(a, b)
        values.append(nx.global_efficiency(more))
    assert best.after == pytest.approx(max(values))
    assert best.before == pytest.approx(nx.global_efficiency(made))


def test_two_circles_are_joined_before_anything_else():
    found = shortest_introductions(network(["ab", "ac", "xy", "xz"]))
    assert (found[0].first.id, found[0].second.id) == ("a", "x")
    assert found[0].steps is None and say(found[0].meaning())
    # Nobody who was joined before comes any nearer: the mean way stays what it was.
    assert found[0].path[0] == found[0].path[1]


def test_a_way_that_gets_shorter_is_said_in_steps():
    found = shortest_introductions(network(["ab", "bc", "cd", "de", "ef", "fg"]))
    assert found[0].path[1] < found[0].path[0]
    assert found[0].after > found[0].before > 0


def test_dismissed_pairs_and_public_bodies_are_not_introduced():
    gone = Match(id="m", first="x", second="a", state=MatchState.DISMISSED)
    plan = network(["ab", "ac", "xy", "xz"], matches=keyed(gone))
    assert ("a", "x") not in {(s.first.id, s.second.id) for s in shortest_introductions(plan)}
    body = replace(plan.organisations["x"], group=Group.GOVERNMENT)
    plan = plan.with_records("organisations", {"x": body})
    assert "x" not in {s.second.id for s in shortest_introductions(plan)}


def test_without_relations_nothing_is_shortened():
    assert shortest_introductions(Workshop()) == ()
    assert shortest_introductions(network([])) == ()


def chain():
    firms = [
        Organisation(id="maker", name="Maker", area="h", sector="C", needs=("testen",)),
        Organisation(id="tester", name="Tester", area="h", offers=("Testen",)),
        Organisation(id="other", name="Other", area="h", sector="C", role=Role.SUPPLIER),
        Organisation(id="far", name="Far", area="h", sector="Q"),
    ]
    stages = [
        Stage(id="s1", chain="c", name="Leveren", role=Role.SUPPLIER, rank="1"),
        Stage(id="s2", chain="c", name="Maken", role=Role.LARGE_PRODUCER, rank="2"),
        Stage(id="s3", chain="c", name="Gebruiken", role=Role.END_CUSTOMER, rank="3"),
    ]
    boxes = [Box(id="b", chain="c", stage="s2", record="maker", role=Role.LARGE_PRODUCER)]
    return Workshop(
        areas=keyed(Area(id="h", name="Home")),
        organisations=keyed(*firms),
        chains=keyed(Chain(id="c", name="C")),
        stages=keyed(*stages),
        boxes=keyed(*boxes),
    )


def test_who_fills_a_step_has_its_sector_its_role_or_what_a_neighbour_needs():
    first, second = step_gaps(chain())
    assert (first.state.stage.name, first.state.gap) == ("Leveren", "nobody")
    # Same section 20, supplier 40, home 10; the offer that the maker needs 30, home 10.
    assert [(f.firm.id, f.score) for f in first.fillers] == [("other", 70), ("tester", 40)]
    assert "Testen" in say(first.fillers[1].reason)
    assert second.state.gap == "one"
    assert "far" not in {f.firm.id for gap in (first, second) for f in gap.fillers}


def test_a_sector_on_the_canvas_speaks_for_its_firms():
    workshop = sample()
    box = Box(id="logistics", chain="chain-care", stage="care-3", sector="H", name="Transport")
    workshop = workshop.with_records("boxes", {box.id: box})
    [step] = [s for s in step_gaps(workshop, 100) if s.state.stage.id == "care-2"]
    reasons = [say(f.reason) for f in step.fillers if f.firm.sector == "H"]
    assert reasons and all("Transport" in words for words in reasons)


def test_no_step_of_the_sample_is_filled_without_a_reason():
    for gap in step_gaps(sample()):
        assert all(0 < f.score <= 100 and say(f.reason) for f in gap.fillers)


def test_every_part_with_points_says_what_it_rests_on():
    for suggestion in matching.suggestions(sample(), most=500):
        told = {name for name, points in suggestion.parts.items() if points}
        assert told == suggestion.grounds.keys()
        assert all(say(ground) for ground in suggestion.grounds.values())


def test_the_reason_names_what_the_one_needs_and_the_other_offers():
    plan = chain().with_records(
        "boxes", {"b2": Box(id="b2", chain="c", stage="s1", record="tester", role=Role.SUPPLIER)}
    )
    [found] = matching.suggestions(plan)
    assert "testen" in say(found.reason) and "Maker" in say(found.reason)


def test_weights_are_the_choice_of_the_workshop():
    heavy = About(id=ABOUT_ID, match_weights=(0.0, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    plan = sample().with_records("info", {ABOUT_ID: heavy})
    assert match_parts.weights(plan)["role"] == 1
    assert {round(s.score) for s in matching.suggestions(plan, most=500)} <= {0, 50, 100}
    odd = sample().with_records("info", {ABOUT_ID: replace(heavy, match_weights=(1.0,))})
    assert match_parts.weights(odd) == match_parts.WEIGHTS


def test_a_facilitator_may_lift_the_cap_of_two_competitors():
    journal = Journal()
    same = {"needs": ("data",), "offers": ("data",), "place": "Almere", "sector": "Q"}
    firms = keyed(*(Organisation(id=n, name=n, **same) for n in "ab"))
    ties = (Link(id=n, kind=LinkKind.FIRM, origin="n", target=n) for n in "ab")
    journal.workshop = Workshop(
        organisations=firms, niches=keyed(Niche(id="n")), links=keyed(*ties)
    )
    [capped] = matching.suggestions(journal.workshop)
    assert (capped.kind, capped.score) == (match_kinds.CAPPED, 30)
    draft = matches.cap_match(journal.workshop, "a", "b", capped=False)
    lifted = Match(id="m", first="a", second="b", uncapped=True)
    assert any((w.field, w.value) == ("uncapped", True) for w in draft.writes)
    [free] = matching.suggestions(journal.workshop.with_records("matches", {"m": lifted}))
    assert free.score == pytest.approx(sum(free.parts.values())) and free.score > 30


def test_what_was_decided_stays_however_low_it_scores():
    every = matching.suggestions(sample(), most=500)
    last = every[-1]
    ends = {"first": last.first.id, "second": last.second.id}
    taken = Match(id="m", state=MatchState.ACCEPTED, **ends)
    kept = matching.suggestions(sample().with_records("matches", {"m": taken}), most=3)
    assert len(kept) == 4 and kept[-1].key == last.key
    gone = sample().with_records("matches", {"m": replace(taken, state=MatchState.DISMISSED)})
    assert last.key not in {s.key for s in matching.suggestions(gone, most=500)}
    assert matching.suggestions(gone, most=3, with_dismissed=True)[-1].key == last.key
