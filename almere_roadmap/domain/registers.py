"""Registers of establishments: what a dataset of kind *register* holds, as one immutable value.

Tens of thousands of rows are kept as text per column, a batch of rows at a time: that is small,
quick to pass on and to compare, and rows are made of it only while somebody looks at them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import islice
from typing import Any, Protocol

from almere_roadmap.domain.tables import Difference

BATCH = 5_000
"""The rows in a batch; only the last batch of a register is smaller."""


@dataclass(frozen=True, slots=True)
class Establishment:
    """One establishment of a firm; codes are texts, for leading zeros count.

    ``kvk`` is the number of the firm (8 digits) and ``number`` that of the establishment (12);
    ``sector`` is the section letter in SBI 2008, ``sbi`` the code as given, of ``sbi_version``.
    ``full_time`` and ``part_time`` add up to ``jobs`` where all three are known; ``x`` and ``y``
    are metres on the national grid.
    """

    name: str = ""
    trade_name: str = ""
    kvk: str = ""
    number: str = ""
    street: str = ""
    postcode: str = ""
    place: str = ""
    municipality: str = ""
    sbi: str = ""
    sbi_version: str = ""
    sector: str = ""
    size_class: str = ""
    jobs: int | None = None
    full_time: int | None = None
    part_time: int | None = None
    x: float | None = None
    y: float | None = None
    reference_date: str = ""


FIELDS = tuple(field.name for field in fields(Establishment))
"""The columns of a register, in the order of its rows."""

COUNTS = frozenset({"jobs", "full_time", "part_time"})
"""Columns of whole numbers; None where not known."""

COORDINATES = frozenset({"x", "y"})
"""Columns of numbers; None where not known."""

Row = tuple[Any, ...]
Batch = tuple[str, ...]


class Batches(Protocol):
    """A register wherever it lies: how many rows it has, and its batches one by one."""

    @property
    def count(self) -> int:
        """Return the number of rows."""

    @property
    def batches(self) -> Iterable[Batch]:
        """Return one text per field of :data:`FIELDS` for every batch."""


@dataclass(frozen=True)
class RegisterTable:
    """The rows of a register: per batch one text per field of :data:`FIELDS`, a line per row."""

    batches: Sequence[Batch] = ()
    count: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield every row as a plain tuple in the order of :data:`FIELDS`."""
        for batch in self.batches:
            yield from rows_of(batch)

    def column(self, name: str) -> Iterator[Any]:
        """Yield the values of one field, row by row."""
        place = FIELDS.index(name)
        for batch in self.batches:
            yield from values_of(name, batch[place])

    def establishments(self) -> Iterator[Establishment]:
        """Yield every row as an establishment."""
        return (Establishment(*row) for row in self.rows())

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content in a fixed form: its identity in the file."""
        return digest_of(self)


def digest_of(register: Batches) -> str:
    """Return the SHA-256 of a register's content in a fixed form."""
    hashed = hashlib.sha256(f"{register.count} {' '.join(FIELDS)}".encode())
    for batch in register.batches:
        hashed.update("\f".join(batch).encode())
    return hashed.hexdigest()


def rows_of(batch: Batch) -> Iterator[Row]:
    """Yield the rows of a batch.

    Raises:
        ValueError: its fields have different numbers of lines, or a number is none.
    """
    return zip(*map(values_of, FIELDS, batch), strict=True)


def values_of(name: str, text: str) -> Sequence[Any]:
    """Return the values of one field in a batch."""
    lines = text.split("\n")
    if name in COUNTS:
        return [int(line) if line else None for line in lines]
    if name in COORDINATES:
        return [float(line) if line else None for line in lines]
    return lines


def register_of(rows: Iterable[Sequence[Any]]) -> RegisterTable:
    """Build a register of rows in the order of :data:`FIELDS`."""
    batches, count, rest = [], 0, iter(rows)
    while chunk := list(islice(rest, BATCH)):
        batches.append(tuple("\n".join(map(_line, column)) for column in zip(*chunk, strict=True)))
        count += len(chunk)
    return RegisterTable(tuple(batches), count)


def register_of_columns(columns: Mapping[str, Sequence[str]]) -> RegisterTable:
    """Build a register of whole columns of tidy texts (no line ends, numbers as Python writes)."""
    count = max(map(len, columns.values()), default=0)
    batches = tuple(
        tuple(_batch(columns.get(name), start, min(BATCH, count - start)) for name in FIELDS)
        for start in range(0, count, BATCH)
    )
    return RegisterTable(batches, count)


def _batch(column: Sequence[str] | None, start: int, size: int) -> str:
    return "\n" * (size - 1) if column is None else "\n".join(column[start : start + size])


def _line(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # 142500.0 and 142500 are one place, whichever of the two a file or a store gives.
        return repr(int(value)) if value.is_integer() else repr(value)
    return " ".join(value.split()) if isinstance(value, str) else str(value)


def compared(old: RegisterTable, new: RegisterTable) -> Difference:
    """Compare two deliveries of a register, establishment by establishment."""
    before, after = _marks(old), _marks(new)
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return Difference(len(after.keys() - before.keys()), changed, len(before.keys() - after.keys()))


def _marks(table: RegisterTable) -> dict[str, int]:
    """Return a mark of the content of every row by what the establishment goes by."""
    # The day of reference is new in every delivery and says nothing about the establishment.
    return {key_of(row): hash(row[:-1]) for row in table.rows()}


_NUMBER, _KVK, _NAME, _POSTCODE = map(FIELDS.index, ("number", "kvk", "name", "postcode"))


def key_of(row: Row) -> str:
    """Return what an establishment goes by in every delivery of its register."""
    return row[_NUMBER] or f"{row[_KVK]} {row[_NAME]} {row[_POSTCODE]}"
