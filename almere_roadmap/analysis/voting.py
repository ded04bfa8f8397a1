"""Dot voting: what a round says, per niche and per group."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.result import worst
from almere_roadmap.analysis.scoring import competition_ranks
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.words import Group, RoundState, Status
from almere_roadmap.domain.workshop import Workshop, ordered


@dataclass(frozen=True, slots=True)
class Tallied:
    """The dots on a niche, in all and per group, and its rank (ties 1-2-2-4)."""

    niche: Niche
    dots: int
    groups: dict[Group, int]
    rank: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A round in order of dots; while ``hidden`` nobody but the keyboard should see it.

    ``dots_in`` and ``dots_given`` tell per group how many dots came in and how many there are.
    """

    round: VotingRound
    rows: tuple[Tallied, ...]
    dots_in: dict[Group, int]
    dots_given: dict[Group, int]
    hidden: bool
    status: Status

    @property
    def total(self) -> int:
        """Return all dots that came in."""
        return sum(self.dots_in.values())


def tally(workshop: Workshop, round_id: str) -> Tally | None:
    """Return the outcome of a round, None when there is no such round."""
    voting = workshop.rounds.get(round_id)
    if voting is None:
        return None
    ballots = [b for b in workshop.ballots.values() if b.round == round_id]
    niches = ordered(workshop.niches.values())
    groups = {
        n.id: {g: sum(b.dots for b in ballots if b.niche == n.id and b.group is g) for g in Group}
        for n in niches
    }
    dots = [sum(groups[n.id].values()) for n in niches]
    ranks = competition_ranks([float(count) for count in dots])
    rows = [
        Tallied(n, count, groups[n.id], rank)
        for n, count, rank in zip(niches, dots, ranks, strict=True)
    ]
    rows.sort(key=lambda row: row.rank)
    return Tally(
        voting,
        tuple(rows),
        {g: sum(by[g] for by in groups.values()) for g in Group},
        {g: voting.budget * _people(workshop, g) for g in Group},
        voting.state is RoundState.OPEN,
        worst((voting.status,)),
    )


def _people(workshop: Workshop, group: Group) -> int:
    return sum(1 for p in workshop.participants.values() if p.group is group)
