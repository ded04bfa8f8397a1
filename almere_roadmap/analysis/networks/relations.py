"""Relations by kind and origin: observed against expected, roll-up to areas, E–I index."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.tables import source_of
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Area, Relation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, number, percent

KINDS = tuple(RelationKind)
SMALL = 5.0
"""Expected counts below this make a cell an indication, not a proof."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind × origin cell: count, expected count under independence, and how it is known."""

    region: str
    kind: RelationKind
    observed: float
    expected: float
    status: Status
    relations: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the id by which figures and selections name this cell."""
        return f"cell:{self.region}:{self.kind.value}"

    @property
    def ratio(self) -> float | None:
        """Return observed / expected, above 1 stronger than chance; None if nothing is expected."""
        return self.observed / self.expected if self.expected else None


@dataclass(frozen=True, slots=True)
class RelationMatrix:
    """Kinds × origins in area order; chi2 (Pearson), mutual information I in nat, G² = 2·N·I."""

    regions: tuple[str, ...]
    kinds: tuple[RelationKind, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[float, ...]
    column_totals: tuple[float, ...]
    total: float
    chi2: float
    information: float
    status: Status
    source: str
    near: tuple[str, ...] = ()
    around: str = ""

    @property
    def g2(self) -> float:
        """Return the likelihood-ratio statistic."""
        return 2 * self.total * self.information

    def cell(self, region: str, kind: RelationKind) -> Cell:
        """Return one cell."""
        return self.cells[self.regions.index(region)][self.kinds.index(kind)]

    @property
    def caveat(self) -> Message | None:
        """Return the warning that most expected counts are small, when they are."""
        flat = [cell for row in self.cells for cell in row]
        if sum(cell.expected < SMALL for cell in flat) * 2 > len(flat):
            return Message("Most expected counts are below 5: read it as a hint, not as proof.")
        return None


def expected(rows: Sequence[float], columns: Sequence[float], total: float) -> list[list[float]]:
    """Return E_ij = R_i · C_j / N for margins ``rows`` and ``columns``."""
    return [[r * c / total if total else 0.0 for c in columns] for r in rows]


def kind_by_region(workshop: Workshop) -> RelationMatrix | None:
    """Return the matrix of all relations, None when there are none."""
    relations = [r for r in workshop.relations.values() if r.count > 0]
    if not relations:
        return None
    regions = regions_in_order(workshop, relations)
    counts = [[_count(relations, region, kind) for kind in KINDS] for region in regions]
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    hoped = expected(rows, columns, sum(rows))
    # Home and the area around it, where there are wider ones.
    areas = ordered(workshop.areas.values())
    nearest = areas[:2] if len(areas) > 2 else areas[:1]
    cells = tuple(
        tuple(_cell(relations, region, kind, hoped[i][j]) for j, kind in enumerate(KINDS))
        for i, region in enumerate(regions)
    )
    return RelationMatrix(
        regions,
        KINDS,
        cells,
        tuple(rows),
        tuple(columns),
        sum(rows),
        _chi2(counts, hoped),
        mutual_information(counts),
        worst(r.status for r in relations),
        "; ".join(filter(None, dict.fromkeys(source_of(workshop, r) for r in relations))),
        tuple(region for area in nearest for region in area.regions),
        nearest[1].name if len(nearest) > 1 else "",
    )


def _count(relations: list[Relation], region: str, kind: RelationKind) -> float:
    return float(sum(r.count for r in relations if (r.region, r.kind) == (region, kind)))


def _cell(relations: list[Relation], region: str, kind: RelationKind, hoped: float) -> Cell:
    here = [r for r in relations if (r.region, r.kind) == (region, kind)]
    status = worst((r.status for r in here), Status.RECORDED)
    count = float(sum(r.count for r in here))
    return Cell(region, kind, count, hoped, status, tuple(r.id for r in here))


def regions_in_order(workshop: Workshop, relations: list[Relation]) -> tuple[str, ...]:
    """Return the origins that occur, home first, those without an area last."""
    known = [region for area in ordered(workshop.areas.values()) for region in area.regions]
    found = {r.region for r in relations}
    return (*(r for r in known if r in found), *sorted(found - set(known)))


def _chi2(counts: list[list[float]], hoped: list[list[float]]) -> float:
    return sum(
        (o - e) ** 2 / e
        for row, expect in zip(counts, hoped, strict=True)
        for o, e in zip(row, expect, strict=True)
        if e
    )


def mutual_information(counts: Sequence[Sequence[float]]) -> float:
    """Return I = Σ p_ij ln(p_ij / (p_i p_j)) in nat."""
    total = sum(map(sum, counts))
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    return sum(
        count / total * math.log(count * total / (rows[i] * columns[j]))
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
        if count
    )


@dataclass(frozen=True, slots=True)
class AreaShare:
    """The relations with one area: how many, which share of all (0 to 1), by kind."""

    area: Area
    count: int
    share: float
    kinds: tuple[int, ...]


def by_area(workshop: Workshop) -> tuple[AreaShare, ...]:
    """Return the relations rolled up to the areas, home first; () when there are none."""
    relations = list(workshop.relations.values())
    total = sum(r.count for r in relations)
    if not total:
        return ()
    shares = []
    for area in ordered(workshop.areas.values()):
        here = [r for r in relations if r.area == area.id]
        count = sum(r.count for r in here)
        kinds = tuple(sum(r.count for r in here if r.kind is kind) for kind in KINDS)
        shares.append(AreaShare(area, count, count / total, kinds))
    return tuple(shares)


def ei_index(internal: float, external: float) -> float | None:
    """Return the E–I index (external − internal) / (external + internal), −1 to 1.

    Krackhardt & Stern 1988.  None when there are no relations.
    """
    total = internal + external
    return (external - internal) / total if total else None


def meaning(matrix: RelationMatrix) -> Message:
    """Say in one sentence how near customers and suppliers are."""
    customers, suppliers = (
        _near(matrix, k) for k in (RelationKind.CUSTOMER, RelationKind.SUPPLIER)
    )
    params = {
        "region": wording.within(matrix.around) if matrix.around else matrix.regions[0],
        "customers": number(customers[0]),
        "all_customers": number(customers[1]),
        "suppliers": number(suppliers[0]),
        "all_suppliers": number(suppliers[1]),
    }
    return Message(_nearness(customers, suppliers, bool(matrix.around)), params)


def _near(matrix: RelationMatrix, kind: RelationKind) -> tuple[float, float]:
    """Return how many relations of a kind are at home or around it, and how many there are."""
    near = [region for region in matrix.regions if region in matrix.near]
    near = near or list(matrix.regions[:1])
    inside = sum(matrix.cell(region, kind).observed for region in near)
    return inside, matrix.column_totals[matrix.kinds.index(kind)]


def _nearness(customers: tuple[float, float], suppliers: tuple[float, float], around: bool) -> str:
    """Return the sentence that fits: which of both is nearer, at home or around it as well."""
    a, b = (part[0] / part[1] if part[1] else 0.0 for part in (customers, suppliers))
    if not around:
        return N_(
            "{customers} of {all_customers} customers are in {region}, "
            "{suppliers} of {all_suppliers} suppliers."
        )
    if a > b + 0.1:
        return N_(
            "Customers are near ({customers} of {all_customers} at home or {region}), suppliers "
            "further away ({suppliers} of {all_suppliers})."
        )
    if b > a + 0.1:
        return N_(
            "Suppliers are near ({suppliers} of {all_suppliers} at home or {region}), customers "
            "further away ({customers} of {all_customers})."
        )
    return N_(
        "Customers and suppliers are equally near: {customers} of {all_customers} and {suppliers} "
        "of {all_suppliers} at home or {region}."
    )


def ring_meaning(shares: Sequence[AreaShare]) -> Message:
    """Say in one sentence how far the relations reach."""
    if len(shares) < 3:
        home = {"share": percent(shares[0].share, 0), "home": shares[0].area.name}
        return Message("{share} of the relations are in {home}.", home)
    near = sum(share.share for share in shares[:2])
    params = {
        "near": wording.capital(wording.share(near)),
        "abroad": wording.share(shares[-1].share),
        "region": wording.within(shares[1].area.name),
    }
    return Message(
        "{near} of the relations stay at home or {region}; {abroad} cross the border.", params
    )
