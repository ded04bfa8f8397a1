"""Exactly the old file or exactly the new one, and always a backup."""

import sqlite3
from contextlib import closing

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.errors import AlmereError
from almere_roadmap.store.migrations import STEPS, migrate
from almere_roadmap.store.schema import VERSION
from tests.document.test_document import firm

ADD = "ALTER TABLE organisations ADD COLUMN colour TEXT NOT NULL DEFAULT ''"
FILL = "UPDATE organisations SET colour = 'red'"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "workshop.almere"
    with Document.create(made) as document:
        document.perform(firm("A", "a"))
    return made


def test_there_is_a_step_from_every_version_before_this_one():
    assert sorted(STEPS) == list(range(1, VERSION))


def test_the_present_version_needs_nothing(path):
    before = path.read_bytes()
    assert migrate(path) is None
    assert path.read_bytes() == before


def test_steps_lead_from_version_to_version(path):
    old = path.read_bytes()
    backup = migrate(path, {VERSION: (ADD,), VERSION + 1: (FILL,)})
    assert check(backup) == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 2,)
        assert connection.execute("SELECT name, colour FROM organisations").fetchall() == [
            ("A", "red")
        ]
    assert backup.name == "workshop (format 1).almere" and len(backup.read_bytes()) == len(old)


@pytest.mark.parametrize("steps", [("NONSENSE",), (ADD, FILL, "INSERT INTO meta VALUES (1)")])
def test_a_step_that_fails_leaves_the_file_as_it_was(path, steps):
    before = path.read_bytes()
    with pytest.raises(AlmereError):
        migrate(path, {VERSION: steps})
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "workshop (format 1).almere",
        "workshop.almere",
    ]


def test_a_step_that_breaks_the_file_is_not_taken(path):
    before = path.read_bytes()
    with pytest.raises(AlmereError):
        migrate(path, {VERSION: ("DELETE FROM edit",)})
    assert path.read_bytes() == before
