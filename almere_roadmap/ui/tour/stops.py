"""The stops of the tour: the fullest thread of a workshop, knot by knot."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.thread import Knot, thread
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, _, number
from almere_roadmap.verbs.titles import name_in

_SAID = {
    "figure": (
        "facts",
        "",
        N_(
            "It begins with a figure: {name}. Each has its source and year; select a cell or a "
            "bar, and whatever belongs to it lights up on every screen."
        ),
    ),
    "firm": (
        "facts",
        "",
        N_(
            "Behind the figures stand firms, such as {name}. The panel at the right tells what is "
            "known of it, with its whole thread at the foot."
        ),
    ),
    "step": (
        "chain",
        "",
        N_(
            "In the value chain {firm} stands beside the step “{name}”. Roles that nobody fills "
            "light up by themselves: there lies a chance."
        ),
    ),
    "niche": (
        "niches",
        "",
        N_(
            "Ideas are gathered into niches. “{name}” has a proposition, arguments for and "
            "against, scores, and figures pinned to it as evidence."
        ),
    ),
    "vote": (
        "niches",
        "voting",
        N_(
            "The room chooses with dots, by hands, paper or phone; nobody sees them before the "
            "reveal. This niche got {dots}."
        ),
    ),
    "action": (
        "roadmap",
        "",
        N_(
            "A niche becomes actions on the roadmap: “{name}”. A government contract is planned "
            "backwards from its start, and the rules for it are kept in view."
        ),
    ),
    "owner": (
        "outcome",
        "",
        N_(
            "Somebody takes it up: {name}. Decisions and first steps stand here, and one click "
            "makes the report for the same evening."
        ),
    ),
}
"""Per knot the screen, its view ("" for the one on show), and what is said there."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A knot, the screen and view on which it shows, the record to select, and what to say."""

    knot: str
    screen: str
    view: str
    row: str
    words: str


def stops(workshop: Workshop) -> tuple[Stop, ...]:
    """Return the stops along the thread of the niche that has most knots, then most dots."""
    threads = [thread(workshop, niche.id) for niche in ordered(workshop.niches.values())]
    if not threads:
        return ()
    knots = max(threads, key=lambda t: (sum(not k.is_open for k in t), _dots(t)))
    firm = next((k.rows[0] for k in knots if k.name == "firm" and k.rows), "")
    return tuple(_stop(workshop, knot, firm) for knot in knots if not knot.is_open)


def _dots(knots: tuple[Knot, ...]) -> int:
    return next((k.count for k in knots if k.count is not None), 0)


def _stop(workshop: Workshop, knot: Knot, firm: str) -> Stop:
    screen, view, said = _SAID[knot.name]
    row = _first(workshop, knot)
    name = _name(workshop, row) or knot.words
    words = _(said).format(name=name, firm=_name(workshop, firm), dots=number(knot.count or 0))
    return Stop(knot.name, screen, view, row, words)


def _first(workshop: Workshop, knot: Knot) -> str:
    """Return the record to show: of the actions a government contract, where there is one."""
    items = workshop.items
    contracts = (r for r in knot.rows if r in items and items[r].kind is ItemKind.CONTRACT)
    return next(contracts, knot.rows[0] if knot.rows else "")


def _name(workshop: Workshop, row: str) -> str:
    found = workshop.find(row)
    return name_in(workshop, *found) if found is not None else ""
