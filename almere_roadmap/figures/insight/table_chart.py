"""Any table as a chart: a bar for every row, in the order of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.figures import measure
from almere_roadmap.figures.axes import Axis
from almere_roadmap.figures.marks import Box, Figure, Ink, Mark, Text
from almere_roadmap.i18n import _, number, percent

_ROW, _SIZE, _LINE = 5.6, 8.5, 3.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a table: the key that a click selects, its name and its number."""

    key: str
    name: str
    value: float


def table_chart(bars: Sequence[Bar], width: float, *, title: str, source: str) -> Figure:
    """Draw a bar for each row with its number and its share of all."""
    total, most = sum(b.value for b in bars), max((b.value for b in bars), default=0.0)
    room = min(max((measure.width(b.name, _SIZE) for b in bars), default=20.0) + 3, 0.42 * width)
    written = [_written(bar.value, total) for bar in bars]
    tail = max((measure.width(text, _SIZE, 600, tabular=True) for text in written), default=0.0)
    axis = Axis(0, most or 1.0, room, width - tail - 2)
    marks: list[Mark] = []
    y = 0.0
    for bar, text in zip(bars, written, strict=True):
        lines = measure.break_lines(bar.name, room - 3, _SIZE, most=2)
        high = _ROW + _LINE * (len(lines) - 1)
        marks += _bar(bar, text, lines, axis, (y, high), width)
        y += high
    return Figure(
        width,
        max(y, _ROW),
        tuple(marks),
        title=title,
        source=source,
        alt=_("Bar chart of {n} rows.").format(n=number(len(bars))),
        tips={bar.key: f"{bar.name}: {text}" for bar, text in zip(bars, written, strict=True)},
        missing=measure.missing_in(marks),
    )


def _written(value: float, total: float) -> str:
    shown = number(value, 0 if value.is_integer() else 1)
    return f"{shown} · {percent(value / total)}" if total > 0 else shown


def _bar(
    bar: Bar,
    text: str,
    lines: Sequence[str],
    axis: Axis,
    place: tuple[float, float],
    width: float,
) -> Iterator[Mark]:
    y, high = place
    yield Box(0, y, width, high, key=bar.key)
    for number_of, line in enumerate(lines):
        yield Text(0, y + 3.9 + number_of * _LINE, line, _SIZE, key=bar.key)
    long = max(0.0, axis.at(max(0.0, bar.value)) - axis.first)
    yield Box(axis.first, y + high / 2 - 1.4, max(long, 0.2), 2.8, Ink("area-1"), key=bar.key)
    base = y + high / 2 + 1.1
    yield Text(width, base, text, _SIZE, 600, anchor="end", tabular=True, key=bar.key)
