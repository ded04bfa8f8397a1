"""Files that were altered in every way one can think of; the same ones every time."""

import random
import sqlite3
import zipfile
from contextlib import closing

import xlsxwriter

from almere_roadmap.document.document import Document
from almere_roadmap.store.schema import APPLICATION_ID, VERSION
from tests.document.test_document import firm, renamed

FLIPS, CUTS, PAGES, TRICKS, FORGERIES, CELLS, SHEETS = 130, 40, 40, 50, 60, 110, 110


def altered(content, chance):
    """Flip some bits, or write over, leave out, double or swap a stretch."""
    data, act = bytearray(content), chance.randrange(5)
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 2, 4, 16, 100, 1000)))
    if act == 0:
        for _ in range(chance.choice((1, 1, 3, 20))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif act == 1:
        data[start:end] = chance.randbytes(end - start)
    elif act == 2:
        del data[start:end]
    elif act == 3:
        data[start:start] = data[start:end]
    else:
        data[start:end] = bytes([chance.choice((0, 255, 34, 59, 10))]) * (end - start)
    return bytes(data)


def workshop(path):
    """Make a small workshop to alter."""
    with Document.create(path, author="Eva") as document:
        for number in range(12):
            document.perform(firm(f"Firm {number}" + "." * 300, f"f{number}"))
        document.perform(renamed(document, "f3", "Other"))
    return path.read_bytes()


_TABLES = ("meta", "edit", "change", "organisations", "items", "statistics", "links")
_VALUES = ("NULL", "x'ff00ff'", "-1", "1e308", "9223372036854775807", "''", "'[1,2'", "'{}'")


def trick(chance):
    """Return statements that change the schema."""
    table = chance.choice(_TABLES)
    return chance.choice(
        (
            (f'CREATE TRIGGER t AFTER INSERT ON "{table}" BEGIN DELETE FROM change; END',),
            (f'CREATE VIEW v{chance.randrange(9)} AS SELECT * FROM "{table}"',),
            (f'DROP TABLE "{table}"', f'CREATE VIEW "{table}" AS SELECT 1 AS id, 1 AS alive'),
            (
                f'DROP TABLE "{table}"',
                f'CREATE VIEW "{table}" AS WITH RECURSIVE n(id) AS '
                "(SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, 1 AS alive FROM n",
            ),
            ("CREATE VIRTUAL TABLE s USING fts5(x)",),
            (f"ALTER TABLE \"{table}\" ADD COLUMN bomb TEXT AS (printf('%.999999999c', 1))",),
            (f'DROP TABLE "{table}"',),
            (f'ALTER TABLE "{table}" RENAME TO other',),
            (f"PRAGMA user_version = {chance.choice((0, VERSION + 1, 1, 2**31 - 1))}",),
            (f"PRAGMA application_id = {chance.choice((0, 1196444487, APPLICATION_ID))}",),
            ("PRAGMA journal_mode = WAL",),
            ("PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = 'CREATE TABLE x('"),
            ("PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET rootpage = 2"),
            ("PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET name = sql"),
        )
    )


def forgery(chance):
    """Return statements that put a value where it does not belong."""
    table = chance.choice(("edit", "change", "organisations", "meta"))
    columns = {
        "edit": ("id", "label", "params", "lamport", "undoes", "arrived"),
        "change": ("place", "collection", "row", "field", "value", "old", "prev", "standing"),
        "organisations": ("id", "alive", "name", "persons", "needs", "role"),
        "meta": ("document_id", "head", "edits", "changes", "state_digest"),
    }[table]
    loose = (f'CREATE TABLE loose AS SELECT * FROM "{table}"', f'DROP TABLE "{table}"')
    named = (f'ALTER TABLE loose RENAME TO "{table}"',)
    value = f'UPDATE "{table}" SET "{chance.choice(columns)}" = {chance.choice(_VALUES)}'
    some = "" if table == "meta" else f" WHERE rowid % {chance.choice((1, 2, 5))} = 0"
    return (*loose, *named, value + some) if chance.random() < 0.6 else (value,)


def _changed(path, content, statements):
    path.write_bytes(content)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            try:
                connection.execute(statement)
            except sqlite3.Error:
                break
    data = path.read_bytes()
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    return data


def _csv():
    lines = ["naam;plaats;werkzame personen;sbi;jaar"]
    lines += [
        f"Bedrijf {n};Almere;{n * 7},5;{62 + n % 9}.0{n % 5};20{10 + n % 9}" for n in range(60)
    ]
    return "\r\n".join(lines).encode()


def _xlsx(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Bedrijven")
        for row, line in enumerate(_csv().decode().splitlines()):
            sheet.write_row(row, 0, line.split(";"))
    content = path.read_bytes()
    path.unlink()
    return content


def _sheet(content, path, chance):
    """Alter a spreadsheet: its bytes, or what is packed in it."""
    if chance.random() < 0.4:
        return altered(content, chance)
    path.write_bytes(content)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = altered(parts[name], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part, data in parts.items():
            book.writestr(part, data)
    data = path.read_bytes()
    path.unlink()
    return data


def corpus(folder):
    """Yield (name, bytes) of every file."""
    chance, scratch = random.Random(2011), folder / "scratch"
    scratch.mkdir()
    whole = workshop(scratch / "base.almere")
    for number in range(FLIPS):
        yield f"flip-{number}.almere", altered(whole, chance)
    for number in range(CUTS):
        yield f"cut-{number}.almere", whole[: chance.randrange(len(whole))]
    for number in range(PAGES):
        page, data = chance.randrange(len(whole) // 4096), bytearray(whole)
        other = chance.randrange(len(whole) // 4096)
        data[page * 4096 : page * 4096 + 4096] = whole[other * 4096 : other * 4096 + 4096]
        yield f"page-{number}.almere", bytes(data)
    for number in range(TRICKS):
        yield f"trick-{number}.almere", _changed(scratch / "t.almere", whole, trick(chance))
    for number in range(FORGERIES):
        yield f"forgery-{number}.almere", _changed(scratch / "t.almere", whole, forgery(chance))
    text, book = _csv(), _xlsx(scratch / "t.xlsx")
    for number in range(CELLS):
        yield f"cells-{number}.csv", altered(altered(text, chance), chance)
    for number in range(SHEETS):
        yield f"sheet-{number}.xlsx", _sheet(book, scratch / "t.xlsx", chance)
