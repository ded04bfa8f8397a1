"""The format of the file, word for word."""

import sqlite3
from contextlib import closing

from almere_roadmap.store.schema import APPLICATION_ID, VERSION, declared, schema
from almere_roadmap.store.writing import create


def test_the_tables_declared_are_the_format_of_this_version():
    """A change of the records is a change of the format: it needs a version and a migration."""
    assert declared() == schema(VERSION)


def test_a_fresh_file_has_exactly_that_schema(tmp_path):
    path = tmp_path / "workshop.almere"
    create(path, "d")
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        assert set(found) == {("table", name, text) for name, text in schema().items()}
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_table_checks_types_and_shapes(tmp_path):
    path = tmp_path / "workshop.almere"
    create(path, "d")
    for text in schema().values():
        assert text.endswith("WITHOUT ROWID,\nSTRICT")
        for column in text.splitlines():
            assert " TEXT NOT NULL UNIQUE" not in column and "COLLATE" not in column
    refused = (
        "INSERT INTO organisations (id, alive) VALUES ('a', 1)",
        "UPDATE meta SET edits = 'many'",
        "UPDATE meta SET edits = -1",
        "INSERT INTO edit VALUES ('a', '', '[]', '', '', '', 1, '', 1)",
        "INSERT INTO statistics VALUES ('a', 'remarks')",
    )
    with closing(sqlite3.connect(path)) as connection:
        for statement in refused:
            try:
                connection.execute(statement)
            except sqlite3.IntegrityError:
                continue
            raise AssertionError(statement)
