"""Fields of records as plain values: what a journal holds and how it becomes a record again."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from almere_roadmap.domain.entities import Entity
from almere_roadmap.errors import InputError

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
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise InputError("{value} does not fit here", field=name, value=repr(value))
    if kind is float and value != value:
        raise InputError("not a number", field=name)
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
