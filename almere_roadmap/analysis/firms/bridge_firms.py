"""Bridge firms (figure 3 of the report): customers abroad, suppliers nearby.

x = share of partners abroad among co-operating customers, y = share of partners at home or in the
region around it among co-operating suppliers.  The report prints no thresholds; the default is
"more than none" on both, and a setting of the workshop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Depth, RelationKind, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import number


@dataclass(frozen=True, slots=True)
class BridgePoint:
    """A firm in the chart: shares 0 to 1, and whether it is above both thresholds."""

    organisation: Organisation
    foreign_customers: float
    regional_suppliers: float
    bridge: bool
    status: Status


def thresholds(workshop: Workshop) -> tuple[float, float]:
    """Return the shares (0 to 1) abroad and nearby that a bridge firm is above."""
    foreign, regional = (*workshop.about.bridge_above, 0.0, 0.0)[:2]
    return foreign / 100, regional / 100


def bridge_points(workshop: Workshop) -> tuple[BridgePoint, ...]:
    """Return the firms of which both shares are known, by name.

    They come from the firm's profile, else from its relations that go beyond a transaction.
    """
    points = []
    foreign, regional = thresholds(workshop)
    for firm in sorted(workshop.organisations.values(), key=lambda o: (o.name, o.id)):
        known = _from_profile(workshop, firm) or _from_relations(workshop, firm)
        if known:
            x, y, status = known
            points.append(BridgePoint(firm, x, y, x > foreign and y > regional, status))
    return tuple(points)


_Known = tuple[float, float, Status] | None


def _from_profile(workshop: Workshop, firm: Organisation) -> _Known:
    for profile in workshop.profiles.values():
        if profile.organisation == firm.id:
            return _shares(profile.customer_areas, profile.supplier_areas, profile.status)
    return None


def _from_relations(workshop: Workshop, firm: Organisation) -> _Known:
    mine = [
        r
        for r in workshop.relations.values()
        if r.organisation == firm.id and r.depth is not Depth.TRANSACTION
    ]
    areas = ordered(workshop.areas.values())
    counts = {
        kind: [sum(r.count for r in mine if r.kind is kind and r.area == a.id) for a in areas]
        for kind in (RelationKind.CUSTOMER, RelationKind.SUPPLIER)
    }
    status = worst(r.status for r in mine)
    return _shares(counts[RelationKind.CUSTOMER], counts[RelationKind.SUPPLIER], status)


def _shares(customers: Sequence[float], suppliers: Sequence[float], status: Status) -> _Known:
    if not sum(customers) or not sum(suppliers):
        return None
    return (
        customers[-1] / sum(customers),
        sum(suppliers[:2]) / sum(suppliers),
        worst((status,)),
    )


def meaning(points: Sequence[BridgePoint]) -> Message:
    """Say in one sentence how many firms bridge home and abroad."""
    count = sum(point.bridge for point in points)
    params = {"count": number(count), "all": number(len(points))}
    return Message("{count} of {all} firms join customers abroad to suppliers nearby.", params)
