"""The portfolio: niches set out on two criteria and divided into four fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from almere_roadmap.analysis.choosing.scoring import Ranking, ranking
from almere_roadmap.domain.entities import Criterion
from almere_roadmap.domain.words import LinkKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_

_MIDDLE = (3.0, 3.0)


class Field(StrEnum):
    """A quarter of the portfolio."""

    EXPLORE = "explore"
    BEGIN = "begin"
    REST = "rest"
    SMALL = "small"


FIELD = {
    Field.EXPLORE: N_("explore first"),
    Field.BEGIN: N_("begin now"),
    Field.REST: N_("let rest"),
    Field.SMALL: N_("keep small"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A niche in the portfolio: scores 1 to 5 across and up, and what its circle's area counts."""

    niche: str
    code: str
    name: str
    x: float
    y: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Niches that were scored on both criteria, and the scores that divide the fields.

    ``is_set_out`` tells that the room chose axes or lines itself.
    """

    across: Criterion
    up: Criterion
    cuts: tuple[float, float]
    spots: tuple[Spot, ...]
    status: Status
    is_set_out: bool = False


def field_of(spot: Spot, cuts: tuple[float, float]) -> Field:
    """Return the field of a niche; on a border it belongs to the higher one."""
    right, high = spot.x >= cuts[0] - 1e-9, spot.y >= cuts[1] - 1e-9
    if high:
        return Field.BEGIN if right else Field.EXPLORE
    return Field.SMALL if right else Field.REST


def portfolio_of(workshop: Workshop) -> Portfolio | None:
    """Return the portfolio on the chosen criteria, None without criteria.

    Until the room chooses, the criterion that weighs most goes up and the next one across.
    """
    found = ranking(workshop)
    if not found.criteria:
        return None
    across, up = _axes(workshop, found)
    cuts = workshop.about.portfolio_cuts
    is_set_out = bool(workshop.about.portfolio_axes) or cuts != _MIDDLE
    return Portfolio(
        found.criteria[across],
        found.criteria[up],
        (cuts[0], cuts[1]) if len(cuts) == 2 else _MIDDLE,
        tuple(_spots(workshop, found, across, up)),
        found.status,
        is_set_out,
    )


def _axes(workshop: Workshop, found: Ranking) -> tuple[int, int]:
    ids = [c.id for c in found.criteria]
    chosen = workshop.about.portfolio_axes
    if len(chosen) == 2 and all(criterion in ids for criterion in chosen):
        return ids.index(chosen[0]), ids.index(chosen[1])
    heaviest = sorted(range(len(ids)), key=lambda n: (-found.weights[n], n))
    return (heaviest[1], heaviest[0]) if len(ids) > 1 else (0, 0)


def _spots(workshop: Workshop, found: Ranking, across: int, up: int) -> list[Spot]:
    spots = []
    for line in found.rows:
        x, y = line.cells[across].mean, line.cells[up].mean
        if x is not None and y is not None:
            niche = line.niche
            firms = _firms(workshop, niche.id)
            spots.append(Spot(niche.id, niche.code, niche.name, x, y, firms))
    return spots


def _firms(workshop: Workshop, niche: str) -> float:
    links = workshop.links.values()
    return float(sum(1 for x in links if x.kind is LinkKind.FIRM and x.origin == niche))
