"""The steps of a procedure on a time axis, planned backwards from the start of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from almere_roadmap.analysis.period_words import MONTHS
from almere_roadmap.analysis.roadmap.procurement import (
    STEP_NAMES,
    Step,
    publication,
    sittings,
    steps_of,
)
from almere_roadmap.analysis.roadmap.rulebook import Rules, rules
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.roadmap.time_scale import TimeScale, linear
from almere_roadmap.i18n import _, day, language, number, plural

_HEAD, _ROW, _BAR, _SIZE = 8.4, 5.6, 3.4, 8.0
_TOKEN = "layer-contracts"
_FILLED = ("request", "selection", "tender", "evaluation", "decision")


@dataclass(frozen=True, slots=True)
class _Moment:
    """A diamond under the axis: its day, its words, and whether it is the start itself."""

    day: date
    words: str
    strong: bool = False


def procedure_steps(
    workshop: Workshop, item: Item, width: float, today: date | None = None
) -> Figure:
    """Draw the steps that precede a contract; an empty sheet with a sentence where none do."""
    steps = steps_of(workshop, item)
    if not steps:
        words = _("Choose a procedure and a wanted start to see its steps.")
        return Figure(width, 8, (Text(0, 5, words, _SIZE, ink=Ink("ink-2")),), alt=words)
    aside = min(44.0, max(_wide(_(STEP_NAMES[s.code])) for s in steps) + 4)
    first, last = _span(workshop, item, steps, today)
    scale = linear(first, last, aside, width - 2)
    bottom = _HEAD + _ROW * len(steps) + 1
    moments = _moments(workshop, item, steps)
    rows = _packed(moments, scale, width)
    height = bottom + 2.6 + 4.0 * (max(rows) + 1)
    marks = (
        *_periods(rules(workshop), scale, bottom),
        *_axis(scale, bottom, aside, width),
        *_bars(steps, scale),
        *_today(scale, bottom, today),
        *_diamonds(moments, rows, scale, bottom, width),
    )
    return Figure(width, height, tuple(marks), alt=_told(steps), tips=_tips(steps))


def _wide(text: str, weight: int = 400) -> float:
    return measure.width(text, _SIZE, weight)


def _span(
    workshop: Workshop, item: Item, steps: Sequence[Step], today: date | None
) -> tuple[date, date]:
    """Return the days to show: from the first step, or today when that is near, past the start."""
    first, start = steps[0].begin, steps[-1].end
    days = [first, *(s.day for s in sittings(workshop, item))]
    published = publication(workshop, item)
    days += [published] if published else []
    if today is not None and abs((first - today).days) < 120:
        days.append(today)
    length = (start - min(days)).days
    return min(days) - timedelta(days=4), max(start, max(days)) + timedelta(
        days=max(14, length // 6)
    )


def _periods(known: Rules, scale: TimeScale, bottom: float) -> Iterator[Mark]:
    """Yield school holidays as sand and recess as hatching."""
    for kind, hatch in (("school_holiday", ""), ("recess", "/")):
        for period in known.periods(kind):
            for year in range(scale.first.year - 1, scale.last.year + 1):
                span = period.in_year(year)
                left, right = (scale.clamped(d) for d in span) if span else (0.0, 0.0)
                if right - left > 0.4:
                    high = bottom - _HEAD
                    fill = Ink("holiday") if not hatch else None
                    yield Box(left, _HEAD, right - left, high, fill, hatch=hatch)


def _axis(scale: TimeScale, bottom: float, aside: float, width: float) -> Iterator[Mark]:
    """Yield the months, as many as have room."""
    firsts = [d for d in _first_days(scale.first, scale.last) if scale.x(d) >= aside]
    room = scale.x(scale.first + timedelta(days=30)) - aside
    every = next((n for n in (1, 3, 12) if room * n > _wide("mmm 2027") + 2), 12)
    last = ""
    for at in firsts:
        x = scale.x(at)
        if (at.month - 1) % every:
            continue
        yield Line(((x, _HEAD), (x, bottom)), Stroke(Ink("line"), 0.18))
        name = _(MONTHS[at.month - 1])
        words = name if str(at.year) == last else f"{name} {at.year}"
        if x + _wide(words) <= width:
            yield Text(x + 0.6, _HEAD - 1.8, words, _SIZE - 0.5, ink=Ink("ink-2"))
            last = str(at.year)
    yield Line(((aside, bottom), (width, bottom)), Stroke(Ink("line"), 0.18))


def _first_days(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, 1)
        year, month = year + month // 12, month % 12 + 1


def _bars(steps: Sequence[Step], scale: TimeScale) -> Iterator[Mark]:
    """Yield the steps below each other; their words keep clear of the line of the start."""
    limit = scale.x(steps[-1].end) - 0.8
    for place, step in enumerate(steps):
        y = _HEAD + _ROW * place + (_ROW - _BAR) / 2 + 0.5
        base = y + _BAR / 2 + _SIZE * measure.MM_PER_POINT * 0.36
        left, right = scale.x(step.begin), scale.x(step.end)
        yield Text(0, base, _(STEP_NAMES[step.code]), _SIZE, key=step.code)
        yield from _bar(step, left, right, y)
        words = _length(step)
        if right + 1.4 + _wide(words) <= limit:
            yield Text(right + 1.4, base, words, _SIZE - 0.5, ink=Ink("ink-2"), key=step.code)
        elif left - 1.4 - _wide(words) > _wide(_(STEP_NAMES[step.code])) + 1:
            at = left - 1.4
            yield Text(at, base, words, _SIZE - 0.5, ink=Ink("ink-2"), anchor="end", key=step.code)


def _bar(step: Step, left: float, right: float, y: float) -> Iterator[Mark]:
    """Yield a step: dotted, outlined or filled, so that it reads without colour."""
    edge = Stroke(Ink(_TOKEN), 0.26)
    if step.code == "consultation":
        yield Box(left, y, right - left, _BAR, Ink("panel"), edge, 0.4, "/", key=step.code)
        return
    fill = Ink(_TOKEN, 0.55) if step.code in _FILLED else Ink("panel")
    if step.code == "standstill":
        fill = Ink(_TOKEN, 0.18)
    yield Box(left, y, right - left, _BAR, fill, edge, 0.4, key=step.code)


def _length(step: Step) -> str:
    days = plural("{n} day", "{n} days", step.days)
    if not step.minimum:
        return days
    return _("{days}, at least {minimum}").format(days=days, minimum=number(step.minimum))


def _moments(workshop: Workshop, item: Item, steps: Sequence[Step]) -> list[_Moment]:
    """Return who decides, the publication, the award and the start, in order of time."""
    found = [
        _Moment(s.day, _("{body} decides").format(body=s.body.name(language())))
        for s in sittings(workshop, item)
    ]
    published = publication(workshop, item)
    if published is not None:
        found.append(_Moment(published, _("publication {day}").format(day=day(published))))
    award = next((step.begin for step in steps if step.code == "decision"), None)
    if award is not None:
        found.append(_Moment(award, _("award {day}").format(day=day(award))))
    start = steps[-1].end
    found.append(_Moment(start, _("start {day}").format(day=day(start)), strong=True))
    return sorted(found, key=lambda m: m.day)


def _label(moment: _Moment, scale: TimeScale, width: float) -> tuple[float, float]:
    """Return from where to where the words of a moment go, centred under its day if they can."""
    wide = _wide(moment.words, 600 if moment.strong else 400)
    left = min(max(scale.clamped(moment.day) - wide / 2, 0.0), width - wide)
    return left, left + wide


def _packed(moments: Sequence[_Moment], scale: TimeScale, width: float) -> list[int]:
    """Return the row under the axis in which the words of every moment have room."""
    ends: list[float] = []
    rows = []
    for moment in moments:
        left, right = _label(moment, scale, width)
        row = next((n for n, end in enumerate(ends) if end + 2 <= left), len(ends))
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


def _diamonds(
    moments: Sequence[_Moment],
    rows: Sequence[int],
    scale: TimeScale,
    bottom: float,
    width: float,
) -> Iterator[Mark]:
    for moment, row in zip(moments, rows, strict=True):
        x, r = scale.clamped(moment.day), 1.1
        yield Path(((x, bottom - r), (x + r, bottom), (x, bottom + r), (x - r, bottom)), Ink("ink"))
        if moment.strong:
            yield Line(((x, _HEAD), (x, bottom)), Stroke(Ink(_TOKEN), 0.5))
        left, _right = _label(moment, scale, width)
        weight = 600 if moment.strong else 400
        yield Text(left, bottom + 4.6 + 4.0 * row, moment.words, _SIZE, weight)


def _today(scale: TimeScale, bottom: float, today: date | None) -> Iterator[Mark]:
    if today is not None and scale.first <= today <= scale.last:
        x = scale.x(today)
        yield Line(((x, 3.4), (x, bottom)), Stroke(Ink("ink"), 0.3, (1.0, 0.8)))
        yield Text(x, 2.4, _("today"), _SIZE - 1, 600, anchor="middle")


def _tips(steps: Sequence[Step]) -> dict[str, str]:
    text = _("{step}: {first} to {last}, {days}")
    return {
        s.code: text.format(
            step=_(STEP_NAMES[s.code]),
            first=day(s.begin),
            last=day(s.end - timedelta(days=1)),
            days=_length(s),
        )
        for s in steps
    }


def _told(steps: Sequence[Step]) -> str:
    return "; ".join(_tips(steps).values())
