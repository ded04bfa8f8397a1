"""Niches: ideas, arguments, scores and votes."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import ChainLane, Channel, Group, RoundState, Side, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Entity):
    """A note of the silent round or of a chain canvas, loose or gathered under a niche.

    On a canvas it stands in a cell of a ``chain``, like a box; without a chain it is in no canvas.
    """

    text: str = ""
    group: Group = Group.OTHER
    niche: str = ""
    chain: str = ""
    stage: str = ""
    lane: ChainLane = ChainLane.FIRMS
    place: tuple[float, ...] = ()
    bundle: str = ""
    locked: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Niche(Entity):
    """A promising combination of demand and local strength; ``students`` it asks per semester."""

    code: str = ""
    name: str = ""
    proposition: str = ""
    cluster: str = ""
    driver: str = ""
    complementarity: str = ""
    owner: str = ""
    students: int | None = None
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Entity):
    """A reason for or against a niche."""

    niche: str = ""
    side: Side = Side.FOR
    text: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Entity):
    """A weighted yardstick for niches, on a fixed scale from 1 to 5."""

    name: str = ""
    weight: float = 1.0
    explanation: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Entity):
    """A group's (or participant's) judgement of a niche on one criterion; None is "don't know"."""

    niche: str = ""
    criterion: str = ""
    group: Group = Group.ENTREPRENEURS
    participant: str = ""
    value: float | None = None
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRound(Entity):
    """A round of dot voting; ``budget`` dots per person, at most ``most`` on one niche.

    ``shuffled`` reads the niches out in an order of chance, ``no_own`` keeps the dots of a known
    voter off the niches of their own organisation.  ``people`` is how many there were in the room
    at the reveal, in the order of :class:`Group`, and ``niches`` what could be chosen; until then
    those who are there now count.  ``line`` is the last rank above the line, 0 without a line.
    """

    question: str = ""
    budget: int = 3
    most: int = 2
    shuffled: bool = False
    no_own: bool = False
    state: RoundState = RoundState.OPEN
    people: tuple[float, ...] = ()
    niches: tuple[str, ...] = ()
    line: int = 0
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Entity):
    """Votes that came in together: one paper, or the hands of one group that were counted at once.

    ``people`` gave them; ``skipped`` of these gave no dots on purpose.  ``number`` is what is
    printed on the paper, 0 for hands.
    """

    round: str = ""
    group: Group = Group.ENTREPRENEURS
    channel: Channel = Channel.HANDS
    participant: str = ""
    people: int = 1
    skipped: int = 0
    number: int = 0
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """The dots on one niche in one round, as keyed in by the scribe.

    They come from one ``slip`` of paper or, without a slip, from all hands of a group.
    """

    round: str = ""
    niche: str = ""
    group: Group = Group.ENTREPRENEURS
    dots: int = 0
    channel: Channel = Channel.HANDS
    slip: str = ""
