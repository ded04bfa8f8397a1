"""The order of parties within the cells of a chain that lets few flows cross.

Every party goes to the mean height of those it is joined to (barycentre), sweeping over the stages
to and fro; the best order seen is kept.  Parties placed by hand do not move, but pull at others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from almere_roadmap.domain.entities import Box
from almere_roadmap.domain.words import ChainLane
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.layout import arranged
from almere_roadmap.figures.chain.placed import CellKey

_SWEEPS = 8
_LANES = list(ChainLane)
Order = Mapping[CellKey, Sequence[str]]


def few_crossings(workshop: Workshop, chain: str) -> dict[CellKey, list[str]]:
    """Return the parties of every cell from top to bottom."""
    return _Sweep(workshop, chain).best()


class _Sweep:
    """Holds what the sweeps of one chain share."""

    def __init__(self, workshop: Workshop, chain: str) -> None:
        cells = arranged(workshop, chain).cell_of
        boxes = ordered(b for b in workshop.boxes.values() if b.chain == chain)
        self.boxes: dict[str, Box] = {b.id: b for b in boxes}
        self.stages = [s.id for s in ordered(workshop.stages.values()) if s.chain == chain] or [""]
        self.cells: dict[CellKey, list[str]] = defaultdict(list)
        for box in boxes:
            self.cells[cells[box.id]].append(box.id)
        self.cell_of = {box: cells[box] for box in self.boxes}
        self.joined: dict[str, list[str]] = defaultdict(list)
        self.pairs = []
        for flow in workshop.flows.values():
            if flow.origin in self.boxes and flow.target in self.boxes:
                self.joined[flow.origin].append(flow.target)
                self.joined[flow.target].append(flow.origin)
                self.pairs.append((flow.origin, flow.target))

    def best(self) -> dict[CellKey, list[str]]:
        """Return the order with the fewest crossings that the sweeps come by."""
        best, least = self._copy(), self.crossings()
        for sweep in range(_SWEEPS):
            for stage in self.stages if sweep % 2 == 0 else self.stages[::-1]:
                for lane in _LANES:
                    self._sort((stage, lane))
            count = self.crossings()
            if count < least:
                best, least = self._copy(), count
        return best

    def _copy(self) -> dict[CellKey, list[str]]:
        return {cell: list(boxes) for cell, boxes in self.cells.items()}

    def _sort(self, cell: CellKey) -> None:
        """Sort what may move; what stands by hand keeps its turn."""
        found = self.cells.get(cell, [])
        free = [box for box in found if not self._stays(box)]
        if len(free) < 2:
            return
        heights = self._heights()
        pulls = {box: self._pull(box, heights) for box in free}
        free.sort(key=lambda box: pulls[box])
        turn = iter(free)
        self.cells[cell] = [box if self._stays(box) else next(turn) for box in found]

    def _stays(self, box: str) -> bool:
        return bool(self.boxes[box].place) or self.boxes[box].locked

    def _heights(self) -> dict[str, float]:
        """Return how far down each party stands, counted in lanes."""
        return {
            box: _LANES.index(cell[1]) + (place + 0.5) / len(boxes)
            for cell, boxes in self.cells.items()
            for place, box in enumerate(boxes)
        }

    def _pull(self, box: str, heights: Mapping[str, float]) -> float:
        mates = self.joined.get(box)
        return sum(heights[mate] for mate in mates) / len(mates) if mates else heights[box]

    def crossings(self) -> int:
        """Count the pairs of flows between the same two stages that change sides."""
        heights = self._heights()
        columns: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for origin, target in self.pairs:
            at = [self.stages.index(self.cell_of[box][0]) for box in (origin, target)]
            ends = [heights[origin], heights[target]]
            if at[0] > at[1]:
                at.reverse()
                ends.reverse()
            if at[0] != at[1]:
                columns[at[0], at[1]].append((ends[0], ends[1]))
        return sum(_inversions(sorted(found)) for found in columns.values())


def _inversions(pairs: Sequence[tuple[float, float]]) -> int:
    """Return how many pairs change sides; ``pairs`` are sorted by their first height."""
    return sum(
        a[0] < b[0] and a[1] > b[1] for place, a in enumerate(pairs) for b in pairs[place + 1 :]
    )
