"""Who first wrote what stands: undoing a choice writes all its sides again, in one's own name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from almere_roadmap.history.edit import ALIVE, Change, Edit

Edits = Mapping[str, Edit]


@dataclass(frozen=True, slots=True)
class Origin:
    """The edit that wrote something and what it replaced; nobody when that edit is not known."""

    edit: Edit | None = None
    change: Change | None = None

    @property
    def author(self) -> str:
        """Return who wrote it."""
        return self.edit.author if self.edit else ""

    @property
    def time(self) -> str:
        """Return when it was written."""
        return self.edit.time if self.edit else ""


def edit_of(write_id: str) -> str:
    """Return the id of the edit to which a write belongs."""
    return write_id.rpartition("/")[0]


def origin(write_id: str, edits: Edits) -> Origin:
    """Return where a write comes from, past those who only opened the choice again."""
    found = _made(write_id, edits)
    while found.edit and found.change and _reopens(found.edit, found.change):
        before = next(_same_before(found.edit, found.change, edits), None)
        if before is None:
            break
        found = before
    return found


def behind(edits: Edits) -> frozenset[str]:
    """Return the ids of the edits to which those lead that opened a choice again."""
    found: set[str] = set()
    for edit in edits.values():
        if any(_reopens(edit, change) for change in edit.changes):
            found.add(edit.undoes)
            undone = edits.get(edit.undoes)
            found |= {edit_of(w) for c in undone.changes for w in c.prev} if undone else set()
    return frozenset(found - edits.keys())


def _made(write_id: str, edits: Edits) -> Origin:
    edit, place = edits.get(edit_of(write_id)), int(write_id.rpartition("/")[2])
    if edit is None or place >= len(edit.changes):
        return Origin()
    return Origin(edit, edit.changes[place])


def _place(change: Change) -> tuple[str, str, str]:
    return change.collection, change.row, change.field


def _reopens(edit: Edit, change: Change) -> bool:
    """Tell whether a change is one of several sides, or a deletion, that an undoing made again."""
    if not edit.undoes:
        return False
    deletion = change.field == ALIVE and change.value is False
    return deletion or Counter(map(_place, edit.changes))[_place(change)] > 1


def _same_before(edit: Edit, change: Change, edits: Edits) -> Iterator[Origin]:
    """Yield what an undoing wrote again: the same value, replaced by the step that it undoes."""
    undone = edits.get(edit.undoes)
    for one in _of_place(undone.changes if undone else (), change):
        for write in one.prev:
            found = _made(write, edits)
            if found.change and _said(found.change) == _said(change):
                yield found


def _said(change: Change) -> tuple[tuple[str, str, str], str]:
    return _place(change), repr(change.value)


def _of_place(changes: Iterable[Change], change: Change) -> Iterator[Change]:
    return (one for one in changes if _place(one) == _place(change))
