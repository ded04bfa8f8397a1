"""Notes, texts and frames on a chain canvas."""

from __future__ import annotations

from collections.abc import Sequence

from almere_roadmap.domain.entities import Frame, Idea, Remark
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import ChainLane
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, new_id, updated
from almere_roadmap.verbs.canvas import Place, check_free
from almere_roadmap.verbs.niches import notes_like
from almere_roadmap.verbs.records import add, get, last_rank


def add_notes(
    workshop: Workshop,
    *,
    chain: str,
    texts: Sequence[str],
    stage: str = "",
    lane: ChainLane = ChainLane.FIRMS,
    place: Place = (),
) -> Draft:
    """Stick notes into a cell, one for every text with words, as one step.

    Raises:
        Declined: none of the texts has words, or the chain is gone.
    """
    get(workshop, "chains", chain)
    like = Idea(id="", chain=chain, stage=stage, lane=lane, place=place)
    return notes_like(workshop, texts, like)


def add_remark(
    workshop: Workshop,
    *,
    chain: str,
    text: str,
    stage: str = "",
    lane: ChainLane = ChainLane.FIRMS,
    place: Place = (),
) -> Draft:
    """Write words on a canvas that are nobody's note."""
    get(workshop, "chains", chain)
    if not text.strip():
        raise Declined("A text needs words.")
    peers = (r for r in workshop.remarks.values() if r.chain == chain)
    remark = Remark(
        id=new_id(),
        chain=chain,
        text=text.strip(),
        stage=stage,
        lane=lane,
        place=place,
        rank=last_rank(peers),
    )
    return add("remarks", remark, "Wrote {name}")


def add_frame(
    workshop: Workshop, *, chain: str, corners: tuple[float, ...], name: str = ""
) -> Draft:
    """Frame a part of a canvas; a frame without a name gets the next number.

    Raises:
        Declined: the frame has no area, or the chain is gone.
    """
    get(workshop, "chains", chain)
    _check_corners(corners)
    mine = [f for f in workshop.frames.values() if f.chain == chain]
    frame = Frame(
        id=new_id(),
        chain=chain,
        name=name.strip() or str(len(mine) + 1),
        corners=corners,
        rank=last_rank(mine),
    )
    return add("frames", frame, "Framed {name}")


def move_frame(workshop: Workshop, frame: str, corners: tuple[float, ...]) -> Draft:
    """Give a frame other corners; what lies in it stays where it is."""
    found = workshop.frames.get(frame)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    _check_corners(corners)
    check_free(workshop, [found])
    label = Message("Moved {name}", {"name": found.name})
    return Draft(label, updated("frames", found, corners=corners))


def print_frame(workshop: Workshop, frame: str, *, on: bool) -> Draft:
    """Print what a frame shows as a figure of the report, or only look at it."""
    found = workshop.frames.get(frame)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    name = {"name": found.name}
    kept, left = (
        Message("{name} is printed as a figure", name),
        Message("{name} is not printed", name),
    )
    return Draft(kept if on else left, updated("frames", found, as_figure=on))


def _check_corners(corners: tuple[float, ...]) -> None:
    if len(corners) != 4 or corners[2] <= corners[0] or corners[3] <= corners[1]:
        raise Declined("A frame needs a width and a height.")
