"""The linking grid: which contracts and hbo actions every niche has, and where none is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from almere_roadmap.analysis.roadmap.lanes import niches_of
from almere_roadmap.domain.entities import Item, Niche
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import ItemKind, LayerKind
from almere_roadmap.domain.workshop import Workshop, ordered

COLUMNS = (LayerKind.CONTRACTS, LayerKind.HBO, LayerKind.FIRMS, LayerKind.CONDITIONS)
"""The columns of the grid."""


@dataclass(frozen=True, slots=True)
class LinkingGrid:
    """Niches × kinds of items; a cell without items is a gap.

    ``loose`` are contracts and hbo actions that serve no niche; ``joined`` are the pairs of a
    contract and an hbo action that serve a niche together, by niche.
    """

    niches: tuple[Niche, ...]
    cells: Mapping[tuple[str, LayerKind], tuple[Item, ...]]
    loose: tuple[Item, ...]
    joined: Mapping[str, tuple[tuple[Item, Item], ...]]

    def cell(self, niche: str, column: LayerKind) -> tuple[Item, ...]:
        """Return the items of a cell, () for a gap."""
        return self.cells.get((niche, column), ())

    def gaps(self) -> tuple[tuple[Niche, LayerKind], ...]:
        """Return the niches without a contract or without an hbo action."""
        wanted = (LayerKind.CONTRACTS, LayerKind.HBO)
        return tuple((n, c) for n in self.niches for c in wanted if not self.cell(n.id, c))

    def meaning(self) -> Message:
        """Say in one sentence which niches miss what."""
        bare = {c: [n.code or n.name for n, k in self.gaps() if k is c] for c in COLUMNS}
        contracts, hbo = bare[LayerKind.CONTRACTS], bare[LayerKind.HBO]
        if not self.niches:
            return Message("There are no niches yet.")
        if not contracts and not hbo:
            return Message("Every niche has a contract and an hbo action.")
        params = {"contracts": ", ".join(contracts), "hbo": ", ".join(hbo)}
        if not hbo:
            return Message("Without a contract: {contracts}.", params)
        if not contracts:
            return Message("Without an hbo action: {hbo}.", params)
        return Message("Without a contract: {contracts}; without an hbo action: {hbo}.", params)


def linking_grid(workshop: Workshop) -> LinkingGrid:
    """Return the grid of niche × contract × hbo action (and firms and conditions)."""
    niches = tuple(ordered(workshop.niches.values()))
    served = niches_of(workshop)
    cells: dict[tuple[str, LayerKind], list[Item]] = {}
    loose = []
    for item in ordered(workshop.items.values()):
        column = _column(workshop, item)
        targets = served.get(item.id, [])
        for niche in targets if column else []:
            cells.setdefault((niche, column), []).append(item)  # type: ignore[arg-type]
        if column in (LayerKind.CONTRACTS, LayerKind.HBO) and not targets:
            loose.append(item)
    fixed = {key: tuple(items) for key, items in cells.items()}
    joined = {niche.id: _pairs(fixed, niche.id) for niche in niches}
    return LinkingGrid(niches, fixed, tuple(loose), joined)


def _pairs(
    cells: Mapping[tuple[str, LayerKind], tuple[Item, ...]], niche: str
) -> tuple[tuple[Item, Item], ...]:
    contracts = cells.get((niche, LayerKind.CONTRACTS), ())
    actions = cells.get((niche, LayerKind.HBO), ())
    return tuple((contract, action) for contract in contracts for action in actions)


def _column(workshop: Workshop, item: Item) -> LayerKind | None:
    """Return the column of an item: by what it is, else by the layer it stands in."""
    if item.kind is ItemKind.CONTRACT:
        return LayerKind.CONTRACTS
    if item.kind is ItemKind.HBO_ACTION:
        return LayerKind.HBO
    layer = workshop.layers.get(item.layer)
    return layer.kind if layer and layer.kind in (LayerKind.FIRMS, LayerKind.CONDITIONS) else None
