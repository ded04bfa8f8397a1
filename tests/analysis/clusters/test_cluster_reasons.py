"""The verdict on a chain explains itself, with the rule and the weights of the workshop."""

from dataclasses import replace

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.clusters.cluster_reasons import (
    gap_reason,
    next_step,
    reasons,
    roles_to_go,
)
from almere_roadmap.analysis.clusters.completeness import ROLES, chain_completeness
from almere_roadmap.domain.entities import About
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.verbs import chains
from almere_roadmap.verbs.settings import judge_clusters
from tests.making import Journal
from tests.sample import workshop

WEIGHTS = dict.fromkeys(ROLES, 1.0)


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.fixture
def journal():
    made = Journal()
    made.chain = made.perform(chains.add_chain(made.workshop, name="Care"))
    made.stage = made.perform(chains.add_stage(made.workshop, chain=made.chain, name="Make"))
    return made


def fill(journal, *roles):
    for role in roles:
        lane = ChainLane.KNOWLEDGE if role is Role.RESEARCH else ChainLane.FIRMS
        draft = chains.add_box(
            journal.workshop,
            chain=journal.chain,
            stage=journal.stage,
            lane=lane,
            name=f"{role} {len(journal.workshop.boxes)}",
            role=role,
        )
        journal.perform(draft)


def rule(journal, **values):
    usual = {
        "shares": (0.6, 0.8),
        "ties": (1, 2),
        "weights": [1.0] * len(ROLES),
        "targets": [1.0] * len(ROLES),
    }
    journal.perform(judge_clusters(journal.workshop, **{**usual, **values}))


def found(journal):
    return chain_completeness(journal.workshop, journal.chain)


def test_roles_are_counted_up_to_the_next_verdict(journal):
    assert roles_to_go(found(journal), journal.workshop.about) == 5
    fill(journal, *ROLES[:3])
    assert roles_to_go(found(journal), journal.workshop.about) == 2
    assert next_step(found(journal), journal.workshop.about) == (
        "2 more roles for a cluster in formation."
    )
    rule(journal, shares=(0.4, 0.8))
    assert roles_to_go(found(journal), journal.workshop.about) == 1


def test_weights_and_targets_change_what_is_lacking(journal):
    fill(journal, *ROLES[:3])
    heavy = [1.0] * len(ROLES)
    heavy[4] = 20.0
    rule(journal, weights=heavy)
    assert roles_to_go(found(journal), journal.workshop.about) == 1
    rule(journal, targets=[2.0] * len(ROLES))
    told = reasons(journal.workshop, journal.chain, found(journal))[0]
    assert "(1/2)" in told.words and not told.enough


def test_ties_are_lacking_when_the_roles_are_there(journal):
    fill(journal, *ROLES)
    verdict = found(journal)
    assert verdict.verdict == "chain"
    assert next_step(verdict, journal.workshop.about) == (
        "1 more tie between a firm and a knowledge institute."
    )


def test_one_step_sets_the_whole_rule(journal):
    count = len(journal.edits)
    rule(journal, shares=(0.5, 0.9), ties=(1, 3), weights=[2.0] * len(ROLES))
    about = journal.workshop.about
    assert (about.role_shares, about.cross_links) == ((0.5, 0.9), (1.0, 3.0))
    assert len(journal.edits) == count + 1
    journal.undo(journal.edits[-1])
    assert journal.workshop.about == About(id=about.id)


def test_places_and_gaps_are_told_by_name():
    sample = workshop()
    told = reasons(sample, "chain-care", chain_completeness(sample, "chain-care"))
    places = told[-1]
    assert "only partners outside Almere in Maken" in places.words.replace("Only", "only")
    why = gap_reason(sample, "care-2", "outside", Role.LARGE_PRODUCER)
    assert "Moederconcerns" in why and "Almere" in why
    assert "education" in gap_reason(sample, "care-1", "role", Role.EDUCATION)
    assert "Maken" in gap_reason(sample, "care-2", "nobody", Role.NONE)


def test_nothing_is_lacking_in_a_cluster():
    sample = workshop()
    verdict = replace(chain_completeness(sample, "chain-care"), verdict="cluster")
    assert next_step(verdict, sample.about) == "All it takes is here: deepen the ties."
