"""Making workshops for tests: a journal in memory, driven by verbs like the real one."""

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Draft, Edit
from almere_roadmap.history.replay import Heads, Stamp, stamp, update
from almere_roadmap.history.undo import inverse


class Journal:
    """A workshop in memory that takes drafts, remembers edits and can take them back."""

    def __init__(self) -> None:
        self.workshop, self.heads, self.edits = Workshop("test"), Heads(), []

    def perform(self, draft: Draft, undoes: str = "") -> str:
        by = Stamp(f"e{len(self.edits):04}", "tester", "2026-11-24T10:00:00")
        self._apply(stamp(draft, self.heads, by, undoes))
        return draft.row

    def undo(self, edit: Edit) -> None:
        self.perform(inverse(edit, self.heads, "Undid"), edit.id)

    def _apply(self, edit: Edit) -> None:
        touched = self.heads.apply(edit)
        self.workshop = update(self.workshop, self.heads, touched)
        self.edits.append(edit)
