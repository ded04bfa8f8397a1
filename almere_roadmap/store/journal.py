"""Reading and writing the journal: edits, their changes, and which of them still stand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.message import Message
from almere_roadmap.history.edit import ALIVE, Change, Edit
from almere_roadmap.history.replay import Heads, Standing
from almere_roadmap.store.connections import raw_rows
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


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_FREQUENT: dict[str, Value] = {"true": True, "false": False, "null": None, "[]": ()}


def plain_json(value: Value) -> str:
    """Write a plain value as JSON in the one form that the file uses."""
    return _JSON.encode(value)


def plain_value(text: str) -> Value:
    """Read a plain value back; lists become tuples."""
    if text.startswith('"') and "\\" not in text:  # most values are plain text
        return text[1:-1]
    if text in _FREQUENT:
        return _FREQUENT[text]
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


_EDITS = "SELECT id, label, params, author, time, session, lamport, undoes FROM edit"
_CHANGES = "SELECT edit, collection, row, field, value, old, prev FROM change"
_IN_ORDER, _BY_EDIT = " ORDER BY lamport, id", " ORDER BY edit, place"


def read_edits(connection: Connection, but: Set[str] = frozenset()) -> tuple[Edit, ...]:
    """Return all edits, but those with an id in ``but``, in the order (Lamport number, id)."""
    found = [row for row in raw_rows(connection, _EDITS + _IN_ORDER) if row[0] not in but]
    if not found:
        return ()
    wanted = {row[0] for row in found}
    rows = raw_rows(connection, _CHANGES + _BY_EDIT)
    changes = {
        edit: tuple(_change(row) for row in mine)
        for edit, mine in groupby(rows, key=itemgetter(0))
        if edit in wanted
    }
    return tuple(_edit(row, changes.get(row[0], ())) for row in found)


def read_some(connection: Connection, ids: Collection[str]) -> tuple[Edit, ...]:
    """Return the edits with these ids, in the order (Lamport number, id)."""
    edits: list[Edit] = []
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        marks = f"({','.join('?' * len(some))})"
        rows = raw_rows(connection, f"{_CHANGES} WHERE edit IN {marks}{_BY_EDIT}", some)
        changes = {
            edit: tuple(_change(row) for row in mine)
            for edit, mine in groupby(rows, key=itemgetter(0))
        }
        found = raw_rows(connection, f"{_EDITS} WHERE id IN {marks}", some)
        edits.extend(_edit(row, changes.get(row[0], ())) for row in found)
    return tuple(sorted(edits, key=lambda e: (e.lamport, e.id)))


def _edit(row: Sequence[Any], changes: tuple[Change, ...]) -> Edit:
    id_, label, params, author, time, session, lamport, undoes = row
    message = Message(label, json.loads(params))
    return Edit(id_, message, author, time, session, lamport, changes, undoes)


def read_arrivals(connection: Connection) -> dict[str, int]:
    """Return for every edit by id as how manieth this file got it."""
    rows = connection.execute(select(EDIT.c.id, EDIT.c.arrived))
    return {row.id: row.arrived for row in rows}


def _change(row: Sequence[Any]) -> Change:
    _, collection, key, field, value, old, prev = row
    named = () if prev == "[]" else tuple(json.loads(prev))
    return Change(collection, key, field, plain_value(value), plain_value(old), named)


_STANDING = (
    "SELECT edit, place, collection, row, field, value, prev, lamport "
    "FROM change JOIN edit ON edit.id = change.edit WHERE standing = 1"
)


def read_heads(connection: Connection) -> Heads:
    """Return the writes that stand, without replaying the others."""
    heads = Heads()
    heads.lamport = raw_rows(connection, "SELECT max(lamport) FROM edit")[0][0] or 0
    rows = heads.rows
    for edit, place, collection, row, field, text, prev, lamport in raw_rows(connection, _STANDING):
        value = plain_value(text)
        seen = tuple(json.loads(prev)) if field == ALIVE and value is False else ()
        fields = rows.setdefault((collection, row), {})
        standing = Standing(f"{edit}/{place}", lamport, value, seen)
        fields[field] = (*fields[field], standing) if field in fields else (standing,)
    return heads
