"""A register of 150,000 establishments: import, first page, search as one types; a big sheet."""

import csv
import shutil
import sqlite3
import tempfile
import time
from itertools import count
from pathlib import Path

FIRMS = 150_000
HEADS = ("kvknummer", "vestigingsnummer", "naam", "straat", "plaats", "sbi", "grootteklasse")
SHEET = (50_000, 12)


def rows():
    """Yield (what, ours, theirs, goal, peer)."""
    folder = Path(tempfile.mkdtemp(prefix="almere-bench-"))
    source = listed(folder / "register.csv")
    document = opened(folder / "workshop.almere", source)
    yield "import a register of 150,000", *importing(folder, source), "csv + executemany", ready
    yield "first page of it", *paging(document), "fetching all of it"
    yield "search in it", *searching(folder, document, source), "raw FTS5 query"
    yield "read a sheet of 50,000 × 12", *sheet(folder / "sheet.xlsx"), "calamine alone", ready
    document.close()
    million = listed(folder / "million.csv", 1_000_000)
    yield "import one of 1,000,000", *importing(folder, million), "csv + executemany", ready
    shutil.rmtree(folder, ignore_errors=True)


def ready():
    """Let the child wait that reads, as it does when a person has chosen a file."""
    from almere_roadmap.intake import child

    child.get_ready()
    time.sleep(1)


def firm(number):
    words = ("Bakkerij", "Studio", "Transport", "Zorg", "Bouw")
    return (
        f"{number:08}",
        f"{number:012}",
        f"{words[number % 5]} {number}",
        f"Straat {number % 900}",
        ("Almere", "Lelystad", "Zeewolde")[number % 3],
        ("6201", "8610", "4120")[number % 3],
        ("1", "2-4", "5-9")[number % 3],
    )


def listed(path, firms=FIRMS):
    """Write a register as a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADS)
        writer.writerows(map(firm, range(firms)))
    return path


def taken(document, source):
    """Import the register into a document as the command does."""
    from almere_roadmap.intake.read import preview
    from almere_roadmap.intake.taking import take_over

    found = preview(source, "register")
    made = take_over(document.workshop, found, "register")
    document.take_in(made.made.draft, made.tables, made.registers)
    assert found.register.count in (FIRMS, 1_000_000)


def opened(path, source):
    from almere_roadmap.document.document import Document

    document = Document.create(path)
    taken(document, source)
    return document


def importing(folder, source):
    """Import into a fresh file; the peer puts the same texts into a table."""
    from almere_roadmap.document.document import Document

    number = count()

    def ours():
        with Document.create(folder / f"{source.stem}-{next(number)}.almere") as document:
            taken(document, source)

    def theirs():
        connection = sqlite3.connect(folder / f"{source.stem}-{next(number)}.db")
        connection.execute("PRAGMA synchronous = EXTRA")
        raw(connection, source)
        connection.close()

    return ours, theirs, 1.3


def raw(connection, source):
    connection.execute(f"CREATE TABLE firm ({', '.join(HEADS)})")
    with source.open(encoding="utf-8", newline="") as file, connection:
        lines = csv.reader(file, delimiter=";")
        next(lines)
        connection.executemany("INSERT INTO firm VALUES (?, ?, ?, ?, ?, ?, ?)", lines)


def _digest(document):
    return next(iter(document.workshop.datasets.values())).digest


def paging(document):
    """Read the rows one sees first; the peer reads every row."""
    digest = _digest(document)
    first = document.registers.get(digest)

    def theirs():
        for batch in range(-(-FIRMS // len(first.rows(0)))):
            first.rows(batch)

    return lambda: document.registers.get(digest).rows(0), theirs, 0.1


def searching(folder, document, source):
    """Search by the beginning of words, as one types."""
    from almere_roadmap.store.register_index import Query

    index = document.registers.index(_digest(document), {})
    connection = sqlite3.connect(folder / "peer.db")
    raw(connection, source)
    columns = ", ".join(HEADS)
    connection.execute(f"CREATE VIRTUAL TABLE search USING fts5({columns})")
    connection.execute(f"INSERT INTO search SELECT {columns} FROM firm")
    typed = ("b", "ba", "bak", "bakkerij 1", "bakkerij 12", "zorg 77", "almere straat 5")

    def ours():
        for words in typed:
            index.rows(index.find(Query(words))[:50])

    def theirs():
        for words in typed:
            asked = " ".join(f'"{word}"*' for word in words.split())
            connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (asked,)).fetchall()

    return ours, theirs, 2


def sheet(path):
    """Read a workbook with everything that guards it; the peer only reads."""
    import xlsxwriter
    from python_calamine import CalamineWorkbook

    from almere_roadmap.intake.read import preview

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet()
    lines, width = SHEET
    page.write_row(0, 0, ["naam", *(f"kolom {n}" for n in range(1, width))])
    for number in range(1, lines):
        page.write_row(number, 0, [f"Firma {number}", *range(width - 1)])
    book.close()

    def theirs():
        CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()

    return lambda: preview(path, "organisations"), theirs, 1.6
