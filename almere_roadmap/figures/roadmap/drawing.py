"""The roadmap as a figure: time axis, layers, bars with their preparation, links, today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.names import CERTAINTY, LAYER_ICON
from almere_roadmap.analysis.roadmap.planning import Schedule, schedule
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.roadmap.bars import bar_words, body_marks, diamond, link_points, onward
from almere_roadmap.figures.roadmap.dates import dates, ends_only
from almere_roadmap.figures.roadmap.layout import TILE, Band, Look, RoadmapLayout, layout, span
from almere_roadmap.figures.roadmap.small import thumbnail as thumbnail
from almere_roadmap.figures.roadmap.time_axis import axis
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, day, number, plural, short_money

_SMALLER = 0.82
"""To what share of its size the name of a layer shrinks before a word is broken."""
_THIN = 2.2
"""How far apart, in mm, the rows of the summary of a collapsed layer are at most."""


def roadmap(
    workshop: Workshop,
    width: float,
    *,
    today: date | None = None,
    look: Look = TILE,
    first: date | None = None,
    last: date | None = None,
    only: frozenset[str] | None = None,
) -> Figure:
    """Draw the roadmap ``width`` mm wide; the days shown default to all that is planned."""
    begin, end = span(workshop, today)
    placed = layout(workshop, first or begin, last or end, width, look, only=only)
    marks = (
        *_without_covered(furniture(workshop, placed), _today_ground(placed, today)),
        *bodies(workshop, placed),
        *_today_line(placed, today),
        *words_of(workshop, placed),
        *_today_word(placed, today),
    )
    undated = [i.title for i in placed.undated]
    caption = _("Without a date: {names}").format(names=", ".join(undated)) if undated else ""
    invented = any(i.status is Status.ILLUSTRATIVE for i in workshop.items.values())
    return Figure(
        width,
        placed.height,
        marks,
        title=_title(workshop),
        caption=caption,
        source=workshop.about.title,
        flag=flag_of(Status.ILLUSTRATIVE) if invented else "",
        alt=_("Roadmap with {items} over {layers}").format(
            items=plural("{n} item", "{n} items", len(workshop.items)),
            layers=plural("{n} layer", "{n} layers", len(workshop.layers)),
        ),
        tips={item.id: _tip(item) for item in workshop.items.values()},
        missing=measure.missing_in(marks),
    )


def _title(workshop: Workshop) -> str:
    kinds = [item.kind for item in workshop.items.values()]
    sure = sum(1 for i in workshop.items.values() if i.certainty is Certainty.CONFIRMED)
    contracts, actions = kinds.count(ItemKind.CONTRACT), kinds.count(ItemKind.HBO_ACTION)
    text = _("{contracts} and {actions}; {sure} of {all} items are confirmed.")
    return text.format(
        contracts=plural("{n} contract", "{n} contracts", contracts),
        actions=plural("{n} hbo action", "{n} hbo actions", actions),
        sure=number(sure),
        all=number(len(kinds)),
    )


def _tip(item: Item) -> str:
    first, last = dates(item)
    span_of = f"{day(first)} – {day(last)}" if first and last and first != last else ""
    if first and ends_only(item):
        span_of = _("until {day}").format(day=day(first))
    when = span_of or (day(first) if first else _("without a date"))
    name = f"{item.code} {item.title}".strip()
    return "\n".join(filter(None, (name, when, item.owner, _(CERTAINTY[item.certainty]))))


def furniture(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return what stands behind the items: bands, names of layers, axis, recess."""
    return (
        *(_ground(placed, band) for band in placed.bands),
        *(_border(placed, band) for band in placed.bands),
        *_recess(workshop, placed),
        *(mark for band in placed.bands for mark in _summary(band)),
        *axis(placed),
        *(mark for band in placed.bands for mark in _name(workshop, placed, band)),
    )


def _ground(placed: RoadmapLayout, band: Band) -> Box:
    height = band.bottom - band.top
    return Box(0, band.top, placed.width, height, Ink("hover", 0.5), key=band.layer.id)


def _border(placed: RoadmapLayout, band: Band) -> Line:
    """Return the line below a layer, which lies over the grounds of both."""
    line = Stroke(Ink("line"), 0.18)
    return Line(((0, band.bottom), (placed.width, band.bottom)), line)


def _summary(band: Band) -> Iterator[Mark]:
    """Yield thin marks where the items of a collapsed layer lie, with a diamond for a moment."""
    ink, ends = Ink(f"layer-{band.layer.kind.value}", 0.7), list[float]()
    rows = []
    for bar in sorted(band.folded, key=lambda b: (b.left, b.right)):
        row = next((n for n, end in enumerate(ends) if end + 0.8 < bar.left), len(ends))
        ends[row:] = [bar.right, *ends[row + 1 :]]
        rows.append((bar, row))
    step = min(_THIN, (band.bottom - band.top - 1.0) / max(1, len(ends)))
    top = (band.top + band.bottom - step * len(ends)) / 2
    for bar, row in rows:
        y, high = top + (row + 0.5) * step, 0.6 * step
        if bar.is_point:
            yield Path(diamond(bar.left, y, high), ink)
        else:
            yield Box(bar.left, y - high / 2, bar.right - bar.left, high, ink)


