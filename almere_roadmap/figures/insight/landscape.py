"""The firm landscape: a showcase of types and activities, and the four categories of firms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.firms.landscape import (
    CATEGORY,
    Category,
    Showcase,
    categories_meaning,
    showcase_meaning,
)
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number, percent, plural, say

_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.2)
_STEP, _SIZE = 3.7, 8.0


def showcase_chart(
    found: Showcase, width: float, *, source: str = "", flag: str = "", named: bool = True
) -> Figure:
    """Draw every firm by name in its cell; ``named`` False shows how many there are instead."""
    first = min(0.26 * width, 44.0)
    wide = (width - first) / len(found.activities)
    marks: list[Mark] = []
    top = 0.0
    for place, activity in enumerate(found.activities):
        lines = measure.break_lines(called(ACTIVITY, activity), wide - 3, _SIZE, 600, most=2)
        top = max(top, len(lines) * _STEP + 1.5)
        marks += _lines(lines, first + place * wide + 2, 3.2, 600, _GREY)
    y = top
    for kind, cells in zip(found.kinds, found.cells, strict=True):
        marks.append(Line(((0, y), (width, y)), _HAIR))
        head = measure.break_lines(called(ESTABLISHMENT_TYPE, kind), first - 3, _SIZE, 600, most=6)
        high = max(1, len(head)) * _STEP
        marks += _lines(head, 0, y + 4, 600, Ink("ink"), f"type:{kind}")
        for place, cell in enumerate(cells):
            texts = list(_cell(cell, first + place * wide + 2, y + 4, wide - 3, named=named))
            marks += texts
            high = max(high, _STEP * len({mark.y for mark in texts if isinstance(mark, Text)}))
        marks.append(Box(0, y, first - 2, high + 2.4, key=f"type:{kind}"))
        y += high + 2.4
    return Figure(
        width,
        y,
        tuple(marks),
        title=say(showcase_meaning(found)),
        caption=_("Rows are types of establishment, columns what is done there."),
        source=source,
        flag=flag,
        alt=_("Table of {n} firms by type of establishment and activity.").format(
            n=number(found.count)
        ),
        tips=_showcase_tips(found, named=named),
        missing=measure.missing_in(marks),
    )


def _showcase_tips(found: Showcase, *, named: bool) -> dict[str, str]:
    """Say per firm its name, and per type how many firms there are."""
    firms = [firm for row in found.cells for cell in row for firm in cell]
    tips = {firm.id: firm.name if named else _("a firm") for firm in firms}
    for kind, row in zip(found.kinds, found.cells, strict=True):
        count = plural("{n} firm", "{n} firms", sum(len(cell) for cell in row))
        tips[f"type:{kind}"] = f"{called(ESTABLISHMENT_TYPE, kind)}: {count}"
    return tips


def called(names: dict[str, str], code: str) -> str:
    """Return what a code is called; a code of the workshop's own is shown as it is."""
    return capital(_(names[code])) if code in names else code or "–"


def _lines(
    lines: Sequence[str], x: float, y: float, weight: int, ink: Ink, key: str = ""
) -> Iterator[Mark]:
    for place, line in enumerate(lines):
        yield Text(x, y + place * _STEP, line, _SIZE, weight, ink, key=key)


def _cell(
    cell: Sequence[Organisation], x: float, y: float, room: float, *, named: bool
) -> Iterator[Mark]:
    if not named:
        words = number(len(cell)) if cell else "–"
        yield Text(x, y, words, _SIZE, 600 if cell else 400, Ink("ink") if cell else _GREY)
        return
    for firm in cell:
        for line in measure.break_lines(firm.name, room, _SIZE, most=3) or ["–"]:
            yield Text(x, y, line, _SIZE, key=firm.id)
            y += _STEP


