"""What a region has more of than others; formulas as in EconGeo (Balland).

Matrices are regions × sectors, as sequences of rows of counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.concentration import shares
from almere_roadmap.analysis.economy.tables import source_of
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_

Matrix = Sequence[Sequence[float]]
LEVELS = ("slight", "strong", "very strong")
"""PBL-type levels; their cut-offs are not printed in the report and are set in the workshop."""


def location_quotients(counts: Matrix) -> list[list[float]]:
    """Return LQ_ri = (e_ri / e_r.) / (e_.i / e_..) (Florence; Balassa 1965)."""
    total = sum(map(sum, counts))
    columns = [sum(column) for column in zip(*counts, strict=True)]
    return [
        [
            (value / sum(row)) / (column / total) if sum(row) and column else 0.0
            for value, column in zip(row, columns, strict=True)
        ]
        for row in counts
    ]


def hachman(counts: Matrix) -> list[float]:
    """Return 1 / Σ s_ri · LQ_ri for every region."""
    quotients = location_quotients(counts)
    return [
        1 / sum(s * q for s, q in zip(shares(row), line, strict=True))
        for row, line in zip(counts, quotients, strict=True)
    ]


def krugman(counts: Matrix) -> list[float]:
    """Return Σ |s_ri − s_.i| for every region, 0 to 2."""
    whole = shares([sum(column) for column in zip(*counts, strict=True)])
    return [sum(abs(a - b) for a, b in zip(shares(row), whole, strict=True)) for row in counts]


def hoover(counts: Matrix) -> list[float]:
    """Return half of Krugman's index for every region: the share of jobs in the wrong sector."""
    return [value / 2 for value in krugman(counts)]


def advantages(counts: Matrix) -> list[list[int]]:
    """Return 1 where a region has its share or more of a sector (LQ ≥ 1), else 0."""
    return [[int(value >= 1) for value in row] for row in location_quotients(counts)]


def shift_share(
    before: Sequence[float],
    after: Sequence[float],
    nation_before: Sequence[float],
    nation_after: Sequence[float],
) -> list[tuple[float, float, float]]:
    """Return (national, industry mix, regional shift) per sector; they add up to the change.

    Dunn 1960.
    """
    growth = sum(nation_after) / sum(nation_before) - 1
    parts = []
    for e0, e1, n0, n1 in zip(before, after, nation_before, nation_after, strict=True):
        sector, region = n1 / n0 - 1, e1 / e0 - 1
        parts.append((e0 * growth, e0 * (sector - growth), e0 * (region - sector)))
    return parts


def level(quotient: float, cuts: Sequence[float]) -> str:
    """Return the PBL-type level of a quotient by three rising cut-offs, "" below the first."""
    reached = sum(quotient >= cut for cut in cuts)
    return LEVELS[min(reached, len(LEVELS)) - 1] if reached else ""


@dataclass(frozen=True, slots=True)
class Quotient:
    """A share here against a share elsewhere; above 1 is over-represented."""

    id: str
    indicator: str
    name: str
    value: float
    source: str
    status: Status
    caveat: str


def quotients(workshop: Workshop) -> tuple[Quotient, ...]:
    """Return the quotients that printed shares allow, the highest first.

    Shares of a national total (reference 100 %) are set against the share of inhabitants; other
    percentages with a reference percentage against that.
    """
    indicators = ordered(workshop.indicators.values())
    percentages = [i for i in indicators if i.unit == "%" and i.value and i.reference_value]
    people = next((i.value for i in percentages if _counts_people(i.name)), None)
    found = []
    for item in percentages:
        value, reference = item.value or 0.0, item.reference_value or 0.0
        base = people if reference == 100 else reference
        if base and not _counts_people(item.name):
            found.append(
                Quotient(
                    f"quotient.{item.code}",
                    item.id,
                    item.name.split(": ")[-1],
                    value / base,
                    source_of(workshop, item),
                    Status.COMPUTED,
                    item.note,
                )
            )
    return tuple(sorted(found, key=lambda q: -q.value))


def _counts_people(name: str) -> bool:
    return name.casefold().endswith(("inwoners", "inhabitants"))


def meaning(found: Sequence[Quotient]) -> Message:
    """Say in one sentence what there is relatively much and little of."""
    many = [q.name for q in found if q.value >= 1.1][:2]
    few = [q.name for q in found[::-1] if q.value <= 0.9][:2]
    params = {"most": wording.listed(many), "least": wording.listed(few)}
    if many and few:
        return Message("Relatively many: {most}; few: {least}.", params)
    if many or few:
        text = N_("Relatively many: {most}.") if many else N_("Relatively few: {least}.")
        return Message(text, params)
    return Message("Nothing is clearly over- or under-represented.")
