"""Getting out of a damaged or doctored file what can still be read.

Nothing in it is trusted or run: only real tables are read, column by column as the format has
them, by a connection that may read and nothing else.  Every row is judged alone.  The file itself
is not opened by SQLite at all; a private copy is.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, accept, field_types, plain, writable
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import AlmereError, DiskError, InputError
from almere_roadmap.history.edit import ALIVE, Change, Edit
from almere_roadmap.store import registers, statistics
from almere_roadmap.store.connections import connect, engine_on
from almere_roadmap.store.journal import plain_value
from almere_roadmap.store.untrusted import restrict

_MOST_ROWS = 2_000_000
_LARGEST = 2**32
_BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file gives; also the words of an error of SQLite may be no UTF-8."""

_JOURNAL = {
    "edit": ("id", "label", "params", "author", "time", "session", "lamport", "undoes"),
    "change": ("edit", "place", "collection", "row", "field", "value", "old", "prev"),
}
_KEYS = {"change": "edit, place"}


@dataclass
class Salvaged:
    """What could be read; ``bad`` names the rows that could not: (table, id)."""

    document_id: str = ""
    records: dict[str, dict[str, Entity]] = field(default_factory=dict)
    dead: set[tuple[str, str]] = field(default_factory=set)
    edits: tuple[Edit, ...] = ()
    tables: dict[str, StatisticsTable] = field(default_factory=dict)
    registers: dict[str, RegisterTable] = field(default_factory=dict)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Tell whether anything was found at all."""
        return bool(self.edits) or any(self.records.values())


def salvage(path: Path) -> Salvaged:
    """Read what can be read of a file, which is left alone.

    Raises:
        InputError: there is no such file.  DiskError: it cannot be read.
    """
    if not path.is_file():
        raise InputError("There is no such file.", file=str(path))
    found = Salvaged()
    with tempfile.TemporaryDirectory(prefix="almere-") as folder:
        copy = Path(folder) / "salvage.db"
        try:
            for ending in ("", "-journal", "-wal"):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, copy.with_name(copy.name + ending))
            _pad(copy)
        except OSError as error:
            raise DiskError("{file} cannot be opened.", file=str(path)) from error
        with contextlib.suppress(*_BROKEN), contextlib.closing(connect(copy, "rw")) as raw:
            raw.text_factory = lambda data: data.decode("utf-8", "replace")
            restrict(raw, copy.stat().st_size)
            _read(raw, found)
    return found


def _pad(copy: Path) -> None:
    """Fill up what was cut off: SQLite does not even begin with a file that is too short."""
    size = copy.stat().st_size
    with copy.open("r+b") as file:
        head = file.read(100)
        page = int.from_bytes(head[16:18], "big")
        whole = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
        if len(head) == 100 and size < whole <= _LARGEST:
            file.truncate(whole)


def _read(raw: sqlite3.Connection, found: Salvaged) -> None:
    tables = _real_tables(raw)
    if "meta" in tables:
        for row in _rows(raw, "meta", ("document_id",), "id", found):
            found.document_id = str(row[0])
    for collection in collections():
        if collection in tables:
            _read_records(raw, collection, tables[collection], found)
    if _JOURNAL.keys() <= tables.keys():
        found.edits = _read_journal(raw, found)
    if {"statistics", "statistics_heading", "statistics_cell"} <= tables.keys():
        _read_statistics(raw, found)
    if {"register", "register_column"} <= tables.keys():
        _read_registers(raw, found)


def _real_tables(raw: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the columns of every table that holds rows of its own; no view, no virtual table."""
    tables = {}
    for name, sql in raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"):
        text = str(sql or "").upper()
        if not text.startswith("CREATE TABLE") or not str(name).isidentifier():
            continue
        with contextlib.suppress(*_BROKEN):
            columns = raw.execute(f'SELECT * FROM "{name}" LIMIT 0').description
            tables[str(name)] = tuple(column[0] for column in columns)
    return tables


def _rows(
    raw: sqlite3.Connection, table: str, columns: Sequence[str], key: str, found: Salvaged
) -> Iterator[tuple[Any, ...]]:
    """Yield rows from the front until a damaged page, then from the back until the same."""
    wanted = ", ".join(f'"{column}"' for column in columns)
    seen: set[tuple[Any, ...]] = set()
    for direction in ("ASC", "DESC"):
        order = ", ".join(f'"{part}" {direction}' for part in key.split(", "))
        query = f'SELECT {wanted} FROM "{table}" ORDER BY {order} LIMIT {_MOST_ROWS}'
        try:
            for row in raw.execute(query):
                if direction == "ASC" or row not in seen:
                    yield row
                seen.add(row)
        except (*_BROKEN, OverflowError):
            if direction == "ASC":
                found.bad.append((table, ""))
            continue
        return


