"""Reading a workshop file as a whole, without changing it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from almere_roadmap.domain.registers import digest_of
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import NotAWorkshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import Heads
from almere_roadmap.history.replay import update as update_workshop
from almere_roadmap.store import journal, records, statistics
from almere_roadmap.store import registers as stored_registers
from almere_roadmap.store.connections import engine_on, own_words, raw_rows
from almere_roadmap.store.registers import StoredRegister
from almere_roadmap.store.schema import VERSION, record_tables
from almere_roadmap.store.tables import META
from almere_roadmap.store.untrusted import lacks_its_log, opened

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
        position, digest = position_of(connection, path)
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
        position, digest = position_of(connection, path)
        heads = journal.read_heads(connection)
        workshop, found = _records(connection, version, position.document_id, heads)
        if found != digest and version <= VERSION:
            raise NotAWorkshop("The file is damaged: its records were altered.", file=path.name)
        tables = statistics.read(connection)
        ids = frozenset(id_ for (id_,) in raw_rows(connection, "SELECT id FROM edit"))
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


def position_of(connection: Connection, path: Path) -> tuple[Position, str]:
    """Return where an open file stands, and its state digest.

    Raises:
        NotAWorkshop: the file does not tell.
    """
    row = connection.execute(select(META)).one_or_none()
    if row is None:
        raise NotAWorkshop("The file is damaged: a part is missing.", file=path.name)
    return Position(row.document_id, row.head, row.edits, row.changes), row.state_digest
