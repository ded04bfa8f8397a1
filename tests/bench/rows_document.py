"""A document: one durable edit, and opening the sample."""

import sqlite3
import tempfile
from itertools import count
from pathlib import Path

from tests.bench.table import Row


def rows():
    """Yield the rows."""
    with tempfile.TemporaryDirectory() as folder:
        yield Row("one durable edit", *_edits(Path(folder)), 2.5, "raw sqlite3, same mode")
    yield Row("open the sample", *_opening(), 1.5, "raw sqlite3 fetch of its rows")


def _edits(folder):
    """Return (verb to durable edit, the same bytes through raw sqlite3)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.verbs.organisations import add_organisation

    document = Document.create(folder / "edits.almere")
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.execute("PRAGMA synchronous=EXTRA")
    raw.execute("CREATE TABLE edit (id TEXT PRIMARY KEY, value TEXT) STRICT")
    numbers = count()

    def ours():
        document.perform(add_organisation(document.workshop, name=f"Firm {next(numbers)}"))
        document.flush()

    def theirs():
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO edit VALUES (?, ?)", (str(next(numbers)), "x" * 200))
        raw.execute("COMMIT")

    return ours, theirs


def _opening():
    """Return (open the sample, fetch its rows through raw sqlite3)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.resources import sample_file

    def theirs():
        raw = sqlite3.connect(f"file:{sample_file()}?mode=ro", uri=True)
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for name in names:
            raw.execute(f"SELECT * FROM {name}").fetchall()
        raw.close()

    return lambda: Document.open(sample_file(), read_only=True).close(), theirs
