"""Connections to SQLite with the settings a workshop file needs, and what its errors mean.

A rollback journal and never WAL, so that the one file is the whole workshop whenever nobody
writes; ``synchronous=EXTRA``, so that what was acknowledged survives a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from almere_roadmap.errors import AlmereError, BugError, Conflict, DiskError, NotAWorkshop
from almere_roadmap.i18n import N_

_BUSY_SECONDS = 2.0
_FOR_WRITING = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA locking_mode = NORMAL",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open an existing file in SQLite's mode ``ro`` or ``rw``; transactions are explicit."""
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )


def engine_on(connection: sqlite3.Connection, begin: str) -> Engine:
    """Return an engine on one connection that begins its transactions with ``begin``."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(active: Connection) -> None:
        active.exec_driver_sql(begin)

    return engine


def raw_rows(
    connection: Connection, statement: str, values: Sequence[str] = ()
) -> list[tuple[Any, ...]]:
    """Return all rows of a query as the driver gives them, which is much faster for many."""
    driver: Any = connection.connection.driver_connection
    found: list[tuple[Any, ...]] = driver.execute(statement, values).fetchall()
    return found


def prepare_for_writing(connection: sqlite3.Connection) -> None:
    """Set what every writing connection needs; a file left in WAL mode is converted."""
    for pragma in _FOR_WRITING:
        connection.execute(pragma)


_DISK = {
    sqlite3.SQLITE_FULL: N_("{file}: the disk is full."),
    sqlite3.SQLITE_IOERR: N_("{file}: the disk reported an error."),
    sqlite3.SQLITE_READONLY: N_("{file} may not be written."),
    sqlite3.SQLITE_PERM: N_("{file} may not be written."),
    sqlite3.SQLITE_BUSY: N_("{file}: another program is writing to it."),
    sqlite3.SQLITE_LOCKED: N_("{file}: another program is writing to it."),
    sqlite3.SQLITE_CANTOPEN: N_("{file} cannot be opened."),
}

_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)


def meaning(error: Exception, path: Path) -> AlmereError:
    """Say in our own words what an error of the database or the disk means."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Conflict("{file} was replaced by another file.", file=path.name)
    if isinstance(original, OSError):
        return DiskError("{file}: {reason}", file=path.name, reason=original.strerror or "")
    if code is not None and code & 0xFF in _DISK:
        return DiskError(_DISK[code & 0xFF], file=path.name)
    if code is not None and code & 0xFF in _OURS:
        return BugError(str(original))
    return NotAWorkshop("The file is damaged.", file=path.name)


@contextmanager
def own_words(path: Path) -> Iterator[None]:
    """Turn errors of the database and the disk into ours.

    Raises:
        DiskError: the disk refused. Conflict: the file was replaced. NotAWorkshop: it is damaged.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        # Text that is no UTF-8 sometimes comes out as it is, and sometimes as an error of SQLite.
        raise meaning(error, path) from error
