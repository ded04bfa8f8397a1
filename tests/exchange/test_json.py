import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.cli.main import main
from almere_roadmap.document import samples
from almere_roadmap.document.document import Document
from almere_roadmap.domain.entities import About, Dataset, Entity, Item, Organisation, Relation
from almere_roadmap.domain.fields import FieldType, field_types, writable
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.words import DatasetKind, ItemKind, Progress, Status
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import InputError
from almere_roadmap.exchange.json import (
    FORMAT,
    from_json,
    read_file,
    registers_from_json,
    to_json,
)
from almere_roadmap.exchange.json_schema import schema
from almere_roadmap.resources import sample_file
from tests.registers import some
from tests.sample import workshop as sample


def _table() -> StatisticsTable:
    return StatisticsTable(
        (Category("A", "Landbouw"),),
        (Category("0", "0"), Category("1", "1")),
        (
            Observation("A", "0", 3.0, "3"),
            Observation("A", "1", None, "-", flag="a"),
            Observation("A", "total", 98.0, "98", region="Almere", year="2009"),
        ),
        {"a": "Telt niet op"},
    )


def _workshop() -> Workshop:
    table = _table()
    return Workshop(
        document_id="d",
        info={"workshop": About(id="workshop", title="Groei & co", question="Wie? <b>")},
        organisations={
            "b": Organisation(id="b", name="Łódź İstanbul", persons=12, needs=("x", "y")),
            "a": Organisation(id="a", name="שלום"),
        },
        relations={"r": Relation(id="r", organisation="a", count=3)},
        datasets={"t": Dataset(id="t", code="T1", digest=digest(table), status=Status.PRINTED)},
        items={"i": Item(id="i", kind=ItemKind.CONTRACT, title="C1", start="2027-Q2")},
        tables={digest(table): table},
    )


def test_a_workshop_comes_back_as_it_was() -> None:
    assert from_json(to_json(_workshop())) == _workshop()


def test_the_order_of_records_does_not_change_the_bytes() -> None:
    workshop = _workshop()
    turned = replace(workshop, organisations=dict(reversed(workshop.organisations.items())))
    assert to_json(turned) == to_json(workshop)


def test_the_text_is_plain_json_by_collection_and_id() -> None:
    content = json.loads(to_json(_workshop()))
    assert content["items"]["i"]["start"] == "2027-Q2"
    assert content["items"]["i"]["kind"] == "contract"
    assert content["organisations"]["b"]["needs"] == ["x", "y"]
    assert content["format"] == "almere-roadmap/workshop"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_text_and_number_survive(text: str, number: float) -> None:
    table = StatisticsTable((), (), (Observation(text, "x", number, text),), {text: text})
    workshop = Workshop(
        info={"workshop": About(id="workshop", title=text)},
        datasets={"t": Dataset(id="t", digest=digest(table))},
        tables={digest(table): table},
    )
    again = from_json(to_json(workshop))
    assert again.tables == workshop.tables
    assert again.about.title == writable(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a workshop"),
        ('{"format": "other"}', "not a workshop"),
        ('{"format": "almere-roadmap/workshop", "version": 9}', "version 9"),
    ],
)
def test_other_texts_are_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        from_json(text)


def test_a_wrong_field_is_named() -> None:
    content = json.loads(to_json(_workshop()))
    content["organisations"]["a"]["persons"] = "many"
    with pytest.raises(InputError) as caught:
        from_json(json.dumps(content))
    assert caught.value.field == "persons"


def test_a_changed_statistics_table_is_refused() -> None:
    text = to_json(_workshop()).replace('"Landbouw"', '"Visserij"')
    with pytest.raises(InputError, match="digest"):
        from_json(text)


def test_registers_come_back_without_loss():
    register = some()
    text = to_json(_workshop(), {register.digest: register})
    assert registers_from_json(text) == {register.digest: register}
    assert from_json(text) == _workshop()


def test_a_register_that_was_changed_by_hand_is_refused():
    register = some()
    text = to_json(_workshop(), {register.digest: register}).replace('"Genzyme"', '"Gemzyne"')
    with pytest.raises(InputError, match="digest"):
        registers_from_json(text)


_TEXT = st.text(max_size=20)
_KEYS = st.text("abcdefg", min_size=1, max_size=3)


