"""Registers in the file and their index: all or nothing, read in part, found as one types."""

import sqlite3
from contextlib import closing

import pytest

from almere_roadmap.document.document import Document
from almere_roadmap.domain.registers import BATCH, FIELDS, key_of, register_of
from almere_roadmap.errors import Declined, NotAWorkshop
from almere_roadmap.store import registers
from almere_roadmap.store.register_index import Query, RegisterIndex
from almere_roadmap.verbs.datasets import import_register
from tests.registers import many, row, some

NAME, JOBS = FIELDS.index("name"), FIELDS.index("jobs")


@pytest.fixture
def kept(tmp_path):
    """A register of two batches and a bit, in a file."""
    register = register_of(many(2 * BATCH + 11))
    path = tmp_path / "workshop.almere"
    with Document.create(path) as document:
        draft = import_register(document.workshop, register, title="Register")
        document.take_in(draft, registers={register.digest: register})
    return path, register


def test_a_register_is_read_in_part_as_it_went_in(kept):
    path, register = kept
    stored = registers.in_file(path)[register.digest]
    rows = list(register.rows())
    assert stored.count == len(rows)
    assert stored.rows(0) == rows[:BATCH]
    assert stored.rows(2) == rows[2 * BATCH :]
    assert list(stored.column("jobs")) == [r[JOBS] for r in rows]
    assert tuple(stored.batches) == register.batches


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE register_column SET lines = lines || char(10) WHERE field = 'name'",
        "UPDATE register_column SET lines = replace(lines, '240', 'x') WHERE field = 'jobs'",
        "DELETE FROM register_column",
    ],
)
def test_an_altered_register_gives_one_sentence(kept, damage):
    path, register = kept
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    stored = registers.in_file(path)[register.digest]
    with pytest.raises(NotAWorkshop):
        stored.rows(0)
    with pytest.raises(NotAWorkshop):
        RegisterIndex(stored, {})


@pytest.fixture(scope="module")
def index():
    return RegisterIndex(some(), {"Q": "Gezondheids- en welzijnszorg", "I": "Horeca"})


def names(index, places):
    return [r[NAME] for r in index.rows(places)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bakk", ["Bakkerij Markt"]),
        ("CAFE bul", ["Café de Bülow"]),
        ("00012345", ["Café de Bülow"]),
        ("1071", ["Bakkerij Markt"]),
        ("naarden", ["Genzyme"]),
        ("horec", ["Café de Bülow"]),
        ("genzyme lelystad", []),
        ("'’ -", []),
        ('"NEAR(', []),
        # Names before streets, each by alphabet.
        ("markt", ["Bakkerij Markt", "Café de Bülow", "’t Zorgatelier"]),
        # A trade name is a name too; Q is called so.
        ("zorg", ["Bakkerij Markt", "’t Zorgatelier", "Zorggroep Almere"]),
        ("welzijns", ["’t Zorgatelier", "Zorggroep Almere"]),
    ],
)
def test_words_are_found_as_they_are_typed(index, words, found):
    assert names(index, index.find(Query(words))) == found


def test_a_search_is_narrowed_down(index):
    assert names(index, index.find(Query("zorg", sector="Q", municipality="Almere"))) == [
        "Zorggroep Almere"
    ]
    assert names(index, index.find(Query(size_class="100+"))) == ["Zorggroep Almere", "Genzyme"]
    assert len(index.find(Query(sector="Z"))) == 0


def test_without_a_question_all_rows_come_in_their_own_order(index):
    assert list(index.find(Query())) == [0, 1, 2, 3, 4]


def test_rows_are_sorted_and_what_is_not_known_comes_last(index):
    rising = names(index, index.find(Query(order="jobs")))
    falling = names(index, index.find(Query(order="jobs", falling=True)))
    assert rising == [
        "’t Zorgatelier", "Café de Bülow", "Genzyme", "Zorggroep Almere", "Bakkerij Markt"
    ]  # fmt: skip
    assert falling == [*rising[3::-1], "Bakkerij Markt"]
    by_name = names(index, index.find(Query(order="name")))
    assert by_name == [
        "Bakkerij Markt", "Café de Bülow", "Genzyme", "’t Zorgatelier", "Zorggroep Almere"
    ]  # fmt: skip


def test_a_search_that_is_not_wanted_any_more_ends(index):
    with pytest.raises(Declined):
        index.find(Query("zorg"), lambda: True)
    big = RegisterIndex(register_of(many(20_000)), {})
    looks = iter([False] + [True] * 1_000)
    with pytest.raises(Declined):
        big.find(Query("b"), lambda: next(looks))
    assert len(big.find(Query("b"))) > 0


def test_making_an_index_can_be_cancelled():
    told = []
    with pytest.raises(Declined):
        RegisterIndex(
            register_of(many(12_000)), {}, lambda share: told.append(share) or share < 0.3
        )
    assert told == sorted(told) and told[-1] < 0.5


def test_a_closed_index_declines():
    closed = RegisterIndex(some(), {})
    closed.close()
    with pytest.raises(Declined):
        closed.find(Query("zorg"))


def test_an_establishment_goes_by_its_number_or_else_by_what_it_is_called():
    assert key_of(row(name="A", number="000000000001", kvk="1")) == "000000000001"
    assert key_of(row(name="A", kvk="01", postcode="1315 AB")) == "01 A 1315 AB"


def test_an_empty_register_has_an_empty_index():
    assert list(RegisterIndex(register_of([]), {}).find(Query("a"))) == []
