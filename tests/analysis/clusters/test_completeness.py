from almere_roadmap.analysis.clusters import completeness as c
from almere_roadmap.analysis.clusters import coverage
from almere_roadmap.analysis.economy import profile
from almere_roadmap.domain.words import Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.verbs import chains
from tests.making import Journal
from tests.sample import workshop


def test_the_care_chain_is_a_cluster_in_formation():
    found = c.chain_completeness(workshop(), "chain-care")
    assert found.filled == 6
    assert set(found.missing) == {Role.EDUCATION, Role.GOVERNMENT_CUSTOMER}
    assert found.role_share == 0.75
    assert found.knowledge_ties == 2
    assert found.verdict == c.IN_FORMATION


def test_an_empty_chain_is_only_a_chain_and_every_stage_a_gap():
    journal = Journal()
    chain = journal.perform(chains.add_chain(journal.workshop, name="X"))
    journal.perform(chains.add_stage(journal.workshop, chain=chain, name="Maken"))
    found = c.chain_completeness(journal.workshop, chain)
    assert (found.filled, found.verdict, found.link_share) == (0, c.CHAIN, None)
    assert [s.gap for s in c.stage_states(journal.workshop, chain)] == ["nobody"]


def test_stages_tell_how_far_one_must_go():
    states = {s.stage.name: s for s in c.stage_states(workshop(), "chain-care")}
    assert states["Maken"].gap == "outside"
    assert states["Maken"].nearest.name == "Buitenland"
    assert states["Gebruiken"].gap == "one"
    assert states["Onderzoeken"].gap == ""


def test_coverage_shows_the_clusters_that_nothing_names():
    found = coverage.coverage(workshop())
    names = {k.name: found.named(n) for n, k in enumerate(found.clusters)}
    assert names["Lelystad airport"] == 0
    assert names["Health, Wellness & Life Sciences"] == 3
    assert coverage.coverage(Workshop()) is None


def test_the_profile_adds_up():
    found = profile.sector_profile(workshop())
    assert (found.establishments, found.jobs, found.large) == (13539, 64525, 75)
    assert [r.key for r in found.rows[:3]] == ["G", "Q", "N"]
    assert all(abs(sum(r.buckets) - r.jobs) < 1e-9 for r in found.rows)
    assert profile.sector_profile(Workshop()) is None
