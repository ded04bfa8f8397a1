"""Words on paper: styles, spans in one line of different weight, chips, and where lines break.

What a person typed is never read as mark-up: it goes from the record into a :class:`Span` and
from there, measured, into text marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Mark, Stroke, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.report.tags import Element, Tagged

# From the middle of a line to the baseline, in parts of the size: half of Inter's capital height.
_DROP = 0.364
_CHIP_SIZE, _CHIP_PADDING, _CHIP_HEIGHT = 7.5, 1.3, 3.9
_CHIP_AIR = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """Type size and leading in points, weight, colour token and kind of digits."""

    size: float
    leading: float
    weight: int = 400
    ink: str = "ink"
    tabular: bool = False

    def having(self, weight: int, ink: str = "") -> Style:
        """Return this style in a weight and, where one is named, another colour."""
        return _having(self, weight, ink or self.ink)

    @property
    def line(self) -> float:
        """Return the height of a line in mm."""
        return self.leading * MM_PER_POINT


@cache
def _having(style: Style, weight: int, ink: str) -> Style:
    return replace(style, weight=weight, ink=ink)


COVER = Style(30, 34, 700)
COVER_QUESTION = Style(14, 19)
PAGE_TITLE = Style(24, 28, 600)
LEAD = Style(11.5, 16)
SECTION = Style(14, 18, 600)
TITLE = Style(10.5, 14, 600)
BODY = Style(9.5, 13.3)
TABLE = Style(8.5, 11.2)
DENSE = Style(8.5, 10)
HEAD = Style(8, 10, 600, "ink-2")
CAPTION = Style(8, 10.8, 400, "ink-2")
SECOND = Style(8, 10.4, 400, "ink-2")
REMARK = Style(8.5, 11.4)
KEY_FIGURE = Style(20, 24, 600)
KEY_DATE = Style(14, 18, 600)
FURNITURE = Style(7.5, 10, 400, "ink-2")


@dataclass(frozen=True, slots=True)
class Span:
    """Words within a text: bold, in another colour, raised, or as a chip."""

    text: str
    weight: int = 0
    ink: str = ""
    chip: bool = False
    raised: bool = False


Rich = str | Span | tuple["str | Span", ...]


def bold(text: str) -> Span:
    """Return words in the second weight."""
    return Span(text, 600)


def chip(text: str) -> Span:
    """Return the flag that says where a value stands."""
    return Span(text, chip=True)


def spaced(parts: Sequence[Rich]) -> Rich:
    """Return texts one after the other with a blank between them."""
    filled = [spans(part) for part in parts if plain(part)]
    blank = (Span(" "),)
    joined = tuple(span for part in filled for span in (*blank, *part))
    return joined[1:]


def spans(rich: Rich) -> tuple[Span, ...]:
    """Return the spans of a text."""
    parts = rich if isinstance(rich, tuple) else (rich,)
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(rich: Rich) -> str:
    """Return the words of a text."""
    return "".join(span.text for span in spans(rich))


@dataclass(frozen=True, slots=True)
class Piece:
    """A span's part on one line: where it begins and how wide it is, in mm."""

    span: Span
    x: float
    width: float


Line = tuple[Piece, ...]


def _width(text: str, span: Span, style: Style) -> float:
    size = 0.75 * style.size if span.raised else style.size
    return measure.width(text, size, span.weight or style.weight, tabular=style.tabular)


def _chip_width(span: Span) -> float:
    return measure.width(span.text, _CHIP_SIZE, 600) + 2 * _CHIP_PADDING


def lines(rich: Rich, width: float, style: Style) -> list[Line]:
    """Break a text into lines of at most ``width`` mm; a word too wide for a line is cut."""
    parts = spans(rich)
    if len(parts) == 1 and not parts[0].chip:
        return _simple(parts[0], width, style)
    return list(_mixed(parts, width, style))


def first_lines(rich: Rich, width: float, style: Style, most: int) -> list[Line]:
    """Break a text into lines, at most ``most``; what is left out is not even measured.

    Where any is, the last line ends in "…".
    """
    found = list(islice(_mixed(spans(rich), width, style), most + 1))
    return (
        found if len(found) <= most else [*found[: most - 1], _cut(found[most - 1], width, style)]
    )


def _cut(line: Line, width: float, style: Style) -> Line:
    """Return a line whose words go on in what is left out."""
    *before, last = line
    if last.span.chip:
        return line
    words, weight = (
        last.span.text.rstrip(" ,;:") + measure.ELLIPSIS,
        last.span.weight or style.weight,
    )
    span = _saying(measure.shorten(words, width - last.x, style.size, weight), last.span)
    return (*before, Piece(span, last.x, _width(span.text, span, style)))


def _simple(span: Span, width: float, style: Style) -> list[Line]:
    weight, room = span.weight or style.weight, width
    while True:
        broken = measure.break_lines(span.text, room, style.size, weight)
        pieces = [Piece(_saying(t, span), 0.0, _width(t, span, style)) for t in broken]
        # Lines are broken by the narrower digits: where tabular ones stand out, break them anew.
        over = max(piece.width for piece in pieces) - width
        if not style.tabular or over <= 0 or room - over < width / 2:
            return [(piece,) for piece in pieces]
        room -= over


