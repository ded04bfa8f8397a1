import pytest

from almere_roadmap.errors import DiskError, InputError
from almere_roadmap.intake.mappings import (
    read_mapping,
    save_mapping,
    saved_mapping,
    write_mapping,
)
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings

MAPPING = {"Klant": "name", "Naam": "note", "Kleur": ""}
HEADINGS = ("Klant", "Naam", "Kleur")


def test_a_mapping_comes_back_for_the_same_headings_in_any_order(tmp_path):
    folder = tmp_path / "mappings"
    save_mapping(folder, "organisations", HEADINGS, MAPPING)
    assert saved_mapping(folder, "organisations", HEADINGS[::-1]) == MAPPING
    assert saved_mapping(folder, "relations", HEADINGS) == {}
    assert saved_mapping(folder, "organisations", HEADINGS[:2]) == {}
    text = "Naam;Kleur;Klant\nB;rood;A\n"
    found = preview(text, "organisations", Settings(mapping=MAPPING))
    assert dict(found.rows[0].values) == {"name": "A", "note": "B"}
    assert found.ignored == ("Kleur",)


def test_a_kept_mapping_that_was_damaged_counts_as_none(tmp_path):
    save_mapping(tmp_path, "organisations", HEADINGS, MAPPING)
    [path] = tmp_path.iterdir()
    path.write_text("no toml [", encoding="utf-8")
    assert saved_mapping(tmp_path, "organisations", HEADINGS) == {}
    with pytest.raises(InputError, match="no readable TOML"):
        read_mapping(path)


def test_a_mapping_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "map.toml"
    write_mapping(path, MAPPING)
    assert read_mapping(path) == MAPPING
    with pytest.raises(DiskError):
        write_mapping(tmp_path / "gone" / "map.toml", MAPPING)
