"""Scores of niches: a table with group marks and spread, and the groups side by side."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.choosing.scoring import (
    CONTESTED,
    SIGN,
    VERDICT,
    CellScore,
    Ranked,
    Ranking,
    Verdict,
    meaning,
)
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.words import Group
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis, group_sign
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, percent, say

_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.18)
_RULE = Stroke(Ink("ink"), 0.26)
_LOW, _HIGH = 1.0, 5.0
_ROW, _LINE = 11.0, 3.3
_NARROWEST = 11.0


def score_table(found: Ranking, width: float) -> Figure:
    """Draw niches by criteria: the mean, and under it each group's mean in the range of scores."""
    name = min(42.0, 0.25 * width)
    total = 11.0
    count = max(1, min(len(found.criteria), int((width - name - total) / _NARROWEST)))
    column = (width - name - total) / count
    shown = found.criteria[:count]
    room = column - 1
    heads = [measure.break_lines(c.name, room, 7.5, 600, most=4, hyphens=True) for c in shown]
    top = 3.3 * max((len(lines) for lines in heads), default=1) + 2.5
    marks: list[Mark] = [*_heads(found, heads, name, column, top, width)]
    for place, row in enumerate(found.rows):
        y = top + 5.4 + place * _ROW
        marks += _row(row, found, count, (name, column, y, width))
    bottom = top + 5.4 + max(1, len(found.rows)) * _ROW
    marks += _legend(found, width, bottom + 5)
    return Figure(
        width,
        bottom + 7,
        tuple(marks),
        title=say(meaning(found)),
        caption=_table_caption(found, count),
        source=_("session"),
        flag=flag_of(found.status) if found.rows else "",
        alt=_alt(found),
        tips=_cell_tips(found),
        missing=measure.missing_in(marks),
    )


def _table_caption(found: Ranking, count: int) -> str:
    parts = [_("Weighted mean of group means, scale 1–5; equal scores share a rank.")]
    if found.kendall is not None:
        parts.append(_("Agreement of groups: Kendall’s W {w}.").format(w=number(found.kendall, 2)))
    if any(cell.verdict in SIGN for row in found.rows for cell in row.cells):
        words = _("≠ groups differ {n} or more, ↑ only one group wants it.")
        parts.append(words.format(n=number(CONTESTED, 2)))
    left = len(found.criteria) - count
    if left > 0:
        parts.append(_("{n} more criteria count but are not shown.").format(n=number(left)))
    return " ".join(parts)


def _alt(found: Ranking) -> str:
    scored = [row for row in found.rows if row.total is not None]
    return ", ".join(f"{r.rank} {r.niche.name} {number(r.total or 0, 2)}" for r in scored)


def cell_key(row: Ranked, criterion: str) -> str:
    """Return the key of a niche's score on a criterion."""
    return f"score:{row.niche.id}:{criterion}"


def _cell_tips(found: Ranking) -> dict[str, str]:
    tips = {c.id: "\n".join(filter(None, (c.name, c.explanation))) for c in found.criteria}
    for row in found.rows:
        tips[row.niche.id] = row.niche.name
        for criterion, cell in zip(found.criteria, row.cells, strict=True):
            lines = [f"{row.niche.name} – {criterion.name}"]
            lines += [f"{_(GROUP[g])} {number(v, 1)}" for g, v in cell.groups.items()]
            tips[cell_key(row, criterion.id)] = "\n".join(lines)
    return tips


