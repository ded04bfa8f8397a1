"""What a layer of the roadmap adds up to, and which items belong to one niche."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.roadmap.planning import end_of, start_of
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.words import Certainty, ItemKind, LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered


@dataclass(frozen=True, slots=True)
class LaneTotal:
    """How much a layer holds; money is in euro over the whole term.

    ``by_year`` spreads every contract evenly over its days, ``by_niche`` evenly over the niches
    it serves ("" for none); what has no date stands in neither year.
    """

    count: int
    undated: int
    confirmed: int
    wishes: int
    launching: int
    value: float
    without_value: int
    students: int
    by_year: Mapping[int, float]
    by_niche: Mapping[str, float]


def totals(workshop: Workshop, only: Collection[str] | None = None) -> dict[str, LaneTotal]:
    """Return the totals of every layer, of the items ``only`` when given."""
    lanes: dict[str, list[Item]] = {layer: [] for layer in workshop.layers}
    for item in ordered(workshop.items.values()):
        if item.layer in lanes and (only is None or item.id in only):
            lanes[item.layer].append(item)
    served = niches_of(workshop)
    return {layer: _total(workshop, items, served) for layer, items in lanes.items()}


def _total(workshop: Workshop, items: list[Item], served: Mapping[str, list[str]]) -> LaneTotal:
    contracts = [(i, c) for i in items if (c := contract_of(workshop, i))]
    students = (
        workshop.hbo_actions[i.id].students or 0 for i in items if i.id in workshop.hbo_actions
    )
    return LaneTotal(
        count=len(items),
        undated=sum(1 for i in items if not (i.start or i.end)),
        confirmed=sum(1 for i in items if i.certainty is Certainty.CONFIRMED),
        wishes=sum(1 for i in items if i.certainty is Certainty.WISH),
        launching=sum(1 for _, c in contracts if c.launching_customer),
        value=sum(c.value or 0.0 for _, c in contracts),
        without_value=sum(1 for _, c in contracts if c.value is None),
        students=sum(students),
        by_year=_by_year(contracts),
        by_niche=_by_niche(contracts, served),
    )


def contract_of(workshop: Workshop, item: Item) -> Contract | None:
    """Return the contract that an item is; details of what is one no longer do not count."""
    return workshop.contracts.get(item.id) if item.kind is ItemKind.CONTRACT else None


def _by_year(contracts: list[tuple[Item, Contract]]) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for item, contract in contracts:
        last = end_of(item)
        first = start_of(item)
        if contract.value and first and last and first <= last:
            days = (last - first).days + 1
            for year in range(first.year, last.year + 1):
                begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
                found[year] += contract.value * ((end - begin).days + 1) / days
    return dict(found)


def _by_niche(
    contracts: list[tuple[Item, Contract]], served: Mapping[str, list[str]]
) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for item, contract in contracts:
        niches = served.get(item.id) or [""]
        for niche in niches:
            found[niche] += (contract.value or 0.0) / len(niches)
    return dict(found)


def niches_of(workshop: Workshop) -> dict[str, list[str]]:
    """Return the niches that every item serves, in their order; items without one are absent."""
    order = {niche.id: n for n, niche in enumerate(ordered(workshop.niches.values()))}
    found: dict[str, set[str]] = defaultdict(set)
    for link in workshop.links.values():
        serves = link.kind is LinkKind.SERVES and link.target in order
        if serves and link.origin in workshop.items:
            found[link.origin].add(link.target)
    return {item: sorted(niches, key=order.__getitem__) for item, niches in found.items()}


def topic(workshop: Workshop, niche: str, *, with_ground: bool = False) -> frozenset[str]:
    """Return the items that serve a niche; ``with_ground`` adds all that those wait for."""
    found = {item for item, niches in niches_of(workshop).items() if niche in niches}
    if not with_ground:
        return frozenset(found)
    before: dict[str, list[str]] = defaultdict(list)
    for link in workshop.dependencies.values():
        before[link.successor].append(link.predecessor)
    queue = list(found)
    for item in queue:
        fresh = [n for n in before[item] if n in workshop.items and n not in found]
        found.update(fresh)
        queue.extend(fresh)
    return frozenset(found)
