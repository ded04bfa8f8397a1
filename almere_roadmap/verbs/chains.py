"""Sketching value chains: stages, boxes and what flows between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from almere_roadmap.domain.entities import Box, Chain, Flow, Link, Stage
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import BoxShape, ChainLane, Depth, FlowKind, LinkKind, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.verbs.niches import add_niche
from almere_roadmap.verbs.records import add, edit, get, last_rank, title_of

# Who stands beside the firms has a role that does not follow from the stage.
_ROLE_BESIDE = {
    ChainLane.KNOWLEDGE: Role.EDUCATION,
    ChainLane.GOVERNMENT: Role.GOVERNMENT_CUSTOMER,
    ChainLane.INTERMEDIARIES: Role.INTERMEDIARY,
}


def add_chain(workshop: Workshop, *, name: str, cluster: str = "") -> Draft:
    """Add an empty chain."""
    rank = last_rank(workshop.chains.values())
    chain = Chain(id=new_id(), name=name, cluster=cluster, rank=rank)
    return add("chains", chain, "Added chain {name}")


def add_stage(workshop: Workshop, *, chain: str, name: str, role: Role = Role.NONE) -> Draft:
    """Add a stage at the right end of a chain."""
    get(workshop, "chains", chain)
    peers = (s for s in workshop.stages.values() if s.chain == chain)
    stage = Stage(id=new_id(), chain=chain, name=name, role=role, rank=last_rank(peers))
    return add("stages", stage, "Added stage {name}")


def add_box(
    workshop: Workshop,
    *,
    chain: str,
    stage: str,
    lane: ChainLane = ChainLane.FIRMS,
    record: str = "",
    sector: str = "",
    name: str = "",
    caption: str = "",
    role: Role | None = None,
    shape: BoxShape = BoxShape.BOX,
    place: tuple[float, ...] = (),
) -> Draft:
    """Put a party on the canvas: a record of the workshop, a sector by name, or words of its own.

    Raises:
        Declined: neither record nor name, or the record or sector is in this chain already.
    """
    get(workshop, "chains", chain)
    words = _words_of(workshop, chain, record) if record else name.strip()
    peers = [b for b in workshop.boxes.values() if b.chain == chain]
    _check_words(peers, words, sector)
    box = Box(
        id=new_id(),
        chain=chain,
        stage=stage,
        lane=lane,
        record=record,
        sector=sector,
        name="" if record else words,
        caption=caption,
        role=usual_role(workshop, stage, lane) if role is None else role,
        shape=shape,
        place=place,
        rank=last_rank(peers),
    )
    return Draft(Message("Placed {name}", {"name": words}), created("boxes", box))


def _check_words(peers: Iterable[Box], words: str, sector: str) -> None:
    if not words:
        raise Declined("A box needs a name.")
    if sector and any(b.sector == sector for b in peers):
        raise Declined("{name} is in this chain already.", name=words)


def _words_of(workshop: Workshop, chain: str, record: str) -> str:
    found = workshop.find(record)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    if any(b.chain == chain and b.record == record for b in workshop.boxes.values()):
        raise Declined("{name} is in this chain already.", name=title_of(found[1]))
    return title_of(found[1])


def role_there(workshop: Workshop, box: Box, stage: str, lane: ChainLane) -> Role:
    """Return the role of a box in another cell: the usual one there, if it had the usual one."""
    usual = usual_role(workshop, box.stage, box.lane)
    return usual_role(workshop, stage, lane) if box.role is usual else box.role


def usual_role(workshop: Workshop, stage: str, lane: ChainLane) -> Role:
    """Return what a party in a cell mostly does: firms what the stage does, others their own."""
    found = workshop.stages.get(stage)
    role = found.role if found else Role.NONE
    if lane is ChainLane.FIRMS or (lane is ChainLane.KNOWLEDGE and role is Role.RESEARCH):
        return role
    return _ROLE_BESIDE[lane]


def box_name(workshop: Workshop, box: Box) -> str:
    """Return what a box says: the name of its record, else its own words."""
    found = workshop.find(box.record) if box.record else None
    return title_of(found[1]) if found else box.name


def place_box(
    workshop: Workshop,
    box: str,
    *,
    stage: str | None = None,
    lane: ChainLane | None = None,
    place: tuple[float, ...] | None = None,
) -> Draft:
    """Move a box to another cell or to a place by hand; ``place`` () leaves it to the layout.

    A role that followed from where it stood follows.
    """
    found = workshop.boxes.get(box)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    if found.locked:
        name = box_name(workshop, found)
        raise Declined("{name} is locked: unlock it first with Ctrl+L.", name=name)
    role = role_there(workshop, found, stage or found.stage, lane or found.lane)
    wanted = {"stage": stage, "lane": lane, "place": place, "role": role}
    values = {name: value for name, value in wanted.items() if value is not None}
    label = Message("Moved {name}", {"name": box_name(workshop, found)})
    return Draft(label, updated("boxes", found, **values))


def rename_box(workshop: Workshop, box: str, name: str) -> Draft:
    """Rename a box; a box that is a record renames the record, so that one thing has one name."""
    return reword_box(workshop, box, name=name)


def reword_box(workshop: Workshop, box: str, *, name: str, caption: str | None = None) -> Draft:
    """Rename a box, or the record that it is, and perhaps give it another caption, as one step."""
    found = workshop.boxes.get(box)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    if not name.strip():
        raise Declined("A box needs a name.")
    record = workshop.find(found.record) if found.record else None
    collection, entity = record or ("boxes", found)
    writes = updated(collection, entity, name=name.strip())
    label = Message("Renamed {old} to {name}", {"old": title_of(entity), "name": name.strip()})
    if not writes:
        label = Message("Changed {name}", {"name": title_of(entity)})
    if caption is not None:
        writes += updated("boxes", found, caption=caption.strip())
    return Draft(label, writes)


def add_flow(
    workshop: Workshop,
    *,
    origin: str,
    target: str,
    kind: FlowKind = FlowKind.GOODS,
    depth: Depth = Depth.TRANSACTION,
    directed: bool = True,
) -> Draft:
    """Let something flow from one box to another of the same chain, or both ways.

    Raises:
        Declined: the boxes are one, in different chains, or already joined by this kind of flow.
    """
    start, end = _ends(workshop, origin, target)
    flow = _flow(start.chain, origin, target, kind, depth, directed)
    _check_new(workshop, flow)
    params = {"origin": box_name(workshop, start), "target": box_name(workshop, end)}
    return Draft(Message("Linked {origin} to {target}", params), created("flows", flow))


def _flow(
    chain: str, origin: str, target: str, kind: FlowKind, depth: Depth, directed: bool
) -> Flow:
    return Flow(
        id=new_id(),
        chain=chain,
        origin=origin,
        target=target,
        kind=kind,
        depth=depth,
        directed=directed,
    )


def _ends(workshop: Workshop, origin: str, target: str) -> tuple[Box, Box]:
    start, end = workshop.boxes.get(origin), workshop.boxes.get(target)
    if start is None or end is None:
        raise Declined("That is no longer in the workshop.")
    if origin == target or start.chain != end.chain:
        raise Declined("A flow runs between two boxes of one chain.")
    return start, end


def _check_new(workshop: Workshop, flow: Flow) -> None:
    """Decline a flow when another of its kind joins the same boxes in the same direction."""
    mine = (flow.origin, flow.target, flow.kind)
    for other in workshop.flows.values():
        ways = [(other.origin, other.target, other.kind)]
        if not (flow.directed and other.directed):
            ways.append((other.target, other.origin, other.kind))
        if other.id != flow.id and mine in ways:
            raise Declined("That flow is there already.")


def retarget_flow(workshop: Workshop, flow: str, *, origin: str = "", target: str = "") -> Draft:
    """Move an end of a flow to another box of its chain.

    Raises:
        Declined: there is no such box or flow, or another flow of this kind runs there already.
    """
    found = workshop.flows.get(flow)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    moved = replace(found, origin=origin or found.origin, target=target or found.target)
    start, end = _ends(workshop, moved.origin, moved.target)
    _check_new(workshop, moved)
    params = {"origin": box_name(workshop, start), "target": box_name(workshop, end)}
    label = Message("Moved a flow: {origin} to {target}", params)
    return Draft(label, updated("flows", found, origin=moved.origin, target=moved.target))


def grow(
    workshop: Workshop,
    box: str,
    *,
    stage: str,
    name: str = "",
    caption: str = "",
    kind: FlowKind,
    depth: Depth = Depth.TRANSACTION,
    directed: bool = True,
    lane: ChainLane | None = None,
    record: str = "",
    sector: str = "",
    upstream: bool = False,
) -> Draft:
    """Add a box connected to another, as one step.

    ``record`` makes it a party of the workshop, ``sector`` a sector; ``upstream`` lets the flow
    come from the new box.
    """
    found = workshop.boxes.get(box)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    place = found.lane if lane is None else lane
    new = add_box(
        workshop,
        chain=found.chain,
        stage=stage,
        lane=place,
        name=name,
        record=record,
        sector=sector,
        caption=caption,
    )
    origin, target = (new.row, box) if upstream else (box, new.row)
    flow = _flow(found.chain, origin, target, kind, depth, directed)
    writes: tuple[Write, ...] = new.writes + created("flows", flow)
    return Draft(new.label, writes)


def change_flows(workshop: Workshop, flows: Iterable[str], **values: object) -> Draft:
    """Give several flows another kind, depth or direction as one step."""
    drafts = [edit(workshop, "flows", flow, **values) for flow in flows]
    if len(drafts) == 1:
        return drafts[0]
    label = Message("Changed {count} flows", {"count": str(len(drafts))})
    return Draft(label).plus(*drafts)


def niche_from_gap(workshop: Workshop, *, name: str, stage: str = "") -> Draft:
    """Add a niche for what a chain lacks, linked to the stage that lacks it, as one step."""
    draft = add_niche(workshop, name=name)
    if stage not in workshop.stages:
        return draft
    step = Link(id=new_id(), kind=LinkKind.STEP, origin=draft.row, target=stage)
    return Draft(draft.label, draft.writes + created("links", step))
