"""The words and lines of the time axis: years, and below them quarters, months or weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from almere_roadmap.analysis.period_words import MONTHS
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Ink, Line, Mark, Stroke, Text
from almere_roadmap.figures.roadmap.layout import RoadmapLayout
from almere_roadmap.figures.roadmap.time_scale import months, next_month, quarters, weeks
from almere_roadmap.i18n import _

_QUARTER, _MONTH, _WEEK = 6.5, 8.0, 4.6
"""How wide a quarter, a month and a week must be, in mm, to be named."""
_YEARS = Stroke(Ink("ink-2", 0.45), 0.18)
_FINE = Stroke(Ink("line"), 0.15)
_FINEST = Stroke(Ink("line", 0.7), 0.1)


def axis(placed: RoadmapLayout) -> Iterator[Mark]:
    """Yield years, and what is finer where there is room for it."""
    scale, look = placed.scale, placed.look
    starts = list(quarters(scale.first, scale.last))
    yield Line(((0, look.head), (placed.width, look.head)), Stroke(Ink("ink"), 0.25))
    years = sorted({scale.first, *(start for start, quarter in starts if quarter == 1)})
    ends = [scale.clamped(start) for start in years[1:]] + [placed.width]
    for start, end in zip(years, ends, strict=True):
        x = scale.clamped(start)
        yield Line(((x, 1.0), (x, placed.height)), _YEARS)
        if end - x > measure.width("2027", look.text + 1.5, 600) + 2:
            yield Text(x + 1, look.head * 0.42, str(start.year), look.text + 1.5, 600)
    for start, quarter in starts:
        yield from _quarter(placed, start, quarter)
    if len(scale.days) > 2:
        yield from _unequal(placed)


def _unequal(placed: RoadmapLayout) -> Iterator[Mark]:
    look = placed.look
    words = _("Near by, quarters are wider than in later years.")
    size = look.text - 1
    for row, line in enumerate(measure.break_lines(words, look.aside - 2, size, most=2)):
        y = look.head * 0.42 + row * size * measure.MM_PER_POINT * 1.35
        yield Text(0, y, line, size, ink=Ink("ink-2"))


def _quarter(placed: RoadmapLayout, start: date, number: int) -> Iterator[Mark]:
    """Yield what stands below a quarter: its name, else its months or weeks."""
    scale, look = placed.scale, placed.look
    x, after = scale.x(start), _next(start)
    room = scale.clamped(start + timedelta(days=92)) - x
    if room <= _QUARTER:
        return
    if number > 1:
        yield _line(placed, start, _FINE)
    if look.fine and room > 13 * _WEEK:
        yield from _months_above(placed, start, after)
        yield from _weeks_below(placed, start, after)
    elif look.fine and room > 3 * _MONTH:
        yield from _above(placed, start, after, f"{_('Q{n}').format(n=number)} {start.year}")
        yield from _months_below(placed, start, after)
    else:
        words = _("Q{n}").format(n=number)
        yield Text(x + 1, look.head * 0.86, words, look.text - 0.5, ink=Ink("ink-2"))


def _next(start: date) -> date:
    """Return the first day of the quarter after one."""
    month = start.month + 3
    return date(start.year + month // 13, (month - 1) % 12 + 1, 1)


def _line(placed: RoadmapLayout, day: date, stroke: Stroke) -> Line:
    x = placed.scale.x(day)
    return Line(((x, placed.look.head * 0.55), (x, placed.height)), stroke)


def _below(placed: RoadmapLayout, day: date, after: date, words: str) -> Iterator[Mark]:
    """Yield words under the line of the years, where they fit before the next."""
    scale, look = placed.scale, placed.look
    x, size = scale.x(day) + 1, look.text - 0.5
    if x + measure.width(words, size) <= scale.clamped(after):
        yield Text(x, look.head * 0.86, words, size, ink=Ink("ink-2"))


def _above(placed: RoadmapLayout, day: date, after: date, words: str) -> Iterator[Mark]:
    """Yield words in the line of the years, where they fit and no year stands."""
    scale, look = placed.scale, placed.look
    x = scale.x(day) + 1
    taken = measure.width("2027", look.text + 1.5, 600) + 2
    years = (scale.x(scale.first), scale.x(date(day.year, 1, 1)))
    is_free = all(not year <= x < year + taken for year in years)
    if is_free and x + measure.width(words, look.text, 600) <= scale.clamped(after):
        yield Text(x, look.head * 0.42, words, look.text, 600, Ink("ink-2"))


def _months_above(placed: RoadmapLayout, start: date, after: date) -> Iterator[Mark]:
    for month in months(start, min(after, placed.scale.last)):
        if month != start:
            yield _line(placed, month, _FINE)
        words = f"{_(MONTHS[month.month - 1])} {month.year}"
        yield from _above(placed, month, next_month(month), words)


def _months_below(placed: RoadmapLayout, start: date, after: date) -> Iterator[Mark]:
    for month in months(start, min(after, placed.scale.last)):
        if month != start:
            yield _line(placed, month, _FINEST)
        yield from _below(placed, month, next_month(month), _(MONTHS[month.month - 1]))


def _weeks_below(placed: RoadmapLayout, start: date, after: date) -> Iterator[Mark]:
    """Yield the numbers of the weeks (ISO 8601) that begin in a quarter."""
    week = timedelta(days=7)
    for monday in weeks(start, min(after, placed.scale.last)):
        yield _line(placed, monday, _FINEST)
        number = monday.isocalendar().week
        roomy = placed.scale.x(monday + week) - placed.scale.x(monday) > 2.2 * _WEEK
        words = _("wk {n}").format(n=number) if roomy else str(number)
        yield from _below(placed, monday, monday + week, words)
