"""Words on a slide: as large as their place allows; what no place holds goes to the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.exchange.slides import HEIGHT, MARGIN, ROOM, WIDTH, Slide, Words
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure

Place = tuple[float, float, float, float]

LINE, GAP = 1.22, 0.45
"""The height of a line and the room above a heading, as shares of the size of the letters."""

_TITLE: Place = (MARGIN, 7, WIDTH - 2 * MARGIN, 12)
_UNDER: Place = (MARGIN, 20, WIDTH - 2 * MARGIN, 6)
_BODY: Place = (MARGIN, 34, WIDTH - 2 * MARGIN, HEIGHT - 34 - MARGIN)
_COVER: tuple[Place, ...] = (
    (MARGIN + 12, 46, WIDTH - 2 * MARGIN - 24, 34),
    (MARGIN + 12, 84, WIDTH - 2 * MARGIN - 24, 24),
    (MARGIN + 12, 114, WIDTH - 2 * MARGIN - 24, 40),
)
_SIZES: tuple[tuple[float, ...], ...] = ((26, 22, 18, 15, 13), (12, 10.5))
_COVER_SIZES: tuple[tuple[float, ...], ...] = ((36, 30, 26, 22, 18, 14), (20, 16, 13, 11))
"""The sizes in points that a title and the line under it may have, the largest first."""
_SIDE = 0.62, 0.34
"""The shares of the width that the first and the second of two columns have."""
_SURE = 0.96
"""Letters of the machine at hand may be a little wider than those measured with."""


@dataclass(frozen=True)
class SlideText:
    """Paragraphs in their place, in mm, with the size of their letters in points."""

    paragraphs: tuple[Words, ...]
    place: Place
    size: float
    token: str = "ink"
    is_cut: bool = False


def texts(slide: Slide) -> Iterator[SlideText]:
    """Yield the title, the line under it and the columns, each fitted into its place."""
    title, under, *below = _COVER if slide.is_cover else (_TITLE, _UNDER, *_columns(slide))
    of_title, of_under = _COVER_SIZES if slide.is_cover else _SIZES
    yield _fitted(((slide.title, True),), title, of_title)
    if slide.under:
        yield _fitted(((slide.under, False),), under, of_under, "ink-2")
    for paragraphs, place in zip(slide.columns, below, strict=False):
        yield _fitted(paragraphs, place, (18, 16, 14, 12, 10.5, 9, 8))


def everything(slide: Slide) -> str:
    """Return all words of a slide, for its notes."""
    paragraphs = (words for column in slide.columns for words, _head in column)
    return "\n".join(filter(None, (slide.title, slide.under, *paragraphs)))


def size_of(figure: Figure) -> float:
    """Return how many times as large a figure is drawn."""
    return min(ROOM[0] / figure.width, ROOM[1] / figure.height)


def _columns(slide: Slide) -> tuple[Place, ...]:
    x, y, width, height = _BODY
    if len(slide.columns) < 2:
        return (_BODY,)
    first, second = (share * width for share in _SIDE)
    return (x, y, first, height), (x + width - second, y, second, height)


def _fitted(
    paragraphs: tuple[Words, ...], place: Place, sizes: Sequence[float], token: str = "ink"
) -> SlideText:
    """Return paragraphs in the largest size that fits; what does not fit into any ends in "…"."""
    for size in sizes:
        if _height(paragraphs, place[2], size) <= place[3]:
            return SlideText(paragraphs, place, size, token)
    return SlideText(_cut(paragraphs, place, size), place, size, token, is_cut=True)


def _height(paragraphs: tuple[Words, ...], width: float, size: float) -> float:
    letter = size * measure.MM_PER_POINT
    lines = sum(len(_lines(words, is_head, width, size)) for words, is_head in paragraphs)
    heads = sum(1 for _words, is_head in paragraphs[1:] if is_head)
    return letter * (lines * LINE + heads * GAP)


def _lines(words: str, is_head: bool, width: float, size: float, most: int = 0) -> list[str]:
    weight = 600 if is_head else 400
    # A line end would become a control character on a slide.
    return measure.break_lines(" ".join(words.split("\n")), width * _SURE, size, weight, most=most)


def _cut(paragraphs: tuple[Words, ...], place: Place, size: float) -> tuple[Words, ...]:
    kept: tuple[Words, ...] = ()
    for words, is_head in paragraphs:
        if _height((*kept, (words, is_head)), place[2], size) <= place[3]:
            kept = (*kept, (words, is_head))
            continue
        room = place[3] - _height(kept, place[2], size)
        most = int(room / (size * measure.MM_PER_POINT * LINE))
        if most:
            return (*kept, (" ".join(_lines(words, is_head, place[2], size, most)), is_head))
        last, was_head = kept[-1]
        return (*kept[:-1], (f"{last} …", was_head))
    return kept
