"""Networks by the level on which they focus; a level that nobody looks at shows as a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.analysis.networks.network import FocusLevel, focus_meaning
from almere_roadmap.domain.words import Status
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Mark, Stroke, Text
from almere_roadmap.figures.words import capital, flag_of
from almere_roadmap.i18n import _, number, say

_ROW, _LINE = 7.0, 3.5
_GREY = Ink("ink-2")


def networks_by_focus(
    levels: Sequence[FocusLevel],
    width: float,
    *,
    source: str = "",
    status: Status = Status.RECORDED,
) -> Figure:
    """Draw how many networks look to each level, with their names."""
    names = [capital(level.name) for level in levels]
    widest = max((measure.width(name, 8.5) for name in names), default=20.0)
    label = min(widest + 3, 0.36 * width)
    axis = Axis(0, max((len(v.networks) for v in levels), default=1), label, label + 0.22 * width)
    marks: list[Mark] = []
    y = 0.0
    for level, name in zip(levels, names, strict=True):
        lines = _names(level, width - axis.last - 10)
        heads = measure.break_lines(name, label - 2, 8.5, most=2)
        height = max(_ROW, _LINE * max(len(lines), len(heads)) + 2.6)
        marks += _level(level, heads, lines, axis, (y, height, width))
        y += height
    unique = {network.id for level in levels for network in level.networks}
    return Figure(
        width,
        max(y, 1.0),
        tuple(marks),
        title=say(focus_meaning(tuple(levels))) if levels else _("No networks yet."),
        caption=_("{n} networks; one may look to several levels.").format(n=number(len(unique))),
        source=source,
        flag=flag_of(status),
        alt="; ".join(
            f"{name}: {number(len(v.networks))}" for name, v in zip(names, levels, strict=True)
        ),
        tips={_key(v): "\n".join(n.name for n in v.networks) or _("no network") for v in levels},
        missing=measure.missing_in(marks),
    )


def _key(level: FocusLevel) -> str:
    return f"focus:{level.name}"


def _names(level: FocusLevel, room: float) -> list[str]:
    words = ", ".join(network.name for network in level.networks)
    return measure.break_lines(words, room, 8, most=2) if words else []


def _level(
    level: FocusLevel,
    heads: list[str],
    lines: list[str],
    axis: Axis,
    place: tuple[float, float, float],
) -> Iterator[Mark]:
    (y, height, width), key = place, _key(level)
    yield Box(0, y, width, height, key=key)
    base = y + 4.4
    for row, head in enumerate(heads):
        yield Text(0, base + row * _LINE, head, 8.5, key=key)
    if not level.networks:
        words = _("no network")
        wide = measure.width(words, 8.5) + 5
        stroke = Stroke(Ink("flag"), 0.35, (1.5, 0.9))
        yield Box(axis.first, y + 1, wide, 5, Ink("flag-ground"), stroke, 0.6, key=key)
        yield Text(axis.first + 2.5, base + 0.1, words, 8.5, ink=Ink("flag"), key=key)
        return
    right = axis.at(len(level.networks))
    yield Box(axis.first, y + 1.5, right - axis.first, 4, Ink("area-1"), key=key)
    yield Text(right + 1.6, base, number(len(level.networks)), 8.5, 600, key=key)
    for row, line in enumerate(lines):
        yield Text(axis.last + 10, base + row * _LINE, line, 8, ink=_GREY, key=key)
