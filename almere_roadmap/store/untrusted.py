"""Opening a file that anybody may have made, without trusting or changing it.

First the header is read as plain bytes.  Then SQLite opens the file read-only, with an authorizer
that allows reading and nothing else, and a deadline.  The schema has to be ours word for word,
so no trigger, view or computed column can be in it; then the content is checked.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.errors import DiskError, InputError, NotAWorkshop
from almere_roadmap.store.connections import connect, own_words
from almere_roadmap.store.schema import APPLICATION_ID, VERSION, schema

_MAGIC = b"SQLite format 3\x00"
_SECONDS, _BYTES_PER_SECOND = 5.0, 5_000_000
_STEPS_BETWEEN_LOOKS = 20_000
_LONGEST_VALUE = 50_000_000

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION}
_FUNCTIONS = {"json_valid", "json_type", "length", "max"}
_PRAGMAS = {"quick_check", "integrity_check", "foreign_key_check", "read_uncommitted"}

_COMPUTED = re.compile(r"\bAS\b|^CREATE (?:UNIQUE )?INDEX(?![^(]*\([\w\s,\"]+\)$)", re.I | re.S)
"""What SQLite would work out while it checks: a generated column, an index on an expression."""

_UNFINISHED = (
    sqlite3.SQLITE_READONLY_ROLLBACK,
    sqlite3.SQLITE_READONLY_CANTLOCK,
    sqlite3.SQLITE_CANTOPEN,
)

# Closing any handle on a file drops this process's locks on it, so a file that this process
# has open for writing must not be read as plain bytes.
_open_here: Counter[tuple[int, int]] = Counter()


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes say; ``wal`` means that edits may live in a second file."""

    version: int
    wal: bool


def identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another, whatever its name."""
    found = path.stat()
    return found.st_dev, found.st_ino


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Mark a file as open in this process."""
    key = identity(path)
    _open_here[key] += 1
    try:
        yield
    finally:
        _open_here[key] -= 1


def read_header(path: Path) -> Header:
    """Look at the first bytes of a file.

    Raises:
        InputError: there is no such file.  DiskError: it cannot be read.
        NotAWorkshop: it is empty, cut off or something else.
    """
    if not path.exists():
        raise InputError("There is no such file.", file=str(path))
    if not path.is_file():
        raise NotAWorkshop("This is not a file.", file=str(path))
    try:
        with path.open("rb") as file:
            head, size = file.read(100), os.fstat(file.fileno()).st_size
    except OSError as error:
        raise DiskError("{file} cannot be opened.", file=str(path)) from error
    return _header(path, head, size)


def _header(path: Path, head: bytes, size: int) -> Header:
    if size == 0:
        raise NotAWorkshop("The file is empty.", file=path.name)
    if not head.startswith(_MAGIC) or len(head) < 100 or _number(head, 68) != APPLICATION_ID:
        raise NotAWorkshop("This is not a workshop file.", file=path.name)
    page, pages = _number(head, 16, 2), _number(head, 28)
    page = 65536 if page == 1 else page
    # While a rollback journal lies beside the file its size may be between two states.
    if page * pages != size and not sidecar(path, "-journal").exists() and head[18] != 2:
        raise NotAWorkshop("The file is damaged: a part is missing.", file=path.name)
    return Header(_number(head, 60), head[18] == 2)


def _number(head: bytes, start: int, width: int = 4) -> int:
    return int.from_bytes(head[start : start + width], "big")


def sidecar(path: Path, ending: str) -> Path:
    """Return the path of what SQLite keeps beside a file: ``-journal``, ``-wal`` or ``-shm``."""
    return path.with_name(path.name + ending)


@contextmanager
def opened(path: Path, *, thorough: bool = False) -> Iterator[tuple[sqlite3.Connection, int]]:
    """Open a file read-only once it has passed every check; gives its version too.

    ``thorough`` runs the slower integrity check, for files from elsewhere.

    Raises:
        NotAWorkshop: it is no workshop file, or damaged.  InputError, DiskError: see read_header.
    """
    with own_words(path), connected(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            # Its checks are not ours: they could call anything, and no authorizer would be asked.
            connection.execute("PRAGMA ignore_check_constraints = ON")
        restrict(connection, path.stat().st_size)
        _check_schema(connection, path, version)
        _check_content(connection, path, thorough)
        connection.set_progress_handler(None, 0)
        yield connection, version


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Connect to the file, or to a private copy where reading it in place would change it."""
    open_here = path.exists() and _open_here[identity(path)] > 0
    wal = False if open_here else read_header(path).wal
    if not wal and not left_in_the_middle(path):
        with contextlib.closing(connect(path, "ro")) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory(prefix="almere-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-journal", "-wal"):
            if sidecar(path, ending).exists():
                shutil.copyfile(sidecar(path, ending), sidecar(copy, ending))
        with contextlib.closing(connect(copy, "rw")) as connection:
            yield connection


def lacks_its_log(path: Path) -> bool:
    """Tell whether a file was in the other journal mode, and its second file is not beside it."""
    if _open_here[identity(path)] > 0:
        return False
    return read_header(path).wal and not sidecar(path, "-wal").exists()


def left_in_the_middle(path: Path) -> bool:
    """Tell whether a crash left a half-made transaction that SQLite must take back first."""
    if not sidecar(path, "-journal").exists():
        return False
    with contextlib.closing(connect(path, "ro")) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode in _UNFINISHED
    return False


def restrict(connection: sqlite3.Connection, size: int) -> None:
    """Let a connection read and nothing else, for a time that fits the size of its file."""
    # Not trusted_schema = OFF: older SQLite then refuses the JSON checks of our own tables.  The
    # authorizer does its work, and no table is read before the schema has been compared.
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_authorize)
    deadline = time.monotonic() + _SECONDS + size / _BYTES_PER_SECOND
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)


def _authorize(
    action: int, first: str | None, second: str | None, _base: str | None, _inner: str | None
) -> int:
    allowed = (
        action in _ALLOWED
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _check_schema(connection: sqlite3.Connection, path: Path, version: int) -> None:
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    if version > VERSION:
        _check_newer(path, version, found)
        return
    expected = {("table", name, text) for name, text in _texts(version).items()}
    if set(found) != expected:
        raise NotAWorkshop("This is not a workshop file as this program writes it.", file=path.name)


def _texts(version: int) -> dict[str, str]:
    return schema(version) if 1 <= version <= VERSION else {}


def _check_newer(path: Path, version: int, found: list[tuple[str, str, str | None]]) -> None:
    """Allow tables and columns that a later version added, and nothing else."""
    kinds = {(kind, name) for kind, name, sql in found if not (sql or "").startswith("CREATE VIRT")}
    tables_only = all(kind in ("table", "index") for kind, _ in kinds) and len(kinds) == len(found)
    computed = any(_COMPUTED.search(sql or "") for _, _, sql in found)
    if not tables_only or computed or any(("table", name) not in kinds for name in schema()):
        raise NotAWorkshop(
            "A later version of this program made the workshop (format {version}).",
            file=path.name,
            version=str(version),
        )


def _check_content(connection: sqlite3.Connection, path: Path, thorough: bool) -> None:
    pragma = "integrity_check" if thorough else "quick_check"
    first = connection.execute(f"PRAGMA {pragma}(1)").fetchone()[0]
    if first != "ok":
        raise NotAWorkshop("The file is damaged: {reason}", file=path.name, reason=first)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise NotAWorkshop("The file is damaged: a part is missing.", file=path.name)
