"""The open lines of a document, in words, and the step that settles some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.document.document import Document
from almere_roadmap.document.openlines import DELETION, OpenLine, edits_behind, open_lines
from almere_roadmap.document.origins import behind
from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import Difference
from almere_roadmap.history.edit import ALIVE, Draft, Edit
from almere_roadmap.history.merge import Preview
from almere_roadmap.history.replay import Heads, RowKey
from almere_roadmap.store import workshop_file
from almere_roadmap.verbs.settle import choose, confirm_deletion, refuse_deletion, together
from almere_roadmap.verbs.variants import Sides, can_vary, keep_all


@dataclass(frozen=True, slots=True)
class Both:
    """All sides are kept: ``stays`` in the record itself, the others in variants beside it."""

    stays: Value


Decision = tuple[OpenLine, Value | Both]
"""A line and the value chosen for it: for a deletion True to keep and False to delete."""


def lines_of(document: Document) -> tuple[OpenLine, ...]:
    """Return what is still to be chosen in a document; reads the file, so not for the ui thread."""
    workshop, heads = document.standing()
    return open_lines(workshop, heads, _signed(document, heads))


def lines_foreseen(document: Document, preview: Preview) -> tuple[OpenLine, ...]:
    """Return what would be open after a merge."""
    signed = _signed(document, preview.heads, preview.edits)
    return open_lines(preview.workshop, preview.heads, signed)


def _signed(document: Document, heads: Heads, arriving: Iterable[Edit] = ()) -> dict[str, Edit]:
    """Return the edits that made the sides of the open lines, by id."""
    found = {edit.id: edit for edit in arriving}
    wanted, asked = edits_behind(heads), frozenset(found)
    while wanted := wanted - asked:
        found |= document.signed(wanted)
        asked, wanted = asked | wanted, behind(found)
    return found


def settle(document: Document, decisions: Iterable[Decision]) -> Edit | None:
    """Make choices as one step; lines that are settled already are passed over.

    Raises:
        Declined: the document can only be looked at, or a record is gone.
    """
    workshop, heads = document.standing()
    still = [(line, value) for line, value in decisions if _is_open(heads, line)]
    drafts = [
        _draft(document, workshop, heads, line, value)
        for line, value in still
        if not isinstance(value, Both)
    ]
    both = [_sides(line, value) for line, value in still if isinstance(value, Both)]
    if both:
        drafts.append(keep_all(workshop, both))
    return document.perform(together(drafts)) if drafts else None


def has_variants(line: OpenLine) -> bool:
    """Tell whether both sides of a line can be kept, in a variant beside the record."""
    return line.kind != DELETION and can_vary(line.key[0], line.field)


def _sides(line: OpenLine, both: Both) -> Sides:
    others = (c.value for c in line.choices if repr(c.value) != repr(both.stays))
    return Sides(line.key, line.field, (both.stays, *others))


def _is_open(heads: Heads, line: OpenLine) -> bool:
    if line.kind == DELETION:
        return len(heads.standing(line.key, line.field)) > 1 or line.key in set(
            heads.revived([line.key])
        )
    return len(heads.standing(line.key, line.field)) > 1 and heads.alive(line.key)


def _draft(
    document: Document, workshop: Workshop, heads: Heads, line: OpenLine, value: Value
) -> Draft:
    if line.kind != DELETION:
        return choose(workshop, line.key, line.field, value)
    if not value:
        return confirm_deletion(workshop, line.key)
    kept = refuse_deletion(workshop, heads, line.key)
    return kept.plus(*(refuse_deletion(workshop, heads, key) for key in _went(document, line)))


def _went(document: Document, line: OpenLine) -> tuple[RowKey, ...]:
    """Return what the deletion took along and is still gone: it comes back with the record."""
    deletions = {c.edit for c in line.choices if c.value is False}
    _, heads = document.standing()
    along = (
        (change.collection, change.row)
        for edit in document.signed(frozenset(deletions)).values()
        for change in edit.changes
        if change.field == ALIVE and change.value is False
    )
    return tuple(key for key in dict.fromkeys(along) if key != line.key and not heads.alive(key))


def writers(paths: Iterable[Path], found: Iterable[Difference]) -> dict[tuple[str, str, str], str]:
    """Return who wrote the fields that differ last, by (collection, row, field).

    Raises:
        NotAWorkshop, InputError, DiskError: a file cannot be read.
    """
    rows = {(d.collection, (d.new or d.old).id) for d in found if d.new or d.old}  # type: ignore[union-attr]
    written: dict[tuple[str, str, str], str] = {}
    for path in paths:
        for edit in workshop_file.read_history(path):
            for change in edit.changes:
                if (change.collection, change.row) in rows:
                    written[change.collection, change.row, change.field] = edit.author
    return written
