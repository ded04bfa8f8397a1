"""Where everything on a chain map stands: stages in columns, lanes, boxes, gaps and flows, in mm.

The canvas, the report and the exports use this one layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from almere_roadmap.analysis.completeness import (
    StageState,
    area_of,
    chain_completeness,
    stage_states,
)
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Box, Stage
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain_routes import Point, Rect, routes
from almere_roadmap.i18n import _

ASIDE = 29.0
COLUMN = 46.0
"""The usual width of a column; places chosen by hand are in mm of this."""

NARROWEST = 36.0
HEAD = 15.0
GUTTER = 9.6
"""Room between the boxes of two columns, half of it on either side; flows go up and down in it."""

BOX_HEIGHT = 13.0
LINE = 3.6
GAP = 4.5
PAD = 4.5
NAME_SIZE, CAPTION_SIZE, LABEL_SIZE = 8.5, 7.5, 7.0
INSET = 2.3

_NOWHERE = Rect(0, 0, 0, 0)
_ROLE_LANE = {
    Role.EDUCATION: ChainLane.KNOWLEDGE,
    Role.RESEARCH: ChainLane.KNOWLEDGE,
    Role.GOVERNMENT_CUSTOMER: ChainLane.GOVERNMENT,
    Role.INTERMEDIARY: ChainLane.INTERMEDIARIES,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the data say that somebody is missing.

    ``kind`` is "nobody", "outside" (only partners outside the home area) or "role".
    """

    stage: str
    lane: ChainLane
    kind: str
    role: Role
    rect: Rect

    @property
    def key(self) -> str:
        """Return the key of its marks."""
        return f"gap:{self.stage}:{self.lane}:{self.role}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a box says, broken into lines."""

    name: tuple[str, ...]
    caption: tuple[str, ...]

    @property
    def height(self) -> float:
        """Return how high a box with these words is."""
        return BOX_HEIGHT + LINE * max(0, len(self.name) + len(self.caption) - 2)


@dataclass(frozen=True)
class ChainLayout:
    """A whole chain map in mm.

    ``cells`` is keyed by (stage id, lane); ``single`` holds the boxes that are the only firm at
    home in their stage, ``outside`` those that sit outside the home area.
    """

    chain: str
    stages: tuple[Stage, ...]
    states: Mapping[str, StageState]
    lanes: Mapping[ChainLane, Rect]
    cells: Mapping[tuple[str, ChainLane], Rect]
    boxes: Mapping[str, Rect]
    cell_of: Mapping[str, tuple[str, ChainLane]]
    words: Mapping[str, Words]
    gaps: tuple[Gap, ...]
    flows: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Rect]
    single: frozenset[str]
    outside: frozenset[str]
    width: float
    height: float


def name_of(workshop: Workshop, box: Box) -> str:
    """Return what a box is called: its own words, else the name of the party it is."""
    record = workshop.organisations.get(box.record) or workshop.networks.get(box.record)
    return box.name or (record.name if record else "")


def layout(workshop: Workshop, chain: str, width: float = 0.0) -> ChainLayout:
    """Place a chain; ``width`` 0 gives every column its usual width.

    Columns never get narrower than :data:`NARROWEST`, so a long chain may be wider than asked.
    """
    builder = _Builder(workshop, chain, width)
    return builder.build()


