"""The board on the second screen: large, nothing private, nothing before the reveal."""

from dataclasses import replace

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.choosing.voting import read_out, tally
from almere_roadmap.domain.words import Group, RoundState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.hall import FLOOR, vote_board
from almere_roadmap.figures.marks import Box, Figure, Line, Path, Text
from almere_roadmap.figures.measure import width_of
from almere_roadmap.verbs import niches, papers, votes
from almere_roadmap.verbs.about import add_participant
from tests.making import Journal

SIZES = ((271, 169.3), (361, 203), (508, 285.8), (1016, 571.5))
PEOPLE = ("Anna Jansen", "Bert Visser", "Carla Smit")


def held(count=6, dots=((2, 1), (1, 2), (2,)), reveal=True, line=0, question="Welke niches?"):
    journal = Journal()
    names = [f"Niche van een naam {n}" for n in range(count)]
    made = [journal.perform(niches.add_niche(journal.workshop, name=n)) for n in names]
    for name, group in zip(PEOPLE, Group, strict=False):
        journal.perform(add_participant(journal.workshop, name=name, group=group))
    held_ = journal.perform(votes.open_round(journal.workshop, question=question))
    for given, group in zip(dots, Group, strict=False):
        draft = papers.key_in_slip(
            journal.workshop, round=held_, group=group, dots=dict(zip(made, given, strict=False))
        )
        journal.perform(draft)
    if reveal:
        journal.perform(votes.reveal_round(journal.workshop, held_))
        journal.perform(votes.set_line(journal.workshop, held_, line))
    return journal.workshop


def board(workshop: Workshop, size=SIZES[2]) -> Figure:
    [voting] = workshop.rounds.values()
    return vote_board(tally(workshop, voting.id), read_out(workshop, voting), *size)


def texts(figure):
    return [mark for mark in figure.marks if isinstance(mark, Text)]


def box(text):
    wide = width_of(text)
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - 0.25 * text.size, left + wide, text.y + 0.02 * text.size


def meet(a, b):
    return a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 6, 40])
@pytest.mark.parametrize("reveal", [False, True])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_all_is_large_within_the_screen_and_apart(size, count, reveal, language):
    question = "Welke niches zetten wij vandaag op de roadmap, en welke nog niet? " * 2
    dots = ((2, 1), (1, 2), (2,)) if count > 1 else ((2,), (1,), ())
    with i18n.speaking(language):
        figure = board(held(count, dots, reveal, min(3, count), question), size)
    shown = texts(figure)
    assert all(text.size >= FLOOR for text in shown)
    boxes = [box(text) for text in shown]
    for left, top, right, bottom in boxes:
        assert left > 0 and top > 0 and right < size[0] and bottom < size[1]
    clashes = [
        (shown[a].text, shown[b].text)
        for a in range(len(boxes))
        for b in range(a)
        if meet(boxes[a], boxes[b])
    ]
    assert clashes == []


def test_before_the_reveal_the_board_is_the_same_wherever_the_dots_are():
    one, other = ((2, 1), (1, 2), (2,)), ((0, 0, 2, 1), (0, 2, 0, 1), (0, 0, 2))
    hidden = [board(held(dots=dots, reveal=False)) for dots in (one, other)]
    strip = [[replace(m, key="") for m in figure.marks] for figure in hidden]
    assert strip[0] == strip[1] and hidden[0].alt == hidden[1].alt
    seen = [board(held(dots=dots)) for dots in (one, other)]
    assert [t.text for t in texts(seen[0])] != [t.text for t in texts(seen[1])]


def test_every_dot_has_the_sign_of_its_group_and_the_line_stands_below_its_place():
    figure = board(held(line=2))
    workshop = held(line=2)
    first = next(iter(workshop.niches.values()))
    keyed = [m for m in figure.marks if not isinstance(m, Text) and m.key]
    # Niche 0 has two dots of a firm, one of government, two of knowledge: ● ● ■ ▲ ▲.
    [voting] = workshop.rounds
    row = tally(workshop, voting).rows[0]
    assert (row.niche.name, row.dots) == (first.name, 5)
    name = next(t for t in texts(figure) if t.text == first.name)
    own = [m for m in keyed if m.key == name.key]
    assert sum(isinstance(m, Path) and m.radius > 0 for m in own) == 2
    assert sum(isinstance(m, Box) for m in own) == 1
    assert sum(isinstance(m, Path) and not m.radius for m in own) == 2
    [line] = [m for m in figure.marks if isinstance(m, Line) and m.stroke.ink.token == "accent"]
    ranks = [t for t in texts(figure) if t.key and t.anchor == "start"]
    above = {t.key for t in ranks if t.y < line.points[0][1]}
    assert len(above) == 2


def test_no_name_of_a_person_is_shown():
    for reveal in (False, True):
        shown = " ".join(t.text for t in texts(board(held(reveal=reveal))))
        assert not any(part in shown for name in PEOPLE for part in name.split())


def test_without_a_round_and_before_it_opens_the_board_says_so():
    with i18n.speaking("en"):
        assert [t.text for t in texts(vote_board(None, [], *SIZES[0]))] == ["No vote yet."]
    workshop = held(reveal=False, dots=())
    [voting] = workshop.rounds.values()
    waits = workshop.with_records("rounds", {voting.id: replace(voting, state=RoundState.PREPARED)})
    with i18n.speaking("en"):
        shown = [t.text for t in texts(board(waits))]
    assert "The vote is not open yet." in shown and not any(t[-2:] == "in" for t in shown[1:2])
