from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.analysis.roadmap import academic, planning, procurement
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Contract, Dependency, HboAction, Item, Layer
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say
from almere_roadmap.verbs import roadmap
from tests.making import Journal
from tests.sample import workshop

ARROWS = [("s", "a", 4), ("s", "b", 2), ("a", "c", 6), ("b", "c", 3), ("c", "t", 5)]


def test_the_critical_path_of_the_textbook():
    found = planning.plan(ARROWS)
    assert found.path == ("s", "a", "c", "t")
    assert found.length == 15
    assert found.slack("b") == 5
    assert found.slack("c") == 0


def test_a_circle_has_no_plan():
    with pytest.raises(ValueError, match="circle"):
        planning.plan([("a", "b", 1), ("b", "a", 1)])
    assert planning.plan([]).path == ()


def test_the_threshold_in_force_follows_the_day_of_publication():
    before = procurement.threshold(Subject.SERVICE, date(2025, 12, 31))
    after = procurement.threshold(Subject.SERVICE, date(2026, 1, 1))
    assert (before.amount, after.amount) == (221_000, 216_000)
    assert not procurement.is_above(218_000, before)
    assert procurement.is_above(218_000, after)
    assert procurement.is_above(216_000, after)
    assert procurement.threshold(Subject.SERVICE, date(2028, 1, 1)) is None


def test_every_rule_says_where_it_comes_from():
    known = rules()
    named = [*known.procedures.values(), *known.instruments.values(), *known.bodies.values()]
    named += [*known.business_actions.values(), *known.calendar]
    assert all(rule.nl and rule.en for rule in named)
    every = [*known.thresholds, *known.bands, *named]
    assert all(rule.source and rule.valid_from < rule.valid_until for rule in every)
    assert known.faulty == ()


def test_steps_run_backwards_without_gaps_and_keep_the_minimum_terms():
    start = date(2027, 7, 1)
    steps = procurement.steps_back(rules().procedures["eu_open"], start)
    assert steps[-1].end == start
    assert all(a.end == b.begin for a, b in pairwise(steps))
    assert all(step.days >= step.minimum for step in steps)
    assert {s.code: s.minimum for s in steps if s.minimum} == {"tender": 40, "standstill": 20}


def test_proposals_fit_the_value_and_the_day():
    day = date(2026, 6, 1)
    above = procurement.proposals(Contract(id="x", value=218_000.0), day)
    below = procurement.proposals(Contract(id="x", value=215_999.0), day)
    small = procurement.proposals(Contract(id="x", value=20_000.0), day)
    care = Contract(id="x", value=800_000.0, subject=Subject.SOCIAL_SERVICE)
    assert above[0].procedure.code == "eu_open"
    assert below[0].procedure.code == "multiple_quotation"
    assert small[0].procedure.code == "single_quotation"
    assert procurement.proposals(care, day)[0].procedure.code == "sas"
    assert procurement.proposals(Contract(id="x"), day) == ()


def contract(value, procedure, cpv="79995100-6"):
    journal = Journal()
    layer = journal.perform(roadmap.add_layer(journal.workshop, name="O", kind=LayerKind.CONTRACTS))
    for title in ("Archief", "Scans"):
        item = journal.perform(
            roadmap.add_item(
                journal.workshop, layer=layer, title=title, start="2027-07-01", owner="inkoper"
            )
        )
        journal.perform(
            roadmap.edit_contract(
                journal.workshop,
                item,
                value=value,
                procedure=procedure,
                cpv=cpv,
                body="Gemeente",
            )
        )
    return journal.workshop


def ids(found):
    return {problem.id for problem in advice(found)}


def test_a_procedure_too_light_for_the_value_is_remarked_with_rule_and_source():
    problems = advice(contract(218_000.0, "multiple_quotation"))
    [first, _] = [say(p.message) for p in problems if p.id == "procedure.light"]
    assert "216" in first and "2025/2150" in first
    assert "procedure.light" not in ids(contract(100_000.0, "multiple_quotation"))


def test_splitting_is_seen():
    assert "splitting" in ids(contract(150_000.0, "multiple_quotation"))
    assert "splitting" not in ids(contract(50_000.0, "multiple_quotation"))


@pytest.mark.parametrize(
    ("day", "semester"),
    [
        (date(2027, 1, 31), "2026-S2"),
        (date(2027, 2, 1), "2027-S1"),
        (date(2027, 8, 31), "2027-S1"),
        (date(2027, 9, 1), "2027-S2"),
    ],
)
def test_semesters(day, semester):
    assert academic.semester_of(day) == semester


def test_the_nearest_semester_start():
    assert academic.semester_start(date(2027, 7, 1)) == date(2027, 9, 1)
    assert academic.semester_start(date(2027, 1, 3)) == date(2027, 2, 1)


