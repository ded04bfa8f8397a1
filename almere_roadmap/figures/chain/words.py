"""What stands on a chain map in words: names, captions, notes and gaps, broken into lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from almere_roadmap.analysis.clusters.completeness import StageState, gap_text
from almere_roadmap.analysis.names import ROLE
from almere_roadmap.domain.entities import Box, Idea, Remark
from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import measure
from almere_roadmap.figures.chain.ground import Rect
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, say

LINE = 3.6
NAME_SIZE, CAPTION_SIZE, LABEL_SIZE = 8.5, 7.5, 7.0
INSET = 2.3
SIGN = 3.2
"""Room for the sign of a group before a caption."""

BOX_HEIGHT = 13.0
_NOTE_LINES = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the data say that somebody is missing.

    ``kind`` is "nobody", "outside" (only partners outside the home area) or "role".
    """

    stage: str
    lane: ChainLane
    kind: str
    role: Role
    rect: Rect

    @property
    def key(self) -> str:
        """Return the key of its marks."""
        return f"gap:{self.stage}:{self.lane}:{self.role}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a box says, broken into lines."""

    name: tuple[str, ...]
    caption: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Return how high a box with these words is."""
        return BOX_HEIGHT + LINE * max(0, len(self.name) + len(self.caption) - 2)


def name_of(workshop: Workshop, box: Box) -> str:
    """Return what a box is called: its own words, else the name of the party it is."""
    record = workshop.organisations.get(box.record) or workshop.networks.get(box.record)
    return box.name or (record.name if record else "")


def box_words(workshop: Workshop, box: Box, width: float) -> Words:
    """Break what a box says to its width in mm."""
    return _broken(name_of(workshop, box), box.caption or _(ROLE[box.role]), width)


@lru_cache(maxsize=8192)
def _broken(called: str, said: str, width: float) -> Words:
    """Break name and caption; after every edit hundreds of boxes ask for the same again."""
    room = width - 2 * INSET
    name = measure.break_lines(called, room, NAME_SIZE, 600, most=3, hyphens=True)
    caption = measure.break_lines(said, room - SIGN, CAPTION_SIZE, most=3, hyphens=True)
    return Words(tuple(name), tuple(caption))


def note_words(note: Idea | Remark, width: float) -> Words:
    """Break a note or text to its width in mm; its own lines stay lines."""
    room = width - 2 * INSET
    lines = [
        line
        for words in note.text.splitlines() or [""]
        for line in measure.break_lines(words, room, NAME_SIZE, most=_NOTE_LINES, hyphens=True)
    ]
    if len(lines) > _NOTE_LINES:
        last = measure.shorten(f"{lines[_NOTE_LINES - 1]} …", room, NAME_SIZE)
        lines = [*lines[: _NOTE_LINES - 1], last]
    return Words(tuple(lines))


def gap_lines(
    workshop: Workshop, states: Mapping[str, StageState], gap: Gap, width: float
) -> Words:
    """Break what a gap says to its width in mm."""
    name, words = gap_words(workshop, states, gap)
    room = width - 2 * INSET
    title = measure.break_lines(name, room - 4.4, NAME_SIZE, 600, most=2, hyphens=True)
    return Words(
        tuple(title), tuple(measure.break_lines(words, room, CAPTION_SIZE, most=2, hyphens=True))
    )


def gap_words(workshop: Workshop, states: Mapping[str, StageState], gap: Gap) -> tuple[str, str]:
    """Return what is missing and how much, as two short texts."""
    areas = ordered(workshop.areas.values())
    home = areas[0].name if areas else _("the home area")
    if gap.kind == "role":
        return capital(_(ROLE[gap.role])), _("gap: nobody yet")
    state = states[gap.stage]
    name = _(ROLE[gap.role]) if gap.role else state.stage.name
    if gap.kind == "outside":
        return capital(name), _("gap: not in {home}").format(home=home)
    return capital(name), say(gap_text(state, home))
