"""Papers have numbers: each is keyed in once, and the line is drawn below a place."""

import pytest

from almere_roadmap.domain.words import Group
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches, papers, votes
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.niches = [made.perform(niches.add_niche(made.workshop, name=n)) for n in "ab"]
    made.round = made.perform(votes.open_round(made.workshop, question="?"))
    return made


def key_in(journal, **more):
    dots = {journal.niches[0]: 1}
    return papers.key_in_slip(
        journal.workshop, **{"round": journal.round, "group": Group.OTHER, "dots": dots} | more
    )


def test_a_paper_without_a_number_gets_the_lowest_that_is_free(journal):
    journal.perform(key_in(journal, number=2))
    slips = [journal.perform(key_in(journal)) for _turn in range(2)]
    assert [journal.workshop.slips[s].number for s in slips] == [1, 3]
    journal.perform(papers.drop_slip(journal.workshop, slips[0]))
    assert papers.next_paper(journal.workshop, journal.round) == 1


def test_a_paper_is_keyed_in_once(journal):
    slip = journal.perform(key_in(journal, number=7))
    with pytest.raises(Declined, match="Paper 7 is in already"):
        key_in(journal, number=7, group=Group.KNOWLEDGE)
    with pytest.raises(Declined, match="numbered from 1"):
        key_in(journal, number=-1)
    # It can be put right under its own number, or under another that is free.
    journal.perform(key_in(journal, number=7, slip=slip, dots={journal.niches[1]: 2}))
    journal.perform(key_in(journal, number=9, slip=slip))
    assert [s.number for s in journal.workshop.slips.values()] == [9]
    # Another round has papers of its own.
    journal.round = journal.perform(votes.open_round(journal.workshop, question="!"))
    assert journal.perform(key_in(journal, number=9))


def test_the_line_is_drawn_after_the_reveal_below_a_place_and_taken_away(journal):
    with pytest.raises(Declined, match="revealed"):
        votes.set_line(journal.workshop, journal.round, 1)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    for wrong in (-1, 3):
        with pytest.raises(Declined, match="below one of the places"):
            votes.set_line(journal.workshop, journal.round, wrong)
    for line in (2, 0):
        journal.perform(votes.set_line(journal.workshop, journal.round, line))
        assert journal.workshop.rounds[journal.round].line == line
    assert journal.edits[-1].label.text == "Took the line away"
