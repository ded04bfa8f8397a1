"""Firms: what they are, how far they reach, and who is joined to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from almere_roadmap.analysis.firms import bridge_firms, landscape
from almere_roadmap.analysis.firms.orientation import by_kind, firm_points, weights_for
from almere_roadmap.analysis.firms.orientation import status as orientation_status
from almere_roadmap.analysis.firms.survey import real_parties, response, survey
from almere_roadmap.analysis.firms.survey_words import means_words, response_words
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.insight.bridges import bridge_chart
from almere_roadmap.figures.insight.landscape import called, category_chart
from almere_roadmap.figures.insight.orientation import orientation_chart
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, plural, say
from almere_roadmap.report.blocks import Block, Columns, Paragraph
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn, shared_flag, titled
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import CAPTION

_WIDTH, _HALF = 170.0, 83.0
_CLOSE = replace(DENSE, above=0.9, below=0.7)


def firms(edition: Edition) -> Chapter | None:
    """Return the firms as figures, None when nothing is known of any."""
    blocks: list[Block] = [
        *_showcase(edition),
        *_orientation(edition),
        *_turnover(edition),
    ]
    if not blocks:
        return None
    blocks += _left_out(edition)
    count = len(real_parties(edition.workshop))
    return Chapter(
        title=_("Firms: what they are and how far they reach"),
        lead=plural(
            "{n} firm or institution takes part in this workshop.",
            "{n} firms and institutions take part in this workshop.",
            count,
        ),
        sheets=(Sheet(tuple(blocks)),),
        flows_on=True,
    )


def _showcase(edition: Edition) -> Iterator[Block]:
    """Yield the firms by type of establishment and by what is done there."""
    found = landscape.showcase(edition.workshop)
    if found is None:
        return
    typed = [o for o in edition.workshop.organisations.values() if o.establishment_type]
    rows = [
        Row((called(ESTABLISHMENT_TYPE, kind), *map(_names, cells)))
        for kind, cells in zip(found.kinds, found.cells, strict=True)
    ]
    wide = 132 / len(found.activities)
    yield Table(
        title=titled(say(landscape.showcase_meaning(found)), shared_flag(typed)),
        columns=(
            Column("", 38, weight=600),
            *(Column(called(ACTIVITY, activity), wide) for activity in found.activities),
        ),
        rows=tuple(rows),
        look=_CLOSE,
        note=_("Rows are types of establishment, columns what is done there."),
        source="; ".join(dict.fromkeys(edition.source(o.source) for o in typed)),
    )


def _names(firms: Sequence[Organisation]) -> Cell:
    return Cell(", ".join(firm.name for firm in firms) or "–", is_faint=not firms)


def _turnover(edition: Edition) -> Iterator[Block]:
    """Yield turnover by area with the answers under it, beside the bridges."""
    left, right = [*_categories(edition), *_survey(edition)], [*_bridges(edition)]
    stacks = tuple(tuple(stack) for stack in (left, right) if stack)
    if stacks:
        sources = tuple(dict.fromkeys(s for stack in stacks for b in stack for s in b.sources))
        yield Columns(stacks=stacks, gap=8, sources=sources)


def _orientation(edition: Edition) -> Iterator[Block]:
    """Yield how far every kind of partner is away, and where each firm stands."""
    workshop = edition.workshop
    kinds = by_kind(workshop)
    if not kinds:
        return
    areas = ordered(workshop.areas.values())
    known = workshop.relations.values()
    figure = orientation_chart(
        kinds,
        firm_points(workshop),
        weights_for(workshop, len(areas)),
        _WIDTH,
        home=areas[0].name if areas else "",
        source="; ".join(dict.fromkeys(edition.source(r.source) for r in known)),
        status=orientation_status(workshop),
        named=not edition.anonymous,
    )
    yield drawn(figure)


def _survey(edition: Edition) -> Iterator[Block]:
    """Yield who took part in the interviews and what they answered on average."""
    workshop = edition.workshop
    groups, found = response(workshop), survey(workshop)
    if not groups:
        return
    areas = [area.name for area in ordered(workshop.areas.values())]
    means = means_words(found, areas) if found else ""
    flag = flag_of(worst((p.status for p in workshop.profiles.values()), Status.RECORDED))
    yield Paragraph(words=titled(f"{response_words(groups)} {means}".strip(), flag), gap=6)


def _categories(edition: Edition) -> Iterator[Block]:
    workshop = edition.workshop
    found = landscape.categories(workshop)
    if not any(category.firms for category in found):
        return
    areas = [area.name for area in ordered(workshop.areas.values())]
    figure = category_chart(
        found,
        areas,
        _HALF,
        limits=(workshop.about.large_from, workshop.about.exporting_above),
        source=edition.own,
        flag=flag_of(worst(p.status for p in workshop.profiles.values())),
    )
    yield drawn(figure)


def _bridges(edition: Edition) -> Iterator[Block]:
    found = bridge_firms.bridge_points(edition.workshop)
    if found:
        cuts = bridge_firms.thresholds(edition.workshop)
        yield drawn(bridge_chart(found, cuts, _HALF, source=edition.own))


def _left_out(edition: Edition) -> Iterator[Block]:
    """Yield why a figure of the report is not there."""
    workshop = edition.workshop
    reasons = []
    if not any(category.firms for category in landscape.categories(workshop)):
        reasons.append(_("The four categories of firms need profiles with turnover."))
    if not bridge_firms.bridge_points(workshop):
        reasons.append(_("Bridges need profiles with partners among customers and suppliers."))
    if reasons:
        yield replace(Paragraph(words=" ".join(reasons), style=CAPTION), gap=4)
