"""Undo: the inverse of an edit, guarded by what stands now.

An edit that settled what people did not agree on replaced several writes; its inverse makes them
all again, beside each other, so that the choice is open once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from almere_roadmap.domain.fields import Value, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE, Change, Draft, Edit, Write
from almere_roadmap.history.replay import Heads, RowKey, Standing

Place = tuple[str, str, str]
"""A collection, a row and a field."""

Settled = Mapping[Place, tuple[Standing, ...]]
"""By the field that an edit settled: what people could choose from."""


def settled(edit: Edit, before: Heads) -> Settled:
    """Return what an edit settled of what was open ``before``: where it replaced every side."""
    found: dict[Place, tuple[Standing, ...]] = {}
    for change in edit.changes:
        sides = before.disputed((change.collection, change.row), change.field)
        if sides and {s.id for s in sides} <= set(change.prev):
            found[_place(change)] = sides
    return found


def settled_in_history(edit: Edit, history: Iterable[Edit]) -> Settled:
    """Return what an edit settled, worked out from all edits rather than from what stood then."""
    by_id = {earlier.id: earlier for earlier in history}
    found: dict[Place, tuple[Standing, ...]] = {}
    for change in edit.changes:
        sides = _sides(by_id, change)
        beside = change.field == ALIVE and change.old and any(s.value is False for s in sides)
        if beside or len({repr(s.value) for s in sides}) > 1:
            found[_place(change)] = tuple(sorted(sides, key=lambda s: s.order, reverse=True))
    return found


def _sides(by_id: Mapping[str, Edit], change: Change) -> list[Standing]:
    """Return the writes that stood in a field until ``change`` replaced them."""
    sides = [side for write in change.prev for side in _side(by_id, write, change)]
    gone: set[str] = set()
    trail = list(sides) if len(sides) > 1 else []
    while trail:  # a deletion made again names more than what stood
        made = _change_of(by_id, trail.pop().id)
        new = set(made.prev) - gone if made else set()
        gone |= new
        trail += [side for write in new for side in _side(by_id, write, change)]
    return [side for side in sides if side.id not in gone]


def _side(by_id: Mapping[str, Edit], write: str, change: Change) -> Iterator[Standing]:
    """Yield the write with an id as it stood, if it was one of the field of ``change``."""
    made = _change_of(by_id, write)
    if made and _place(made) == _place(change):
        deletion = made.field == ALIVE and made.value is False
        lamport = by_id[write.rpartition("/")[0]].lamport
        yield Standing(write, lamport, made.value, made.prev if deletion else ())


def _change_of(by_id: Mapping[str, Edit], write: str) -> Change | None:
    edit_id, _, place = write.rpartition("/")
    return by_id[edit_id].changes[int(place)] if edit_id in by_id else None


def _place(change: Change) -> Place:
    return change.collection, change.row, change.field


def inverse(edit: Edit, heads: Heads, label: str, reopening: Settled | None = None) -> Draft:
    """Return the draft that takes ``edit`` back, under ``label`` with the edit's parameters.

    A record that the edit brought into being is deleted; its fields need no inverse.
    ``reopening`` is what the edit settled.

    Raises:
        Declined: a later edit changed what this one wrote.
    """
    last = {_place(c): c for c in edit.changes}
    born = {(c.collection, c.row) for c in edit.changes if _gives_life(c)}
    for key in born:
        _guard_whole(key, last, heads)
    back = []
    for change in reversed(edit.changes):
        key = (change.collection, change.row)
        if change.field == ALIVE or key not in born:
            _guard(edit, last[_place(change)], heads)
            _guard_life(last.get((*key, ALIVE)), key, heads)
            back.append(change)
    writes = tuple(_seeing(edit, write) for write in _former(back, reopening or {}))
    return Draft(Message(label, edit.label.params), writes)


def _gives_life(change: Change) -> bool:
    """Tell whether a record was new: one that is brought back replaces its deletion."""
    return change.field == ALIVE and change.value is True and not change.prev


def _former(changes: Iterable[Change], reopening: Settled) -> Iterator[Write]:
    """Yield what was written before; of what is opened again every side, the one shown last."""
    opened: set[Place] = set()
    for change in changes:
        place = _place(change)
        if place not in reopening:
            yield Write(*place, _old(change))
        elif place not in opened:
            opened.add(place)
            yield from (Write(*place, s.value, s.seen) for s in reversed(reopening[place]))


def _seeing(edit: Edit, write: Write) -> Write:
    """Let a deletion made again have seen what ``edit`` put in place of what it saw."""
    if write.again is None or write.field != ALIVE or write.value:
        return write
    also = (
        edit.write_id(place)
        for place, change in enumerate(edit.changes)
        if (change.collection, change.row) == (write.collection, write.row)
        and change.field != ALIVE
        and set(change.prev) <= set(write.again)
    )
    return replace(write, again=(*write.again, *also))


def _old(change: Change) -> Value:
    return bool(change.old) if change.field == ALIVE else change.old


def _guard(edit: Edit, change: Change, heads: Heads) -> None:
    """Refuse to take back what somebody wrote over; what stands beside other sides is not that."""
    key = (change.collection, change.row)
    now = heads.alive(key) if change.field == ALIVE else heads.shown(key, change.field)
    if now != change.value and not (change.field == ALIVE and _stands(edit, change, heads)):
        raise Declined("{field} was changed since", field=change.field)


def _stands(edit: Edit, change: Change, heads: Heads) -> bool:
    own = edit.write_id(edit.changes.index(change))
    return any(s.id == own for s in heads.standing((change.collection, change.row), change.field))


def _guard_life(written: Change | None, key: RowKey, heads: Heads) -> None:
    """Refuse to write into a record that another edit deleted: that would bring it back."""
    if not heads.alive(key) and (written is None or written.value is not False):
        raise Declined("It was deleted since.")


def _guard_whole(key: RowKey, last: dict[tuple[str, str, str], Change], heads: Heads) -> None:
    """Refuse to take a record away in which a later edit wrote something else."""
    for field, kind in field_types(collections()[key[0]]).items():
        written = last.get((*key, field))
        if heads.shown(key, field) != (written.value if written else kind.default):
            raise Declined("{field} was changed since", field=field)
