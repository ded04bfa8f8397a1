"""Saving what was done here when somebody else changed the file underneath."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.errors import AlmereError, Conflict
from almere_roadmap.history.edit import Draft, Edit, created
from almere_roadmap.history.merge import union
from almere_roadmap.history.replay import Heads, Stamp, replay, stamp
from almere_roadmap.i18n import N_
from almere_roadmap.store.writing import WorkshopFile, write_whole


def lineage(
    file: WorkshopFile, known: frozenset[str], sitting: tuple[Edit, ...]
) -> tuple[Edit, ...] | None:
    """Return the edits that the present value is made of, None when some cannot be read any more.

    Where the file was replaced by another name, the open one still has them all; where it was
    written over, those of a copy are often the same.
    """
    try:
        edits = union((edit for edit in file.history() if edit.id in known), sitting)
    except AlmereError:
        return None
    return edits if known <= {edit.id for edit in edits} else None


def rescue(old: WorkshopFile, edits: tuple[Edit, ...], workshop: Workshop) -> WorkshopFile:
    """Write a file beside the old one that holds ``edits``, and the registers it still gives.

    Raises:
        DiskError: the disk refused.
    """
    _, heads = replay(edits, workshop.document_id)
    path, tables = _free_name(old.path), workshop.tables
    registers: Mapping[str, Batches] = {}
    with suppress(AlmereError):
        registers = old.registers()
    position = write_whole(path, workshop.document_id, edits, heads, tables, registers)
    return WorkshopFile(path, position)


def gone_on(
    file: WorkshopFile, edits: tuple[Edit, ...], workshop: Workshop, error: Conflict
) -> WorkshopFile:
    """Return a rescue copy to go on in; ``error`` learns what it is called."""
    rescued = rescue(file, edits, workshop)
    error.text, error.params = _REPLACED, {"file": file.path.name, "rescue": rescued.path.name}
    return rescued


def only_screen(file: WorkshopFile, workshop: Workshop, by: Stamp) -> Conflict:
    """Rescue what is on screen and return why no more can be kept in this sitting."""
    path = rescue_screen(file, workshop, by)
    return Conflict(_REPLACED, file=file.path.name, rescue=path.name)


_REPLACED = N_("{file} was changed by another program. Your work is in {rescue}.")


def rescue_screen(old: WorkshopFile, workshop: Workshop, by: Stamp) -> Path:
    """Write a file beside the old one that holds what is on screen, as one edit.

    Raises:
        DiskError: the disk refused.
    """
    label = Message("Rescued what was on screen")
    return rescue(old, (snapshot(workshop, by, label),), workshop).path


def snapshot(workshop: Workshop, by: Stamp, label: Message) -> Edit:
    """Return one edit that makes a whole workshop out of nothing."""
    writes = tuple(
        write
        for name in collections()
        for record in workshop.collection(name).values()
        for write in created(name, record)
    )
    return stamp(Draft(label, writes), Heads(), by)


def _free_name(path: Path) -> Path:
    names = (path.with_stem(f"{path.stem} (rescue {number})") for number in count(1))
    return next(name for name in names if not name.exists())