def _name(workshop: Workshop, placed: RoadmapLayout, band: Band) -> Iterator[Mark]:
    look, layer = placed.look, band.layer
    token, top = f"layer-{layer.kind.value}", band.top
    yield Box(0, top, 1.2, band.bottom - top, Ink(token), key=layer.id)
    yield Picture(3.2, top + look.pad, 3.6, LAYER_ICON[layer.kind], Ink(token), key=layer.id)
    line = look.text * measure.MM_PER_POINT * 1.3
    y = top + look.pad + line * 0.8
    lines, size = name_lines(layer.name, look)
    for text in lines:
        yield Text(8.4, y, text, size, 600, key=layer.id)
        y += line
    for text in _totals(workshop, band, placed.counted):
        if y < band.bottom:
            yield Text(8.4, y, text, look.text - 1, ink=Ink("ink-2"), key=layer.id)
        y += line * 0.9


def name_lines(name: str, look: Look) -> tuple[list[str], float]:
    """Return the lines of the name of a layer and their size in points.

    A long word makes them smaller; only one that is longer still is broken.
    """
    room = look.aside - 8.4 - look.beside
    widest = max((measure.width(word, look.text, 600) for word in name.split()), default=0.0)
    size = look.text * min(1.0, max(_SMALLER, 0.999 * room / widest if widest else 1.0))
    return measure.break_lines(name, room, size, 600, most=2, hyphens=True), size


def _totals(workshop: Workshop, band: Band, counted: frozenset[str] | None) -> list[str]:
    every = [i for i in workshop.items.values() if i.layer == band.layer.id]
    mine = [i for i in every if counted is None or i.id in counted]
    count = plural("{n} item", "{n} items", len(every))
    if counted is not None:
        count = _("{some} of {all} items").format(some=number(len(mine)), all=number(len(every)))
    if band.layer.kind is not LayerKind.CONTRACTS:
        return [count]
    known = [
        (i.certainty, workshop.contracts[i.id].value) for i in mine if i.id in workshop.contracts
    ]
    sums = {c: sum(v or 0 for d, v in known if d is c) for c in Certainty}
    return [
        count,
        _("confirmed {money}").format(money=short_money(sums[Certainty.CONFIRMED])),
        _("wish {money}").format(money=short_money(sums[Certainty.WISH])),
    ]


def _recess(workshop: Workshop, placed: RoadmapLayout) -> Iterator[Mark]:
    """Yield the council's recess as hatching, where it is wide enough to be seen."""
    scale = placed.scale
    periods = rules(workshop).periods("recess")
    for year in range(scale.first.year - 1, scale.last.year + 1):
        for span_ in filter(None, (period.in_year(year) for period in periods)):
            left, right = (scale.clamped(day_) for day_ in span_)
            if right - left > 1.0:
                top, height = placed.look.head, placed.height - placed.look.head
                yield Box(left, top, right - left, height, Ink("holiday", 0.6), hatch="/")


def bodies(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return the marks of every item without words, and the critical links over them."""
    plan = schedule(workshop)
    bars = [bar for band in placed.bands for bar in band.bars]
    drawn = (
        m for bar in bars for m in body_marks(workshop, bar, critical=bar.item.id in plan.critical)
    )
    arrows = (mark for bar in bars for mark in onward(placed, bar))
    return (*drawn, *arrows, *_links(workshop, placed, plan))


def words_of(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return the words of every item, which lie over all else."""
    bars = (bar for band in placed.bands for bar in band.bars)
    return tuple(mark for bar in bars for mark in bar_words(workshop, placed, bar))


def _links(workshop: Workshop, placed: RoadmapLayout, plan: Schedule) -> Iterator[Mark]:
    for name in sorted(plan.critical_links):
        link = workshop.dependencies[name]
        points = link_points(placed, link.predecessor, link.successor)
        if points:
            yield Line(points, Stroke(Ink("ink"), 0.4), arrow=True, key=name)


def _today_line(placed: RoadmapLayout, today: date | None) -> Iterator[Mark]:
    if today and placed.scale.first <= today <= placed.scale.last:
        x, dash = placed.scale.x(today), Stroke(Ink("bad"), 0.35, (1.6, 0.9))
        yield Line(((x, placed.look.head * 0.5), (x, placed.height)), dash)


def _today_word(placed: RoadmapLayout, today: date | None) -> Iterator[Mark]:
    """Yield the word on a ground that covers what stands in its place on the axis."""
    ground = _today_ground(placed, today)
    if ground:
        x, size = ground.x + ground.width / 2, placed.look.text - 0.5
        yield ground
        yield Text(x, placed.look.head * 0.84, _("today"), size, 600, Ink("panel"), "middle")


def _today_ground(placed: RoadmapLayout, today: date | None) -> Box | None:
    if today is None or not placed.scale.first <= today <= placed.scale.last:
        return None
    head, wide = placed.look.head, measure.width(_("today"), placed.look.text - 0.5, 600) + 2.4
    left = min(max(placed.scale.x(today) - wide / 2, 0), placed.width - wide)
    return Box(left, head * 0.54, wide, head * 0.42, Ink("bad"), radius=0.8)


def _without_covered(marks: tuple[Mark, ...], ground: Box | None) -> Iterator[Mark]:
    """Yield marks without the names of quarters that today's word stands on."""
    for mark in marks:
        covers = (
            ground is not None
            and isinstance(mark, Text)
            and ground.y < mark.y < ground.y + ground.height
            and mark.x < ground.x + ground.width
            and mark.x + measure.width_of(mark) > ground.x
        )
        if not covers:
            yield mark
