"""The portfolio: niches by feasibility and return, in four fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.choosing.portfolio import FIELD, Field, Portfolio, Spot, field_of
from almere_roadmap.domain.words import Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, plural

_GREY = Ink("ink-2")
_LEFT, _FOOT = 13.0, 10.0
SCALE = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The scales across and up, in millimetres, of a portfolio of some size."""

    across: Axis
    up: Axis

    @classmethod
    def of(cls, width: float, height: float = 92.0) -> Frame:
        """Return the frame in a width, no higher than ``height``."""
        high = min(0.72 * width, height - _FOOT)
        return cls(Axis(*SCALE, _LEFT, width - 1), Axis(*SCALE, high, 1))

    def score(self, x: float, y: float) -> tuple[float, float]:
        """Return the scores at a place, held within the scale, in tenths."""
        return _value(self.across, x), _value(self.up, y)


def _value(axis: Axis, place: float) -> float:
    share = (place - axis.first) / (axis.last - axis.first)
    return round(axis.low + min(1.0, max(0.0, share)) * (axis.high - axis.low), 1)


def portfolio(
    spots: Sequence[Spot],
    width: float,
    *,
    x_name: str = "",
    y_name: str = "",
    cuts: tuple[float, float] = (3.0, 3.0),
    status: Status = Status.RECORDED,
    counted: str = "",
    height: float = 92.0,
) -> Figure:
    """Draw niches in four fields; what lies on a border belongs to the higher field.

    ``counted`` says what the area of a circle is, such as "dots".
    """
    frame = Frame.of(width, height)
    across, up = frame.across, frame.up
    marks: list[Mark] = [*_fields(across, up, cuts), *_scale(across, up, x_name, y_name)]
    marks += _field_names(across, up)
    circles = [_circle(s, spots, across, up) for s in _ordered(spots)]
    marks += circles
    marks += _names(_ordered(spots), circles, across, up, cuts)
    ready = [s for s in spots if field_of(s, cuts) is Field.BEGIN]
    area = _("The area of a circle counts {counted}.").format(counted=counted) if counted else ""
    edge = _("The borders lie at {x} and {y}; on a border counts as above.")
    edge = edge.format(x=number(cuts[0], 1), y=number(cuts[1], 1))
    return Figure(
        width,
        up.first + _FOOT,
        tuple(marks),
        title=plural("{n} niche is ready to begin.", "{n} niches are ready to begin.", len(ready)),
        caption=" ".join(filter(None, (area, edge))),
        source=_("session"),
        flag=flag_of(status),
        alt=", ".join(f"{s.name} ({number(s.x, 1)}; {number(s.y, 1)})" for s in spots),
        tips={s.niche: _tip(s, cuts) for s in spots},
        missing=measure.missing_in(marks),
    )


def portfolio_figure(
    found: Portfolio,
    width: float,
    *,
    height: float = 92.0,
    cuts: tuple[float, float] | None = None,
) -> Figure:
    """Draw a portfolio of the workshop, its circles by firms; ``cuts`` tries other lines."""
    return portfolio(
        found.spots,
        width,
        x_name=found.across.name,
        y_name=found.up.name,
        cuts=cuts or found.cuts,
        status=found.status,
        counted=_("firms"),
        height=height,
    )


def _tip(spot: Spot, cuts: tuple[float, float]) -> str:
    where = _(FIELD[field_of(spot, cuts)])
    return f"{spot.name}: {number(spot.x, 2)} – {number(spot.y, 2)}; {where}"


