"""Thirty invented firms: their means are the report's, and each says that it is invented."""

import pytest

from almere_roadmap.analysis.clusters import gap_fillers, matching
from almere_roadmap.analysis.firms import bridge_firms, landscape, orientation, survey
from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.analysis.networks import collaboration, network
from almere_roadmap.domain.words import Status
from tests.sample import workshop

SURVEYED = 30


@pytest.fixture(scope="module")
def sample():
    return workshop()


@pytest.fixture(scope="module")
def profiles(sample):
    return list(sample.profiles.values())


def mean(values):
    values = list(values)
    assert len(values) == SURVEYED
    return sum(values) / SURVEYED


def test_all_of_them_say_that_they_are_invented(sample, profiles):
    assert len(profiles) == SURVEYED and {p.status for p in profiles} == {Status.ILLUSTRATIVE}
    firms = [sample.organisations[p.organisation] for p in profiles]
    assert {f.status for f in firms} == {Status.ILLUSTRATIVE}
    assert sorted(f.name for f in firms) == [f"Bedrijf {n:02}" for n in range(1, SURVEYED + 1)]


def test_mean_turnover_is_as_published(profiles):
    """I17: 12, 34, 27 and 28 %, which add up to 101 by rounding."""
    assert all(sum(p.turnover) == pytest.approx(100) for p in profiles)
    means = [mean(p.turnover[place] for p in profiles) for place in range(4)]
    assert [round(m) for m in means] == [12, 34, 27, 28]


def test_mean_partners_are_as_published(profiles):
    """I18 and I19: 19 customers and 9 suppliers, of which 30 % and 19 % partners."""
    assert mean(p.customers for p in profiles) == 19
    assert mean(p.suppliers for p in profiles) == 9
    assert mean(p.customer_partners for p in profiles) == 30
    assert mean(p.supplier_partners for p in profiles) == 19


def test_five_bridge_firms_in_four_sectors_none_in_care_or_industry(sample):
    """I21."""
    bridges = [p.organisation.sector for p in bridge_firms.bridge_points(sample) if p.bridge]
    assert len(bridges) == 5 and len(set(bridges)) == 4
    assert not {"C", "Q"} & set(bridges)


def test_two_of_three_builders_have_suppliers_from_further_away(sample):
    """R2: above the diagonal; trade and logistics lie below it, care near home, industry far."""
    points = {p.organisation: p for p in orientation.firm_points(sample)}
    of = {s: [p for i, p in points.items() if sample.organisations[i].sector == s] for s in "CFGHQ"}
    assert sorted(p.suppliers > p.customers for p in of["F"]) == [False, True, True]
    assert all(p.customers > p.suppliers for p in of["G"] + of["H"])
    assert all(p.customers < 50 and p.suppliers < 50 for p in of["Q"])
    assert all(p.customers > 50 and p.suppliers > 50 for p in of["C"])


def test_the_response_groups_are_those_of_the_annex(sample):
    """I24: 13 + 6 + 8 + 3 = 30."""
    groups = survey.response(sample)
    assert sorted(group.took_part for group in groups) == [3, 6, 8, 13]
    assert survey.whole(groups).took_part == SURVEYED


def test_the_survey_as_a_whole_gives_the_published_means_and_says_that_they_are_invented(sample):
    """I17–I19 through the function that the screen, the report and the command use."""
    found = survey.survey(sample)
    assert [round(mean.value) for mean in found.turnover] == [12, 34, 27, 28]
    partners = (found.customers, found.suppliers, found.customer_partners, found.supplier_partners)
    assert [round(mean.value, 9) for mean in partners] == [19, 9, 30, 19]
    assert found.firms == SURVEYED and found.status is Status.ILLUSTRATIVE
    told = {r.id: r for r in analyse(sample) if r.id.startswith("survey.")}
    assert {result.status for result in told.values()} == {Status.ILLUSTRATIVE}
    assert round(told["survey.turnover.abroad"].value) == 28


def test_invented_firms_are_not_among_the_real_ones(sample):
    """The 49 firms of table 3 and every other party stay what they were."""
    real = survey.real_parties(sample)
    assert len(real) == len(sample.organisations) - SURVEYED
    assert landscape.showcase(sample).count == 49
    assert sum(relation.count for relation in sample.relations.values()) == 70


def test_every_category_is_there_and_its_edges(sample, profiles):
    """K03 and K04: 99 persons is small, 100 large; 15.0 % is domestic, 15.1 % exporting."""
    persons = {sample.organisations[p.organisation].persons for p in profiles}
    exports = {p.turnover[-1] for p in profiles}
    assert {99, 100} <= persons and {15.0, 15.1} <= exports
    found = landscape.categories(sample)
    assert all(c.firms for c in found) and sum(len(c.firms) for c in found) == SURVEYED


def test_nobody_is_introduced_to_an_invented_firm(sample):
    invented = {p.organisation for p in sample.profiles.values()}
    met = {party.id for s in matching.suggestions(sample) for party in (s.first, s.second)}
    assert met and not invented & met
    fillers = {firm.id for gap in gap_fillers.step_gaps(sample) for firm in _firms(gap)}
    assert not invented & fillers


def test_invented_seats_say_so_and_are_of_parties_with_invented_wishes(sample):
    """The text names six seats; the others are an example, and none is of an invented firm."""
    by_status = {Status.PRINTED: set(), Status.ILLUSTRATIVE: set()}
    for seat in sample.memberships.values():
        firm, network = sample.organisations[seat.organisation], sample.networks[seat.network]
        by_status[seat.status].add((firm.name, network.name))
        assert firm.status is Status.PRINTED and seat.note
        if seat.status is Status.ILLUSTRATIVE:
            assert firm.needs and not seat.source and "erzonnen" in seat.note
    assert by_status[Status.PRINTED] == {
        ("ASM International en ASM Europe", "Point One"),
        ("Gemeente Almere", "Almere Kennisstad"),
        ("Provincie Flevoland", "Almere Kennisstad"),
        ("Gemeente Almere", "Almere City Marketing"),
        ("Provincie Flevoland", "Life Sciences Innovation Platform Flevoland"),
        ("Gemeente Almere", "iMMovator"),
    }
    assert len(by_status[Status.ILLUSTRATIVE]) == 28


def test_what_rests_on_invented_seats_says_so(sample):
    assert collaboration.collaboration(sample).status is Status.ILLUSTRATIVE
    sharing = [s for s in matching.suggestions(sample) if s.parts["network"]]
    assert sharing and all(s.parts["network"] == 10 for s in sharing)
    assert {s.grounds["network"].text for s in sharing} == {"Both sit at {names} (illustrative)"}


def test_invented_firms_are_no_parties_without_a_tie(sample):
    """The report's own organisations are the parties of its network, not those of the example."""
    invented = {p.organisation for p in sample.profiles.values()}
    parties = set(network.graph(sample))
    assert sample.organisations.keys() - invented <= parties
    assert not invented & parties


def _firms(gap):
    return [filler.firm for filler in gap.fillers]
