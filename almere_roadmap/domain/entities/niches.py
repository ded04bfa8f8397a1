"""Niches: ideas, arguments, scores and votes."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import ChainLane, Group, RoundState, Side, Status


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
    """A round of dot voting; ``budget`` dots per person, at most ``most`` on one niche."""

    question: str = ""
    budget: int = 3
    most: int = 2
    state: RoundState = RoundState.OPEN
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """The dots that one group put on one niche in one round, as keyed in by the scribe."""

    round: str = ""
    niche: str = ""
    group: Group = Group.ENTREPRENEURS
    dots: int = 0
    channel: str = "hands"
