"""Replay: from edits to what stands now.

A write stands until a write that names it in ``prev`` arrives.  Of several that stand in one
field the one with the highest (Lamport number, id) is shown; if their values differ, the field
is in conflict.  A deleted record lives on, flagged, while a field holds a write that no standing
deletion had seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, field_types, record
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.history.edit import ALIVE, Change, Draft, Edit, Write

RowKey = tuple[str, str]


class Standing(NamedTuple):
    """A write that nothing has replaced; ``seen`` is what a deletion saw."""

    id: str
    lamport: int
    value: Value
    seen: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, str, int]:
        """Return the key by which the shown write is chosen."""
        edit, _, place = self.id.rpartition("/")
        return self.lamport, edit, int(place)


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field in which different values stand; the first is the one shown."""

    collection: str
    row: str
    field: str
    standing: tuple[Standing, ...]


class Heads:
    """The standing writes of every field; edits are applied in ascending Lamport order."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.rows: dict[RowKey, dict[str, tuple[Standing, ...]]] = {}
        self.lamport = 0
        self._own: set[RowKey] | None = None
        """The records whose fields no copy shares, None for all of them."""

    def apply(self, edit: Edit) -> set[RowKey]:
        """Let the writes of ``edit`` stand and return the records that they touch."""
        for place, change in enumerate(edit.changes):
            self.write(change, edit.write_id(place), edit.lamport)
        self.lamport = max(self.lamport, edit.lamport)
        return {(change.collection, change.row) for change in edit.changes}

    def write(self, change: Change, write_id: str, lamport: int) -> None:
        """Let one write stand in place of those that it names."""
        fields = self._fields((change.collection, change.row))
        kept = tuple(s for s in fields.get(change.field, ()) if s.id not in change.prev)
        deletion = change.field == ALIVE and change.value is False
        new = Standing(write_id, lamport, change.value, change.prev if deletion else ())
        fields[change.field] = (*kept, new)

    def _fields(self, key: RowKey) -> dict[str, tuple[Standing, ...]]:
        """Return the fields of a record to write in: first a copy where they are shared."""
        if self._own is None:
            return self.rows.setdefault(key, {})
        if key not in self._own:
            self._own.add(key)
            self.rows[key] = dict(self.rows.get(key, {}))
        return self.rows[key]

    def branch(self, keys: Iterable[RowKey]) -> Heads:
        """Return a copy of the records named, to try writes on."""
        other = Heads()
        other.rows = {key: dict(self.rows[key]) for key in keys if key in self.rows}
        other.lamport = self.lamport
        return other

    def copy(self) -> Heads:
        """Return a copy of everything; both share the fields of a record until one writes there.

        A large workshop has ten thousand records, and copies are made at every change.
        """
        other = Heads()
        other.rows, other.lamport = dict(self.rows), self.lamport
        self._own, other._own = set(), set()
        return other

    def standing(self, key: RowKey, field: str) -> tuple[Standing, ...]:
        """Return the writes that stand in a field, the shown one first."""
        found = self.rows.get(key, {}).get(field, ())
        return tuple(sorted(found, key=lambda s: s.order, reverse=True))

    def standing_ids(self) -> set[str]:
        """Return the ids of all writes that stand."""
        return {s.id for fields in self.rows.values() for all_ in fields.values() for s in all_}

    def shown(self, key: RowKey, field: str) -> Value:
        """Return the value that a field shows: the winning write, or its default."""
        found = self.standing(key, field)
        if found:
            return found[0].value
        if field == ALIVE:
            return False
        return field_types(collections()[key[0]])[field].default

    def alive(self, key: RowKey) -> bool:
        """Tell whether a record lives: never deleted, or edited beside its deletion."""
        found = self.standing(key, ALIVE)
        return bool(found) and (found[0].value is True or bool(self.unseen(key)))

    def unseen(self, key: RowKey) -> tuple[Standing, ...]:
        """Return the standing field writes that no standing deletion of the record had seen."""
        fields = self.rows.get(key, {})
        seen = {write for s in fields.get(ALIVE, ()) for write in s.seen}
        return tuple(
            s for name, all_ in fields.items() if name != ALIVE for s in all_ if s.id not in seen
        )

    def record(self, key: RowKey) -> Entity | None:
        """Return the record as it stands, None when it is deleted or of a kind not known."""
        kind = collections().get(key[0])
        if kind is None or not self.alive(key):
            return None
        values = {
            name: self.shown(key, name) for name in self.rows[key] if name in field_types(kind)
        }
        return record(kind, key[1], values)

    def conflicts(self, keys: Iterable[RowKey] | None = None) -> Iterator[FieldConflict]:
        """Yield every field in which different values stand, of all records or those named.

        What a deletion saw is settled by it: of a dead record only its life can be in conflict.
        """
        for key in self.rows if keys is None else keys:
            fields = self.rows.get(key, {})
            crowded = [name for name, found in fields.items() if len(found) > 1]
            if crowded and not self.alive(key):
                crowded = [name for name in crowded if name == ALIVE]
            for name in crowded:
                found = self.standing(key, name)
                if len({repr(s.value) for s in found}) > 1:
                    yield FieldConflict(*key, name, found)

    def disputed(self, key: RowKey, field: str) -> tuple[Standing, ...]:
        """Return what people have to choose from in a field, () when nothing is open there."""
        found = self.standing(key, field)
        differ = len(found) > 1 and len({repr(s.value) for s in found}) > 1
        beside = field == ALIVE and any(s.value is False for s in found) and self.alive(key)
        return found if differ or beside else ()

    def revived(self, keys: Iterable[RowKey] | None = None) -> Iterator[RowKey]:
        """Yield the records, of all or of those named, that live although somebody deleted them."""
        for key in self.rows if keys is None else keys:
            found = self.rows.get(key, {}).get(ALIVE, ())
            if any(s.value is False for s in found) and self.alive(key):
                yield key


def update(workshop: Workshop, heads: Heads, touched: Iterable[RowKey]) -> Workshop:
    """Return the workshop in which the touched records are as ``heads`` has them."""
    by_collection: dict[str, dict[str, Entity | None]] = {}
    for collection, row in touched:
        if collection in collections():
            by_collection.setdefault(collection, {})[row] = heads.record((collection, row))
    for collection, records in by_collection.items():
        workshop = workshop.with_records(collection, records)
    return workshop


def replay(edits: Iterable[Edit], document_id: str = "") -> tuple[Workshop, Heads]:
    """Return the workshop and the standing writes that a set of edits amounts to, in any order."""
    heads = Heads()
    for edit in sorted(edits, key=lambda e: (e.lamport, e.id)):
        heads.apply(edit)
    return update(Workshop(document_id), heads, heads.rows), heads


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made an edit, when, in which session, under which id."""

    id: str
    author: str
    time: str
    session: str = ""


