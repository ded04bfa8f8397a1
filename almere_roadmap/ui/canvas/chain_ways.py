"""The ways of the flows on a canvas: at once where they are few, else quick ones until better ones.

Hundreds of flows that keep clear of each other take a tenth of a second to find.  A worker does so,
while ways that only look out for boxes show where the flows go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.flows import (
    Ways,
    are_plain,
    are_soon_found,
    carried_ways,
    ends_of,
    plain_ways,
    quick_ways,
    ways_of,
    with_flows,
)
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.chain.routes import End
from almere_roadmap.ui.tasks import Tasks

_Question = tuple[Mapping[str, Rect], tuple[Rect, ...], Mapping[str, End]]


class ChainWays(QObject):
    """Finds ways and remembers them for as long as the boxes stay where they are."""

    def __init__(self, parent: QObject, better: Callable[[Ways], object]) -> None:
        """Hand over ``better`` ways when a worker found them; without ``tasks`` none works."""
        super().__init__(parent)
        self.tasks: Tasks | None = None
        self._better = better
        self._before = layout(Workshop(), "")
        self._asked: _Question = {}, (), {}
        self._ends_of: tuple[object, ...] = ({}, "", None)
        self._worked_on: _Question | None = None
        self._joined_for: _Question | None = None
        self._joined: dict[str, dict[str, End]] = {}

    def laid(self, workshop: Workshop, placed: ChainLayout) -> ChainLayout:
        """Add the flows to a layout."""
        obstacles = (*placed.notes.values(), *(gap.rect for gap in placed.gaps))
        question = placed.boxes, obstacles, self._ends(workshop, placed)
        if question == self._asked:
            ways: Ways = self._before.flows
        else:
            known, self._asked = self._asked[2], question
            ways = self._ways(placed, question[2], known)
        self._before = with_flows(workshop, placed, ways)
        return self._before

    def _ends(self, workshop: Workshop, placed: ChainLayout) -> Mapping[str, End]:
        """Return the ends of the flows, the ones from before while flows and boxes are those."""
        before, self._ends_of = self._ends_of, (workshop.flows, placed.chain, placed.boxes.keys())
        same = before[0] is workshop.flows and before[1:] == self._ends_of[1:]
        return self._asked[2] if same else ends_of(workshop, placed)

    def _ways(self, placed: ChainLayout, ends: Mapping[str, End], known: Mapping[str, End]) -> Ways:
        if are_plain(ends):
            return plain_ways(self._before, known, placed, ends)
        if self.tasks is None or are_soon_found(ends):
            return ways_of(placed, ends)
        self._seek(placed)
        return quick_ways(self._before, placed, ends)

    def better(self, workshop: Workshop, placed: ChainLayout, ways: Ways) -> ChainLayout:
        """Put better ways into a layout."""
        self._before = with_flows(workshop, placed, ways)
        return self._before

    def carried(self, moved: Mapping[str, Rect]) -> ChainLayout:
        """Return the layout with only the flows at boxes that are carried to other places."""
        ends = {name: end for box in moved for name, end in self._at(box).items()}
        return replace(self._before, flows=carried_ways(self._before, ends, moved))

    def _at(self, box: str) -> Mapping[str, End]:
        """Return the flows at a box, by which thousands need not be gone through at every move."""
        if self._joined_for is not self._asked:
            self._joined_for, self._joined = self._asked, {}
            for name, end in self._asked[2].items():
                for one in (end.origin, end.target):
                    self._joined.setdefault(one, {})[name] = end
        return self._joined.get(box, {})

    @property
    def busy(self) -> bool:
        """Tell whether better ways are still sought."""
        return self._worked_on is not None

    def _seek(self, placed: ChainLayout) -> None:
        """Let a worker seek, one at a time: what it finds may be outdated by then."""
        if self.tasks is not None and self._worked_on is None:
            ends = self._asked[2]
            self._worked_on = self._asked
            self.tasks.aside(lambda: ways_of(placed, ends), self._on_found, self._on_failed)

    def _on_found(self, ways: Ways) -> None:
        is_wanted, self._worked_on = self._worked_on is self._asked, None
        if is_wanted:
            self._better(ways)
        elif not are_soon_found(self._asked[2]):
            self._seek(self._before)

    def _on_failed(self, _error: object) -> None:
        self._worked_on = None
