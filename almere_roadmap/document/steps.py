"""The steps of this sitting that can be taken back, and those that can be made again."""

from __future__ import annotations

from collections.abc import Callable

from almere_roadmap.domain.message import Message
from almere_roadmap.history.edit import Edit


class Steps:
    """Two stacks of edits: undo takes from one and puts on the other, redo the other way round."""

    def __init__(self) -> None:
        """Start without any step."""
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def made(self, edit: Edit) -> None:
        """Remember a new step; what had been taken back cannot be made again after it."""
        self._done.append(edit)
        self._undone.clear()

    def undo(self, take_back: Callable[[Edit], Edit]) -> Edit | None:
        """Take back the last step, None when there is none; a refusal leaves all as it was."""
        return _move(self._done, self._undone, take_back)

    def redo(self, take_back: Callable[[Edit], Edit]) -> Edit | None:
        """Take back the last undoing, None when there is none; a refusal leaves all as it was."""
        return _move(self._undone, self._done, take_back)

    @property
    def undo_label(self) -> Message | None:
        """Return the label of the step that undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> Message | None:
        """Return the label of the step that redo would make again."""
        return self._undone[-1].label if self._undone else None


def _move(source: list[Edit], target: list[Edit], take_back: Callable[[Edit], Edit]) -> Edit | None:
    if not source:
        return None
    edit = take_back(source[-1])
    source.pop()
    target.append(edit)
    return edit