def _values(known: FieldType) -> st.SearchStrategy[object]:
    kinds: dict[type, st.SearchStrategy[object]] = {
        str: _TEXT.map(writable),
        bool: st.booleans(),
        int: st.integers(-(2**63) + 1, 2**63 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0),
    }
    one = kinds[known.scalar] if known.scalar in kinds else st.sampled_from(list(known.scalar))
    made = st.lists(one, max_size=3).map(tuple) if known.many else one
    return st.none() | made if known.optional else made


def _drawn(data: st.DataObject, kind: type[Entity], key: str) -> Entity:
    types = field_types(kind)
    names = data.draw(st.sets(st.sampled_from(sorted(types)), max_size=4))
    return kind(id=key, **{name: data.draw(_values(types[name])) for name in sorted(names)})


@given(st.data(), st.sets(st.sampled_from(sorted(collections())), max_size=3), st.sets(_KEYS))
def test_any_small_workshop_comes_back_without_loss(
    data: st.DataObject, names: set[str], keys: set[str]
) -> None:
    ids = sorted(keys)[:2]
    parts = {
        name: {key: _drawn(data, collections()[name], key) for key in ids} for name in sorted(names)
    }
    workshop = Workshop(document_id="d", **parts)
    text = to_json(workshop)
    assert from_json(text) == workshop
    assert to_json(from_json(text)) == text
    _assert_fits(json.loads(text), schema())


def _assert_fits(value: object, shape: dict[str, object], place: str = "") -> None:
    """Check a value against the parts of JSON Schema that ours uses."""
    if "anyOf" in shape:
        assert value is None or not _misfits(value, shape["anyOf"][0], place), place
        return
    assert not _misfits(value, shape, place), f"{place}: {value!r}"


def _misfits(value: object, shape: dict[str, object], place: str) -> bool:
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    kinds["number"] = (int, float)
    if "const" in shape:
        return value != shape["const"]
    if not isinstance(value, kinds[str(shape["type"])]) or value not in shape.get("enum", [value]):
        return True
    if isinstance(value, dict):
        known = shape.get("properties", {})
        assert set(shape.get("required", [])) <= set(value), place
        for key, part in value.items():
            part_shape = known.get(key) or shape.get("additionalProperties")
            assert part_shape is not None, f"{place}.{key} is not in the schema"
            _assert_fits(part, part_shape, f"{place}.{key}")
    if isinstance(value, list) and "items" in shape:
        for part in value:
            _assert_fits(part, {"type": "array", **shape["items"]}, place)
    return False


def test_the_sample_fits_the_schema_and_comes_back() -> None:
    text = to_json(sample())
    _assert_fits(json.loads(text), schema())
    assert from_json(text) == sample()


def test_the_description_names_what_there_is() -> None:
    words = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    assert FORMAT in words
    for name in ("tables", "registers", "document", "version"):
        assert f"`{name}`" in words
    for progress in Progress:
        assert f"`{progress.value}`" in words


def test_a_file_becomes_a_workshop_again(tmp_path, capsys) -> None:
    source, target = tmp_path / "a.json", tmp_path / "b.almere"
    assert main(["export", str(sample_file()), str(source)]) == 0
    assert main(["new", str(target), "--from", str(source)]) == 0
    with Document.open(target, read_only=True) as again:
        assert replace(again.workshop, document_id=sample().document_id) == sample()
    source.write_text('{"format": "other"}', encoding="utf-8")
    assert main(["new", str(tmp_path / "c.almere"), "--from", str(source)]) == 2
    assert "a.json" in capsys.readouterr().err
    assert not (tmp_path / "c.almere").exists()
    with pytest.raises(SystemExit) as stop:
        main(["show", "--schema"])
    assert stop.value.code == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_registers_come_back_with_the_workshop(tmp_path) -> None:
    register = some()
    workshop = replace(
        _workshop(),
        datasets={
            **_workshop().datasets,
            "r": Dataset(id="r", kind=DatasetKind.REGISTER, digest=register.digest, rows=2),
        },
    )
    path = tmp_path / "x.almere"
    text = to_json(workshop, {register.digest: register})
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with samples.create_from(path, *read_file(tmp_path / "x.json")) as made:
        assert replace(made.workshop, document_id="d") == workshop
        again = to_json(made.workshop, made.registers.of(made.workshop))
    assert registers_from_json(again) == registers_from_json(text)
