"""What a PDF itself says about where its words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

TOUCH = 1.2
"""How many points boxes may reach into each other: accents and tails of letters do."""


@dataclass(frozen=True)
class Words:
    """A piece of text with its box in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pages(path: Path) -> Iterator[tuple[tuple[float, float], list[Words]]]:
    """Yield the size of every page and the words on it."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield page.get_size(), list(_words(page))
            page.close()
    finally:
        document.close()


def _words(page: pypdfium2.PdfPage) -> Iterator[Words]:
    read = page.get_textpage()
    for number in range(read.count_rects()):
        box = read.get_rect(number)
        yield Words(read.get_text_bounded(*box), *box)
    read.close()


def outside(size: tuple[float, float], words: list[Words], margin: float = 8.0) -> list[Words]:
    """Return the words that come nearer to the edge than ``margin`` points, or leave the page."""
    wide, high = size
    return [
        w
        for w in words
        if w.left < margin or w.bottom < margin or w.right > wide - margin or w.top > high - margin
    ]


def overlaps(words: list[Words]) -> list[tuple[Words, Words]]:
    """Return pairs of words whose boxes lie over each other."""
    found = []
    ordered = sorted(words, key=lambda w: w.left)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.left > one.right - TOUCH:
                break
            high = min(one.top, other.top) - max(one.bottom, other.bottom)
            if high > TOUCH and min(one.right, other.right) - other.left > TOUCH:
                found.append((one, other))
    return found
