"""The parts of an export as pages to leaf through: slides as they will be, tables by their head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from almere_roadmap.exchange import slide_text
from almere_roadmap.exchange.outline import Part, Rows
from almere_roadmap.exchange.slides import FIGURE_TOP, HEIGHT, WIDTH, Slide
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Stroke, Text
from almere_roadmap.report.placing import moved, scaled

_PAGE = 297.0, 210.0
_EDGE, _ROW, _TEXT = 12.0, 5.4, 8.5


def page(part: Part) -> Figure:
    """Return a part as a page."""
    if part.slide is not None:
        return Figure(WIDTH, HEIGHT, tuple(_slide(part.slide)), alt=part.name)
    if part.figure is not None:
        around = 2 * _EDGE
        marks = tuple(moved(part.figure.marks, _EDGE, _EDGE))
        wide, high = part.figure.width + around, part.figure.height + around
        return replace(part.figure, width=wide, height=high, marks=marks)
    return Figure(*_PAGE, tuple(_table(part)), alt=f"{part.name}, {part.words}")


def _slide(slide: Slide) -> Iterator[Mark]:
    for text in slide_text.texts(slide):
        yield from _words(text)
    if slide.figure is not None:
        drawn = scaled(slide.figure, slide_text.size_of(slide.figure))
        yield from moved(drawn.marks, (WIDTH - drawn.width) / 2, FIGURE_TOP)


def _words(text: slide_text.SlideText) -> Iterator[Mark]:
    x, y, width, _height = text.place
    letter = text.size * measure.MM_PER_POINT
    for place, (words, is_head) in enumerate(text.paragraphs):
        weight = 600 if is_head else 400
        y += slide_text.GAP * letter if place and is_head else 0
        for line in measure.break_lines(" ".join(words.split("\n")), width, text.size, weight):
            yield Text(x, y + letter, line, text.size, weight, ink=Ink(text.token))
            y += slide_text.LINE * letter


def _table(part: Part) -> Iterator[Mark]:
    yield Text(_EDGE, _EDGE + 4, part.name, 14, 600)
    room = _PAGE[0] - 2 * _EDGE
    yield Text(_PAGE[0] - _EDGE, _EDGE + 4, part.words, _TEXT, ink=Ink("ink-2"), anchor="end")
    top = _EDGE + 9
    yield Box(_EDGE, top, room, _ROW, Ink("hover"))
    widths = _widths(part.rows, room)
    for place, row in enumerate(part.rows):
        y, x = top + place * _ROW, _EDGE
        for words, width in zip(row, widths, strict=False):
            weight = 400 if place else 600
            shown = measure.shorten(" ".join(words.split()), width - 2, _TEXT, weight)
            yield Text(x + 1, y + _ROW * 0.7, shown, _TEXT, weight)
            x += width
        line = y + _ROW
        yield Line(((_EDGE, line), (_EDGE + room, line)), Stroke(Ink("line"), 0.2))


def _widths(rows: Rows, room: float) -> list[float]:
    """Return widths of columns by what stands in them, together as wide as the page."""
    columns = list(zip(*rows, strict=False))
    wanted = [max(12.0, *(min(90.0, 3 + 1.7 * len(words)) for words in c)) for c in columns]
    share = min(1.0, room / sum(wanted)) if wanted else 1.0
    return [width * share for width in wanted]
