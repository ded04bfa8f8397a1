"""How wide text is, where it breaks and which font draws each character.

The widths come from the bundled font files alone (horizontal advances, no kerning, no ligatures),
because every painter draws text that way.  What no font can show is drawn as a visible box and
reported, never dropped.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby

from almere_roadmap.figures.fonts import FALLBACK as FALLBACK
from almere_roadmap.figures.fonts import FONTS as FONTS
from almere_roadmap.figures.fonts import font_file as font_file
from almere_roadmap.figures.marks import Text

MM_PER_POINT = 25.4 / 72
# The shape for what no font shows and the letter for what is no letter; the fallback has both.
BOX = "\u25a1"
REPLACED = "\ufffd"
ELLIPSIS = "…"
# A line may end after these when letters follow; the no-break hyphen is not among them.
_BREAK_AFTER = "-/–\u00ad"


@dataclass(frozen=True)
class _Metrics:
    """Advance widths in em, by code point, and the lookup of glyph numbers."""

    advances: dict[int, float]
    glyphs: dict[int, int]


@cache
def _metrics(font: str) -> _Metrics:
    from fontTools.ttLib import TTFont  # late: it costs more than the first paint may wait

    with TTFont(font_file(font), lazy=True) as file:
        em = file["head"].unitsPerEm
        widths = file["hmtx"].metrics
        names: dict[int, str] = file.getBestCmap()
        advances = {code: widths[name][0] / em for code, name in names.items()}
        glyphs = {code: file.getGlyphID(name) for code, name in names.items()}
    return _Metrics(advances, glyphs)


def face(weight: int = 400, *, tabular: bool = False, italic: bool = False) -> str:
    """Return the font for a style: italic wins over weight, tabular digits over bold."""
    if italic:
        return "Inter-Italic"
    if tabular:
        return "InterTabular-SemiBold" if weight >= 600 else "InterTabular-Regular"
    return "Inter-Bold" if weight >= 700 else "Inter-SemiBold" if weight >= 600 else "Inter-Regular"


def shown(text: str) -> str:
    """Return the characters that are drawn for a text.

    Composed where possible; line ends and tabs become spaces; marks that have no shape of their
    own (joiners, direction marks) vanish; control characters and half characters become "�".
    What no font has stays in the text, so that it can be read back, and is drawn as a box.
    """
    return _shown(text)


@lru_cache(maxsize=8192)
def _shown(text: str) -> str:
    if _is_plain(text):
        return text
    return "".join(_shape(c) for c in unicodedata.normalize("NFC", text))


def _is_plain(text: str) -> bool:
    """Tell whether a text is drawn as it is: every bundled font has all of ASCII."""
    return text.isascii() and text.isprintable()


def _shape(character: str) -> str:
    if character in "\n\r\t\u2028\u2029":
        return " "
    if _invisible(character):
        return ""
    return REPLACED if unicodedata.category(character) in ("Cc", "Cs") else character


def _invisible(character: str) -> bool:
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return is_selector or unicodedata.category(character) == "Cf"


def _unshown(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs"):
        return True
    code = ord(character)
    return code not in _metrics(FONTS[0]).advances and code not in _metrics(FALLBACK).advances


def missing(text: str) -> set[str]:
    """Return the characters of a text that are shown as a box."""
    if _is_plain(text):
        return set()
    composed = unicodedata.normalize("NFC", text)
    return {c for c in composed if c not in "\n\r\t" and not _invisible(c) and _unshown(c)}


def missing_in(marks: Iterable[object]) -> frozenset[str]:
    """Return the characters of all texts among ``marks`` that are shown as a box."""
    texts = (mark.text for mark in marks if isinstance(mark, Text))
    return frozenset(character for text in texts for character in missing(text))


@lru_cache(maxsize=8192)
def runs(
    text: str, weight: int = 400, *, tabular: bool = False, italic: bool = False
) -> tuple[tuple[str, str], ...]:
    """Split what is drawn for a text into pieces of one font: (font of :data:`FONTS`, piece)."""
    first = face(weight, tabular=tabular, italic=italic)
    if _is_plain(text):
        return ((first, text),) if text else ()
    has = _metrics(first).advances
    pieces = groupby(shown(text), lambda c: first if ord(c) in has else FALLBACK)
    return tuple((font, "".join(characters)) for font, characters in pieces)


def advances(font: str, text: str) -> list[float]:
    """Return the advance width in em of each character of a run."""
    known = _metrics(font).advances
    return [known.get(ord(c), known[ord(BOX)]) for c in text]


def glyphs(font: str, text: str) -> list[int]:
    """Return the glyph number of each character of a run."""
    known = _metrics(font).glyphs
    return [known.get(ord(c), known[ord(BOX)]) for c in text]


@lru_cache(maxsize=16384)
def _em(text: str, weight: int, tabular: bool, italic: bool) -> float:
    pieces = runs(text, weight, tabular=tabular, italic=italic)
    return sum(sum(advances(font, piece)) for font, piece in pieces)


def width(
    text: str,
    size: float = 8.5,
    weight: int = 400,
    *,
    tabular: bool = False,
    italic: bool = False,
) -> float:
    """Return how wide a text is in mm at ``size`` points."""
    return _em(text, weight, tabular, italic) * size * MM_PER_POINT


def width_of(mark: Text) -> float:
    """Return how wide a text mark is in mm, along its reading direction."""
    return width(mark.text, mark.size, mark.weight, tabular=mark.tabular, italic=mark.italic)


def break_lines(
    text: str,
    width: float,
    size: float = 8.5,
    weight: int = 400,
    *,
    most: int = 0,
    whole: bool = False,
    hyphens: bool = False,
) -> list[str]:
    """Break a text into lines of at most ``width`` mm; at most ``most`` lines (0: no limit).

    Lines end at spaces and after hyphens and slashes.  A word too wide for a line goes on on the
    next one, with ``hyphens`` after one, or with ``whole`` ends in "…".  What does not fit into
    ``most`` lines is left out and the last line ends in "…".
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        if _fits(paragraph, width, size, weight):
            lines.append(paragraph.rstrip(" "))
            continue
        words = _words(paragraph)
        if whole:
            words = [_abridged(word, width, size, weight) for word in words]
        lines.extend(_fill(words, width, size, weight, hyphens=hyphens))
    if most and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shorten(rest, width, size, weight)]
    return lines


