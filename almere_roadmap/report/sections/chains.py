"""The value chains, each on a landscape page, with roles, what is missing, and its frames."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.analysis.clusters.completeness import gap_text, stage_states
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.chain import chain_map
from almere_roadmap.i18n import _, say
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.sections.chain_frames import frame_blocks


def chains(edition: Edition) -> Chapter | None:
    """Return a page per chain, None when none was sketched."""
    found = [
        chain
        for chain in ordered(edition.workshop.chains.values())
        if any(box.chain == chain.id for box in edition.workshop.boxes.values())
    ]
    if not found:
        return None
    return Chapter(
        title=_("Chain and roles"),
        sheets=tuple(_sheet(edition, chain) for chain in found),
        sources=(edition.own,),
    )


def _sheet(edition: Edition, chain: Chain) -> Sheet:
    figure = chain_map(edition.workshop, chain.id, LANDSCAPE.body_width)
    gaps = _gaps(edition, chain)
    words = f"{figure.caption} {gaps}" if gaps else figure.caption
    block = drawn(replace(figure, caption=words), source=edition.own, gap=4.0)
    return Sheet((block, *frame_blocks(edition, chain)), LANDSCAPE)


def _gaps(edition: Edition, chain: Chain) -> str:
    """Return what is missing step by step, as one sentence."""
    areas = ordered(edition.workshop.areas.values())
    home = areas[0].name if areas else ""
    states = (s for s in stage_states(edition.workshop, chain.id) if s.gap)
    gaps = "; ".join(say(gap_text(state, home)) for state in states)
    return _("Missing: {gaps}.").format(gaps=gaps) if gaps else ""
