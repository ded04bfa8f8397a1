"""Dot voting: rounds, and the dots that the scribe keys in from hands."""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.domain.entities import Ballot, Slip, VotingRound
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.turnout import fewest, hands_of, people_of, turnout
from almere_roadmap.domain.words import Channel, Group, RoundState
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id, updated
from almere_roadmap.verbs.records import add, get, last_rank, title_of


def open_round(
    workshop: Workshop,
    *,
    question: str,
    budget: int = 3,
    most: int = 2,
    shuffled: bool = False,
    no_own: bool = False,
) -> Draft:
    """Open a round in which each person has ``budget`` dots, at most ``most`` on one niche.

    Raises:
        Declined: the numbers do not make a round.
    """
    voting = _new_round(workshop, question, budget, most, shuffled, no_own, RoundState.OPEN)
    return add("rounds", voting, "Opened a vote: {name}")


def prepare_round(
    workshop: Workshop,
    *,
    question: str,
    budget: int = 3,
    most: int = 2,
    shuffled: bool = False,
    no_own: bool = False,
) -> Draft:
    """Prepare a round that is opened later.

    Raises:
        Declined: the numbers do not make a round.
    """
    voting = _new_round(workshop, question, budget, most, shuffled, no_own, RoundState.PREPARED)
    return add("rounds", voting, "Prepared a vote: {name}")


def _new_round(
    workshop: Workshop,
    question: str,
    budget: int,
    most: int,
    shuffled: bool,
    no_own: bool,
    state: RoundState,
) -> VotingRound:
    if not question.strip():
        raise Declined("A vote needs a question.")
    if not 1 <= most <= budget:
        raise Declined("Give each person at least one dot, and no more on one niche than in all.")
    return VotingRound(
        id=new_id(),
        question=question.strip(),
        budget=budget,
        most=most,
        shuffled=shuffled,
        no_own=no_own,
        state=state,
        rank=last_rank(workshop.rounds.values()),
    )


def start_round(workshop: Workshop, round_id: str) -> Draft:
    """Open a round that was prepared; it takes its place after those that were held.

    Raises:
        Declined: it was opened already or is gone.
    """
    voting = workshop.rounds.get(round_id)
    if voting is None or voting.state is not RoundState.PREPARED:
        raise Declined("Only a vote that was prepared can be opened.")
    rank = last_rank(r for r in workshop.rounds.values() if r.id != round_id)
    label = Message("Opened a vote: {name}", {"name": voting.question})
    return Draft(label, updated("rounds", voting, state=RoundState.OPEN, rank=rank))


def key_in_dots(workshop: Workshop, *, round: str, niche: str, group: Group, dots: int) -> Draft:
    """Record how many dots the hands of a group put on a niche, in place of the number before.

    Raises:
        Declined: the round is closed, the number is negative, or it exceeds what the group has.
    """
    voting = open_of(workshop, round)
    found = get(workshop, "niches", niche)
    hands = _by_hands(workshop, voting, group)
    _refuse_excess(workshop, voting, group, dots, _without(hands, niche))
    label = Message("{dots} dots on {name}", {"dots": str(dots), "name": title_of(found)})
    if niche in hands:
        return Draft(label, updated("ballots", hands[niche], dots=dots))
    ballot = Ballot(id=new_id(), round=round, niche=niche, group=group, dots=dots)
    return Draft(label, created("ballots", ballot))


def _by_hands(workshop: Workshop, voting: VotingRound, group: Group) -> dict[str, Ballot]:
    ballots = (b for b in workshop.ballots.values() if b.round == voting.id and not b.slip)
    return {b.niche: b for b in ballots if b.group is group}


def _without(ballots: Mapping[str, Ballot], niche: str) -> int:
    return sum(b.dots for b in ballots.values() if b.niche != niche)


def open_of(workshop: Workshop, round_id: str) -> VotingRound:
    """Return a round that is open.

    Raises:
        Declined: it is closed or gone.
    """
    voting = workshop.rounds.get(round_id)
    if voting is None:
        raise Declined("That is no longer in the workshop.")
    if voting.state is not RoundState.OPEN:
        raise Declined("This round is closed; open a new one to vote again.")
    return voting


def _refuse_excess(
    workshop: Workshop, voting: VotingRound, group: Group, dots: int, others: int
) -> None:
    if dots < 0:
        raise Declined("A number of dots is zero or more.")
    heads = _hands(workshop, voting, group)
    if heads is None:
        return
    if dots > heads * voting.most or others + dots > heads * voting.budget:
        raise Declined(
            "That is more than {people} people have: {budget} dots each, at most {most} on one.",
            people=str(heads),
            budget=str(voting.budget),
            most=str(voting.most),
        )


def _hands(workshop: Workshop, voting: VotingRound, group: Group) -> int | None:
    """Return how many of a group can raise their hands, None when nobody counted its people."""
    counted = hands_of(workshop, voting, group)
    if counted is not None:
        return counted.people - counted.skipped
    room = people_of(workshop, voting, group)
    return room - _on_slips(workshop, voting, group) if room else None


def _on_slips(workshop: Workshop, voting: VotingRound, group: Group) -> int:
    channels = turnout(workshop, voting, group).channels
    return sum(count for channel, count in channels.items() if channel is not Channel.HANDS)


def key_in_people(
    workshop: Workshop, *, round: str, group: Group, people: int, skipped: int = 0
) -> Draft:
    """Record how many people of a group voted by hand, ``skipped`` of them without a dot.

    Raises:
        Declined: the round is closed, or the number does not fit the room or the dots.
    """
    voting = open_of(workshop, round)
    hands = _by_hands(workshop, voting, group)
    least = fewest(voting, hands.values()) + skipped
    if skipped < 0 or people < least:
        raise Declined("Their dots come from at least {least} people.", least=str(least))
    room = people_of(workshop, voting, group)
    if room and people + _on_slips(workshop, voting, group) > room:
        raise Declined("There are {people} people of this group in the room.", people=str(room))
    label = Message("{people} people voted by hand", {"people": str(people)})
    counted = hands_of(workshop, voting, group)
    if counted is not None:
        return Draft(label, updated("slips", counted, people=people, skipped=skipped))
    slip = Slip(id=new_id(), round=round, group=group, people=people, skipped=skipped)
    return Draft(label, created("slips", slip))


def reveal_round(workshop: Workshop, round_id: str) -> Draft:
    """Close a round and show its outcome; who is in the room now is who could vote."""
    voting = open_of(workshop, round_id)
    people = tuple(float(people_of(workshop, voting, group)) for group in Group)
    values = {
        "state": RoundState.REVEALED,
        "people": people if any(people) else (),
        "niches": tuple(niche.id for niche in ordered(workshop.niches.values())),
    }
    return Draft(Message("Revealed the vote"), updated("rounds", voting, **values))


def set_line(workshop: Workshop, round_id: str, line: int) -> Draft:
    """Draw the line below a rank: what stands above it goes on; 0 takes the line away.

    Raises:
        Declined: the outcome is still hidden, or the number is no rank.
    """
    voting = get(workshop, "rounds", round_id)
    assert isinstance(voting, VotingRound)
    if voting.state is not RoundState.REVEALED:
        raise Declined("The line is drawn when the outcome is revealed.")
    if not 0 <= line <= len(workshop.niches):
        raise Declined("The line stands below one of the places.")
    label = Message("Drew the line below place {place}", {"place": str(line)})
    if not line:
        label = Message("Took the line away")
    return Draft(label, updated("rounds", voting, line=line))
