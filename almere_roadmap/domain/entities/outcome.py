"""What comes of it: links as evidence, introductions, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import LinkKind, MatchState, NoteKind, Progress, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Entity):
    """A typed link between two records, such as niche → firm or item → niche."""

    kind: LinkKind = LinkKind.EVIDENCE
    origin: str = ""
    target: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Entity):
    """What the room decided about one suggested introduction.

    ``uncapped`` lets direct competitors score freely all the same.
    """

    first: str = ""
    second: str = ""
    state: MatchState = MatchState.PROPOSED
    owner: str = ""
    when: str = ""
    item: str = ""
    uncapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entity):
    """A decision, commitment, minority view or parked question, beside the record it concerns.

    ``session`` is the sitting in which it was written down.
    """

    kind: NoteKind = NoteKind.DECISION
    text: str = ""
    about: str = ""
    owner: str = ""
    due: str = ""
    first_step: str = ""
    progress: Progress = Progress.OPEN
    session: str = ""
    status: Status = Status.RECORDED
    rank: str = ""
