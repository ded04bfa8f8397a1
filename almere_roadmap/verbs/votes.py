"""Dot voting: rounds, and the dots that the scribe keys in from hands or paper."""

from __future__ import annotations

from almere_roadmap.domain.entities import Ballot, VotingRound
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, RoundState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id, updated
from almere_roadmap.verbs.records import add, get, last_rank, title_of


def open_round(workshop: Workshop, *, question: str, budget: int = 3, most: int = 2) -> Draft:
    """Open a round in which each person has ``budget`` dots, at most ``most`` on one niche.

    Raises:
        Declined: the numbers do not make a round.
    """
    if not 1 <= most <= budget:
        raise Declined("Give each person at least one dot, and no more on one niche than in all.")
    rank = last_rank(workshop.rounds.values())
    voting = VotingRound(id=new_id(), question=question, budget=budget, most=most, rank=rank)
    return add("rounds", voting, "Opened a vote: {name}")


def key_in_dots(
    workshop: Workshop,
    *,
    round: str,
    niche: str,
    group: Group,
    dots: int,
    channel: str = "hands",
) -> Draft:
    """Record how many dots a group put on a niche; keyed in again it replaces the number.

    Raises:
        Declined: the round is closed, the number is negative, or it exceeds what the group has.
    """
    voting = _open(workshop, round)
    found = get(workshop, "niches", niche)
    _refuse_excess(workshop, voting, niche, group, dots)
    params = {"dots": str(dots), "name": title_of(found)}
    label = Message("{dots} dots on {name}", params)
    for ballot in workshop.ballots.values():
        if (ballot.round, ballot.niche, ballot.group) == (round, niche, group):
            return Draft(label, updated("ballots", ballot, dots=dots, channel=channel))
    ballot = Ballot(id=new_id(), round=round, niche=niche, group=group, dots=dots, channel=channel)
    return Draft(label, created("ballots", ballot))


def _open(workshop: Workshop, round_id: str) -> VotingRound:
    voting = workshop.rounds.get(round_id)
    if voting is None:
        raise Declined("That is no longer in the workshop.")
    if voting.state is not RoundState.OPEN:
        raise Declined("This round is closed; open a new one to vote again.")
    return voting


def people(workshop: Workshop, group: Group) -> int:
    """Return how many participants of a group are known, 0 when none were entered."""
    return sum(1 for p in workshop.participants.values() if p.group is group)


def _refuse_excess(
    workshop: Workshop, voting: VotingRound, niche: str, group: Group, dots: int
) -> None:
    if dots < 0:
        raise Declined("A number of dots is zero or more.")
    heads = people(workshop, group)
    if not heads:
        return
    others = sum(
        b.dots
        for b in workshop.ballots.values()
        if b.round == voting.id and b.group is group and b.niche != niche
    )
    if dots > heads * voting.most or others + dots > heads * voting.budget:
        raise Declined(
            "That is more than {people} people have: {budget} dots each, at most {most} on one.",
            people=str(heads),
            budget=str(voting.budget),
            most=str(voting.most),
        )


def reveal_round(workshop: Workshop, round_id: str) -> Draft:
    """Close a round and show its outcome."""
    voting = _open(workshop, round_id)
    return Draft(Message("Revealed the vote"), updated("rounds", voting, state=RoundState.REVEALED))
