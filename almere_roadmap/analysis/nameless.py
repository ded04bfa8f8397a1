"""A workshop that leaves without names: in no text, no list and no key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from almere_roadmap.analysis.anonymous import anonymised
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop, collections, ordered

NewKey = Callable[[str], str]
"""Returns a fresh key for a record of a collection."""


def nameless(
    workshop: Workshop, once: Mapping[str, str] | None = None, new_key: NewKey | None = None
) -> Workshop:
    """Return the workshop without names, registers, and keys that were derived from names.

    ``once`` are names used earlier, as :func:`anonymised` has them.  Keys are counted by collection
    unless ``new_key`` makes them.
    """
    bare = anonymised(_without_registers(workshop), once)
    return _rekeyed(bare, new_key or _counted())


def _counted() -> NewKey:
    numbers = {name: count(1) for name in collections()}
    return lambda name: f"{name}-{next(numbers[name])}"


def _without_registers(workshop: Workshop) -> Workshop:
    kept = {k: d for k, d in workshop.datasets.items() if d.kind is not DatasetKind.REGISTER}
    return replace(workshop, datasets=kept)


def _rekeyed(workshop: Workshop, new_key: NewKey) -> Workshop:
    """Return the workshop under fresh keys: some were made from the content of a record."""
    fresh = {ABOUT_ID: ABOUT_ID}
    for name in collections():
        for record in ordered(workshop.collection(name).values()):
            if record.id not in fresh:
                fresh[record.id] = new_key(name)
    changed: dict[str, dict[str, Entity]] = {}
    for name in collections():
        records = workshop.collection(name)
        changed[name] = {fresh[key]: _rekey(record, fresh) for key, record in records.items()}
    return replace(workshop, **changed)  # type: ignore[arg-type]


def _rekey(record: Any, fresh: dict[str, str]) -> Any:  # noqa: ANN401 – the same kind comes back
    values = dict(_values(record, fresh))
    return replace(record, id=fresh[record.id], **values)


def _values(record: Any, fresh: dict[str, str]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if name != "id" and type(value) is str and (new := _key(value, fresh)) != value:
            yield name, new
        elif isinstance(value, tuple):
            parts = tuple(_key(part, fresh) for part in value)
            if parts != value:
                yield name, parts


def _key(value: Any, fresh: dict[str, str]) -> Any:  # noqa: ANN401 – a text, or any part of a tuple
    """Return what a value refers to by its fresh key; a cell of a table names its dataset."""
    if not isinstance(value, str):
        return value
    head, _colon, rest = value.removeprefix("stat:").partition(":")
    if value.startswith("stat:") and head in fresh:
        return f"stat:{fresh[head]}:{rest}"
    return fresh.get(value, value)
