"""Where everything on a chain map stands: stages in columns, lanes, boxes, gaps and flows, in mm.

The canvas, the report and the exports use this one layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from almere_roadmap.analysis.clusters.completeness import (
    areas_of,
    chain_completeness,
    stage_states,
)
from almere_roadmap.domain.entities import Box, Frame, Idea, Remark, Stage
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.flows import with_flows
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.placed import (
    ASIDE,
    BETWEEN,
    COLUMN,
    GUTTER,
    CellKey,
    ChainLayout,
    corners_to_rect,
)
from almere_roadmap.figures.chain.words import (
    BOX_HEIGHT,
    Gap,
    Words,
    box_words,
    gap_lines,
    note_words,
)

NARROWEST = 36.0
HEAD = 15.0
GAP = 4.0
PAD = 4.0
_AIR = 9.0
"""The most room above and below what stands in a lane, in mm, beyond the usual."""

_PINCH = 2.4
"""How much of the usual room there may be given up, in mm, for the whole chain to show."""

_NOWHERE = Rect(0, 0, 0, 0)
_ROLE_LANE = {
    Role.EDUCATION: ChainLane.KNOWLEDGE,
    Role.RESEARCH: ChainLane.KNOWLEDGE,
    Role.GOVERNMENT_CUSTOMER: ChainLane.GOVERNMENT,
    Role.INTERMEDIARY: ChainLane.INTERMEDIARIES,
}
Placed = Box | Idea | Remark
"""What stands in a cell: a party, a note, or words by themselves."""

P = TypeVar("P", Box, Idea, Remark)


def layout(workshop: Workshop, chain: str, width: float = 0.0, height: float = 0.0) -> ChainLayout:
    """Lay a chain out over a width in mm, wider where the stages need it.

    Boxes of a cell stand under each other by rank unless placed by hand.  Lanes take up to
    ``height`` mm together, as far as that is only a little more air.
    """
    return with_flows(workshop, arranged(workshop, chain, width, height))


def arranged(
    workshop: Workshop, chain: str, width: float = 0.0, height: float = 0.0
) -> ChainLayout:
    """Lay a chain out without its flows: this is soon done."""
    return Plan(workshop, chain).arranged(width, height)


def height_of(workshop: Workshop, chain: str, width: float, height: float) -> float:
    """Return how high a chain laid out over a width would be; this is soon known."""
    return Plan(workshop, chain).height(width, height)


class Plan:
    """What is the same of a chain at any width, for those who try several."""

    def __init__(self, workshop: Workshop, chain: str) -> None:
        """Find the stages, what stands in them, and what they lack."""
        self.workshop, self.chain = workshop, chain
        states = stage_states(workshop, chain)
        self.stages = tuple(state.stage for state in states) or (Stage(id=""),)
        self.states = {state.stage.id: state for state in states}
        self.parties = self._mine(workshop.boxes.values())
        self.notes: dict[str, Idea | Remark] = {
            **self._mine(workshop.ideas.values()),
            **self._mine(workshop.remarks.values()),
        }
        self.things: dict[str, Placed] = {**self.parties, **self.notes}
        # Nobody lacks anything in a chain that is not begun.
        self.missing = chain_completeness(workshop, chain).missing if self.parties else ()
        self._built: dict[float, _Builder] = {}

    def _mine(self, records: Iterable[P]) -> dict[str, P]:
        return {r.id: r for r in ordered(r for r in records if r.chain == self.chain)}

    def arranged(self, width: float, height: float = 0.0) -> ChainLayout:
        """Lay the chain out without its flows."""
        return self._builder(width).build(height)

    def height(self, width: float, height: float) -> float:
        """Return how high the chain laid out over a width would be."""
        return self._builder(width).high(height)

    def _builder(self, width: float) -> _Builder:
        """Return who builds over a width: of many stages the columns are as wide at several."""
        room = (width - ASIDE) / len(self.stages) if width else COLUMN
        column = max(NARROWEST, room)
        if column not in self._built:
            self._built[column] = _Builder(self, column)
        return self._built[column]


class _Builder:
    """Holds what the steps of one layout share."""

    def __init__(self, plan: Plan, column: float) -> None:
        self.plan, self.workshop, self.chain = plan, plan.workshop, plan.chain
        self.stages, self.states = plan.stages, plan.states
        self.parties, self.notes, self.things = plan.parties, plan.notes, plan.things
        self.column = column
        inside = self.column - GUTTER
        self.words = {b.id: box_words(self.workshop, b, inside) for b in self.parties.values()}
        self.words |= {n.id: note_words(n, inside) for n in self.notes.values()}
        self.stacks: dict[CellKey, list[str | Gap]] = {
            (stage.id, lane): [] for lane in ChainLane for stage in self.stages
        }
        self.cells = {key: self._cell(thing) for key, thing in self.things.items()}
        self._stack()
        self.tall = {key: self._tall(key, words) for key, words in self.words.items()}
        self.rows = {lane: self._row_heights(lane) for lane in ChainLane}
        self.lift = 0.0
        self.natural = max(lane.bottom for lane in self._lanes()[0].values())

    def high(self, height: float) -> float:
        """Share out the room there is over the lanes, and return the height of them all."""
        self.lift = _lift(height - self.natural) if height else 0.0
        return self.natural + 2 * len(ChainLane) * self.lift

    def build(self, height: float) -> ChainLayout:
        self.high(height)
        lanes, cells = self._lanes()
        rects, gaps = self._place(cells)
        boxes = {b: rects[b] for b in self.parties}
        notes = {n: rects[n] for n in self.notes}
        homeless = self._outside()
        return ChainLayout(
            self.chain,
            self.stages,
            self.states,
            lanes,
            cells,
            boxes,
            notes,
            self._frames(lanes),
            self.cells,
            self.words,
            tuple(gaps),
            {},
            {},
            self._single(homeless),
            homeless,
            ASIDE + self.column * len(self.stages),
            max(r.bottom for r in lanes.values()),
            self.lift,
        )

    def _stack(self) -> None:
        """Put everything into its cell, gaps of a stage first, notes last."""
        for gap in self._stage_gaps():
            self._put_gap(gap)
        for box in self.parties.values():
            self.stacks[self.cells[box.id]].append(box.id)
        for gap in self._role_gaps():
            self._put_gap(gap)
        for note in self.notes.values():
            self.stacks[self.cells[note.id]].append(note.id)

    def _put_gap(self, gap: Gap) -> None:
        self.stacks[gap.stage, gap.lane].append(gap)
        inside = self.column - GUTTER
        self.words[gap.key] = gap_lines(self.workshop, self.states, gap, inside)

    def _cell(self, thing: Placed) -> CellKey:
        # What stands in a stage that is gone shows in the first column rather than nowhere.
        stage = thing.stage if (thing.stage, thing.lane) in self.stacks else self.stages[0].id
        return stage, thing.lane

    def _stage_gaps(self) -> list[Gap]:
        """Return the stages without a firm at home; others than firms may fill their role."""
        filled = {box.role for box in self.parties.values()}
        return [
            Gap(state.stage.id, ChainLane.FIRMS, state.gap, state.stage.role, _NOWHERE)
            for state in self.states.values()
            if state.gap in ("nobody", "outside")
            and not (state.stage.role in _ROLE_LANE and state.gap == "nobody")
            and not (state.gap == "nobody" and state.stage.role in filled - {Role.NONE})
        ]

    def _role_gaps(self) -> list[Gap]:
        """Return the roles that nobody fills and that belong to a lane of their own."""
        gaps: list[Gap] = []
        for role in self.plan.missing:
            if role in _ROLE_LANE:
                lane = _ROLE_LANE[role]
                taken = {gap.stage for gap in gaps if gap.lane is lane}
                stage = self._free_stage(lane, role, taken)
                gaps.append(Gap(stage, lane, "role", role, _NOWHERE))
        return gaps

    def _free_stage(self, lane: ChainLane, role: Role, taken: set[str]) -> str:
        own = next((s.id for s in self.stages if s.role is role), "")
        if own:
            return own
        free = [s.id for s in self.stages if not self.stacks[s.id, lane] and s.id not in taken]
        return free[0] if free else self.stages[-1].id

    def _tall(self, key: str, words: Words) -> float:
        if key in self.notes:
            return max(BOX_HEIGHT - 3.6, words.height - 3.6)
        return words.height

    def _row_heights(self, lane: ChainLane) -> list[float]:
        """Return the height of every row of a lane, so that neighbours stand level."""
        stacks = [stack for (_stage, own), stack in self.stacks.items() if own is lane]
        most = max(1, *map(len, stacks))
        heights = [0.0] * most
        for stack in stacks:
            for row, thing in enumerate(stack):
                heights[row] = max(heights[row], self.tall[_key(thing)])
        return [height or BOX_HEIGHT for height in heights]

    def _lanes(self) -> tuple[dict[ChainLane, Rect], dict[CellKey, Rect]]:
        lanes, cells, top = {}, {}, HEAD
        for lane in ChainLane:
            height = self._lane_height(lane)
            lanes[lane] = Rect(0, top, ASIDE + self.column * len(self.stages), height)
            for place, stage in enumerate(self.stages):
                left = ASIDE + place * self.column
                cells[stage.id, lane] = Rect(left, top, self.column, height)
            top += height + BETWEEN
        return lanes, cells

    def _lane_height(self, lane: ChainLane) -> float:
        rows = self.rows[lane]
        by_hand = [
            thing.place[1] + self.tall[thing.id] + PAD - 1.5
            for thing in self.things.values()
            if thing.lane is lane and len(thing.place) == 2
        ]
        return max(2 * PAD + sum(rows) + GAP * (len(rows) - 1), *by_hand, 0.0) + 2 * self.lift

    def _place(self, cells: Mapping[CellKey, Rect]) -> tuple[dict[str, Rect], list[Gap]]:
        rects: dict[str, Rect] = {}
        gaps: list[Gap] = []
        tops = {
            lane: list(accumulate((h + GAP for h in rows), initial=0.0))
            for lane, rows in self.rows.items()
        }
        for (stage, lane), stack in self.stacks.items():
            cell = cells[stage, lane]
            for row, thing in enumerate(stack):
                rect = self._slot(cell, tops[lane][row], self.tall[_key(thing)])
                if isinstance(thing, Gap):
                    gaps.append(replace(thing, rect=rect))
                else:
                    rects[thing] = self._by_hand(thing, cell, rect)
        return rects, gaps

    def _slot(self, cell: Rect, down: float, height: float) -> Rect:
        left = cell.x + GUTTER / 2
        return Rect(left, cell.y + self.lift + PAD + down, self.column - GUTTER, height)

    def _by_hand(self, key: str, cell: Rect, rect: Rect) -> Rect:
        place = self.things[key].place
        if len(place) != 2:
            return rect
        x = min(max(place[0] * self.column / COLUMN, 0.0), cell.width - rect.width)
        return replace(rect, x=cell.x + x, y=max(cell.y, cell.y + self.lift + place[1]))

    def _frames(self, lanes: Mapping[ChainLane, Rect]) -> dict[str, Rect]:
        mine = self._framed(self.workshop.frames.values())
        return {f.id: corners_to_rect(f.corners, lanes, self.column) for f in mine}

    def _framed(self, frames: Iterable[Frame]) -> list[Frame]:
        return ordered(f for f in frames if f.chain == self.chain and len(f.corners) == 4)

    def _outside(self) -> frozenset[str]:
        areas = ordered(self.workshop.areas.values())
        if not areas:
            return frozenset()
        places = areas_of(self.workshop, self.parties.values())
        return frozenset(box for box, area in places.items() if area != areas[0].id)

    def _single(self, outside: frozenset[str]) -> frozenset[str]:
        alone = {state.stage.id for state in self.states.values() if state.gap == "one"}
        return frozenset(
            b.id
            for b in self.parties.values()
            if b.stage in alone and b.lane is ChainLane.FIRMS and b.id not in outside
        )


def _key(thing: str | Gap) -> str:
    return thing.key if isinstance(thing, Gap) else thing


def _lift(spare: float) -> float:
    """Return how much of the spare height goes above and below what stands in every lane.

    Where a little is lacking the lanes are drawn in; where much is, that would not help.
    """
    each = spare / (2 * len(ChainLane))
    return min(each, _AIR) if each >= -_PINCH else 0.0
