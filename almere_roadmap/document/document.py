"""The document: a workshop file being worked on, with its past and its copies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from almere_roadmap.document import merging
from almere_roadmap.document.changes import Changes
from almere_roadmap.document.keeper import Keeper
from almere_roadmap.document.live_file import LiveFile
from almere_roadmap.document.merging import Gathered
from almere_roadmap.document.past import past_at
from almere_roadmap.document.steps import Steps
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Edit
from almere_roadmap.history.merge import Preview
from almere_roadmap.history.replay import FieldConflict, RowKey
from almere_roadmap.history.undo import inverse, settled_in_history
from almere_roadmap.i18n import N_
from almere_roadmap.store.records import stored_rows
from almere_roadmap.store.writing import WorkshopFile


class Document(LiveFile):
    """A live file whose steps can be taken back and that takes in what its copies hold."""

    def undo(self) -> Edit | None:
        """Take back the last step of this sitting; None when there is none.

        Raises:
            Declined: something changed since; the step stays.
        """
        return self._told(self._steps.undo(self._take_back))

    def redo(self) -> Edit | None:
        """Make the step that was taken back last again; None when there is none.

        Raises:
            Declined: something changed since.
        """
        return self._told(self._steps.redo(self._take_back))

    def begin(self) -> None:
        """Let the work begin here: undo reaches back no further than this."""
        self._steps = Steps()
        self._before = len(self._sitting)

    def _told(self, edit: Edit | None) -> Edit | None:
        return None if edit is None else self._announce(edit)

    def _take_back(self, edit: Edit) -> Edit:
        reopening = self._settled.get(edit.id)
        if reopening is None:  # made in an earlier sitting, or in a copy
            reopening = settled_in_history(edit, self.history())
        return self._make(inverse(edit, self._heads, edit.label.text, reopening), undoes=edit.id)

    @property
    def undo_label(self) -> Message | None:
        """Return the label of the step that undo would take back."""
        return self._steps.undo_label

    @property
    def redo_label(self) -> Message | None:
        """Return the label of the step that redo would make again."""
        return self._steps.redo_label

    def revert(self, edit_id: str) -> Edit:
        """Take back any step of the history, as a new step.

        Raises:
            Declined: something changed since, or there is no such step.
        """
        edit = self._take_back(self._edit(edit_id))
        self._steps.made(edit)
        return self._announce(edit)

    def _edit(self, edit_id: str) -> Edit:
        for edit in self.history():
            if edit.id == edit_id:
                return edit
        raise Declined("That step is not in the history.")

    def history(self) -> tuple[Edit, ...]:
        """Return all edits in the order that decides what stands, the oldest first."""
        return self._past.edits(self.path, self._sitting)

    def timeline(self) -> tuple[Edit, ...]:
        """Return all edits in the order in which this file got them, the oldest first."""
        return self._past.arrived(self.path, self._sitting)

    @property
    def sitting(self) -> frozenset[str]:
        """Return the ids of the edits made since the work began: the file was opened or made."""
        return frozenset(edit.id for edit in self._sitting[self._before :])

    def at(self, edit_id: str) -> Workshop:
        """Return the workshop as this file showed it right after an edit arrived.

        Raises:
            Declined: there is no such step.
        """
        past = past_at(self.timeline(), edit_id, self.document_id)
        return replace(past, tables=self._workshop.tables)

    def preview_merge(self, *paths: Path) -> Preview:
        """Return what taking in copies of this workshop would do; nothing changes.

        Raises:
            Declined: a file is another workshop.  NotAWorkshop: it is none, or damaged.
        """
        return self._foreseen(self._gathered(paths))

    def _gathered(self, paths: tuple[Path, ...]) -> Gathered:
        with self._changing:
            known = self._known.union(edit.id for edit in self._sitting)
        return merging.gather(paths, self.document_id, known)

    def _foreseen(self, found: Gathered) -> Preview:
        return merging.foreseen(*self.standing(), found)

    def signed(self, ids: frozenset[str]) -> dict[str, Edit]:
        """Return the edits with these ids, by id; reads the file where it has to."""
        return self._past.some(self.path, self._sitting, ids)

    def merge_from(self, *paths: Path) -> Preview:
        """Take in everything that copies of this workshop hold; the copies are not changed.

        Meanwhile nothing else can be changed.  What was there is backed up first.

        Raises:
            Declined: a file is another workshop.  NotAWorkshop: it is none, or damaged.
            DiskError, Conflict: the result could not be written; nothing changed.
        """
        with self._alone(N_("A copy is being merged; a moment, please.")) as keeper:
            self.flush()
            found = self._gathered(paths)
            merged = self._foreseen(found)
            if merged:
                self._absorb(keeper, found, merged)
            if self.left in paths:
                self.left = None
        if merged:
            self._tell(Changes(self._workshop, None, merged.touched))
        return merged

    def _absorb(self, keeper: Keeper, found: Gathered, merged: Preview) -> None:
        rows = stored_rows(merged.heads, merged.touched)
        standing = merging.standing(self._heads, merged)

        def write(file: WorkshopFile) -> None:
            self._safe.keep(file, "merge")
            file.absorb(merged.edits, rows, found.tables, standing, found.registers)

        keeper.run(write)
        with self._changing:
            everything = {**found.tables, **self._workshop.tables}
            self._workshop = replace(merged.workshop, tables=everything)
            self._heads = merged.heads
            self._past.forget()
            self._known = self._known.union(edit.id for edit in merged.edits)
            self._latest = merged.edits[-1].id

    @property
    def conflicts(self) -> tuple[FieldConflict, ...]:
        """Return the fields in which different values stand since a merge; a choice ends one."""
        return tuple(self._heads.conflicts())

    @property
    def revived(self) -> tuple[RowKey, ...]:
        """Return the records that live although somebody deleted them."""
        return tuple(self._heads.revived())
