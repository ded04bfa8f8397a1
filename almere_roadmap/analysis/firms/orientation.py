"""Orientation: how far from home customers, suppliers and other partners are (R1 of the report).

O = Σ share_area · weight_area, with weights 0 (home) to 100 (abroad).  The report does not print
its weights; the default 0, 33⅓, 66⅔, 100 is a setting of the workshop and is printed beside.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.networks.relations import KINDS, by_area
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number


def orientation(shares: Sequence[float], weights: Sequence[float]) -> float | None:
    """Return the weighted mean distance, 0 (all at home) to 100 (all abroad).

    Shares or counts by area, home first; they need not add up to anything.  None when all are 0.
    """
    total = sum(shares)
    if not total:
        return None
    return sum(s * w for s, w in zip(shares, weights, strict=True)) / total


def spread(shares: Sequence[float], weights: Sequence[float]) -> float | None:
    """Return the standard deviation of the distance: half at home and half abroad is 50 too."""
    mean, total = orientation(shares, weights), sum(shares)
    if mean is None:
        return None
    pairs = zip(shares, weights, strict=True)
    return math.sqrt(sum(s * (w - mean) ** 2 for s, w in pairs) / total)


@dataclass(frozen=True, slots=True)
class KindOrientation:
    """The orientation of one kind of relation (None: of all), on how many it rests, its spread."""

    kind: RelationKind | None
    value: float
    count: int
    spread: float = 0.0


def by_kind(workshop: Workshop) -> tuple[KindOrientation, ...]:
    """Return the orientation of every kind that occurs, and of all together last."""
    shares = by_area(workshop)
    weights = weights_for(workshop, len(shares))
    found = []
    for place, kind in enumerate(KINDS):
        counts = [share.kinds[place] for share in shares]
        found.extend(_oriented(kind, counts, weights))
    found.extend(_oriented(None, [share.count for share in shares], weights))
    return tuple(found)


def _oriented(
    kind: RelationKind | None, counts: list[int], weights: Sequence[float]
) -> list[KindOrientation]:
    """Return the orientation of some counts by area as a list of one, of none without counts."""
    value = orientation(counts, weights)
    if value is None:
        return []
    return [KindOrientation(kind, value, sum(counts), spread(counts, weights) or 0.0)]


def weights_for(workshop: Workshop, areas: int) -> tuple[float, ...]:
    """Return the workshop's weights, evenly spread where there are not as many as areas."""
    weights = workshop.about.orientation_weights
    if len(weights) == areas:
        return weights
    return tuple(100 * place / max(1, areas - 1) for place in range(areas))


@dataclass(frozen=True, slots=True)
class FirmPoint:
    """A firm in the orientation chart (figure 2): x customers, y suppliers, 0 to 100.

    ``spreads`` are how widely each of both lie around its mean.
    """

    organisation: str
    name: str
    customers: float
    suppliers: float
    persons: int
    spreads: tuple[float, float] = (0.0, 0.0)


def firm_points(workshop: Workshop) -> tuple[FirmPoint, ...]:
    """Return the firms whose profile tells where customers and suppliers are."""
    points = []
    for profile in workshop.profiles.values():
        firm = workshop.organisations.get(profile.organisation)
        x = _of(workshop, profile.customer_areas)
        y = _of(workshop, profile.supplier_areas)
        if firm and x is not None and y is not None:
            sides = (profile.customer_areas, profile.supplier_areas)
            wide, high = (spread(s, weights_for(workshop, len(s))) or 0.0 for s in sides)
            points.append(FirmPoint(firm.id, firm.name, x, y, firm.persons or 0, (wide, high)))
    return tuple(points)


def status(workshop: Workshop) -> Status:
    """Return where the least certain of the firms and relations in the chart stands."""
    return worst((status_of_means(workshop), status_of_firms(workshop)))


def status_of_means(workshop: Workshop) -> Status:
    """Return where the least certain of the relations stands, on which the means rest."""
    return worst(r.status for r in workshop.relations.values())


def status_of_firms(workshop: Workshop) -> Status:
    """Return where the least certain of the firms in the chart stands."""
    shown = {point.organisation for point in firm_points(workshop)}
    return worst(p.status for p in workshop.profiles.values() if p.organisation in shown)


def _of(workshop: Workshop, shares: tuple[float, ...]) -> float | None:
    return orientation(shares, weights_for(workshop, len(shares))) if shares else None


def meaning(kinds: Sequence[KindOrientation]) -> Message:
    """Say in one sentence whether suppliers or customers are further away."""
    value = {k.kind: k.value for k in kinds}
    customers = value.get(RelationKind.CUSTOMER)
    suppliers = value.get(RelationKind.SUPPLIER)
    if customers is None or suppliers is None:
        return Message("Too few relations to compare customers and suppliers.")
    params = {"customers": number(customers, 1), "suppliers": number(suppliers, 1)}
    if suppliers > customers:
        text = N_("Suppliers are further from home ({suppliers}) than customers ({customers}).")
    else:
        text = N_("Customers are further from home ({customers}) than suppliers ({suppliers}).")
    return Message(text, params)
