"""Files that are no workshop, or damaged: refused in plain words, with every byte left alone."""

import hashlib
import sqlite3
import time
from contextlib import closing

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.errors import Declined, InputError, NotAWorkshop
from almere_roadmap.store.schema import APPLICATION_ID, VERSION
from tests.document.test_document import firm


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "workshop.almere"
    with Document.create(path) as document:
        document.perform(firm("A", "a"))
        document.perform(firm("B", "b"))
    return path


def folder_state(path):
    """Return every file in the folder with the hash of its bytes."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in path.parent.iterdir()}


def refused(path, match: str | None = None) -> None:
    before, started = folder_state(path), time.monotonic()
    for read_only in (False, True):
        with pytest.raises(NotAWorkshop, match=match):
            Document.open(path, read_only=read_only)
    assert time.monotonic() - started < 10
    assert folder_state(path) == before


def altered(path, *statements: str) -> None:
    """Change a file behind our back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("size", [1, 50, 100, 4096, 0.5, -4096])
def test_f09_a_file_that_was_cut_off(file, size):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * size) if isinstance(size, float) else size])
    refused(file)


def test_f09_an_empty_file_is_not_a_new_workshop(file):
    file.write_bytes(b"")
    refused(file, "empty")


@pytest.mark.parametrize("content", [bytes(8192), b"Dag allemaal\n" * 500, b"PK\x03\x04" * 99])
def test_f16_another_kind_of_file(file, content):
    file.write_bytes(content)
    refused(file, "not a workshop file")


def test_a_folder_and_a_missing_file(tmp_path):
    for path, error in ((tmp_path, NotAWorkshop), (tmp_path / "gone.almere", InputError)):
        with pytest.raises(error):
            Document.open(path)
    assert list(tmp_path.iterdir()) == []


def test_f16_another_database(file):
    file.unlink()
    altered(file, "CREATE TABLE gpkg_contents (id INTEGER)", "PRAGMA application_id = 0x47504B47")
    refused(file, "not a workshop file")


def test_f16_our_mark_on_another_database(file):
    file.unlink()
    altered(
        file,
        "CREATE TABLE meta (id INTEGER)",
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {VERSION}",
    )
    refused(file, "not a workshop file")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT * FROM organisations",
        "CREATE VIRTUAL TABLE search USING fts5(x)",
        "CREATE TABLE extra (x)",
        "CREATE INDEX i ON change(field)",
        "ALTER TABLE organisations ADD COLUMN colour TEXT",
        "DROP TABLE matches",
        "PRAGMA user_version = 0",
    ],
)
def test_f14_anything_in_the_schema_that_is_not_ours(file, statement):
    altered(file, statement)
    refused(file, "not a workshop file")


def test_f14_a_table_replaced_by_an_endless_view(file):
    altered(
        file,
        "DROP TABLE matches",
        "CREATE VIEW matches AS WITH RECURSIVE n(id) AS "
        "(SELECT 1 UNION ALL SELECT id FROM n) SELECT id FROM n",
    )
    refused(file, "not a workshop file")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE organisations SET name = 'C' WHERE id = 'a'", "altered"),
        ("DELETE FROM organisations WHERE id = 'a'", "altered"),
        ("UPDATE organisations SET role = 'king'", "organisations a"),
        ("UPDATE organisations SET needs = '[1]'", "organisations a"),
        ("DELETE FROM meta", "missing"),
        ("DELETE FROM edit", "missing"),
        ("UPDATE organisations SET name = CAST(x'ff' AS TEXT)", "damaged"),
    ],
)
def test_f15_content_that_was_altered(file, statement, words):
    altered(file, "PRAGMA foreign_keys = OFF", statement)
    refused(file, words)
    assert len(check(file)) == 1


def test_flipped_bits_never_crash(file):
    content = file.read_bytes()
    for place in range(0, len(content), len(content) // 60):
        broken = bytearray(content)
        broken[place] ^= 0x41
        file.write_bytes(bytes(broken))
        try:
            with Document.open(file) as document:
                document.history()
        except InputError:
            pass


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE change SET value = '\"C\"' WHERE field = 'name'", "journal says"),
        ("UPDATE change SET standing = 0 WHERE field = 'name'", "standing"),
        ("UPDATE change SET value = '7' WHERE field = 'name'", "does not fit"),
        ("UPDATE meta SET edits = 3", "lost edits"),
    ],
)
def test_a_journal_that_tells_another_story_is_found_by_check(file, statement, words):
    altered(file, statement)
    assert any(words in message.text for message in check(file))


