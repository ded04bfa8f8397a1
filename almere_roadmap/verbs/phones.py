"""Dot voting by phone: one voter's dots, put right as often as they like until the reveal."""

from __future__ import annotations

from collections.abc import Mapping

from almere_roadmap.domain.entities import Slip
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Channel, Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Draft, created, deleted, updated
from almere_roadmap.verbs.papers import ballots_of, refuse_dots, refuse_full
from almere_roadmap.verbs.records import last_rank
from almere_roadmap.verbs.votes import open_of


def cast_by_phone(
    workshop: Workshop, *, round: str, group: Group, dots: Mapping[str, int], slip: str
) -> Draft:
    """Record the dots of one phone in place of those it gave before; none for a voter who skips.

    ``slip`` is the id that stands for the phone in this round, and tells nothing about it.

    Raises:
        Declined: the round is closed, its group is all in, or the dots are not what one has.
    """
    voting = open_of(workshop, round)
    given = {niche: count for niche, count in dots.items() if count}
    refuse_dots(workshop, voting, given)
    known = workshop.slips.get(slip)
    if known is None or known.group is not group:
        refuse_full(workshop, voting, group)
    made = Slip(
        id=slip,
        round=round,
        group=group,
        channel=Channel.PHONE,
        skipped=int(not given),
        rank=known.rank if known else last_rank(workshop.slips.values()),
    )
    if known is None:
        label = Message("A phone voted")
        return Draft(label, created("slips", made) + ballots_of(made, given))
    before = [b for b in workshop.ballots.values() if b.slip == slip]
    writes = updated("slips", known, group=group, skipped=made.skipped)
    if writes or given != {b.niche: b.dots for b in before}:
        writes += deleted("ballots", (b.id for b in before)) + ballots_of(made, given)
    return Draft(Message("A phone changed its vote"), writes)
