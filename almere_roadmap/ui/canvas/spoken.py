"""What a screen reader and a tip say of something on a chain canvas."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.completeness import gap_text
from almere_roadmap.analysis.names import CHAIN_LANE, DEPTH, FLOW, ROLE
from almere_roadmap.domain.entities import Box, Idea, Remark
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.chain.words import gap_words, name_of
from almere_roadmap.i18n import N_, _, plural, say

_KIND = {
    ChainLane.FIRMS: N_("firm"),
    ChainLane.KNOWLEDGE: N_("knowledge institution"),
    ChainLane.GOVERNMENT: N_("government body"),
    ChainLane.INTERMEDIARIES: N_("intermediary"),
}


def spoken(workshop: Workshop, placed: ChainLayout, key: str) -> str:
    """Say what a record of a canvas is, where it stands and what it is joined to."""
    if key in workshop.boxes:
        return _box(workshop, key)
    if key in workshop.flows:
        return _flow(workshop, key)
    if key in workshop.ideas:
        return _in_cell(workshop, workshop.ideas[key], _("sticky note"), workshop.ideas[key].text)
    if key in workshop.remarks:
        return _in_cell(workshop, workshop.remarks[key], _("text"), workshop.remarks[key].text)
    if key in workshop.frames:
        frame = workshop.frames[key]
        told = f"{_('frame')} {frame.name}"
        return f"{told}, {_('printed as a figure')}" if frame.as_figure else told
    if key in workshop.stages:
        return f"{_('stage')} {workshop.stages[key].name}"
    gap = next((g for g in placed.gaps if g.key == key), None)
    return ", ".join((_("gap"), *gap_words(workshop, placed.states, gap))) if gap else ""


def called(workshop: Workshop, placed: ChainLayout, key: str) -> str:
    """Say in one breath what a record of a canvas is: for a box also how much it is joined to."""
    box = workshop.boxes.get(key)
    if box is None:
        return spoken(workshop, placed, key)
    stage = workshop.stages.get(box.stage)
    out = sum(f.origin == key for f in workshop.flows.values())
    back = sum(f.target == key for f in workshop.flows.values())
    parts = (
        name_of(workshop, box),
        _kind(workshop, box),
        f"{_('stage')} {stage.name}" if stage else "",
        plural("{n} flow out", "{n} flows out", out),
        plural("{n} flow in", "{n} flows in", back) if back else "",
        _("only party here") if key in placed.single else "",
        _("locked") if box.locked else "",
    )
    return ", ".join(filter(None, parts))


def _kind(workshop: Workshop, box: Box) -> str:
    if box.record in workshop.networks:
        return _("network")
    if box.sector:
        return _("sector")
    return _(_KIND[box.lane])


def _in_cell(workshop: Workshop, thing: Box | Idea | Remark, *parts: str) -> str:
    stage = workshop.stages.get(thing.stage)
    where = (_(CHAIN_LANE[thing.lane]), stage.name if stage else "")
    state = _("locked") if thing.locked else ""
    return ", ".join(filter(None, (*parts, *where, state)))


def _box(workshop: Workshop, key: str) -> str:
    box = workshop.boxes[key]
    role = _(ROLE[box.role]) if box.role is not Role.NONE else ""
    words = _in_cell(workshop, box, name_of(workshop, box), box.caption or role)
    leaving = [f.target for f in workshop.flows.values() if f.origin == key]
    coming = [f.origin for f in workshop.flows.values() if f.target == key]
    told = ((_("to {names}"), leaving), (_("from {names}"), coming))
    joined = [text.format(names=_names(workshop, ends)) for text, ends in told if ends]
    return ", ".join((words, *joined))


def _names(workshop: Workshop, boxes: list[str]) -> str:
    found = (workshop.boxes.get(box) for box in boxes)
    return ", ".join(name_of(workshop, box) for box in found if box)


def _flow(workshop: Workshop, key: str) -> str:
    flow = workshop.flows[key]
    way = _("{origin} to {target}") if flow.directed else _("{origin} and {target}")
    ends = way.format(
        origin=_names(workshop, [flow.origin]), target=_names(workshop, [flow.target])
    )
    return ", ".join(filter(None, (_(FLOW[flow.kind]), ends, _(DEPTH[flow.depth]), flow.label)))


def tip(workshop: Workshop, placed: ChainLayout, key: str) -> str:
    """Say in full what is drawn in short, line by line."""
    if key in placed.boxes:
        return _box_tip(workshop, placed, key)
    if key in placed.flows:
        flow = workshop.flows[key]
        return "\n".join(filter(None, (_(FLOW[flow.kind]), _(DEPTH[flow.depth]), flow.label)))
    if key in placed.notes:
        return (workshop.ideas.get(key) or workshop.remarks[key]).text
    gap = next((g for g in placed.gaps if g.key == key), None)
    return "\n".join(gap_words(workshop, placed.states, gap)) if gap else ""


def _box_tip(workshop: Workshop, placed: ChainLayout, key: str) -> str:
    box = workshop.boxes[key]
    lines = [name_of(workshop, box), box.caption, _(ROLE[box.role])]
    state = placed.states.get(box.stage)
    if key in placed.single and state is not None:
        areas = ordered(workshop.areas.values())
        lines.append(say(gap_text(state, areas[0].name if areas else "")))
    return "\n".join(filter(None, lines))
