"""Values of fields: what the journal holds, and back."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.entities import About, Organisation, Score
from almere_roadmap.domain.fields import (
    LARGEST_NUMBER,
    LONGEST_TEXT,
    accept,
    field_types,
    plain,
    plain_fields,
    record,
    writable,
)
from almere_roadmap.domain.words import Role
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import InputError


@pytest.mark.parametrize("kind", collections().values(), ids=collections())
def test_every_kind_of_record_survives_the_journal(kind):
    entity = kind(id="a")
    values = json.loads(json.dumps(plain_fields(entity)))
    assert record(kind, "a", values) == entity
    for type_ in field_types(kind).values():
        assert plain(accept(type_, plain(type_.default))) == plain(type_.default)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)))
def test_texts_come_back_as_typed(needs):
    given_ = Organisation(id="a", needs=tuple(needs), role=Role.SUPPLIER, persons=None)
    assert record(Organisation, "a", plain_fields(given_)) == given_


@given(st.text())
def test_what_is_writable_can_be_written_in_any_format(text):
    clean = writable(text)
    clean.encode("utf-8")
    assert "\x00" not in clean and writable(clean) == clean
    assert set(clean) <= set(text)


def test_only_what_no_format_holds_is_left_out():
    kept = "é Ł ğ 😀 \t\n\r <b>&amp; \u202e \ufffd"
    assert writable(kept) == kept
    assert writable("a\x00b\x08c\x1bd\ud83de\uffff") == "abcde"


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (Organisation, "name", 5),
        (Organisation, "name", None),
        (Organisation, "name", "x" * (LONGEST_TEXT + 1)),
        (Organisation, "persons", "5"),
        (Organisation, "persons", True),
        (Organisation, "persons", 5.5),
        (Organisation, "persons", LARGEST_NUMBER + 1),
        (Organisation, "role", "king"),
        (Organisation, "role", ["supplier"]),
        (Organisation, "needs", "ruimte"),
        (Organisation, "needs", (1,)),
        (Score, "value", math.nan),
        (Score, "value", math.inf),
        (Score, "value", 10**400),
        (Score, "value", True),
        (About, "orientation_weights", (1.0, -math.inf)),
    ],
)
def test_what_does_not_fit_is_refused_by_name(kind, name, value):
    with pytest.raises(InputError) as refused:
        record(kind, "a", {name: value})
    assert refused.value.field == name


def test_whole_numbers_become_measures_and_zero_has_no_sign():
    score = record(Score, "a", {"value": 3})
    assert score.value == 3.0 and isinstance(score.value, float)
    assert math.copysign(1, record(Score, "a", {"value": -0.0}).value) == 1


def test_fields_that_a_later_version_added_are_left_alone():
    assert record(Organisation, "a", {"colour": "red"}) == Organisation(id="a")
