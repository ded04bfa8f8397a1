"""Going back to a moment of the past as a new step, so that nothing in between is lost."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import plain_fields
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import Difference, differences
from almere_roadmap.history.edit import Draft, Write, created, deleted

MOMENTS = "moments"
"""Names that moments were given stay when the workshop itself goes back."""


def going_back(past: Workshop, present: Workshop, name: str) -> Draft:
    """Return the draft that makes ``present`` what ``past`` was; ``name`` is that of the moment."""
    found = (d for d in differences(present, past) if d.collection != MOMENTS)
    writes = tuple(write for difference in found for write in _writes(difference))
    return Draft(Message("Went back to {name}", {"name": name}), writes)


def _writes(difference: Difference) -> Iterator[Write]:
    name, old, new = difference.collection, difference.old, difference.new
    if new is None and old is not None:
        yield from deleted(name, [old.id])
    elif old is None and new is not None:
        yield from created(name, new)
    elif new is not None:
        yield from _fields(name, new, difference)


def _fields(name: str, new: Entity, difference: Difference) -> Iterator[Write]:
    values = plain_fields(new)
    for changed in difference.fields:
        yield Write(name, new.id, changed.field, values[changed.field])
