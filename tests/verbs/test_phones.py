"""Ballots from phones: the last one of each counts, until the reveal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.domain.words import Channel, Group
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches, papers, votes
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.phones import cast_by_phone
from tests.making import Journal


def begun():
    made = Journal()
    made.niches = [made.perform(niches.add_niche(made.workshop, name=n)) for n in "abc"]
    made.round = made.perform(votes.open_round(made.workshop, question="?"))
    return made


def cast(journal, slip, *dots, group=Group.OTHER):
    given = dict(zip(journal.niches, dots, strict=False))
    return cast_by_phone(journal.workshop, round=journal.round, group=group, dots=given, slip=slip)


def test_the_last_ballot_of_a_phone_takes_the_place_of_the_one_before():
    journal = begun()
    journal.perform(cast(journal, "phone", 2, 1))
    journal.perform(cast(journal, "phone", 0, 0, 1, group=Group.KNOWLEDGE))
    found = tally(journal.workshop, journal.round)
    assert found.total == 1 and found.came == 1
    assert found.turnout[Group.KNOWLEDGE].channels[Channel.PHONE] == 1
    journal.perform(cast(journal, "phone"))
    found = tally(journal.workshop, journal.round)
    assert found.total == 0 and found.skipped == 1
    assert not cast(journal, "phone").writes


def test_no_more_phones_than_people_and_no_more_dots_than_one_has():
    journal = begun()
    for name in ("A", "B"):
        journal.perform(add_participant(journal.workshop, name=name, group=Group.OTHER))
    journal.perform(cast(journal, "one", 1))
    journal.perform(
        papers.key_in_slip(
            journal.workshop, round=journal.round, group=Group.OTHER, dots={journal.niches[0]: 1}
        )
    )
    with pytest.raises(Declined, match="All 2 people"):
        cast(journal, "three", 1)
    # Who is in may still change their mind.
    assert cast(journal, "one", 2).writes
    for dots in ((3,), (2, 2), (-1,)):
        with pytest.raises(Declined):
            cast(journal, "one", *dots)
    with pytest.raises(Declined):
        cast_by_phone(
            journal.workshop,
            round=journal.round,
            group=Group.OTHER,
            dots={"not a niche": 1},
            slip="one",
        )


def test_after_the_reveal_nothing_comes_in():
    journal = begun()
    journal.perform(cast(journal, "phone", 1))
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    with pytest.raises(Declined, match="closed"):
        cast(journal, "phone", 2)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("pqr"),
            st.lists(st.integers(0, 2), min_size=3, max_size=3).filter(lambda d: sum(d) <= 3),
            st.sampled_from(Group),
        ),
        max_size=12,
    )
)
def test_the_tally_is_the_sum_of_the_last_ballots(ballots):
    journal, last = begun(), {}
    for phone, dots, group in ballots:
        draft = cast(journal, phone, *dots, group=group)
        if draft.writes:
            journal.perform(draft)
        last[phone] = dots, group
    found = tally(journal.workshop, journal.round)
    assert found.came == len(last)
    for place, niche in enumerate(journal.niches):
        row = next(r for r in found.rows if r.niche.id == niche)
        assert row.dots == sum(dots[place] for dots, _group in last.values())
        for group in Group:
            wanted = sum(dots[place] for dots, g in last.values() if g is group)
            assert row.groups.get(group, 0) == wanted