def _read_records(
    raw: sqlite3.Connection, collection: str, there: tuple[str, ...], found: Salvaged
) -> None:
    kind = collections()[collection]
    names = [name for name in field_types(kind) if name in there]
    if not {"id", "alive"} <= set(there):
        return
    kept = found.records.setdefault(collection, {})
    for key, alive, *values in _rows(raw, collection, ("id", "alive", *names), "id", found):
        if not isinstance(key, str) or not key:
            found.bad.append((collection, str(key)))
        elif alive == 0:
            found.dead.add((collection, key))
        else:
            record, whole = _record(kind, key, dict(zip(names, values, strict=True)))
            kept[key] = record
            if not whole:
                found.bad.append((collection, key))


def _record(kind: type[Entity], key: str, values: dict[str, Any]) -> tuple[Entity, bool]:
    """Return a record with its good fields, and whether all were good."""
    good: dict[str, Any] = {}
    for name, value in values.items():
        field_type = field_types(kind)[name]
        try:
            if field_type.many and value is not None:
                value = json.loads(value)
            elif field_type.scalar is bool and value in (0, 1):
                value = bool(value)
            good[name] = accept(field_type, value, name)
        except (InputError, ValueError, TypeError, RecursionError):
            continue
    return kind(id=writable(key), **good), len(good) == len(values)


def _read_journal(raw: sqlite3.Connection, found: Salvaged) -> tuple[Edit, ...]:
    changes: dict[str, list[tuple[int, Change]]] = {}
    for row in _rows(raw, "change", _JOURNAL["change"], _KEYS["change"], found):
        try:
            change = _change(row)
        except (InputError, ValueError, TypeError, KeyError, RecursionError):
            found.bad.append(("change", f"{row[0]}/{row[1]}"))
            continue
        changes.setdefault(row[0], []).append((row[1], change))
    edits = []
    for row in _rows(raw, "edit", _JOURNAL["edit"], "id", found):
        try:
            edits.append(_edit(row, changes.get(row[0], [])))
        except (ValueError, TypeError, KeyError, RecursionError):
            found.bad.append(("edit", str(row[0])))
    return tuple(edits)


def _change(row: tuple[Any, ...]) -> Change:
    """Return a change whose value fits its field.

    Raises:
        InputError, ValueError, TypeError, KeyError: it does not.
    """
    edit, place, collection, key, name, value, old, prev = row
    texts = (edit, key, value, old)
    if not all(isinstance(text, str) for text in texts) or not isinstance(place, int):
        raise TypeError
    read: Value = plain_value(value)
    if name == ALIVE:
        read = bool(read)
    else:
        read = plain(accept(field_types(collections()[collection])[name], read, name))
    names = json.loads(prev)
    if not all(isinstance(one, str) and one.rpartition("/")[2].isdigit() for one in names):
        raise ValueError
    return Change(collection, key, name, read, plain_value(old), tuple(names))


def _edit(row: tuple[Any, ...], changes: list[tuple[int, Change]]) -> Edit:
    key, label, params, author, time, session, lamport, undoes = row
    texts = (key, label, author, time, session, undoes)
    if not all(isinstance(text, str) for text in texts) or not isinstance(lamport, int):
        raise TypeError
    places = sorted(changes, key=lambda pair: pair[0])
    if [place for place, _ in places] != list(range(len(places))) or lamport < 1 or not key:
        raise ValueError
    words = {str(name): str(value) for name, value in dict(json.loads(params)).items()}
    message = Message(label, words)
    return Edit(key, message, author, time, session, lamport, tuple(c for _, c in places), undoes)


def _read_statistics(raw: sqlite3.Connection, found: Salvaged) -> None:
    try:
        with engine_on(raw, "BEGIN").connect() as connection:
            tables = statistics.read(connection)
    except Exception:
        found.bad.append(("statistics", ""))
        return
    for name, table in tables.items():
        try:
            good = digest(table) == name
        except (AlmereError, ValueError, TypeError):
            good = False
        if good:
            found.tables[name] = table
        else:
            found.bad.append(("statistics", str(name)[:12]))


def _read_registers(raw: sqlite3.Connection, found: Salvaged) -> None:
    try:
        with engine_on(raw, "BEGIN").connect() as connection:
            read = registers.whole(connection)
    except Exception:
        found.bad.append(("register", ""))
        return
    for name, register in read.items():
        if register.digest == name:
            found.registers[name] = register
        else:
            found.bad.append(("register", str(name)[:12]))
