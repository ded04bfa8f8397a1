"""The facts the room used: statistics as the source prints them, and loose figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis.economy import growth, profile, prospects, sections, specialisation
from almere_roadmap.domain.entities import Dataset, Indicator
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import TOTAL, StatisticsTable
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.insight.charts import quotient_chart
from almere_roadmap.figures.insight.compared import (
    complexity_chart,
    growth_chart,
    prospects_chart,
    specialisation_chart,
)
from almere_roadmap.figures.insight.profile import sector_profile, share_chart
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.blocks import Block, Paragraph, together
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    drawn,
    flag_word,
    flagged,
    titled,
)
from almere_roadmap.report.sections.statistics import fits, is_list, listed, statistics, title
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import CAPTION, Span

_WIDTH, _HALF = 170.0, 83.0


def facts(edition: Edition) -> Chapter | None:
    """Return the tables and figures, None when there are none."""
    pairs = [(d, t) for d, t in edition.tables() if not is_doubled(edition, d)]
    lists = [_table(edition, d, t) for d, t in pairs if is_list(t)]
    blocks: list[Block] = [_table(edition, d, t) for d, t in pairs if not is_list(t)]
    blocks += [*_profile(edition), *together([*_quotients(edition), *lists])]
    blocks += _compared(edition)
    if not blocks:
        return None
    return Chapter(
        title=_("Facts: the figures on the table"),
        lead=" ".join(filter(None, (_totals(pairs), _elsewhere(edition)))),
        sheets=(Sheet(tuple(blocks)),),
    )


def is_doubled(edition: Edition, dataset: Dataset) -> bool:
    """Tell whether a dataset exists in two versions, such as printed and reconstructed."""
    others = edition.workshop.datasets.values()
    return bool(dataset.variant_of) or any(
        d.variant_of == dataset.code for d in others if dataset.code
    )


def _totals(pairs: list[tuple[Dataset, StatisticsTable]]) -> str:
    """Return what the tables with a printed total count, as one sentence."""
    counted = []
    for dataset, table in pairs:
        total = table.cell(TOTAL, TOTAL).value
        if total is not None and dataset.unit:
            counted.append(f"{number(total)} {dataset.unit}")
    if not counted:
        return ""
    region = next((d.region for d, _t in pairs if d.region), "")
    year = next((d.year for d, _t in pairs if d.year), "")
    return _("The tables count {totals} in {region} ({year}).").format(
        totals=_(" and ").join(counted), region=region or "–", year=year or "–"
    )


def _table(edition: Edition, dataset: Dataset, table: StatisticsTable) -> Block:
    if len(table.slices) > 1:
        return _named_only(dataset, table)
    if is_list(table):
        return listed(edition, dataset, table)
    if fits(table):
        return statistics(edition, dataset, table, dense=len(table.rows) > 15)
    words = _("{title}: {rows} rows and {columns} columns; printed in the XLSX export only.")
    return Paragraph(
        words=words.format(
            title=title(dataset), rows=number(len(table.rows)), columns=number(len(table.columns))
        ),
        style=CAPTION,
    )


def _quotients(edition: Edition) -> Iterator[Block]:
    workshop = edition.workshop
    found, missing = specialisation.quotients(workshop), _not_drawn(workshop)
    if found:
        figure = quotient_chart(found, _HALF, levels=workshop.about.levels)
        yield drawn(replace(figure, caption=f"{figure.caption} {missing}".strip()))
    elif missing:
        yield Paragraph(words=missing, style=CAPTION)


def _profile(edition: Edition) -> Iterator[Block]:
    found = profile.sector_profile(edition.workshop)
    if found:
        yield drawn(share_chart(found, _WIDTH), gap=8.0)


def _named_only(dataset: Dataset, table: StatisticsTable) -> Paragraph:
    """Return the line that stands for a table of several regions or years."""
    words = _("{title}: {regions} regions in {years} years; printed in the XLSX export only.")
    regions = {region for region, _year in table.slices}
    years = {year for _region, year in table.slices}
    return Paragraph(
        words=words.format(
            title=title(dataset), regions=number(len(regions)), years=number(len(years))
        ),
        style=CAPTION,
    )


def _compared(edition: Edition) -> Iterator[Block]:
    """Yield home against other regions, as far as the tables allow."""
    workshop, about = edition.workshop, edition.workshop.about
    for what in ("jobs", "establishments"):
        found = sections.specialisation(workshop, what)
        if not isinstance(found, Message):
            chart = specialisation_chart(found, about.levels, about.small_number, _WIDTH)
            yield drawn(chart)
    grown = growth.growth(workshop, "jobs")
    if not isinstance(grown, Message):
        yield drawn(growth_chart(grown, _WIDTH))
    near = prospects.relatedness(workshop, "jobs")
    if not isinstance(near, Message):
        yield drawn(complexity_chart(near, _WIDTH))
        yield drawn(prospects_chart(near, _WIDTH))


def _not_drawn(workshop: Workshop) -> str:
    """Return which figures the tables do not carry, "" where they do or nothing was counted."""
    found = {
        _("specialisation per section"): sections.specialisation(workshop, "jobs"),
        _("growth"): growth.growth(workshop, "jobs"),
        _("relatedness and complexity"): prospects.relatedness(workshop, "jobs"),
    }
    names = [name for name, answer in found.items() if isinstance(answer, Message)]
    if not names or not workshop.tables:
        return ""
    return _("Not drawn, for the tables do not carry it: {names}.").format(names=", ".join(names))


def _elsewhere(edition: Edition) -> str:
    """Return where the loose figures stand, which would fill pages here."""
    count = len(edition.workshop.indicators)
    if not count:
        return ""
    return plural(
        "{n} loose figure with its source stands in the XLSX and under “Facts in full”.",
        "{n} loose figures with their sources stand in the XLSX and under “Facts in full”.",
        count,
    )


def figures(edition: Edition) -> Chapter | None:
    """Return every loose figure with its reference, remark and place, None without any."""
    indicators = ordered(edition.workshop.indicators.values())
    if not indicators:
        return None
    flag = _shared(indicators)
    table = Table(
        title=titled(edition.lettered(_("Loose figures, with their source")), flag),
        columns=(
            Column(_("No."), 11, weight=600),
            Column(_("Indicator"), 76),
            Column(_("Value"), 28, "right"),
            Column(_("Reference"), 24, "right"),
            Column(_("Year and place"), 31),
        ),
        rows=tuple(_indicator(edition, i, flag) for i in indicators),
        look=DENSE,
        sources=_sources(edition, indicators),
    )
    chart = profile.sector_profile(edition.workshop)
    blocks = [drawn(sector_profile(chart, _WIDTH))] if chart else []
    return Chapter(title=_("Facts in full"), sheets=(Sheet((table, *blocks)),), flows_on=True)


def _sources(edition: Edition, indicators: list[Indicator]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edition.source(i.source) for i in indicators))


def _shared(indicators: list[Indicator]) -> str:
    found = {indicator.status for indicator in indicators}
    return flag_word(found.pop()) if len(found) == 1 else ""


def _indicator(edition: Edition, indicator: Indicator, shared: str) -> Row:
    reference = "–" if indicator.reference_value is None else _plain(indicator.reference_value)
    if indicator.reference and indicator.reference_value is not None:
        reference = f"{reference} ({indicator.reference})"
    place = indicator.place or edition.source(indicator.source)
    return Row(
        (
            indicator.code,
            Cell(flagged(indicator.name, indicator, shared=shared), indicator.note),
            _value(indicator),
            Cell(reference, is_faint=indicator.reference_value is None),
            Span(f"{indicator.year}, {place}" if indicator.year else place, ink="ink-2"),
        )
    )


def _plain(value: float) -> str:
    digits = 0 if value == round(value) else 1 if value * 10 == round(value * 10) else 2
    return number(value, digits)


def _value(indicator: Indicator) -> str:
    value = indicator.printed or ("–" if indicator.value is None else _plain(indicator.value))
    return value if value.endswith(indicator.unit) else f"{value} {indicator.unit}"
