"""Drafts and edits.

A verb returns a :class:`Draft`: what a person did and the field values it sets.  The document
*stamps* it into an :class:`Edit`: who, when, in which order, and which earlier writes it replaces.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, plain, plain_fields
from almere_roadmap.domain.message import Message

ALIVE = "alive"


def new_id() -> str:
    """Return a random key for a record, an edit or a document."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Write:
    """One field of one record set to a plain value.

    A write that is made ``again`` stands beside the others of its draft, as it did before a choice
    replaced them all; a deletion made again has seen what is named there, and what the draft put
    in its place.
    """

    collection: str
    row: str
    field: str
    value: Value
    again: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a verb proposes: a label and the writes, in the order in which they are made."""

    label: Message
    writes: tuple[Write, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.writes)

    @property
    def row(self) -> str:
        """Return the id of the record that the first write concerns, "" when there is none."""
        return self.writes[0].row if self.writes else ""

    def plus(self, *others: Draft) -> Draft:
        """Return one draft under this label that makes the writes of the others too."""
        return replace(self, writes=self.writes + tuple(w for o in others for w in o.writes))


@dataclass(frozen=True, slots=True)
class Change:
    """A write in the journal.

    ``prev`` are the ids of the writes it replaced (for a deletion: all that it saw of the
    record); ``old`` is the value that was shown before.
    """

    collection: str
    row: str
    field: str
    value: Value
    old: Value = None
    prev: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One human step in the journal; ``time`` is shown, the Lamport number decides."""

    id: str
    label: Message
    author: str
    time: str
    session: str
    lamport: int
    changes: tuple[Change, ...]
    undoes: str = ""

    def write_id(self, place: int) -> str:
        """Return the id of the change at ``place``."""
        return f"{self.id}/{place}"


def created(collection: str, entity: Entity) -> tuple[Write, ...]:
    """Return the writes that bring a record into being; fields at their default are left out."""
    default = plain_fields(type(entity)(id=entity.id))
    values = plain_fields(entity)
    changed = {name: value for name, value in values.items() if value != default[name]}
    alive = Write(collection, entity.id, ALIVE, True)
    return (alive, *(Write(collection, entity.id, name, value) for name, value in changed.items()))


def updated(collection: str, entity: Entity, **values: object) -> tuple[Write, ...]:
    """Return the writes that set fields of an existing record; unchanged fields are left out."""
    present = plain_fields(entity)
    return tuple(
        Write(collection, entity.id, name, plain(value))
        for name, value in values.items()
        if plain(value) != present[name]
    )


def deleted(collection: str, rows: Iterable[str]) -> tuple[Write, ...]:
    """Return the writes that delete records."""
    return tuple(Write(collection, row, ALIVE, False) for row in rows)
