"""The roadmap in small: for the cover of the report and the cards of Start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from heapq import heappop, heappush

from almere_roadmap.analysis.names import LAYER_ICON
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.roadmap.bars import diamond
from almere_roadmap.figures.roadmap.layout import Band, Bar, Look, RoadmapLayout, layout, span
from almere_roadmap.figures.roadmap.time_scale import quarters
from almere_roadmap.i18n import _

_NAMED = 120.0
"""From this width in mm the layers have their names and the years stand above."""

_APART = 0.8
"""How far apart, in mm, two bars in one row are at least."""


def thumbnail(workshop: Workshop, width: float, height: float, today: date | None = None) -> Figure:
    """Draw the roadmap without the words of its items, at most ``height`` mm high."""
    named = width >= _NAMED and height >= 6 + 5 * len(workshop.layers)
    size = Look(row=2.9, bar=2.3, aside=44.0 if named else 3.0, head=5.5 if named else 0.5)
    # Collapsed layers come unpacked: here bars are packed without their words.
    folded = frozenset(workshop.layers)
    days = span(workshop, today)
    placed = _packed(layout(workshop, *days, width, size, collapsed=folded))
    ratio = min(1.0, (height - size.head) / max(1.0, placed.height - size.head))
    marks: list[Mark] = list(_years(placed, size.head + (placed.height - size.head) * ratio))
    for band in placed.bands:
        marks += _band(band, placed, ratio, named=named)
    high = size.head + (placed.height - size.head) * ratio
    if today and placed.scale.first <= today <= placed.scale.last:
        x = placed.scale.x(today)
        marks.append(
            Line(((x, max(0.0, size.head - 1)), (x, high)), Stroke(Ink("bad"), 0.35, (1.2, 0.8)))
        )
    return Figure(width, high, tuple(marks), alt=_("The roadmap in small"))


def _packed(placed: RoadmapLayout) -> RoadmapLayout:
    """Fill the rows of every layer: without words, bars need room for themselves only."""
    bands, top, size = [], placed.look.head, placed.look
    for band in placed.bands:
        bars = sorted(band.folded, key=lambda b: (b.left - _beside(b), b.item.id))
        rows = _rows(bars)
        high = max(2, max(rows, default=0) + 1) * size.row - (size.row - size.bar)
        moved = tuple(
            replace(bar, y=top + size.pad / 2 + row * size.row)
            for bar, row in zip(bars, rows, strict=True)
        )
        bands.append(replace(band, top=top, bottom=top + size.pad + high, bars=moved))
        top = bands[-1].bottom + size.gap
    return replace(placed, bands=tuple(bands), height=top - size.gap if bands else top)


def _rows(bars: Sequence[Bar]) -> list[int]:
    """Give each bar, from left to right, the first row that is free again."""
    rows: list[int] = []
    ending: list[tuple[float, int]] = []
    free: list[int] = []
    for bar in bars:
        while ending and ending[0][0] + _APART < bar.left - _beside(bar):
            heappush(free, heappop(ending)[1])
        rows.append(heappop(free) if free else len(ending))
        heappush(ending, (bar.right + _beside(bar), rows[-1]))
    return rows


def _beside(bar: Bar) -> float:
    """Return how far the sign of a point reaches at either side of it."""
    return bar.height / 2 if bar.is_point else 0.0


def _years(placed: RoadmapLayout, bottom: float) -> Iterator[Mark]:
    if placed.look.head < 4:
        return
    starts = [d for d, number in quarters(placed.scale.first, placed.scale.last) if number == 1]
    days = sorted({placed.scale.first, *starts})
    ends = [placed.scale.clamped(d) for d in days[1:]] + [placed.width]
    for day, end in zip(days, ends, strict=True):
        x = placed.scale.clamped(day)
        yield Line(((x, placed.look.head - 1), (x, bottom)), Stroke(Ink("line"), 0.2))
        if end - x > measure.width("2027", 8.5, 600) + 1:
            yield Text(x, 3.4, str(day.year), 8.5, 600, Ink("ink-2"))


def _band(band: Band, placed: RoadmapLayout, ratio: float, *, named: bool) -> Iterator[Mark]:
    head, token = placed.look.head, f"layer-{band.layer.kind.value}"
    top, bottom = (head + (y - head) * ratio for y in (band.top, band.bottom))
    yield Box(0, top, 1.0, bottom - top, Ink(token))
    if named:
        middle = (top + bottom) / 2
        yield Picture(3, middle - 1.8, 3.6, LAYER_ICON[band.layer.kind])
        name = measure.shorten(band.layer.name, placed.look.aside - 11, 8, 600)
        yield Text(8.5, middle + 1, name, 8, 600)
    for bar in band.bars:
        y, high = head + (bar.y - head) * ratio, bar.height * ratio
        if bar.is_point:
            yield _sign(bar, y + high / 2, high / 2, token)
        else:
            stroke = Stroke(Ink(token), 0.2)
            yield Box(bar.left, y, bar.right - bar.left, high, Ink(token, 0.35), stroke)


def _sign(bar: Bar, y: float, r: float, token: str) -> Path:
    """Return the circle of what only begins, and the diamond of a moment or an end."""
    if bar.is_open:
        return Path(((bar.left, y),), Ink(token, 0.35), Stroke(Ink(token), 0.2), radius=0.8 * r)
    if bar.is_end:
        return Path(diamond(bar.left, y, r), Ink(token, 0.35), Stroke(Ink(token), 0.2))
    return Path(diamond(bar.left, y, r), Ink("ink"))
