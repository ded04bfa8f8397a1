"""Taking over the rows of a file, as one step.

Ids of imported records follow from their content, so that the same list imported into two copies
does not double when the copies are merged, and a second import updates instead of adding.
Nothing is deleted by an import unless that is asked.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Area, Entity, Source
from almere_roadmap.domain.fields import Value, field_types, plain_fields, record
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.history.edit import Draft, Write, created, updated
from almere_roadmap.verbs.records import delete, last_rank, title_of

_SPACE = uuid.UUID("5b0f6c0e-1f1d-4d3e-9a56-2011a13e0e01")

# What makes a record itself when a file is read again; without a code it is the name.
_NATURAL = {
    "recommendations": ("number",),
    "coverages": ("recommendation", "cluster"),
    "relations": ("organisation", "partner", "kind", "region", "area", "source"),
    "profiles": ("organisation",),
    "findings": ("code",),
    "sources": ("title",),
    "memberships": ("organisation", "network"),
}
_REFERENCES = {
    "organisation": "organisations",
    "partner": "organisations",
    "network": "networks",
    "area": "areas",
    "origin": "areas",
    "source": "sources",
    "cluster": "clusters",
    "recommendation": "recommendations",
}
# An area or source that is not known stays as the words that were given.
_MAY_BE_WORDS = frozenset({"area", "origin", "source"})
# Others refer to these by an id that says what they are; any other id is only looked up.
_OWN_IDS = frozenset({"areas", "sources"})
_NAMES = ("name", "title", "code", "number", "printed_as")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A row that names something the workshop does not have."""

    number: int
    field: str
    name: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that a list no longer has."""

    collection: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Import:
    """The draft of an import, what it does, and the rows it cannot place.

    ``repeated`` are the rows that say something about a record of an earlier row; ``gone`` are the
    records that an earlier reading of the same list brought and that it no longer has: they are
    deleted only where that was asked.
    """

    draft: Draft
    added: int
    changed: int
    unknown: tuple[Unknown, ...] = ()
    repeated: tuple[int, ...] = ()
    gone: tuple[Gone, ...] = ()

    def plus(self, other: Import) -> Import:
        """Return both as one."""
        return Import(
            self.draft.plus(other.draft),
            self.added + other.added,
            self.changed + other.changed,
            self.unknown + other.unknown,
            self.repeated + other.repeated,
            self.gone + other.gone,
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """The file that a list or dataset was read from: name, SHA-256, day, "heading → field"."""

    file: str = ""
    file_hash: str = ""
    read_on: str = ""
    mapping: tuple[str, ...] = ()


def record_id(collection: str, *parts: str) -> str:
    """Return the id of an imported record: the same content gives the same id."""
    words = "\x1f".join(word_key(part) for part in (collection, *parts))
    return uuid.uuid5(_SPACE, words).hex


def word_key(words: str) -> str:
    """Return words as they are compared: A'dam and a’dam are one."""
    return " ".join(words.casefold().replace("’", "'").split())


Rows = Sequence[tuple[int, Mapping[str, Value]]]


def import_rows(
    workshop: Workshop, collection: str, rows: Rows, name: str, *, source: str = ""
) -> Import:
    """Take over ``rows`` (number in the file, values by field) into a collection.

    Records that are there already, by id or name, get the values given; others are added.
    Where a row names no source it is ``source``, the id of one.
    """
    taking = _Taking(workshop, collection)
    ranked = _ranks_after(workshop, collection, len(rows))
    stated = {"source": source} if source and _has_source(collection) else {}
    for number, values in rows:
        taking.take(number, values, next(ranked), stated)
    writes = tuple(taking.writes())
    added = len(taking.taken.keys() - workshop.collection(collection).keys())
    changed = len({write.row for write in writes}) - added
    draft = Draft(Message("Imported {name}", {"name": name}), writes)
    gone = tuple(_gone(workshop, collection, taking, source)) if stated else ()
    return Import(draft, added, changed, tuple(taking.unknown), tuple(taking.repeated), gone)


