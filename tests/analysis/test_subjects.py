from almere_roadmap.analysis.subjects import subject, subjects
from almere_roadmap.domain.questions import cell_key, place_of
from almere_roadmap.i18n import speaking
from tests.sample import workshop


def test_a_cell_goes_by_its_table_and_its_heads():
    found = workshop()
    [table] = [d for d in found.datasets.values() if d.code == "T1"]
    with speaking("nl"):
        assert subject(found, "T1:M:total") == "tabel 1, M × totaal"
        assert subject(found, cell_key(table, "total", "100+")) == "tabel 1, totaal × 100+"
        assert subjects(found, ("T1", "T1", "networks")) == "tabel 1, netwerken"


def test_what_is_unknown_keeps_its_name():
    for name in ("I99", "T1:nowhere:total", "T9:M:total", ""):
        assert subject(workshop(), name) == name


def test_an_indicator_goes_by_its_name():
    found = workshop()
    [indicator] = [i for i in found.indicators.values() if i.code == "I01"]
    assert subject(found, "I01") == indicator.name != "I01"


def test_every_cell_that_a_point_names_is_there():
    found = workshop()
    cells = [name for f in found.findings.values() for name in f.about if ":" in name]
    assert len(cells) == 2
    assert all(place_of(found, name) for name in cells)
