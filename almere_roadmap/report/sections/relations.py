"""Relations: the table as printed and as reconstructed, one above the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.analysis import relations as analysis
from almere_roadmap.analysis.network import FocusLevel, by_focus
from almere_roadmap.analysis.orientation import (
    KindOrientation,
    by_kind,
    firm_points,
    weights_for,
)
from almere_roadmap.analysis.orientation import status as orientation_status
from almere_roadmap.domain.entities import Dataset, Finding
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.marks import Figure, Text
from almere_roadmap.figures.matrix import relation_matrix
from almere_roadmap.figures.networks import networks_by_focus
from almere_roadmap.figures.orientation import orientation_chart
from almere_roadmap.i18n import _, percent, plural
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Block, remarks
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.sections.facts import is_doubled
from almere_roadmap.report.sections.statistics import fits, statistics
from almere_roadmap.report.text import Rich, bold, spaced
from almere_roadmap.report.words import SHOWN

_WIDTH = 170.0


def relations(edition: Edition) -> Chapter | None:
    """Return the doubled tables with what is known about them, None without any relation."""
    blocks: list[Block] = [*_tables(edition), *_figures(edition)]
    if not blocks and not edition.workshop.relations:
        return None
    return Chapter(
        title=_("Co-operation: with whom and where"),
        lead=_lead(edition),
        sheets=(Sheet(tuple(blocks)),),
        flows_on=True,
    )


def _tables(edition: Edition) -> list[Block]:
    """Return each doubled table, the printed version first, and the findings about it."""
    blocks: list[Block] = []
    known = [(d, t) for d, t in edition.tables() if is_doubled(edition, d) and fits(t)]
    for original, table in known:
        if original.variant_of:
            continue
        printed = [(d, t) for d, t in known if d.variant_of == original.code]
        blocks += [statistics(edition, d, t) for d, t in [*printed, (original, table)]]
        blocks += remarks(_remarks(edition, [original, *(d for d, _t in printed)]), 3)
    return blocks


def _figures(edition: Edition) -> Iterator[Block]:
    """Yield kind by origin, the rings, the orientation, and where the networks look."""
    workshop = edition.workshop
    source = "; ".join(dict.fromkeys(edition.source(r.source) for r in workshop.relations.values()))
    found = analysis.kind_by_region(workshop)
    if found:
        yield drawn(relation_matrix(found, _WIDTH))
    levels = by_focus(workshop)
    if levels:
        yield _networks(edition, levels)
    kinds = by_kind(workshop)
    if kinds:
        yield _orientation(edition, kinds, source)


def _orientation(edition: Edition, kinds: tuple[KindOrientation, ...], source: str) -> Block:
    workshop = edition.workshop
    areas = ordered(workshop.areas.values())
    figure = orientation_chart(
        kinds,
        firm_points(workshop),
        weights_for(workshop, len(areas)),
        _WIDTH,
        home=areas[0].name if areas else "",
        source=source,
        status=orientation_status(workshop),
        named=not edition.anonymous,
    )
    return drawn(figure)


def _networks(edition: Edition, levels: tuple[FocusLevel, ...]) -> Block:
    networks = edition.workshop.networks.values()
    source = "; ".join(dict.fromkeys(edition.source(n.source) for n in networks))
    statuses = {n.status for n in networks}
    status = statuses.pop() if len(statuses) == 1 else Status.RECORDED
    figure = networks_by_focus(levels, _WIDTH, source=source, status=status)
    words = spaced((figure.caption, _in_full(figure, levels)))
    return drawn(replace(figure, caption=text.plain(words)))


def _in_full(figure: Figure, levels: tuple[FocusLevel, ...]) -> str:
    """Return the names that did not fit beside their level."""
    shown = " ".join(mark.text for mark in figure.marks if isinstance(mark, Text))
    cut = [n.name for level in levels for n in level.networks if n.name not in shown]
    names = "; ".join(dict.fromkeys(cut))
    return _("In full: {names}.").format(names=names) if names else ""


def _remarks(edition: Edition, datasets: list[Dataset]) -> list[Rich]:
    codes = {dataset.code for dataset in datasets}
    found = [f for f in ordered(edition.workshop.findings.values()) if codes & set(f.about)]
    return [(bold(f.code), f" {f.text} ", bold(_shown(f))) for f in found]


def _shown(finding: Finding) -> str:
    return _("Shown: {how}.").format(how=_(SHOWN[finding.shown])) if finding.shown in SHOWN else ""


def _lead(edition: Edition) -> str:
    workshop = edition.workshop
    total = sum(r.count for r in workshop.relations.values())
    areas = ordered(workshop.areas.values())
    if not total or not areas:
        return ""
    home = sum(r.count for r in workshop.relations.values() if r.area == areas[0].id)
    return _("{relations} of the firms asked: {share} of them lie in {area}.").format(
        relations=plural("{n} relation", "{n} relations", total),
        share=percent(home / total, 0),
        area=areas[0].name,
    )
