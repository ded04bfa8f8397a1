"""The workshop file as a whole: make it, read it, append to it."""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, select, update

from almere_roadmap.domain.registers import Batches, RegisterTable, digest_of
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import BugError, Conflict, Declined, NotAWorkshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.history.replay import update as update_workshop
from almere_roadmap.store import journal, records, statistics
from almere_roadmap.store import registers as stored_registers
from almere_roadmap.store.connections import (
    connect,
    engine_on,
    own_words,
    prepare_for_writing,
)
from almere_roadmap.store.copies import appearing
from almere_roadmap.store.records import StoredRow
from almere_roadmap.store.registers import Progress, StoredRegister
from almere_roadmap.store.schema import APPLICATION_ID, VERSION, record_tables, schema
from almere_roadmap.store.tables import CHANGE, EDIT, META
from almere_roadmap.store.untrusted import held, lacks_its_log, opened, sidecar

NONE: Mapping[str, Batches] = {}
"""No registers."""

ARRIVALS_SINCE = 2
"""The first version of the format that tells in which order a file got its edits."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a file stands; another program wrote to it when this is not what we know."""

    document_id: str
    head: str = ""
    edits: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """All that opening a file gives."""

    position: Position
    version: int
    workshop: Workshop
    heads: Heads
    edit_ids: frozenset[str]
    state_digest: str
    lacking: bool = False
    """A second file with the last edits may have stayed behind where this one was copied from."""

    @property
    def newer(self) -> bool:
        """Tell whether a later version of the program made the file: it may be looked at only."""
        return self.version > VERSION


def create(path: Path, document_id: str) -> None:
    """Make a file without any edit.

    Raises:
        InputError: there is a file of that name already.  DiskError: the disk refused.
    """
    with appearing(path) as temporary, contextlib.closing(_new(temporary)) as connection:
        _fill_new(connection, document_id)


def _new(path: Path) -> sqlite3.Connection:
    path.touch(exist_ok=False)
    return connect(path, "rw")


def _fill_new(connection: sqlite3.Connection, document_id: str) -> None:
    prepare_for_writing(connection)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for text in schema().values():
        connection.execute(text)
    connection.execute(
        "INSERT INTO meta VALUES (1, ?, '', 0, 0, ?)", (document_id, records.NO_ROWS)
    )
    connection.execute("COMMIT")


@contextmanager
def _reading(path: Path, *, thorough: bool = False) -> Iterator[tuple[Connection, int]]:
    with (
        opened(path, thorough=thorough) as (raw, version),
        own_words(path),
        engine_on(raw, "BEGIN").connect() as connection,
    ):
        try:
            yield connection, version
        except (ValueError, TypeError, KeyError) as error:
            raise NotAWorkshop("The file is damaged.", file=path.name) from error


@dataclass(frozen=True, slots=True)
class Copied:
    """What another copy of a workshop gives: the edits that are new, and its datasets."""

    position: Position
    edits: tuple[Edit, ...]
    tables: Mapping[str, StatisticsTable]
    registers: Mapping[str, StoredRegister]


def read_copy(path: Path, known: Set[str]) -> Copied:
    """Read, after the thorough checks, what a file holds beside the edits ``known``.

    Raises:
        NotAWorkshop, InputError, DiskError: as in :func:`read`.
    """
    with _reading(path, thorough=True) as (connection, version):
        position, digest = _position(connection, path)
        if version <= VERSION and records.digest_of(connection, record_tables(version)) != digest:
            raise NotAWorkshop("The file is damaged: its records were altered.", file=path.name)
        edits = journal.read_edits(connection, known)
        tables = statistics.read(connection) if edits else {}
    registers = stored_registers.in_file(path) if edits else {}
    _refuse_altered(registers, path)
    return Copied(position, edits, tables, registers)


def _refuse_altered(registers: Mapping[str, StoredRegister], path: Path) -> None:
    """A register from elsewhere is taken in only as what its digest says."""
    if any(digest_of(register) != digest for digest, register in registers.items()):
        raise NotAWorkshop("The file is damaged: a register was altered.", file=path.name)


