"""Keeping both sides of a choice: the record keeps one of them, a variant beside it the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, accept, field_types
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id
from almere_roadmap.history.replay import RowKey
from almere_roadmap.verbs.niches import next_code
from almere_roadmap.verbs.records import title_of

_ITEM = ("items", "contracts", "hbo_actions")
_COLLECTIONS = (*_ITEM, "niches", "ideas", "arguments", "notes", "organisations", "boxes")
_PLACES = frozenset({"rank", "code", "place"})
"""Fields that tell where a thing stands or how it is called in lists, not what it is."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The values of a field that are all to be kept, the one that stays in the record first."""

    key: RowKey
    field: str
    values: tuple[Value, ...]


def can_vary(collection: str, field: str) -> bool:
    """Tell whether a thing of this kind can have a variant beside it that differs in a field."""
    return collection in _COLLECTIONS and field not in _PLACES


def keep_all(workshop: Workshop, found: Sequence[Sides]) -> Draft:
    """Settle choices by keeping every side; those of one thing go to the same variants.

    Raises:
        Declined: a record is gone, or is of a kind that has no variants.
    """
    by_thing: dict[RowKey, list[Sides]] = {}
    for sides in found:
        if not can_vary(sides.key[0], sides.field):
            raise Declined("There can be no variant of this.")
        by_thing.setdefault(_thing(workshop, sides.key), []).append(sides)
    writes: list[Write] = []
    codes = {name: _codes(workshop, name) for name in ("items", "niches")}
    for thing, all_ in by_thing.items():
        writes += (Write(*sides.key, sides.field, sides.values[0]) for sides in all_)
        for number in range(1, max(len(sides.values) for sides in all_)):
            differing = {
                (s.key[0], s.field): s.values[number] for s in all_ if number < len(s.values)
            }
            writes += _variant(workshop, thing, differing, codes.get(thing[0], []))
    names = [title_of(workshop.collection(name)[row]) for name, row in by_thing]
    label = Message("Kept both sides of {name}", {"name": ", ".join(names)})
    return Draft(label, tuple(writes))


def _codes(workshop: Workshop, collection: str) -> list[str]:
    return [str(getattr(record, "code", "")) for record in workshop.collection(collection).values()]


def _thing(workshop: Workshop, key: RowKey) -> RowKey:
    """Return the record that people see: of details the item that they belong to."""
    thing = ("items", key[1]) if key[0] in _ITEM else key
    if key[1] not in workshop.collection(thing[0]):
        raise Declined("That is no longer in the workshop.")
    return thing


def _variant(
    workshop: Workshop,
    thing: RowKey,
    differing: Mapping[tuple[str, str], Value],
    codes: list[str],
) -> Iterable[Write]:
    new = new_id()
    for name in _ITEM if thing[0] == "items" else (thing[0],):
        record = workshop.collection(name).get(thing[1])
        if record is None:
            continue
        values = {field: value for (of, field), value in differing.items() if of == name}
        made = replace(record, id=new, **_accepted(record, values))
        yield from created(name, _named(made, values, codes))


def _accepted(record: Entity, values: Mapping[str, Value]) -> dict[str, object]:
    types = field_types(type(record))
    return {name: accept(types[name], value, name) for name, value in values.items()}


def _named(record: Entity, differing: Mapping[str, Value], codes: list[str]) -> Entity:
    """Give a variant a code of its own and a name that tells it apart, unless that differs."""
    own: dict[str, object] = {}
    code = str(getattr(record, "code", ""))
    letter = code.rstrip("0123456789")
    if code:
        own["code"] = next_code(letter, codes)
        codes.append(str(own["code"]))
    for name in ("title", "name"):
        words = getattr(record, name, "")
        if words and name not in differing:
            own[name] = f"{words} (2)"
            break
    return replace(record, **own)  # type: ignore[arg-type]
