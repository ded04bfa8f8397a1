import pytest

from almere_roadmap.domain.words import Group, LinkKind, RoundState, Side
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches, papers, votes
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.niche_merge import merge_niches
from almere_roadmap.verbs.notes import link
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import delete, edit
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.niches = [
        made.perform(niches.add_niche(made.workshop, name=name)) for name in ("Archief", "Zorg")
    ]
    made.criterion = made.perform(niches.add_criterion(made.workshop, name="Basis", weight=15))
    return made


def test_niches_are_numbered_and_ideas_gather(journal):
    assert [n.code for n in journal.workshop.niches.values()] == ["N1", "N2"]
    idea = journal.perform(niches.add_idea(journal.workshop, text=" Sensor in huis "))
    journal.perform(niches.gather(journal.workshop, (idea,), journal.niches[0]))
    assert journal.workshop.ideas[idea].niche == journal.niches[0]
    assert journal.workshop.ideas[idea].text == "Sensor in huis"
    with pytest.raises(Declined, match="needs words"):
        niches.add_idea(journal.workshop, text="  ")


def test_a_score_replaces_the_one_before_and_stays_on_the_scale(journal):
    place = {"niche": journal.niches[0], "criterion": journal.criterion}
    for value in (3.0, 4.5, None):
        journal.perform(
            niches.set_score(journal.workshop, **place, group=Group.KNOWLEDGE, value=value)
        )
    [score] = journal.workshop.scores.values()
    assert score.value is None
    for wrong in (0.9, 5.1):
        with pytest.raises(Declined, match="between 1 and 5"):
            niches.set_score(journal.workshop, **place, group=Group.KNOWLEDGE, value=wrong)
    with pytest.raises(Declined, match="zero or more"):
        niches.set_weight(journal.workshop, journal.criterion, float("nan"))


def test_deleting_a_niche_takes_what_was_said_about_it(journal):
    niche = journal.niches[0]
    journal.perform(
        niches.add_argument(journal.workshop, niche=niche, side=Side.FOR, text="Vraag is er")
    )
    journal.perform(
        niches.set_score(
            journal.workshop,
            niche=niche,
            criterion=journal.criterion,
            group=Group.OTHER,
            value=2,
        )
    )
    journal.perform(delete(journal.workshop, niche))
    assert not journal.workshop.arguments
    assert not journal.workshop.scores


def test_a_group_cannot_put_more_dots_than_its_people_have(journal):
    for name in ("A", "B"):
        journal.perform(add_participant(journal.workshop, name=name))
    voting = journal.perform(
        votes.open_round(journal.workshop, question="Welke?", budget=3, most=2)
    )
    here = {"round": voting, "group": Group.ENTREPRENEURS}
    journal.perform(votes.key_in_dots(journal.workshop, **here, niche=journal.niches[0], dots=4))
    with pytest.raises(Declined, match="more than 2 people"):
        votes.key_in_dots(journal.workshop, **here, niche=journal.niches[0], dots=5)
    with pytest.raises(Declined, match="more than 2 people"):
        votes.key_in_dots(journal.workshop, **here, niche=journal.niches[1], dots=3)
    journal.perform(votes.key_in_dots(journal.workshop, **here, niche=journal.niches[0], dots=2))
    assert [b.dots for b in journal.workshop.ballots.values()] == [2]


def test_a_revealed_round_is_closed(journal):
    voting = journal.perform(votes.open_round(journal.workshop, question="Welke?"))
    journal.perform(votes.reveal_round(journal.workshop, voting))
    assert journal.workshop.rounds[voting].state is RoundState.REVEALED
    with pytest.raises(Declined, match="closed"):
        votes.key_in_dots(
            journal.workshop, round=voting, niche=journal.niches[0], group=Group.OTHER, dots=1
        )
    with pytest.raises(Declined, match="at least one dot"):
        votes.open_round(journal.workshop, question="?", budget=1, most=2)


def test_a_paper_is_one_persons_budget_and_can_be_put_right_until_the_close(journal):
    journal.perform(add_participant(journal.workshop, name="A"))
    voting = journal.perform(votes.open_round(journal.workshop, question="Welke?"))
    first, second = journal.niches
    here = {"round": voting, "group": Group.ENTREPRENEURS}
    for wrong in ({first: 3}, {first: 2, second: 2}):
        with pytest.raises(Declined, match="One person has 3 dots"):
            papers.key_in_slip(journal.workshop, **here, dots=wrong)
    slip = journal.perform(papers.key_in_slip(journal.workshop, **here, dots={first: 2, second: 1}))
    with pytest.raises(Declined, match="All 1 people"):
        papers.key_in_slip(journal.workshop, **here, dots={first: 1})
    journal.perform(papers.key_in_slip(journal.workshop, **here, dots={second: 2}, slip=slip))
    assert [(b.niche, b.dots) for b in journal.workshop.ballots.values()] == [(second, 2)]
    journal.perform(papers.drop_slip(journal.workshop, slip))
    assert not journal.workshop.ballots and not journal.workshop.slips
    slip = journal.perform(papers.key_in_slip(journal.workshop, **here, dots={}))
    assert journal.workshop.slips[slip].skipped == 1
    journal.perform(votes.reveal_round(journal.workshop, voting))
    with pytest.raises(Declined, match="closed"):
        papers.drop_slip(journal.workshop, slip)