class _Builder:
    """Holds what the steps of one layout share."""

    def __init__(self, workshop: Workshop, chain: str, width: float) -> None:
        self.workshop, self.chain = workshop, chain
        states = stage_states(workshop, chain)
        self.stages = tuple(state.stage for state in states) or (Stage(id=""),)
        self.states = {state.stage.id: state for state in states}
        room = (width - ASIDE) / len(self.stages) if width else COLUMN
        self.column = max(NARROWEST, room)
        mine = ordered(b for b in workshop.boxes.values() if b.chain == chain)
        self.parties = {box.id: box for box in mine}
        self.words = {b.id: self._words(b) for b in mine}
        self.stacks: dict[tuple[str, ChainLane], list[str | Gap]] = {
            (stage.id, lane): [] for lane in ChainLane for stage in self.stages
        }

    def build(self) -> ChainLayout:
        for gap in self._stage_gaps():
            self.stacks[gap.stage, gap.lane].append(gap)
        for box in self.parties.values():
            self.stacks[self._cell(box)].append(box.id)
        for gap in self._role_gaps():
            self.stacks[gap.stage, gap.lane].append(gap)
        lanes, cells = self._lanes()
        boxes, gaps = self._place(cells)
        width = ASIDE + self.column * len(self.stages)
        ways = self._routes(boxes, gaps)
        homeless = self._outside()
        return ChainLayout(
            self.chain,
            self.stages,
            self.states,
            lanes,
            cells,
            boxes,
            {b.id: self._cell(b) for b in self.parties.values()},
            self.words,
            tuple(gaps),
            ways,
            self._labels(ways, boxes, gaps),
            self._single(homeless),
            homeless,
            width,
            max(r.bottom for r in lanes.values()),
        )

    def _words(self, box: Box) -> Words:
        room = self.column - GUTTER - 2 * INSET
        name = measure.break_lines(name_of(self.workshop, box), room, NAME_SIZE, 600, most=3)
        said = box.caption or _(ROLE[box.role])
        caption = measure.break_lines(said, room - 3.2, CAPTION_SIZE, most=2)
        return Words(tuple(name), tuple(caption))

    def _cell(self, box: Box) -> tuple[str, ChainLane]:
        # A box whose stage is gone shows in the first column rather than nowhere.
        stage = box.stage if (box.stage, box.lane) in self.stacks else self.stages[0].id
        return stage, box.lane

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
        if not self.parties:
            return []
        missing = chain_completeness(self.workshop, self.chain).missing
        gaps: list[Gap] = []
        for role in missing:
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

    def _tall(self, thing: str | Gap) -> float:
        if isinstance(thing, Gap):
            return BOX_HEIGHT
        return self.words[thing].height

    def _pitch(self, lane: ChainLane) -> float:
        """Return the distance between the rows of a lane, so that neighbours stand level."""
        things = [t for (_stage, own), stack in self.stacks.items() if own is lane for t in stack]
        return max((self._tall(thing) for thing in things), default=BOX_HEIGHT) + GAP

    def _lanes(self) -> tuple[dict[ChainLane, Rect], dict[tuple[str, ChainLane], Rect]]:
        lanes, cells, top = {}, {}, HEAD
        for lane in ChainLane:
            height = self._lane_height(lane)
            lanes[lane] = Rect(0, top, ASIDE + self.column * len(self.stages), height)
            for place, stage in enumerate(self.stages):
                left = ASIDE + place * self.column
                cells[stage.id, lane] = Rect(left, top, self.column, height)
            top += height + 1.2
        return lanes, cells

    def _lane_height(self, lane: ChainLane) -> float:
        rows = max(len(s) for (_stage, own), s in self.stacks.items() if own is lane)
        by_hand = [
            box.place[1] + self._tall(box.id) + PAD - 1.5
            for box in self.parties.values()
            if box.lane is lane and len(box.place) == 2
        ]
        return max(2 * PAD + max(rows, 1) * self._pitch(lane) - GAP, *by_hand, 0.0)

    def _place(
        self, cells: Mapping[tuple[str, ChainLane], Rect]
    ) -> tuple[dict[str, Rect], list[Gap]]:
        boxes: dict[str, Rect] = {}
        gaps: list[Gap] = []
        for (stage, lane), stack in self.stacks.items():
            cell, pitch = cells[stage, lane], self._pitch(lane)
            for row, thing in enumerate(stack):
                rect = self._slot(cell, row * pitch, self._tall(thing))
                if isinstance(thing, Gap):
                    gaps.append(replace(thing, rect=rect))
                else:
                    boxes[thing] = self._by_hand(thing, cell, rect)
        return boxes, gaps

    def _slot(self, cell: Rect, down: float, height: float) -> Rect:
        left = cell.x + GUTTER / 2
        return Rect(left, cell.y + PAD + down, self.column - GUTTER, height)

    def _by_hand(self, box: str, cell: Rect, rect: Rect) -> Rect:
        place = self.parties[box].place
        if len(place) != 2:
            return rect
        x = min(max(place[0] * self.column / COLUMN, 0.0), cell.width - rect.width)
        return replace(rect, x=cell.x + x, y=cell.y + max(place[1], 0.0))

    def _routes(self, boxes: Mapping[str, Rect], gaps: list[Gap]) -> dict[str, tuple[Point, ...]]:
        ends = {
            flow.id: (flow.origin, flow.target)
            for flow in sorted(self.workshop.flows.values(), key=lambda f: f.id)
            if flow.chain == self.chain and flow.origin in boxes and flow.target in boxes
        }
        return routes(boxes, [gap.rect for gap in gaps], ends, GUTTER)

    def _labels(
        self,
        ways: Mapping[str, tuple[Point, ...]],
        boxes: Mapping[str, Rect],
        gaps: list[Gap],
    ) -> dict[str, Rect]:
        """Find places for the words of flows, clear of boxes and of each other."""
        # The column with the names of lanes is as endless as needed.
        edge = ASIDE + self.column * len(self.stages)
        taken = [
            Rect(0, 0, ASIDE, 1e4),
            Rect(edge, 0, 1e4, 1e4),
            *boxes.values(),
            *(gap.rect for gap in gaps),
        ]
        found = {}
        for name, points in ways.items():
            words = self.workshop.flows[name].label
            place = free_label(words, points, taken) if words else None
            if place is not None:
                found[name] = place
                taken.append(place)
        return found

    def _outside(self) -> frozenset[str]:
        areas = ordered(self.workshop.areas.values())
        if not areas:
            return frozenset()
        return frozenset(
            b.id for b in self.parties.values() if area_of(self.workshop, b) != areas[0].id
        )

    def _single(self, outside: frozenset[str]) -> frozenset[str]:
        alone = {state.stage.id for state in self.states.values() if state.gap == "one"}
        return frozenset(
            b.id
            for b in self.parties.values()
            if b.stage in alone and b.lane is ChainLane.FIRMS and b.id not in outside
        )


def free_label(words: str, points: tuple[Point, ...], taken: list[Rect]) -> Rect | None:
    """Return a place for words on the longest free piece of a way, None where there is none."""
    width = min(measure.width(words, LABEL_SIZE), 24.0) + 1.2
    pieces = sorted(
        pairwise(points), key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1])
    )
    for (x0, y0), (x1, y1) in pieces:
        for share in (0.5, 0.3, 0.7):
            x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
            place = Rect(x - width / 2, y - 1.7, width, 3.4)
            if not any(_meet(place, other) for other in taken):
                return place
    return None


def _meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
