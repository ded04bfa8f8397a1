"""The niches in print: the numbers of the screen, the portfolio that the room set out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import number, speaking
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import write
from almere_roadmap.ui.niches.judgements import matrix, sentences
from tests.sample import workshop as sample


def printed(workshop: Workshop, folder: Path) -> str:
    path = folder / "report.pdf"
    write(workshop, path, Choice(language="nl"), today=date(2026, 11, 24))
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def test_every_score_total_and_dot_of_the_screen_is_printed(tmp_path: Path) -> None:
    workshop = sample()
    text = printed(workshop, tmp_path)
    with speaking("nl"):
        seen = matrix(workshop, ranking(workshop))
        for line in seen.lines:
            means = [number(c.mean, 1) for c in line.cells if c.mean is not None]
            row = text[text.index(f"{line.rank} {line.niche.code} ") :]
            assert line.total is not None and number(line.total, 2) in text
            places = [row.find(mean) for mean in means]
            assert -1 not in places
        for sentence in sentences(ranking(workshop))[0].split("; "):
            assert sentence.rstrip(".") in text
        [voting] = workshop.rounds
        counted = tally(workshop, voting)
        assert counted is not None
        assert f"{counted.came} van {counted.people}" in text
        for dots in counted.rows:
            assert f"{dots.niche.name}" in text and number(dots.dots) in text


def test_the_portfolio_is_printed_once_the_room_set_it_out(tmp_path: Path) -> None:
    workshop = sample()
    with speaking("nl"):
        plain = printed(workshop, tmp_path)
        assert "klaar om te beginnen" not in plain
        first, second = (c.id for c in ranking(workshop).criteria[:2])
        about = replace(workshop.about, portfolio_axes=(first, second), portfolio_cuts=(3.0, 3.5))
        chosen = replace(workshop, info={about.id: about})
        assert "klaar om te beginnen" in printed(chosen, tmp_path)
