"""A large workshop, 10,000 records and 200,000 changes: open, compare, merge, edit."""

import shutil
import sqlite3
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

RECORDS, CHANGES, PER_EDIT = 10_000, 200_000, 5


def rows():
    """Yield (what, ours, theirs, goal, peer)."""
    folder = Path(tempfile.mkdtemp(prefix="almere-bench-"))
    path = made(folder / "large.almere")
    yield "open 10,000 with 200,000 changes", *opening(path), "raw sqlite3 fetch of its rows"
    yield "one edit in it, on disk", *editing(path), "raw sqlite3, same mode"
    yield "compare two of 10,000", *comparing(path), "comparison of dictionaries"
    yield "merge two of 200,000 changes", *merging(path), "reading both histories"
    shutil.rmtree(folder, ignore_errors=True)


def made(path):
    """Write the large workshop and return its path."""
    from almere_roadmap.domain.entities import Organisation
    from almere_roadmap.domain.message import Message
    from almere_roadmap.history.edit import Draft, Write, created
    from almere_roadmap.history.replay import Heads, Stamp, stamp
    from almere_roadmap.store.writing import write_whole

    heads, edits, number = Heads(), [], count()

    def make(writes):
        by = Stamp(f"{next(number):032x}", "Eva", "2027-05-03T09:30:00+02:00", "s1")
        edits.append(stamp(Draft(Message("Changed"), tuple(writes)), heads, by))
        heads.apply(edits[-1])

    keys = [f"{n:032x}" for n in range(RECORDS)]
    for n, key in enumerate(keys):
        make(created("organisations", Organisation(id=key, name=f"Firm {n}", place="Almere")))
    total = sum(len(edit.changes) for edit in edits)
    for place in range(0, CHANGES - total, PER_EDIT):
        some = [keys[(place + n * 17) % RECORDS] for n in range(PER_EDIT)]
        make(Write("organisations", key, "note", f"Note {place} of {key[-6:]}") for key in some)
    write_whole(path, "large", edits, heads, {})
    return path


def _fetched(path):
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
    raw.close()
    return found


def opening(path):
    """Return (open it to look at, fetch all its rows through raw sqlite3, goal)."""
    from almere_roadmap.document.document import Document

    def ours():
        with Document.open(path, read_only=True) as document:
            assert len(document.workshop.organisations) == RECORDS

    return ours, lambda: _fetched(path), 1.5


def editing(path):
    """Return (verb to tick, the same change through raw sqlite3, goal)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.verbs.records import edit

    copy = Path(shutil.copy(path, path.with_name("edited.almere")))
    document = Document.open(copy)
    key, numbers = f"{0:032x}", count()
    document.perform(edit(document.workshop, "organisations", key, note="the backup is made"))
    document.flush()
    raw = sqlite3.connect(path.with_name("raw.db"), isolation_level=None)
    raw.execute("PRAGMA synchronous = EXTRA")
    raw.execute("CREATE TABLE edit (id TEXT PRIMARY KEY, value TEXT) STRICT")

    def ours():
        note = f"Note {next(numbers)}"
        document.perform(edit(document.workshop, "organisations", key, note=note))
        document.flush()

    def theirs():
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO edit VALUES (?, ?)", (str(next(numbers)), "x" * 200))
        raw.execute("COMMIT")

    return ours, theirs, 2.5


def comparing(path):
    """Return (compare two workshops, compare their rows as dictionaries, goal)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.history.diff import differences

    with Document.open(path, read_only=True) as document:
        one = document.workshop
    rows = {
        k: replace(o, note="other") if int(k, 16) % 10 == 0 else replace(o)
        for k, o in one.organisations.items()
    }
    other = one.with_records("organisations", rows)

    def as_dicts(workshop):
        return {
            key: {name: getattr(o, name) for name in o.__dataclass_fields__}
            for key, o in workshop.organisations.items()
        }

    def theirs():
        a, b = as_dicts(one), as_dicts(other)
        return [(k, n) for k in a for n in a[k] if a[k][n] != b[k][n]]

    assert len(differences(one, other)) == len(theirs()) == RECORDS // 10
    return lambda: differences(one, other), theirs, 0.3


def merging(path):
    """Return (foresee and take in a copy with 500 new edits, read both histories, goal)."""
    from almere_roadmap.document.document import Document
    from almere_roadmap.store.workshop_file import read_history
    from almere_roadmap.verbs.records import edit

    theirs = Path(shutil.copy(path, path.with_name("theirs.almere")))
    with Document.open(theirs) as document:
        for number in range(500):
            key = f"{number * 7:032x}"
            document.perform(edit(document.workshop, "organisations", key, note=f"Bo {number}"))
    numbers = count()

    def ours():
        mine = Path(shutil.copy(path, path.with_name(f"mine {next(numbers)}.almere")))
        with Document.open(mine) as document:
            assert len(document.merge_from(theirs).edits) == 500
        mine.unlink()

    def floor():
        read_history(path)
        read_history(theirs)

    return ours, floor, 3.0
