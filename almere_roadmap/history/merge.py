"""Merge: the union of two sets of edits, and what a person should know about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.replay import FieldConflict, Heads, RowKey, replay


@dataclass(frozen=True)
class Merged:
    """The outcome of a merge: all edits, the workshop they make, and what needs a look."""

    edits: tuple[Edit, ...]
    workshop: Workshop
    heads: Heads
    conflicts: tuple[FieldConflict, ...]
    revived: tuple[RowKey, ...]


def union(*histories: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return every edit once, in the order (Lamport number, id)."""
    edits = {edit.id: edit for history in histories for edit in history}
    return tuple(sorted(edits.values(), key=lambda e: (e.lamport, e.id)))


def merge(document_id: str, *histories: Iterable[Edit]) -> Merged:
    """Unite histories of one document; neither is changed."""
    edits = union(*histories)
    workshop, heads = replay(edits, document_id)
    return Merged(edits, workshop, heads, tuple(heads.conflicts()), tuple(heads.revived()))
