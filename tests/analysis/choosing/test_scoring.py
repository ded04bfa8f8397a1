import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.choosing import scoring, voting
from almere_roadmap.domain.words import Group
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches, votes
from almere_roadmap.verbs.about import add_participant
from tests.making import Journal


def scored(table, weights=(1, 1)):
    """Return a workshop in which the entrepreneurs gave these scores, a row per niche."""
    journal = Journal()
    criteria = [
        journal.perform(niches.add_criterion(journal.workshop, name=f"c{n}", weight=weight))
        for n, weight in enumerate(weights)
    ]
    for number, row in enumerate(table):
        niche = journal.perform(niches.add_niche(journal.workshop, name=f"n{number}"))
        for criterion, value in zip(criteria, row, strict=True):
            give(journal, niche, criterion, Group.ENTREPRENEURS, value)
    return journal


def give(journal, niche, criterion, group, value):
    journal.perform(
        niches.set_score(
            journal.workshop, niche=niche, criterion=criterion, group=group, value=value
        )
    )


def test_totals_by_hand():
    found = scoring.ranking(scored([(4, 2), (3, 5), (1, 1)], weights=(3, 1)).workshop)
    assert [(r.niche.name, r.total, r.rank) for r in found.rows] == [
        ("n0", 3.5, 1),
        ("n1", 3.5, 1),
        ("n2", 1.0, 3),
    ]


def test_groups_count_equally_however_many_scores_they_gave():
    journal = scored([(5,)], weights=(1,))
    [niche], [criterion] = journal.workshop.niches, journal.workshop.criteria
    give(journal, niche, criterion, Group.KNOWLEDGE, 1)
    cell = scoring.ranking(journal.workshop).rows[0].cells[0]
    assert (cell.mean, cell.low, cell.high) == (3, 1, 5)
    assert cell.verdict is scoring.Verdict.CONTESTED


def test_three_people_of_one_group_do_not_outvote_the_other():
    journal = scored([(1,)], weights=(1,))
    [niche], [criterion] = journal.workshop.niches, journal.workshop.criteria
    for value in (5, 5, 4):
        person = journal.perform(
            add_participant(journal.workshop, name=str(value), group=Group.KNOWLEDGE)
        )
        draft = niches.set_score(
            journal.workshop,
            niche=niche,
            criterion=criterion,
            group=Group.KNOWLEDGE,
            participant=person,
            value=value,
        )
        journal.perform(draft)
    cell = scoring.ranking(journal.workshop).rows[0].cells[0]
    # (1 + (5 + 5 + 4) / 3) / 2, where the four voices together would say 3.75.
    assert cell.mean == pytest.approx(17 / 6) and (cell.low, cell.high) == (1, 5)


def test_dont_know_counts_for_nothing():
    found = scoring.ranking(scored([(4, None)]).workshop)
    assert found.rows[0].total == 4
    assert scoring.ranking(scored([(None, None)]).workshop).rows[0].total is None


def test_sensitivity_is_the_weight_at_which_first_place_changes():
    journal = scored([(5, 2), (3, 5)], weights=(70, 30))
    found = scoring.ranking(journal.workshop)
    assert found.rows[0].niche.name == "n0"
    move = found.sensitivity
    # 5w + 2(1 − w) = 3w + 5(1 − w) at w = 0.6.
    assert move.overtaker.name == "n1"
    assert {move.criterion.name: move.needed}[move.criterion.name] == pytest.approx(
        0.6 if move.criterion.name == "c0" else 0.4
    )


def test_nothing_overtakes_what_is_best_everywhere():
    assert scoring.ranking(scored([(5, 5), (3, 4)]).workshop).sensitivity is None


@pytest.mark.parametrize(
    ("values", "ranks"),
    [
        ([4, 3, 3, 1], [1, 2, 2, 4]),
        ([0.1 + 0.2, 0.3], [1, 1]),
        ([None, 2, None], [2, 1, 2]),
        ([], []),
    ],
)
def test_ties_share_a_rank_and_the_next_is_skipped(values, ranks):
    assert scoring.competition_ranks(values) == ranks


def test_kendalls_w():
    assert scoring.kendall_w([[3, 2, 1], [9, 8, 7]]) == pytest.approx(1)
    assert scoring.kendall_w([[3, 2, 1], [1, 2, 3]]) == pytest.approx(0)
    assert scoring.kendall_w([[1, 1], [1, 1]]) is None


TABLES = st.lists(
    st.tuples(st.floats(1, 5), st.floats(1, 5), st.floats(1, 5)), min_size=2, max_size=6
)
WEIGHTS = st.tuples(st.floats(0.1, 9), st.floats(0.1, 9), st.floats(0.1, 9))


@given(TABLES, WEIGHTS)
def test_dropping_a_niche_never_turns_others_round(table, weights):
    shares = scoring.normalised(weights)
    assert sum(shares) == pytest.approx(1)
    totals = [scoring.weighted(row, shares) for row in table]
    assert scoring.competition_ranks(totals[:-1]) == [
        rank - (rank > last)
        for rank, last in zip(
            scoring.competition_ranks(totals)[:-1],
            [scoring.competition_ranks(totals)[-1]] * (len(table) - 1),
            strict=True,
        )
    ]


