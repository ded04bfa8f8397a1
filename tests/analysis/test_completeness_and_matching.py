from almere_roadmap.analysis import completeness as c
from almere_roadmap.analysis import coverage, matching, profile
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.words import LinkKind, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.verbs import chains, matches, notes
from almere_roadmap.verbs.niches import add_niche
from almere_roadmap.verbs.organisations import add_organisation
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


def test_scores_have_parts_that_add_up_and_stay_on_the_scale():
    assert abs(sum(matching.WEIGHTS.values()) - 1) < 1e-12
    found = matching.suggestions(workshop(), most=500)
    assert found
    for s in found:
        total = sum(s.parts.values())
        assert 0 <= s.score <= 100
        assert s.score == (min(total, matching.CAP) if s.kind == "capped" else s.score)
        assert s.score <= total + 1e-9


def pair():
    journal = Journal()
    niche = journal.perform(add_niche(journal.workshop, name="N"))
    ids = [journal.perform(add_organisation(journal.workshop, name=n)) for n in "ab"]
    for firm in ids:
        journal.perform(notes.link(journal.workshop, kind=LinkKind.FIRM, origin=niche, target=firm))
    return journal, ids


def test_competitors_are_capped_and_dismissed_pairs_stay_away():
    journal, ids = pair()
    [one] = matching.suggestions(journal.workshop)
    assert one.kind == matching.CAPPED
    assert one.score <= matching.CAP
    journal.perform(matches.dismiss_match(journal.workshop, *ids))
    assert matching.suggestions(journal.workshop) == ()


def test_need_and_offer_work_both_ways_round():
    a = Organisation(id="a", needs=("Cliënten", "data"))
    b = Organisation(id="b", offers=("cliënten",))
    assert matching.need_offer(a, b) == matching.need_offer(b, a) > 0
    assert matching.need_offer(a, a) == 0


def test_small_meets_large_at_a_hundred():
    assert matching.size_share(99, 100) == 1
    assert matching.size_share(99, 99) == matching.size_share(100, 500) == 0
    assert matching.size_share(None, 500) == 0
