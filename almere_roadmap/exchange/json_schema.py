"""The shape of the JSON export as a JSON Schema, made from the records themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import FieldType, field_types, plain
from almere_roadmap.domain.registers import FIELDS
from almere_roadmap.domain.workshop import collections
from almere_roadmap.exchange.json import FORMAT, VERSION

_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def schema() -> dict[str, Any]:
    """Return the schema of version :data:`VERSION`, draft 2020-12."""
    parts = {name: _collection(kind) for name, kind in collections().items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Almere Roadmap workshop",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "document": {"type": "string"},
            **parts,
            "tables": _by_digest(_table()),
            "registers": _by_digest(_register()),
        },
    }


def _collection(kind: type[Entity]) -> dict[str, Any]:
    """Return the shape of records by id; a field that is left out has its default."""
    words = (kind.__doc__ or "").strip().splitlines()
    fields = {name: _field(known) for name, known in field_types(kind).items()}
    record = {"type": "object", "properties": fields}
    return {"description": words[0], "type": "object", "additionalProperties": record}


def _field(known: FieldType) -> dict[str, Any]:
    one: dict[str, Any] = {"type": _NAMES.get(known.scalar, "string")}
    if issubclass(known.scalar, StrEnum):
        one = {"type": "string", "enum": [word.value for word in known.scalar]}
    made = {"type": "array", "items": one} if known.many else one
    if known.optional:
        made = {"anyOf": [made, {"type": "null"}]}
    default = plain(known.default)
    return {**made, "default": list(default) if isinstance(default, tuple) else default}


def _by_digest(shape: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": shape}


def _table() -> dict[str, Any]:
    pairs = {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2}}
    cells = {"type": "array", "items": {"type": "array", "minItems": 7, "maxItems": 7}}
    remarks = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "type": "object",
        "required": ["rows", "columns", "cells", "remarks"],
        "properties": {"rows": pairs, "columns": pairs, "cells": cells, "remarks": remarks},
    }


def _register() -> dict[str, Any]:
    columns = {name: {"type": "array"} for name in FIELDS}
    return {"type": "object", "required": list(FIELDS), "properties": columns}
