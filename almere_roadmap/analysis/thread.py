"""The one thread from figure to owner: figure → firm → step → niche → vote → action → owner.

Every thread runs through a niche.  From any record on it the others follow; where the workshop
has not laid a part of it yet, that knot is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.domain.entities import Item, Niche
from almere_roadmap.domain.words import LinkKind, RoundState
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_

KNOTS = {
    "figure": N_("Figure"),
    "firm": N_("Firm"),
    "step": N_("Step"),
    "niche": N_("Niche"),
    "vote": N_("Vote"),
    "action": N_("Action"),
    "owner": N_("Owner"),
}
"""The knots of a thread in order, with what they are called."""


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of a thread.

    ``rows`` are the ids of the records that are there, the one to show first; ``words`` is what a
    knot says that is no record (an owner) or whose record has no name; ``count`` is the dots of a
    vote.  ``here`` marks the knot from which one looks.
    """

    name: str
    rows: tuple[str, ...] = ()
    words: str = ""
    count: int | None = None
    here: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is there yet."""
        return not self.rows and not self.words and self.count is None


def thread(workshop: Workshop, selection: str) -> tuple[Knot, ...]:
    """Return the thread through a record or pinned figure, () where none can run."""
    here = _knot_of(workshop, selection)
    if not here:
        return ()
    niches = [n for n in ordered(workshop.niches.values()) if selection in _beside(workshop, n)]
    niche = niches[0] if niches else None
    knots = _through(workshop, niche) if niche else {}
    start = selection
    if here == "firm" and selection in workshop.boxes:
        start = workshop.boxes[selection].record or selection
    return tuple(_knot(workshop, name, knots, here, start) for name in KNOTS)


def _knot(workshop: Workshop, name: str, knots: dict[str, Knot], here: str, selection: str) -> Knot:
    laid = knots.get(name, Knot(name))
    if name == here:
        others = tuple(row for row in laid.rows if row != selection)
        return Knot(name, (selection, *others), laid.words, laid.count, here=True)
    if name == "owner" and here == "action":
        return Knot(name, words=workshop.items[selection].owner)
    if name == "step" and here == "firm":
        # Where this firm itself stands comes before where the niche plays.
        own = _stages_of(workshop, selection)
        return Knot(name, tuple(dict.fromkeys((*own, *laid.rows))))
    return laid


def _knot_of(workshop: Workshop, selection: str) -> str:
    """Return the knot at which a selection sits, "" where it sits at none."""
    homes = {
        "figure": (workshop.datasets, workshop.indicators),
        "firm": (workshop.organisations, workshop.boxes),
        "step": (workshop.stages,),
        "niche": (workshop.niches,),
        "action": (workshop.items,),
    }
    for name, collections in homes.items():
        if any(selection in records for records in collections):
            return name
    pinned = any(
        link.kind is LinkKind.EVIDENCE and link.target == selection
        for link in workshop.links.values()
    )
    return "figure" if pinned and not workshop.find(selection) else ""


def _beside(workshop: Workshop, niche: Niche) -> set[str]:
    """Return everything that lies on a thread through a niche."""
    found = {niche.id, *_evidence(workshop, niche), *_steps(workshop, niche)}
    found.update(_firms(workshop, niche))
    found.update(item.id for item in _actions(workshop, niche))
    for box in workshop.boxes.values():
        if box.record in found or box.stage in found:
            found.add(box.id)
    return found


def _through(workshop: Workshop, niche: Niche) -> dict[str, Knot]:
    actions = _actions(workshop, niche)
    owners = tuple(dict.fromkeys(item.owner for item in actions if item.owner))
    return {
        "figure": Knot("figure", _evidence(workshop, niche)),
        "firm": Knot("firm", _firms(workshop, niche)),
        "step": Knot("step", _steps(workshop, niche)),
        "niche": Knot("niche", (niche.id,)),
        "vote": Knot("vote", count=_dots(workshop, niche)),
        "action": Knot("action", tuple(item.id for item in actions)),
        "owner": Knot("owner", words=owners[0] if owners else niche.owner),
    }


def _linked(
    workshop: Workshop, kind: LinkKind, origin: str, keeps: Callable[[str], bool]
) -> Iterator[str]:
    for link in workshop.links.values():
        if link.kind is kind and link.origin == origin and keeps(link.target):
            yield link.target


def _evidence(workshop: Workshop, niche: Niche) -> tuple[str, ...]:
    return tuple(_linked(workshop, LinkKind.EVIDENCE, niche.id, lambda _row: True))


def _firms(workshop: Workshop, niche: Niche) -> tuple[str, ...]:
    there = workshop.organisations.__contains__
    own = list(_linked(workshop, LinkKind.FIRM, niche.id, there))
    for item in _actions(workshop, niche):
        own += _linked(workshop, LinkKind.FIRM, item.id, there)
    return tuple(dict.fromkeys(own))


def _steps(workshop: Workshop, niche: Niche) -> tuple[str, ...]:
    return tuple(_linked(workshop, LinkKind.STEP, niche.id, workshop.stages.__contains__))


def _stages_of(workshop: Workshop, row: str) -> tuple[str, ...]:
    """Return the stages in which a firm stands."""
    boxes = (box for box in ordered(workshop.boxes.values()) if row in (box.record, box.id))
    return tuple(dict.fromkeys(box.stage for box in boxes if box.stage in workshop.stages))


def _actions(workshop: Workshop, niche: Niche) -> list[Item]:
    serving = {
        link.origin
        for link in workshop.links.values()
        if link.kind is LinkKind.SERVES and link.target == niche.id
    }
    items = [item for item in ordered(workshop.items.values()) if item.id in serving]
    return sorted(items, key=lambda item: item.start or "9999")


def _dots(workshop: Workshop, niche: Niche) -> int | None:
    """Return the dots in the last round that was revealed, None before a reveal."""
    rounds = ordered(workshop.rounds.values())
    revealed = [voting for voting in rounds if voting.state is RoundState.REVEALED]
    counted = tally(workshop, revealed[-1].id) if revealed else None
    if counted is None:
        return None
    return next((row.dots for row in counted.rows if row.niche.id == niche.id), None)
