"""Where everything on a roadmap stands: layers as bands, items packed into rows, steps before bars.

The timeline screen, the report and the posters use this one layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import is_

from almere_roadmap.analysis.roadmap.procurement import Step, steps_of
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item, Layer
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.roadmap.dates import begins_only, dates, ends_only, is_moment
from almere_roadmap.figures.roadmap.rows import packed
from almere_roadmap.figures.roadmap.time_scale import TimeScale, zoned


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a roadmap in mm (text in points).

    ``aside`` is the column with the names of the layers, ``head`` the height of the time axis;
    ``fine`` lets it name months and weeks where there is room; ``beside`` is what stays free at
    the right of the names of layers.
    """

    row: float = 6.3
    bar: float = 5.2
    text: float = 8.0
    aside: float = 40.0
    head: float = 11.0
    gap: float = 1.1
    pad: float = 1.2
    fine: bool = False
    beside: float = 1.6


TILE = Look()
SCREEN = Look(
    row=8.6, bar=6.7, text=9.2, aside=49.0, head=13.0, gap=0.0, pad=2.0, fine=True, beside=5.6
)
POSTER = Look(row=9.6, bar=8.2, text=10.5, aside=48.0, head=15.0, gap=1.7, pad=1.7)


@dataclass(frozen=True, slots=True)
class Bar:
    """An item in mm: bar from ``left`` to ``right`` (equal for a point), its steps before it.

    ``label`` is where its words start and ``until`` where they end at the latest; ``inside`` tells
    whether they stand in the bar.
    """

    item: Item
    left: float
    right: float
    y: float
    height: float
    label: float
    until: float
    inside: bool
    steps: tuple[tuple[Step, float, float], ...] = ()

    @property
    def is_point(self) -> bool:
        """Tell whether it is a milestone, a decision or another single moment."""
        return is_moment(self.item)

    @property
    def is_open(self) -> bool:
        """Tell whether no more is known than the day on which it starts."""
        return begins_only(self.item)

    @property
    def is_end(self) -> bool:
        """Tell whether no more is known than when it ends."""
        return ends_only(self.item)

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A layer from ``top`` to ``bottom``, with its bars; of a collapsed one they are ``folded``."""

    layer: Layer
    top: float
    bottom: float
    bars: tuple[Bar, ...]
    collapsed: bool = False
    folded: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadmapLayout:
    """A whole roadmap: bands from top to bottom, the time scale, and what has no date yet.

    ``counted`` are the items of which the heads of the layers tell, None for all; ``workshop`` is
    what was laid out.
    """

    bands: tuple[Band, ...]
    scale: TimeScale
    undated: tuple[Item, ...]
    width: float
    height: float
    look: Look
    counted: frozenset[str] | None = None
    workshop: Workshop = field(default_factory=Workshop, compare=False, repr=False)
    _bars: Mapping[str, tuple[Band, Bar]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Note which bar belongs to which item."""
        found = {bar.item.id: (band, bar) for band in self.bands for bar in band.bars}
        object.__setattr__(self, "_bars", found)

    def bar(self, item: str) -> Bar | None:
        """Return the bar of an item, None when it is not on the sheet."""
        found = self._bars.get(item)
        return found[1] if found else None

    def band_of(self, item: str) -> Band | None:
        """Return the layer in which an item stands, None when it is not on the sheet."""
        found = self._bars.get(item)
        return found[0] if found else None

    def row_at(self, band: Band, y: float) -> int:
        """Return the row of a band that is at a height."""
        return max(0, int((y - band.top - self.look.pad) // self.look.row))

    def row(self, item: str) -> int | None:
        """Return in which row of its layer an item stands, None when it is not on the sheet."""
        found = self._bars.get(item)
        return self.row_at(found[0], found[1].middle) if found else None


def span(workshop: Workshop, today: date | None = None) -> tuple[date, date]:
    """Return the first and the last day worth showing, from the start of a quarter.

    Trends began long ago and do not stretch the axis to the left: they are cut at its edge.
    """
    starts, ends = ([today], [today]) if today else ([], [])
    for item in workshop.items.values():
        first, last = dates(item)
        if first and last:
            steps = steps_of(workshop, item)
            ends.append(last)
            if not _is_trend(workshop, item):
                starts.append(steps[0].begin if steps else first)
    if not ends:
        return date(2000, 1, 1), date(2001, 1, 1)
    first = min(starts or ends)
    start = date(first.year, 3 * ((first.month - 1) // 3) + 1, 1)
    return start, max(max(ends) + timedelta(days=1), start + timedelta(days=365))


def _is_trend(workshop: Workshop, item: Item) -> bool:
    layer = workshop.layers.get(item.layer)
    return layer is not None and layer.kind is LayerKind.TRENDS


def layout(
    workshop: Workshop,
    first: date,
    last: date,
    width: float,
    look: Look = TILE,
    *,
    only: frozenset[str] | None = None,
    collapsed: frozenset[str] = frozenset(),
    counted: frozenset[str] | None = None,
    before: RoadmapLayout | None = None,
) -> RoadmapLayout:
    """Place the items between two days on a sheet of ``width`` mm.

    ``only`` keeps some items; of the layers ``collapsed`` only a summary is shown; ``counted`` are
    the items of which the heads tell.  An earlier layout lends the bars and bands that still hold,
    so that one change touches little.
    """
    scale = zoned(workshop, first, last, look.aside, width)
    items = [i for i in ordered(workshop.items.values()) if only is None or i.id in only]
    lent = _lent(workshop, scale, look, before) if before else {}
    known = {band.layer.id: band for band in before.bands} if before and lent else {}
    top, bands = look.head, []
    for layer in ordered(workshop.layers.values()):
        mine = (item for item in items if item.layer == layer.id)
        made = (lent.get(item.id) or _bar(workshop, item, scale, look) for item in mine)
        bars = [bar for bar in made if bar is not None]
        if layer.id in collapsed:
            bands.append(_folded(layer, bars, top, look))
        else:
            bands.append(_band(layer, bars, top, look, known.get(layer.id)))
        top = bands[-1].bottom + look.gap
    # After a merge the layer of an item may be gone: it waits with the undated ones, in sight.
    homeless = {i.id for i in items if i.layer not in workshop.layers}
    undated = tuple(
        i for i in items if i.id in homeless or (i.id not in lent and dates(i)[0] is None)
    )
    return RoadmapLayout(tuple(bands), scale, undated, width, top, look, counted, workshop)


def _folded(layer: Layer, bars: list[Bar], top: float, look: Look) -> Band:
    thin = tuple(_at(bar, 0.0) for bar in bars)
    return Band(layer, top, top + 2 * look.pad + look.row, (), collapsed=True, folded=thin)


def _lent(
    workshop: Workshop, scale: TimeScale, look: Look, before: RoadmapLayout
) -> dict[str, Bar]:
    """Return the bars of an earlier layout that would come out the same, by item."""
    was = before.workshop
    if (before.scale, before.look) != (scale, look) or rules(was) is not rules(workshop):
        return {}
    bars = (bar for band in before.bands for bar in (*band.bars, *band.folded))
    return {
        bar.item.id: bar
        for bar in bars
        if workshop.items.get(bar.item.id) is bar.item
        and workshop.contracts.get(bar.item.id) is was.contracts.get(bar.item.id)
    }


def _band(layer: Layer, bars: list[Bar], top: float, look: Look, before: Band | None) -> Band:
    was = before.bars if before is not None and not before.collapsed else ()
    if before is not None and len(was) == len(bars) and all(map(is_, was, bars)):
        down = top - before.top
        moved = was if not down else tuple(_at(bar, bar.y + down) for bar in bars)
        return Band(layer, top, before.bottom + down, moved)
    rows = packed([extent(bar) for bar in bars], [bar.item.track for bar in bars])
    count = max(rows, default=1) + 1 if bars else 2
    placed = tuple(
        _at(bar, top + look.pad + row * look.row + (look.row - look.bar) / 2)
        for bar, row in zip(bars, rows, strict=True)
    )
    return Band(layer, top, top + 2 * look.pad + max(count, 2) * look.row, placed)


def _at(bar: Bar, y: float) -> Bar:
    return bar if bar.y == y else replace(bar, y=y)


def _bar(workshop: Workshop, item: Item, scale: TimeScale, look: Look) -> Bar | None:
    first, last = dates(item)
    if first is None or last is None or last < scale.first or first > scale.last:
        return None
    left = scale.clamped(first)
    right = left if is_moment(item) else max(scale.clamped(last + timedelta(days=1)), left + 1.2)
    steps = _steps(workshop, item, scale)
    label, inside = _label(item, (left, right), scale.places[-1], look)
    if not inside and label < left and steps:
        # Words would lie on the steps: they go into the bar, however short they get there.
        label, inside = left + 2.4, True
    until = right if inside else label + words_width(item, look) + 1.0
    return Bar(item, left, right, 0.0, look.bar, label, until, inside, steps)


def _label(item: Item, bar: tuple[float, float], edge: float, look: Look) -> tuple[float, bool]:
    """Return where the words of an item start, and whether that is inside its bar.

    They stand in the bar, else after it, else (at the right edge) wherever there is most room.
    """
    (left, right), wide = bar, words_width(item, look)
    is_point = left == right
    away = 0.36 * look.bar + 0.9 if is_point else 1.2
    after = right + away
    if not is_point and right - left >= _least_room(item, look):
        return left + 2.4, True
    if after + wide <= edge:
        return after, False
    if not is_point and right - left > max(edge - after, 14.0):
        return left + 2.4, True
    before = left - wide - away
    return (before, False) if before > look.aside else (after, False)


def _steps(
    workshop: Workshop, item: Item, scale: TimeScale
) -> tuple[tuple[Step, float, float], ...]:
    """Return the steps that end on the sheet, held within its left edge."""
    steps = steps_of(workshop, item)
    return tuple(
        (step, scale.clamped(step.begin), scale.clamped(step.end))
        for step in steps
        if step.end > scale.first and step.begin < scale.last
    )


def words(item: Item) -> tuple[str, str]:
    """Return the code and the title of an item as its bar says them."""
    return item.code, item.title


def words_width(item: Item, look: Look) -> float:
    """Return how wide the words of an item are, with the gap between code and title."""
    code, title = words(item)
    lead = measure.width(code, look.text, 600) + 1.2 if code else 0.0
    return lead + measure.width(title, look.text)


def _least_room(item: Item, look: Look) -> float:
    """Return how wide a bar must be to hold its words: all of them, or a readable part."""
    return min(words_width(item, look) + 4.0, 34.0)


def continues(bar: Bar, scale: TimeScale) -> bool:
    """Tell whether an item goes on beyond the right edge of the sheet."""
    last = dates(bar.item)[1]
    return not bar.is_point and last is not None and last > scale.last


def extent(bar: Bar) -> tuple[float, float]:
    """Return from where to where a bar takes room, its steps and words included."""
    beside = 1.8 if bar.is_point else 0.0
    start = min([bar.left - beside, *(left for _, left, _ in bar.steps)])
    if bar.inside:
        return start, bar.right
    return min(start, bar.label), max(bar.right + beside, bar.until)
