"""Sector profile: jobs and establishments by section and size class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from almere_roadmap.analysis import wording
from almere_roadmap.analysis.economy.section_names import in_section
from almere_roadmap.analysis.economy.sizes import SizeClass, of_class
from almere_roadmap.analysis.economy.tables import home, slices, source_of, statistics
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number

BUCKETS = {
    "1": SizeClass(1, 1),
    "2–9": SizeClass(2, 9),
    "10–49": SizeClass(10, 49),
    "50–99": SizeClass(50, 99),
    "100+": SizeClass(100, None),
}
"""Size buckets of the chart, in working persons."""

LARGE = BUCKETS["100+"]


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A section: establishments, full-time jobs, jobs per size bucket and its largest firms."""

    key: str
    label: str
    establishments: float
    jobs: float
    buckets: tuple[float, ...]
    large: float

    @property
    def large_share(self) -> float:
        """Return the share of its jobs at establishments of 100 and more, 0 to 1."""
        return self.buckets[-1] / self.jobs if self.jobs else 0.0


@dataclass(frozen=True, slots=True)
class SectorProfile:
    """All sections, the one with most jobs first, with totals, source and status."""

    rows: tuple[SectorRow, ...]
    establishments: float
    jobs: float
    large: float
    source: str
    year: str
    status: Status

    @property
    def large_share(self) -> float:
        """Return the share of all jobs at establishments of 100 and more, 0 to 1."""
        return sum(row.buckets[-1] for row in self.rows) / self.jobs if self.jobs else 0.0


def sector_profile(workshop: Workshop) -> SectorProfile | None:
    """Return the profile, None where a table is missing or has other size classes."""
    counts, jobs = _newest(workshop, "establishments"), _newest(workshop, "jobs")
    if counts is None or jobs is None or not jobs[1].total:
        return None
    sizes = [of_class(jobs[1], bucket) for bucket in BUCKETS.values()]
    large = of_class(counts[1], LARGE)
    if large is None or None in sizes:
        return None
    known = [size or () for size in sizes]
    rows = [_row(key.key, key.label, counts[1], jobs[1], known, large) for key in jobs[1].rows]
    return SectorProfile(
        tuple(sorted(rows, key=lambda row: (-row.jobs, row.key))),
        counts[1].total,
        jobs[1].total,
        sum(counts[1].column_sum(size) for size in large),
        _sources(workshop, counts[0], jobs[0]),
        jobs[0].year,
        worst((counts[0].status, jobs[0].status)),
    )


def _newest(workshop: Workshop, what: str) -> tuple[Dataset, StatisticsTable] | None:
    """Return the newest table at home that tells size classes, else the newest of any kind."""
    here = home(workshop)
    parts = [p for p in slices(workshop, what) if p.region == here and of_class(p.table, LARGE)]
    if not parts:
        return statistics(workshop, what)
    found = max(parts, key=lambda part: part.year)
    return replace(found.dataset, region=found.region, year=found.year), found.table


def _row(
    key: str,
    label: str,
    counts: StatisticsTable,
    jobs: StatisticsTable,
    buckets: Sequence[tuple[str, ...]],
    large: tuple[str, ...],
) -> SectorRow:
    return SectorRow(
        key,
        label,
        counts.row_sum(key),
        jobs.row_sum(key),
        tuple(_sum(jobs, key, sizes) for sizes in buckets),
        _sum(counts, key, large),
    )


def _sum(table: StatisticsTable, row: str, columns: Sequence[str]) -> float:
    return sum(table.value(row, column) for column in columns)


def _sources(workshop: Workshop, *datasets: Dataset) -> str:
    return "; ".join(dict.fromkeys(source_of(workshop, dataset) for dataset in datasets))


def meaning(profile: SectorProfile) -> Message:
    """Say in one sentence where the jobs are."""
    first = max(profile.rows, key=lambda row: row.buckets[-1])
    params = {
        "share": wording.capital(wording.share(profile.large_share)),
        "count": number(profile.large),
        "sector": in_section(first.key, first.label),
        "part": wording.share(first.large_share),
    }
    text = N_(
        "{share} of the jobs are at {count} establishments with 100 or more jobs; "
        "{sector} it is {part}."
    )
    return Message(text, params)