def test_hands_and_papers_share_the_people_of_a_group(journal):
    for name in "AB":
        journal.perform(add_participant(journal.workshop, name=name))
    voting = journal.perform(votes.open_round(journal.workshop, question="Welke?"))
    here = {"round": voting, "group": Group.ENTREPRENEURS}
    journal.perform(papers.key_in_slip(journal.workshop, **here, dots={journal.niches[0]: 1}))
    with pytest.raises(Declined, match="more than 1 people"):
        votes.key_in_dots(journal.workshop, **here, niche=journal.niches[0], dots=3)
    journal.perform(votes.key_in_dots(journal.workshop, **here, niche=journal.niches[0], dots=2))
    with pytest.raises(Declined, match="at least 1 people"):
        votes.key_in_people(journal.workshop, **here, people=0)
    with pytest.raises(Declined, match="There are 2 people"):
        votes.key_in_people(journal.workshop, **here, people=2)
    journal.perform(votes.key_in_people(journal.workshop, **here, people=1))
    with pytest.raises(Declined, match="All 2 people"):
        papers.key_in_slip(journal.workshop, **here, dots={})


def test_a_prepared_round_takes_no_dots_before_it_is_opened(journal):
    voting = journal.perform(votes.prepare_round(journal.workshop, question="Later?"))
    here = {"round": voting, "group": Group.OTHER}
    with pytest.raises(Declined):
        papers.key_in_slip(journal.workshop, **here, dots={})
    journal.perform(votes.start_round(journal.workshop, voting))
    assert journal.workshop.rounds[voting].state is RoundState.OPEN
    with pytest.raises(Declined, match="prepared"):
        votes.start_round(journal.workshop, voting)


def test_nobody_votes_for_a_niche_of_their_own_where_the_round_says_so(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Yakult"))
    person = journal.perform(add_participant(journal.workshop, name="A", organisation=firm))
    journal.perform(
        link(journal.workshop, kind=LinkKind.FIRM, origin=journal.niches[0], target=firm)
    )
    for no_own in (False, True):
        voting = journal.perform(votes.open_round(journal.workshop, question="?", no_own=no_own))
        draft = {
            "round": voting,
            "group": Group.ENTREPRENEURS,
            "dots": {journal.niches[0]: 1},
            "participant": person,
        }
        if no_own:
            with pytest.raises(Declined, match="own organisation"):
                papers.key_in_slip(journal.workshop, **draft)
        else:
            assert papers.key_in_slip(journal.workshop, **draft)


def test_merging_look_alikes_loses_nothing_and_is_one_step(journal):
    keep, other = journal.niches
    firm = journal.perform(add_organisation(journal.workshop, name="Yakult"))
    for niche in journal.niches:
        journal.perform(link(journal.workshop, kind=LinkKind.FIRM, origin=niche, target=firm))
    idea = journal.perform(niches.add_idea(journal.workshop, text="Sensor"))
    journal.perform(niches.gather(journal.workshop, (idea,), other))
    journal.perform(niches.add_argument(journal.workshop, niche=other, side=Side.FOR, text="Vraag"))
    place = {"criterion": journal.criterion, "group": Group.KNOWLEDGE}
    journal.perform(niches.set_score(journal.workshop, niche=other, value=4, **place))
    voting = journal.perform(votes.open_round(journal.workshop, question="?"))
    for niche in journal.niches:
        journal.perform(
            votes.key_in_dots(
                journal.workshop, round=voting, niche=niche, group=Group.OTHER, dots=2
            )
        )
    with pytest.raises(Declined, match="being counted"):
        merge_niches(journal.workshop, keep, other)
    journal.perform(votes.reveal_round(journal.workshop, voting))
    before = journal.workshop
    journal.perform(merge_niches(journal.workshop, keep, other))
    after = journal.workshop
    assert list(after.niches) == [keep]
    assert {i.niche for i in after.ideas.values()} == {keep}
    assert {i.text for i in after.ideas.values()} == {"Sensor", "Zorg"}
    assert [a.niche for a in after.arguments.values()] == [keep]
    assert [(s.niche, s.value) for s in after.scores.values()] == [(keep, 4)]
    assert [(b.niche, b.dots) for b in after.ballots.values()] == [(keep, 4)]
    assert [(x.origin, x.target) for x in after.links.values()] == [(keep, firm)]
    journal.undo(journal.edits[-1])
    assert journal.workshop == before
    with pytest.raises(Declined, match="another niche"):
        merge_niches(journal.workshop, keep, keep)


def test_a_merged_niche_keeps_its_own_fields_and_takes_those_it_lacks(journal):
    keep, other = journal.niches
    journal.perform(edit(journal.workshop, "niches", keep, driver="Anna"))
    fields = {"driver": "Bert", "proposition": "Meten thuis", "complementarity": "Utrecht"}
    journal.perform(edit(journal.workshop, "niches", other, **fields))
    journal.perform(merge_niches(journal.workshop, keep, other))
    kept = journal.workshop.niches[keep]
    assert (kept.driver, kept.proposition) == ("Anna", "Meten thuis")
    assert kept.complementarity == "Utrecht"
    [idea] = journal.workshop.ideas.values()
    assert idea.text.endswith("Meten thuis") and idea.niche == keep