def _heads(
    found: Ranking,
    heads: list[list[str]],
    name: float,
    column: float,
    top: float,
    width: float,
) -> Iterator[Mark]:
    base = top + 3.2
    # A narrow column keeps its first word: the head of the next one begins where it ends.
    yield Text(0, top - 1.2, measure.shorten(_("Niche by rank"), name - 1, 8, 600), 8, 600, _GREY)
    yield Text(0, base, _("weight"), 7.5, ink=_GREY)
    for place, (criterion, lines) in enumerate(zip(found.criteria, heads, strict=False)):
        x = name + (place + 0.5) * column
        for row, line in enumerate(reversed(lines)):
            yield Text(x, top - 1.2 - 3.3 * row, line, 7.5, 600, _GREY, "middle", key=criterion.id)
        share = percent(found.weights[place], 0)
        yield Text(x, base, share, 7.5, ink=_GREY, anchor="middle", key=criterion.id)
    yield Text(width, top - 1.2, _("Score"), 8, 600, _GREY, "end")
    yield Line(((0, top + 5.2), (width, top + 5.2)), _RULE)


def _row(
    row: Ranked, found: Ranking, count: int, place: tuple[float, float, float, float]
) -> Iterator[Mark]:
    (name, column, y, width), key = place, row.niche.id
    yield Box(0, y, width, _ROW, key=key)
    yield from _name(row, 0, y + 4.6, name, most=2)
    for number_ in range(min(count, len(row.cells))):
        spot = (name + number_ * column, y, column)
        yield from _cell(row.cells[number_], cell_key(row, found.criteria[number_].id), spot)
    words = "–" if row.total is None else number(row.total, 2)
    yield Text(width, y + 6.2, words, 10, 600, anchor="end", tabular=True, key=key)
    yield Line(((0, y + _ROW), (width, y + _ROW)), _HAIR)


def _name(row: Ranked, x: float, y: float, room: float, most: int) -> Iterator[Mark]:
    """Yield rank, code and name."""
    key = row.niche.id
    yield Text(x, y, number(row.rank), 8.5, 600, Ink("accent"), key=key)
    x += 5.5
    words = f"{row.niche.code} {row.niche.name}".strip()
    lines = measure.break_lines(words, room - 7, 8.5, 600, most=most)
    for number_, line in enumerate(lines):
        yield Text(x, y + 3.5 * number_, line, 8.5, 600, key=key)


def _cell(cell: CellScore, key: str, place: tuple[float, float, float]) -> Iterator[Mark]:
    x, y, column = place
    axis = Axis(_LOW, _HIGH, x + 2, x + column - 2)
    if cell.mean is None or cell.low is None or cell.high is None:
        yield Text(x + column / 2, y + 4, "–", 8.5, ink=_GREY, anchor="middle", key=key)
        return
    sign = SIGN.get(cell.verdict, "")
    if sign:
        split = cell.verdict is Verdict.CONTESTED
        ground = Ink("flag-ground" if split else "accent-soft")
        edge = Stroke(Ink("flag" if split else "accent"), 0.26)
        yield Box(x + 0.3, y + 0.3, column - 0.6, _ROW - 0.6, ground, edge, key=key)
    words = f"{number(cell.mean, 1)} {sign}".strip()
    yield Text(x + column / 2, y + 4, words, 8.5, 600, anchor="middle", key=key)
    left, right = axis.at(cell.low), axis.at(cell.high)
    yield Box(left, y + 5, max(right - left, 0.4), 4.4, Ink("ink-2", 0.16), key=key)
    yield Line(
        ((axis.first, y + 9.6), (axis.last, y + 9.6)), Stroke(Ink("ink-2", 0.6), 0.18), key=key
    )
    for row, (group, value) in enumerate(cell.groups.items()):
        yield from group_sign(group, axis.at(value), y + 5.9 + 1.3 * row, 0.75, key)


def _legend(found: Ranking, width: float, y: float) -> Iterator[Mark]:
    x = 0.0
    groups = {g for row in found.rows for g in row.by_group}
    for group in (g for g in Group if g in groups):
        words = _(GROUP[group])
        yield from group_sign(group, x + 1.2, y - 1, 1.1)
        yield Text(x + 3.4, y, words, 8, ink=_GREY)
        x += 3.4 + measure.width(words, 8) + 4
    words = _("lowest to highest")
    if x + 6 + measure.width(words, 8) < width:
        yield Box(x, y - 2.4, 5, 2.8, Ink("ink-2", 0.16))
        yield Text(x + 6.5, y, words, 8, ink=_GREY)
        x += 6.5 + measure.width(words, 8) + 4


