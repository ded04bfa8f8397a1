"""Every indicator of a workshop, as one list with id, value, unit, source and status."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis import completeness, orientation, specialisation
from almere_roadmap.analysis.network import by_focus, graph, network_figures
from almere_roadmap.analysis.profile import LARGE
from almere_roadmap.analysis.relations import by_area, ei_index, kind_by_region
from almere_roadmap.analysis.result import Result, worst
from almere_roadmap.analysis.scoring import ranking
from almere_roadmap.analysis.tables import source_of, statistics
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, number


def analyse(workshop: Workshop) -> tuple[Result, ...]:
    """Return all indicators that the data at hand carry."""
    return (
        *_establishments(workshop),
        *_jobs(workshop),
        *_both(workshop),
        *_construction(workshop),
        *_quotients(workshop),
        *_relations(workshop),
        *_orientation(workshop),
        *_network(workshop),
        *_chains(workshop),
        *_niches(workshop),
    )


def _establishments(workshop: Workshop) -> Iterator[Result]:
    found = statistics(workshop, "establishments")
    if not found or not found[1].total:
        return
    dataset, table = found
    small = table.column_sum("0") + table.column_sum("1")
    large = table.column_sum(LARGE)
    share = small / table.total
    yield _of(workshop, dataset, "establishments.total", table.total, "establishments")
    yield _of(workshop, dataset, "establishments.share_0_or_1_job", share, "share")
    yield _of(workshop, dataset, "establishments.share_100_plus", large / table.total, "share")
    yield from _sections(workshop, dataset, table, "establishments")


def _jobs(workshop: Workshop) -> Iterator[Result]:
    found = statistics(workshop, "jobs")
    if not found or not found[1].total:
        return
    dataset, table = found
    large = table.column_sum(LARGE) / table.total
    yield _of(workshop, dataset, "jobs.total", table.total, "full-time jobs")
    yield _of(workshop, dataset, "jobs.share_100_plus", large, "share")
    yield from _sections(workshop, dataset, table, "jobs")


_LABELS = {
    "establishments.total": N_("Establishments"),
    "establishments.share_0_or_1_job": N_("Share of establishments with 0 or 1 full-time job"),
    "establishments.share_100_plus": N_("Share of establishments with 100 or more jobs"),
    "jobs.total": N_("Full-time jobs"),
    "jobs.share_100_plus": N_("Share of jobs at establishments with 100 or more jobs"),
}


def _of(workshop: Workshop, dataset: Dataset, name: str, value: float, unit: str) -> Result:
    source, status = source_of(workshop, dataset), worst((dataset.status,))
    return Result(name, value, unit, source, status, Message(_LABELS[name]))


def _sections(
    workshop: Workshop, dataset: Dataset, table: StatisticsTable, what: str
) -> Iterator[Result]:
    """Yield the share of every section in all jobs or establishments."""
    source, status = source_of(workshop, dataset), worst((dataset.status,))
    for row in table.rows:
        label = Message("Share of section {section}", {"section": f"{row.key} {row.label}"})
        value = table.row_sum(row.key) / table.total
        yield Result(f"{what}.share.{row.key}", value, "share", source, status, label)


def _both(workshop: Workshop) -> Iterator[Result]:
    counts, jobs = statistics(workshop, "establishments"), statistics(workshop, "jobs")
    if not counts or not jobs or not counts[1].total:
        return
    both = (counts[0], jobs[0])
    source = "; ".join(dict.fromkeys(source_of(workshop, d) for d in both))
    status = worst(d.status for d in both)
    value = jobs[1].total / counts[1].total
    label = Message("Full-time jobs per establishment")
    yield Result("jobs.per_establishment", value, "jobs", source, status, label)


def _construction(workshop: Workshop) -> Iterator[Result]:
    """Yield the quotient of construction from the shares as printed (I10)."""
    for item in workshop.indicators.values():
        if item.code == "I10" and item.value and item.reference_value:
            yield Result(
                "lq.F.jobs",
                item.value / item.reference_value,
                "quotient",
                source_of(workshop, item),
                worst((item.status,)),
                Message("Location quotient of construction, jobs"),
                caveat=Message("From the shares as printed, rounded to one decimal."),
            )


def _quotients(workshop: Workshop) -> Iterator[Result]:
    for found in specialisation.quotients(workshop):
        label = Message("{name}, against its reference", {"name": found.name})
        yield Result(found.id, found.value, "quotient", found.source, found.status, label)


def _relations(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    source, status = matrix.source, matrix.status
    yield Result(
        "relations.total", matrix.total, "relations", source, status, Message("Relations described")
    )
    shares = by_area(workshop)
    for share in shares:
        name = f"relations.area.{share.area.code or share.area.id}"
        label = Message("Relations with {area}", {"area": share.area.name})
        yield Result(name, float(share.count), "relations", source, status, label)
    total = sum(share.count for share in shares)
    inside = 0
    for share in shares[:2]:
        inside += share.count
        label = Message("E–I index up to {area}", {"area": share.area.name})
        name = f"ei.{share.area.code or share.area.id}"
        yield Result(name, ei_index(inside, total - inside), "index", source, status, label)
    yield from _strength(workshop)


def _strength(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    figures = (
        ("relations.chi2", matrix.chi2, Message("Pearson χ² of kind × origin")),
        ("relations.information", matrix.information, Message("Mutual information (nat)")),
    )
    for name, value, label in figures:
        yield Result(name, value, "", matrix.source, matrix.status, label, caveat=matrix.caveat)


def _orientation(workshop: Workshop) -> Iterator[Result]:
    matrix = kind_by_region(workshop)
    if matrix is None:
        return
    weights = tuple(number(w, 1) for w in workshop.about.orientation_weights)
    for found in orientation.by_kind(workshop):
        name = found.kind.value if found.kind else "all"
        label = Message("Orientation 0–100: {kind}", {"kind": name})
        yield Result(
            f"orientation.{name}",
            found.value,
            "0–100",
            matrix.source,
            matrix.status,
            label,
            settings=weights,
        )


def _network(workshop: Workshop) -> Iterator[Result]:
    levels = by_focus(workshop)
    if levels:
        unique = {network.id for level in levels for network in level.networks}
        label = Message("Networks with a focus")
        source = "; ".join(dict.fromkeys(source_of(workshop, workshop.networks[n]) for n in unique))
        yield Result(
            "networks.total", float(len(unique)), "networks", source, Status.COMPUTED, label
        )
    figures = network_figures(graph(workshop))
    if figures is None:
        return
    small = Message("Fewer than 20 parties: not meaningful.") if figures.nodes < 20 else None
    for name, value, label in (
        ("network.ties", float(figures.ties), Message("Ties between known parties")),
        ("network.density", figures.density, Message("Density of the network")),
        ("network.isolated", float(len(figures.isolated)), Message("Parties without a tie")),
    ):
        status = worst(f.status for f in workshop.flows.values())
        yield Result(name, value, "", about(workshop), status, label, caveat=small)


def about(workshop: Workshop) -> str:
    """Return the workshop itself as a source."""
    return workshop.about.title


def _chains(workshop: Workshop) -> Iterator[Result]:
    for place, chain in enumerate(ordered(workshop.chains.values()), 1):
        found = completeness.chain_completeness(workshop, chain.id)
        status, source = worst((chain.status,)), about(workshop)
        params = {"name": chain.name}
        yield Result(
            f"chain.{place}.roles",
            found.role_share,
            "share",
            source,
            status,
            Message("{name}: roles filled", params),
        )
        yield Result(
            f"chain.{place}.knowledge_ties",
            float(found.knowledge_ties),
            "ties",
            source,
            status,
            Message("{name}: ties with knowledge institutes", params),
        )


def _niches(workshop: Workshop) -> Iterator[Result]:
    found = ranking(workshop)
    for row in found.rows:
        label = Message("{name}: weighted score", {"name": row.niche.name})
        name = f"niche.{row.niche.code or row.niche.id}.score"
        yield Result(name, row.total, "1–5", about(workshop), found.status, label)
    if found.kendall is not None:
        label = Message("Agreement of the groups, Kendall's W")
        yield Result("niches.kendall_w", found.kendall, "0–1", about(workshop), found.status, label)
