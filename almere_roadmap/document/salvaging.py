"""Making a sound workshop file of what could be read of a damaged one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import NotAWorkshop
from almere_roadmap.history.diff import Difference, differences
from almere_roadmap.history.edit import Draft, Edit, Write, created, new_id
from almere_roadmap.history.replay import Heads, Stamp, replay, stamp
from almere_roadmap.store.salvage import Salvaged, salvage
from almere_roadmap.store.writing import write_whole


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file made of what could be read: where, how many records, and which rows were bad."""

    path: Path
    records: int
    edits: int
    bad: tuple[tuple[str, str], ...]


def recover(path: Path, target: Path | None = None) -> Recovered:
    """Save what can be read of a file into a new one beside it; the file is left alone.

    Raises:
        NotAWorkshop: nothing of a workshop could be read.  InputError, DiskError: see salvage.
    """
    found = salvage(path)
    if not found:
        raise NotAWorkshop("Nothing of a workshop could be read.", file=path.name)
    document_id = found.document_id or new_id()
    edits, workshop = _history(found, document_id)
    target = target or _free_name(path)
    _, heads = replay(edits, document_id)
    write_whole(target, document_id, edits, heads, found.tables, found.registers)
    records = sum(len(workshop.collection(name)) for name in found.records)
    return Recovered(target, records, len(edits), tuple(dict.fromkeys(found.bad)))


def _history(found: Salvaged, document_id: str) -> tuple[tuple[Edit, ...], Workshop]:
    """Return the edits that could be read, and one more for what only the records tell.

    The journal is the authority for what it tells; a record that it lost comes from its row.
    """
    edits = _whole(found.edits)
    workshop, heads = replay(edits, document_id)
    rows = Workshop(document_id)
    for name, records in found.records.items():
        rows = rows.with_records(name, dict(records))
    missing = (d for d in differences(workshop, rows) if not _told(d, heads))
    writes = tuple(write for difference in missing for write in _writes(difference))
    if writes:
        by = Stamp(new_id(), "", datetime.now().astimezone().isoformat(timespec="seconds"))
        edits = (*edits, stamp(Draft(Message("Salvaged from a damaged file"), writes), heads, by))
        workshop, _ = replay(edits, document_id)
    return edits, workshop


def _whole(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits once each, in their order."""
    single = {edit.id: edit for edit in edits}
    return tuple(sorted(single.values(), key=lambda e: (e.lamport, e.id)))


def _told(difference: Difference, heads: Heads) -> bool:
    """Tell whether the journal knows the record: then it is right."""
    record = difference.new or difference.old
    return record is None or (difference.collection, record.id) in heads.rows


def _writes(difference: Difference) -> tuple[Write, ...]:
    if difference.new is None:
        return ()
    return created(difference.collection, difference.new)


def _free_name(path: Path) -> Path:
    stem = path.stem
    names = (path.with_name(f"{stem} (salvaged {number}).almere") for number in count(1))
    return next(name for name in names if not name.exists())


def counted(bad: tuple[tuple[str, str], ...]) -> dict[str, int]:
    """Return how many rows were bad, by table."""
    return dict(Counter(table for table, _ in bad))
