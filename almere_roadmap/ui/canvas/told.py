"""The things on a chain canvas as a screen reader meets them, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect

from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.ui.canvas.chain_sheet import ChainSheet
from almere_roadmap.ui.canvas.spoken import called, spoken


class ToldThings:
    """Boxes, flows, notes, texts, gaps and frames of a chain, by the ids of their records."""

    def __init__(self, sheet: ChainSheet) -> None:
        """Tell of what is on a sheet."""
        self._sheet = sheet
        self._placed: ChainLayout | None = None
        self._order: dict[str, int] = {}

    def order(self) -> Mapping[str, int]:
        """Return all that can be walked to, in that order."""
        if self._placed is not self._sheet.placed:
            self._placed = self._sheet.placed
            self._order = {key: n for n, key in enumerate(self._sheet.in_reading_order())}
        return self._order

    def name(self, key: str) -> str:
        """Say what a thing is: a party with its kind, its stage and how much it is joined to."""
        return called(self._sheet.workshop, self._sheet.placed, key)

    def description(self, key: str) -> str:
        """Say to what it is joined, and all else."""
        words = spoken(self._sheet.workshop, self._sheet.placed, key)
        return "" if words == self.name(key) else words

    def place(self, key: str) -> QRect:
        """Return where it is in the view."""
        return self._sheet.place_of(self._sheet.outline_of([key]))

    def chosen(self) -> Sequence[str]:
        """Return what is chosen."""
        return self._sheet.chosen
