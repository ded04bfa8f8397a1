"""The roadmap as a figure: time axis, layers, bars with their preparation, links, today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from almere_roadmap.analysis.names import LAYER_ICON
from almere_roadmap.analysis.planning import Schedule, schedule
from almere_roadmap.analysis.reference import calendar
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
    layout,
    span,
    words,
)
from almere_roadmap.figures.time_scale import quarters
from almere_roadmap.i18n import _, plural, short_money

TINT = 0.12
_CRITICAL = Stroke(Ink("ink"), 0.6)
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
    marks = (*furniture(workshop, placed), *items(workshop, placed), *_today(placed, today))
    undated = [i.title for i in placed.undated]
    caption = _("Without a date: {names}").format(names=", ".join(undated)) if undated else ""
    invented = any(i.status is Status.ILLUSTRATIVE for i in workshop.items.values())
    return Figure(
        width,
        placed.height,
        marks,
        title=_("Roadmap"),
        caption=caption,
        source=workshop.about.title,
        flag=Status.ILLUSTRATIVE.value if invented else "",
        alt=_("Roadmap with {items} over {layers}").format(
            items=plural("{n} item", "{n} items", len(workshop.items)),
            layers=plural("{n} layer", "{n} layers", len(workshop.layers)),
        ),
        tips={item.id: item.title for item in workshop.items.values()},
        missing=measure.missing_in(marks),
    )


def furniture(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return what stands behind the items: bands, names of layers, axis, recess."""
    return (
        *(mark for band in placed.bands for mark in _ground(placed, band)),
        *_recess(placed),
        *_axis(placed),
        *(mark for band in placed.bands for mark in _name(workshop, placed, band)),
    )


def _ground(placed: RoadmapLayout, band: Band) -> Iterator[Mark]:
    height = band.bottom - band.top
    yield Box(0, band.top, placed.width, height, Ink("paper"), key=band.layer.id)
    line = Stroke(Ink("line"), 0.18)
    yield Line(((0, band.bottom), (placed.width, band.bottom)), line)


def _name(workshop: Workshop, placed: RoadmapLayout, band: Band) -> Iterator[Mark]:
    look, layer = placed.look, band.layer
    token, top = f"layer-{layer.kind.value}", band.top
    yield Box(0, top, 1.2, band.bottom - top, Ink(token), key=layer.id)
    yield Picture(3.2, top + look.pad, 3.6, LAYER_ICON[layer.kind], Ink(token), key=layer.id)
    line = look.text * measure.MM_PER_POINT * 1.3
    y = top + look.pad + line * 0.8
    for text in measure.break_lines(layer.name, look.aside - 10, look.text, 600, most=2):
        yield Text(8.4, y, text, look.text, 600, key=layer.id)
        y += line
    for text in _totals(workshop, band):
        if y < band.bottom:
            yield Text(8.4, y, text, look.text - 1, ink=Ink("ink-2"), key=layer.id)
        y += line * 0.9


def _totals(workshop: Workshop, band: Band) -> list[str]:
    mine = [i for i in workshop.items.values() if i.layer == band.layer.id]
    count = plural("{n} item", "{n} items", len(mine))
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


def _axis(placed: RoadmapLayout) -> Iterator[Mark]:
    """Yield years, and quarters where there is room for them."""
    scale, look = placed.scale, placed.look
    starts = list(quarters(scale.first, scale.last))
    yield Line(((0, look.head), (placed.width, look.head)), Stroke(Ink("ink"), 0.25))
    years = sorted({scale.first, *(day for day, number in starts if number == 1)})
    ends = [scale.clamped(day) for day in years[1:]] + [placed.width]
    for day, end in zip(years, ends, strict=True):
        x = scale.clamped(day)
        yield Line(((x, 1.0), (x, placed.height)), Stroke(Ink("ink-2", 0.45), 0.18))
        if end - x > measure.width("2027", look.text + 1.5, 600) + 2:
            yield Text(x + 1, look.head * 0.42, str(day.year), look.text + 1.5, 600)
    yield from _quarters(placed, starts)


