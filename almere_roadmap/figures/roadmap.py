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
from almere_roadmap.figures.roadmap_layout import (
    TILE,
    Band,
    Bar,
    Look,
    RoadmapLayout,
    continues,
    dates,
    ends_only,
    layout,
    span,
    words,
)
from almere_roadmap.figures.roadmap_small import thumbnail as thumbnail
from almere_roadmap.figures.time_axis import axis
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, day, number, plural, short_money

TINT = 0.12
_CRITICAL = Stroke(Ink("ink"), 0.6)
_ARROW = 1.7
_THIN = 2.2
"""How far apart, in mm, the rows of the summary of a collapsed layer are at most."""
_PHASE_FILL = {"request": 0.55, "selection": 0.55, "tender": 0.55, "evaluation": 0.55}


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
            yield Path(_diamond(bar.left, y, high), ink)
        else:
            yield Box(bar.left, y - high / 2, bar.right - bar.left, high, ink)


def _name(workshop: Workshop, placed: RoadmapLayout, band: Band) -> Iterator[Mark]:
    look, layer = placed.look, band.layer
    token, top = f"layer-{layer.kind.value}", band.top
    yield Box(0, top, 1.2, band.bottom - top, Ink(token), key=layer.id)
    yield Picture(3.2, top + look.pad, 3.6, LAYER_ICON[layer.kind], Ink(token), key=layer.id)
    line = look.text * measure.MM_PER_POINT * 1.3
    y = top + look.pad + line * 0.8
    for text in measure.break_lines(
        layer.name, look.aside - 8.4 - look.beside, look.text, 600, most=2
    ):
        yield Text(8.4, y, text, look.text, 600, key=layer.id)
        y += line
    for text in _totals(workshop, band, placed.counted):
        if y < band.bottom:
            yield Text(8.4, y, text, look.text - 1, ink=Ink("ink-2"), key=layer.id)
        y += line * 0.9


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
    arrows = (mark for bar in bars for mark in _onward(placed, bar))
    return (*drawn, *arrows, *_links(workshop, placed, plan))


def _onward(placed: RoadmapLayout, bar: Bar) -> Iterator[Mark]:
    """Yield the arrow at the edge of an item that goes on beyond it."""
    if continues(bar, placed.scale):
        x, y, half = bar.right - 0.4, bar.middle, bar.height * 0.22
        corners = ((x - _ARROW, y - half), (x, y), (x - _ARROW, y + half))
        yield Path(corners, Ink("ink"), key=bar.item.id)


