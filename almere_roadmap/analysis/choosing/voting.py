"""Dot voting: what a round says, per niche and per group, and how rounds compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from almere_roadmap.analysis.choosing.scoring import competition_ranks
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.turnout import Turnout, niches_of, turnout
from almere_roadmap.domain.words import Group, RoundState, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number


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

    ``turnout`` tells per group who is in.
    """

    round: VotingRound
    rows: tuple[Tallied, ...]
    turnout: dict[Group, Turnout]
    hidden: bool
    status: Status

    @property
    def dots_in(self) -> dict[Group, int]:
        """Return how many dots came in, per group."""
        return {group: found.dots for group, found in self.turnout.items()}

    @property
    def dots_given(self) -> dict[Group, int]:
        """Return how many dots there are, per group; 0 where nobody counted its people."""
        return {g: found.people * self.round.budget for g, found in self.turnout.items()}

    @property
    def above(self) -> tuple[Niche, ...]:
        """Return the niches above the line; who shares the last place above it is above too."""
        return tuple(row.niche for row in self.rows if row.rank <= self.round.line)

    @property
    def total(self) -> int:
        """Return all dots that came in."""
        return sum(self.dots_in.values())

    @property
    def people(self) -> int:
        """Return how many people could vote, 0 when nobody was entered."""
        return sum(found.people for found in self.turnout.values())

    @property
    def came(self) -> int:
        """Return how many people are in."""
        return sum(found.came for found in self.turnout.values())

    @property
    def skipped(self) -> int:
        """Return how many people came in without a dot."""
        return sum(found.skipped for found in self.turnout.values())


def tally(workshop: Workshop, round_id: str) -> Tally | None:
    """Return the outcome of a round, None when there is no such round."""
    voting = workshop.rounds.get(round_id)
    if voting is None:
        return None
    niches = niches_of(workshop, voting)
    groups = {n.id: dict.fromkeys(Group, 0) for n in niches}
    for ballot in workshop.ballots.values():
        if ballot.round == round_id and ballot.niche in groups:
            groups[ballot.niche][ballot.group] += ballot.dots
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
        {group: turnout(workshop, voting, group) for group in Group},
        voting.state is not RoundState.REVEALED,
        worst((voting.status,)),
    )


def numbered_rounds(workshop: Workshop) -> list[VotingRound]:
    """Return the rounds as they are numbered: those that were held, then those that wait."""
    rounds = ordered(workshop.rounds.values())
    return sorted(rounds, key=lambda r: r.state is RoundState.PREPARED)


def current_round(workshop: Workshop) -> VotingRound | None:
    """Return the round that was opened last, else the first that was prepared."""
    rounds = ordered(workshop.rounds.values())
    held = [r for r in rounds if r.state is not RoundState.PREPARED]
    return held[-1] if held else next(iter(rounds), None)


def prepared_round(workshop: Workshop) -> VotingRound | None:
    """Return the first round that waits to be opened."""
    rounds = ordered(workshop.rounds.values())
    return next((r for r in rounds if r.state is RoundState.PREPARED), None)


def read_out(workshop: Workshop, voting: VotingRound, paper: int = 0) -> list[Niche]:
    """Return the niches in the order in which a round reads them out, or a paper lists them.

    In an order of chance no niche profits from its place: every paper has an order of its own.
    It depends on the round, the number of the paper and the niches only, so that what is printed,
    shown and keyed in agree.
    """
    niches = ordered(workshop.niches.values())
    if not voting.shuffled:
        return niches
    place = f"{voting.id}/{paper}" if paper else voting.id
    return sorted(niches, key=lambda n: sha256(f"{place}/{n.id}".encode()).digest())


def meaning(found: Tally) -> Message:
    """Say which niche has most dots, and which groups put another first."""
    if found.hidden:
        return Message("Hidden until the facilitator reveals it.")
    if not found.total:
        return Message("No dots yet.")
    # Of a part of all rows, the first it has.
    first = [row for row in found.rows if row.rank == 1] or list(found.rows[:1])
    names = ", ".join(row.niche.name for row in first)
    params = {"name": names, "dots": number(first[0].dots), "total": number(found.total)}
    if len(first) > 1:
        return Message("{name} share first place with {dots} dots each.", params)
    other = next(_other_firsts(found), None)
    if other is None:
        return Message("{name} receives most dots: {dots} of {total}.", params)
    params |= {"group": _(GROUP[other[0]]), "other": other[1].name}
    return Message(
        "{name} receives most dots: {dots} of {total}. First of {group}: {other}.", params
    )


def _other_firsts(found: Tally) -> Iterator[tuple[Group, Niche]]:
    """Yield the groups that alone put one niche first, where it is not the first of all."""
    for group in Group:
        most = max((row.groups[group] for row in found.rows), default=0)
        tops = [row for row in found.rows if most and row.groups[group] == most]
        if len(tops) == 1 and tops[0].rank > 1:
            yield group, tops[0].niche


@dataclass(frozen=True, slots=True)
class Compared:
    """A niche in all revealed rounds: rank and dots in each, None where it was not there yet."""

    niche: Niche
    ranks: tuple[int | None, ...]
    dots: tuple[int | None, ...]

    @property
    def climbed(self) -> int:
        """Return how many places it rose from the last round but one to the last."""
        before, last = self.ranks[-2:] if len(self.ranks) > 1 else (None, None)
        return before - last if before is not None and last is not None else 0


def comparison(workshop: Workshop) -> tuple[tuple[VotingRound, ...], tuple[Compared, ...]]:
    """Return the revealed rounds and every niche through them, in the order of the last."""
    rounds = tuple(r for r in ordered(workshop.rounds.values()) if r.state is RoundState.REVEALED)
    tallies = [found for r in rounds if (found := tally(workshop, r.id))]
    if not tallies:
        return (), ()
    by_niche = [{row.niche.id: row for row in found.rows} for found in tallies]
    rows = tuple(
        Compared(
            row.niche,
            tuple(by[row.niche.id].rank if row.niche.id in by else None for by in by_niche),
            tuple(by[row.niche.id].dots if row.niche.id in by else None for by in by_niche),
        )
        for row in tallies[-1].rows
    )
    return rounds, rows