@given(TABLES, WEIGHTS, st.integers(0, 2))
def test_a_higher_score_never_lowers_the_total(table, weights, place):
    shares = scoring.normalised(weights)
    row = list(table[0])
    before = scoring.weighted(row, shares)
    row[place] = 5.0
    assert scoring.weighted(row, shares) >= before - 1e-12


def test_a_tally_ranks_per_niche_and_counts_what_is_in():
    journal = Journal()
    names = [journal.perform(niches.add_niche(journal.workshop, name=n)) for n in "abcd"]
    for person in ("x", "y"):
        journal.perform(add_participant(journal.workshop, name=person))
    voting_round = journal.perform(
        votes.open_round(journal.workshop, question="?", budget=3, most=3)
    )
    for niche, dots in zip(names, (3, 1, 1, 0), strict=True):
        journal.perform(
            votes.key_in_dots(
                journal.workshop,
                round=voting_round,
                niche=niche,
                group=Group.ENTREPRENEURS,
                dots=dots,
            )
        )
    found = voting.tally(journal.workshop, voting_round)
    assert [(r.niche.name, r.dots, r.rank) for r in found.rows] == [
        ("a", 3, 1),
        ("b", 1, 2),
        ("c", 1, 2),
        ("d", 0, 4),
    ]
    assert (found.dots_in[Group.ENTREPRENEURS], found.dots_given[Group.ENTREPRENEURS]) == (5, 6)
    assert found.hidden
    journal.perform(votes.reveal_round(journal.workshop, voting_round))
    assert not voting.tally(journal.workshop, voting_round).hidden
    assert voting.tally(journal.workshop, "gone") is None


ENT, GOV, KNOW = Group.ENTREPRENEURS, Group.GOVERNMENT, Group.KNOWLEDGE


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ({ENT: 4}, scoring.Verdict.NONE),
        ({ENT: 4, GOV: 3.3, KNOW: 3.5}, scoring.Verdict.AGREED),
        ({ENT: 4.5, GOV: 3, KNOW: 2.5}, scoring.Verdict.ONE_GROUP),
        ({ENT: 4.5, GOV: 4, KNOW: 2.5}, scoring.Verdict.CONTESTED),
        ({ENT: 4.5, GOV: 3}, scoring.Verdict.CONTESTED),
        ({ENT: 3.75, GOV: 3}, scoring.Verdict.CONTESTED),
        ({ENT: 5, GOV: 3.5, KNOW: 2}, scoring.Verdict.CONTESTED),
    ],
)
def test_the_groups_agree_or_one_wants_it_or_it_is_contested(means, said):
    assert scoring.verdict(means) is said


def test_people_of_a_group_speak_for_it_and_show_the_spread():
    journal = scored([(2,)], weights=(1,))
    [niche], [criterion] = journal.workshop.niches, journal.workshop.criteria
    place = {"niche": niche, "criterion": criterion, "group": ENT}
    for value in (5, 4, None):
        person = journal.perform(add_participant(journal.workshop, name="x"))
        journal.perform(
            niches.set_score(journal.workshop, **place, value=value, participant=person)
        )
    cell = scoring.ranking(journal.workshop).rows[0].cells[0]
    assert (cell.mean, cell.low, cell.high, cell.groups) == (4.5, 4, 5, {ENT: 4.5})
    with pytest.raises(Declined, match="one by one"):
        niches.set_score(journal.workshop, **place, value=1)


def test_sensitivity_counts_what_was_not_scored_as_the_total_does():
    # n0 has no score on c1: its total is 4 whatever c1 weighs.  3w + 5(1 − w) = 4 at w = 0.5.
    journal = scored([(4, None), (3, 5)], weights=(70, 30))
    move = scoring.ranking(journal.workshop).sensitivity
    assert (move.overtaker.name, move.needed) == ("n1", pytest.approx(0.5))


CELLS = st.one_of(st.none(), st.integers(1, 5))


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=2, max_size=4),
    st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9)),
)
def test_just_before_the_weight_that_was_named_the_first_is_still_first(table, weights):
    journal = scored(table, weights)
    found = scoring.ranking(journal.workshop)
    scored_rows = [row for row in found.rows if row.total is not None]
    if len(scored_rows) < 2 or scored_rows[1].rank == 1:
        return
    move = found.sensitivity
    place = found.criteria.index(move.criterion) if move else 0
    needed = [move.needed] if move else [0.02, 0.98]
    for target in needed:
        share = found.weights[place] + 0.98 * (target - found.weights[place])
        if 0 < share < 1:
            assert _first_at(found, place, share) == scored_rows[0].niche.id


def _first_at(found, place, share):
    rest = 1 - found.weights[place]
    weights = [w * (1 - share) / rest for w in found.weights]
    weights[place] = share
    totals = {
        row.niche.id: scoring.weighted([c.mean for c in row.cells], weights) for row in found.rows
    }
    known = {key: total for key, total in totals.items() if total is not None}
    return max(known, key=known.get)


@given(st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=2, max_size=5))
def test_kendalls_w_lies_between_none_and_full_agreement(scores):
    found = scoring.kendall_w(scores)
    assert found is None or -1e-9 <= found <= 1 + 1e-9


def test_kendalls_w_by_hand():
    # Ranks 1 2 3, 1 3 2, 2 1 3: sums 4, 6, 8, mean 6, S = 8; W = 12 · 8 / (9 · 24) = 4/9.
    assert scoring.kendall_w([[5, 4, 3], [5, 3, 4], [4, 5, 3]]) == pytest.approx(4 / 9)