def stamp(draft: Draft, heads: Heads, by: Stamp, undoes: str = "") -> Edit:
    """Turn a draft into the next edit: each write learns what it replaces.

    Writes of one draft see each other, in their order: a deletion has seen what was set before it.
    """
    ahead, lamport = heads.branch({(w.collection, w.row) for w in draft.writes}), heads.lamport + 1
    changes: list[Change] = []
    edit = Edit(by.id, draft.label, by.author, by.time, by.session, lamport, (), undoes)
    for place, write in enumerate(draft.writes):
        beside = write.again is not None
        change = _again(write, heads, edit, changes) if beside else _change(write, ahead)
        changes.append(change)
        ahead.write(change, edit.write_id(place), lamport)
    return replace(edit, changes=tuple(changes))


def _change(write: Write, heads: Heads) -> Change:
    key = (write.collection, write.row)
    if write.field == ALIVE and write.value is False:
        # A deletion replaces all it saw.
        prev = tuple(s.id for found in heads.rows.get(key, {}).values() for s in found)
    else:
        prev = tuple(s.id for s in heads.standing(key, write.field))
    return Change(*key, write.field, write.value, _shown(write, heads), prev)


def _again(write: Write, heads: Heads, edit: Edit, so_far: list[Change]) -> Change:
    """Return a write that stands beside those of its edit ``so_far``; it names what they name."""
    key = (write.collection, write.row)
    prev = tuple(s.id for s in heads.standing(key, write.field)) + (write.again or ())
    if write.field == ALIVE and write.value is False:
        prev += tuple(
            edit.write_id(place)
            for place, change in enumerate(so_far)
            if (change.collection, change.row) == key
            and change.field != ALIVE
            and set(change.prev) <= set(prev)
        )
    return Change(*key, write.field, write.value, _shown(write, heads), prev)


def _shown(write: Write, heads: Heads) -> Value:
    key = (write.collection, write.row)
    return heads.alive(key) if write.field == ALIVE else heads.shown(key, write.field)
