"""Merge: the union of two sets of edits, and what a person should know about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import ALIVE, Edit
from almere_roadmap.history.replay import FieldConflict, Heads, RowKey, replay, update


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


@dataclass(frozen=True)
class Preview:
    """What taking in edits from elsewhere would do; nothing has happened yet.

    ``alike`` are fields in which both sides wrote the same.  ``conflicts`` and ``revived`` are
    those that these edits bring; what was open before is not counted again.
    """

    edits: tuple[Edit, ...]
    before: Workshop
    workshop: Workshop
    heads: Heads
    touched: frozenset[RowKey]
    added: tuple[RowKey, ...]
    changed: tuple[RowKey, ...]
    removed: tuple[RowKey, ...]
    alike: int
    conflicts: tuple[FieldConflict, ...]
    revived: tuple[RowKey, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything new at all."""
        return bool(self.edits)


def preview(workshop: Workshop, heads: Heads, others: Iterable[Edit]) -> Preview:
    """Return what ``others``, edits that are not part of ``heads`` yet, would do to a workshop.

    None of them can have been replaced by an edit that is already here: that one would have seen
    it.  So they are let stand in their order, without replaying what was there before.
    """
    edits = union(others)
    after = heads.copy()
    touched: set[RowKey] = set()
    for edit in edits:
        touched |= after.apply(edit)
    merged = update(workshop, after, touched)
    keys = sorted(touched)
    lived = {key: heads.alive(key) for key in keys}
    lives = {key: after.alive(key) for key in keys}
    both = [key for key in keys if lived[key] and lives[key]]
    open_before = set(heads.revived(keys))
    return Preview(
        edits,
        workshop,
        merged,
        after,
        frozenset(touched),
        tuple(key for key in keys if lives[key] and not lived[key]),
        tuple(key for key in both if _record(workshop, key) != _record(merged, key)),
        tuple(key for key in keys if lived[key] and not lives[key]),
        sum(_alike(after, key) for key in both),
        tuple(c for c in after.conflicts(keys) if _is_news(heads, c)),
        tuple(key for key in after.revived(keys) if key not in open_before),
    )


def _record(workshop: Workshop, key: RowKey) -> object:
    return workshop.collection(key[0]).get(key[1]) if hasattr(workshop, key[0]) else None


def _alike(heads: Heads, key: RowKey) -> int:
    """Return in how many fields of a record the same value was written more than once."""
    fields = heads.rows[key].items()
    return sum(
        len(found) > 1 and len({repr(s.value) for s in found}) == 1
        for name, found in fields
        if name != ALIVE
    )


def _is_news(before: Heads, conflict: FieldConflict) -> bool:
    found = before.standing((conflict.collection, conflict.row), conflict.field)
    return {s.id for s in found} != {s.id for s in conflict.standing}
