"""Filling a workshop with prepared records, such as those of a template.

A template maps collections to lists of records.  A text that starts with ``@collection:`` refers
to a record by its name, title, code or number; a value ``{nl = …, en = …}`` is picked by language.
Records are ranked in the order in which they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, field_types, record
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import InputError
from almere_roadmap.history.edit import Draft, created

Template = Mapping[str, Sequence[Mapping[str, Any]]]


def fill(workshop: Workshop, template: Template, *, name: str, language: str) -> Draft:
    """Add all records of a template as one step called ``name``.

    Raises:
        InputError: a collection, field or value that does not exist, or a reference to nothing.
    """
    after = filled(workshop, template, language)
    writes = (
        write
        for collection, rows in template.items()
        for row in rows
        for write in created(collection, after.collection(collection)[row["id"]])
    )
    return Draft(Message("Filled in {name}", {"name": name}), tuple(writes))


def filled(workshop: Workshop, template: Template, language: str) -> Workshop:
    """Return a workshop with all records of a template.

    Raises:
        InputError: a collection, field or value that does not exist, or a reference to nothing.
    """
    for collection, rows in template.items():
        if collection not in collections():
            raise InputError("there is no such kind of record", field=collection)
        entities = _entities(workshop, collection, rows, language)
        workshop = workshop.with_records(collection, {e.id: e for e in entities})
    return workshop


def _entities(
    workshop: Workshop, collection: str, rows: Sequence[Mapping[str, Any]], language: str
) -> list[Entity]:
    kind = collections()[collection]
    ranked = "rank" in field_types(kind)
    places = ranks.spread(len(rows)) if ranked else [""] * len(rows)
    made = []
    for number, (row, rank) in enumerate(zip(rows, places, strict=True), 1):
        _refuse_unknown(kind, row, number)
        values = {k: _value(workshop, v, language) for k, v in row.items() if k != "id"}
        made.append(record(kind, row["id"], {"rank": rank, **values} if ranked else values))
    return made


def _refuse_unknown(kind: type[Entity], row: Mapping[str, Any], number: int) -> None:
    if "id" not in row:
        raise InputError("a record needs an id", row=number)
    for name in row.keys() - field_types(kind).keys() - {"id"}:
        raise InputError("there is no such field", row=number, field=name)


def _value(workshop: Workshop, value: object, language: str) -> Value:
    if isinstance(value, Mapping):
        value = value[language]
    if isinstance(value, list):
        return tuple(_value(workshop, part, language) for part in value)  # type: ignore[return-value]
    if isinstance(value, str) and value.startswith("@") and ":" in value:
        return _refer(workshop, value)
    return value  # type: ignore[return-value]


def _refer(workshop: Workshop, reference: str) -> str:
    collection, _, words = reference[1:].partition(":")
    if collection not in collections():
        raise InputError("there is no such kind of record", field=reference)
    for entity in workshop.collection(collection).values():
        names = (str(getattr(entity, name, "")) for name in ("name", "title", "code", "number"))
        if words in names:
            return entity.id
    raise InputError("it refers to a record that is not there", field=reference)
