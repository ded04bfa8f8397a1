"""Look-alikes among notes: as likeness says of every pair, loose ones only."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.choosing.look_alikes import ALIKE, likeness, look_alike_ideas
from almere_roadmap.domain.entities import Idea
from almere_roadmap.domain.workshop import Workshop

WORDS = st.lists(
    st.sampled_from(["sensor", "sensors", "in", "huis", "thuis", "gevel", "hout", "ä", "!"]),
    max_size=5,
).map(" ".join)


def ideas(*notes, **more):
    made = (Idea(id=f"i{n}", text=text, rank=f"{n:03}", **more) for n, text in enumerate(notes))
    return Workshop(ideas={idea.id: idea for idea in made})


@given(st.lists(WORDS, max_size=7))
def test_the_pairs_are_those_that_likeness_finds_among_all(notes):
    workshop = ideas(*notes)
    found = look_alike_ideas(workshop)
    wanted = {
        (a.id, b.id)
        for a, b in combinations(workshop.ideas.values(), 2)
        if likeness(a.text, b.text) >= ALIKE
    }
    assert {(a.id, b.id) for a, b in found} == wanted
    shares = [likeness(a.text, b.text) for a, b in found]
    assert shares == sorted(shares, reverse=True)


def test_notes_that_are_both_gathered_or_stand_on_a_canvas_are_left_alone():
    texts = "Sensor in huis", "sensor in huis!"
    assert len(look_alike_ideas(ideas(*texts))) == 1
    assert look_alike_ideas(ideas(*texts, niche="n")) == []
    assert look_alike_ideas(ideas(*texts, chain="c")) == []
    assert look_alike_ideas(ideas("Sensor in huis", "Gevel van hout")) == []
