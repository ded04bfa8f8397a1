"""What can be done to any record: set its fields, delete it, place it in its list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import FieldType, accept, field_types, plain
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.edit import Draft, created, deleted, updated

PERIODS = frozenset({"start", "end", "publication", "decision_date", "due", "date", "when"})
"""Fields that hold a period or nothing."""

# What goes with a record: collection of the owner → (collection of the part, its naming field).
_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "sessions": (("agenda", "session"),),
    "chains": (
        ("stages", "chain"),
        ("boxes", "chain"),
        ("flows", "chain"),
        ("remarks", "chain"),
        ("frames", "chain"),
    ),
    "stages": (("boxes", "stage"), ("remarks", "stage")),
    "boxes": (("flows", "origin"), ("flows", "target")),
    "niches": (("arguments", "niche"), ("scores", "niche"), ("ballots", "niche")),
    "criteria": (("scores", "criterion"),),
    "rounds": (("ballots", "round"), ("slips", "round")),
    "slips": (("ballots", "slip"),),
    "participants": (("scores", "participant"),),
    "items": (
        ("contracts", "id"),
        ("hbo_actions", "id"),
        ("dependencies", "predecessor"),
        ("dependencies", "successor"),
    ),
    "networks": (("memberships", "network"),),
    "organisations": (("memberships", "organisation"),),
}


def title_of(record: Entity) -> str:
    """Return the words by which people know a record."""
    for name in ("title", "name", "text", "question", "code"):
        words = getattr(record, name, "")
        if words:
            return str(words)
    return record.id


def get(workshop: Workshop, collection: str, row_id: str) -> Entity:
    """Return a living record.

    Raises:
        Declined: it was deleted meanwhile or never was.
    """
    record = workshop.collection(collection).get(row_id)
    if record is None:
        raise Declined("That is no longer in the workshop.")
    return record


def add(collection: str, record: Entity, label: str) -> Draft:
    """Return the draft that brings ``record`` into being; ``label`` may use ``{name}``."""
    checked = _checked(record)
    return Draft(Message(label, {"name": title_of(record)}), created(collection, checked))


def _checked(record: Entity) -> Entity:
    for name, kind in field_types(type(record)).items():
        _check(name, kind, getattr(record, name))
    return record


def _check(name: str, kind: FieldType, value: object) -> None:
    checked = accept(kind, plain(value), name)
    if name in PERIODS and checked:
        parse(str(checked), name)


def edit(workshop: Workshop, collection: str, row_id: str, **values: object) -> Draft:
    """Set fields of a record; the label names the record and, when there is one, the field.

    Raises:
        InputError: a value does not fit its field.
        Declined: the record is gone.
    """
    record = get(workshop, collection, row_id)
    types = field_types(type(record))
    for name, value in values.items():
        if name not in types:
            raise InputError("there is no such field", field=name)
        _check(name, types[name], value)
    return Draft(_edit_label(record, values), updated(collection, record, **values))


def _edit_label(record: Entity, values: dict[str, object]) -> Message:
    naming = values.get("name") or values.get("title")
    if isinstance(naming, str) and len(values) == 1:
        return Message("Renamed {old} to {name}", {"old": title_of(record), "name": naming})
    return Message("Changed {name}", {"name": title_of(record)})


def delete(workshop: Workshop, *row_ids: str) -> Draft:
    """Delete records with the parts that only make sense with them, as one step.

    Raises:
        Declined: one of them is gone already, or figures have it as their source.
    """
    doomed: dict[tuple[str, str], None] = {}
    names = []
    for row_id in row_ids:
        found = workshop.find(row_id)
        if found is None:
            raise Declined("That is no longer in the workshop.")
        names.append(title_of(found[1]))
        doomed.update(dict.fromkeys(_with_parts(workshop, found[0], row_id)))
    _refuse_needed(workshop, doomed)
    writes = tuple(write for name, row in doomed for write in deleted(name, [row]))
    return Draft(_delete_label(names), writes)


def _refuse_needed(workshop: Workshop, doomed: Collection[tuple[str, str]]) -> None:
    """Keep a source as long as something that stays has it: no figure loses where it comes from."""
    for _collection, row_id in (pair for pair in doomed if pair[0] == "sources"):
        resting = [
            record
            for name in collections()
            for record in workshop.collection(name).values()
            if getattr(record, "source", "") == row_id and (name, record.id) not in doomed
        ]
        if resting:
            raise Declined(
                "{name} is still the source of what is here ({count}): give that another first.",
                name=title_of(workshop.sources[row_id]),
                count=str(len(resting)),
            )


def _with_parts(workshop: Workshop, collection: str, row_id: str) -> Iterator[tuple[str, str]]:
    yield collection, row_id
    for part, naming in _PARTS.get(collection, ()):
        for record in workshop.collection(part).values():
            if getattr(record, naming) == row_id:
                yield from _with_parts(workshop, part, record.id)
    for link in workshop.links.values():
        if row_id in (link.origin, link.target):
            yield "links", link.id


def _delete_label(names: list[str]) -> Message:
    if len(names) == 1:
        return Message("Deleted {name}", {"name": names[0]})
    return Message("Deleted {count} things", {"count": str(len(names))})


def last_rank(records: Iterable[Entity]) -> str:
    """Return a rank after all of ``records``."""
    return ranks.between(max((getattr(r, "rank", "") for r in records), default=""), "")


def move(workshop: Workshop, collection: str, row_id: str, before: str = "") -> Draft:
    """Put a record before another of its list, or at the end.

    Raises:
        Declined: one of the two is gone.
    """
    record = get(workshop, collection, row_id)
    peers = [p for p in ordered(workshop.collection(collection).values()) if p.id != row_id]
    rank = _rank_before(peers, before)
    label = Message("Moved {name}", {"name": title_of(record)})
    return Draft(label, updated(collection, record, rank=rank))


def _rank_before(peers: list[Entity], before: str) -> str:
    if not before:
        return last_rank(peers)
    places = [place for place, peer in enumerate(peers) if peer.id == before]
    if not places:
        raise Declined("That is no longer in the workshop.")
    lower = getattr(peers[places[0] - 1], "rank", "") if places[0] else ""
    upper = getattr(peers[places[0]], "rank", "")
    return ranks.between(lower, upper) if lower < upper or not upper else upper
