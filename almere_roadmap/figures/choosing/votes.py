"""The dots of a voting round, one sign per dot, by group."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.choosing.voting import Tallied, Tally, meaning
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.words import Group
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import group_sign
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, say

_ROW, _GAP = 8.0, 4.6
_GREY = Ink("ink-2")


def dot_rows(tally: Tally, width: float) -> Figure:
    """Draw niches by dots; a round that is still hidden shows only how many dots came in."""
    groups = [g for g in Group if tally.dots_in.get(g) or tally.dots_given.get(g)]
    rows = () if tally.hidden else tally.rows
    wide = width >= 120
    name, numbers = min(62.0, 0.36 * width), 9 + (5 * len(groups) if wide else 0)
    room = width - name - numbers - 6
    step = _step(tally, len(groups), room)
    marks: list[Mark] = []
    y, line = 0.0, line_place(tally) if rows and _has_line(tally) else None
    for row in rows:
        marks += _row(row, groups, (y, name, step, width), wide=wide)
        y += _ROW
        if y == line:
            marks += _above(y, width)
            y += _GAP
    marks += _legend(tally, groups, y + 4.5, width)
    return Figure(
        width,
        y + 7,
        tuple(marks),
        title=say(meaning(tally)),
        caption=_("One sign is one dot; numbers at the right by group, then the total.")
        if wide
        else _("One sign is one dot."),
        source=_("session"),
        flag=flag_of(tally.status),
        alt=_alt(tally),
        tips={row.niche.id: _tip(row, groups) for row in rows},
        missing=measure.missing_in(marks),
    )


def line_place(tally: Tally) -> float:
    """Return at what height, in mm, the line stands below the niches above it."""
    return _ROW * sum(1 for row in tally.rows if row.rank <= tally.round.line)


def _has_line(tally: Tally) -> bool:
    """Tell whether the line stands below one of these rows, which may be a part of all."""
    ranks, line = [row.rank for row in tally.rows], tally.round.line
    return ranks[0] <= line < ranks[-1] + ranks.count(ranks[-1])


def line_at(tally: Tally, height: float) -> int:
    """Return the rank below which a line at a height, in mm, stands; 0 above the first.

    Niches that share a place stay together.
    """
    below = line_place(tally) + _GAP
    rows = round((height - _GAP if height > below else height) / _ROW)
    return tally.rows[min(rows, len(tally.rows)) - 1].rank if rows > 0 and tally.rows else 0


def _above(y: float, width: float) -> Iterator[Mark]:
    yield Line(((0, y), (width, y)), Stroke(Ink("accent"), 0.7))
    words = _("above the line: on the roadmap")
    yield Text(width, y + 3.2, words, 7.5, 600, Ink("accent"), "end")


def _step(tally: Tally, groups: int, room: float) -> float:
    most = max((row.dots for row in tally.rows), default=1)
    return min(4.4, (room - 3 * groups) / max(1, most))


def _alt(tally: Tally) -> str:
    rows = () if tally.hidden else tally.rows
    return ", ".join(f"{row.rank} {row.niche.name} {number(row.dots)}" for row in rows)


def _tip(row: Tallied, groups: list[Group]) -> str:
    lines = (f"{_(GROUP[g])} {number(row.groups.get(g, 0))}" for g in groups)
    return "\n".join((row.niche.name, *lines))


def _row(
    row: Tallied, groups: list[Group], place: tuple[float, float, float, float], *, wide: bool
) -> Iterator[Mark]:
    (y, name, step, width), key = place, row.niche.id
    middle = y + _ROW / 2
    yield Box(0, y, width, _ROW, key=key)
    yield Text(0, middle + 1.1, number(row.rank), 8.5, 600, _GREY, key=key)
    yield Text(5, middle + 1.1, measure.shorten(row.niche.code, 8, 8.5, 600), 8.5, 600, key=key)
    words = measure.shorten(row.niche.name, name - 15, 8.5)
    yield Text(13.5, middle + 1.1, words, 8.5, key=key)
    x = name + 2
    for group in groups:
        for _dot in range(row.groups.get(group, 0)):
            yield from group_sign(group, x, middle, min(1.6, 0.42 * step), key)
            x += step
        x += 2 if row.groups.get(group) else 0
    written = " · ".join(number(row.groups.get(g, 0)) for g in groups) if wide else ""
    yield Text(width - 9, middle + 1.1, written, 8, 400, _GREY, "end", True, key=key)
    yield Text(width, middle + 1.2, number(row.dots), 9.5, 600, anchor="end", tabular=True, key=key)
    yield Line(((0, y + _ROW), (width, y + _ROW)), Stroke(Ink("line"), 0.18))


def _legend(tally: Tally, groups: list[Group], y: float, width: float) -> Iterator[Mark]:
    x = 0.0
    for group in groups:
        given, came = tally.dots_given.get(group, 0), tally.dots_in.get(group, 0)
        count = (
            number(came) if not given else _("{a} of {b}").format(a=number(came), b=number(given))
        )
        words = f"{_(GROUP[group])} {count}"
        if x + 3.6 + measure.width(words, 8) > width:
            return
        yield from group_sign(group, x + 1.3, y - 1, 1.2)
        yield Text(x + 3.6, y, words, 8, ink=_GREY)
        x += 3.6 + measure.width(words, 8) + 5
