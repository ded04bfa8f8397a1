"""Killed at any moment, an acknowledged edit is in the file, and the one file is everything."""

import os
import random
import shutil
import subprocess
import sys

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.errors import DiskError
from tests.document.test_document import firm

CHILD = """
import sys
from pathlib import Path
from almere_roadmap.document.document import Document
from tests.document.test_document import firm

document = Document.open(Path(sys.argv[1]))
document.subscribe(lambda c: c.kept and print(c.edit.id, flush=True))
print("ready", flush=True)
for number in range(100_000):
    document.perform(firm(f"Firm {number}" + "." * 2000))
    if number % 3 == 0:
        document.flush()
"""


def _killed_after(path, lines: int, delay: float) -> list[str]:
    """Let a child make edits, kill it some time after it acknowledged a number of them."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(lines + 1)]
        try:
            child.wait(timeout=delay)
        except subprocess.TimeoutExpired:
            child.kill()
        said += child.stdout.read().split()
    return [line for line in said if line not in ("", "ready")]


def _killing(what: str, folder, rounds: int) -> str:
    """Return what is wrong after killing a program at many moments."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.document.killing", what, str(folder), str(rounds)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.stdout + done.stderr


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@forking
def test_f01_killed_at_a_hundred_moments_no_acknowledged_edit_is_lost(tmp_path):
    assert _killing("edits", tmp_path, 100) == ""


@forking
def test_f02_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path):
    assert _killing("imports", tmp_path, 30) == ""


@forking
def test_f11_a_migration_that_is_killed_at_any_statement_leaves_the_old_or_the_new(tmp_path):
    assert _killing("migration", tmp_path, 0) == ""


def test_no_acknowledged_edit_is_lost_when_the_program_is_killed(tmp_path):
    path, chance, kept = tmp_path / "workshop.almere", random.Random(2011), []
    Document.create(path).close()
    for _ in range(4):
        # The lock of the child that was killed is stale and cleared without a question.
        kept += _killed_after(path, chance.randrange(4), chance.random() / 40)
        with Document.open(path) as document:
            assert document.read_only_reason is None
            assert set(kept) <= {edit.id for edit in document.history()}
            document.perform(firm("After the crash"))
        assert check(path) == ()
        assert [p.name for p in tmp_path.iterdir()] == ["workshop.almere"]


@pytest.fixture
def half_written(tmp_path):
    """A file whose last transaction was cut off in the middle, with its rollback journal."""
    path, torn = tmp_path / "a.almere", tmp_path / "torn" / "workshop.almere"
    torn.parent.mkdir()
    with Document.create(path) as document:
        document.perform(firm("Acknowledged"))
    script = """
import os, shutil, sqlite3, sys
source, target = sys.argv[1:]
connection = sqlite3.connect(source, isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE organisations SET note = printf('%.90000c', 'x')")
connection.execute("PRAGMA cache_spill = 1")
for n in range(50):
    connection.execute(
        "INSERT INTO edit VALUES (?, ?, '{}', '', '', '', 1, '', 1)", (str(n), "x" * 5000)
    )
shutil.copyfile(source, target)
shutil.copyfile(source + "-journal", target + "-journal")
connection.execute("ROLLBACK")
"""
    subprocess.run([sys.executable, "-c", script, str(path), str(torn)], check=True)
    return torn


def test_a_half_written_transaction_is_taken_back_on_opening(half_written):
    with Document.open(half_written) as document:
        names = [o.name for o in document.workshop.organisations.values()]
        assert names == ["Acknowledged"]
    assert check(half_written) == ()
    assert [p.name for p in half_written.parent.iterdir()] == ["workshop.almere"]


def test_looking_at_a_half_written_file_does_not_change_it(half_written):
    before = {p.name: p.read_bytes() for p in half_written.parent.iterdir()}
    assert len(before) == 2
    with Document.open(half_written, read_only=True) as document:
        assert len(document.workshop.organisations) == 1
        document.save_copy(half_written.parent / "copy.almere")
    assert check(half_written.parent / "copy.almere") == ()
    (half_written.parent / "copy.almere").unlink()
    assert {p.name: p.read_bytes() for p in half_written.parent.iterdir()} == before


def test_f03_while_idle_the_one_file_is_the_whole_workshop(tmp_path):
    path, elsewhere = tmp_path / "workshop.almere", tmp_path / "laptop" / "workshop.almere"
    elsewhere.parent.mkdir()
    with Document.create(path) as document:
        for number in range(5):
            document.perform(firm(f"Firm {number}"))
        document.flush()
        last = document.history()[-1]
        shutil.copyfile(path, elsewhere)
        assert sorted(p.name for p in tmp_path.iterdir()) == [
            ".workshop.almere.lock",
            "laptop",
            "workshop.almere",
        ]
        with Document.open(elsewhere) as copy:
            assert copy.history()[-1] == last
            assert copy.workshop == document.workshop


@pytest.mark.parametrize("where", ["journal.write", "records.put", "statistics.put", "_verify"])
def test_p11_a_merge_that_breaks_off_leaves_both_sides_as_they_were(tmp_path, monkeypatch, where):
    mine, theirs = tmp_path / "mine.almere", tmp_path / "theirs.almere"
    with Document.create(mine) as document:
        document.perform(firm("Both"))
        document.save_copy(theirs)
        with Document.open(theirs) as copy:
            copy.perform(firm("Theirs"))
        document.perform(firm("Mine"))
        document.flush()
        before, value = (mine.read_bytes(), theirs.read_bytes()), document.workshop
        with monkeypatch.context() as broken:
            broken.setattr(f"almere_roadmap.store.writing.{where}", _breaks_off)
            with pytest.raises(OSError, match="pulled out"):
                _merged(document, theirs)
        assert document.workshop == value
        assert (mine.read_bytes(), theirs.read_bytes()) == before
        assert check(mine) == check(theirs) == ()
        document.merge_from(theirs)
        assert len(document.workshop.organisations) == 3


def _merged(document, path):
    try:
        document.merge_from(path)
    except DiskError as error:
        raise error.__cause__ from error


def _breaks_off(*_args):
    raise OSError(5, "The stick was pulled out.")
