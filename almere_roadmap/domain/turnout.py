"""Who is in the room at a vote, and whose dots are in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from almere_roadmap.domain.entities import Ballot, Niche, Slip, VotingRound
from almere_roadmap.domain.words import Channel, Group, RoundState
from almere_roadmap.domain.workshop import Workshop, ordered


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of the ``people`` of a group (0: not known) so many are in, ``skipped`` of them without dots.

    ``channels`` divides those who are in by how their votes came; ``dots`` is what they gave.
    """

    people: int
    channels: dict[Channel, int]
    skipped: int
    dots: int

    @property
    def came(self) -> int:
        """Return how many people are in."""
        return sum(self.channels.values())


def people_of(workshop: Workshop, voting: VotingRound, group: Group) -> int:
    """Return how many of a group could vote: those at the reveal, before it those in the room."""
    if voting.state is RoundState.REVEALED and voting.people:
        places = dict(zip(Group, voting.people, strict=False))
        return int(places.get(group, 0))
    return sum(1 for p in workshop.participants.values() if p.group is group)


def voting_groups(workshop: Workshop) -> list[Group]:
    """Return the groups that vote: those with people in the room, all when nobody was entered."""
    present = {p.group for p in workshop.participants.values()}
    return [g for g in Group if g in present] or list(Group)


def niches_of(workshop: Workshop, voting: VotingRound) -> list[Niche]:
    """Return the niches of a round: those at the reveal, before it those that are there now."""
    niches = ordered(workshop.niches.values())
    if voting.state is RoundState.REVEALED and voting.niches:
        return [niche for niche in niches if niche.id in voting.niches]
    return niches


def slips_of(workshop: Workshop, voting: VotingRound, group: Group) -> list[Slip]:
    """Return what came in of a group in a round."""
    slips = workshop.slips.values()
    return [s for s in slips if s.round == voting.id and s.group is group]


def hands_of(workshop: Workshop, voting: VotingRound, group: Group) -> Slip | None:
    """Return the count of the people of a group who raised their hands, None when not keyed in."""
    slips = slips_of(workshop, voting, group)
    return next((s for s in slips if s.channel is Channel.HANDS), None)


def turnout(workshop: Workshop, voting: VotingRound, group: Group) -> Turnout:
    """Return who of a group is in; hands whose people were not counted are as few as can be."""
    slips = slips_of(workshop, voting, group)
    ballots = [
        b for b in workshop.ballots.values() if b.round == voting.id and b.group is group and b.dots
    ]
    channels = {c: sum(s.people for s in slips if s.channel is c) for c in Channel}
    if hands_of(workshop, voting, group) is None:
        channels[Channel.HANDS] = fewest(voting, (b for b in ballots if not b.slip))
    return Turnout(
        people_of(workshop, voting, group),
        channels,
        sum(s.skipped for s in slips),
        sum(b.dots for b in ballots),
    )


def fewest(voting: VotingRound, ballots: Iterable[Ballot]) -> int:
    """Return the least number of people that can have given these dots."""
    dots = [b.dots for b in ballots]
    if not dots:
        return 0
    return max(-(-sum(dots) // voting.budget), -(-max(dots) // voting.most))
