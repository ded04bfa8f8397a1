"""How unevenly one row of counts is spread, over sectors or over firms.

Formulas as in EconGeo (Balland) and in the R package ineq; counts are not negative and add up to
more than zero.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise


def shares(values: Sequence[float]) -> list[float]:
    """Return values as shares of their sum."""
    total = sum(values)
    return [value / total for value in values]


def herfindahl(values: Sequence[float]) -> float:
    """Return Σ s², from 1/n (even) to 1 (all in one)."""
    return sum(s * s for s in shares(values))


def entropy(values: Sequence[float]) -> float:
    """Return −Σ s · log2 s in bit, 0 (all in one) to log2 n (even)."""
    return -sum(s * math.log2(s) for s in shares(values) if s) + 0.0


def gini(values: Sequence[float]) -> float:
    """Return the Gini coefficient by the Lorenz area, 0 to (n − 1)/n."""
    ranked = sorted(values)
    count, total = len(ranked), sum(ranked)
    return 2 * sum(n * v for n, v in enumerate(ranked, 1)) / (count * total) - (count + 1) / count


def hoover_gini(values: Sequence[float], population: Sequence[float]) -> float:
    """Return the Gini coefficient of values against a population, 0 when they are in proportion.

    1 − Σ p_k (c_k + c_{k−1}), places in order of value per head, c cumulative shares of value.
    Places without population take no part.
    """
    known = [(v, p) for v, p in zip(values, population, strict=True) if p]
    known.sort(key=lambda pair: pair[0] / pair[1])
    heads = shares([p for _, p in known])
    reached = [0.0, *accumulate(shares([v for v, _ in known]))]
    return 1 - sum(p * (a + b) for p, (a, b) in zip(heads, pairwise(reached), strict=True))


def theil(values: Sequence[float]) -> float:
    """Return Theil's T = (1/n) Σ (x/μ) ln(x/μ) in nat, 0 when all are equal."""
    return sum(s * math.log(s * len(values)) for s in shares(values) if s) + 0.0


def ricci_schutz(values: Sequence[float]) -> float:
    """Return ½ Σ |s − 1/n|: the share that would have to move to make all equal."""
    return sum(abs(s - 1 / len(values)) for s in shares(values)) / 2