def read(path: Path, *, thorough: bool = False) -> Contents:
    """Read a file without changing it.

    Raises:
        NotAWorkshop: it is no workshop file, or damaged.
        InputError: there is no such file.  DiskError: it cannot be read.
    """
    with _reading(path, thorough=thorough) as (connection, version):
        position, digest = _position(connection, path)
        heads = journal.read_heads(connection)
        workshop, found = _records(connection, version, position.document_id, heads)
        if found != digest and version <= VERSION:
            raise NotAWorkshop("The file is damaged: its records were altered.", file=path.name)
        tables = statistics.read(connection)
        ids = frozenset(connection.scalars(select(EDIT.c.id)))
        workshop = dataclasses.replace(workshop, tables=tables)
        return Contents(position, version, workshop, heads, ids, digest, lacks_its_log(path))


def _records(
    connection: Connection, version: int, document_id: str, heads: Heads
) -> tuple[Workshop, str]:
    """Return workshop and state digest; an older file lacks columns, its journal does not."""
    if version >= VERSION:
        return records.read(connection, document_id)
    digest = records.digest_of(connection, record_tables(version))
    return update_workshop(Workshop(document_id), heads, heads.rows), digest


def finish(path: Path) -> None:
    """Take back what a crash left half-made; what had been acknowledged is in the file.

    Raises:
        DiskError: the disk refused.
    """
    with own_words(path):
        if not sidecar(path, "-journal").exists():
            return
        with contextlib.closing(connect(path, "rw")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            # Nobody else writes now and what was half-made has been taken back: a journal that
            # still lies there was cut off before it held anything, and SQLite leaves it.
            sidecar(path, "-journal").unlink(missing_ok=True)
            connection.execute("ROLLBACK")


def read_history(path: Path, but: Set[str] = frozenset()) -> tuple[Edit, ...]:
    """Read the edits of a file, in the order (Lamport number, id); errors as in :func:`read`.

    Those with an id in ``but`` are left out, and nearly cost nothing.
    """
    with _reading(path) as (connection, _):
        return journal.read_edits(connection, but)


def read_some(path: Path, ids: Collection[str]) -> tuple[Edit, ...]:
    """Read only the edits with these ids, in the order (Lamport number, id); errors as in read."""
    with _reading(path) as (connection, _):
        return journal.read_some(connection, ids)


def read_arrivals(path: Path) -> dict[str, int]:
    """Read in which order a file got its edits: a number for every id; errors as in read."""
    with _reading(path) as (connection, version):
        if version < ARRIVALS_SINCE:
            return {}
        return journal.read_arrivals(connection)


def _position(connection: Connection, path: Path) -> tuple[Position, str]:
    row = connection.execute(select(META)).one_or_none()
    if row is None:
        raise NotAWorkshop("The file is damaged: a part is missing.", file=path.name)
    return Position(row.document_id, row.head, row.edits, row.changes), row.state_digest


_STANDING = (
    update(CHANGE)
    .where(CHANGE.c.edit == bindparam("of"), CHANGE.c.place == bindparam("at"))
    .values(standing=bindparam("stands"))
)


class WorkshopFile:
    """A file being written to; every call is one transaction.  For one thread at a time."""

    def __init__(self, path: Path, position: Position) -> None:
        """Remember where the file stands; it is opened with the first write."""
        self.path = path
        self.position = position
        self._connection: Connection | None = None
        self._open = contextlib.ExitStack()

    def append(
        self,
        edit: Edit,
        rows: Mapping[RowKey, StoredRow],
        tables: Mapping[str, StatisticsTable],
        registers: Mapping[str, Batches] = NONE,
        progress: Progress | None = None,
    ) -> None:
        """Add one edit with the rows, tables and registers that it makes; then it is on disk.

        Raises:
            Conflict: somebody else wrote to the file.  DiskError: the disk refused.
            Declined: ``progress`` answered no; nothing is kept.
        """
        self._write([edit], rows, tables, registers, progress)

    def absorb(
        self,
        edits: Iterable[Edit],
        rows: Mapping[RowKey, StoredRow],
        tables: Mapping[str, StatisticsTable],
        standing: Mapping[str, bool],
        registers: Mapping[str, Batches] = NONE,
    ) -> None:
        """Add edits made elsewhere; ``standing`` tells for writes by id whether they stand now."""
        places = [(*write_id.rpartition("/")[::2], stands) for write_id, stands in standing.items()]
        flags = [{"of": e, "at": int(p), "stands": int(s)} for e, p, s in places]
        self._write(list(edits), rows, tables, registers, flags=flags, verified=True)

    def _write(
        self,
        edits: list[Edit],
        rows: Mapping[RowKey, StoredRow],
        tables: Mapping[str, StatisticsTable],
        registers: Mapping[str, Batches],
        progress: Progress | None = None,
        *,
        flags: Iterable[dict[str, object]] = (),
        verified: bool = False,
    ) -> None:
        with own_words(self.path):
            connection = self._fresh()
            with connection.begin():
                digest = self._compared(connection)
                statistics.put(connection, tables)
                stored_registers.put(connection, registers, progress)
                journal.write(connection, edits, self.position.edits)
                if flags:
                    connection.execute(_STANDING, list(flags))
                digest = records.put(connection, rows, digest)
                position = self._after(edits)
                connection.execute(update(META).values(_meta(position, digest)))
                if verified:
                    _verify(connection, digest)
                # The last moment at which a person can still say no.
                if progress is not None and not progress(1.0):
                    raise Declined("Cancelled.")
        self.position = position

    def history(self) -> tuple[Edit, ...]:
        """Read all edits through the open file, which may have lost its name to another.

        Raises:
            Conflict: another workshop stands in its place.  DiskError, NotAWorkshop: as ever.
        """
        with own_words(self.path):
            connection = self._fresh()
            with connection.begin():
                position, _ = _position(connection, self.path)
                if position.document_id != self.position.document_id:
                    raise Conflict("{file} was replaced by another file.", file=self.path.name)
                return journal.read_edits(connection)

    def registers(self) -> dict[str, RegisterTable]:
        """Read all registers through the open file; errors as in :meth:`history`."""
        with own_words(self.path):
            connection = self._fresh()
            with connection.begin():
                return stored_registers.whole(connection)

    def _fresh(self) -> Connection:
        """Return the connection with an empty cache.

        SQLite only notices that a file was written over when a counter in it differs, and two
        copies that each went one edit further have the same one.
        """
        connection = self._connected()
        connection.exec_driver_sql("PRAGMA shrink_memory")
        connection.rollback()
        return connection

    def _connected(self) -> Connection:
        if self._connection is None:
            stack = contextlib.ExitStack()
            with stack:
                stack.enter_context(held(self.path))
                raw = stack.enter_context(contextlib.closing(connect(self.path, "rw")))
                prepare_for_writing(raw)
                engine = engine_on(raw, "BEGIN IMMEDIATE")
                self._connection = stack.enter_context(engine.connect())
                self._open = stack.pop_all()
        return self._connection

    def _compared(self, connection: Connection) -> str:
        """Return the state digest, once it is certain that nobody else wrote to the file."""
        position, digest = _position(connection, self.path)
        if position != self.position:
            raise Conflict("{file} was changed by another program.", file=self.path.name)
        return digest

    def _after(self, edits: list[Edit]) -> Position:
        known = self.position
        changes = sum(len(edit.changes) for edit in edits)
        head = edits[-1].id if edits else known.head
        return Position(known.document_id, head, known.edits + len(edits), known.changes + changes)

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()
        self._connection = None


def _verify(connection: Connection, digest: str) -> None:
    """Read back what a large transaction wrote before it counts.

    Raises:
        BugError: it is not what was meant; the transaction is taken back.
    """
    same = records.digest_of(connection, record_tables()) == digest
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if not same or broken is not None:
        raise BugError("what was written is not what was meant")


def _meta(position: Position, digest: str) -> dict[str, object]:
    return {
        "head": position.head,
        "edits": position.edits,
        "changes": position.changes,
        "state_digest": digest,
    }


def write_whole(
    path: Path,
    document_id: str,
    edits: Iterable[Edit],
    heads: Heads,
    tables: Mapping[str, StatisticsTable],
    registers: Mapping[str, Batches] = NONE,
    *,
    replace: bool = False,
) -> Position:
    """Make a file that holds a whole history; ``heads`` is what its edits amount to.

    Raises:
        InputError: there is a file of that name already.  DiskError: the disk refused.
    """
    with appearing(path, replace=replace) as temporary:
        with contextlib.closing(_new(temporary)) as connection:
            _fill_new(connection, document_id)
        file = WorkshopFile(temporary, Position(document_id))
        try:
            file.absorb(edits, records.stored_rows(heads, heads.rows), tables, {}, registers)
        finally:
            file.close()
    return file.position
