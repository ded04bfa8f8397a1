"""Orientation: how far from home customers and suppliers are, by kind of relation and by firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.firms.orientation import FirmPoint, KindOrientation, meaning
from almere_roadmap.analysis.names import RELATION
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, say

_ROW = 5.6
_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.18)
_THREE_TICKS = 16.0
"""A scale must be so long, in mm, for three numbers not to touch."""
_LEFT = 9.0

MEAN = "orientation:mean"
"""The key of the cross: the mean of customers across, that of suppliers up."""


def orientation_chart(
    kinds: Sequence[KindOrientation],
    firms: Sequence[FirmPoint],
    weights: Sequence[float],
    width: float,
    *,
    home: str = "",
    source: str = "",
    status: Status = Status.COMPUTED,
    named: bool = True,
) -> Figure:
    """Draw customers against suppliers with the diagonal, and the mean of every kind beside it.

    ``named`` False leaves the names of firms out, for the anonymous edition.
    """
    beside = width >= 120
    side = min(0.46 * width, 72.0) if beside else min(width - _LEFT - 2, 72.0)
    marks: list[Mark] = [*_plane(side, home), *_bubbles(firms, side), *_mean(kinds, side)]
    high = side + 11
    if beside:
        rows = tuple(_kinds(kinds, _LEFT + side + 12, 0, width))
        high = max(high, 6 + len(kinds) * _ROW + 8)
    else:
        rows = tuple(_kinds(kinds, 0, high + 4, width))
        high += 4 + 6 + len(kinds) * _ROW + 1
    marks += rows
    return Figure(
        width,
        high,
        tuple(marks),
        title=say(meaning(kinds)),
        caption=_caption(firms, weights),
        source=source,
        flag=flag_of(status),
        alt=_alt(kinds),
        tips=_tips(kinds, firms, named=named),
        missing=measure.missing_in(marks),
    )


def _caption(firms: Sequence[FirmPoint], weights: Sequence[float]) -> str:
    written = " · ".join(number(w, 0 if float(w).is_integer() else 1) for w in weights)
    first = _(
        "0 is all at home, 100 all abroad; weights by area {weights}. The band around a mean is "
        "one standard deviation to either side."
    ).format(weights=written)
    if firms:
        return f"{first} " + _("A circle is a firm, its area the number of persons.")
    return f"{first} " + _("There are no profiles of single firms; the cross is the mean.")


def _alt(kinds: Sequence[KindOrientation]) -> str:
    return ", ".join(f"{_name(k)} {number(k.value, 1)}" for k in kinds) or _("No relations yet.")


def _name(kind: KindOrientation) -> str:
    return capital(_(RELATION[kind.kind])) if kind.kind else _("All relations")


def _key(kind: KindOrientation) -> str:
    return f"orientation:{kind.kind.value if kind.kind else 'all'}"


def _tips(
    kinds: Sequence[KindOrientation], firms: Sequence[FirmPoint], *, named: bool
) -> dict[str, str]:
    tips = {
        _key(k): _("{name}: {value}, from {count} relations").format(
            name=_name(k), value=spread_words(k.value, k.spread), count=number(k.count)
        )
        for k in kinds
    }
    value = {k.kind: k.value for k in kinds}
    customers, suppliers = value.get(RelationKind.CUSTOMER), value.get(RelationKind.SUPPLIER)
    if customers is not None and suppliers is not None:
        tips[MEAN] = _("{name}: customers {x}, suppliers {y}").format(
            name=capital(_("mean")), x=number(customers, 1), y=number(suppliers, 1)
        )
    for firm in firms:
        tips[firm.organisation] = _("{name}: customers {x}, suppliers {y}").format(
            name=firm.name if named else _("a firm"),
            x=spread_words(firm.customers, firm.spreads[0]),
            y=spread_words(firm.suppliers, firm.spreads[1]),
        )
    return tips


def spread_words(value: float, spread: float) -> str:
    """Write a mean with its standard deviation: half at home and half abroad is 50 too."""
    return f"{number(value, 1)} ± {number(spread, 1)}" if spread else number(value, 1)


def _plane(side: float, home: str) -> Iterator[Mark]:
    """Yield the square of customers (across) and suppliers (up) with its diagonal."""
    across, up = _axes(side)
    yield Box(_LEFT, 0, side, side, Ink("panel"), Stroke(_GREY, 0.2))
    for share in (1 / 3, 2 / 3):
        x, y = _LEFT + share * side, share * side
        yield Line(((x, 0), (x, side)), _HAIR)
        yield Line(((_LEFT, y), (_LEFT + side, y)), _HAIR)
    yield Line(((_LEFT, side), (_LEFT + side, 0)), Stroke(_GREY, 0.25, (1.2, 1.0)))
    for value in (0, 100):
        yield Text(
            _LEFT - 1.5,
            up.at(value) + (3 if value else 0),
            number(value),
            8,
            ink=_GREY,
            anchor="end",
        )
        anchor = "end" if value else "start"
        yield Text(across.at(value), side + 4, number(value), 8, ink=_GREY, anchor=anchor)
    words = _("customers: {home} → abroad"), _("suppliers: {home} → abroad")
    brief = _("customers → abroad"), _("suppliers → abroad")
    where = home or _("home")
    x_name, y_name = (
        _fitting((whole.format(home=where), short), side - 16)
        for whole, short in zip(words, brief, strict=True)
    )
    yield Text(_LEFT + side / 2, side + 8, x_name, 8, ink=_GREY, anchor="middle")
    yield Text(_LEFT - 5.5, side / 2, y_name, 8, ink=_GREY, anchor="middle", turned=True)


def _fitting(ways: Sequence[str], room: float) -> str:
    """Return the first way of saying something that fits, the last one cut where none does."""
    whole = (words for words in ways if measure.width(words, 8) <= room)
    return next(whole, measure.shorten(ways[-1], room, 8))


def _axes(side: float) -> tuple[Axis, Axis]:
    return Axis(0, 100, _LEFT, _LEFT + side), Axis(0, 100, side, 0)


def _bubbles(firms: Sequence[FirmPoint], side: float) -> Iterator[Mark]:
    across, up = _axes(side)
    largest = max((firm.persons for firm in firms), default=1) or 1
    for firm in sorted(firms, key=lambda f: (-f.persons, f.organisation)):
        radius = max(1.0, 0.07 * side * (firm.persons / largest) ** 0.5)
        x = min(max(across.at(firm.customers), _LEFT + radius), _LEFT + side - radius)
        y = min(max(up.at(firm.suppliers), radius), side - radius)
        stroke = Stroke(_GREY, 0.25)
        yield Path(((x, y),), Ink("size-0"), stroke, radius, firm.organisation)


def _mean(kinds: Sequence[KindOrientation], side: float) -> Iterator[Mark]:
    value = {k.kind: k.value for k in kinds}
    x, y = value.get(RelationKind.CUSTOMER), value.get(RelationKind.SUPPLIER)
    if x is None or y is None:
        return
    across, up = _axes(side)
    px, py, stroke = across.at(x), up.at(y), Stroke(Ink("accent"), 0.7)
    yield Line(((px - 2, py), (px + 2, py)), stroke, key=MEAN)
    yield Line(((px, py - 2), (px, py + 2)), stroke, key=MEAN)
    words, wide = _("mean"), measure.width(_("mean"), 8, 600)
    # On the side of the cross that is away from the diagonal.
    at = min(max(px - wide / 4, _LEFT + 1), _LEFT + side - wide - 1)
    above = (y >= x and py > 6) or py > side - 6
    yield Text(at, py - 3 if above else py + 5.4, words, 8, 600, Ink("accent"), key=MEAN)


def _kinds(kinds: Sequence[KindOrientation], x: float, y: float, width: float) -> Iterator[Mark]:
    """Yield the mean of every kind on a scale from home to abroad."""
    names = [_name(kind) for kind in kinds]
    widest = max((measure.width(name, 8.5, 600) for name in names), default=20.0)
    label = min(widest + 3, 0.5 * (width - x))
    axis = Axis(0, 100, x + label, width - 20)
    bottom = y + 6 + len(kinds) * _ROW
    for value in (0, 50, 100):
        yield Line(((axis.at(value), y + 5), (axis.at(value), bottom)), _HAIR)
        if value != 50 or axis.last - axis.first > _THREE_TICKS:
            yield Text(axis.at(value), y + 3.4, number(value), 8, ink=_GREY, anchor="middle")
    yield Text(width, y + 3.4, "n", 8, 600, _GREY, "end")
    for place, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        top = y + 6 + place * _ROW
        yield from _kind(kind, measure.shorten(name, label - 2, 8.5), axis, x, top, width)


def _kind(
    kind: KindOrientation, name: str, axis: Axis, x: float, y: float, width: float
) -> Iterator[Mark]:
    key, middle = _key(kind), y + _ROW / 2
    weight = 600 if kind.kind is None else 400
    yield Box(x, y, width - x, _ROW, key=key)
    yield Text(x, middle + 1, name, 8.5, weight, key=key)
    spot = axis.at(kind.value)
    ends = axis.at(kind.value - kind.spread), axis.at(kind.value + kind.spread)
    if kind.spread:
        yield Box(ends[0], middle - 0.9, ends[1] - ends[0], 1.8, Ink("area-3"), radius=0.9, key=key)
    yield Line(((axis.first, middle), (spot, middle)), Stroke(_GREY, 0.25), key=key)
    few = kind.count < 5
    fill = Ink("panel") if few else Ink("accent")
    yield Path(((spot, middle),), fill, Stroke(Ink("accent"), 0.4), 1.2, key)
    value = number(kind.value, 1)
    yield Text(width - 7, middle + 1, value, 8.5, 600, anchor="end", tabular=True, key=key)
    count = number(kind.count)
    yield Text(width, middle + 1, count, 8, 400, _GREY, "end", True, key=key)