def test_an_hbo_action_needs_firms_and_a_decision_in_time():
    journal = Journal()
    layer = journal.perform(roadmap.add_layer(journal.workshop, name="H", kind=LayerKind.HBO))
    item = journal.perform(
        roadmap.add_item(
            journal.workshop, layer=layer, title="RAAK", start="2027-07-20", owner="lector"
        )
    )
    journal.perform(
        roadmap.edit_hbo_action(
            journal.workshop, item, instrument="raak_mkb", firms=5, decision_date="2027-08-01"
        )
    )
    assert {"hbo.firms", "hbo.late"} <= ids(journal.workshop)
    journal.perform(roadmap.edit_hbo_action(journal.workshop, item, instrument="minor", firms=6))
    assert "hbo.summer" in ids(journal.workshop)


def test_the_semester_named_and_the_semester_planned_are_one():
    made = one(
        HboAction(id="i", semester="2027-S2", decision_date="2027-01", instrument="minor"),
        start="2027-02-01",
    )
    assert ids(made) == {"hbo.semester"}
    right = one(
        HboAction(id="i", semester="2027-S1", decision_date="2027-01", instrument="minor"),
        start="2027-02-01",
    )
    assert ids(right) == set()


def one(detail, start, *others, links=()):
    """Return a workshop with one confirmed item, its detail record and perhaps other items."""
    name, kind = "hbo_actions", ItemKind.HBO_ACTION
    if isinstance(detail, Contract):
        name, kind = "contracts", ItemKind.CONTRACT
    sure = Certainty.CONFIRMED
    item = Item(id="i", layer="l", kind=kind, title="I", owner="x", start=start, certainty=sure)
    return Workshop(
        layers={"l": Layer(id="l", name="L")},
        items={i.id: i for i in (item, *others)},
        dependencies={
            f"d{n}": Dependency(id=f"d{n}", predecessor=a, successor=b)
            for n, (a, b) in enumerate(links)
        },
        **{name: {"i": detail}},
    )


def tender(publication="", value=300_000.0):
    return Contract(id="i", body="B", value=value, procedure="eu_open", publication=publication)


@pytest.mark.parametrize(
    ("start", "found"), [("2027-04-30", {"terms.short"}), ("2027-05-01", set())]
)
def test_the_legal_terms_take_sixty_days_from_publication(start, found):
    assert ids(one(tender("2027-03-02"), start)) == found


def test_an_award_in_the_recess_is_remarked():
    # Standstill 20 and decision 7 days before the start.
    assert ids(one(tender(), "2027-09-01")) == {"decision.recess"}
    assert ids(one(tender(), "2027-06-01")) == set()


@pytest.mark.parametrize(
    ("when", "held"),
    [
        (date(2027, 7, 9), False),
        (date(2027, 7, 10), True),
        (date(2027, 8, 31), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 5), True),
        (date(2027, 1, 6), False),
    ],
)
def test_a_recess_may_run_over_the_end_of_the_year(when, held):
    assert bool(procurement.recess(rules(), when)) is held


def test_a_decision_must_come_before_the_publication_that_waits_for_it():
    def decided(when):
        decision = Item(id="v", layer="l", title="V", owner="x", kind=ItemKind.DECISION, start=when)
        return one(tender("2027-03-02"), "2027-06-01", decision, links=[("v", "i")])

    assert ids(decided("2027-03-03")) == {"decision.late"}
    assert ids(decided("2027-03-02")) == set()


def test_everything_that_waits_is_found_nearest_first():
    items = [Item(id=n, layer="l", title=n) for n in "abcd"]
    links = [("i", "b"), ("b", "a"), ("a", "d"), ("c", "i"), ("i", "a")]
    made = one(tender(), "2027-06-01", *items, links=links)
    assert planning.followers(made, "i") == ("a", "b", "d")
    assert planning.followers(made, "d") == ()
    round_ = one(tender(), "2027-06-01", *items, links=[("i", "a"), ("a", "i")])
    assert planning.followers(round_, "i") == ("a",)


DOWNWARDS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(1, 4), st.integers(0, 30)), max_size=12
).map(lambda arrows: [(str(a), str(a + step), days) for a, step, days in arrows])


@given(DOWNWARDS)
def test_slack_is_never_negative_and_the_critical_path_has_none(arrows):
    found = planning.plan(arrows)
    assert all(found.slack(node) >= 0 for node in found.earliest)
    assert all(found.slack(node) == 0 for node in found.path)
    longest = {(a, b): max(d for c, e, d in arrows if (c, e) == (a, b)) for a, b, _ in arrows}
    assert found.length == sum(longest[pair] for pair in pairwise(found.path))


def test_the_sample_knows_what_it_cannot_know():
    found = [p.id for p in advice(workshop())]
    assert sorted(found) == ["contract.wish", "decision.recess", "threshold.unknown"]
