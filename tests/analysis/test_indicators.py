"""The sample gives the figures of the report."""

from dataclasses import replace

import pytest

from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from tests.sample import workshop

EXPECTED = {
    "establishments.total": 13539,
    "jobs.total": 64525,
    "jobs.per_establishment": 4.77,
    "establishments.share_0_or_1_job": 0.685,
    "establishments.share_100_plus": 0.0055,
    "jobs.share_100_plus": 0.334,
    "jobs.per_establishment_with_jobs": 5.73,
    "jobs.share.F": 0.0506,
    "jobs.share.G": 0.2085,
    "lq.F.jobs": 0.729,
    "quotient.I12c": 1.45,
    "quotient.I12f": 0.55,
    "relations.total": 70,
    "relations.area.home": 17,
    "relations.area.region": 24,
    "relations.area.country": 14,
    "relations.area.abroad": 15,
    "relations.kind.customer": 31,
    "relations.kind.co_production": 5,
    "relations.g2": 73.333,
    "relations.chi2": 81.019,
    "relations.information": 0.52381,
    "orientation.customer": 31.2,
    "orientation.supplier": 52.9,
    "orientation.parent": 70.0,
    "orientation.dealer": 77.8,
    "orientation.co_production": 86.7,
    "orientation.government": 0,
    "orientation.research": 0,
    "orientation.all": 46.2,
    "orientation.I17": 56.8,
    "ei.home": 0.514,
    "ei.region": -0.171,
    "networks.total": 17,
    "coverage.5.named": 0,
    "chain.1.roles": 0.75,
}


@pytest.mark.parametrize(("name", "value"), EXPECTED.items())
def test_the_sample_gives_the_published_value(name, value):
    found = {result.id: result for result in analyse(workshop())}
    digits = len(str(value).partition(".")[2])
    assert round(found[name].value, digits) == value


def test_every_result_has_a_source_a_label_and_a_status_and_ids_are_unique():
    found = analyse(workshop())
    assert all(r.source and r.label.text and r.status for r in found)
    assert len({r.id for r in found}) == len(found)


def test_the_least_certain_input_decides_the_status():
    found = {result.id: result.status for result in analyse(workshop())}
    assert found["jobs.total"] is Status.COMPUTED
    assert found["orientation.supplier"] is Status.RECONSTRUCTED
    assert found["niche.N1.score"] is Status.ILLUSTRATIVE


def test_what_rests_on_paths_is_refused_in_a_small_network():
    found = {result.id: result for result in analyse(replace(workshop(), memberships={}))}
    assert found["network.ties"].value is not None
    assert found["network.mean_path"].value is None
    assert "20" in found["network.mean_path"].caveat.text


def test_tables_of_other_size_classes_give_no_share_of_large_firms():
    columns = (Category("2008", "2008"), Category("2009", "2009"))
    cells = tuple(Observation("F", c.key, 10.0) for c in columns)
    table = StatisticsTable((Category("F", "Bouw"),), columns, cells)
    found = Workshop(
        datasets={"d": Dataset(id="d", digest="x", unit="banen", source="eigen telling")},
        tables={"x": table},
    )
    ids = {result.id: result.value for result in analyse(found)}
    assert ids["jobs.total"] == 20
    assert "jobs.share_100_plus" not in ids


def test_an_empty_workshop_has_nothing_to_say():
    assert analyse(Workshop()) == ()