def _has_source(collection: str) -> bool:
    return "source" in field_types(collections()[collection])


def _gone(workshop: Workshop, collection: str, taking: _Taking, source: str) -> Iterator[Gone]:
    for entity in ordered(workshop.collection(collection).values()):
        if getattr(entity, "source", "") == source and entity.id not in taking.taken:
            yield Gone(collection, entity.id, title_of(entity))


def import_lists(
    workshop: Workshop,
    lists: Sequence[tuple[str, Rows]],
    name: str,
    provenance: Provenance,
    *,
    remove_gone: bool = False,
) -> Import:
    """Take over the lists of a file (collection, rows), one after the other, as one step.

    The file becomes a source, and what it brings has it as its source; what an earlier reading
    brought and is gone now is told, and deleted where ``remove_gone`` says so.
    """
    source, entered = _entered_source(workshop, name, provenance)
    label = Message("Imported {name}", {"name": name})
    made, grown = Import(Draft(label), 0, 0), _with_writes(workshop, entered)
    for collection, rows in lists:
        part = import_rows(grown, collection, rows, name, source=source)
        grown = _with_writes(grown, part.draft.writes)
        made = made.plus(part)
    if remove_gone and made.gone:
        made = replace(made, draft=made.draft.plus(delete(workshop, *(g.id for g in made.gone))))
    if made.draft:
        made = replace(made, draft=Draft(label, (*entered, *made.draft.writes)))
    return made


def _entered_source(
    workshop: Workshop, name: str, provenance: Provenance
) -> tuple[str, tuple[Write, ...]]:
    """Return the id of the source that a file is, and what it takes to enter it."""
    if not provenance.file:
        return "", ()
    known = name_index(workshop, "sources").get(word_key(name))
    values: dict[str, Value] = {
        "file": provenance.file,
        "file_hash": provenance.file_hash,
        "read_on": provenance.read_on,
        "mapping": provenance.mapping,
    }
    if known is None:
        source = record(Source, record_id("sources", name), {"title": name, **values})
        return source.id, created("sources", source)
    present = workshop.sources[known]
    # The same bytes read on another day are nothing new.
    same = present.file_hash == provenance.file_hash and present.mapping == provenance.mapping
    return known, () if same else updated("sources", present, **values)


def _with_writes(workshop: Workshop, writes: Sequence[Write]) -> Workshop:
    """Return the workshop as it would be after ``writes``."""
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for write in writes:
        values.setdefault((write.collection, write.row), {})[write.field] = write.value
    for (collection, row), given in values.items():
        present = workshop.collection(collection).get(row)
        kept = plain_fields(present) if present is not None else {}
        kind = collections()[collection]
        workshop = workshop.with_records(collection, {row: record(kind, row, {**kept, **given})})
    return workshop


