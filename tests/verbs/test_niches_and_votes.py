import pytest

from almere_roadmap.domain.words import Group, RoundState, Side
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches, votes
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.records import delete
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