def words_of(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return the words of every item, which lie over all else."""
    bars = (bar for band in placed.bands for bar in band.bars)
    return tuple(mark for bar in bars for mark in _words(workshop, placed, bar))


def bar_marks(
    workshop: Workshop, placed: RoadmapLayout, bar: Bar, *, critical: bool = False
) -> tuple[Mark, ...]:
    """Return all marks of one item, with its id as key."""
    body = body_marks(workshop, bar, critical=critical)
    return (*body, *_onward(placed, bar), *_words(workshop, placed, bar))


def body_marks(workshop: Workshop, bar: Bar, *, critical: bool = False) -> tuple[Mark, ...]:
    """Return the marks of one item without its words."""
    token = _token(workshop, bar)
    if bar.is_point and not bar.is_open and not bar.is_end:
        return tuple(_point(bar))
    body = _half_known(bar, token, critical=critical) if bar.is_point else None
    return (
        *(mark for step, a, b in bar.steps for mark in _step(bar, step.code, a, b, token)),
        *((body,) if body else _body(bar, token, critical=critical)),
    )


def _token(workshop: Workshop, bar: Bar) -> str:
    layer = workshop.layers.get(bar.item.layer)
    return f"layer-{layer.kind.value}" if layer else "layer-conditions"


def _body(bar: Bar, token: str, *, critical: bool) -> Iterator[Mark]:
    is_wish = bar.item.certainty is Certainty.WISH
    dash = (1.5, 0.9) if is_wish else ()
    stroke = Stroke(Ink(token), 0.26, dash)
    if critical:
        stroke = Stroke(_CRITICAL.ink, _CRITICAL.width, (2.4, 1.1) if is_wish else ())
    key, width = bar.item.id, bar.right - bar.left
    yield Box(bar.left, bar.y, width, bar.height, Ink(token, TINT), stroke, key=key)
    yield Box(bar.left, bar.y, min(1.0, width), bar.height, Ink(token), key=key)


def _half_known(bar: Bar, token: str, *, critical: bool) -> Path:
    """Return the circle of an item of which only the start is known, the diamond of an end."""
    r = bar.height * 0.36
    is_wish = bar.item.certainty is Certainty.WISH
    ink, width = (_CRITICAL.ink, _CRITICAL.width) if critical else (Ink(token), 0.45)
    stroke = Stroke(ink, width, (1.0, 0.6) if is_wish else ())
    ground, x, y = Ink(token, 3 * TINT), bar.left, bar.middle
    if bar.is_end:
        return Path(_diamond(x, y, r), ground, stroke, key=bar.item.id)
    return Path(((x, y),), ground, stroke, radius=r, key=bar.item.id)


def _diamond(x: float, y: float, r: float) -> tuple[tuple[float, float], ...]:
    return (x, y - r), (x + r, y), (x, y + r), (x - r, y)


def _step(bar: Bar, code: str, left: float, right: float, token: str) -> Iterator[Mark]:
    """Yield a step before the bar: dotted, outlined or filled, so that it reads without colour."""
    key, height = bar.item.id, bar.height * 0.34
    y = bar.middle - height / 2
    if code == "consultation":
        dots = Stroke(Ink(token), 0.5, (0.4, 0.8))
        yield Line(((left, bar.middle), (right, bar.middle)), dots, key=key)
        return
    share = _PHASE_FILL.get(code)
    fill = Ink(token, share) if share else Ink("panel")
    yield Box(left, y, right - left, height, fill, Stroke(Ink(token), 0.18), key=key)


def _point(bar: Bar) -> Iterator[Mark]:
    x, y, r, key = bar.left, bar.middle, bar.height * 0.36, bar.item.id
    if bar.item.kind is ItemKind.MILESTONE:
        yield Path(_diamond(x, y, r), Ink("ink"), key=key)
        return
    h = r * 0.9
    corners = ((x - r / 2, y - h), (x + r / 2, y - h), (x + r, y), (x + r / 2, y + h))
    yield Path((*corners, (x - r / 2, y + h), (x - r, y)), Ink("ink"), key=key)
    size = bar.height / TILE.bar * 5.2
    base = y + size * measure.MM_PER_POINT * 0.36
    yield Text(x, base, "B", size, 700, Ink("panel"), "middle", key=key)


def _words(workshop: Workshop, placed: RoadmapLayout, bar: Bar) -> Iterator[Mark]:
    """Yield code and title, then the money or the owner where there is room for it."""
    look, item = placed.look, bar.item
    base = bar.middle + look.text * measure.MM_PER_POINT * 0.36
    limit = bar.right - 1.0 if bar.inside else placed.width - 0.5
    if bar.inside and continues(bar, placed.scale):
        limit -= _ARROW
    x = bar.label
    code, title = words(item)
    if code and x + measure.width(code, look.text, 600) <= limit:
        yield Text(x, base, code, look.text, 600, key=item.id)
        x += measure.width(code, look.text, 600) + 1.2
    contract = workshop.contracts.get(item.id)
    if contract and contract.launching_customer and bar.inside and limit - x > 10:
        yield Picture(x, bar.middle - 1.4, 2.8, "rocket", Ink("ink-2"), key=item.id)
        x += 3.6
    text = measure.shorten(title, limit - x, look.text)
    if text:
        yield Text(x, base, text, look.text, key=item.id)
        x += measure.width(text, look.text) + 1.6
    if contract and contract.value is not None and text == title and bar.inside:
        money = short_money(contract.value)
        if x + measure.width(money, look.text - 1) <= limit:
            yield Text(x, base, money, look.text - 1, ink=Ink("ink-2"), key=item.id)


def _links(workshop: Workshop, placed: RoadmapLayout, plan: Schedule) -> Iterator[Mark]:
    for name in sorted(plan.critical_links):
        link = workshop.dependencies[name]
        points = link_points(placed, link.predecessor, link.successor)
        if points:
            yield Line(points, Stroke(Ink("ink"), 0.4), arrow=True, key=name)


def link_points(
    placed: RoadmapLayout, predecessor: str, successor: str
) -> tuple[tuple[float, float], ...]:
    """Return the way from the end of one bar to the start of another, () when one is not shown."""
    before, after = placed.bar(predecessor), placed.bar(successor)
    if before is None or after is None:
        return ()
    down = after.middle > before.middle
    leave = max(before.right - 0.8, before.left)
    edge = before.y + before.height if down else before.y
    begin = min([after.left, *(left for _, left, _ in after.steps)])
    if begin - leave > 2:
        return ((leave, edge), (leave, after.middle), (begin, after.middle))
    # The steps of the successor begin earlier: enter its bar from above or below.
    enter = max(after.left + 0.6, leave)
    between = edge + (0.6 if down else -0.6)
    target = after.y if down else after.y + after.height
    return ((leave, edge), (leave, between), (enter, between), (enter, target))


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
