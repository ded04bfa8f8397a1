"""Relations: the table as printed and as reconstructed, one above the other."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.networks import relations as analysis
from almere_roadmap.domain.entities import Dataset, Finding
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.insight.matrix import relation_matrix
from almere_roadmap.i18n import _, percent, plural
from almere_roadmap.report.blocks import Block, remarks
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.sections.facts import is_doubled
from almere_roadmap.report.sections.statistics import fits, statistics
from almere_roadmap.report.text import Rich, bold
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
    """Yield kind by origin."""
    found = analysis.kind_by_region(edition.workshop)
    if found:
        yield drawn(relation_matrix(found, _WIDTH))


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