def _fits(paragraph: str, room: float, size: float, weight: int) -> bool:
    """Tell whether a paragraph is one line; a long one is not measured for it."""
    short = 0.3 * len(paragraph) * size * MM_PER_POINT <= room
    return short and width(paragraph.rstrip(" "), size, weight) <= room


def _words(paragraph: str) -> list[str]:
    """Split at the places where a line may end; a piece keeps the blank that follows it."""
    pieces, start = [], 0
    for place in range(1, len(paragraph)):
        before, here = paragraph[place - 1], paragraph[place]
        after_blank = before == " " and here != " "
        after_hyphen = before in _BREAK_AFTER and here.isalpha() and place - start > 2
        if after_blank or after_hyphen:
            pieces.append(paragraph[start:place])
            start = place
    return [*pieces, paragraph[start:]]


def _fill(
    words: list[str], room: float, size: float, weight: int, *, hyphens: bool = False
) -> list[str]:
    lines: list[str] = []
    line, used, blank = "", 0.0, width(" ", size, weight)
    for word in words:
        for piece in _cut(word, room, size, weight, hyphens=hyphens):
            bare = piece.rstrip(" ")
            wide = width(bare, size, weight)
            if line and used + wide > room:
                lines.append(line.rstrip(" "))
                line, used = "", 0.0
            line, used = line + piece, used + wide + (len(piece) - len(bare)) * blank
    return [*lines, line.rstrip(" ")]


def _abridged(word: str, room: float, size: float, weight: int) -> str:
    bare = word.rstrip(" ")
    return shorten(bare, room, size, weight) + word[len(bare) :]


def _cut(word: str, room: float, size: float, weight: int, *, hyphens: bool = False) -> list[str]:
    """Cut a word that is wider than a line into pieces that fit, at least a character each."""
    if width(word.rstrip(" "), size, weight) <= room:
        return [word]
    pieces = []
    ends = _ends(word, size, weight)
    start, base, hyphen = 0, 0.0, width("-", size, weight)
    while start < len(word):
        stop = max(start + 1, bisect_right(ends, base + room))
        if hyphens and stop < len(word.rstrip(" ")) and word[start : stop + 1].isalpha():
            stop = _syllable(word, start, max(start + 1, bisect_right(ends, base + room - hyphen)))
            pieces.append(word[start:stop] + "-")
        else:
            pieces.append(word[start:stop])
        start, base = stop, ends[stop - 1]
    return pieces


_VOWELS = frozenset("aeiouyáéíóúäëïöüàèâêîôû")


def _syllable(word: str, start: int, stop: int) -> int:
    """Return where to break a word, at most at ``stop``: before a consonant that a vowel follows.

    No more than eight letters of the room are given up for it, and none stands alone.
    """
    for place in range(min(stop, len(word) - 2), max(start + 1, stop - 9), -1):
        before, here, after = (word[at].casefold() for at in (place - 1, place, place + 1))
        if here not in _VOWELS and after in _VOWELS and (before, here) not in _TOGETHER:
            return place
    return stop


_TOGETHER = frozenset({("c", "h"), ("s", "c"), ("p", "h"), ("t", "h"), ("q", "u")})


def _ends(text: str, size: float, weight: int) -> list[float]:
    """Return where each character ends, in mm from the start."""
    return list(accumulate(width(c, size, weight) for c in text))


def shorten(
    text: str, width: float, size: float = 8.5, weight: int = 400, *, tabular: bool = False
) -> str:
    """Return a text that is at most ``width`` mm wide, ending in "…" when something was cut.

    Returns "" where not even the first character and the "…" fit.
    """
    if _em(text, weight, tabular, False) * size * MM_PER_POINT <= width:
        return text
    room = width - _em(ELLIPSIS, weight, tabular, False) * size * MM_PER_POINT
    kept = text[: bisect_right(_ends(text, size, weight), room)].rstrip(" ,;:·-–(")
    return kept + ELLIPSIS if kept else ""
