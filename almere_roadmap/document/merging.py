"""What copies of a workshop hold that it does not hold itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, InputError, NotAWorkshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.merge import Preview, preview, union
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.store import workshop_file


@dataclass(frozen=True)
class Gathered:
    """Edits and datasets from copies; ``origin`` tells for every new edit which file it is from."""

    edits: tuple[Edit, ...]
    tables: Mapping[str, StatisticsTable]
    registers: Mapping[str, Batches]
    origin: Mapping[str, Path]


def gather(paths: Iterable[Path], document_id: str, known: Set[str]) -> Gathered:
    """Read from copies of a workshop what is not among the edits ``known``; they are not changed.

    Raises:
        Declined: a file is another workshop.  NotAWorkshop: it is none, or damaged.
    """
    edits: list[tuple[Edit, ...]] = []
    tables: dict[str, StatisticsTable] = {}
    registers: dict[str, Batches] = {}
    origin: dict[str, Path] = {}
    for path in paths:
        theirs = workshop_file.read_copy(path, known)
        if theirs.position.document_id != document_id:
            raise Declined("{file} is another workshop, not a copy of this one.", file=path.name)
        edits.append(theirs.edits)
        tables |= theirs.tables
        registers |= theirs.registers
        origin |= {edit.id: path for edit in theirs.edits if edit.id not in origin}
    return Gathered(union(*edits), tables, registers, origin)


def foreseen(workshop: Workshop, heads: Heads, found: Gathered) -> Preview:
    """Return what taking in the edits would do.

    Raises:
        NotAWorkshop: an edit holds a value that no workshop can hold.
    """
    try:
        return preview(workshop, heads, found.edits)
    except InputError as error:
        raise NotAWorkshop(
            "The journal holds a value that does not fit: {reason}", reason=str(error)
        ) from error


def standing(before: Heads, found: Preview) -> dict[str, bool]:
    """Return which writes of the new edits stand, and which old ones no longer do."""
    after, old = _ids(found.heads, found.touched), _ids(before, found.touched)
    flags = {
        edit.write_id(place): edit.write_id(place) in after
        for edit in found.edits
        for place in range(len(edit.changes))
    }
    return flags | dict.fromkeys(old - after, False)


def _ids(heads: Heads, keys: Iterable[RowKey]) -> set[str]:
    rows = (heads.rows.get(key, {}) for key in keys)
    return {s.id for fields in rows for found in fields.values() for s in found}