def category_chart(
    found: Sequence[Category],
    areas: Sequence[str],
    width: float,
    *,
    limits: tuple[int, float] = (100, 15.0),
    source: str = "",
    flag: str = "",
) -> Figure:
    """Draw the mean turnover by area of each of the four categories (figure 1).

    ``limits`` are from how many persons a firm is large and above which percentage it exports.
    """
    marks: list[Mark] = [*_legend(areas, width)]
    y = max((mark.y for mark in marks if isinstance(mark, Text)), default=3.0) + 3.5
    label = min(max(0.34 * width, 36.0), 46.0)
    axis = Axis(0, 100, label, width - 2)
    for category in found:
        marks += _category(category, len(areas), axis, y)
        y += 12.0
    return Figure(
        width,
        y,
        tuple(marks),
        title=say(categories_meaning(found)),
        caption=limit_words(limits),
        source=source,
        flag=flag,
        alt="; ".join(f"{name_of(c)}: {number(len(c.firms))}" for c in found),
        tips={_key(c): _tip(c, areas) for c in found},
        missing=measure.missing_in(marks),
    )


def limit_words(limits: tuple[int, float]) -> str:
    """Say when a firm is large and when it exports."""
    persons, abroad = limits
    digits = 0 if float(abroad).is_integer() else 1
    return _(
        "Large from {persons} persons, exporting above {share} of turnover abroad; the EU calls "
        "a firm large from 250."
    ).format(persons=number(persons), share=percent(abroad / 100, digits))


def name_of(category: Category) -> str:
    """Return what a category is called."""
    return capital(_(CATEGORY[category.large, category.exporting]))


def _key(category: Category) -> str:
    return f"category:{int(category.large)}{int(category.exporting)}"


def _tip(category: Category, areas: Sequence[str]) -> str:
    firms = plural("{n} firm", "{n} firms", len(category.firms))
    parts = [
        f"{area} {percent(share / 100, 0)}"
        for area, share in zip(areas, category.turnover, strict=False)
    ]
    return ": ".join(filter(None, (f"{name_of(category)}, {firms}", " · ".join(parts))))


def _legend(areas: Sequence[str], width: float) -> Iterator[Mark]:
    x, y = 0.0, 3.0
    for place, area in enumerate(areas):
        name = measure.shorten(area, width - 4.2, _SIZE)
        wide = measure.width(name, _SIZE) + 8
        if x + wide > width and x:
            x, y = 0.0, y + 4.4
        outline = Stroke(Ink("area-0"), 0.2) if place > 1 else None
        yield Box(x, y - 2.4, 3, 3, Ink(f"area-{min(place, 3)}"), outline)
        yield Text(x + 4.2, y, name, _SIZE, ink=_GREY)
        x += wide


def _category(found: Category, areas: int, axis: Axis, y: float) -> Iterator[Mark]:
    key = _key(found)
    yield Box(0, y, axis.last, 11, key=key)
    yield Text(
        0, y + 4.4, measure.shorten(name_of(found), axis.first - 2, 8.5, 600), 8.5, 600, key=key
    )
    firms = plural("{n} firm", "{n} firms", len(found.firms))
    yield Text(0, y + 8.4, firms, _SIZE, ink=_GREY, key=key)
    known = found.turnover if len(found.turnover) == areas else ()
    if not known:
        words = _("no firm") if not found.firms else _("shares not comparable")
        yield Text(axis.first, y + 6, words, _SIZE, ink=_GREY, key=key)
        return
    done = 0.0
    for place, share in enumerate(known):
        left, right = axis.at(done), axis.at(done + share)
        if right - left > 0.05:
            outline = Stroke(Ink("area-0"), 0.2)
            ink = Ink(f"area-{min(place, 3)}")
            yield Box(left, y + 2, right - left, 6, ink, outline, key=key)
            words = percent(share / 100, 0)
            if measure.width(words, 7.5, 600) < right - left - 1.2:
                on = Ink("on-accent") if place == 0 else Ink("ink")
                yield Text((left + right) / 2, y + 6, words, 7.5, 600, on, "middle", key=key)
        done += share