def test_f10_a_file_of_a_later_version_can_be_looked_at(file):
    altered(
        file,
        "ALTER TABLE organisations ADD COLUMN colour TEXT",
        "CREATE TABLE planets (id TEXT PRIMARY KEY) STRICT",
        f"PRAGMA user_version = {VERSION + 1}",
    )
    before = folder_state(file)
    with Document.open(file) as document:
        assert {o.name for o in document.workshop.organisations.values()} == {"A", "B"}
        assert document.read_only
        assert document.read_only_reason.params == {"version": str(VERSION + 1)}
        assert len(document.history()) == 2
        with pytest.raises(Declined):
            document.perform(firm("C"))
    assert folder_state(file) == before


@pytest.mark.parametrize("statement", ["DROP TABLE matches", "CREATE VIEW v AS SELECT 1"])
def test_a_file_of_a_later_version_that_cannot_even_be_looked_at(file, statement):
    altered(file, statement, f"PRAGMA user_version = {VERSION + 1}")
    refused(file, "later version")


COSTLY = "length(hex(zeroblob(20000000)))"


def test_d09_checks_of_a_later_version_are_not_run(file):
    altered(
        file,
        f"CREATE TABLE bomb (x TEXT CHECK ({COSTLY} > x)) STRICT",
        "PRAGMA ignore_check_constraints = ON",
        "INSERT INTO bomb VALUES ('a')",
        f"PRAGMA user_version = {VERSION + 1}",
        # Read from a private copy: SQLite does not even look at checks in a read-only file.
        "PRAGMA journal_mode = WAL",
    )
    with Document.open(file) as document:
        # A check that was run would say that the row breaks it.
        assert document.read_only and len(document.workshop.organisations) == 2


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE TABLE bomb (x TEXT, y INTEGER as ({COSTLY})) STRICT",
        f"CREATE INDEX bomb ON organisations ({COSTLY})",
        f"CREATE INDEX bomb ON organisations (name) WHERE {COSTLY} > (1)",
    ],
)
def test_d09_what_a_later_version_would_work_out_is_refused(file, statement):
    altered(file, statement.replace("20000000", "2"), f"PRAGMA user_version = {VERSION + 1}")
    refused(file, "later version")


def test_opening_and_looking_change_nothing(file):
    before = folder_state(file)
    with Document.open(file, read_only=True) as document:
        document.history()
        assert folder_state(file) == before
    with Document.open(file) as document:
        document.history()
        during = folder_state(file)
    assert during.pop(".workshop.almere.lock")
    assert during == before == folder_state(file)


@pytest.mark.parametrize("with_second_file", [True, False])
def test_f04_a_file_in_the_other_journal_mode_is_converted_by_the_first_edit_only(
    file, tmp_path, with_second_file
):
    keeper = sqlite3.connect(file, isolation_level=None)
    keeper.execute("PRAGMA journal_mode = WAL")
    copy = tmp_path / "copy" / file.name
    copy.parent.mkdir()
    keeper.execute("BEGIN IMMEDIATE")
    keeper.execute("ROLLBACK")
    for ending in ("", "-wal") if with_second_file else ("",):
        source = file.with_name(file.name + ending)
        copy.with_name(copy.name + ending).write_bytes(source.read_bytes())
    keeper.close()
    before = folder_state(copy)
    with Document.open(copy, read_only=True) as document:
        assert len(document.workshop.organisations) == 2
        warned = document.warning is not None and "may be missing" in document.warning.text
        assert warned is not with_second_file
    with Document.open(copy) as document:
        assert {k: v for k, v in folder_state(copy).items() if "lock" not in k} == before
        document.perform(firm("C"))
        document.flush()
        assert sorted(folder_state(copy)) == [".workshop.almere.lock", "workshop.almere"]
    assert copy.read_bytes()[18] == 1
    assert check(copy) == ()
