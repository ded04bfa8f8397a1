from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.clusters import match_kinds, match_parts, matching, standing
from almere_roadmap.domain.entities import (
    Box,
    Chain,
    Flow,
    Link,
    Match,
    Membership,
    Network,
    Niche,
    Organisation,
    Stage,
)
from almere_roadmap.domain.words import Group, LinkKind, MatchState, Role, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say
from tests.sample import workshop

SHARES = st.fixed_dictionaries({name: st.floats(0, 1) for name in match_parts.WEIGHTS})


def keyed(*records):
    return {record.id: record for record in records}


def room(*firms, flows=(), niche=(), **collections):
    """Return a workshop in which every firm stands in its own stage of one chain."""
    return Workshop(
        organisations=keyed(*firms),
        chains=keyed(Chain(id="c", name="C")),
        stages=keyed(*(Stage(id=f"s{f.id}", chain="c") for f in firms)),
        boxes=keyed(
            *(
                Box(id=f"b{f.id}", chain="c", stage=f"s{f.id}", record=f.id, role=f.role)
                for f in firms
            )
        ),
        flows=keyed(
            *(Flow(id=f"{a}{b}", chain="c", origin=f"b{a}", target=f"b{b}") for a, b in flows)
        ),
        niches=keyed(Niche(id="n", name="N")),
        links=keyed(*(Link(id=f"l{f}", kind=LinkKind.FIRM, origin="n", target=f) for f in niche)),
        **collections,
    )


def firm(name, **fields):
    return Organisation(id=name, name=name, **fields)


def kinds(found):
    return {(s.first.id, s.second.id): s.kind for s in matching.suggestions(found)}


def test_weights_add_up_to_one():
    assert sum(match_parts.WEIGHTS.values()) == pytest.approx(1)


@given(SHARES)
def test_points_add_up_to_a_score_of_nought_to_a_hundred(shares):
    assert -1e-9 <= sum(match_parts.points(shares).values()) <= 100 + 1e-9


@given(SHARES, st.sampled_from(sorted(match_parts.WEIGHTS)), st.floats(0, 1))
def test_more_of_one_part_never_lowers_the_score(shares, name, value):
    more = {**shares, name: max(shares[name], value)}
    assert sum(match_parts.points(more).values()) >= sum(match_parts.points(shares).values()) - 1e-9


WORDS = st.lists(st.sampled_from(["data", "zorg", "huis"]), max_size=3).map(tuple)
FIRMS = st.builds(
    Organisation,
    id=st.sampled_from("ab"),
    name=st.just("x"),
    group=st.sampled_from([Group.ENTREPRENEURS, Group.KNOWLEDGE]),
    area=st.sampled_from(["", "h"]),
    place=st.sampled_from(["", "Almere"]),
    sector=st.sampled_from(["", "Q", "86.10", "62"]),
    persons=st.sampled_from([None, 3, 99, 100]),
    role=st.sampled_from(list(Role)),
    needs=WORDS,
    offers=WORDS,
)


@given(FIRMS, FIRMS)
def test_who_stands_first_makes_no_difference(one, other):
    def judged(first, second):
        firms = replace(one, id=first), replace(other, id=second)
        found = matching.suggestions(room(*firms))
        return [(s.score, s.kind, sorted(s.parts.items())) for s in found]

    assert judged("1", "2") == judged("2", "1")


def test_the_sample_explains_every_score():
    found = matching.suggestions(workshop(), most=500)
    assert found
    for s in found:
        total = sum(s.parts.values())
        assert s.score == pytest.approx(min(total, matching.CAP) if s.kind == "capped" else total)
        assert s.reason.text
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_competitors_are_capped_and_dismissed_pairs_stay_away():
    same = {"needs": ("data",), "offers": ("data",), "place": "Almere", "sector": "Q"}
    firms = (firm("a", persons=5, **same), firm("b", persons=500, **same))
    found = room(*firms, niche="ab")
    [one] = matching.suggestions(found)
    assert one.kind == match_kinds.CAPPED
    assert one.score == matching.CAP < sum(one.parts.values())
    gone = Match(id="m", first="b", second="a", state=MatchState.DISMISSED)
    assert matching.suggestions(room(*firms, niche="ab", matches=keyed(gone))) == ()


def test_those_who_are_joined_already_are_to_deepen():
    found = room(firm("a", role=Role.SUPPLIER), firm("b", role=Role.RESEARCH), flows=["ab"])
    assert kinds(found) == {("a", "b"): match_kinds.DEEPEN}


def test_another_link_of_the_chain_fills_a_gap():
    found = room(firm("a", role=Role.SUPPLIER), firm("b", role=Role.RESEARCH))
    assert kinds(found) == {("a", "b"): match_kinds.GAP}


