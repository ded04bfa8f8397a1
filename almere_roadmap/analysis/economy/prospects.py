"""Which sections lie near what home is strong in, and how complex regions are.

The answer is a value, or the message that says why there is none and what to import.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.regions import Board, board
from almere_roadmap.analysis.economy.relatedness import (
    LEAST_REGIONS,
    complexity,
    density,
    proximity,
)
from almere_roadmap.analysis.economy.section_names import short_name
from almere_roadmap.analysis.economy.specialisation import advantages, location_quotients
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number, percent


@dataclass(frozen=True, slots=True)
class Prospect:
    """A section that home has less of, and how near it is to what home has: density 0 to 1."""

    key: str
    label: str
    quotient: float
    density: float
    complexity: float | None


@dataclass(frozen=True, slots=True)
class Relatedness:
    """Complexity of regions, and the sections nearest to what home is strong in.

    Presence is LQ ≥ 1; relatedness is the proximity min(P(i|j), P(j|i)) with diagonal 1, density
    Σ M φ / Σ φ as in py-ecomplexity; ECI and PCI are z-scores by mean and spread of the regions.
    """

    table: Board
    regions: tuple[tuple[str, float | None], ...]
    sections: tuple[tuple[str, float | None], ...]
    prospects: tuple[Prospect, ...]
    rank: int | None

    @property
    def eci(self) -> float | None:
        """Return the complexity of home."""
        return dict(self.regions).get(self.table.home)


def relatedness(workshop: Workshop, what: str) -> Relatedness | Message:
    """Return relatedness and complexity of the table with most regions, or why not.

    Hidalgo & Hausmann 2009; Boschma, Balland & Kogler 2015.
    """
    found = board(workshop, what)
    count = len(found.regions) if found else 0
    if found is None or count < LEAST_REGIONS:
        return Message(
            "Not meaningful below {least} regions: there are {count}. Import a table of sectors "
            "by municipality or COROP region in Facts.",
            {"least": number(LEAST_REGIONS), "count": number(count)},
        )
    counts = [region.counts for region in found.regions]
    present = advantages(counts)
    complicated = complexity(present)
    if complicated is None:
        return Message("Not meaningful: all regions have the same sectors.")
    names = [region.name for region in found.regions]
    pairs = zip(names, complicated.regions, strict=True)
    ranked = sorted(pairs, key=lambda p: (p[1] is None, -(p[1] or 0.0), p[0]))
    places = [name for name, value in ranked if value is not None]
    sections = tuple(zip(found.labels, complicated.sectors, strict=True))
    prospects: tuple[Prospect, ...] = ()
    if found.home in names:
        place = names.index(found.home)
        near = density([present[place]], proximity(present))[0]
        here = location_quotients(counts)[place]
        prospects = _prospects(found, here, near, complicated.sectors)
    rank = places.index(found.home) + 1 if found.home in places else None
    return Relatedness(found, tuple(ranked), sections, prospects, rank)


def _prospects(
    found: Board,
    here: list[float],
    near: list[float],
    complexities: tuple[float | None, ...],
) -> tuple[Prospect, ...]:
    rows = [
        Prospect(key, label, quotient, close, value)
        for key, label, quotient, close, value in zip(
            found.keys, found.labels, here, near, complexities, strict=True
        )
        if quotient < 1
    ]
    return tuple(sorted(rows, key=lambda row: (-row.density, row.key)))


def relatedness_meaning(found: Relatedness) -> Message:
    """Say in one sentence what is nearest to what home is strong in."""
    params = {"home": wording.capital(found.table.home), "count": number(len(found.regions))}
    if found.rank is None or not found.prospects:
        return Message("{home} is not one of the {count} regions of this table.", params)
    first = found.prospects[0]
    params |= {
        "rank": number(found.rank),
        "name": short_name(first.key, first.label),
        "share": percent(first.density, 0),
    }
    text = N_(
        "{home} is number {rank} of {count} in complexity; {name} is nearest to what it is "
        "strong in ({share})."
    )
    return Message(text, params)
