"""Writing workshop files: make one, append to it, or write a whole history at once."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, bindparam, update

from almere_roadmap.domain.registers import Batches, RegisterTable
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.errors import BugError, Conflict, Declined
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.store import journal, records, statistics
from almere_roadmap.store import registers as stored_registers
from almere_roadmap.store.connections import connect, engine_on, own_words, prepare_for_writing
from almere_roadmap.store.copies import appearing
from almere_roadmap.store.records import StoredRow
from almere_roadmap.store.registers import Progress
from almere_roadmap.store.schema import APPLICATION_ID, VERSION, record_tables, schema
from almere_roadmap.store.tables import CHANGE, META
from almere_roadmap.store.untrusted import held, sidecar
from almere_roadmap.store.workshop_file import Position, position_of

NONE: Mapping[str, Batches] = {}
"""No registers."""


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
                position, _ = position_of(connection, self.path)
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
        position, digest = position_of(connection, self.path)
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
