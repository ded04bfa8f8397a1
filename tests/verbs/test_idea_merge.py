"""Merging notes that look alike: nothing that was said is lost, and it is one step."""

import pytest

from almere_roadmap.domain.words import Group, NoteKind
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches
from almere_roadmap.verbs.idea_merge import merge_ideas
from almere_roadmap.verbs.notes import add_note
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.ideas = [
        made.perform(niches.add_idea(made.workshop, text=text, group=group))
        for text, group in (
            ("Sensor in huis", Group.KNOWLEDGE),
            ("Sensor aan huis", Group.GOVERNMENT),
            ("sensor  in HUIS", Group.OTHER),
            ("Gevel van hout", Group.OTHER),
        )
    ]
    return made


def test_the_words_of_all_are_kept_and_one_undo_brings_the_notes_back(journal):
    first, second, same, _last = journal.ideas
    niche = journal.perform(niches.add_niche(journal.workshop, name="N"))
    journal.perform(niches.gather(journal.workshop, (second,), niche))
    note = journal.perform(
        add_note(journal.workshop, kind=NoteKind.MINORITY, text="nooit", about=second)
    )
    before = journal.workshop
    journal.perform(merge_ideas(journal.workshop, first, second, same, first))
    kept = journal.workshop.ideas[first]
    assert kept.text == "Sensor in huis / Sensor aan huis"
    assert (kept.group, kept.niche) == (Group.KNOWLEDGE, niche)
    assert second not in journal.workshop.ideas and same not in journal.workshop.ideas
    assert journal.workshop.notes[note].about == first
    journal.undo(journal.edits[-1])
    assert journal.workshop.ideas == before.ideas and journal.workshop.notes == before.notes


def test_it_takes_two(journal):
    first = journal.ideas[0]
    for others in ((), (first,)):
        with pytest.raises(Declined, match="at least two"):
            merge_ideas(journal.workshop, first, *others)
    with pytest.raises(Declined):
        merge_ideas(journal.workshop, first, "gone")
