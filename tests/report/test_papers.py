"""Papers to vote on, as printed: each with its number, its order and a place for every dot."""

from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.paper import paper
from almere_roadmap.figures.marks import Path, Text
from almere_roadmap.i18n import speaking
from almere_roadmap.report.papers import pages, write_papers
from tests.sample import workshop as sample


@pytest.fixture
def held():
    [voting] = sample().rounds.values()
    return replace(voting, shuffled=True)


def test_a_paper_of_every_number_lists_the_niches_as_it_is_keyed_in(tmp_path, held):
    workshop, path = sample(), tmp_path / "papers.pdf"
    with speaking("nl"):
        write_papers(workshop, held, 5, path, date(2026, 11, 24))
    read = PdfReader(path)
    assert len(read.pages) == 2
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    parts = text.split("Briefje ")[1:]
    assert [part.split()[0] for part in parts] == ["1", "2", "3", "4", "5"]
    for number, part in enumerate(parts, 1):
        places = [part.index(n.name) for n in read_out(workshop, held, number)]
        assert places == sorted(places)
    assert len({tuple(n.id for n in read_out(workshop, held, k)) for k in range(1, 6)}) > 1


def test_a_paper_has_a_circle_for_every_dot_one_may_give(held):
    niches = list(sample().niches.values())
    made = paper(replace(held, most=3), niches, 1, (105, 148.5))
    assert sum(isinstance(mark, Path) for mark in made.marks) == 3 * len(niches)


@pytest.mark.parametrize("count", [1, 10, 11, 16, 17, 60])
def test_everything_stays_on_the_paper_however_many_niches(count):
    niches = {
        f"n{n}": Niche(id=f"n{n}", code=f"N{n}", name="Zorg op afstand " * 6) for n in range(count)
    }
    made = pages(Workshop(niches=niches), VotingRound(id="r", question="Welke? " * 30, most=9), 3)
    for page in made:
        texts = [mark for mark in page.marks if isinstance(mark, Text)]
        assert all(5 < mark.x < page.frame.width - 5 for mark in texts)
        assert all(5 < mark.y < page.frame.height - 5 for mark in texts)
        codes = {mark.text.split()[0] for mark in texts if mark.text[1:2].isdigit()}
        assert len(codes) == count
