"""Where words stand on paper, read from the PDF itself by somebody else's reader."""

from datetime import date
from pathlib import Path

import pytest

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.report.choice import Choice, Document, Paper
from almere_roadmap.report.contents import SECTIONS
from almere_roadmap.report.printing import write
from tests.report.geometry import outside, overlaps, pages
from tests.report.workshops import begun, decades, hostile, huge
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)
EVERY = tuple(section.key for section in SECTIONS)
WORKSHOPS = {
    "sample": sample,
    "empty": Workshop,
    "begun": begun,
    "decades": decades,
    "huge": huge,
    "hostile": hostile,
}


def check(path: Path) -> int:
    """Look at every page of a file and return how many there are."""
    count = 0
    for count, (size, words) in enumerate(pages(path), 1):
        assert words, f"page {count} is empty"
        assert outside(size, words) == [], f"page {count}"
        assert overlaps(words) == [], f"page {count}"
    return count


@pytest.mark.parametrize("name", WORKSHOPS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_note_has_exactly_two_pages_on_which_no_words_overlap(
    name: str, language: str, tmp_path: Path
) -> None:
    write(WORKSHOPS[name](), tmp_path / "x.pdf", Choice(Document.NOTE, language), today=TODAY)
    assert check(tmp_path / "x.pdf") == 2


@pytest.mark.parametrize("name", ["sample", "empty", "begun", "decades", "hostile"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_the_report_no_words_overlap_or_leave_the_page(
    name: str, language: str, tmp_path: Path
) -> None:
    choice = Choice(language=language, sections=EVERY)
    write(WORKSHOPS[name](), tmp_path / "x.pdf", choice, today=TODAY)
    assert check(tmp_path / "x.pdf") >= 2


# Laying out hundreds of pages takes a while.
@pytest.mark.slow
def test_sixty_niches_and_four_hundred_actions_of_300_letters_overlap_nowhere(
    tmp_path: Path,
) -> None:
    write(huge(), tmp_path / "x.pdf", Choice(language="nl"), today=TODAY)
    assert check(tmp_path / "x.pdf") > 50


@pytest.mark.parametrize("name", WORKSHOPS)
@pytest.mark.parametrize("paper", [Paper.A3, Paper.A0])
def test_on_the_poster_no_words_overlap_or_leave_the_page(
    name: str, paper: Paper, tmp_path: Path
) -> None:
    choice = Choice(Document.POSTER, "nl", paper=paper)
    write(WORKSHOPS[name](), tmp_path / "x.pdf", choice, today=TODAY)
    assert check(tmp_path / "x.pdf") >= 1
