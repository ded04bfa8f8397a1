"""Compare two workshops, record by record and field by field."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, plain_fields
from almere_roadmap.domain.workshop import Workshop, collections


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field whose value differs."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that was added (``old`` is None), removed (``new`` is None) or changed."""

    collection: str
    old: Entity | None
    new: Entity | None
    fields: tuple[FieldDifference, ...] = ()


def differences(old: Workshop, new: Workshop) -> tuple[Difference, ...]:
    """Return what changed from ``old`` to ``new``, in the order of the collections."""
    found: list[Difference] = []
    for name in collections():
        before, after = old.collection(name), new.collection(name)
        if before is after:
            continue
        rows = [row for row, record in before.items() if after.get(row) != record]
        rows += [row for row in after if row not in before]
        found += [_difference(name, before.get(row), after.get(row)) for row in sorted(rows)]
    return tuple(found)


def _difference(name: str, old: Entity | None, new: Entity | None) -> Difference:
    if old is None or new is None:
        return Difference(name, old, new)
    before, after = plain_fields(old), plain_fields(new)
    fields = (FieldDifference(f, before[f], after[f]) for f in before if before[f] != after[f])
    return Difference(name, old, new, tuple(fields))
