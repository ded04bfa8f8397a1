"""What can be done to all that is chosen on a chain canvas: copy, group, lock, order, align."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.align import Line, aligned, distributed
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.canvas.edits import Edits
from almere_roadmap.ui.canvas.move import Landing
from almere_roadmap.verbs import canvas

_ASIDE = QPointF(4, 4)
"""How far a copy lies from what it copies, in mm."""


class ChainThings:
    """Does it to what is chosen on a view."""

    def __init__(self, editing: Edits, view: ChainView) -> None:
        """Serve a view."""
        self.editing, self.view = editing, view

    def duplicate(self) -> None:
        """Copy what is chosen, a little aside."""
        landings = {}
        for key in self.view.things:
            cell = self.view.ground.cell_of[key]
            rect = self.view.ground.things[key].translated(_ASIDE)
            landings[key] = Landing(cell, self.view.ground.place_in(cell, rect))
        self.copy(landings)

    def copy(self, landings: dict[str, Landing]) -> None:
        """Copy things to where copies of them were dropped."""
        if not landings:
            return
        places = as_places(landings)
        made = self.editing.bridge.attempt(canvas.duplicate, list(landings), places)
        if made is not None:
            rows = dict.fromkeys(change.row for change in made.changes)
            self.editing.select([row for row in rows if row in self.view.ground.things])

    def group(self) -> None:
        """Bundle what is chosen."""
        self.editing.bridge.attempt(canvas.group, self.view.things)

    def ungroup(self) -> None:
        """Take the groups of what is chosen apart."""
        self.editing.bridge.attempt(canvas.ungroup, self.view.things)

    def lock(self) -> None:
        """Lock what is chosen, or unlock it when all of it is locked."""
        chosen = [*self.view.things, *self.view.frames]
        if chosen:
            on = not all(map(self.view.is_locked, chosen))
            self.editing.bridge.attempt(canvas.lock, chosen, on=on)

    def refuse(self, key: str) -> None:
        """Say that something is locked."""
        found = self.editing.workshop.find(key)
        name = self.editing.name_of(key) if found else ""
        words = _("{name} is locked: unlock it first with Ctrl+L.").format(name=name)
        self.editing.bridge.told.emit("warn", words)

    def order(self, count: int) -> None:
        """Move what is chosen on or back in its cell."""
        self.editing.bridge.attempt(canvas.reorder, self.view.things, count)

    def align(self, line: Line) -> None:
        """Put what is chosen in line with the first, each within its cell."""
        self._put(aligned(self.view.ground, self.view.things, line))

    def distribute(self, *, across: bool) -> None:
        """Leave equal room between what is chosen."""
        self._put(distributed(self.view.ground, self.view.things, across=across))

    def _put(self, landings: dict[str, Landing]) -> None:
        if landings:
            self.editing.bridge.attempt(canvas.align, as_places(landings))


def as_places(landings: dict[str, Landing]) -> dict[str, canvas.Landing]:
    """Return landings as verbs take them."""
    return {key: (at.cell.stage, at.cell.lane, at.place) for key, at in landings.items()}
