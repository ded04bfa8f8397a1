"""Taking over the rows of a file, as one step.

Ids of imported records follow from their content, so that the same list imported into two copies
does not double when the copies are merged, and a second import updates instead of adding.
Nothing is deleted by an import.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Dataset, Entity
from almere_roadmap.domain.fields import Value, field_types, record
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable, digest
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.history.edit import Draft, Write, created, updated
from almere_roadmap.verbs.records import last_rank

_SPACE = uuid.UUID("5b0f6c0e-1f1d-4d3e-9a56-2011a13e0e01")

# What makes a record itself when a file is read again.
_NATURAL = {
    "recommendations": ("number",),
    "coverages": ("recommendation", "cluster"),
    "relations": ("organisation", "partner", "kind", "region", "area", "source"),
    "profiles": ("organisation",),
    "indicators": ("code", "name"),
    "findings": ("code",),
    "sources": ("title",),
}
_REFERENCES = {
    "organisation": "organisations",
    "partner": "organisations",
    "area": "areas",
    "source": "sources",
    "cluster": "clusters",
    "recommendation": "recommendations",
}
# An area or source that is not known stays as the words that were given.
_MAY_BE_WORDS = frozenset({"area", "source"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A row that names something the workshop does not have."""

    number: int
    field: str
    name: str


@dataclass(frozen=True, slots=True)
class Import:
    """The draft of an import, what it does, and the rows it cannot place."""

    draft: Draft
    added: int
    changed: int
    unknown: tuple[Unknown, ...] = ()


def record_id(collection: str, *parts: str) -> str:
    """Return the id of an imported record: the same content gives the same id."""
    words = "\x1f".join(part.strip().casefold() for part in (collection, *parts))
    return uuid.uuid5(_SPACE, words).hex


def import_rows(
    workshop: Workshop, collection: str, rows: Sequence[tuple[int, Mapping[str, Value]]], name: str
) -> Import:
    """Take over ``rows`` (number in the file, values by field) into a collection.

    Records that are there already, by id or name, get the values given; others are added.
    """
    taken: dict[str, Entity] = {}
    unknown: list[Unknown] = []
    writes: list[Write] = []
    added = 0
    places = iter(_ranks_after(workshop, collection, len(rows)))
    for number, values in rows:
        resolved, missing = _resolve(workshop, collection, values)
        if missing:
            unknown.append(Unknown(number, *missing))
            continue
        present = _present(workshop, collection, resolved, taken)
        rank = next(places)
        if present is None:
            present = _new(collection, resolved, rank)
            writes.extend(created(collection, present))
            added += 1
        else:
            writes.extend(updated(collection, present, **_given(resolved)))
        taken[present.id] = present
    changed = len({w.row for w in writes}) - added
    label = Message("Imported {name}", {"name": name})
    return Import(Draft(label, tuple(writes)), added, changed, tuple(unknown))


def _ranks_after(workshop: Workshop, collection: str, count: int) -> Iterator[str]:
    """Yield ranks after those in use; a fresh list is spread evenly, so that ranks stay short."""
    if not workshop.collection(collection):
        yield from ranks.spread(count)
        return
    rank = last_rank(workshop.collection(collection).values())
    for _ in range(count):
        yield rank
        rank = ranks.between(rank, "")


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name != "id"}


def _natural(collection: str, values: Mapping[str, Value]) -> tuple[str, ...]:
    fields = _NATURAL.get(collection) or (
        ("name",) if "name" in field_types(collections()[collection]) else ("text",)
    )
    return tuple(str(values.get(field, "")) for field in fields)


def _present(
    workshop: Workshop, collection: str, values: Mapping[str, Value], taken: Mapping[str, Entity]
) -> Entity | None:
    row_id = str(values.get("id") or record_id(collection, *_natural(collection, values)))
    found = workshop.collection(collection).get(row_id) or taken.get(row_id)
    if found is not None or "id" in values:
        return found
    twin = _named(workshop, collection, str(values.get("name", "")))
    return workshop.collection(collection).get(twin)


def _new(collection: str, values: Mapping[str, Value], rank: str) -> Entity:
    kind = collections()[collection]
    row_id = str(values.get("id") or record_id(collection, *_natural(collection, values)))
    ranked = {"rank": rank} if "rank" in field_types(kind) else {}
    return record(kind, row_id, {**ranked, **_given(values)})


def _resolve(
    workshop: Workshop, collection: str, values: Mapping[str, Value]
) -> tuple[dict[str, Value], tuple[str, str] | None]:
    """Replace names of other records by their ids; or tell which name is not known."""
    resolved = dict(values)
    for field, target in _REFERENCES.items():
        words = values.get(field)
        if field not in field_types(collections()[collection]) or not isinstance(words, str):
            continue
        found = _named(workshop, target, words)
        if words and not found and field not in _MAY_BE_WORDS:
            return resolved, (field, words)
        resolved[field] = found or words
    return resolved, None


def _named(workshop: Workshop, collection: str, words: str) -> str:
    """Return the id of the record that goes by ``words``: id, name, code, number or alias."""
    if words in workshop.collection(collection):
        return words
    wanted = words.strip().casefold()
    for entity in workshop.collection(collection).values() if wanted else ():
        names = [str(getattr(entity, f, "")) for f in ("name", "code", "number", "printed_as")]
        if wanted in (n.casefold() for n in (*names, *getattr(entity, "aliases", ()))):
            return entity.id
    return ""


def import_table(
    workshop: Workshop, table: StatisticsTable, *, title: str, code: str = "", **fields: Value
) -> Draft:
    """Enter a statistics table; the document keeps the table itself under its digest.

    The table of a ``code`` that is there already is replaced.
    """
    key = digest(table)
    row_id = record_id("datasets", code or key)
    values = {"title": title, "digest": key, "rows": len(table.observations), **fields}
    label = Message("Imported {name}", {"name": title})
    present = workshop.datasets.get(row_id)
    if present is not None:
        return Draft(label, updated("datasets", present, **values))
    rank = last_rank(workshop.datasets.values())
    source = _named(workshop, "sources", str(fields.get("source", "")))
    named = {**values, "code": code or _free_code(workshop), "rank": rank}
    entity = record(Dataset, row_id, {**named, **({"source": source} if source else {})})
    return Draft(label, created("datasets", entity))


def _free_code(workshop: Workshop) -> str:
    used = {dataset.code for dataset in ordered(workshop.datasets.values())}
    return next(f"S{n}" for n in range(1, len(used) + 2) if f"S{n}" not in used)
