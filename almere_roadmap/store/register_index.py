"""Searching a register: a full-text index in a temporary database of its own.

The format of a workshop file has no virtual tables, so the index is not in it.  SQLite keeps the
temporary database in memory as far as it fits and throws it away when it is closed.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from almere_roadmap.domain.registers import FIELDS, Batches, Row, rows_of
from almere_roadmap.errors import Declined, DiskError, NotAWorkshop
from almere_roadmap.store.registers import Progress

FILTERS = ("sector", "size_class", "municipality")
"""The fields by which a search may be narrowed down."""

_CHUNK = 5_000
_STEPS_BETWEEN_LOOKS = 2_000
_FEW = 2_000
"""Up to so many found rows those whose name holds the words come first."""

_NAMES, _ALL, _BARE = "{name trade}", "{name trade spot sbi code}", "{sbi}"
_FIRM = f"CREATE TABLE firm (row_number INTEGER PRIMARY KEY, {', '.join(FIELDS)}, folded)"
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(name, trade, spot, sbi, code, marks, "
    "content='', tokenize=\"unicode61 remove_diacritics 2\")"
)
_TEXTS = (
    "SELECT row_number, name, trade_name, "
    "street || ' ' || postcode || ' ' || place || ' ' || municipality, "
    "sbi, sector, kvk || ' ' || number, sector, size_class, municipality "
    "FROM firm ORDER BY folded, row_number"
)
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -65536")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: words as they are being typed, and values of ``FILTERS`` ("" for any).

    ``order`` is a field to sort by ("" for the order of the register, or by name where there are
    words); ``falling`` turns it round.  ``nameless`` searches in what names no firm.
    """

    words: str = ""
    sector: str = ""
    size_class: str = ""
    municipality: str = ""
    order: str = ""
    falling: bool = False
    nameless: bool = False


