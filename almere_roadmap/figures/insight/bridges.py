"""Bridge firms (figure 3): customers abroad against suppliers nearby, with the quadrant of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.firms.bridge_firms import BridgePoint, meaning
from almere_roadmap.analysis.result import worst
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis, group_sign
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, percent, say

_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.18)
_LEFT, _SIZE = 9.0, 7.5


def bridge_chart(
    points: Sequence[BridgePoint],
    thresholds: tuple[float, float],
    width: float,
    *,
    source: str = "",
    named: bool = True,
) -> Figure:
    """Draw every firm; those above both thresholds lie in the shaded quadrant and are named.

    ``thresholds`` are shares (0 to 1) of customers abroad and suppliers nearby; ``named`` False
    leaves the names of firms out, for the anonymous edition.
    """
    side = min(width - _LEFT - 2, 84.0)
    across, up = Axis(0, 1, _LEFT + 3, _LEFT + side - 3), Axis(0, 1, side - 3, 3)
    marks: list[Mark] = [*_plane(side, across, up, thresholds)]
    for point in points:
        x, y = across.at(point.foreign_customers), up.at(point.regional_suppliers)
        marks += group_sign(point.organisation.group, x, y, 1.5, point.organisation.id)
    if named:
        marks += _names(points, across, up, side)
    return Figure(
        width,
        side + 11,
        tuple(marks),
        title=say(meaning(points)),
        caption=threshold_words(thresholds),
        source=source,
        flag=flag_of(worst(point.status for point in points)),
        alt=_("Chart of {n} firms by customers abroad and suppliers nearby.").format(
            n=number(len(points))
        ),
        tips={p.organisation.id: _tip(p, named=named) for p in points},
        missing=measure.missing_in(marks),
    )


def threshold_words(thresholds: tuple[float, float]) -> str:
    """Say above which shares a firm is a bridge."""
    return _(
        "A bridge has more than {foreign} of its partners among customers abroad and more than "
        "{regional} among suppliers nearby; the report prints no thresholds."
    ).format(foreign=percent(thresholds[0], 0), regional=percent(thresholds[1], 0))


def _tip(point: BridgePoint, *, named: bool) -> str:
    return _("{name}: {x} of its customers abroad, {y} of its suppliers nearby").format(
        name=point.organisation.name if named else _("a firm"),
        x=percent(point.foreign_customers, 0),
        y=percent(point.regional_suppliers, 0),
    )


def _plane(side: float, across: Axis, up: Axis, thresholds: tuple[float, float]) -> Iterator[Mark]:
    """Yield the square with the shaded quadrant in which both shares are above the thresholds."""
    yield Box(_LEFT, 0, side, side, Ink("panel"), Stroke(_GREY, 0.2))
    # A threshold of nought lies just above nought: firms on the axis are no bridges.
    left = across.at(thresholds[0]) + 2
    bottom = up.at(thresholds[1]) - 2
    yield Box(left, 0, _LEFT + side - left, bottom, Ink("accent-soft", 0.7))
    for share in (0.5,):
        yield Line(((across.at(share), 0), (across.at(share), side)), _HAIR)
        yield Line(((_LEFT, up.at(share)), (_LEFT + side, up.at(share))), _HAIR)
    dashed = Stroke(Ink("accent"), 0.25, (1.2, 1.0))
    yield Line(((left, 0), (left, side)), dashed)
    yield Line(((_LEFT, bottom), (_LEFT + side, bottom)), dashed)
    for share, anchor in ((0.0, "start"), (1.0, "end")):
        words = percent(share, 0)
        x = _LEFT if not share else _LEFT + side
        yield Text(x, side + 4, words, 8, ink=_GREY, anchor=anchor)
        yield Text(
            _LEFT - 1.5,
            side if not share else 3,
            percent(share, 0).removesuffix("\xa0%"),
            8,
            ink=_GREY,
            anchor="end",
        )
    words = _("partners among customers: abroad")
    yield Text(
        _LEFT + side / 2, side + 8.4, measure.shorten(words, side, 8), 8, ink=_GREY, anchor="middle"
    )
    words = measure.shorten(_("partners among suppliers: nearby"), side, 8)
    yield Text(_LEFT - 5.5, side / 2, words, 8, ink=_GREY, anchor="middle", turned=True)


def _names(points: Sequence[BridgePoint], across: Axis, up: Axis, side: float) -> Iterator[Mark]:
    """Yield the names of bridge firms where they find room beside their sign."""
    taken: list[tuple[float, float, float, float]] = []
    for point in points:
        x, y = across.at(point.foreign_customers), up.at(point.regional_suppliers)
        taken.append((x - 1.6, y - 1.6, x + 1.6, y + 1.6))
    for point in (p for p in points if p.bridge):
        x, y = across.at(point.foreign_customers), up.at(point.regional_suppliers)
        name = measure.shorten(point.organisation.name, 0.45 * side, _SIZE)
        wide = measure.width(name, _SIZE, 600)
        for left, base in (
            (x + 2.2, y + 1),
            (x - 2.2 - wide, y + 1),
            (x - wide / 2, y - 2.4),
            (x - wide / 2, y + 4.4),
        ):
            box = (left, base - 2.3, left + wide, base + 0.7)
            is_inside = left >= _LEFT + 0.5 and box[2] <= _LEFT + side - 0.5 and box[1] >= 0.5
            if is_inside and box[3] <= side - 0.5 and not any(meets(box, other) for other in taken):
                taken.append(box)
                yield Text(left, base, name, _SIZE, 600, key=point.organisation.id)
                break


def meets(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Tell whether two boxes (left, top, right, bottom) overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