def _mixed(parts: tuple[Span, ...], width: float, style: Style) -> Iterator[Line]:
    """Fill lines word by word; a line end in a text ends the line."""
    line: list[Piece] = []
    x, ends = 0.0, False
    for word, wide, blank in _words(parts, width, style):
        x += _CHIP_AIR if word.chip and line else 0.0
        if word.text == "\n" or (line and x + wide > width + 1e-6):
            yield _joined(line)
            line, x, ends = [], 0.0, True
        if word.text == "\n":
            continue
        line.append(Piece(word, x, wide))
        x += wide + blank
    if line or not ends:
        yield _joined(line)


def _words(
    parts: tuple[Span, ...], width: float, style: Style
) -> Iterator[tuple[Span, float, float]]:
    """Yield words with their width and that of the blank behind them."""
    for span in parts:
        if span.chip:
            yield span, _chip_width(span), _CHIP_AIR
            continue
        for number, row in enumerate(span.text.split("\n")):
            if number:
                yield Span("\n"), 0.0, 0.0
            yield from _row_words(_saying(row, span), width, style)


def _row_words(span: Span, width: float, style: Style) -> Iterator[tuple[Span, float, float]]:
    blank = _width(" ", span, style)
    words = span.text.split(" ")
    for place, word in enumerate(words):
        last = place == len(words) - 1
        for piece in measure.break_lines(word, width, style.size, span.weight or style.weight):
            yield _saying(piece, span), _width(piece, span, style), 0.0 if last else blank


def _joined(pieces: list[Piece]) -> Line:
    """Join neighbours of one look, so that a line is few marks and reads as typed."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and not piece.span.chip and _alike(before.span, piece.span):
            apart = " " if piece.x > before.x + before.width + 1e-6 else ""
            text = before.span.text + apart + piece.span.text
            wide = piece.x + piece.width - before.x
            joined[-1] = Piece(_saying(text, before.span), before.x, wide)
        else:
            joined.append(piece)
    return tuple(piece for piece in joined if piece.span.text)


def _alike(one: Span, other: Span) -> bool:
    return one == _saying(one.text, other)


def _saying(text: str, like: Span) -> Span:
    """Return a span that looks like another; as a long report has many, without ``replace``."""
    return Span(text, like.weight, like.ink, like.chip, like.raised)


def line_width(line: Line) -> float:
    """Return where a line ends, in mm."""
    return line[-1].x + line[-1].width if line else 0.0


def baseline(y: float, height: float, size: float) -> float:
    """Return the baseline of text of ``size`` points in a line ``height`` mm high from ``y``."""
    return y + height / 2 + _DROP * size * MM_PER_POINT


def line_marks(
    line: Line, x: float, y: float, style: Style, *, anchor: str = "start"
) -> Iterator[Mark]:
    """Yield the marks of a line whose top is at ``y``; ``x`` is its start, or its end."""
    start = x - line_width(line) if anchor == "end" else x
    base = baseline(y, style.line, style.size)
    for piece in line:
        if piece.span.chip:
            yield from chip_marks(piece.span.text, start + piece.x, y + style.line / 2)
        else:
            yield _text(piece, start + piece.x, base, style)


def tagged(
    broken: Sequence[Line], x: float, y: float, style: Style, element: Element
) -> Iterator[Tagged]:
    """Yield lines below one another as one part of the structure."""
    for place, line in enumerate(broken):
        for mark in line_marks(line, x, y + place * style.line, style):
            yield (element,), mark


def _text(piece: Piece, x: float, base: float, style: Style) -> Text:
    span = piece.span
    raise_by = 0.33 * style.size * MM_PER_POINT if span.raised else 0.0
    return Text(
        x,
        base - raise_by,
        span.text,
        0.75 * style.size if span.raised else style.size,
        span.weight or style.weight,
        _ink(span.ink or style.ink),
        tabular=style.tabular,
    )


@cache
def _ink(token: str) -> Ink:
    """Return a colour, the same object each time: a long report has a hundred thousand words."""
    return Ink(token)


def chip_marks(text: str, x: float, middle: float) -> Iterator[Mark]:
    """Yield a chip that begins at ``x`` and whose middle is at ``middle``."""
    top = middle - _CHIP_HEIGHT / 2
    edge = Stroke(Ink("flag"), 0.5 * MM_PER_POINT)
    width = _chip_width(Span(text))
    yield Box(x, top, width, _CHIP_HEIGHT, Ink("flag-ground"), edge, radius=0.8)
    base = baseline(top, _CHIP_HEIGHT, _CHIP_SIZE)
    yield Text(x + _CHIP_PADDING, base, text, _CHIP_SIZE, 600, Ink("flag"))


def chip_width(text: str) -> float:
    """Return how wide a chip is in mm."""
    return _chip_width(Span(text))
