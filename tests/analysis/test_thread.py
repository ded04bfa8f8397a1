"""The one thread: from any record on it all the others follow."""

from dataclasses import replace

import pytest

from almere_roadmap.analysis.thread import KNOTS, thread
from almere_roadmap.domain.entities import (
    Ballot,
    Box,
    Dataset,
    Item,
    Link,
    Niche,
    Organisation,
    Stage,
    VotingRound,
)
from almere_roadmap.domain.words import LinkKind, RoundState
from almere_roadmap.domain.workshop import Workshop


def _by_id(*records):
    return {record.id: record for record in records}


@pytest.fixture
def workshop():
    links = (
        Link(id="l1", kind=LinkKind.EVIDENCE, origin="niche", target="data"),
        Link(id="l2", kind=LinkKind.FIRM, origin="niche", target="firm"),
        Link(id="l3", kind=LinkKind.STEP, origin="niche", target="stage"),
        Link(id="l4", kind=LinkKind.SERVES, origin="late", target="niche"),
        Link(id="l5", kind=LinkKind.SERVES, origin="early", target="niche"),
        Link(id="l6", kind=LinkKind.FIRM, origin="late", target="second"),
        Link(id="l7", kind=LinkKind.EVIDENCE, origin="niche", target="matrix"),
    )
    return Workshop(
        datasets=_by_id(Dataset(id="data", title="Jobs")),
        organisations=_by_id(*(Organisation(id=i, name=i) for i in ("firm", "second", "alone"))),
        stages=_by_id(Stage(id="stage", name="Make"), Stage(id="other", name="Sell")),
        boxes=_by_id(Box(id="box", stage="other", record="firm")),
        niches=_by_id(Niche(id="niche", name="Niche")),
        items=_by_id(
            Item(id="late", title="Late", start="2028", owner="Lector"),
            Item(id="early", title="Early", start="2027", owner="Buyer"),
        ),
        rounds=_by_id(VotingRound(id="round", state=RoundState.REVEALED)),
        ballots=_by_id(Ballot(id="b", round="round", niche="niche", dots=5)),
        links=_by_id(*links),
    )


def _rows(workshop, selection):
    return {knot.name: knot.rows for knot in thread(workshop, selection)}


@pytest.mark.parametrize(
    ("selection", "here"),
    [
        ("data", "figure"),
        ("matrix", "figure"),
        ("firm", "firm"),
        ("second", "firm"),
        ("box", "firm"),
        ("stage", "step"),
        ("niche", "niche"),
        ("early", "action"),
    ],
)
def test_every_record_on_it_lays_the_whole_thread(workshop, selection, here):
    knots = thread(workshop, selection)
    assert [knot.name for knot in knots] == list(KNOTS)
    assert [knot.name for knot in knots if knot.here] == [here]
    assert not any(knot.is_open for knot in knots)


def test_a_thread_from_a_niche(workshop):
    assert _rows(workshop, "niche") == {
        "figure": ("data", "matrix"),
        "firm": ("firm", "second"),
        "step": ("stage",),
        "niche": ("niche",),
        "vote": (),
        "action": ("early", "late"),
        "owner": (),
    }
    knots = {knot.name: knot for knot in thread(workshop, "niche")}
    assert (knots["vote"].count, knots["owner"].words) == (5, "Buyer")


def test_what_is_looked_from_comes_first(workshop):
    assert _rows(workshop, "second")["firm"] == ("second", "firm")
    assert _rows(workshop, "late")["action"] == ("late", "early")
    owner = next(k for k in thread(workshop, "late") if k.name == "owner")
    assert owner.words == "Lector"


def test_a_firm_shows_where_it_stands_itself(workshop):
    assert _rows(workshop, "firm")["step"] == ("other", "stage")
    assert _rows(workshop, "box")["firm"][0] == "firm"


def test_dots_stay_hidden_before_the_reveal(workshop):
    hidden = replace(workshop, rounds=_by_id(VotingRound(id="round")))
    vote = next(k for k in thread(hidden, "niche") if k.name == "vote")
    assert vote.is_open


def test_outside_every_niche_the_other_knots_are_open(workshop):
    knots = thread(workshop, "alone")
    assert [knot.name for knot in knots if not knot.is_open] == ["firm"]


def test_nothing_runs_through_what_is_not_on_it(workshop):
    assert thread(workshop, "") == ()
    assert thread(workshop, "l1") == ()
    assert thread(Workshop(), "matrix") == ()
