"""Firms: what they are, how far they reach, and who is joined to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis import bridge_firms, collaboration, landscape
from almere_roadmap.analysis.result import worst
from almere_roadmap.analysis.survey import real_parties, response, survey
from almere_roadmap.analysis.survey_words import means_words, response_words
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.bridges import bridge_chart
from almere_roadmap.figures.collaboration import network_chart
from almere_roadmap.figures.landscape import category_chart, showcase_chart
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, plural
from almere_roadmap.report.blocks import Block, Paragraph
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn, titled
from almere_roadmap.report.text import CAPTION

_WIDTH = 170.0


def firms(edition: Edition) -> Chapter | None:
    """Return the firms as figures, None when nothing is known of any."""
    blocks: list[Block] = [
        *_showcase(edition),
        *_survey(edition),
        *_categories(edition),
        *_bridges(edition),
        *_network(edition),
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
    )


def _showcase(edition: Edition) -> Iterator[Block]:
    found = landscape.showcase(edition.workshop)
    if found is None:
        return
    typed = [o for o in edition.workshop.organisations.values() if o.establishment_type]
    source = "; ".join(dict.fromkeys(edition.source(o.source) for o in typed))
    flag = flag_of(worst((o.status for o in typed), Status.RECORDED))
    yield drawn(showcase_chart(found, _WIDTH, source=source, flag=flag))


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
        _WIDTH,
        limits=(workshop.about.large_from, workshop.about.exporting_above),
        source=edition.own,
        flag=flag_of(worst(p.status for p in workshop.profiles.values())),
    )
    yield drawn(figure)


def _bridges(edition: Edition) -> Iterator[Block]:
    found = bridge_firms.bridge_points(edition.workshop)
    if found:
        cuts = bridge_firms.thresholds(edition.workshop)
        yield drawn(bridge_chart(found, cuts, 0.6 * _WIDTH, source=edition.own))


def _network(edition: Edition) -> Iterator[Block]:
    found = collaboration.collaboration(edition.workshop)
    if found:
        yield drawn(network_chart(found, _WIDTH, source=edition.own))


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
