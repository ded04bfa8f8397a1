"""The committed sample is what its bundled data make of it today."""

from almere_roadmap.cli import sample
from almere_roadmap.document.check import check
from almere_roadmap.domain.words import ItemKind, LayerKind, Status
from almere_roadmap.exchange.json import to_json
from almere_roadmap.resources import sample_file as bundled
from tests.sample import workshop


def without_identity(text):
    return [line for line in text.splitlines() if not line.startswith(' "document"')]


def test_the_sample_is_rebuilt_the_same(tmp_path):
    rebuilt = sample.build(tmp_path / "again.almere")
    assert without_identity(to_json(rebuilt)) == without_identity(to_json(workshop()))
    assert rebuilt.tables == workshop().tables


def test_the_sample_is_sound_and_complete():
    assert check(bundled()) == ()
    found = workshop()
    kinds = [item.kind for item in found.items.values()]
    assert kinds.count(ItemKind.CONTRACT) >= 8
    assert kinds.count(ItemKind.HBO_ACTION) >= 8
    assert {layer.kind for layer in found.layers.values()} == set(LayerKind)
    assert found.dependencies
    assert all(item.owner for item in found.items.values() if item.kind is not ItemKind.MILESTONE)


def test_what_the_report_does_not_state_is_marked_illustrative():
    found = workshop()
    for name in ("boxes", "flows", "niches", "scores", "rounds", "notes"):
        assert {r.status for r in found.collection(name).values()} == {Status.ILLUSTRATIVE}, name
    stated = {i.code for i in found.items.values() if i.status is not Status.ILLUSTRATIVE}
    # Two tasks of the report and the change of the European thresholds are facts.
    assert stated == {"T1", "T2", "V4"}
