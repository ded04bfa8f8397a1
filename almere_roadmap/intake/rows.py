"""From a grid to records: columns mapped, every value checked, what does not fit rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from almere_roadmap.domain.fields import FieldType, Value, accept, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import InputError
from almere_roadmap.intake.cells import GridRow
from almere_roadmap.intake.headings import field_of, word_of
from almere_roadmap.intake.numbers import Style, number_of, style_of

_TRUE = frozenset({"ja", "j", "yes", "y", "1", "true", "waar", "x"})
_FALSE = frozenset({"nee", "n", "no", "0", "false", "onwaar", ""})
NAMING = ("name", "title", "text", "kind", "organisation", "recommendation", "number", "code")
"""Fields of which a record needs the first that its kind has."""


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one accepted row by field, and its number in the file."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that is not taken over, the field it fails on, and why."""

    row: int
    field: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column feeds ("" for none) and the number style of each."""

    fields: tuple[str, ...]
    styles: tuple[Style, ...]
    ignored: tuple[str, ...]


def map_columns(
    kind: str, grid: Sequence[GridRow], chosen: Mapping[str, str] | None = None
) -> Columns:
    """Map the headings in the first row of ``grid``; ``chosen`` (heading → field) goes before.

    Raises:
        InputError: no column holds what a record of this kind needs.
    """
    types = field_types(collections()[kind])
    known = frozenset(types) | {"id"}
    heads = grid[0].cells
    fields = tuple((chosen or {}).get(head) or field_of(head, kind, known) for head in heads)
    _refuse_unusable(fields, types, heads)
    columns = (_column(grid[1:], place) for place in range(len(heads)))
    ignored = tuple(h for h, f in zip(heads, fields, strict=True) if h and not f)
    return Columns(fields, tuple(style_of(texts) for texts in columns), ignored)


def _refuse_unusable(
    fields: tuple[str, ...], types: Mapping[str, FieldType], heads: tuple[str, ...]
) -> None:
    needed = needed_field(types)
    if needed not in fields:
        raise InputError(
            "no column is called {needed}; found: {found}",
            row=1,
            needed=needed,
            found=", ".join(filter(None, heads)),
        )
    twice = {field for field in fields if field and fields.count(field) > 1}
    if twice:
        raise InputError("two columns both hold {fields}", row=1, fields=", ".join(sorted(twice)))


def needed_field(types: Mapping[str, FieldType]) -> str:
    """Return the field without which a row is nothing."""
    return next(name for name in NAMING if name in types)


def _column(rows: Sequence[GridRow], place: int) -> list[str]:
    return [row.cells[place] for row in rows if place < len(row.cells)]


def read_rows(
    kind: str, grid: Sequence[GridRow], columns: Columns
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    """Turn the rows under the heading into records of ``kind``; those that do not fit come back."""
    types = field_types(collections()[kind])
    rows, rejects = [], []
    for line in grid[1:]:
        try:
            rows.append(Row(line.number, _values(types, line, columns)))
        except InputError as error:
            reason = Message(error.text, error.params)
            rejects.append(Reject(line.number, error.field, reason))
    return tuple(rows), tuple(rejects)


def _values(types: Mapping[str, FieldType], line: GridRow, columns: Columns) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for field, style, text in zip(columns.fields, columns.styles, line.cells, strict=False):
        if field == "id":
            values[field] = text
        elif field and text:
            values[field] = value_of(types[field], text, style, field)
    needed = needed_field(types)
    if values.get(needed) in (None, ""):
        raise InputError("is empty", field=needed)
    return values


def value_of(kind: FieldType, text: str, style: Style, field: str) -> Value:
    """Read one text as a value of a field.

    Raises:
        InputError: it does not fit.
    """
    if kind.many:
        parts = [part.strip() for part in text.split("," if kind.scalar is str else ";")]
        value: Value = tuple(_scalar(kind.scalar, part, style, field) for part in parts if part)  # type: ignore[assignment]
    else:
        value = _scalar(kind.scalar, text, style, field)
    if value is None and not kind.optional:
        return kind.default
    result: Value = accept(kind, value, field)
    return result


def _scalar(kind: type, text: str, style: Style, field: str) -> Value:
    if issubclass(kind, StrEnum):
        return _choice(kind, text, field)
    if kind is bool:
        return _truth(text, field)
    if kind in (int, float):
        return _number(kind, text, style, field)
    return text


def _choice(kind: type[StrEnum], text: str, field: str) -> str:
    word = word_of(kind, text)
    if word is None:
        known = ", ".join(w.value for w in kind if w.value)
        raise InputError(
            "{value} is not one of {known}", field=field, value=repr(text), known=known
        )
    return word.value


def _truth(text: str, field: str) -> bool:
    word = text.casefold()
    if word not in _TRUE | _FALSE:
        raise InputError("{value} is neither yes nor no", field=field, value=repr(text))
    return word in _TRUE


def _number(kind: type, text: str, style: Style, field: str) -> float | int | None:
    try:
        value = number_of(text, style)
    except ValueError as error:
        raise InputError("{value} is not a number", field=field, value=repr(text)) from error
    if value is None or kind is float:
        return value
    if not value.is_integer():
        raise InputError("{value} is not a whole number", field=field, value=repr(text))
    return int(value)
