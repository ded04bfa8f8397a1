"""Indicators of the tables of establishments and jobs, and of printed shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from almere_roadmap.analysis.economy import growth, sections, specialisation
from almere_roadmap.analysis.economy.concentration import entropy, gini, herfindahl
from almere_roadmap.analysis.economy.profile import LARGE
from almere_roadmap.analysis.economy.sizes import SizeClass, of_class
from almere_roadmap.analysis.economy.tables import source_of, statistics
from almere_roadmap.analysis.result import Result, worst
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number


def sector_indicators(workshop: Workshop) -> Iterator[Result]:
    """Yield what the tables of establishments and of jobs say, apart and together."""
    yield from _establishments(workshop)
    yield from _jobs(workshop)
    yield from _both(workshop)
    computed = list(_compared(workshop))
    known = {found.id for found in computed}
    yield from (found for found in _printed_shares(workshop) if found.id not in known)
    yield from computed
    yield from _quotients(workshop)


NONE_OR_ONE = SizeClass(0, 1)


def _establishments(workshop: Workshop) -> Iterator[Result]:
    found = statistics(workshop, "establishments")
    if not found or not found[1].total:
        return
    dataset, table = found
    yield _of(workshop, dataset, "establishments.total", table.total, "establishments")
    for name, size in (("share_0_or_1_job", NONE_OR_ONE), ("share_100_plus", LARGE)):
        part = _part(table, size)
        if part is not None:
            value = part / table.total
            yield _of(workshop, dataset, f"establishments.{name}", value, "share")
    yield from _sections(workshop, dataset, table, "establishments")


def _part(table: StatisticsTable, size: SizeClass) -> float | None:
    """Return the count in a size class, None when the table does not tell."""
    columns = of_class(table, size)
    return None if columns is None else sum(table.column_sum(column) for column in columns)


def _jobs(workshop: Workshop) -> Iterator[Result]:
    found = statistics(workshop, "jobs")
    if not found or not found[1].total:
        return
    dataset, table = found
    yield _of(workshop, dataset, "jobs.total", table.total, "full-time jobs")
    large = _part(table, LARGE)
    if large is not None:
        yield _of(workshop, dataset, "jobs.share_100_plus", large / table.total, "share")
    yield from _sections(workshop, dataset, table, "jobs")


_LABELS = {
    "establishments.total": N_("Establishments"),
    "establishments.share_0_or_1_job": N_("Share of establishments with 0 or 1 full-time job"),
    "establishments.share_100_plus": N_("Share of establishments with 100 or more jobs"),
    "jobs.total": N_("Full-time jobs"),
    "jobs.share_100_plus": N_("Share of jobs at establishments with 100 or more jobs"),
}
_SPREAD: dict[str, tuple[Callable[[Sequence[float]], float], str, str]] = {
    "herfindahl": (herfindahl, "0–1", N_("Concentration over sections, Herfindahl index")),
    "entropy": (entropy, "bit", N_("Variety over sections, entropy")),
    "gini": (gini, "0–1", N_("Inequality over sections, Gini coefficient")),
}


def _of(workshop: Workshop, dataset: Dataset, name: str, value: float, unit: str) -> Result:
    source, status = source_of(workshop, dataset), worst((dataset.status,))
    return Result(name, value, unit, source, status, Message(_LABELS[name]))


def _sections(
    workshop: Workshop, dataset: Dataset, table: StatisticsTable, what: str
) -> Iterator[Result]:
    """Yield the share of every section in all jobs or establishments, and how even they are."""
    source, status = source_of(workshop, dataset), worst((dataset.status,))
    sums = [table.row_sum(row.key) for row in table.rows]
    for row, count in zip(table.rows, sums, strict=True):
        label = Message("Share of section {section}", {"section": f"{row.key} {row.label}"})
        value = count / table.total
        yield Result(f"{what}.share.{row.key}", value, "share", source, status, label)
    for name, (measure, unit, words) in _SPREAD.items():
        yield Result(f"{what}.{name}", measure(sums), unit, source, status, Message(words))


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
    empty = _part(counts[1], SizeClass(0, 0))
    if empty is not None and empty < counts[1].total:
        value = jobs[1].total / (counts[1].total - empty)
        label = Message("Full-time jobs per establishment that has any")
        yield Result("jobs.per_establishment_with_jobs", value, "jobs", source, status, label)


_SECTION_SHARES = {"I10": "F"}
"""Indicators of the 2011 report that print the share of a section in all jobs."""


def _printed_shares(workshop: Workshop) -> Iterator[Result]:
    """Yield location quotients from shares as printed here and in the country."""
    for item in workshop.indicators.values():
        section = _SECTION_SHARES.get(item.code)
        if section and item.unit == "%" and item.value and item.reference_value:
            yield Result(
                f"lq.{section}.jobs",
                item.value / item.reference_value,
                "quotient",
                source_of(workshop, item),
                worst((item.status,)),
                Message("Location quotient of section {section}, jobs", {"section": section}),
                caveat=Message("From the shares as printed, rounded to one decimal."),
            )


def _quotients(workshop: Workshop) -> Iterator[Result]:
    for found in specialisation.quotients(workshop):
        label = Message("{name}, against its reference", {"name": found.name})
        yield Result(found.id, found.value, "quotient", found.source, found.status, label)


def _compared(workshop: Workshop) -> Iterator[Result]:
    """Yield what home is against its reference, as far as the tables allow."""
    for what in ("jobs", "establishments"):
        found = sections.specialisation(workshop, what)
        if not isinstance(found, Message):
            yield from _specialisation(workshop, found, what)
    grown = growth.growth(workshop, "jobs")
    if not isinstance(grown, Message):
        yield from _growth(grown)


def _specialisation(
    workshop: Workshop, found: sections.Specialisation, what: str
) -> Iterator[Result]:
    pair = found.compared
    settings = (pair.home, pair.reference, pair.year)
    about = workshop.about
    doubt = Message(
        "Fewer than {n} establishments: too small to build on.", {"n": number(about.small_number)}
    )
    for row in found.rows:
        yield Result(
            f"lq.{row.key}.{what}",
            row.quotient,
            "quotient",
            pair.source,
            pair.status,
            Message(_QUOTIENT[what], {"section": row.key}),
            settings,
            doubt if row.small else None,
        )
    for name, value, text in (
        ("krugman", found.krugman, N_("Difference from the reference, Krugman index")),
        ("hachman", found.hachman, N_("Likeness to the reference, Hachman index")),
    ):
        label = Message(text)
        yield Result(f"{what}.{name}", value, "index", pair.source, pair.status, label, settings)


_QUOTIENT = {
    "jobs": N_("Location quotient of section {section}, jobs"),
    "establishments": N_("Location quotient of section {section}, establishments"),
}


def _growth(found: growth.ShiftShare) -> Iterator[Result]:
    pair = found.last
    settings = (pair.home, pair.reference, found.first.year, pair.year)
    texts = (
        ("national", N_("Growth explained by the reference")),
        ("mix", N_("Growth explained by the mix of sectors")),
        ("regional", N_("Growth of home's own making")),
    )
    for (name, text), value in zip(texts, found.totals, strict=True):
        source, status = pair.source, pair.status
        yield Result(f"growth.{name}", value, pair.unit, source, status, Message(text), settings)
