"""Copies to hand out: for the tables, without history, and without names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from almere_roadmap.analysis.anonymous import anonymised
from almere_roadmap.document.document import Document
from almere_roadmap.document.rescue import snapshot
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop, collections
from almere_roadmap.errors import InputError
from almere_roadmap.files import legal_stem
from almere_roadmap.history.edit import Edit, new_id
from almere_roadmap.history.replay import Stamp, replay
from almere_roadmap.i18n import N_, _
from almere_roadmap.store.writing import write_whole


def for_tables(document: Document, folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Write one complete copy for each table, called after the workshop and the table.

    They are merged back later; until then each works on its own.

    Raises:
        InputError: there is no such folder, or a file of that name already.
        DiskError: the disk refused; copies that were finished stay.
    """
    stems = (legal_stem(name, "copy", most=60) for name in names)
    paths = [folder / f"{document.path.stem} - {stem}.almere" for stem in stems]
    taken = next((path for path in paths if path.exists()), None)
    if taken is not None:
        raise InputError("There is already a file of that name.", file=str(taken))
    for path in paths:
        document.save_copy(path)
    return tuple(paths)


def without_history(document: Document, path: Path, *, overwrite: bool = False) -> None:
    """Write a copy that holds what the workshop is now, and nothing of how it came about.

    It is another workshop: it is not merged back.

    Raises:
        InputError: there is a file of that name already.  DiskError: the disk refused.
    """
    _write(document, _present(document.workshop), path, overwrite)


def anonymous(document: Document, path: Path, *, overwrite: bool = False) -> None:
    """Write a copy without history in which nobody is named, nor was ever named in the journal.

    Firms and people are numbered, also where texts mention them; keys that were derived from
    names are replaced; registers stay behind.

    Raises:
        InputError: there is a file of that name already.  DiskError: the disk refused.
    """
    workshop = _without_registers(_present(document.workshop))
    covered = anonymised(workshop, once_named(workshop, document.history()))
    _write(document, _rekeyed(_numbered(covered)), path, overwrite)


def _present(workshop: Workshop) -> Workshop:
    """Return the workshop without the names of moments that the copy does not know."""
    return replace(workshop, moments={})


def once_named(workshop: Workshop, edits: Iterable[Edit]) -> dict[str, str]:
    """Map every name that was ever typed to whose it was, and every author to nobody.

    An author who signs with the name of a place is left out: the place may be named.
    """
    places = {workshop.about.place, *(area.name for area in workshop.areas.values())}
    common = {place.casefold() for place in places}
    named: dict[str, str] = {}
    for edit in edits:
        if len(edit.author.strip()) > 2 and edit.author.casefold() not in common:
            named.setdefault(edit.author, "")
        for change in edit.changes:
            if (change.collection, change.field) in _NAMES and str(change.value or "").strip():
                named[str(change.value)] = change.row
    roles = {person.role for person in workshop.participants.values()}
    return {name: row for name, row in named.items() if name not in roles}


_NAMES = {
    ("organisations", "name"),
    ("organisations", "printed_as"),
    ("participants", "name"),
}


def _numbered(workshop: Workshop) -> Workshop:
    """Return the workshop with owners and partners that are no role and no record numbered.

    Whoever typed a name there need not have listed it anywhere.
    """
    known = {o.name for o in workshop.organisations.values()}
    known |= {word for p in workshop.participants.values() for word in (p.name, p.role)}
    numbers: dict[str, str] = {}
    changed: dict[str, dict[str, Entity]] = {}
    for name, field in _FREE:
        words = _(_FREE_WORDS[field])
        changed[name] = dict(workshop.collection(name))
        for key, record in workshop.collection(name).items():
            typed = getattr(record, field)
            if typed and typed not in known and workshop.find(typed) is None:
                new = numbers.setdefault(typed, words.format(n=len(numbers) + 1))
                changed[name][key] = replace(record, **{field: new})
    return replace(workshop, **changed)  # type: ignore[arg-type]


_FREE = (
    ("items", "owner"),
    ("niches", "owner"),
    ("notes", "owner"),
    ("matches", "owner"),
    ("relations", "partner"),
)
_FREE_WORDS = {"owner": N_("Owner {n}"), "partner": N_("Partner {n}")}


def _without_registers(workshop: Workshop) -> Workshop:
    kept = {k: d for k, d in workshop.datasets.items() if d.kind is not DatasetKind.REGISTER}
    return replace(workshop, datasets=kept)


def _rekeyed(workshop: Workshop) -> Workshop:
    """Return the workshop under fresh keys: some were made from the content of a record."""
    fresh = {ABOUT_ID: ABOUT_ID}
    for name in collections():
        for key in sorted(workshop.collection(name)):
            fresh.setdefault(key, new_id())
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
        if name != "id" and type(value) is str and value in fresh:
            yield name, fresh[value]
        elif isinstance(value, tuple) and any(part in fresh for part in value):
            yield name, tuple(fresh.get(part, part) for part in value)


def _write(document: Document, workshop: Workshop, path: Path, overwrite: bool) -> None:
    if path.exists() and path.samefile(document.path):
        raise InputError("A file cannot be copied onto itself.", file=str(path))
    document_id = new_id()
    label = Message("Copied without history")
    edit = snapshot(replace(workshop, document_id=document_id), Stamp(new_id(), "", ""), label)
    _, heads = replay((edit,), document_id)
    registers, tables = document.registers.of(workshop), workshop.tables
    write_whole(path, document_id, (edit,), heads, tables, registers, replace=overwrite)
