"""Relatedness of sectors, density and complexity, from which regions have which sectors.

``present`` is regions × sectors with 1 where a region has (its share of) a sector, as
``specialisation.advantages`` gives.  Two conventions are in use: ``relatedness`` follows EconGeo
(diagonal 0, co-occurrence counts), ``proximity`` follows py-ecomplexity (diagonal 1, conditional
probabilities).  Hidalgo & Hausmann 2009; Boschma, Balland & Kogler 2015; Hausmann et al. 2013.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

Present = Sequence[Sequence[int]]
Square = list[list[float]]

LEAST_REGIONS = 10
"""Regions below which complexity says nothing."""


def co_occurrence(present: Present) -> list[list[int]]:
    """Return in how many regions two sectors occur together; the diagonal is 0."""
    columns = list(zip(*present, strict=True))
    return [
        [0 if i == j else _together(a, b) for j, b in enumerate(columns)]
        for i, a in enumerate(columns)
    ]


def _together(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


def _association(c: float, a: float, b: float, total: float) -> float:
    return c * total / (a * b)


def _cosine(c: float, a: float, b: float, total: float) -> float:
    return c / math.sqrt(a * b)


def _jaccard(c: float, a: float, b: float, total: float) -> float:
    return c / (a + b - c)


def _probability(c: float, a: float, b: float, total: float) -> float:
    """Normalise as Steijn does: by the chance that two draws without return meet."""
    chance = (a / total) * (b / (total - a)) + (b / total) * (a / (total - b))
    return c / (chance * total / 2)


NORMALISATIONS: dict[str, Callable[[float, float, float, float], float]] = {
    "association": _association,
    "cosine": _cosine,
    "jaccard": _jaccard,
    "probability": _probability,
}


def relatedness(together: Sequence[Sequence[float]], normalisation: str) -> Square:
    """Return how strongly sectors go together, given their co-occurrences.

    Normalised by the row sums S and the total T; 0 where a sector goes with none.
    """
    measure = NORMALISATIONS[normalisation]
    sums = [sum(row) for row in together]
    total = sum(sums)
    return [
        [measure(c, sums[i], sums[j], total) if c else 0.0 for j, c in enumerate(row)]
        for i, row in enumerate(together)
    ]


def proximity(present: Present) -> Square:
    """Return min(P(i|j), P(j|i)) for every pair of sectors, 1 on the diagonal."""
    columns = list(zip(*present, strict=True))
    return [
        [1.0 if i == j else _least(a, b) for j, b in enumerate(columns)]
        for i, a in enumerate(columns)
    ]


def _least(a: Sequence[int], b: Sequence[int]) -> float:
    most = max(sum(a), sum(b))
    return _together(a, b) / most if most else 0.0


def density(present: Present, related: Sequence[Sequence[float]]) -> Square:
    """Return Σ_j M_rj φ_ij / Σ_j φ_ij for every region and sector, 0 to 1.

    EconGeo prints it times 100 with a diagonal of 0; the convention is that of ``related``.
    """
    sums = [sum(row) for row in related]
    return [
        [
            sum(m * phi for m, phi in zip(region, row, strict=True)) / total if total else 0.0
            for row, total in zip(related, sums, strict=True)
        ]
        for region in present
    ]


@dataclass(frozen=True, slots=True)
class Complexity:
    """Complexity of regions (ECI) and sectors (PCI), z-scored by mean and spread of the regions.

    So the ECI of a region is the mean PCI of its sectors.  None where one has nothing.
    """

    regions: tuple[float | None, ...]
    sectors: tuple[float | None, ...]


def complexity(present: Present) -> Complexity | None:
    """Return the complexity, None where it is not defined (all alike, or too few regions to tell).

    Second eigenvector of (M/ubiquity)ᵀ(M/diversity), signed so that it grows with diversity.
    Ask only with :data:`LEAST_REGIONS` or more: with fewer the sign rule is weak.
    """
    matrix = np.array(present, dtype=float)
    if matrix.ndim != 2:
        return None
    rows, columns = matrix.sum(axis=1) > 0, matrix.sum(axis=0) > 0
    kept = matrix[np.ix_(rows, columns)]
    if min(kept.shape) < 2:
        return None
    diversity, ubiquity = kept.sum(axis=1), kept.sum(axis=0)
    steps = (kept / ubiquity).T @ (kept / diversity[:, None])
    values, vectors = np.linalg.eig(steps)
    sectors = np.real(vectors[:, np.argsort(-np.real(values))[1]])
    regions = (kept / diversity[:, None]) @ sectors
    spread = float(regions.std())
    if spread < 1e-9:
        return None
    sign = -1.0 if float(((diversity - diversity.mean()) * regions).sum()) < 0 else 1.0
    mean = float(regions.mean())
    return Complexity(
        _placed(rows.tolist(), (sign * (regions - mean) / spread).tolist()),
        _placed(columns.tolist(), (sign * (sectors - mean) / spread).tolist()),
    )


def _placed(known: list[bool], values: list[float]) -> tuple[float | None, ...]:
    """Return the values at the places that are known, None elsewhere."""
    given = iter(values)
    return tuple(next(given) if here else None for here in known)
