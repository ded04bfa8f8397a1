"""Notes, texts and frames on a chain map, and the sign of what is locked."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.entities import Idea
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.chain.words import INSET, LINE, NAME_SIZE
from almere_roadmap.figures.marks import Box, Ink, Mark, Path, Picture, Stroke, Text

_EDGE = Stroke(Ink("flag"), 0.2)
_FOLD = 2.6
_FRAME = Stroke(Ink("accent"), 0.3, (2.4, 1.2))


def note_marks(workshop: Workshop, placed: ChainLayout, note: str) -> tuple[Mark, ...]:
    """Return the marks of a note or text, with its id as key."""
    found = workshop.ideas.get(note) or workshop.remarks[note]
    rect = placed.notes[note]
    is_note = isinstance(found, Idea)
    return (
        *(_paper(rect, note) if is_note else (Box(*_area(rect), key=note),)),
        *_lines(placed.words[note].name, rect, note),
        *((_gathered(rect, note),) if isinstance(found, Idea) and found.niche else ()),
        *((lock_sign(rect, note),) if found.locked else ()),
    )


def _area(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.width, rect.height


def _paper(rect: Rect, key: str) -> Iterator[Mark]:
    """Yield a sheet with a corner folded over, so that a note is no party also without colour."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    sheet = (
        (x, y),
        (right, y),
        (right, bottom - _FOLD),
        (right - _FOLD, bottom),
        (x, bottom),
    )
    yield Path(sheet, Ink("flag-ground"), _EDGE, key=key)
    fold = ((right, bottom - _FOLD), (right - _FOLD, bottom - _FOLD), (right - _FOLD, bottom))
    yield Path(fold, Ink("panel"), _EDGE, key=key)


def _lines(lines: tuple[str, ...], rect: Rect, key: str) -> Iterator[Mark]:
    y = rect.y + 4.4
    for line in lines:
        yield Text(rect.x + INSET, y, line, NAME_SIZE, key=key)
        y += LINE


def _gathered(rect: Rect, key: str) -> Mark:
    """Return the sign of a note that lies under a niche."""
    return Picture(rect.right - 4, rect.y + 1, 3, "lightbulb", Ink("accent"), key)


def lock_sign(rect: Rect, key: str) -> Mark:
    """Return the sign of what stays as it is."""
    return Picture(rect.right - 4.2, rect.y + 0.9, 2.7, "lock", Ink("ink-2"), key)


def frame_marks(workshop: Workshop, placed: ChainLayout, frame: str) -> tuple[Mark, ...]:
    """Return the marks of a frame as the canvas shows it: its edge, name, and whether it prints."""
    rect = placed.frames[frame]
    name = measure.shorten(workshop.frames[frame].name, max(rect.width - 4, 8), 8, 600)
    after = rect.x + 1.5 + measure.width(name, 8, 600)
    printed = workshop.frames[frame].as_figure
    end = after + (4.6 if printed else 1.5)
    sign = Picture(after + 1.0, rect.y + 0.9, 2.6, "file-text", Ink("accent"), frame)
    marks: tuple[Mark, ...] = (
        Box(*_area(rect), stroke=_FRAME, radius=0.8, key=frame),
        Box(rect.x, rect.y, end - rect.x, 4.4, Ink("accent-soft"), radius=0.8, key=frame),
        Text(rect.x + 1.5, rect.y + 3.2, name, 8, 600, Ink("accent"), key=frame),
        *((sign,) if printed else ()),
    )
    locked = workshop.frames[frame].locked
    return (*marks, lock_sign(rect, frame)) if locked else marks
