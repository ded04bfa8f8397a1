"""The records as they stand: the readable copy of the journal, one row each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import FieldType, accept, field_types
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import InputError, NotAWorkshop
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.store.connections import raw_rows
from almere_roadmap.store.journal import plain_json
from almere_roadmap.store.tables import RECORDS

StoredRow = tuple[Any, ...]
"""A record as its table holds it: id, whether it lives (0 or 1), its fields."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SUM = 2**128
_BATCH = 500


def stored_row(heads: Heads, key: RowKey) -> StoredRow:
    """Return the row for a record as ``heads`` has it, dead or alive."""
    types = field_types(collections()[key[0]])
    values = (_stored(kind, heads.shown(key, name)) for name, kind in types.items())
    return (key[1], int(heads.alive(key)), *values)


def stored_rows(heads: Heads, keys: Iterable[RowKey]) -> dict[RowKey, StoredRow]:
    """Return the rows for several records; kinds that this version does not know are left out."""
    return {key: stored_row(heads, key) for key in keys if key[0] in RECORDS}


def _stored(kind: FieldType, value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if kind.many:
        return plain_json(value)
    if kind.scalar is float:
        return float(value)
    return int(value) if kind.scalar is bool else value


def row_hash(collection: str, row: StoredRow) -> int:
    """Return the 128-bit hash of a row: equal content, equal hash on every machine."""
    text = _JSON.encode([collection, *row])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "big")


def summed(digest: str, gone: Iterable[int], come: Iterable[int]) -> str:
    """Return a state digest after some row hashes went and others came."""
    return f"{(int(digest, 16) - sum(gone) + sum(come)) % _SUM:032x}"


NO_ROWS = f"{0:032x}"
"""The state digest of a file without records."""


@cache
def _upsert(collection: str) -> Insert:
    statement = insert(RECORDS[collection])
    return statement.on_conflict_do_update(
        index_elements=["id"], set_={c.name: c for c in statement.excluded if c.name != "id"}
    )


@cache
def _by_id(collection: str) -> Any:  # noqa: ANN401
    table = RECORDS[collection]
    return select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))


@cache
def _everything(collection: str) -> str:
    """Return the query for all rows; a file of a later version may have columns that we do not."""
    names = ", ".join(f'"{column.name}"' for column in RECORDS[collection].columns)
    return f'SELECT {names} FROM "{collection}"'


def put(connection: Connection, rows: Mapping[RowKey, StoredRow], digest: str) -> str:
    """Write rows over those with the same id and return the new state digest."""
    for collection in dict.fromkeys(name for name, _ in rows):
        mine = [row for (name, _), row in rows.items() if name == collection]
        for start in range(0, len(mine), _BATCH):
            digest = _put_batch(connection, collection, mine[start : start + _BATCH], digest)
    return digest


def _put_batch(connection: Connection, collection: str, rows: list[StoredRow], digest: str) -> str:
    old = connection.execute(_by_id(collection), {"ids": [row[0] for row in rows]})
    gone = [row_hash(collection, tuple(row)) for row in old]
    names = [column.name for column in RECORDS[collection].columns]
    values = [dict(zip(names, row, strict=True)) for row in rows]
    connection.execute(_upsert(collection), values)
    return summed(digest, gone, (row_hash(collection, row) for row in rows))


def read(connection: Connection, document_id: str) -> tuple[Workshop, str]:
    """Return the living records as a workshop, and the state digest of all rows.

    Raises:
        NotAWorkshop: a row holds what its field cannot; names collection, record and field.
    """
    found: dict[str, Any] = {}
    digest = NO_ROWS
    for collection in RECORDS:
        rows = raw_rows(connection, _everything(collection))
        digest = summed(digest, (), (row_hash(collection, row) for row in rows))
        if rows:
            found[collection] = _living(collection, rows)
    return Workshop(document_id, **found), digest


def digest_of(connection: Connection, names: Iterable[str]) -> str:
    """Return the state digest of the rows in tables of whatever version."""
    digest = NO_ROWS
    for name in names:
        rows = raw_rows(connection, f'SELECT * FROM "{name}"')
        digest = summed(digest, (), (row_hash(name, row) for row in rows))
    return digest


def _living(collection: str, rows: list[StoredRow]) -> dict[str, Entity]:
    kind = collections()[collection]
    names = ("id", *field_types(kind))
    readers = _readers(kind)
    living = {}
    for stored in rows:
        if stored[1]:
            values = [stored[0], *stored[2:]]
            for place, reader in readers:
                values[place] = _value(reader, values[place], collection, stored[0])
            living[stored[0]] = kind(**dict(zip(names, values, strict=True)))
    return living


def _value(reader: Callable[[Any], Any], stored: Any, collection: str, row: str) -> Any:  # noqa: ANN401
    try:
        return reader(stored)
    except (InputError, ValueError) as error:
        raise NotAWorkshop(
            "A record cannot be read: {collection} {record}.", collection=collection, record=row
        ) from error


def _readers(kind: type[Entity]) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return how to read the fields that are not kept as they are, with their places."""
    types = enumerate(field_types(kind).values(), start=1)
    return [(place, _reader(type_)) for place, type_ in types if _is_coded(type_)]


def _is_coded(kind: FieldType) -> bool:
    return kind.many or kind.scalar is bool or issubclass(kind.scalar, StrEnum)


def _reader(kind: FieldType) -> Callable[[Any], Any]:
    if kind.many:
        return lambda stored: accept(kind, None if stored is None else json.loads(stored))
    if kind.scalar is bool:
        return lambda stored: None if stored is None else bool(stored)
    words = {word.value: word for word in kind.scalar}  # type: ignore[attr-defined]
    return lambda stored: words[stored] if stored in words else accept(kind, stored)
