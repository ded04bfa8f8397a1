"""Which recommendation covers which cluster: a matrix of signs with the gaps lit up."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.coverage import GENERIC, NAMED, NONE, CoverageMatrix, meaning
from almere_roadmap.figures import measure
from almere_roadmap.figures.grid import ROW, Entry, Grid, grid_marks
from almere_roadmap.figures.marks import Box, Figure, Ink
from almere_roadmap.i18n import N_, _, number, say

_SIGNS = {NAMED: "●", GENERIC: "○", NONE: ""}
EXTENT = {NAMED: N_("named"), GENERIC: N_("in general terms"), NONE: N_("not at all")}


def coverage_chart(found: CoverageMatrix, width: float, *, source: str = "") -> Figure:
    """Draw a sign per cluster and recommendation; a cluster that none names stands out."""
    numbers = [number(item.number) for item in found.recommendations]
    bare = [place for place in range(len(found.clusters)) if not found.named(place)]
    grid = Grid(
        [cluster.name for cluster in found.clusters],
        [(words, words) for words in numbers],
        [
            [
                Entry(item.id, _SIGNS[extent], "area-2" if extent == NAMED else "")
                for item, extent in zip(found.recommendations, row, strict=True)
            ]
            for row in found.extents
        ],
        row_keys=[cluster.id for cluster in found.clusters],
        strong_rows=frozenset(bare),
        name_share=0.46,
    )
    marks, bottom = grid_marks(grid, width)
    top = bottom - ROW * len(found.clusters)
    grounds = [Box(0, top + n * ROW, width, ROW, Ink("flag-ground"), radius=0.5) for n in bare]
    return Figure(
        width,
        bottom + 0.5,
        (*grounds, *marks),
        title=say(meaning(found)),
        caption=sign_words(),
        source=source,
        alt=_("Matrix of {rows} clusters by {columns} recommendations.").format(
            rows=number(len(found.clusters)), columns=number(len(found.recommendations))
        ),
        tips=_tips(found),
        missing=measure.missing_in(marks),
    )


def sign_words() -> str:
    """Say what the signs mean."""
    return _("● named · ○ in general terms · a dot: not at all.")


def _tips(found: CoverageMatrix) -> dict[str, str]:
    """Say what a recommendation is, and how many name a cluster."""
    tips = {item.id: f"{number(item.number)}. {item.text}" for item in found.recommendations}
    for place, cluster in enumerate(found.clusters):
        words = _("{cluster}: named {n} times, in general terms {m} times")
        tips[cluster.id] = words.format(
            cluster=cluster.name,
            n=number(found.named(place)),
            m=number(found.extents[place].count(GENERIC)),
        )
    return tips
