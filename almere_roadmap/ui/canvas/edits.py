"""What the tools of the chain canvas ask of who makes steps of the document."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from almere_roadmap.domain.words import BoxShape
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Edit
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.ground import Cell


class Edits(Protocol):
    """Makes steps, and chooses what they made."""

    bridge: Bridge

    @property
    def workshop(self) -> Workshop:
        """Return the workshop as it is now."""

    def may_edit(self, *, tell: bool = False) -> bool:
        """Tell whether anything can be changed, and say so if not."""

    def name_of(self, key: str) -> str:
        """Return the words by which people know a record."""

    def select_new(self, made: Edit | None) -> None:
        """Choose what a step has made."""

    def select(self, keys: list[str]) -> None:
        """Choose records; the first is the selection everywhere."""

    def target_cell(self) -> Cell | None:
        """Return the cell in which something new belongs."""

    def new_box(
        self,
        cell: Cell | None = None,
        rect: QRectF | None = None,
        *,
        shape: BoxShape = BoxShape.BOX,
        place: tuple[float, ...] = (),
    ) -> None:
        """Ask for the name of a new box."""

    def connect_boxes(self, origin: str, target: str, at: QPointF) -> None:
        """Let something flow to a box, or to a new one on empty ground."""
