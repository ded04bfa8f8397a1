"""The sector profile: jobs per section in stacked bars by size class, and shares side by side."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.economy import section_names
from almere_roadmap.analysis.economy.profile import BUCKETS, SectorProfile, SectorRow, meaning
from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis, ticks
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.words import flag_of
from almere_roadmap.i18n import _, number, percent, say

ROW = 5.0
_GREY = Ink("ink-2")
_HAIR = Stroke(Ink("line"), 0.18)


def section_key(row: SectorRow) -> str:
    """Return the key under which a section is selected."""
    return f"section:{row.key}"


def sector_profile(found: SectorProfile, width: float) -> Figure:
    """Draw jobs by section, largest first, as bars stacked by size class."""
    label = _label_room(found, width, 0.4)
    value = measure.width(number(found.jobs), 8.5, 600, tabular=True) + 2
    most = max((row.jobs for row in found.rows), default=1.0)
    axis = Axis(0, most, label, width - value - 2)
    top = 7.0
    marks: list[Mark] = [*_size_legend(width)]
    for place, row in enumerate(found.rows):
        y = top + place * ROW
        marks += _row_head(row, y, label, width)
        marks += _bars(row, y, axis)
        text, base = number(row.jobs), y + 3.5
        key = section_key(row)
        marks.append(Text(width, base, text, 8.5, 600, anchor="end", tabular=True, key=key))
    return Figure(
        width,
        top + len(found.rows) * ROW + 0.5,
        tuple(marks),
        title=say(meaning(found)),
        caption=_("Full-time jobs by section and size class, {year}.").format(year=found.year),
        source=found.source,
        flag=flag_of(found.status),
        alt=_("Bar chart of jobs in {n} sections, the largest first: {name}.").format(
            n=number(len(found.rows)), name=found.rows[0].label if found.rows else "–"
        ),
        tips=_tips(found),
        missing=measure.missing_in(marks),
    )


def _label_room(found: SectorProfile, width: float, share: float) -> float:
    widest = max((measure.width(name_of(row), 8.5) for row in found.rows), default=0.0)
    return min(6 + widest + 2.5, share * width)


def name_of(row: SectorRow) -> str:
    """Return the name of a section without its letter."""
    return section_names.name_of(row.key, row.label)


def _fitting(row: SectorRow, room: float) -> str:
    """Return the longest name of a section that fits, cut off only where none does."""
    names = section_names.names_of(row.key, row.label)
    fits = (name for name in names if measure.width(name, 8.5) <= room)
    return next(fits, None) or measure.shorten(names[-1], room, 8.5)


def _row_head(row: SectorRow, y: float, room: float, width: float) -> Iterator[Mark]:
    key, base = section_key(row), y + 3.5
    yield Box(0, y, width, ROW, key=key)
    yield Text(0, base, row.key, 8.5, 600, _GREY, key=key)
    yield Text(6, base, _fitting(row, room - 7.5), 8.5, key=key)


def _bars(row: SectorRow, y: float, axis: Axis) -> Iterator[Mark]:
    done, key = 0.0, section_key(row)
    for place, jobs in enumerate(row.buckets):
        left, right = axis.at(done), axis.at(done + jobs)
        if right > left:
            ink = Ink(f"size-{place}")
            yield Box(left, y + 0.8, right - left, ROW - 1.6, ink, key=key)
        done += jobs


def _size_legend(width: float) -> Iterator[Mark]:
    """Yield the size classes, right-aligned on one line; the largest in bold."""
    x = width
    for place, name in reversed(list(enumerate(BUCKETS))):
        is_last = place == len(BUCKETS) - 1
        weight = 600 if is_last else 400
        x -= measure.width(name, 8, weight)
        yield Text(x, 3.4, name, 8, weight, Ink("accent") if is_last else _GREY)
        x -= 3.6
        yield Box(x, 0.9, 2.6, 2.6, Ink(f"size-{place}"))
        x -= 3.4
    words = _("full-time jobs")
    if measure.width(words, 8) < x:
        yield Text(0, 3.4, words, 8, ink=_GREY)


def _tips(found: SectorProfile) -> dict[str, str]:
    text = _("{name}: {jobs} jobs at {count} establishments, {large} with 100 or more.")
    return {
        section_key(row): text.format(
            name=name_of(row),
            jobs=number(row.jobs),
            count=number(row.establishments),
            large=number(row.large),
        )
        for row in found.rows
    }


def share_chart(found: SectorProfile, width: float) -> Figure:
    """Draw the share of each section in establishments (○) and in jobs (●), joined by a line.

    Narrow charts leave the numbers to the tips.
    """
    label = _label_room(found, width, 0.36)
    shares = [_shares(found, row) for row in found.rows]
    columns = _columns(width, label)
    room = (columns[0][0] - columns[0][2] if columns else width) - label - 8
    largest = 100 * max((max(pair) for pair in shares), default=0.2)
    scale = ticks(largest, max(1, int(room / 12)))
    axis = Axis(0, scale[-1] / 100, label + 2, label + 2 + room)
    legend = list(_share_legend(found, width))
    top = max(mark.y for mark in legend if isinstance(mark, Text)) + 9.7
    bottom = top + len(found.rows) * ROW
    marks: list[Mark] = [*legend, *_share_axis(scale, axis, top, bottom)]
    marks += [Text(x, top - 2.6, words, 8, 600, _GREY, "end") for x, words, _wide in columns]
    for place, (row, pair) in enumerate(zip(found.rows, shares, strict=True)):
        y, key = top + place * ROW, section_key(row)
        marks += _row_head(row, y, label, width)
        marks += _pair(axis.at(pair[0]), axis.at(pair[1]), y + ROW / 2, key)
        for (x, _words, _wide), value, weight in zip(columns, pair, (400, 600), strict=False):
            words = percent(value)
            marks.append(Text(x, y + 3.5, words, 8.5, weight, anchor="end", tabular=True, key=key))
        marks.append(Line(((0, y + ROW), (width, y + ROW)), _HAIR))
    return Figure(
        width,
        bottom + 0.5,
        tuple(marks),
        title=_share_title(found, shares),
        caption=_("Shares of the total, {year}.").format(year=found.year),
        source=found.source,
        flag=flag_of(found.status),
        alt=_("Shares of {n} sections in establishments and in jobs.").format(
            n=number(len(found.rows))
        ),
        tips=_tips(found),
        missing=measure.missing_in(marks),
    )


def _columns(width: float, label: float) -> list[tuple[float, str, float]]:
    """Return the number columns: right edge, head, width; none where the dots need the room."""
    names = _("Establishments"), _("Jobs")
    wide = max(measure.width(names[0], 8, 600), measure.width(percent(0.999), 8.5, 600)) + 1
    if width - label - 2 * wide < 40:
        return []
    return [(width - wide - 2, names[0], wide), (width, names[1], wide)]


def _shares(found: SectorProfile, row: SectorRow) -> tuple[float, float]:
    count = row.establishments / found.establishments if found.establishments else 0.0
    return count, row.jobs / found.jobs if found.jobs else 0.0


def _share_title(found: SectorProfile, shares: list[tuple[float, float]]) -> str:
    if not shares:
        return _("Shares in establishments and in jobs")
    gaps = [jobs - count for count, jobs in shares]
    heavy = _fitting(found.rows[gaps.index(max(gaps))], 60)
    light = _fitting(found.rows[gaps.index(min(gaps))], 60)
    text = _("“{heavy}” weighs more in jobs than in establishments; “{light}” weighs less.")
    return text.format(heavy=heavy, light=light)


def _share_legend(found: SectorProfile, width: float) -> Iterator[Mark]:
    first = _("share of establishments ({n})").format(n=number(found.establishments))
    second = _("share of full-time jobs ({n})").format(n=number(found.jobs))
    yield from _dot(1.2, 2.3, "", filled=False)
    yield Text(3.6, 3.3, first, 8)
    x, y = 3.6 + measure.width(first, 8) + 5, 2.3
    if x + 2.4 + measure.width(second, 8) > width:
        x, y = 1.2, 6.3
    yield from _dot(x, y, "", filled=True)
    yield Text(x + 2.4, y + 1, second, 8)


def _share_axis(scale: list[float], axis: Axis, top: float, bottom: float) -> Iterator[Mark]:
    for value in scale:
        x = axis.at(value / 100)
        yield Line(((x, top - 1), (x, bottom)), _HAIR)
        yield Text(x, top - 2.6, percent(value / 100, 0), 8, ink=_GREY, anchor="middle")


def _pair(count: float, jobs: float, y: float, key: str) -> Iterator[Mark]:
    yield Line(((min(count, jobs), y), (max(count, jobs), y)), Stroke(_GREY, 0.3), key=key)
    yield from _dot(count, y, key, filled=False)
    yield from _dot(jobs, y, key, filled=True)


def _dot(x: float, y: float, key: str, *, filled: bool) -> Iterator[Mark]:
    ink = Ink("accent") if filled else Ink("panel")
    yield Path(((x, y),), ink, Stroke(Ink("ink"), 0.3), 1.2, key)