def group_spread(found: Ranking, width: float) -> Figure:
    """Draw each niche's weighted score per group on the scale 1–5, the room as a stroke."""
    name, aside = min(52.0, 0.32 * width), min(40.0, 0.24 * width)
    axis = Axis(_LOW, _HIGH, name + 3, width - aside - 4)
    rows = [row for row in found.rows if row.by_group]
    marks: list[Mark] = []
    for value in range(1, 6):
        x = axis.at(value)
        marks.append(Text(x, 3.2, number(value), 8, ink=_GREY, anchor="middle"))
    marks.append(Text(width, 3.2, _("Mean"), 8, 600, _GREY, "end"))
    y = 5.5
    for row in rows:
        height = max(4.2 * len(row.by_group) + 3.4, 14.5)
        marks += _block(row, axis, (y, height, width), name)
        y += height
    marks += [
        Line(((axis.at(v), 4.5), (axis.at(v), y)), Stroke(Ink("line"), 0.18)) for v in range(1, 6)
    ]
    return Figure(
        width,
        y + 0.5,
        tuple(_behind(marks)),
        title=_spread_title(rows),
        caption=_(
            "Sign: mean of a group; upright stroke: score of the room. Contested: group means "
            "differ {n} or more; wanted by one group: the others agree on less."
        ).format(n=number(CONTESTED, 2)),
        source=_("session"),
        flag=flag_of(found.status) if rows else "",
        alt=_alt(found),
        tips={row.niche.id: row.niche.name for row in rows},
        missing=measure.missing_in(marks),
    )


def _behind(marks: list[Mark]) -> list[Mark]:
    """Put plain lines without a key first, so that signs lie on them."""
    return sorted(marks, key=lambda m: not (isinstance(m, Line) and not m.key))


def _difference(row: Ranked) -> float:
    means = row.by_group.values()
    return max(means) - min(means)


def _spread_title(rows: list[Ranked]) -> str:
    if not rows:
        return _("No niche has been scored yet.")
    widest = max(rows, key=_difference)
    return _("The groups differ most about {name}.").format(name=widest.niche.name)


def _block(
    row: Ranked, axis: Axis, place: tuple[float, float, float], name: float
) -> Iterator[Mark]:
    (y, height, width), key = place, row.niche.id
    yield Box(0, y, width, height, key=key)
    yield from _name(row, 0, y + 4, name, most=2)
    said = VERDICT.get(row.verdict, "")
    words = f"{number(_difference(row), 1)} · {_(said)}" if said else ""
    ink, weight = _GREY, 400
    if row.verdict is Verdict.CONTESTED:
        ink, weight = Ink("bad"), 600
    yield Text(5.5, y + 11.6, measure.shorten(words, name - 6, 8, weight), 8, weight, ink, key=key)
    values = [axis.at(v) for v in row.by_group.values()]
    for number_, (group, value) in enumerate(row.by_group.items()):
        middle = y + 3 + 4.2 * number_
        line = Stroke(_GREY, 0.3)
        yield Line(
            ((min(values), middle), (max(values), middle)), Stroke(Ink("line"), 0.3), key=key
        )
        yield Line(((axis.at(row.total or value), middle), (axis.at(value), middle)), line, key=key)
        yield from group_sign(group, axis.at(value), middle, 1.3, key)
        words = measure.shorten(_(GROUP[group]), width - axis.last - 15, 8)
        yield Text(width - 10, middle + 1, words, 8, ink=_GREY, anchor="end", key=key)
        mean = number(value, 1)
        yield Text(width, middle + 1, mean, 8.5, anchor="end", tabular=True, key=key)
    if row.total is not None:
        x = axis.at(row.total)
        yield Line(((x, y + 1), (x, y + height - 2)), Stroke(Ink("ink"), 0.35), key=key)
    yield Line(((0, y + height), (width, y + height)), _HAIR)
