"""The flows of a chain map that is laid out: their ways, and places for their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from almere_roadmap.domain.entities import Flow
from almere_roadmap.domain.words import FlowKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.ground import Ground, Rect
from almere_roadmap.figures.chain.labels import free_label
from almere_roadmap.figures.chain.placed import ASIDE, GUTTER, ChainLayout
from almere_roadmap.figures.chain.routes import MANY, End, Point, plain_routes, routes

Ways = Mapping[str, tuple[Point, ...]]
_NEAR = 0.01
_FEW = 60
_MANY_BOXES = 80
"""With more boxes than this, looking out for all of them would not keep up with the hand."""


def with_flows(workshop: Workshop, placed: ChainLayout, ways: Ways | None = None) -> ChainLayout:
    """Add the flows to a layout, along ``ways`` where they are known."""
    found = ways_of(placed, ends_of(workshop, placed)) if ways is None else ways
    return replace(placed, flows=found, labels=_labels(workshop, placed, found))


def ends_of(workshop: Workshop, placed: ChainLayout) -> dict[str, End]:
    """Return between which boxes every flow runs, by its id."""
    boxes = placed.boxes
    return {
        flow.id: End(flow.origin, flow.target, _style(flow))
        for flow in sorted(workshop.flows.values(), key=lambda f: f.id)
        if flow.chain == placed.chain and flow.origin in boxes and flow.target in boxes
    }


def ways_of(placed: ChainLayout, ends: Mapping[str, End]) -> Ways:
    """Return the ways of flows through a layout, clear of everything and of each other."""
    obstacles = [*placed.notes.values(), *(gap.rect for gap in placed.gaps)]
    return routes(placed.boxes, obstacles, ends, GUTTER)


def are_soon_found(ends: Mapping[str, End]) -> bool:
    """Tell whether ways are found before anybody notices: few, or so many that they go plainly."""
    return len(ends) <= _FEW or are_plain(ends)


def plain_ways(
    before: ChainLayout, known: Mapping[str, End], placed: ChainLayout, ends: Mapping[str, End]
) -> Ways:
    """Return the ways of more flows than look out for anything; ``before`` had the ends ``known``.

    A plain way hangs on its two boxes alone: where they stay, it is lent by the layout before.
    """
    lent = before.flows if are_plain(known) else {}
    stay = {box for box, rect in placed.boxes.items() if before.boxes.get(box) == rect}
    rest = {
        name: end
        for name, end in ends.items()
        if not (name in lent and end.origin in stay and end.target in stay and known[name] == end)
    }
    new = plain_routes(placed.boxes, rest, GUTTER)
    found = {name: new.get(name) or lent.get(name) for name in ends}
    return {name: points for name, points in found.items() if points}


def are_plain(ends: Mapping[str, End]) -> bool:
    """Tell whether there are so many flows that they go plainly."""
    return len(ends) > MANY


def quick_ways(before: ChainLayout, placed: ChainLayout, ends: Mapping[str, End]) -> Ways:
    """Return ways that show at once where flows go: old ones, and new ones at boxes that moved.

    New ones look out for boxes, not for the old ones; where most are new they look out for nothing.
    """
    rest = {name: end for name, end in ends.items() if not _stays(name, end, before, placed)}
    few = len(rest) <= _FEW
    new = ways_of(placed, rest) if few else plain_routes(placed.boxes, rest, GUTTER)
    return {
        name: new[name] if name in new else before.flows[name]
        for name in ends
        if name in new or name not in rest
    }


def carried_ways(placed: ChainLayout, ends: Mapping[str, End], moved: Mapping[str, Rect]) -> Ways:
    """Return the ways of flows at boxes that are being carried, while those are elsewhere."""
    boxes = {**placed.boxes, **moved}
    if len(ends) > _FEW or len(boxes) > _MANY_BOXES:
        return plain_routes(boxes, ends, GUTTER)
    return ways_of(replace(placed, boxes=boxes), ends)


def _stays(name: str, end: End, before: ChainLayout, placed: ChainLayout) -> bool:
    """Tell whether a flow still leads from border to border."""
    points = before.flows.get(name)
    if points is None:
        return False
    boxes = ((end.origin, points[0]), (end.target, points[-1]))
    same = all(before.boxes.get(box) == placed.boxes[box] for box, _at in boxes)
    return same and all(_touches(placed.boxes[box], at) for box, at in boxes)


def _touches(rect: Rect, at: Point) -> bool:
    across, down = at[0] - rect.x, at[1] - rect.y
    return -_NEAR <= across <= rect.width + _NEAR and -_NEAR <= down <= rect.height + _NEAR


def _style(flow: Flow) -> str:
    """Return what flows must share to run together; double lines run alone."""
    if flow.kind is FlowKind.CO_DEVELOPMENT or flow.label:
        return ""
    return f"{flow.kind}:{flow.depth}:{flow.directed}"


def _labels(workshop: Workshop, placed: ChainLayout, ways: Ways) -> dict[str, Rect]:
    """Find places for the words of flows, clear of boxes and of each other."""
    labels = ((name, workshop.flows[name].label) for name in ways)
    said = {name: label for name, label in labels if label}
    if not said:
        return {}
    # The column with the names of lanes is as endless as needed.
    edges = ASIDE, ASIDE + placed.column * len(placed.stages)
    taken = (*placed.boxes.values(), *placed.notes.values(), *(gap.rect for gap in placed.gaps))
    ground, found = Ground(taken), dict[str, Rect]()
    for name, words in said.items():
        place = free_label(words, ways[name], ground, found.values(), edges)
        if place is not None:
            found[name] = place
    return found
