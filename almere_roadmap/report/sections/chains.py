"""The value chains, each on a landscape page, with roles, what is missing, and its frames."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.analysis.clusters.completeness import gap_text, stage_states
from almere_roadmap.domain.entities import Chain
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.chain.layout import height_of
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, say
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.placing import scaled
from almere_roadmap.report.sections.chain_frames import frame_blocks

_WORDS, _HEAD = 13.0, 10.5
"""The height in mm of a map's title and caption, and of the section's own title."""

_STEPS = 30
"""How many widths are tried, each a twentieth wider."""


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
        sheets=tuple(_sheet(edition, chain, first=chain is found[0]) for chain in found),
        sources=(edition.own,),
    )


def _sheet(edition: Edition, chain: Chain, *, first: bool) -> Sheet:
    room = LANDSCAPE.body_height - _WORDS - (_HEAD if first else 0.0)
    figure = _widened(edition.workshop, chain.id, room)
    gaps = _gaps(edition, chain)
    words = f"{figure.caption} {gaps}" if gaps else figure.caption
    block = drawn(replace(figure, caption=words), source=edition.own, gap=4.0)
    return Sheet((block, *frame_blocks(edition, chain)), LANDSCAPE)


def _widened(workshop: Workshop, chain: str, room: float) -> Figure:
    """Return the map of a chain as large as ``room`` mm of height and the page's width allow.

    One that is too high would be made smaller, and leave the page empty at the right: laid out
    wider it is lower, and its type stays larger.
    """
    wide = LANDSCAPE.body_width
    figure = chain_map(workshop, chain, wide)
    # A chain of many steps is wider than was asked for.
    least = figure.width
    below = figure.height - height_of(workshop, chain, least, 0.0)

    def share(width: float) -> float:
        return min(wide / width, room / (height_of(workshop, chain, width, 0.0) + below))

    best = max((least * (1 + step / 20) for step in range(_STEPS)), key=share)
    figure = chain_map(workshop, chain, best) if best > least else figure
    return scaled(figure, min(1.0, wide / figure.width))


def _gaps(edition: Edition, chain: Chain) -> str:
    """Return what is missing step by step, as one sentence."""
    areas = ordered(edition.workshop.areas.values())
    home = areas[0].name if areas else ""
    states = (s for s in stage_states(edition.workshop, chain.id) if s.gap)
    gaps = "; ".join(say(gap_text(state, home)) for state in states)
    return _("Missing: {gaps}.").format(gaps=gaps) if gaps else ""
