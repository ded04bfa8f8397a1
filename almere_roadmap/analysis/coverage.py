"""Which recommendation covers which cluster, and where none does."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities import Cluster, Recommendation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop, ordered

NAMED, GENERIC, NONE = "named", "generic", ""


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Clusters × recommendations with "named", "generic" or ""."""

    clusters: tuple[Cluster, ...]
    recommendations: tuple[Recommendation, ...]
    extents: tuple[tuple[str, ...], ...]

    def named(self, cluster: int) -> int:
        """Return how many recommendations name a cluster."""
        return self.extents[cluster].count(NAMED)


def coverage(workshop: Workshop) -> CoverageMatrix | None:
    """Return the matrix of the clusters that are covered at all, None without recommendations."""
    items = sorted(workshop.recommendations.values(), key=lambda r: r.number)
    extent = {(c.cluster, c.recommendation): c.extent for c in workshop.coverages.values()}
    covered = {cluster for cluster, _ in extent}
    clusters = [c for c in ordered(workshop.clusters.values()) if c.id in covered]
    if not items or not clusters:
        return None
    rows = (tuple(extent.get((c.id, r.id), NONE) for r in items) for c in clusters)
    return CoverageMatrix(tuple(clusters), tuple(items), tuple(rows))


def meaning(matrix: CoverageMatrix) -> Message:
    """Say in one sentence which clusters no recommendation names."""
    names = [c.name for n, c in enumerate(matrix.clusters) if not matrix.named(n)]
    if not names:
        return Message("Every cluster is named by a recommendation.")
    return Message("No recommendation names {clusters}.", {"clusters": ", ".join(names)})
