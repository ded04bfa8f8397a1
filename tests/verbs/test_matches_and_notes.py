import pytest

from almere_roadmap.domain.words import LayerKind, LinkKind, MatchState, NoteKind
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.verbs import matches, notes
from almere_roadmap.verbs.niches import add_niche
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.roadmap import add_layer
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.perform(add_layer(made.workshop, name="Bedrijven", kind=LayerKind.FIRMS))
    made.pair = [
        made.perform(add_organisation(made.workshop, name=name)) for name in ("Unamic", "Secwatch")
    ]
    return made


def test_an_accepted_introduction_becomes_one_action_with_an_owner(journal):
    first, second = journal.pair
    journal.perform(matches.accept_match(journal.workshop, first, second, owner="Regisseur"))
    journal.perform(matches.accept_match(journal.workshop, second, first, owner="Regisseur"))
    [action] = journal.workshop.items.values()
    [match] = journal.workshop.matches.values()
    assert action.title == "Unamic – Secwatch"
    assert action.owner == "Regisseur"
    assert (match.state, match.item) == (MatchState.ACCEPTED, action.id)


def test_a_pair_is_one_whichever_way_round(journal):
    first, second = journal.pair
    journal.perform(matches.dismiss_match(journal.workshop, first, second))
    known = matches.decided(journal.workshop, second, first)
    assert known is not None
    assert known.state is MatchState.DISMISSED
    with pytest.raises(InputError):
        matches.plan_match(journal.workshop, first, second, when="some day")
    with pytest.raises(Declined, match="day"):
        matches.plan_match(journal.workshop, first, second, when="")


def test_notes_have_words_and_a_real_date(journal):
    with pytest.raises(Declined, match="words"):
        notes.add_note(journal.workshop, kind=NoteKind.PARKING, text=" ")
    with pytest.raises(InputError, match="not a date"):
        notes.add_note(journal.workshop, kind=NoteKind.COMMITMENT, text="x", due="gauw")


def test_evidence_is_pinned_once_and_can_be_taken_off(journal):
    niche = journal.perform(add_niche(journal.workshop, name="Zorg"))
    journal.perform(notes.pin(journal.workshop, evidence="lq.F.jobs", target=niche))
    assert not notes.pin(journal.workshop, evidence="lq.F.jobs", target=niche)
    [link] = journal.workshop.links.values()
    assert link.kind is LinkKind.EVIDENCE
    journal.perform(
        notes.unlink(journal.workshop, kind=LinkKind.EVIDENCE, origin=niche, target="lq.F.jobs")
    )
    assert not journal.workshop.links