def test_what_brings_two_circles_together_is_a_short_cut():
    found = kinds(room(*(firm(n) for n in "abcd"), flows=["ab", "cd"]))
    assert found["a", "c"] == match_kinds.SHORTEST
    assert found["a", "b"] == match_kinds.DEEPEN


def test_four_steps_are_far_and_two_are_shared_partners():
    found = kinds(room(*(firm(n) for n in "abcde"), flows=["ab", "bc", "cd", "de"]))
    assert found["a", "e"] == match_kinds.SHORTEST
    assert found["a", "c"] == match_kinds.SHARED
    assert ("a", "d") not in found


def test_without_any_reason_nobody_is_introduced():
    assert kinds(room(firm("a"), firm("b"))) == {}
    assert kinds(room(firm("a", place="Almere"), firm("b", place="almere"))) == {
        ("a", "b"): match_kinds.NEAR
    }


def test_a_public_body_meets_firms_through_contracts():
    assert kinds(room(firm("a", place="X"), firm("b", place="X", group=Group.GOVERNMENT))) == {}


@pytest.mark.parametrize(
    ("status", "mark"), [(Status.RECORDED, ""), (Status.ILLUSTRATIVE, " (illustrative)")]
)
def test_one_table_counts_once_and_says_where_a_seat_is_invented(status, mark):
    """A network that two parties share is a table, not a neighbour as well."""
    seats = [Membership(id=n, organisation=n, network="t") for n in "ab"]
    seats[1] = replace(seats[1], status=status)
    network = keyed(Network(id="t", name="T"))
    found = room(firm("a"), firm("b"), memberships=keyed(*seats), networks=network)
    [one] = matching.suggestions(found)
    assert one.parts["network"] == pytest.approx(10)
    assert one.parts["neighbours"] == 0
    assert say(one.reason) == f"Both sit at T{mark}; no relation yet."


def test_shared_neighbours_as_networkx_counts_them():
    made = nx.karate_club_graph()
    found = standing.shared_neighbours(made)
    pairs = list(nx.adamic_adar_index(made, [(0, 33), (0, 1), (4, 26)]))
    highest = max(v for _, _, v in nx.adamic_adar_index(made, nx.complete_graph(34).edges()))
    for a, b, value in pairs:
        assert found.get(frozenset((a, b)), 0.0) == pytest.approx(value / highest)


def test_adamic_adar_of_the_complete_graph():
    made = nx.complete_graph(5)
    [(_, _, value)] = nx.adamic_adar_index(made, [(0, 1)])
    assert value == pytest.approx(2.16404, abs=5e-6)
    assert all(v == pytest.approx(1) for v in standing.shared_neighbours(made).values())


def test_need_and_offer_work_both_ways_round():
    a = firm("a", needs=("Cliënten", "data"))
    b = firm("b", offers=("cliënten",))
    assert match_parts.need_offer(a, b) == match_parts.need_offer(b, a) > 0
    assert match_parts.need_offer(a, a) == 0


def test_small_meets_large_at_a_hundred():
    assert match_parts.size_share(99, 100) == 1
    assert match_parts.size_share(99, 99) == match_parts.size_share(100, 500) == 0
    assert match_parts.size_share(None, 500) == 0


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [("Q", "Q", 1), ("86.10", "86", 1), ("46", "47", 0), ("Q", "86", 0), ("", "", 0)],
)
def test_related_sectors(a, b, share):
    assert match_parts.sector_share(a, b) == share


def test_nearness_rests_on_what_is_known():
    assert match_parts.nearness_share(firm("a"), firm("b")) == 0
    assert match_parts.nearness_share(firm("a", area="h"), firm("b", area="h")) == 1
    assert match_parts.nearness_share(firm("a", area="h"), firm("b", area="r")) == 0


@pytest.mark.parametrize(
    ("count", "heading", "expected"),
    [(30, "100+", 30), (None, "100+", 100), (None, "10-49", 10), (None, "50+", None)],
)
def test_a_size_class_stands_in_for_persons_where_it_lies_on_one_side_of_the_limit(
    count, heading, expected
):
    firm = Organisation(id="f", persons=count, size_class=heading)
    assert match_parts.persons(firm) == expected


def test_the_sample_has_introductions_worth_a_talk():
    best, *others = matching.suggestions(workshop())
    assert {best.first.name, best.second.name} == {"Emotional Brain", "Zorgapotheken Flevoland"}
    assert best.score > 65
    assert {s.kind for s in others} >= {match_kinds.NEED, match_kinds.DEEPEN, match_kinds.CAPPED}
