"""How small the world of firms and their networks is: Q of Uzzi & Spiro (2005).

Firms who sit in one network all know each other, so their ties are clustered by construction.  Q
therefore holds them against two-mode networks by chance, with as many seats per firm and per
network: Q = (C/C_r) / (L/L_r), C the transitivity and L the mean path of the ties between firms.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from almere_roadmap.analysis.networks.network import TIED
from almere_roadmap.analysis.networks.paths import Net, mean_path, net, parts, transitivity
from almere_roadmap.analysis.networks.smallworld import LEAST_NODES, REFERENCES, SWAPS
from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

Seats = list[tuple[str, str]]
"""Pairs of a firm and a network."""


@dataclass(frozen=True, slots=True)
class TwoMode:
    """Q with C and L as they are and by chance; ``chance`` are C and L of every reference."""

    q: float
    clustering: float
    path: float
    clustering_by_chance: float
    path_by_chance: float
    chance: tuple[tuple[float, float], ...]


def projected(seats: Sequence[tuple[str, str]]) -> Net:
    """Return the firms, tied where they share a network."""
    firms = {firm: place for place, firm in enumerate(dict.fromkeys(f for f, _n in seats))}
    tables: dict[str, list[int]] = {}
    for firm, table in dict.fromkeys(seats):
        tables.setdefault(table, []).append(firms[firm])
    ties = {pair for seated in tables.values() for pair in combinations(sorted(seated), 2)}
    return net(len(firms), sorted(ties))


def swapped(seats: Seats, seed: int) -> Seats:
    """Return seats by chance: every firm and every network has as many as before."""
    found, taken = list(seats), set(seats)
    draw = random.Random(seed)
    for _attempt in range(SWAPS * len(found)):
        i, j = draw.randrange(len(found)), draw.randrange(len(found))
        (a, x), (b, y) = found[i], found[j]
        if (a, y) in taken or (b, x) in taken:
            continue
        taken -= {(a, x), (b, y)}
        taken |= {(a, y), (b, x)}
        found[i], found[j] = (a, y), (b, x)
    return found


def two_mode(seats: Seats, references: int = REFERENCES, seed: int = 1) -> TwoMode | None:
    """Return Q of some seats, None where there are no paths or no triangles to compare."""
    here = _measures(projected(seats))
    chance = [_measures(projected(swapped(seats, seed + n))) for n in range(references)]
    clustering = sum(c for c, _path in chance) / references
    path = sum(length for _c, length in chance) / references
    if not (here[0] and here[1] and clustering and path):
        return None
    q = (here[0] / clustering) / (here[1] / path)
    return TwoMode(q, *here, clustering, path, tuple(chance))


def _measures(found: Net) -> tuple[float, float]:
    return transitivity(found), mean_path(found) or 0.0


def seats_of(workshop: Workshop) -> Seats:
    """Return who sits in which network."""
    seats = (
        (seat.organisation, seat.network)
        for seat in workshop.memberships.values()
        if seat.organisation in workshop.organisations and seat.network in workshop.networks
    )
    return sorted(set(seats))


@dataclass(frozen=True, slots=True)
class SeatWorld:
    """Q of the largest part: ``firms`` of all ``seated`` parties, and how the seats are known."""

    found: TwoMode
    firms: int
    seated: int
    status: Status

    @property
    def caveat(self) -> Message | None:
        """Return that Q is of a part only, when it is."""
        if self.firms == self.seated:
            return None
        params = {"firms": number(self.firms), "seated": number(self.seated)}
        return Message("Of the largest part only: {firms} of {seated} parties.", params)


@remembered(*TIED)
def small_world_of_seats(workshop: Workshop) -> SeatWorld | Message:
    """Return Q of the largest part that networks join, or why it cannot be told."""
    seats = seats_of(workshop)
    if not seats:
        return Message("Nobody has a seat in a network yet: add seats, or import memberships.")
    largest = _largest_part(seats)
    seated, firms = (len({firm for firm, _table in s}) for s in (seats, largest))
    if firms < LEAST_NODES:
        params = {"least": number(LEAST_NODES), "count": number(firms)}
        return Message(
            "Not meaningful below {least} parties that networks join: there are {count}.", params
        )
    found = two_mode(largest)
    if found is None:
        return Message("Not meaningful: by chance no two partners would know each other.")
    status = worst(seat.status for seat in workshop.memberships.values())
    return SeatWorld(found, firms, seated, status)


def _largest_part(seats: Seats) -> Seats:
    """Return the seats of the most parties that hang together by networks."""
    firms = list(dict.fromkeys(firm for firm, _table in seats))
    label = parts(projected(seats))
    biggest = np.bincount(label).argmax()
    inside = {firm for firm, part in zip(firms, label, strict=True) if part == biggest}
    return [seat for seat in seats if seat[0] in inside]


def meaning(world: SeatWorld) -> Message:
    """Say in one sentence whether networks make the world of firms small."""
    params = {"q": number(world.found.q, 2)}
    if world.found.q > 1:
        text = N_("Firms know each other through networks more than by chance: Q is {q}, above 1.")
    else:
        text = N_("Firms know each other through networks no more than by chance: Q is {q}.")
    return Message(text, params)
