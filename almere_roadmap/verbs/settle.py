"""Settling what a merge left open: choose a value, confirm a deletion or take it back.

A choice is an edit like any other.  It names every write that stood, so whatever older copy is
merged later, the line does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable

from almere_roadmap.domain.fields import Value, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import ALIVE, Draft, Write, deleted
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.verbs.records import delete, title_of


def choose(workshop: Workshop, key: RowKey, field: str, value: Value) -> Draft:
    """Settle a field in which different values stand on one of them, or on another value.

    Raises:
        Declined: the record is gone.
    """
    record = workshop.collection(key[0]).get(key[1])
    if record is None:
        raise Declined("That is no longer in the workshop.")
    label = Message("Chose for {name}", {"name": title_of(record)})
    return Draft(label, (Write(*key, field, value),))


def confirm_deletion(workshop: Workshop, key: RowKey) -> Draft:
    """Delete a record that somebody deleted while somebody else worked on it, with its parts."""
    record = workshop.collection(key[0]).get(key[1])
    if record is None:
        label = Message("Confirmed that {name} is gone", {"name": key[1]})
        return Draft(label, deleted(key[0], [key[1]]))
    label = Message("Confirmed that {name} is gone", {"name": title_of(record)})
    found = workshop.find(key[1])
    if found is None or found[0] != key[0]:  # a detail record goes without its item
        return Draft(label, deleted(key[0], [key[1]]))
    return Draft(label, delete(workshop, key[1]).writes)


def refuse_deletion(workshop: Workshop, heads: Heads, key: RowKey) -> Draft:
    """Keep a record that somebody deleted; one that is gone comes back as it was."""
    record = workshop.collection(key[0]).get(key[1])
    alive = Write(*key, ALIVE, True)
    if record is not None:
        return Draft(Message("Kept {name}", {"name": title_of(record)}), (alive,))
    types = field_types(collections()[key[0]])
    values = (Write(*key, name, heads.shown(key, name)) for name in types)
    return Draft(Message("Brought {name} back", {"name": _name(heads, key)}), (alive, *values))


def _name(heads: Heads, key: RowKey) -> str:
    words = (heads.shown(key, n) for n in ("title", "name", "text") if n in heads.rows.get(key, ()))
    return str(next(filter(None, words), key[1]))


def together(drafts: Iterable[Draft]) -> Draft:
    """Return several choices as one step."""
    found = tuple(drafts)
    if len(found) == 1:
        return found[0]
    writes = {(w.collection, w.row, w.field): w for draft in found for w in draft.writes}
    label = Message("Settled {count} choices", {"count": str(len(found))})
    return Draft(label, tuple(writes.values()))
