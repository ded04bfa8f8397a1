"""Registers of establishments in the file: immutable, known by their digest, read in part.

They are never loaded with the workshop.  Every reading is one short statement on a connection of
its own, so that none stands in the way of an edit that is being written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from almere_roadmap.domain.registers import (
    BATCH,
    FIELDS,
    Batch,
    Batches,
    RegisterTable,
    Row,
    rows_of,
    values_of,
)
from almere_roadmap.errors import Declined, NotAWorkshop
from almere_roadmap.store.connections import own_words
from almere_roadmap.store.tables import REGISTER, REGISTER_COLUMN
from almere_roadmap.store.untrusted import connected, restrict

Progress = Callable[[float], bool]
"""Told the share done, from 0 to 1; answers whether to go on."""

_KNOWN = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'register'"
_BATCH = "SELECT field, lines FROM register_column WHERE digest = ? AND batch = ?"
_COLUMN = "SELECT lines FROM register_column WHERE digest = ? AND field = ? ORDER BY batch"


def put(
    connection: Connection, registers: Mapping[str, Batches], progress: Progress | None = None
) -> None:
    """Add the registers that the file does not hold yet.

    Raises:
        Declined: ``progress`` answered no; the transaction is to be taken back.
    """
    known = set(connection.scalars(select(REGISTER.c.digest))) if registers else set()
    for digest, register in registers.items():
        if digest not in known:
            _put(connection, digest, register, progress or _onwards)


def _onwards(_: float) -> bool:
    return True


def _put(connection: Connection, digest: str, register: Batches, progress: Progress) -> None:
    connection.execute(insert(REGISTER), {"digest": digest, "rows": register.count})
    for number, batch in enumerate(register.batches):
        fields = zip(FIELDS, batch, strict=True)
        rows = [{"digest": digest, "batch": number, "field": f, "lines": t} for f, t in fields]
        connection.execute(insert(REGISTER_COLUMN), rows)
        if not progress(min(1.0, (number + 1) * BATCH / register.count)):
            raise Declined("Cancelled.")


def in_file(path: Path) -> dict[str, StoredRegister]:
    """Return the registers that a file holds, by digest; a file of an older format holds none.

    Raises:
        NotAWorkshop: the file is damaged.  DiskError, InputError: it cannot be read.
    """
    with _reading(path) as connection:
        if not connection.execute(_KNOWN).fetchall():
            return {}
        found = connection.execute("SELECT digest, rows FROM register").fetchall()
    return {digest: StoredRegister(path, digest, count) for digest, count in found}


def whole(connection: Connection) -> dict[str, RegisterTable]:
    """Return every register, as a whole, through a connection that is open."""
    columns = REGISTER_COLUMN.c
    wanted = select(columns.batch, columns.field, columns.lines).order_by(columns.batch)
    registers = {}
    for digest, count in connection.execute(select(REGISTER.c.digest, REGISTER.c.rows)).all():
        batches: dict[int, dict[str, str]] = {}
        for batch, name, lines in connection.execute(wanted.where(columns.digest == digest)):
            batches.setdefault(batch, {})[name] = lines
        found = (_tidy(count, number, fields) for number, fields in batches.items())
        registers[digest] = RegisterTable(tuple(found), count)
    return registers


def _tidy(count: int, number: int, fields: Mapping[str, str]) -> Batch:
    """Return a batch; a field that a later format added is not in those of an older one."""
    nothing = "\n" * (min(BATCH, count - number * BATCH) - 1)
    return tuple(fields.get(name, nothing) for name in FIELDS)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with own_words(path), connected(path) as connection:
        restrict(connection, path.stat().st_size)
        yield connection


@dataclass(frozen=True, slots=True)
class StoredRegister:
    """A register in a file, read as far as somebody looks at it.

    Every method raises NotAWorkshop where the file is damaged, and DiskError.
    """

    path: Path
    digest: str
    count: int

    @property
    def batches(self) -> Iterator[Batch]:
        """Yield every batch: one text per field of ``FIELDS``, a line per row."""
        for number in range(self._batches):
            # Whoever uses a batch may take long over it; the file stays free meanwhile.
            yield self._read(number)

    @property
    def _batches(self) -> int:
        return -(-self.count // BATCH)

    def _read(self, number: int) -> Batch:
        with _reading(self.path) as connection:
            return self._batch(connection, number)

    def _size(self, number: int) -> int:
        return min(BATCH, self.count - number * BATCH)

    def _batch(self, connection: sqlite3.Connection, number: int) -> Batch:
        found = dict(connection.execute(_BATCH, (self.digest, number)).fetchall())
        if not found:
            raise self._damaged()
        return tuple(self._whole(text, number) for text in _tidy(self.count, number, found))

    def _whole(self, lines: str, number: int) -> str:
        if lines.count("\n") != self._size(number) - 1:
            raise self._damaged()
        return lines

    def _damaged(self) -> NotAWorkshop:
        return NotAWorkshop("The file is damaged: a register was altered.", file=self.path.name)

    def rows(self, batch: int) -> Sequence[Row]:
        """Return the rows of one batch; the row at a place is in batch ``place // BATCH``."""
        texts = self._read(batch)
        try:
            return list(rows_of(texts))
        except ValueError as error:
            raise self._damaged() from error

    def column(self, name: str) -> Iterator[Any]:
        """Yield the values of one field, row by row; nothing else is read."""
        with _reading(self.path) as connection:
            found = connection.execute(_COLUMN, (self.digest, name)).fetchall()
        if len(found) != self._batches:
            raise self._damaged()
        for number, (lines,) in enumerate(found):
            yield from self._values(name, self._whole(lines, number))

    def _values(self, name: str, lines: str) -> Sequence[Any]:
        try:
            return values_of(name, lines)
        except ValueError as error:
            raise self._damaged() from error
