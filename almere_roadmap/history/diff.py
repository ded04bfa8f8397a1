"""Compare two workshops, record by record and field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, field_types, plain
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
        rows = _altered(before, after)
        rows += [row for row in after if row not in before]
        found += [_difference(name, before.get(row), after.get(row)) for row in sorted(rows)]
    return tuple(found)


def _difference(name: str, old: Entity | None, new: Entity | None) -> Difference:
    if old is None or new is None:
        return Difference(name, old, new)
    pairs = ((field, getattr(old, field), getattr(new, field)) for field in field_types(type(old)))
    fields = (FieldDifference(f, plain(a), plain(b)) for f, a, b in pairs if a != b)
    return Difference(name, old, new, tuple(fields))


def _altered(before: Mapping[str, Entity], after: Mapping[str, Entity]) -> list[str]:
    """Return the rows that are gone or differ; what both share is not looked into."""
    found = []
    for row, record in before.items():
        other = after.get(row)
        if other is not record and other != record:
            found.append(row)
    return found
