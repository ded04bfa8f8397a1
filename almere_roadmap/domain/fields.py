"""Fields of records as plain values: what a journal holds and how it becomes a record again."""

from __future__ import annotations

import dataclasses
import math
import re
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from almere_roadmap.domain.entities import Entity
from almere_roadmap.errors import InputError

LONGEST_TEXT = 100_000
"""The most characters that one text may have."""

LARGEST_NUMBER = 2**63 - 1
"""The largest whole number that the file can hold."""

# What XML 1.0 cannot hold, and halves of pairs: no screen shows them and no export survives them.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = None | bool | int | float | str | tuple[str, ...] | tuple[float, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class FieldType:
    """The type of one field: a scalar or a tuple of scalars, perhaps None."""

    scalar: type
    many: bool
    optional: bool
    default: Value


_known: dict[type[Entity], dict[str, FieldType]] = {}


def field_types(kind: type[Entity]) -> dict[str, FieldType]:
    """Return the fields of a record type, without its id."""
    if kind not in _known:
        _known[kind] = _read_fields(kind)
    return _known[kind]


def _read_fields(kind: type[Entity]) -> dict[str, FieldType]:
    hints = get_type_hints(kind)
    return {
        f.name: _field_type(hints[f.name], f.default)
        for f in dataclasses.fields(kind)
        if f.name != "id"
    }


def _field_type(hint: Any, default: Any) -> FieldType:
    optional = isinstance(hint, UnionType)
    if optional:
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    many = get_origin(hint) is tuple
    return FieldType(get_args(hint)[0] if many else hint, many, optional, default)


def record(kind: type[Entity], row_id: str, values: dict[str, Value]) -> Entity:
    """Build a record from plain values; unknown fields are left out, absent ones take defaults.

    Raises:
        InputError: a value does not fit its field.
    """
    types = field_types(kind)
    known = {
        name: accept(types[name], value, name) for name, value in values.items() if name in types
    }
    return kind(id=row_id, **known)


def accept(kind: FieldType, value: Any, name: str = "") -> Any:
    """Turn a plain value into that of a field of type ``kind``.

    Raises:
        InputError: the value does not fit.
    """
    if value is None:
        if kind.optional:
            return None
        raise InputError("a value is missing", field=name)
    if not kind.many:
        return _scalar(kind.scalar, value, name)
    if not isinstance(value, list | tuple):
        raise InputError("a list belongs here, not {value}", field=name, value=repr(value))
    return tuple(_scalar(kind.scalar, part, name) for part in value)


def _scalar(kind: type, value: Any, name: str) -> Any:
    if issubclass(kind, StrEnum):
        return _word(kind, value, name)
    if kind is float and isinstance(value, int) and abs(value) <= LARGEST_NUMBER:
        value = float(value) if not isinstance(value, bool) else value
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise InputError("{value} does not fit here", field=name, value=repr(value))
    if isinstance(value, str):
        return _text(value, name)
    return _number(value, name) if isinstance(value, int | float) else value


def writable(text: str) -> str:
    """Return ``text`` without the characters that no screen shows and no file format holds."""
    return _UNWRITABLE.sub("", text)


def tidy(value: Value) -> Value:
    """Return a value as it is taken in: texts without white space at their ends, lines end in LF.

    Spreadsheets drop or change these: what the workshop holds should be what comes back from one.
    """
    if isinstance(value, tuple):
        return tuple(map(tidy, value))  # type: ignore[return-value]
    return tidy_text(value) if isinstance(value, str) else value


def tidy_text(text: str) -> str:
    """Return a text as :func:`tidy` does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(value: str, name: str) -> str:
    if len(value) > LONGEST_TEXT:
        count = str(len(value))
        raise InputError("a text of {count} characters is too long", field=name, count=count)
    return writable(value)


def _number(value: int | float, name: str) -> int | float:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InputError("not a number", field=name)
        return value + 0.0  # a zero has no sign in the file
    if abs(value) > LARGEST_NUMBER:
        raise InputError("a number this large cannot be kept", field=name)
    return value


def _word(kind: type[StrEnum], value: Any, name: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(word.value or '""' for word in kind)
        raise InputError(
            "{value} is not one of {known}", field=name, value=repr(value), known=known
        ) from error


def plain(value: Any) -> Value:
    """Turn a field's value into the plain value that the journal keeps."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list | tuple):
        return tuple(plain(part) for part in value)  # type: ignore[return-value]
    return value  # type: ignore[no-any-return]


def plain_fields(entity: Entity) -> dict[str, Value]:
    """Return all fields of a record as plain values, without its id."""
    return {name: plain(getattr(entity, name)) for name in field_types(type(entity))}
