"""The frames of a chain: each a part of its drawing, as large as a page takes."""

from __future__ import annotations

from almere_roadmap.domain.entities import Chain
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.drawing import drawing
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.layout import layout
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, plural
from almere_roadmap.report.blocks import Picture
from almere_roadmap.report.cutout import cut_out, rim
from almere_roadmap.report.edition import Edition, drawn
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.placing import scaled

_LARGEST = 1.8
"""How much a frame is enlarged at most: more would shout."""

_WORDS = 20.0
"""The room in mm for the title and the caption of a frame on its page."""


def frame_blocks(edition: Edition, chain: Chain) -> list[Picture]:
    """Return a figure for every printed frame of a chain that shows any of its drawing."""
    placed = layout(edition.workshop, chain.id, LANDSCAPE.body_width)
    whole = Rect(0.0, 0.0, placed.width, placed.height)
    framed = edition.workshop.frames
    parts = {f: _shared(part, whole) for f, part in placed.frames.items() if framed[f].as_figure}
    return [
        drawn(_figure(edition, chain, placed, frame, part), source=edition.own, gap=10.0)
        for frame, part in parts.items()
        if part.width > 0 and part.height > 0
    ]


def _shared(one: Rect, other: Rect) -> Rect:
    """Return what two rectangles share; its width or height is not above 0 where it is nothing."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)


def _figure(edition: Edition, chain: Chain, placed: ChainLayout, frame: str, part: Rect) -> Figure:
    name = edition.workshop.frames[frame].name
    marks = (*cut_out(drawing(edition.workshop, placed), part), rim(part.width, part.height))
    found = Figure(
        part.width,
        part.height,
        marks,
        title=name,
        caption=_caption(chain, placed, part),
        flag=flag_of(chain.status),
        alt=_alt(name, placed, part),
        missing=measure.missing_in(marks),
    )
    room = LANDSCAPE.body_width / part.width, (LANDSCAPE.body_height - _WORDS) / part.height
    return scaled(found, min(_LARGEST, *room))


def _caption(chain: Chain, placed: ChainLayout, part: Rect) -> str:
    """Say of which chain and which of its stages it is a part: their heads may be cut off."""
    seen = (stage for (stage, _lane), cell in placed.cells.items() if cell.meets(part))
    names = {stage.id: stage.name for stage in placed.stages}
    stages = ", ".join(filter(None, (names.get(stage, "") for stage in dict.fromkeys(seen))))
    if not stages:
        return _("Part of {chain}.").format(chain=chain.name)
    return _("Part of {chain}: {stages}.").format(chain=chain.name, stages=stages)


def _alt(name: str, placed: ChainLayout, part: Rect) -> str:
    parties = sum(rect.meets(part) for rect in placed.boxes.values())
    gaps = sum(gap.rect.meets(part) for gap in placed.gaps)
    counts = plural("{n} party", "{n} parties", parties), plural("{n} gap", "{n} gaps", gaps)
    return _("Frame {name}: {counts}.").format(name=name, counts=", ".join(counts))