class RegisterIndex:
    """An index of one register; for any thread, one question at a time.

    Rows go by their place in the register, from 0.
    """

    def __init__(
        self, register: Batches, words: Mapping[str, str], progress: Progress | None = None
    ) -> None:
        """Index a register; ``words`` says for the letter of a section what it is called.

        Raises:
            Declined: ``progress`` answered no.  DiskError: there is no room for it.
            NotAWorkshop: the register was altered.
        """
        self.count = register.count
        self._lock = threading.Lock()
        self._codes = dict(zip(FILTERS, map(_Codes, "abc"), strict=True))
        self._by_name = array("L")
        self._ranks: dict[str, tuple[array[int], int]] = {}
        self._closed = False
        # "" is a database of its own that lies in memory, or in a nameless file when it grows.
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        try:
            with _own_words():
                self._make(register, words, progress or _onwards)
        except BaseException:
            self._connection.close()
            raise

    def _make(self, register: Batches, words: Mapping[str, str], progress: Progress) -> None:
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")
        self._connection.execute(_FIRM)
        self._connection.execute(_SEARCH)
        for done in self._copy(register):
            _go_on(progress, 0.4 * done / max(1, self.count))
        for done in self._index(words):
            _go_on(progress, 0.4 + 0.6 * done / max(1, self.count))
        self._connection.execute("COMMIT")

    def _copy(self, register: Batches) -> Iterator[int]:
        insert = f"INSERT INTO firm VALUES ({', '.join('?' * (len(FIELDS) + 2))})"
        done = 0
        for batch in register.batches:
            rows = [
                (place, *row, folded(row[0] or row[1]))
                for place, row in enumerate(rows_of(batch), done)
            ]
            self._connection.executemany(insert, rows)
            done += len(rows)
            yield done

    def _index(self, words: Mapping[str, str]) -> Iterator[int]:
        """Fill the index in the order of the names, so that what is found comes in that order."""
        insert = "INSERT INTO search (rowid, name, trade, spot, sbi, code, marks) VALUES "
        rows = self._connection.execute(_TEXTS)
        while chunk := list(islice(rows, _CHUNK)):
            first = len(self._by_name)
            self._by_name.extend(row[0] for row in chunk)
            texts = (
                (
                    rank,
                    name,
                    trade,
                    spot,
                    f"{sbi} {words.get(section, '')}",
                    code,
                    self._marks(kinds),
                )
                for rank, (_, name, trade, spot, sbi, section, code, *kinds) in enumerate(
                    chunk, first
                )
            )
            self._connection.executemany(f"{insert} (?, ?, ?, ?, ?, ?, ?)", texts)
            yield len(self._by_name)

    def _marks(self, values: Sequence[str]) -> str:
        """Return a word for each value that a search may ask for."""
        pairs = zip(self._codes.values(), values, strict=True)
        return " ".join(codes.mark(value) for codes, value in pairs)

    def find(self, query: Query, cancelled: Callable[[], bool] = lambda: False) -> array[int]:
        """Return the places of the rows that answer a query, in the order asked for.

        Raises:
            Declined: cancelled meanwhile.  DiskError: there is no room to sort.
        """
        asked = self._asked(query)
        if asked is None:
            return array("L")
        with self._asking(cancelled):
            if not asked:
                return self._ordered(range(self.count), query, worded=False)
            ranks = self._ranked(asked)
            by_name = bool(query.words.strip()) and not query.nameless
            if by_name and len(ranks) <= _FEW and not query.order:
                ranks = self._named_first(ranks, query)
            found = array("L", map(self._by_name.__getitem__, ranks))
            return self._ordered(found, query, worded=by_name)

    def _asked(self, query: Query) -> str | None:
        """Return the query in the language of the index, "" for all, None for none at all."""
        words = _words(query.words)
        if query.words.strip() and not words:
            return None
        fields = _BARE if query.nameless else _ALL
        parts = [f"{fields} : ({words})"] if words else []
        for name, codes in self._codes.items():
            wanted = getattr(query, name)
            if wanted and wanted not in codes.known:
                return None
            parts += [f"marks : {codes.known[wanted]}"] if wanted else []
        return " AND ".join(parts)

    def _ranked(self, asked: str) -> list[int]:
        rows = self._connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (asked,))
        return [rank for (rank,) in rows.fetchall()]

    def _named_first(self, ranks: list[int], query: Query) -> list[int]:
        named = set(self._ranked(f"{_NAMES} : ({_words(query.words)})"))
        return sorted(ranks, key=lambda rank: rank not in named)

    def _ordered(self, found: Iterable[int], query: Query, *, worded: bool) -> array[int]:
        if query.order:
            ranks, known = self._ranks_by(query.order)
            found = sorted(found, key=ranks.__getitem__)
            if query.falling:
                # What is not known comes last either way.
                found.sort(key=lambda place: -ranks[place] if ranks[place] < known else 1)
        elif not worded:
            found = sorted(found)
        return array("L", found)

    def _ranks_by(self, name: str) -> tuple[array[int], int]:
        """Return the rank of every row by a field, and from which rank on it is not known."""
        if name not in self._ranks:
            if name not in FIELDS:
                raise ValueError(name)
            key = "folded" if name == "name" else f'"{name}"'
            bare = f"{key} IS NULL OR {key} = ''"
            order = f"{bare}, {key} COLLATE NOCASE, row_number"
            rows = self._connection.execute(f"SELECT row_number, {bare} FROM firm ORDER BY {order}")
            ranks, known = array("L", bytes(array("L").itemsize * self.count)), 0
            for rank, (place, unknown) in enumerate(rows.fetchall()):
                ranks[place] = rank
                known += not unknown
            self._ranks[name] = ranks, known
        return self._ranks[name]

    def rows(self, places: Sequence[int]) -> list[Row]:
        """Return the rows at these places, in their order; at most a few hundred at a time.

        Raises:
            Declined: the register is closed.
        """
        marks = ", ".join("?" * len(places))
        wanted = f"SELECT * FROM firm WHERE row_number IN ({marks})"
        with self._asking(lambda: False):
            rows = self._connection.execute(wanted, tuple(places)).fetchall()
        found = {place: tuple(row) for place, *row, _ in rows}
        return [found[place] for place in places]

    def place_of(self, number: str) -> int | None:
        """Return where the establishment of a number stands, None where it does not."""
        rows = self.find(Query(words=number)) if number.isdigit() else array("L")
        return rows[0] if rows else None

    @contextmanager
    def _asking(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        with self._lock, _own_words():
            if self._closed or cancelled():
                raise Declined("Cancelled.")
            self._connection.set_progress_handler(cancelled, _STEPS_BETWEEN_LOOKS)
            try:
                yield
            finally:
                self._connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Throw the index away."""
        with self._lock:
            self._closed = True
            self._connection.close()


class _Codes:
    """A word of its own for every value of a field, for no tokenizer to take apart."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self.known: dict[str, str] = {}

    def mark(self, value: str) -> str:
        return self.known.setdefault(value, f"{self._letter}{len(self.known)}")


def _words(text: str) -> str:
    """Return words as they are being typed: each may be the beginning of one."""
    return " AND ".join(f'"{word}"*' for word in re.findall(r"\w+", text.replace("_", " ")))


def folded(name: str) -> str:
    """Return a name as it is sorted: without regard to case, accents and marks at its front."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).lstrip("'’\"‘“-.( ")


def _onwards(_: float) -> bool:
    return True


def _go_on(progress: Progress, share: float) -> None:
    if not progress(share):
        raise Declined("Cancelled.")


@contextmanager
def _own_words() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise Declined("Cancelled.") from error
        raise DiskError(
            "There is no room to search the register: {reason}", reason=str(error)
        ) from error
    except ValueError as error:
        raise NotAWorkshop("The file is damaged: a register was altered.") from error
