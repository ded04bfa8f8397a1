"""How far an outcome is stands behind its words on paper."""

from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap.domain.words import Progress
from almere_roadmap.figures.marks import Text
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import lay_out
from tests.sample import workshop as sample


def _printed(progress: Progress) -> str:
    note = replace(sample().notes["note-4"], progress=progress)
    workshop = sample().with_records("notes", {note.id: note})
    choice = Choice(language="nl", sections=("outcome",))
    pages, _summary = lay_out(workshop, choice, today=date(2026, 11, 26))
    marks = (mark for page in pages for mark in page.marks if isinstance(mark, Text))
    return " ".join(mark.text for mark in marks)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress.DONE, "(klaar)"),
        (Progress.UNDER_WAY, "(onderweg)"),
        (Progress.DROPPED, "(vervallen)"),
    ],
)
def test_what_came_of_a_commitment_is_printed(progress: Progress, words: str) -> None:
    assert words in _printed(progress)
    assert words not in _printed(Progress.OPEN)
