"""Home against the region it is compared with: specialisation, growth, relatedness per section."""

from __future__ import annotations

from functools import partial

from almere_roadmap.analysis.economy import growth as growth_
from almere_roadmap.analysis.economy import prospects, sections
from almere_roadmap.analysis.economy.growth import ShiftShare, signed
from almere_roadmap.analysis.economy.prospects import Relatedness
from almere_roadmap.analysis.economy.regions import Pair, reference_name
from almere_roadmap.analysis.economy.section_names import name_of
from almere_roadmap.analysis.economy.sections import Specialisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.charts import cut_words
from almere_roadmap.figures.insight.compared import (
    complexity_chart,
    growth_chart,
    left_out_words,
    prospects_chart,
    prospects_title,
    prospects_words,
    specialisation_chart,
    whole_words,
)
from almere_roadmap.i18n import N_, _, number, percent, say
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.sectors import LEVEL, notable
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet

_WHAT = {"jobs": N_("jobs"), "establishments": N_("establishments")}
_EMPTY = Sheet(())


def _places(found: Pair) -> dict[str, str]:
    return {"home": found.home, "reference": reference_name(found.reference), "year": found.year}


def quotients(workshop: Workshop, what: str) -> Content:
    """Return the location quotients per section of jobs or of establishments."""
    found = sections.specialisation(workshop, what)
    key, title = f"figure:lq-{what}", _("Specialisation per section, {what}")
    title = title.format(what=_(_WHAT[what]))
    subtitle = _("Location quotient: share at home ÷ share in the reference")
    if isinstance(found, Message):
        return Content(key, title, subtitle, _EMPTY, refusal=say(found))
    return Content(
        key,
        say(sections.specialisation_meaning(found)),
        _("{what}, {home} against {reference}, {year}").format(
            what=_(_WHAT[what]).capitalize(), **_places(found.compared)
        ),
        _quotient_rows(found),
        found.compared.source,
        notable(found.compared.status),
        partial(specialisation_chart, found, workshop.about.levels, workshop.about.small_number),
        caveat=whole_words(found),
        chosen=cut_words(workshop.about.levels)
        + " "
        + _("Below {n} establishments a quotient is too small to build on.").format(
            n=number(workshop.about.small_number)
        ),
        settings="levels",
    )


def _quotient_rows(found: Specialisation) -> Sheet:
    columns = (
        Column(_("Section")),
        Column(_("Quotient"), number=True, width=88),
        Column(_("Level"), width=100),
        Column(_("Count"), number=True, width=80),
        Column(_("More than usual"), number=True, width=120),
        Column(_("Establishments"), number=True, width=110),
        Column(_("Remark"), width=160),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{line.key} {name_of(line.key, line.label)}"),
                Cell(number(line.quotient, 2), strong=True),
                Cell(_(LEVEL[line.level])),
                Cell(number(line.count)),
                Cell(signed(line.surplus)),
                Cell("–" if line.establishments is None else number(line.establishments)),
                Cell(_("small number") if line.small else "", flagged=bool(line.small)),
            ),
            key=f"section:{line.key}",
        )
        for line in found.rows
    )
    return Sheet(columns, rows)


def growth(workshop: Workshop, what: str = "jobs") -> Content:
    """Return the shift-share of two years."""
    found = growth_.growth(workshop, what)
    key, title = f"figure:growth-{what}", _("Growth of home's own making")
    subtitle = _("Shift-share: growth = reference + mix of sectors + home itself")
    if isinstance(found, Message):
        return Content(key, title, subtitle, _EMPTY, refusal=say(found))
    words = _("{what}, {home} against {reference}, {first} to {last}")
    return Content(
        key,
        say(growth_.growth_meaning(found)),
        words.format(
            what=_(_WHAT[what]).capitalize(),
            first=found.first.year,
            last=found.last.year,
            **_places(found.first),
        ),
        _growth_rows(found),
        found.last.source,
        notable(found.last.status),
        partial(growth_chart, found),
        caveat=left_out_words(found),
    )


def _growth_rows(found: ShiftShare) -> Sheet:
    columns = (
        Column(_("Section")),
        Column(found.first.year, number=True, width=80),
        Column(found.last.year, number=True, width=80),
        Column(_("Change"), number=True, width=80),
        Column(_("Reference"), number=True, width=90),
        Column(_("Mix"), number=True, width=80),
        Column(_("Home itself"), number=True, width=100),
    )
    rows = [
        Row(
            (
                Cell(f"{line.key} {name_of(line.key, line.label)}"),
                Cell(number(line.before)),
                Cell(number(line.after)),
                Cell(signed(line.change), strong=True),
                Cell(signed(line.national)),
                Cell(signed(line.mix)),
                Cell(signed(line.regional), strong=True),
            ),
            key=f"section:{line.key}",
        )
        for line in found.rows
    ]
    sums = (
        number(sum(line.before for line in found.rows)),
        number(sum(line.after for line in found.rows)),
        signed(sum(line.change for line in found.rows)),
        *(signed(part) for part in found.totals),
    )
    total = Row(tuple(Cell(t, strong=True) for t in (_("Total"), *sums)), total=True)
    return Sheet(columns, (*rows, total))


def relatedness(workshop: Workshop, what: str = "jobs") -> list[Content]:
    """Return the complexity of regions, and the sections nearest to what home is strong in."""
    found = prospects.relatedness(workshop, what)
    if isinstance(found, Message):
        title = _("Relatedness and complexity")
        subtitle = _("Which new sectors lie near what home is strong in")
        return [Content("figure:relatedness", title, subtitle, _EMPTY, refusal=say(found))]
    year = {"year": found.table.year, "count": number(len(found.table.regions))}
    return [
        Content(
            "figure:complexity",
            say(prospects.relatedness_meaning(found)),
            _("Economic complexity of {count} regions, {year}").format(**year),
            _region_rows(found),
            found.table.source,
            notable(found.table.status),
            partial(complexity_chart, found),
            caveat=_("Standard deviations from the mean of these regions; presence is LQ ≥ 1."),
        ),
        Content(
            "figure:relatedness",
            prospects_title(found),
            _("Relatedness density: share of related sectors that are present"),
            _prospect_rows(found),
            found.table.source,
            notable(found.table.status),
            partial(prospects_chart, found),
            caveat=prospects_words(),
        ),
    ]


def _region_rows(found: Relatedness) -> Sheet:
    columns = (Column(_("Region")), Column(_("Complexity"), number=True, width=110))
    rows = tuple(
        Row(
            (
                Cell(name, strong=name == found.table.home),
                Cell("–" if value is None else number(value, 2), strong=True),
            ),
            key=f"region:{name}",
        )
        for name, value in found.regions
    )
    return Sheet(columns, rows)


def _prospect_rows(found: Relatedness) -> Sheet:
    columns = (
        Column(_("Section")),
        Column(_("Density"), number=True, width=90),
        Column(_("Quotient"), number=True, width=90),
        Column(_("Complexity"), number=True, width=110),
    )
    rows = tuple(
        Row(
            (
                Cell(f"{line.key} {name_of(line.key, line.label)}"),
                Cell(percent(line.density, 0), strong=True, share=line.density),
                Cell(number(line.quotient, 2)),
                Cell("–" if line.complexity is None else number(line.complexity, 2)),
            ),
            key=f"section:{line.key}",
        )
        for line in found.prospects
    )
    return Sheet(columns, rows)
