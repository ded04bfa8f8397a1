"""Undo: the inverse of an edit, guarded by what stands now."""

from __future__ import annotations

from almere_roadmap.domain.fields import Value, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import collections
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE, Change, Draft, Edit, Write
from almere_roadmap.history.replay import Heads, RowKey


def inverse(edit: Edit, heads: Heads, label: str) -> Draft:
    """Return the draft that takes ``edit`` back, under ``label`` with the edit's parameters.

    A record that the edit brought into being is deleted; its fields need no inverse.

    Raises:
        Declined: a later edit changed what this one wrote.
    """
    last = {(c.collection, c.row, c.field): c for c in edit.changes}
    born = {(c.collection, c.row) for c in edit.changes if _gives_life(c)}
    for key in born:
        _guard_whole(key, last, heads)
    writes = []
    for change in reversed(edit.changes):
        key = (change.collection, change.row)
        if change.field == ALIVE or key not in born:
            _guard(last[(*key, change.field)], heads)
            _guard_life(last.get((*key, ALIVE)), key, heads)
            writes.append(Write(*key, change.field, _former(change)))
    return Draft(Message(label, edit.label.params), tuple(writes))


def _gives_life(change: Change) -> bool:
    """Tell whether a record was new: one that is brought back replaces its deletion."""
    return change.field == ALIVE and change.value is True and not change.prev


def _former(change: Change) -> Value:
    return bool(change.old) if change.field == ALIVE else change.old


def _guard(change: Change, heads: Heads) -> None:
    key = (change.collection, change.row)
    now = heads.alive(key) if change.field == ALIVE else heads.shown(key, change.field)
    if now != change.value:
        raise Declined("{field} was changed since", field=change.field)


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
