"""Reading and writing the journal: edits, their changes, and which of them still stand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.message import Message
from almere_roadmap.history.edit import ALIVE, Change, Edit
from almere_roadmap.history.replay import Heads, Standing
from almere_roadmap.store.tables import CHANGE, EDIT

_AT_ONCE = 500
_INSERT_EDIT, _INSERT_CHANGE = insert(EDIT), insert(CHANGE)
_SUPERSEDE = (
    update(CHANGE)
    .where(
        CHANGE.c.edit == bindparam("of"),
        CHANGE.c.place == bindparam("at"),
        CHANGE.c.field == bindparam("in"),
    )
    .values(standing=0)
)


def plain_json(value: Value) -> str:
    """Write a plain value as JSON in the one form that the file uses."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def plain_value(text: str) -> Value:
    """Read a plain value back; lists become tuples."""
    if text.startswith('"') and "\\" not in text:  # most values are plain text
        return text[1:-1]
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value


def write(connection: Connection, edits: Iterable[Edit], there: int = 0) -> None:
    """Add edits, in an order in which what is replaced comes before what replaces it.

    ``there`` is how many the file holds already.
    """
    for number, edit in enumerate(edits, there + 1):
        connection.execute(_INSERT_EDIT, {**_edit_row(edit), "arrived": number})
        if edit.changes:
            rows = [_change_row(edit, place) for place in range(len(edit.changes))]
            connection.execute(_INSERT_CHANGE, rows)
        replaced = [place for change in edit.changes for place in _replaced(change)]
        if replaced:
            connection.execute(_SUPERSEDE, replaced)


def _edit_row(edit: Edit) -> dict[str, object]:
    return {
        "id": edit.id,
        "label": edit.label.text,
        "params": json.dumps(dict(edit.label.params), ensure_ascii=False),
        "author": edit.author,
        "time": edit.time,
        "session": edit.session,
        "lamport": edit.lamport,
        "undoes": edit.undoes,
    }


def _change_row(edit: Edit, place: int) -> dict[str, object]:
    change = edit.changes[place]
    return {
        "edit": edit.id,
        "place": place,
        "collection": change.collection,
        "row": change.row,
        "field": change.field,
        "value": plain_json(change.value),
        "old": plain_json(change.old),
        "prev": plain_json(change.prev),
        "standing": 1,
    }


def _replaced(change: Change) -> Iterator[dict[str, object]]:
    """Yield the writes that ``change`` replaces: of those it names the ones in its own field."""
    for write_id in change.prev:
        edit, _, place = write_id.rpartition("/")
        yield {"of": edit, "at": int(place), "in": change.field}


_EDITS = select(
    EDIT.c.id,
    EDIT.c.label,
    EDIT.c.params,
    EDIT.c.author,
    EDIT.c.time,
    EDIT.c.session,
    EDIT.c.lamport,
    EDIT.c.undoes,
).order_by(EDIT.c.lamport, EDIT.c.id)
_CHANGES = select(
    CHANGE.c.edit,
    CHANGE.c.collection,
    CHANGE.c.row,
    CHANGE.c.field,
    CHANGE.c.value,
    CHANGE.c.old,
    CHANGE.c.prev,
).order_by(CHANGE.c.edit, CHANGE.c.place)


def read_edits(connection: Connection, but: Set[str] = frozenset()) -> tuple[Edit, ...]:
    """Return all edits, but those with an id in ``but``, in the order (Lamport number, id)."""
    found = [row for row in connection.execute(_EDITS) if row.id not in but]
    if not found:
        return ()
    wanted = {row.id for row in found}
    changes = {
        edit: tuple(_change(row) for row in rows)
        for edit, rows in groupby(connection.execute(_CHANGES), key=itemgetter(0))
        if edit in wanted
    }
    return tuple(_edit(row, changes.get(row.id, ())) for row in found)


def read_some(connection: Connection, ids: Collection[str]) -> tuple[Edit, ...]:
    """Return the edits with these ids, in the order (Lamport number, id)."""
    edits: list[Edit] = []
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        changes = {
            edit: tuple(_change(row) for row in rows)
            for edit, rows in groupby(
                connection.execute(_CHANGES.where(CHANGE.c.edit.in_(some))), key=itemgetter(0)
            )
        }
        found = connection.execute(_EDITS.where(EDIT.c.id.in_(some)))
        edits.extend(_edit(row, changes.get(row.id, ())) for row in found)
    return tuple(sorted(edits, key=lambda e: (e.lamport, e.id)))


def _edit(row: Any, changes: tuple[Change, ...]) -> Edit:  # noqa: ANN401 – a database row
    label = Message(row.label, json.loads(row.params))
    signed = (row.author, row.time, row.session, row.lamport)
    return Edit(row.id, label, *signed, changes, row.undoes)


def read_arrivals(connection: Connection) -> dict[str, int]:
    """Return for every edit by id as how manieth this file got it."""
    rows = connection.execute(select(EDIT.c.id, EDIT.c.arrived))
    return {row.id: row.arrived for row in rows}


def _change(row: Sequence[Any]) -> Change:
    _, collection, key, field, value, old, prev = row
    return Change(
        collection, key, field, plain_value(value), plain_value(old), tuple(json.loads(prev))
    )


def read_heads(connection: Connection) -> Heads:
    """Return the writes that stand, without replaying the others."""
    heads = Heads()
    heads.lamport = connection.scalar(select(func.max(EDIT.c.lamport))) or 0
    query = (
        select(
            CHANGE.c.edit,
            CHANGE.c.place,
            CHANGE.c.collection,
            CHANGE.c.row,
            CHANGE.c.field,
            CHANGE.c.value,
            CHANGE.c.prev,
            EDIT.c.lamport,
        )
        .join(EDIT, EDIT.c.id == CHANGE.c.edit)
        .where(CHANGE.c.standing == 1)
    )
    for edit, place, collection, row, field, text, prev, lamport in connection.execute(query):
        value = plain_value(text)
        seen = tuple(json.loads(prev)) if field == ALIVE and value is False else ()
        fields = heads.rows.setdefault((collection, row), {})
        standing = Standing(f"{edit}/{place}", lamport, value, seen)
        fields[field] = (*fields.get(field, ()), standing)
    return heads
