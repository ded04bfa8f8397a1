"""The chain map as a figure: stages, lanes, parties, what flows between them, gaps and roles."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.completeness import Completeness, chain_completeness, gap_text, meaning
from almere_roadmap.analysis.names import CHAIN_LANE, FLOW, GROUP_SIGN, LANE_GROUP, ROLE
from almere_roadmap.domain.entities import Box as Party
from almere_roadmap.domain.entities import Flow, Stage
from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain_layout import (
    ASIDE,
    CAPTION_SIZE,
    GUTTER,
    INSET,
    LABEL_SIZE,
    LINE,
    NAME_SIZE,
    ChainLayout,
    Gap,
    layout,
    name_of,
)
from almere_roadmap.figures.chain_routes import Rect
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.shapes import beside
from almere_roadmap.figures.words import capital, flag_of
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
_EDGE = Stroke(Ink("ink", 0.7), 0.26)


def chain_map(workshop: Workshop, chain: str, width: float) -> Figure:
    """Draw a chain with its legend and roles, ``width`` mm wide or more where it is long."""
    placed = layout(workshop, chain, width)
    found = chain_completeness(workshop, chain)
    below = placed.height + 4.5
    row = tuple(roles(workshop, chain, found, placed.width, below + 5))
    marks = (
        *furniture(workshop, placed),
        *(mark for flow in placed.flows for mark in flow_marks(workshop, placed, flow)),
        *(mark for gap in placed.gaps for mark in gap_marks(workshop, placed, gap)),
        *(mark for box in placed.boxes for mark in box_marks(workshop, placed, box)),
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
        caption=_("Gaps follow from where the parties sit and from the roles that they fill."),
        source=_("session"),
        flag=flag_of(about.status) if about else "",
        alt=_("Chain {name}: {counts}.").format(name=name, counts=", ".join(counts)),
        tips=_tips(workshop, placed),
        missing=measure.missing_in(marks),
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
    tips.update({gap.key: " – ".join(gap_words(workshop, placed, gap)) for gap in placed.gaps})
    return tips


def furniture(workshop: Workshop, placed: ChainLayout) -> tuple[Mark, ...]:
    """Return what stands behind the parties: lanes with their names, heads of stages."""
    return (
        *(mark for lane, rect in placed.lanes.items() for mark in _lane(lane, rect)),
        *(
            mark
            for place, stage in enumerate(placed.stages)
            for mark in _head(workshop, placed, place, stage)
        ),
    )


def _lane(lane: ChainLane, rect: Rect) -> Iterator[Mark]:
    yield Box(rect.x, rect.y, rect.width, rect.height, GROUND)
    group = LANE_GROUP[lane]
    y = rect.y + 5.6
    yield Text(2, y, GROUP_SIGN[group], 8.5, ink=Ink(f"group-{group.value}"))
    for line in measure.break_lines(_(CHAIN_LANE[lane]), ASIDE - 8, 8.5, 600, most=3):
        yield Text(5.6, y, line, 8.5, 600)
        y += LINE


def _head(workshop: Workshop, placed: ChainLayout, place: int, stage: Stage) -> Iterator[Mark]:
    if not stage.id:
        return
    cell = placed.cells[stage.id, ChainLane.FIRMS]
    x, room = cell.x + GUTTER / 2, cell.width - GUTTER / 2 - 1
    name = measure.shorten(f"{place + 1} {stage.name}", room, 9.5, 600)
    yield Text(x, 5, name, 9.5, 600, key=stage.id)
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
    key = party.id
    is_outside = key in placed.outside
    stroke = Stroke(_GREY, 0.3, _OUTSIDE) if is_outside else _EDGE
    yield Box(rect.x, rect.y, rect.width, rect.height, Ink("panel"), stroke, 0.8, key=key)
    if key in placed.single:
        yield Box(rect.x, rect.y, 1.2, rect.height, Ink("warn"), key=key)
    x, y = rect.x + INSET, rect.y + 5.2
    for line in placed.words[key].name:
        yield Text(x, y, line, NAME_SIZE, 600, key=key)
        y += LINE
    group = _group(workshop, party)
    y += 0.9
    yield Text(x, y, GROUP_SIGN[group], CAPTION_SIZE, ink=Ink(f"group-{group.value}"), key=key)
    for line in placed.words[key].caption:
        yield Text(x + 3.2, y, line, CAPTION_SIZE, ink=_GREY, key=key)
        y += LINE


def _group(workshop: Workshop, party: Party) -> Group:
    firm = workshop.organisations.get(party.record)
    return firm.group if firm else LANE_GROUP[party.lane]


def gap_words(workshop: Workshop, placed: ChainLayout, gap: Gap) -> tuple[str, str]:
    """Return what is missing and how much, as two short texts."""
    areas = ordered(workshop.areas.values())
    home = areas[0].name if areas else _("the home area")
    if gap.kind == "role":
        return capital(_(ROLE[gap.role])), _("gap: nobody yet")
    state = placed.states[gap.stage]
    name = _(ROLE[gap.role]) if gap.role else state.stage.name
    if gap.kind == "outside":
        return capital(name), _("gap: not in {home}").format(home=home)
    return capital(name), say(gap_text(state, home))


def gap_marks(workshop: Workshop, placed: ChainLayout, gap: Gap) -> tuple[Mark, ...]:
    """Return the marks of one gap, with ``gap.key`` as key."""
    rect, (name, words), key = gap.rect, gap_words(workshop, placed, gap), gap.key
    room = rect.width - 2 * INSET
    ground = Ink("flag-ground")
    box = Box(rect.x, rect.y, rect.width, rect.height, ground, _GAP_STROKE, 0.8, key=key)
    title = measure.shorten(name, room, NAME_SIZE, 600)
    line = measure.shorten(words, room, CAPTION_SIZE)
    x, y = rect.x + INSET, rect.y + 5.2
    return (
        box,
        Text(x, y, title, NAME_SIZE, 600, Ink("flag"), key=key),
        Text(x, y + LINE + 0.9, line, CAPTION_SIZE, ink=Ink("flag"), key=key),
    )


def flow_marks(workshop: Workshop, placed: ChainLayout, flow: str) -> tuple[Mark, ...]:
    """Return the marks of one flow, with its id as key."""
    found = workshop.flows[flow]
    lines = stroke_marks(found.kind, found.depth, placed.flows[flow], flow)
    return (*lines, *_label(found, placed.labels.get(flow)))


def stroke_marks(
    kind: FlowKind, depth: Depth, points: tuple[tuple[float, float], ...], key: str
) -> Iterator[Mark]:
    """Yield the lines of a flow of some kind and depth."""
    width = _WIDTH[depth]
    if kind is FlowKind.CO_DEVELOPMENT:
        line = Stroke(Ink("ink"), 0.1 + width / 2)
        yield Line(beside(points, 0.3 + width / 2), line, key=key)
        yield Line(beside(points, -0.3 - width / 2), line, key=key)
        return
    yield Line(points, Stroke(Ink("ink"), width, _DASH[kind]), arrow=True, key=key)


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
            yield Box(x, y - 1.9, 1.2, 3.8, Ink("warn"))
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
    for number, line in enumerate(measure.break_lines(", ".join(names), room, 7.5, most=2)):
        yield Text(x, y + 7.7 + number * 3.5, line, 7.5, ink=_GREY)
