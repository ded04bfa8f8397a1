"""What can be done to all that stands on a chain canvas alike: move, copy, group, lock, order.

Parties, notes and texts are *things*: each stands in a cell, may belong to a bundle and may be
locked.  What is locked neither moves nor goes before it is unlocked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Box, Frame, Idea, Remark
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import ChainLane
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.i18n import N_
from almere_roadmap.verbs import records
from almere_roadmap.verbs.chains import box_name, role_there
from almere_roadmap.verbs.records import last_rank, title_of

Thing = Box | Idea | Remark
Place = tuple[float, ...]
Landing = tuple[str, ChainLane, Place]
"""Stage, lane, and place by hand; place () leaves it to the layout."""

_THINGS = ("boxes", "ideas", "remarks")


def thing_of(workshop: Workshop, row: str) -> tuple[str, Thing]:
    """Return a party, note or text with the collection it is in.

    Raises:
        Declined: it is gone, or something else.
    """
    for collection in _THINGS:
        found = workshop.collection(collection).get(row)
        if isinstance(found, Box | Idea | Remark):
            return collection, found
    raise Declined("That is no longer in the workshop.")


def name_of_thing(workshop: Workshop, thing: Thing | Frame) -> str:
    """Return the words by which people know something on a canvas."""
    return box_name(workshop, thing) if isinstance(thing, Box) else title_of(thing)


def move_things(
    workshop: Workshop, landings: Mapping[str, Landing], label: Message | None = None
) -> Draft:
    """Move parties, notes and texts to other cells or places, as one step.

    A party whose role followed from its cell takes the usual role of the new one.

    Raises:
        Declined: one of them is gone or locked.
    """
    found = {row: thing_of(workshop, row) for row in landings}
    check_free(workshop, [thing for _collection, thing in found.values()])
    writes: list[Write] = []
    for row, (stage, lane, place) in landings.items():
        collection, thing = found[row]
        writes += updated(collection, thing, stage=stage, lane=lane, place=place)
        if isinstance(thing, Box) and (stage, lane) != (thing.stage, thing.lane):
            writes += updated(collection, thing, role=role_there(workshop, thing, stage, lane))
    things = [thing for _collection, thing in found.values()]
    return Draft(label or _about(workshop, things, "Moved"), tuple(writes))


def leave_to_layout(workshop: Workshop, things: Iterable[str]) -> Draft:
    """Forget the places that were given by hand, as one step."""
    landings = {}
    for row in things:
        _collection, thing = thing_of(workshop, row)
        landings[row] = (thing.stage, thing.lane, ())
    return move_things(workshop, landings)


def align(workshop: Workshop, landings: Mapping[str, Landing]) -> Draft:
    """Put things into line with each other, as one step."""
    return move_things(workshop, landings, Message("Aligned {count} things", _counted(landings)))


def duplicate(
    workshop: Workshop, things: Sequence[str], landings: Mapping[str, Landing] | None = None
) -> Draft:
    """Copy things with what flows among them, perhaps to other places, as one step.

    A firm stands once in a chain, so that the copy of its box has the name but is not the firm.
    """
    found = [thing_of(workshop, row) for row in dict.fromkeys(things)]
    if not found:
        raise Declined("That is no longer in the workshop.")
    new = {thing.id: new_id() for _collection, thing in found}
    bundles: dict[str, str] = defaultdict(new_id)
    last = {name: last_rank(workshop.collection(name).values()) for name in _THINGS}
    writes: list[Write] = []
    for collection, thing in found:
        at = (landings or {}).get(thing.id, (thing.stage, thing.lane, ()))
        bundle = bundles[thing.bundle] if thing.bundle else ""
        copy = _copy(workshop, thing, new[thing.id], at, bundle, last[collection])
        last[collection] = ranks.between(last[collection], "")
        writes += created(collection, copy)
    for flow in workshop.flows.values():
        if flow.origin in new and flow.target in new:
            origin, target = new[flow.origin], new[flow.target]
            copied = replace(flow, id=new_id(), origin=origin, target=target)
            writes += created("flows", copied)
    label = _about(workshop, [thing for _collection, thing in found], "Duplicated")
    return Draft(label, tuple(writes))


def _copy(workshop: Workshop, thing: Thing, row: str, at: Landing, bundle: str, rank: str) -> Thing:
    stage, lane, place = at
    copy = replace(
        thing,
        id=row,
        stage=stage,
        lane=lane,
        place=place,
        bundle=bundle,
        locked=False,
        rank=rank,
    )
    if isinstance(copy, Box):
        return replace(copy, record="", name=box_name(workshop, copy))
    return copy


def group(workshop: Workshop, things: Iterable[str]) -> Draft:
    """Bundle things, so that one is chosen with the others.

    Raises:
        Declined: there are fewer than two.
    """
    found = [thing_of(workshop, row) for row in things]
    if len(found) < 2:
        raise Declined("A group needs two things at least.")
    return Draft(Message("Grouped {count} things", _counted(found)), _bundled(found, new_id()))


def ungroup(workshop: Workshop, things: Iterable[str]) -> Draft:
    """Take the bundles apart that things belong to.

    Raises:
        Declined: none of them is in a group.
    """
    bundles = {thing_of(workshop, row)[1].bundle for row in things} - {""}
    found = [found for found in _all_things(workshop) if found[1].bundle in bundles]
    if not found:
        raise Declined("These are in no group.")
    return Draft(Message("Took a group of {count} apart", _counted(found)), _bundled(found, ""))


def _bundled(found: list[tuple[str, Thing]], bundle: str) -> tuple[Write, ...]:
    return tuple(w for name, thing in found for w in updated(name, thing, bundle=bundle))


def _all_things(workshop: Workshop) -> list[tuple[str, Thing]]:
    return [thing_of(workshop, row) for name in _THINGS for row in workshop.collection(name)]


def lock(workshop: Workshop, rows: Iterable[str], *, on: bool = True) -> Draft:
    """Lock things and frames where they are, or unlock them, as one step."""
    found = [_lockable(workshop, row) for row in rows]
    if not found:
        raise Declined("That is no longer in the workshop.")
    writes = [w for name, thing in found for w in updated(name, thing, locked=on)]
    things = [thing for _name, thing in found]
    return Draft(_about(workshop, things, "Locked" if on else "Unlocked"), tuple(writes))


def _lockable(workshop: Workshop, row: str) -> tuple[str, Thing | Frame]:
    frame = workshop.frames.get(row)
    return ("frames", frame) if frame else thing_of(workshop, row)


def reorder(workshop: Workshop, things: Iterable[str], count: int) -> Draft:
    """Move things one place on (1) or back (-1) among their like in the same cell, as one step.

    Later ones stand lower, and in front where they overlap.
    """
    found = [thing_of(workshop, row) for row in things]
    cells: dict[tuple[str, str, str, ChainLane], set[str]] = defaultdict(set)
    for name, thing in found:
        cells[name, *_cell(thing)].add(thing.id)
    writes: list[Write] = []
    everything = _all_things(workshop)
    for (name, *cell), chosen in cells.items():
        peers = [thing for n, thing in everything if [n, *_cell(thing)] == [name, *cell]]
        writes += _moved(name, ordered(peers), chosen, count)
    return Draft(_about(workshop, [thing for _name, thing in found], "Moved"), tuple(writes))


def arrange(workshop: Workshop, cells: Iterable[Sequence[str]]) -> Draft:
    """Let the parties of each cell stand in a given order, as one step.

    Places by hand stay as they are.
    """
    writes: list[Write] = []
    for order in cells:
        boxes = [workshop.boxes[box] for box in order if box in workshop.boxes]
        kept = sorted(box.rank for box in boxes)
        if len(set(kept)) < len(kept):
            kept = ranks.spread(len(boxes))
        for box, rank in zip(boxes, kept, strict=True):
            writes += updated("boxes", box, rank=rank)
    return Draft(Message("Arranged the chain"), tuple(writes))


def _cell(thing: Thing) -> tuple[str, str, ChainLane]:
    return thing.chain, thing.stage, thing.lane


def _moved(collection: str, peers: list[Thing], chosen: set[str], count: int) -> list[Write]:
    """Return the writes that let chosen ones swap with the neighbour on one side."""
    order = peers[::-1] if count > 0 else peers
    after = list(order)
    for place in range(1, len(after)):
        if after[place].id in chosen and after[place - 1].id not in chosen:
            after[place - 1], after[place] = after[place], after[place - 1]
    if after == order:
        return []
    new = after[::-1] if count > 0 else after
    kept = sorted(peer.rank for peer in peers)
    if len(set(kept)) < len(kept):
        kept = ranks.spread(len(peers))
    pairs = zip(new, kept, strict=True)
    return [w for peer, rank in pairs for w in updated(collection, peer, rank=rank)]


def remove(workshop: Workshop, rows: Sequence[str]) -> Draft:
    """Delete things, flows, frames or stages from a canvas with all that goes with them.

    Raises:
        Declined: one of them is gone or locked.
    """
    found = [workshop.find(row) for row in rows]
    records_found = [pair[1] for pair in found if pair is not None]
    check_free(workshop, [r for r in records_found if isinstance(r, Thing | Frame)])
    return records.delete(workshop, *rows)


def check_free(workshop: Workshop, things: Iterable[Thing | Frame]) -> None:
    """Decline when one of several is locked."""
    locked = next((thing for thing in things if thing.locked), None)
    if locked is not None:
        name = name_of_thing(workshop, locked)
        raise Declined("{name} is locked: unlock it first with Ctrl+L.", name=name)


# Labels.

_ONE = {
    "Moved": N_("Moved {name}"),
    "Duplicated": N_("Duplicated {name}"),
    "Locked": N_("Locked {name}"),
    "Unlocked": N_("Unlocked {name}"),
}
_SEVERAL = {
    "Moved": N_("Moved {count} things"),
    "Duplicated": N_("Duplicated {count} things"),
    "Locked": N_("Locked {count} things"),
    "Unlocked": N_("Unlocked {count} things"),
}


def _about(workshop: Workshop, things: Sequence[Thing | Frame], did: str) -> Message:
    """Return a label that names the one thing, or counts several."""
    if len(things) == 1:
        return Message(_ONE[did], {"name": name_of_thing(workshop, things[0])})
    return Message(_SEVERAL[did], _counted(things))


def _counted(things: Iterable[object]) -> dict[str, str]:
    return {"count": str(len(list(things)))}
