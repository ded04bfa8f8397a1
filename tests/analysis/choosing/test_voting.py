"""What a vote says: who is in, what comes first, how rounds compare."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.choosing import voting
from almere_roadmap.analysis.choosing.look_alikes import likeness, look_alikes
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.words import Channel, Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say
from almere_roadmap.verbs import niches, papers, votes
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.niche_merge import merge_niches
from tests.making import Journal

ENT, GOV = Group.ENTREPRENEURS, Group.GOVERNMENT


@pytest.fixture
def journal():
    made = Journal()
    made.niches = [made.perform(niches.add_niche(made.workshop, name=n)) for n in "abc"]
    for name, group in (("x", ENT), ("y", ENT), ("z", GOV)):
        made.perform(add_participant(made.workshop, name=name, group=group))
    made.round = made.perform(votes.open_round(made.workshop, question="?"))
    return made


def paper(journal, group, *dots, **more):
    given_ = dict(zip(journal.niches, dots, strict=False))
    draft = papers.key_in_slip(
        journal.workshop, round=journal.round, group=group, dots=given_, **more
    )
    return journal.perform(draft)


def hands(journal, group, niche, dots):
    draft = votes.key_in_dots(
        journal.workshop, round=journal.round, niche=journal.niches[niche], group=group, dots=dots
    )
    return journal.perform(draft)


def test_papers_and_hands_count_in_one_tally_and_people_are_counted(journal):
    paper(journal, ENT, 2, 1)
    hands(journal, GOV, 1, 2)
    paper(journal, ENT)
    found = voting.tally(journal.workshop, journal.round)
    assert [(r.niche.name, r.dots, r.rank) for r in found.rows] == [
        ("b", 3, 1),
        ("a", 2, 2),
        ("c", 0, 3),
    ]
    assert (found.came, found.people, found.skipped, found.total) == (3, 3, 1, 5)
    assert found.turnout[ENT].channels[Channel.PAPER] == 2
    assert found.turnout[GOV].channels[Channel.HANDS] == 1


@pytest.mark.parametrize(
    ("dots", "people"), [((2, 1), 1), ((3,), 2), ((2, 2), 2), ((2, 2, 2), 2), ((4, 1), 2)]
)
def test_hands_that_nobody_counted_are_as_few_as_can_have_given_them(dots, people):
    made = Journal()
    ids = [made.perform(niches.add_niche(made.workshop, name=n)) for n in "abc"]
    held = made.perform(votes.open_round(made.workshop, question="?", budget=3, most=2))
    for niche, count in zip(ids, dots, strict=False):
        made.perform(
            votes.key_in_dots(made.workshop, round=held, niche=niche, group=ENT, dots=count)
        )
    assert voting.tally(made.workshop, held).came == people


def test_who_comes_late_can_still_vote_and_a_revealed_count_stays(journal):
    paper(journal, GOV, 1)
    late = add_participant(journal.workshop, name="late", group=GOV)
    journal.perform(late)
    paper(journal, GOV, 0, 1)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    journal.perform(add_participant(journal.workshop, name="after", group=GOV))
    found = voting.tally(journal.workshop, journal.round)
    assert (found.people, found.came) == (4, 2)


def test_the_sentence_names_the_first_and_the_group_that_wants_another(journal):
    paper(journal, ENT, 2)
    paper(journal, ENT, 1, 1)
    paper(journal, GOV, 0, 2)
    tally = voting.tally(journal.workshop, journal.round)
    assert "Hidden" in voting.meaning(tally).text
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    said = voting.meaning(voting.tally(journal.workshop, journal.round))
    assert "share" in said.text and said.params["name"] == "a, b"


def test_the_other_first_of_a_group_is_named(journal):
    paper(journal, ENT, 2)
    paper(journal, ENT, 2)
    paper(journal, GOV, 1, 2)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    said = voting.meaning(voting.tally(journal.workshop, journal.round))
    assert (said.params["name"], said.params["other"]) == ("a", "b")
    assert "{" not in say(said)


def test_rounds_compare_rank_by_rank(journal):
    paper(journal, ENT, 2, 1)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    journal.round = journal.perform(votes.open_round(journal.workshop, question="Again?"))
    assert len(voting.comparison(journal.workshop)[0]) == 1
    paper(journal, ENT, 0, 2, 1)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    rounds, rows = voting.comparison(journal.workshop)
    assert [r.question for r in rounds] == ["?", "Again?"]
    assert [(r.niche.name, r.ranks, r.dots, r.climbed) for r in rows] == [
        ("b", (2, 1), (1, 2), 1),
        ("c", (3, 2), (0, 1), 1),
        ("a", (1, 3), (2, 0), -2),
    ]


def test_a_niche_of_later_has_no_place_in_an_earlier_round(journal):
    paper(journal, ENT, 2, 1)
    first = journal.round
    journal.perform(votes.reveal_round(journal.workshop, first))
    late = journal.perform(niches.add_niche(journal.workshop, name="d"))
    assert late not in {r.niche.id for r in voting.tally(journal.workshop, first).rows}
    journal.round = journal.perform(votes.open_round(journal.workshop, question="Again?"))
    journal.perform(votes.reveal_round(journal.workshop, journal.round))
    [line] = [c for c in voting.comparison(journal.workshop)[1] if c.niche.id == late]
    assert (line.ranks, line.dots, line.climbed) == ((None, 1), (None, 0), 0)
    before = voting.tally(journal.workshop, first).total
    journal.perform(merge_niches(journal.workshop, late, journal.niches[0]))
    after = voting.tally(journal.workshop, first)
    assert sum(row.dots for row in after.rows) == before == after.total


def test_an_order_of_chance_has_every_niche_once_and_stays(journal):
    made = journal.perform(votes.open_round(journal.workshop, question="!", shuffled=True))
    shuffled = journal.workshop.rounds[made]
    order = [n.id for n in voting.read_out(journal.workshop, shuffled)]
    assert sorted(order) == sorted(journal.niches)
    assert order == [n.id for n in voting.read_out(journal.workshop, shuffled)]
    plain = journal.workshop.rounds[journal.round]
    assert [n.id for n in voting.read_out(journal.workshop, plain)] == journal.niches


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), min_size=0, max_size=6))
def test_one_dot_more_never_lowers_a_niche(papers):
    journal = Journal()
    journal.niches = [journal.perform(niches.add_niche(journal.workshop, name=n)) for n in "ab"]
    journal.round = journal.perform(votes.open_round(journal.workshop, question="?"))
    for dots in papers:
        paper(journal, ENT, *dots)
    before = _ranks(journal)
    paper(journal, ENT, 1)
    after = _ranks(journal)
    assert after["a"] <= before["a"] and after["b"] >= before["b"]


def _ranks(journal):
    found = voting.tally(journal.workshop, journal.round)
    return {row.niche.name: row.rank for row in found.rows}


def test_look_alikes_are_found_and_different_names_are_not():
    journal = Journal()
    for name in ("Zorg op afstand", "Slim laden", "Zorg op afstand thuis", "Archief"):
        journal.perform(niches.add_niche(journal.workshop, name=name))
    pairs = [(a.name, b.name) for a, b in look_alikes(journal.workshop)]
    assert pairs == [("Zorg op afstand", "Zorg op afstand thuis")]
    assert likeness("", "") == 0
    assert likeness("Zorg", "zorg!") == 1


@given(st.integers(1, 12), st.integers(1, 500), st.integers(1, 500))
def test_every_paper_lists_every_niche_once_in_an_order_that_stays(count, one, other):
    made = Workshop(niches={f"n{n}": Niche(id=f"n{n}", rank=f"{n:03}") for n in range(count)})
    for shuffled in (False, True):
        held = VotingRound(id="r", shuffled=shuffled)
        first, again, second = (
            [n.id for n in voting.read_out(made, held, paper)] for paper in (one, one, other)
        )
        assert first == again and sorted(first) == sorted(made.niches)
        if not shuffled:
            assert first == second == [n.id for n in voting.read_out(made, held)]


def test_no_niche_profits_from_its_place_on_the_papers():
    made = Workshop(niches={f"n{n}": Niche(id=f"n{n}", rank=f"{n}") for n in range(4)})
    held = VotingRound(id="r", shuffled=True)
    orders = [[n.id for n in voting.read_out(made, held, paper)] for paper in range(1, 401)]
    for place in range(4):
        counts = Counter(order[place] for order in orders)
        # By chance a hundred each, with a standard deviation of nine.
        assert all(60 < counts[niche] < 140 for niche in made.niches)
    other = [n.id for n in voting.read_out(made, VotingRound(id="s", shuffled=True), 1)]
    assert any([n.id for n in voting.read_out(made, held, p)] != other for p in range(1, 9))


def test_who_shares_the_last_place_above_the_line_is_above_it(journal):
    for group, *dots in ((ENT, 2, 1), (ENT, 1, 1), (GOV, 0, 1)):
        paper(journal, group, *dots)
    journal.perform(votes.reveal_round(journal.workshop, journal.round))

    def above():
        return [n.name for n in voting.tally(journal.workshop, journal.round).above]

    # a and b have three dots each, c none: 1-1-3.
    assert above() == []
    journal.perform(votes.set_line(journal.workshop, journal.round, 1))
    assert above() == ["a", "b"]
    journal.perform(votes.set_line(journal.workshop, journal.round, 3))
    assert above() == ["a", "b", "c"]
    journal.undo(journal.edits[-1])
    assert above() == ["a", "b"]
