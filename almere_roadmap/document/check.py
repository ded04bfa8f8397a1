"""Whether a workshop file is sound: its bytes, its journal, and that both tell the same story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import digest_of
from almere_roadmap.domain.tables import digest
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError, NotAWorkshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import Heads, replay
from almere_roadmap.store import registers, workshop_file
from almere_roadmap.store.records import NO_ROWS, row_hash, stored_rows, summed
from almere_roadmap.store.registers import StoredRegister
from almere_roadmap.store.schema import VERSION
from almere_roadmap.store.workshop_file import Contents


def check(path: Path) -> tuple[Message, ...]:
    """Return what is wrong with a file, nothing when it is sound.

    Raises:
        InputError: there is no such file.  DiskError: it cannot be read.
    """
    try:
        contents = workshop_file.read(path, thorough=True)
        edits = workshop_file.read_history(path)
    except NotAWorkshop as error:
        return (Message(error.text, error.params),)
    workshop = contents.workshop
    return (*_journal(contents, edits), *_statistics(workshop), *_registers(workshop, path))


def _journal(contents: Contents, edits: tuple[Edit, ...]) -> Iterator[Message]:
    try:
        workshop, heads = replay(edits, contents.position.document_id)
        rows = stored_rows(heads, heads.rows)
    except AlmereError as error:
        yield Message(
            "The journal holds a value that does not fit: {reason}", {"reason": str(error)}
        )
        return
    hashes = (row_hash(collection, row) for (collection, _), row in rows.items())
    # The rows of an older file have other columns; reading it has compared them with its digest.
    older = contents.version < VERSION
    same = older or summed(NO_ROWS, (), hashes) == contents.state_digest
    if not same or replace(workshop, tables=contents.workshop.tables) != contents.workshop:
        yield Message("The records are not what the journal says.")
    if _standing(heads) != _standing(contents.heads):
        yield Message("The journal marks the wrong writes as standing.")
    if (len(edits), _changes(edits)) != (contents.position.edits, contents.position.changes):
        yield Message("The journal has lost edits.")


def _changes(edits: tuple[Edit, ...]) -> int:
    return sum(len(edit.changes) for edit in edits)


def _standing(heads: Heads) -> dict[object, object]:
    return {
        (key, field): frozenset(found)
        for key, fields in heads.rows.items()
        for field, found in fields.items()
    }


def _statistics(workshop: Workshop) -> Iterator[Message]:
    for name, table in workshop.tables.items():
        if digest(table) != name:
            yield Message("A statistics table was altered: {digest}", {"digest": name[:12]})
    for dataset in workshop.datasets.values():
        if dataset.kind is DatasetKind.STATISTICS and dataset.digest not in workshop.tables:
            yield Message("The figures of {title} are missing.", {"title": dataset.title})


def _registers(workshop: Workshop, path: Path) -> Iterator[Message]:
    there = registers.in_file(path)
    for name, register in there.items():
        if not _is_whole(name, register):
            yield Message("A register was altered: {digest}", {"digest": name[:12]})
    for dataset in workshop.datasets.values():
        if dataset.kind is DatasetKind.REGISTER and dataset.digest not in there:
            yield Message("The rows of {title} are missing.", {"title": dataset.title})


def _is_whole(name: str, register: StoredRegister) -> bool:
    try:
        return digest_of(register) == name
    except NotAWorkshop:
        return False
