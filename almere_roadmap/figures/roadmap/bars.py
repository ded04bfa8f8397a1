"""The marks of one item of the roadmap, by what is known of it, and the way of a link."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.words import Certainty, ItemKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.roadmap.layout import TILE, Bar, RoadmapLayout, continues, words
from almere_roadmap.i18n import short_money

TINT = 0.12
_CRITICAL = Stroke(Ink("ink"), 0.6)
_ARROW = 1.7
STRONG_STEPS = frozenset({"request", "selection", "tender", "evaluation"})
"""The steps from publication to award, which are filled."""


def onward(placed: RoadmapLayout, bar: Bar) -> Iterator[Mark]:
    """Yield the arrow at the edge of an item that goes on beyond it."""
    if continues(bar, placed.scale):
        x, y, half = bar.right - 0.4, bar.middle, bar.height * 0.22
        corners = ((x - _ARROW, y - half), (x, y), (x - _ARROW, y + half))
        yield Path(corners, Ink("ink"), key=bar.item.id)


def bar_marks(
    workshop: Workshop, placed: RoadmapLayout, bar: Bar, *, critical: bool = False
) -> tuple[Mark, ...]:
    """Return all marks of one item, with its id as key."""
    body = body_marks(workshop, bar, critical=critical)
    return (*body, *onward(placed, bar), *bar_words(workshop, placed, bar))


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
        return Path(diamond(x, y, r), ground, stroke, key=bar.item.id)
    return Path(((x, y),), ground, stroke, radius=r, key=bar.item.id)


def diamond(x: float, y: float, r: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a diamond around a point."""
    return (x, y - r), (x + r, y), (x, y + r), (x - r, y)


def _step(bar: Bar, code: str, left: float, right: float, token: str) -> Iterator[Mark]:
    """Yield a step before the bar: dotted, outlined or filled, so that it reads without colour."""
    key, height = bar.item.id, bar.height * 0.34
    y = bar.middle - height / 2
    if code == "consultation":
        dots = Stroke(Ink(token), 0.5, (0.4, 0.8))
        yield Line(((left, bar.middle), (right, bar.middle)), dots, key=key)
        return
    fill = Ink(token, 0.55) if code in STRONG_STEPS else Ink("panel")
    yield Box(left, y, right - left, height, fill, Stroke(Ink(token), 0.18), key=key)


def _point(bar: Bar) -> Iterator[Mark]:
    x, y, r, key = bar.left, bar.middle, bar.height * 0.36, bar.item.id
    if bar.item.kind is ItemKind.MILESTONE:
        yield Path(diamond(x, y, r), Ink("ink"), key=key)
        return
    h = r * 0.9
    corners = ((x - r / 2, y - h), (x + r / 2, y - h), (x + r, y), (x + r / 2, y + h))
    yield Path((*corners, (x - r / 2, y + h), (x - r, y)), Ink("ink"), key=key)
    size = bar.height / TILE.bar * 5.2
    base = y + size * measure.MM_PER_POINT * 0.36
    yield Text(x, base, "B", size, 700, Ink("panel"), "middle", key=key)


def bar_words(workshop: Workshop, placed: RoadmapLayout, bar: Bar) -> Iterator[Mark]:
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
