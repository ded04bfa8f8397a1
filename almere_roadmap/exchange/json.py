"""The documented open format: a workshop as JSON, and back without loss.

Same content, same bytes: keys are sorted, every record has all its fields.  Statistics stand under
``tables`` and registers, by column, under ``registers``: both by the digest of their content, as
dataset records refer to them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from almere_roadmap.domain.entities import Dataset, Entity
from almere_roadmap.domain.fields import plain_fields, record
from almere_roadmap.domain.registers import (
    FIELDS,
    Batches,
    RegisterTable,
    register_of,
    values_of,
)
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import InputError

FORMAT = "almere-roadmap/workshop"
VERSION = 1
LARGEST = 200_000_000
"""The most bytes that a file to read may have."""

_BREATH, _HALF = 20_000, 1_000_000
"""After how many pieces of text a pause is possible, and how many count as half."""

_CELL = ("row", "column", "value", "printed", "region", "year", "flag")


def to_json(
    workshop: Workshop,
    registers: Mapping[str, Batches] | None = None,
    go_on: Callable[[float], None] = lambda _share: None,
) -> str:
    """Return the workshop as JSON text, ending in a line end, with its registers by digest.

    ``go_on`` is told about the share done, which a register makes long, and may raise.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "document": workshop.document_id,
        **{name: _records(workshop.collection(name)) for name in collections()},
        "tables": {key: _table(workshop.tables[key]) for key in workshop.tables},
        "registers": {key: _register(found) for key, found in (registers or {}).items()},
    }
    encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, indent=1)
    pieces: list[str] = []
    for place, piece in enumerate(encoder.iterencode(content)):
        if place % _BREATH == 0:
            # How many will come nobody knows: the share comes near to all and never reaches it.
            go_on(place / (place + _HALF))
        pieces.append(piece)
    return "".join(pieces) + "\n"


def _records(records: Mapping[str, Entity]) -> dict[str, Any]:
    return {key: plain_fields(entity) for key, entity in records.items()}


def _table(table: StatisticsTable) -> dict[str, Any]:
    return {
        "rows": [[c.key, c.label] for c in table.rows],
        "columns": [[c.key, c.label] for c in table.columns],
        "cells": [[getattr(cell, name) for name in _CELL] for cell in table.observations],
        "remarks": dict(table.remarks),
    }


def _register(register: Batches) -> dict[str, list[Any]]:
    """Return the columns of a register by field."""
    columns: dict[str, list[Any]] = {name: [] for name in FIELDS}
    for batch in register.batches:
        for name, lines in zip(FIELDS, batch, strict=True):
            columns[name] += values_of(name, lines)
    return columns


def registers_from_json(text: str) -> dict[str, RegisterTable]:
    """Read the registers, by digest, that :func:`to_json` wrote; errors as in from_json."""
    try:
        read = {
            str(key): register_of(zip(*(plain[name] for name in FIELDS), strict=True))
            for key, plain in _content(text).get("registers", {}).items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError("A register is not in the form it should have.") from error
    if any(register.digest != key for key, register in read.items()):
        raise InputError("A register was changed without its digest.", field="registers")
    return read


def read_file(path: Path) -> tuple[Workshop, dict[str, RegisterTable]]:
    """Read a workshop and its registers from a file that :func:`to_json` wrote.

    Raises:
        InputError: the file cannot be read, or is no such workshop; the error names the file.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError("The file is larger than 200 MB.")
        text = path.read_text(encoding="utf-8")
        return from_json(text), registers_from_json(text)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("This file cannot be read as text.", file=path.name) from error
    except InputError as error:
        error.file = error.file or path.name
        raise


def from_json(text: str) -> Workshop:
    """Read what :func:`to_json` wrote, without the registers.

    Raises:
        InputError: the text is not such a workshop; the error names the record and the field.
    """
    content = _content(text)
    parts: dict[str, Any] = {
        name: _read_records(name, kind, content.get(name, {}))
        for name, kind in collections().items()
    }
    tables = _read_tables(content.get("tables", {}))
    _refuse_strangers(parts["datasets"], tables)
    return Workshop(document_id=str(content.get("document", "")), tables=tables, **parts)


def _content(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("This is not JSON.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError("This is not a workshop as JSON.")
    if content.get("version") != VERSION:
        version = str(content.get("version"))
        raise InputError("This is version {version} of the format.", version=version)
    return content


def _read_records(name: str, kind: type[Entity], rows: Any) -> dict[str, Entity]:  # noqa: ANN401
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise InputError("A collection holds records by their id.", field=name)
    return {key: record(kind, key, fields) for key, fields in rows.items()}


def _read_tables(tables: Any) -> dict[str, StatisticsTable]:  # noqa: ANN401
    try:
        read = {key: _read_table(plain) for key, plain in tables.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError("A statistics table is not in the form it should have.") from error
    if any(digest(table) != key for key, table in read.items()):
        raise InputError("A statistics table was changed without its digest.", field="tables")
    return read


def _read_table(plain: dict[str, Any]) -> StatisticsTable:
    cells = (dict(zip(_CELL, cell, strict=True)) for cell in plain["cells"])
    return StatisticsTable(
        tuple(Category(str(key), str(label)) for key, label in plain["rows"]),
        tuple(Category(str(key), str(label)) for key, label in plain["columns"]),
        tuple(_observation(cell) for cell in cells),
        {str(key): str(remark) for key, remark in plain["remarks"].items()},
    )


def _observation(cell: dict[str, Any]) -> Observation:
    value = cell.pop("value")
    number = None if value is None else float(value)
    return Observation(value=number, **{name: str(text) for name, text in cell.items()})


def _refuse_strangers(
    datasets: Mapping[str, Dataset], tables: Mapping[str, StatisticsTable]
) -> None:
    known = {dataset.digest for dataset in datasets.values()}
    if any(key not in known for key in tables):
        raise InputError("A statistics table belongs to no dataset.", field="tables")
