"""The rows of a list that are taken over, kept by column: they come from the child by the ten
thousand, and a preview looks at few of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import overload

from almere_roadmap.domain.fields import Value

NOTHING = ""
"""Stands where a row says nothing about a field: a text that is empty says nothing either."""


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one accepted row by field, and its number in the file."""

    number: int
    values: Mapping[str, Value]

    def __reduce__(self) -> tuple[type[Row], tuple[int, Mapping[str, Value]]]:
        """Travel light."""
        return Row, (self.number, self.values)


class Rows(Sequence[Row]):
    """Rows by field, of which one is made when somebody looks at it."""

    def __init__(
        self, numbers: Sequence[int] = (), columns: Mapping[str, Sequence[Value]] | None = None
    ) -> None:
        """Hold the numbers of rows and their values, or :data:`NOTHING`, by field."""
        self._numbers, self._columns = numbers, columns or {}

    def __reduce__(
        self,
    ) -> tuple[type[Rows], tuple[Sequence[int], Mapping[str, Sequence[Value]]]]:
        """Travel as columns."""
        return Rows, (list(self._numbers), self._columns)

    def __eq__(self, other: object) -> bool:
        """Tell whether others are the same rows."""
        return isinstance(other, Rows) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # neither have the mappings that it holds

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Rows: ...

    def __getitem__(self, place: int | slice) -> Row | Rows:
        """Return a row, or several."""
        if isinstance(place, slice):
            columns = {field: column[place] for field, column in self._columns.items()}
            return Rows(self._numbers[place], columns)
        values = {
            field: value
            for field, column in self._columns.items()
            if (value := column[place]) != NOTHING
        }
        return Row(self._numbers[place], values)

    def __iter__(self) -> Iterator[Row]:
        """Yield every row."""
        return map(self.__getitem__, range(len(self)))

    def kept(self, keep: Sequence[bool]) -> Rows:
        """Return the rows that stay."""
        columns = {field: list(compress(column, keep)) for field, column in self._columns.items()}
        return Rows(list(compress(self._numbers, keep)), columns)