@dataclass
class _Taking:
    """What has been taken over so far, row after row."""

    workshop: Workshop
    collection: str
    taken: dict[str, Entity] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    _times: Counter[str] = field(default_factory=Counter)
    _indices: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(
        self, number: int, values: Mapping[str, Value], rank: str, stated: Mapping[str, Value]
    ) -> None:
        """Take over one row: as a new record, or as values of one that is there.

        ``stated`` are values of a new record that the row itself does not give.
        """
        resolved, missing = self._resolve(values)
        if missing:
            self.unknown.append(Unknown(number, *missing))
            return
        row_id = self._id(resolved)
        given = {name: value for name, value in resolved.items() if name != "id"}
        if row_id in self.taken:
            self.repeated.append(number)
        present = self.taken.get(row_id) or self._known().get(row_id)
        self.taken[row_id] = (
            self._changed(present, given)
            if present
            else self._new(row_id, {**stated, **given}, rank)
        )

    def writes(self) -> Iterator[Write]:
        """Yield what it takes to get from the workshop to what was taken over."""
        for row_id, entity in self.taken.items():
            present = self._known().get(row_id)
            if present is None:
                yield from created(self.collection, entity)
            else:
                yield from updated(self.collection, present, **plain_fields(entity))

    def _known(self) -> Mapping[str, Entity]:
        return self.workshop.collection(self.collection)

    def _new(self, row_id: str, given: Mapping[str, Value], rank: str) -> Entity:
        kind = collections()[self.collection]
        ranked = {"rank": rank} if "rank" in field_types(kind) else {}
        return record(kind, row_id, {**ranked, **given, **self._area(given)})

    def _changed(self, present: Entity, given: Mapping[str, Value]) -> Entity:
        """Set the values given; an area that followed from the place goes on following it."""
        values = {**plain_fields(present), **given}
        by_place = self._area({**plain_fields(present), "area": ""})
        if "area" not in given and getattr(present, "area", "") in ("", by_place.get("area")):
            values.update(self._area({**values, "area": ""}))
        return record(type(present), present.id, values)

    def _id(self, values: Mapping[str, Value]) -> str:
        given = str(values.get("id", ""))
        known = self._known()
        if given and (given in known or self.collection in _OWN_IDS):
            return given
        natural = record_id(self.collection, *_natural(self.collection, values))
        if self.collection == "relations" and not values.get("partner"):
            # Partners without a name may be alike and yet be several.
            self._times[natural] += 1
            times = self._times[natural]
            return natural if times == 1 else record_id("relations", natural, str(times))
        if natural in known or natural in self.taken:
            return natural
        return self._named(self.collection, str(values.get("name", ""))) or natural

    def _resolve(
        self, values: Mapping[str, Value]
    ) -> tuple[dict[str, Value], tuple[str, str] | None]:
        """Replace names of other records by their ids; or tell which name is not known."""
        resolved = dict(values)
        for name, target in _REFERENCES.items():
            words = values.get(name)
            if name not in field_types(collections()[self.collection]):
                continue
            if not isinstance(words, str) or not words:
                continue
            found = self._named(target, words)
            if not found and name not in _MAY_BE_WORDS:
                return resolved, (name, words)
            resolved[name] = found or words
        return resolved, None

    def _area(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the area in which a place or region lies, where none is given and one has it."""
        if "area" not in field_types(collections()[self.collection]) or values.get("area"):
            return {}
        words = values.get("region") or values.get("place")
        area = self._named("areas", str(words)) if words else ""
        return {"area": area} if area else {}

    def _named(self, collection: str, words: str) -> str:
        if collection not in self._indices:
            self._indices[collection] = name_index(self.workshop, collection)
        if words in self.workshop.collection(collection):
            return words
        return self._indices[collection].get(word_key(words), "")


def name_index(workshop: Workshop, collection: str) -> dict[str, str]:
    """Return the ids of records by what they go by; a name goes before an alias of another."""
    records = ordered(workshop.collection(collection).values())
    index: dict[str, str] = {}
    for name in _NAMES:
        for entity in records:
            index.setdefault(word_key(str(getattr(entity, name, ""))), entity.id)
    for entity in records:
        for alias in (*getattr(entity, "aliases", ()), *_regions(entity)):
            index.setdefault(word_key(alias), entity.id)
    index.pop("", None)
    return index


def _regions(entity: Entity) -> tuple[str, ...]:
    return entity.regions if isinstance(entity, Area) else ()


def _ranks_after(workshop: Workshop, collection: str, count: int) -> Iterator[str]:
    """Yield ranks after those in use, spread evenly so that they stay short."""
    present = workshop.collection(collection).values()
    # What begins with a rank and goes on comes after it, and before any later one.
    first = last_rank(present) if present else ""
    yield from (first + rank for rank in ranks.spread(count))


def _natural(collection: str, values: Mapping[str, Value]) -> tuple[str, ...]:
    if collection == "indicators" and values.get("code"):
        return (str(values["code"]),)
    fields = _NATURAL.get(collection) or (
        ("name",) if "name" in field_types(collections()[collection]) else ("text",)
    )
    return tuple(str(values.get(name, "")) for name in fields)
