"""Values around nought as bars to either side: regional shifts, complexity of regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.i18n import _, number

_ROW, _LINE = 5.6, 3.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its name; ``strong`` marks the one the reader looks for."""

    key: str
    name: str
    value: float
    words: str
    tip: str = ""
    strong: bool = False


def signed_chart(
    bars: Sequence[Bar],
    width: float,
    *,
    title: str,
    caption: str = "",
    source: str = "",
    flag: str = "",
) -> Figure:
    """Draw values as bars to the right (above nought) or to the left of one line."""
    widest = max((measure.width(bar.name, 8.5, 600) for bar in bars), default=20.0)
    label = min(widest + 3, 0.42 * width)
    value = max((measure.width(bar.words, 8.5, 600, tabular=True) for bar in bars), default=8.0)
    low = min([0.0, *(bar.value for bar in bars)])
    high = max([0.0, *(bar.value for bar in bars)])
    axis = Axis(low, high if high > low else low + 1, label, width - value - 3)
    marks: list[Mark] = []
    y = 0.0
    for bar in bars:
        lines = measure.break_lines(bar.name, label - 2, 8.5, 600 if bar.strong else 400, most=2)
        high_row = _ROW + _LINE * (len(lines) - 1)
        marks += _bar(bar, lines, axis, (y, high_row), width)
        y += high_row
    marks.append(Line(((axis.at(0), 0), (axis.at(0), max(y, 1.0))), Stroke(Ink("ink"), 0.25)))
    return Figure(
        width,
        max(y, 1.0) + 0.5,
        tuple(marks),
        title=title,
        caption=caption,
        source=source,
        flag=flag,
        alt=_("Bars of {n} values around nought, the highest first.").format(n=number(len(bars))),
        tips={bar.key: bar.tip or f"{bar.name}: {bar.words}" for bar in bars},
        missing=measure.missing_in(marks),
    )


def _bar(
    bar: Bar, lines: Sequence[str], axis: Axis, row: tuple[float, float], width: float
) -> Iterator[Mark]:
    y, high = row
    middle = y + high / 2
    yield Box(0, y, width, high, Ink("accent-soft", 0.6) if bar.strong else None, key=bar.key)
    weight = 600 if bar.strong else 400
    first = middle + 1 - _LINE * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        yield Text(0, first + place * _LINE, line, 8.5, weight, key=bar.key)
    left, right = sorted((axis.at(0), axis.at(bar.value)))
    # Below nought is outlined: black and white tells both apart.
    is_up = bar.value >= 0
    fill = Ink("area-0") if is_up else Ink("panel")
    stroke = None if is_up else Stroke(Ink("area-0"), 0.3)
    if right - left > 0.05:
        yield Box(left, middle - 1.6, right - left, 3.2, fill, stroke, key=bar.key)
    yield Text(width, middle + 1, bar.words, 8.5, 600, anchor="end", tabular=True, key=bar.key)
