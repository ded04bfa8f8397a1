"""Exactly the old file or exactly the new one, and always a backup."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_of
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.replay import replay
from almere_roadmap.store import workshop_file
from almere_roadmap.store.migrations import STEPS, migrate
from almere_roadmap.store.schema import VERSION
from tests.document.test_document import firm

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "files").glob("format-*.almere"))
"""A file of every format there was."""

NOW = datetime(2027, 5, 3, 9, 30)
NOTE = "UPDATE edit SET session = 'climbed'"


@pytest.fixture
def path(tmp_path):
    return Path(shutil.copy(GOLDEN[0], tmp_path / "workshop.almere"))


@pytest.fixture
def present(tmp_path):
    made = tmp_path / "present.almere"
    with Document.create(made) as document:
        document.perform(firm("A", "a"))
    return made


def test_there_is_a_step_and_a_file_from_every_version_before_this_one():
    assert sorted(STEPS) == list(range(1, VERSION))
    assert [p.stem for p in GOLDEN] == [f"format-{n}" for n in range(1, VERSION)]


def test_the_present_version_needs_nothing(present):
    before = present.read_bytes()
    assert migrate(present, present.parent / "backups", NOW) is None
    assert present.read_bytes() == before


@pytest.mark.parametrize("old", GOLDEN, ids=lambda p: p.stem)
def test_an_old_file_comes_up_to_date_and_keeps_all_it_held(old, tmp_path):
    path = Path(shutil.copy(old, tmp_path / "workshop.almere"))
    edits = workshop_file.read_history(path)
    backup = migrate(path, tmp_path / "backups", NOW)
    assert workshop_file.read(backup, thorough=True).version < VERSION
    assert backup.is_relative_to(tmp_path / "backups")
    after = workshop_file.read(path, thorough=True)
    assert after.version == VERSION and check(path) == ()
    assert workshop_file.read_history(path) == edits
    assert len(after.workshop.organisations) > 40
    past, _ = replay(edits, after.position.document_id)
    assert after.workshop.organisations == past.organisations


@pytest.mark.parametrize("old", GOLDEN, ids=lambda p: p.stem)
def test_an_old_file_shows_all_it_holds_without_being_changed(old, tmp_path):
    path = Path(shutil.copy(old, tmp_path / "workshop.almere"))
    before = path.read_bytes()
    with Document.open(path, read_only=True) as document:
        assert len(document.workshop.organisations) > 40 and document.workshop.tables
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_an_altered_old_file_is_refused(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE organisations SET name = 'X'")
        connection.commit()
    with pytest.raises(AlmereError, match="altered"):
        workshop_file.read(path)


def test_steps_lead_from_version_to_version(path):
    backup = migrate(path, path.parent / "backups", NOW, {1: (*STEPS[1], NOTE)})
    assert workshop_file.read(backup).version == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT DISTINCT session FROM edit").fetchall() == [("climbed",)]


@pytest.mark.parametrize("steps", [("NONSENSE",), (NOTE, "INSERT INTO meta VALUES (1)")])
def test_a_step_that_fails_leaves_the_file_as_it_was(path, steps):
    before = path.read_bytes()
    with pytest.raises(AlmereError):
        migrate(path, path.parent / "backups", NOW, {1: steps})
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["backups", "workshop.almere"]


def test_a_step_that_breaks_the_file_is_not_taken(path):
    before = path.read_bytes()
    with pytest.raises(AlmereError):
        migrate(path, path.parent / "backups", NOW, {1: (*STEPS[1], "DELETE FROM edit")})
    assert path.read_bytes() == before


def test_d11_opening_an_old_file_backs_it_up_in_the_folder_of_backups(path, tmp_path):
    with Document.open(path) as document:
        (backup,) = backups_of(document.document_id)
        assert len(document.workshop.organisations) > 40
    assert backup.reason == "migration" and workshop_file.read(backup.path).version == 1
    assert list(tmp_path.iterdir()) == [path]


def test_f12_where_backups_cannot_be_written_the_old_file_is_kept_beside(path, tmp_path):
    (tmp_path / "backups").write_text("no folder")
    backup = migrate(path, tmp_path / "backups", NOW)
    assert backup.name == "workshop (format 1).almere"
    assert workshop_file.read(backup, thorough=True).version == 1
    assert workshop_file.read(path).version == VERSION
