"""Getting out of a bad file what can be read, without trusting it."""

import time

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.salvaging import recover
from almere_roadmap.errors import NotAWorkshop
from tests.document.test_document import firm, renamed
from tests.document.test_keeping import names_in
from tests.document.test_refusals import altered, folder_state


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "workshop.almere"
    with Document.create(path, author="Eva") as document:
        for name in "abc":
            document.perform(firm(name.upper(), name))
        document.perform(renamed(document, "c", "See"))
    return path


def saved(file):
    """Salvage a file that is refused, make sure that it is left alone; return (names, bad)."""
    before, started = folder_state(file), time.monotonic()
    with pytest.raises(NotAWorkshop):
        Document.open(file, read_only=True)
    found = recover(file)
    assert time.monotonic() - started < 5
    after = folder_state(file)
    assert {k: v for k, v in after.items() if k in before} == before
    assert check(found.path) == ()
    names = names_in(found.path)
    found.path.unlink()
    return names, set(found.bad)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT load_extension('evil') FROM organisations",
        "CREATE VIRTUAL TABLE search USING fts5(x)",
        "CREATE INDEX i ON change(field)",
        "ALTER TABLE organisations ADD COLUMN colour TEXT",
        "ALTER TABLE organisations ADD COLUMN bomb TEXT AS (printf('%.1000000000c', 'x'))",
    ],
)
def test_f14_foreign_schema_is_left_behind_and_the_cards_come_along(file, statement):
    altered(file, statement)
    assert saved(file) == ({"A", "B", "See"}, set())


def test_f14_an_endless_view_is_not_run(file):
    altered(
        file,
        "DROP TABLE matches",
        "CREATE VIEW matches AS WITH RECURSIVE n(id) AS "
        "(SELECT 1 UNION ALL SELECT id FROM n) SELECT id, 1 AS alive FROM n",
    )
    assert saved(file)[0] == {"A", "B", "See"}


def test_f14_the_journal_replaced_by_a_view_still_leaves_the_records(file):
    altered(
        file,
        "PRAGMA foreign_keys = OFF",
        "DROP TABLE change",
        "CREATE VIEW change AS SELECT 1 AS edit",
    )
    assert saved(file)[0] == {"A", "B", "See"}


LOOSE = (
    "CREATE TABLE loose AS SELECT * FROM organisations",
    "DROP TABLE organisations",
    "ALTER TABLE loose RENAME TO organisations",
)
"""The same rows in a table that checks nothing."""


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE organisations SET persons = 'many' WHERE id = 'a'", {("organisations", "a")}),
        ("UPDATE organisations SET persons = 1e300 WHERE id = 'a'", {("organisations", "a")}),
        ("UPDATE organisations SET role = 'king' WHERE id = 'a'", {("organisations", "a")}),
        ("UPDATE organisations SET needs = x'ff00' WHERE id = 'a'", {("organisations", "a")}),
        ("UPDATE organisations SET id = NULL WHERE id = 'a'", {("organisations", "None")}),
        ("UPDATE organisations SET id = x'00' WHERE id = 'a'", None),
        ("UPDATE organisations SET name = CAST(x'41ff' AS TEXT) WHERE id = 'a'", set()),
        ("UPDATE organisations SET note = 'nul' || char(0) WHERE id = 'a'", set()),
    ],
)
def test_f15_bad_rows_are_named_and_every_good_one_is_kept(file, statement, bad):
    altered(file, *LOOSE, statement)
    names, found = saved(file)
    assert names >= {"A", "B", "See"}
    if bad is not None:
        assert found == bad


def test_f15_a_bad_step_is_left_out_and_its_record_comes_from_the_rows(file):
    altered(file, "UPDATE edit SET params = '{\"a\": [1]}', lamport = 7 WHERE lamport = 1")
    altered(file, "UPDATE change SET value = '7' WHERE field = 'name' AND value = '\"B\"'")
    found = recover(file)
    assert names_in(found.path) >= {"A", "See"} and check(found.path) == ()
    assert any(table in ("change", "edit") for table, _ in found.bad)


@pytest.mark.parametrize("column", ["value", "old", "prev"])
def test_f15_a_step_without_a_value_is_left_out(file, column):
    altered(
        file,
        "CREATE TABLE loose AS SELECT * FROM change",
        "DROP TABLE change",
        "ALTER TABLE loose RENAME TO change",
        f"UPDATE change SET {column} = NULL WHERE row = 'b'",
    )
    found = recover(file)
    assert names_in(found.path) >= {"A", "See"} and check(found.path) == ()
    assert any(table == "change" for table, _ in found.bad)


def test_f15_damaged_pages_cost_only_what_was_on_them(tmp_path):
    file = tmp_path / "workshop.almere"
    with Document.create(file) as document:
        for number in range(60):
            document.perform(firm(f"Firm {number:02}" + "." * 900, f"{number:02}"))
    content = bytearray(file.read_bytes())
    place = content.index(b"Firm 30") // 4096 * 4096
    content[place : place + 4096] = b"\xa5" * 4096
    file.write_bytes(bytes(content))
    names, bad = saved(file)
    assert len(names) > 40 and bad


@pytest.mark.parametrize("content", [b"", bytes(9000), b"Dag allemaal\n" * 500])
def test_where_nothing_is_left_it_says_so(file, content):
    file.write_bytes(content)
    with pytest.raises(NotAWorkshop, match="Nothing of a workshop"):
        recover(file)
    assert [p.name for p in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("pages", [1, 10])
def test_f09_a_file_that_was_cut_off_gives_what_it_still_holds(tmp_path, pages):
    file = tmp_path / "workshop.almere"
    with Document.create(file) as document:
        for number in range(60):
            document.perform(firm(f"Firm {number:02}" + "." * 900, f"{number:02}"))
    file.write_bytes(file.read_bytes()[: -4096 * pages])
    names, bad = saved(file)
    assert len(names) > 30 and (bad or pages == 1)


def test_history_comes_along_and_the_copy_can_be_merged_with_the_others(file, tmp_path):
    copy = tmp_path / "copy.almere"
    with Document.open(file) as document:
        document.save_copy(copy)
    altered(file, "CREATE TABLE extra (x)")
    found = recover(file)
    with Document.open(copy) as document:
        document.perform(firm("D", "d"))
        assert not document.merge_from(found.path)
        assert len(document.history()) == 5