def _quarters(placed: RoadmapLayout, starts: list[tuple[date, int]]) -> Iterator[Mark]:
    scale, look = placed.scale, placed.look
    for day, number in starts:
        x = scale.x(day)
        room = scale.clamped(day + timedelta(days=92)) - x
        if room > 6.5:
            if number > 1:
                line = Stroke(Ink("line"), 0.15)
                yield Line(((x, look.head * 0.55), (x, placed.height)), line)
            words = _("Q{n}").format(n=number)
            yield Text(x + 1, look.head * 0.86, words, look.text - 0.5, ink=Ink("ink-2"))


def _recess(placed: RoadmapLayout) -> Iterator[Mark]:
    """Yield the council's recess as hatching, where it is wide enough to be seen."""
    scale = placed.scale
    periods = [p for p in calendar() if p.kind == "recess"]
    for year in range(scale.first.year - 1, scale.last.year + 1):
        for period in periods:
            begin = date(year, *period.first)
            end = date(year + (period.last < period.first), *period.last)
            left, right = scale.clamped(begin), scale.clamped(end)
            if right - left > 1.0:
                top, height = placed.look.head, placed.height - placed.look.head
                yield Box(left, top, right - left, height, Ink("holiday", 0.6), hatch="/")


def items(workshop: Workshop, placed: RoadmapLayout) -> tuple[Mark, ...]:
    """Return the marks of every item; links run over the bars and under the words."""
    plan = schedule(workshop)
    bars = [bar for band in placed.bands for bar in band.bars]
    bodies = (
        m for bar in bars for m in body_marks(workshop, bar, critical=bar.item.id in plan.critical)
    )
    words_of = (mark for bar in bars for mark in _words(workshop, placed, bar))
    return (*bodies, *_links(workshop, placed, plan), *words_of)


def bar_marks(
    workshop: Workshop, placed: RoadmapLayout, bar: Bar, *, critical: bool = False
) -> tuple[Mark, ...]:
    """Return all marks of one item, with its id as key."""
    return (*body_marks(workshop, bar, critical=critical), *_words(workshop, placed, bar))


def body_marks(workshop: Workshop, bar: Bar, *, critical: bool = False) -> tuple[Mark, ...]:
    """Return the marks of one item without its words."""
    token = _token(workshop, bar)
    if bar.is_point:
        return tuple(_point(bar))
    return (
        *(mark for step, a, b in bar.steps for mark in _step(bar, step.code, a, b, token)),
        *_body(bar, token, critical=critical),
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
        yield Path(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), Ink("ink"), key=key)
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


def _today(placed: RoadmapLayout, today: date | None) -> Iterator[Mark]:
    if today is None or not placed.scale.first <= today <= placed.scale.last:
        return
    x, look = placed.scale.x(today), placed.look
    dash = Stroke(Ink("bad"), 0.35, (1.6, 0.9))
    yield Line(((x, look.head * 0.5), (x, placed.height)), dash)
    word = _("today")
    width = measure.width(word, look.text - 0.5, 600) + 2.4
    left = min(max(x - width / 2, 0), placed.width - width)
    yield Box(left, look.head * 0.48, width, look.head * 0.42, Ink("bad"), radius=0.8)
    y = look.head * 0.48 + look.head * 0.3
    yield Text(left + width / 2, y, word, look.text - 0.5, 600, Ink("panel"), "middle")


def thumbnail(workshop: Workshop, width: float, height: float) -> Figure:
    """Draw the roadmap without words, for a card or a cover, on ``width`` × ``height`` mm."""
    first, last = span(workshop)
    placed = layout(workshop, first, last, width, Look(row=2.2, bar=1.6, aside=3.0, head=1.5))
    ratio = height / placed.height if placed.height > height else 1.0
    marks = [mark for band in placed.bands for mark in _small(workshop, band, width, ratio)]
    return Figure(width, height, tuple(marks), alt=_("The roadmap in small"))


def _small(workshop: Workshop, band: Band, width: float, ratio: float) -> Iterator[Mark]:
    token = f"layer-{band.layer.kind.value}"
    top, height = band.top * ratio, (band.bottom - band.top) * ratio
    yield Box(0, top, width, height, Ink("paper"))
    yield Box(0, top, 0.9, height, Ink(token))
    for bar in band.bars:
        if not bar.is_point:
            stroke = Stroke(Ink(token), 0.15)
            y, tall = bar.y * ratio, bar.height * ratio
            yield Box(bar.left, y, bar.right - bar.left, tall, Ink(token, 0.4), stroke, 0.4)
