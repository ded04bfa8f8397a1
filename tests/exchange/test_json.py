import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.entities import About, Dataset, Item, Organisation, Relation
from almere_roadmap.domain.fields import writable
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.words import ItemKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.exchange.json import from_json, registers_from_json, to_json
from tests.registers import some


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