def _ordered(spots: Sequence[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda s: (-s.weight, s.niche))


def _fields(across: Axis, up: Axis, cuts: tuple[float, float]) -> Iterator[Mark]:
    x, y = across.at(cuts[0]), up.at(cuts[1])
    yield Box(x, up.last, across.last - x, y - up.last, Ink("accent-soft", 0.7))
    whole = (across.first, up.last, across.last - across.first, up.first - up.last)
    yield Box(*whole, None, Stroke(_GREY, 0.25))
    dash = Stroke(_GREY, 0.3, (1.4, 1.0))
    yield Line(((x, up.last), (x, up.first)), dash)
    yield Line(((across.first, y), (across.last, y)), dash)


def _scale(across: Axis, up: Axis, x_name: str, y_name: str) -> Iterator[Mark]:
    for value in range(1, 6):
        anchor = {1: "start", 5: "end"}.get(value, "middle")
        yield Text(across.at(value), up.first + 4, number(value), 8, ink=_GREY, anchor=anchor)
        base = up.at(value) + {1: 0.0, 5: 2.4}.get(value, 1.0)
        yield Text(across.first - 2, base, number(value), 8, ink=_GREY, anchor="end")
    feasible, gain = _("feasibility"), _("return")
    words = f"{x_name or feasible} →"
    yield Text(across.last, up.first + 8.4, words, 8, 600, anchor="end")
    words = measure.shorten(f"{y_name or gain} →", up.first - up.last - 2, 8, 600)
    yield Text(4, up.last, words, 8, 600, anchor="end", turned=True)


def _circle(spot: Spot, spots: Sequence[Spot], across: Axis, up: Axis) -> Path:
    most = max(s.weight for s in spots) or 1.0
    largest = min(4.8, 0.045 * (across.last - across.first))
    radius = max(min(2.9, largest), largest * (max(spot.weight, 0.0) / most) ** 0.5)
    x = min(max(across.at(spot.x), across.first + radius), across.last - radius)
    y = min(max(up.at(spot.y), up.last + radius), up.first - radius)
    return Path(((x, y),), Ink("panel"), Stroke(Ink("accent"), 0.45), radius, spot.niche)


def _names(
    spots: Sequence[Spot],
    circles: Sequence[Path],
    across: Axis,
    up: Axis,
    cuts: tuple[float, float],
) -> Iterator[Mark]:
    """Yield codes in and names beside the circles where they are free, else none."""
    around = [_around(path) for path in circles]
    taken = [*_field_name_places(across, up)]
    inside = []
    for place, (spot, path) in enumerate(zip(spots, circles, strict=True)):
        box = _code_box(spot, path)
        others = (other for n, other in enumerate(around) if n != place)
        fits = box is not None and not any(_meet(box, other) for other in (*taken, *others))
        inside.append(fits)
        if fits and box is not None:
            taken.append(box)
            yield Text(
                path.points[0][0], box[3] - 1, spot.code, 8, 600, anchor="middle", key=spot.niche
            )
    taken += [*around, *_borders(across, up, cuts)]
    for spot, path, coded in zip(spots, circles, inside, strict=True):
        (x, y), r = path.points[0], path.radius + 1
        whole = spot.name if coded else f"{spot.code} {spot.name}".strip()
        for words in (whole, measure.shorten(whole, 26, 8, 600), "" if coded else spot.code):
            beside = _free(words, (x, y, r), taken, across, up)
            if words and beside:
                taken.append((*beside, beside[0] + measure.width(words, 8, 600), beside[1] + 3))
                yield Text(beside[0], beside[1] + 2.2, words, 8, 600, key=spot.niche)
                break


def _around(path: Path) -> tuple[float, float, float, float]:
    (x, y), r = path.points[0], path.radius
    return x - r, y - r, x + r, y + r


def _code_box(spot: Spot, circle: Path) -> tuple[float, float, float, float] | None:
    """Return the room of a code in its circle, None where it does not fit."""
    wide = measure.width(spot.code, 8, 600)
    if not spot.code or wide > 2 * circle.radius - 0.8:
        return None
    x, y = circle.points[0]
    return x - wide / 2, y - 2, x + wide / 2, y + 2


def _free(
    words: str,
    spot: tuple[float, float, float],
    taken: list[tuple[float, float, float, float]],
    across: Axis,
    up: Axis,
) -> tuple[float, float] | None:
    (x, y, r), wide = spot, measure.width(words, 8, 600)
    places = (
        (x + r, y - 1.5),
        (x - r - wide, y - 1.5),
        (x - wide / 2, y - r - 3),
        (x - wide / 2, y + r),
        (x + 0.6 * r, y + 0.6 * r),
        (x + 0.6 * r, y - 0.6 * r - 3),
        (x - 0.6 * r - wide, y + 0.6 * r),
        (x - 0.6 * r - wide, y - 0.6 * r - 3),
    )
    for left, top in places:
        box = (left, top, left + wide, top + 3)
        inside = (
            across.first < left and box[2] < across.last and up.last < top and box[3] < up.first
        )
        if inside and not any(_meet(box, other) for other in taken):
            return left, top
    return None


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _borders(
    across: Axis, up: Axis, cuts: tuple[float, float]
) -> list[tuple[float, float, float, float]]:
    x, y = across.at(cuts[0]), up.at(cuts[1])
    upright = (x - 0.4, up.last, x + 0.4, up.first)
    level = (across.first, y - 0.4, across.last, y + 0.4)
    return [upright, level]


def _field_words(across: Axis, up: Axis) -> Iterator[tuple[str, float, float, str]]:
    left, right = across.first + 2, across.last - 2
    high, low = up.last + 4, up.first - 2
    yield _(FIELD[Field.EXPLORE]), left, high, "start"
    yield _(FIELD[Field.BEGIN]), right, high, "end"
    yield _(FIELD[Field.REST]), left, low, "start"
    yield _(FIELD[Field.SMALL]), right, low, "end"


def _field_names(across: Axis, up: Axis) -> Iterator[Mark]:
    for words, x, y, anchor in _field_words(across, up):
        yield Text(x, y, words, 8, ink=_GREY, anchor=anchor)


def _field_name_places(across: Axis, up: Axis) -> list[tuple[float, float, float, float]]:
    found = []
    for words, x, y, anchor in _field_words(across, up):
        wide = measure.width(words, 8)
        left = x - wide if anchor == "end" else x
        found.append((left - 1, y - 3, left + wide + 1, y + 1))
    return found
