"""Which recommendation covers which cluster, where none does, and what here follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from almere_roadmap.analysis.roadmap.lanes import niches_of
from almere_roadmap.domain.entities import Cluster, Item, Niche, Recommendation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import number

NAMED, GENERIC, NONE = "named", "generic", ""


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Clusters × recommendations with "named", "generic" or "".

    ``followers`` are the items and niches that carry a recommendation out for a cluster, by
    (cluster, recommendation); under ("", recommendation) stand those of no cluster.
    """

    clusters: tuple[Cluster, ...]
    recommendations: tuple[Recommendation, ...]
    extents: tuple[tuple[str, ...], ...]
    followers: Mapping[tuple[str, str], tuple[Item | Niche, ...]] = field(default_factory=dict)

    def named(self, cluster: int) -> int:
        """Return how many recommendations name a cluster."""
        return self.extents[cluster].count(NAMED)

    def followed(self, cluster: str, recommendation: str) -> tuple[Item | Niche, ...]:
        """Return what carries a recommendation out for a cluster."""
        return self.followers.get((cluster, recommendation), ())

    def open_in(self, cluster: int) -> tuple[Recommendation, ...]:
        """Return the recommendations that name a cluster, but that nothing there follows yet."""
        row, name = self.extents[cluster], self.clusters[cluster].id
        pairs = zip(self.recommendations, row, strict=True)
        return tuple(r for r, extent in pairs if extent == NAMED and not self.followed(name, r.id))


def coverage(workshop: Workshop) -> CoverageMatrix | None:
    """Return the matrix of the clusters that are covered at all, None without recommendations."""
    items = sorted(workshop.recommendations.values(), key=lambda r: r.number)
    extent = {(c.cluster, c.recommendation): c.extent for c in workshop.coverages.values()}
    covered = {cluster for cluster, _ in extent}
    clusters = [c for c in ordered(workshop.clusters.values()) if c.id in covered]
    if not items or not clusters:
        return None
    rows = (tuple(extent.get((c.id, r.id), NONE) for r in items) for c in clusters)
    return CoverageMatrix(tuple(clusters), tuple(items), tuple(rows), followers(workshop))


def followers(workshop: Workshop) -> dict[tuple[str, str], tuple[Item | Niche, ...]]:
    """Return what follows every recommendation, by cluster.

    An item belongs to the clusters it is linked to, else to those of the niches it serves.
    """
    served = niches_of(workshop)
    linked: dict[str, set[str]] = {}
    for link in workshop.links.values():
        if link.kind is LinkKind.CLUSTER:
            linked.setdefault(link.origin, set()).add(link.target)
    found: dict[tuple[str, str], dict[str, Item | Niche]] = {}
    for link in workshop.links.values():
        record = workshop.items.get(link.origin) or workshop.niches.get(link.origin)
        if link.kind is not LinkKind.FOLLOWS or record is None:
            continue
        niches = [workshop.niches[n] for n in served.get(record.id, ())]
        if isinstance(record, Niche):
            niches = [record]
        own = linked.get(record.id) or {n.cluster for n in niches if n.cluster} or {""}
        for cluster in own:
            found.setdefault((cluster, link.target), {})[record.id] = record
    return {key: tuple(sorted(rows.values(), key=lambda r: r.code)) for key, rows in found.items()}


def unfollowed(workshop: Workshop) -> tuple[Recommendation, ...]:
    """Return the recommendations that nothing on the roadmap follows, by number."""
    done = {recommendation for _cluster, recommendation in followers(workshop)}
    left = (r for r in workshop.recommendations.values() if r.id not in done)
    return tuple(sorted(left, key=lambda r: r.number))


def meaning(matrix: CoverageMatrix) -> Message:
    """Say in one sentence which clusters no recommendation names."""
    names = [c.name for n, c in enumerate(matrix.clusters) if not matrix.named(n)]
    if not names:
        return Message("Every cluster is named by a recommendation.")
    last = names.pop()
    if not names:
        return Message("No recommendation names {clusters}.", {"clusters": last})
    params = {"clusters": ", ".join(names), "last": last}
    return Message("No recommendation names {clusters} or {last}.", params)


def progress(workshop: Workshop) -> Message:
    """Say in one sentence how many recommendations something on the roadmap follows."""
    left = unfollowed(workshop)
    count = len(workshop.recommendations)
    params = {
        "done": number(count - len(left)),
        "all": number(count),
        "left": ", ".join(number(r.number) for r in left),
    }
    if not left:
        return Message("All {all} recommendations are followed by something here.", params)
    return Message("{done} of {all} recommendations are followed here; not yet: {left}.", params)
