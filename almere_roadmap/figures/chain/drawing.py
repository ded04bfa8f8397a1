"""The chain map as a figure: stages, lanes, parties, what flows between them, gaps and roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis.clusters.completeness import Completeness, chain_completeness, meaning
from almere_roadmap.analysis.names import CHAIN_LANE, FLOW, GROUP_SIGN, LANE_GROUP, ROLE
from almere_roadmap.domain.entities import Box as Party
from almere_roadmap.domain.entities import Flow, Stage
from almere_roadmap.domain.words import BoxShape, ChainLane, Depth, FlowKind, Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.chain.notes import lock_sign, note_marks
from almere_roadmap.figures.chain.placed import ASIDE, GUTTER, ChainLayout
from almere_roadmap.figures.chain.words import (
    CAPTION_SIZE,
    INSET,
    LABEL_SIZE,
    LINE,
    NAME_SIZE,
    SIGN,
    Gap,
    gap_words,
    name_of,
)
from almere_roadmap.figures.insight.completeness import rule_words, ties_words
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Picture, Stroke, Text
from almere_roadmap.figures.shapes import beside
from almere_roadmap.figures.words import capital, flag_of, named
from almere_roadmap.i18n import _, plural, say

GROUND = Ink("hover", 0.5)
_GREY = Ink("ink-2")
_DASH: dict[FlowKind, tuple[float, ...]] = {
    FlowKind.GOODS: (),
    FlowKind.MONEY: (1.8, 1.0),
    FlowKind.KNOWLEDGE: (0.45, 0.75),
    FlowKind.CO_DEVELOPMENT: (),
}
_WIDTH = {
    Depth.TRANSACTION: 0.22,
    Depth.COOPERATION: 0.32,
    Depth.CO_PRODUCTION: 0.43,
    Depth.NETWORK: 0.55,
}
_GAP_STROKE = Stroke(Ink("flag"), 0.42, (1.5, 0.9))
_OUTSIDE = (0.5, 0.7)
_EDGE = Stroke(Ink("ink-2"), 0.2)
_SIDE = 1.0
"""How wide the coloured side of a box is, in mm."""
_WATER = Ink("area-3", 0.45)
_NAME_LINES = 8
"""How many lines the names of those who fill a role take at most."""


def chain_map(workshop: Workshop, chain: str, width: float) -> Figure:
    """Draw a chain with its legend and roles, ``width`` mm wide or more where it is long."""
    placed = layout(workshop, chain, width)
    found = chain_completeness(workshop, chain)
    below = placed.height + 4.5
    row = tuple(roles(workshop, chain, found, placed.width, below + 5))
    marks = (
        *drawing(workshop, placed),
        *legend(placed.width, below),
        *row,
    )
    about = workshop.chains.get(chain)
    name = about.name if about else ""
    counts = (
        plural("{n} party", "{n} parties", len(placed.boxes)),
        plural("{n} flow", "{n} flows", len(placed.flows)),
        plural("{n} gap", "{n} gaps", len(placed.gaps)),
    )
    return Figure(
        placed.width,
        max(mark.y for mark in row if isinstance(mark, Text)) + 2,
        marks,
        title=say(meaning(name, found)),
        caption=_("Gaps follow from where the parties sit and from the roles that they fill.")
        + f" {ties_words(found)} {rule_words(found.rule, workshop.about)}",
        source=_("session"),
        flag=flag_of(about.status) if about else "",
        alt=_("Chain {name}: {counts}.").format(name=name, counts=", ".join(counts)),
        tips=_tips(workshop, placed),
        missing=measure.missing_in(marks),
    )


def drawing(workshop: Workshop, placed: ChainLayout) -> tuple[Mark, ...]:
    """Return a chain as it is laid out, without its legend and roles."""
    return (
        *furniture(workshop, placed),
        *(mark for flow in placed.flows for mark in line_marks(workshop, placed, flow)),
        *(mark for flow in placed.flows for mark in label_marks(workshop, placed, flow)),
        *(mark for gap in placed.gaps for mark in gap_marks(placed, gap)),
        *(mark for box in placed.boxes for mark in box_marks(workshop, placed, box)),
        *(mark for note in placed.notes for mark in note_marks(workshop, placed, note)),
    )


def _tips(workshop: Workshop, placed: ChainLayout) -> dict[str, str]:
    tips = {}
    for box in placed.boxes:
        party = workshop.boxes[box]
        words = (name_of(workshop, party), party.caption, _(ROLE[party.role]))
        tips[box] = "\n".join(filter(None, words))
    for name in placed.flows:
        flow = workshop.flows[name]
        ends = (name_of(workshop, workshop.boxes[end]) for end in (flow.origin, flow.target))
        tips[name] = "\n".join(filter(None, (" → ".join(ends), _(FLOW[flow.kind]), flow.label)))
    for name in placed.notes:
        note = workshop.ideas.get(name) or workshop.remarks[name]
        tips[name] = note.text
    tips.update(
        {gap.key: " – ".join(gap_words(workshop, placed.states, gap)) for gap in placed.gaps}
    )
    return tips


def furniture(workshop: Workshop, placed: ChainLayout) -> tuple[Mark, ...]:
    """Return what stands behind the parties: lanes with their names, heads of stages."""
    return (
        *(mark for lane, rect in placed.lanes.items() for mark in _lane(lane, rect)),
        *_over_the_water(placed),
        *(
            mark
            for place, stage in enumerate(placed.stages)
            for mark in _head(workshop, placed, place, stage)
        ),
    )


def _lane(lane: ChainLane, rect: Rect) -> Iterator[Mark]:
    yield Box(rect.x, rect.y, rect.width, rect.height, GROUND)
    yield Line(((rect.x, rect.y), (rect.right, rect.y)), Stroke(Ink("line"), 0.2))
    group = LANE_GROUP[lane]
    y = rect.y + 5.2
    yield Text(2, y, GROUP_SIGN[group], 8.5, ink=Ink(f"group-{group.value}"))
    words, room = _(CHAIN_LANE[lane]), ASIDE - 2.5
    widest = max(measure.width(word, 8.5, 600) for word in words.split())
    size = 8.5 * min(1.0, room / widest)
    for line in measure.break_lines(words, room + 0.01, size, 600, most=3):
        y += LINE + 0.4
        yield Text(2, y, line, size, 600)


def _over_the_water(placed: ChainLayout) -> Iterator[Mark]:
    """Yield a tint over the stages whose firms all sit outside the home area."""
    for stage in placed.stages:
        state = placed.states.get(stage.id)
        if state is None or state.gap != "outside":
            continue
        cell = placed.cells[stage.id, ChainLane.FIRMS]
        yield Box(cell.x, cell.y, cell.width, cell.height, _WATER)
        inside = [r for b, r in placed.boxes.items() if placed.cell_of[b][0] == stage.id]
        taken = (r.bottom for r in inside if r.y < cell.bottom)
        if cell.bottom - max(taken, default=cell.y) >= 8.5:
            x, y = cell.x + GUTTER / 2, cell.bottom - 2
            words = measure.shorten(_("here across the water"), cell.width - GUTTER, CAPTION_SIZE)
            yield Text(x, y, words, CAPTION_SIZE, ink=_GREY)


def _head(workshop: Workshop, placed: ChainLayout, place: int, stage: Stage) -> Iterator[Mark]:
    if not stage.id:
        return
    cell = placed.cells[stage.id, ChainLane.FIRMS]
    x, room = cell.x + GUTTER / 2, cell.width - GUTTER / 2 - 1
    for size in (9.5, 8.5):
        name = measure.shorten(f"{place + 1} {stage.name}", room, size, 600)
        if not name.endswith("…"):
            break
    yield Text(x, 5, name, size, 600, key=stage.id)
    nearest = placed.states[stage.id].nearest
    if nearest:
        level = min(3, ordered(workshop.areas.values()).index(nearest))
        yield Box(x, 8.2, 2, 2, Ink(f"area-{level}"), Stroke(_GREY, 0.15), 0.3, key=stage.id)
        words = _("closest: {area}").format(area=nearest.name)
        yield Text(x + 3, 10, measure.shorten(words, room - 3, 7.5), 7.5, ink=_GREY, key=stage.id)


def box_marks(workshop: Workshop, placed: ChainLayout, box: str) -> tuple[Mark, ...]:
    """Return the marks of one party, with its id as key."""
    party, rect = workshop.boxes[box], placed.boxes[box]
    return tuple(_party(workshop, party, rect, placed))


def _party(workshop: Workshop, party: Party, rect: Rect, placed: ChainLayout) -> Iterator[Mark]:
    key, group = party.id, _group(workshop, party)
    stroke = Stroke(_GREY, 0.3, _OUTSIDE) if key in placed.outside else _EDGE
    round_by = rect.height / 2 if party.shape is BoxShape.ELLIPSE else 0.8
    yield Box(rect.x, rect.y, rect.width, rect.height, Ink("panel"), stroke, round_by, key=key)
    if party.shape is BoxShape.BOX:
        side = Ink(f"group-{group.value}")
        yield Box(rect.x, rect.y, _SIDE, rect.height, side, radius=0.5, key=key)
    x, y = rect.x + INSET, rect.y + 5.2
    for line in placed.words[key].name:
        yield Text(x, y, line, NAME_SIZE, 600, key=key)
        y += LINE
    y += 0.9
    yield Text(x, y, GROUP_SIGN[group], CAPTION_SIZE, ink=Ink(f"group-{group.value}"), key=key)
    for line in placed.words[key].caption:
        yield Text(x + SIGN, y, line, CAPTION_SIZE, ink=_GREY, key=key)
        y += LINE
    if key in placed.single:
        x, y = rect.right - 2.2, rect.y - 1.8
        yield Box(x - 0.4, y - 0.2, 4.0, 4.0, Ink("panel"), radius=2.0, key=key)
        yield Picture(x, y, 3.2, "triangle-alert", Ink("warn"), key)
    if party.locked:
        clear = replace(rect, x=rect.x - 0.9, y=rect.y + 0.6) if key in placed.single else rect
        yield lock_sign(clear, key)


def _group(workshop: Workshop, party: Party) -> Group:
    firm = workshop.organisations.get(party.record)
    return firm.group if firm else LANE_GROUP[party.lane]


def gap_marks(placed: ChainLayout, gap: Gap) -> tuple[Mark, ...]:
    """Return the marks of one gap, with ``gap.key`` as key."""
    rect, words, key = gap.rect, placed.words[gap.key], gap.key
    ground, ink = Ink("flag-ground"), Ink("flag")
    x, y = rect.x + INSET, rect.y + 5.2
    marks: list[Mark] = [
        Box(rect.x, rect.y, rect.width, rect.height, ground, _GAP_STROKE, 0.8, key=key),
        Picture(x - 0.3, y - 2.9, 3.4, "triangle-alert", ink, key),
    ]
    for line in words.name:
        marks.append(Text(x + 4.4, y, line, NAME_SIZE, 600, ink, key=key))
        y += LINE
    for line in words.caption:
        marks.append(Text(x, y + 0.9, line, CAPTION_SIZE, ink=ink, key=key))
        y += LINE
    return tuple(marks)


def line_marks(workshop: Workshop, placed: ChainLayout, flow: str) -> tuple[Line, ...]:
    """Return the lines of one flow, with its id as key."""
    found = workshop.flows[flow]
    points = placed.flows[flow]
    return tuple(stroke_marks(found.kind, found.depth, points, flow, arrow=found.directed))


def label_marks(workshop: Workshop, placed: ChainLayout, flow: str) -> tuple[Mark, ...]:
    """Return the words of one flow: over all lines, so that none runs through them."""
    return tuple(_label(workshop.flows[flow], placed.labels.get(flow)))


def stroke_marks(
    kind: FlowKind,
    depth: Depth,
    points: tuple[tuple[float, float], ...],
    key: str,
    *,
    arrow: bool = True,
) -> Iterator[Line]:
    """Yield the lines of a flow of some kind and depth; without arrow it goes both ways."""
    width = _WIDTH[depth]
    if kind is FlowKind.CO_DEVELOPMENT:
        line = Stroke(Ink("ink"), 0.1 + width / 2)
        yield Line(beside(points, 0.3 + width / 2), line, key=key)
        yield Line(beside(points, -0.3 - width / 2), line, key=key)
        return
    yield Line(points, Stroke(Ink("ink"), width, _DASH[kind]), arrow=arrow, key=key)


def _label(flow: Flow, place: Rect | None) -> Iterator[Mark]:
    """Yield the words of a flow on a ground of their own, where there is a place for them."""
    if place is None:
        return
    yield Box(place.x, place.y, place.width, place.height, GROUND, key=flow.id)
    words = measure.shorten(flow.label, place.width, LABEL_SIZE)
    x, y = place.x + place.width / 2, place.middle + 0.9
    yield Text(x, y, words, LABEL_SIZE, ink=_GREY, anchor="middle", key=flow.id)


def legend(width: float, y: float) -> Iterator[Mark]:
    """Yield the key of lines and boxes on one line, as far as it fits."""
    x = 0.0
    for kind in FlowKind:
        words = _(FLOW[kind])
        yield from stroke_marks(kind, Depth.TRANSACTION, ((x, y), (x + 9, y)), "")
        yield Text(x + 10.5, y + 0.95, words, 8)
        x += 10.5 + measure.width(words, 8) + 5
    samples = (
        (_("one party"), _EDGE, Ink("panel")),
        (_("only outside the home area"), Stroke(_GREY, 0.3, _OUTSIDE), Ink("panel")),
        (_("gap"), _GAP_STROKE, Ink("flag-ground")),
    )
    for place, (words, stroke, fill) in enumerate(samples):
        if x + 9 + measure.width(words, 8) > width:
            return
        yield Box(x, y - 1.9, 7, 3.8, fill, stroke, 0.8)
        if place == 0:
            yield Picture(x + 2.2, y - 1.3, 2.6, "triangle-alert", Ink("warn"))
        yield Text(x + 8.5, y + 0.95, words, 8)
        x += 8.5 + measure.width(words, 8) + 5


def roles(
    workshop: Workshop, chain: str, found: Completeness, width: float, y: float
) -> Iterator[Mark]:
    """Yield all roles in equal columns: who fills them, one party only, or a gap."""
    gap = 4.0
    room = (width - gap * (len(found.roles) - 1)) / len(found.roles)
    names = [measure.break_lines(capital(_(ROLE[r.role])), room, 8, 600) for r in found.roles]
    most = max(len(lines) for lines in names)
    for place, (role, lines) in enumerate(zip(found.roles, names, strict=True)):
        x = place * (room + gap)
        yield Line(((x, y), (x + room, y)), Stroke(Ink("ink"), 0.26))
        for number, line in enumerate(lines):
            yield Text(x, y + 4 + 3.5 * number, line, 8, 600)
        boxes = ordered(
            b for b in workshop.boxes.values() if b.chain == chain and b.role is role.role
        )
        yield from _state([name_of(workshop, b) for b in boxes], x, y + 0.5 + 3.5 * most, room)


def _state(names: list[str], x: float, y: float, room: float) -> Iterator[Mark]:
    """Yield how many fill a role, and who."""
    sign, token, words = {
        0: ("○", "bad", _("gap")),
        1: ("◆", "warn", _("one party")),
    }.get(len(names), ("●", "good", _("filled")))
    yield Text(x, y + 3.9, sign, 8, 600, Ink(token))
    yield Text(x + 3.6, y + 3.9, measure.shorten(words, room - 3.6, 8, 600), 8, 600, Ink(token))
    for number, line in enumerate(named(names, ", ", room, 7.5, _NAME_LINES)):
        yield Text(x, y + 7.7 + number * 3.5, line, 7.5, ink=_GREY)
