"""Dot voting on paper: one voter's dots at a time, each paper once."""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.domain.entities import Ballot, Participant, Slip, VotingRound
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.turnout import turnout
from almere_roadmap.domain.words import Channel, Group, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, deleted, new_id, updated
from almere_roadmap.verbs.records import delete, get, last_rank
from almere_roadmap.verbs.votes import open_of


def key_in_slip(
    workshop: Workshop,
    *,
    round: str,
    group: Group,
    dots: Mapping[str, int],
    slip: str = "",
    participant: str = "",
    number: int = 0,
) -> Draft:
    """Record one paper: its dots by niche, none for a voter who skips; ``slip`` is put right.

    Without the ``number`` that is printed on it a paper gets the next free one.

    Raises:
        Declined: the round is closed, the paper is in already, or the dots are not what one
            person has.
    """
    voting = open_of(workshop, round)
    given = {niche: count for niche, count in dots.items() if count}
    number = number or next_paper(workshop, round)
    refuse_dots(workshop, voting, given, participant)
    _refuse_twice(workshop, round, slip, number)
    if slip:
        return _put_right(workshop, slip, group, participant, given, number)
    refuse_full(workshop, voting, group)
    made = Slip(
        id=new_id(),
        round=round,
        group=group,
        channel=Channel.PAPER,
        participant=participant,
        skipped=int(not given),
        number=number,
        rank=last_rank(workshop.slips.values()),
    )
    draft = Draft(Message("Keyed in a paper"), created("slips", made))
    return Draft(draft.label, draft.writes + ballots_of(made, given))


def next_paper(workshop: Workshop, round_id: str) -> int:
    """Return the lowest number of which no paper is in."""
    taken = {s.number for s in _papers(workshop, round_id)}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def _papers(workshop: Workshop, round_id: str) -> list[Slip]:
    slips = workshop.slips.values()
    return [s for s in slips if s.round == round_id and s.channel is Channel.PAPER]


def _refuse_twice(workshop: Workshop, round_id: str, slip: str, number: int) -> None:
    if number < 0:
        raise Declined("Papers are numbered from 1.")
    if any(s.number == number and s.id != slip for s in _papers(workshop, round_id)):
        raise Declined(
            "Paper {number} is in already; choose it below to put it right.", number=str(number)
        )


def _put_right(
    workshop: Workshop,
    slip_id: str,
    group: Group,
    participant: str,
    given: Mapping[str, int],
    number: int,
) -> Draft:
    found = get(workshop, "slips", slip_id)
    assert isinstance(found, Slip)
    values = {
        "group": group,
        "participant": participant,
        "skipped": int(not given),
        "number": number,
    }
    before = [b.id for b in workshop.ballots.values() if b.slip == slip_id]
    writes = updated("slips", found, **values) + deleted("ballots", before)
    changed = Slip(id=slip_id, round=found.round, group=group, channel=found.channel)
    return Draft(Message("Put a paper right"), writes + ballots_of(changed, given))


def ballots_of(slip: Slip, given: Mapping[str, int]) -> tuple[Write, ...]:
    """Return the writes that put the dots of a slip beside it."""
    made = (
        Ballot(
            id=new_id(),
            round=slip.round,
            niche=niche,
            group=slip.group,
            dots=count,
            channel=slip.channel,
            slip=slip.id,
        )
        for niche, count in given.items()
    )
    return tuple(write for ballot in made for write in created("ballots", ballot))


def refuse_full(workshop: Workshop, voting: VotingRound, group: Group) -> None:
    """Refuse one more voter of a group of which everybody is in."""
    came = turnout(workshop, voting, group)
    if came.people and came.came >= came.people:
        raise Declined("All {people} people of this group are in.", people=str(came.people))


def refuse_dots(
    workshop: Workshop, voting: VotingRound, given: Mapping[str, int], participant: str = ""
) -> None:
    """Refuse dots by niche that one person cannot give."""
    for niche in given:
        get(workshop, "niches", niche)
    if any(count < 0 for count in given.values()):
        raise Declined("A number of dots is zero or more.")
    if sum(given.values()) > voting.budget or max(given.values(), default=0) > voting.most:
        raise Declined(
            "One person has {budget} dots, at most {most} on one niche.",
            budget=str(voting.budget),
            most=str(voting.most),
        )
    own = own_niches(workshop, participant) if voting.no_own else frozenset()
    if own & given.keys():
        raise Declined("In this round nobody puts dots on a niche of their own organisation.")


def own_niches(workshop: Workshop, participant: str) -> frozenset[str]:
    """Return the niches in which the organisation of a participant takes part."""
    person = workshop.participants.get(participant)
    if not isinstance(person, Participant) or not person.organisation:
        return frozenset()
    links = workshop.links.values()
    firms = (x for x in links if x.kind is LinkKind.FIRM and x.target == person.organisation)
    return frozenset(x.origin for x in firms)


def drop_slip(workshop: Workshop, slip_id: str) -> Draft:
    """Take a paper back out of an open round.

    Raises:
        Declined: the round is closed or the paper is gone.
    """
    slip = get(workshop, "slips", slip_id)
    assert isinstance(slip, Slip)
    open_of(workshop, slip.round)
    return Draft(Message("Took a paper out"), delete(workshop, slip_id).writes)
