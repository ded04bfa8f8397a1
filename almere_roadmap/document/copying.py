"""Copies to hand out: for the tables, without history, and without names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from almere_roadmap.analysis.nameless import nameless
from almere_roadmap.analysis.typed_names import PERSONAL, known, told_apart
from almere_roadmap.document.document import Document
from almere_roadmap.document.rescue import snapshot
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.files import legal_stem
from almere_roadmap.history.edit import Edit, new_id
from almere_roadmap.history.replay import Stamp, replay
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
    workshop = _present(document.workshop)
    once = once_named(workshop, document.history())
    _write(document, nameless(workshop, once, lambda _name: new_id()), path, overwrite)


def _present(workshop: Workshop) -> Workshop:
    """Return the workshop without the names of moments that the copy does not know."""
    return replace(workshop, moments={})


def once_named(workshop: Workshop, edits: Iterable[Edit]) -> dict[str, str]:
    """Map every name that was ever typed to whose it was, and every author to nobody.

    Who signs or owns something under the name of a place or a role is left out: these may be named.
    """
    is_known = known(workshop)
    named: dict[str, str] = {}
    for edit in edits:
        signed = [edit.author] if len(edit.author.strip()) > 2 else []
        for change in edit.changes:
            value, field = str(change.value or ""), (change.collection, change.field)
            if field in _NAMES and value.strip():
                named[value] = change.row
            elif field in PERSONAL and told_apart(value):
                signed.append(value)
        for name in signed:
            if not is_known(name):
                named.setdefault(name, "")
    roles = {person.role for person in workshop.participants.values()}
    return {name: row for name, row in named.items() if name not in roles}


_NAMES = {
    ("organisations", "name"),
    ("organisations", "printed_as"),
    ("participants", "name"),
}


def _write(document: Document, workshop: Workshop, path: Path, overwrite: bool) -> None:
    if path.exists() and path.samefile(document.path):
        raise InputError("A file cannot be copied onto itself.", file=str(path))
    document_id = new_id()
    label = Message("Copied without history")
    edit = snapshot(replace(workshop, document_id=document_id), Stamp(new_id(), "", ""), label)
    _, heads = replay((edit,), document_id)
    registers, tables = document.registers.of(workshop), workshop.tables
    write_whole(path, document_id, (edit,), heads, tables, registers, replace=overwrite)
