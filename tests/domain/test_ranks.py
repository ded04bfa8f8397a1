"""There is always room between two ranks, and bytes decide their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.ranks import DIGITS, between, spread
from almere_roadmap.errors import BugError

places = st.lists(st.integers(0, 1000), max_size=60)


@given(places)
def test_any_order_of_insertion_keeps_the_order_of_the_list(inserted):
    ranks = []
    for number in inserted:
        place = number % (len(ranks) + 1)
        lower = ranks[place - 1] if place else ""
        upper = ranks[place] if place < len(ranks) else ""
        new = between(lower, upper)
        assert lower.encode() < new.encode()
        assert not upper or new.encode() < upper.encode()
        assert set(new) <= set(DIGITS) and not new.endswith("0")
        ranks.insert(place, new)
    assert ranks == sorted(ranks, key=str.encode)


@given(st.integers(0, 5000), st.data())
def test_a_new_list_is_spread_evenly_with_room_everywhere(count, data):
    ranks = spread(count)
    assert len(set(ranks)) == count and ranks == sorted(ranks, key=str.encode)
    if count > 1:
        place = data.draw(st.integers(0, count - 2))
        assert ranks[place] < between(ranks[place], ranks[place + 1]) < ranks[place + 1]
    if count:
        assert between("", ranks[0]) < ranks[0] and between(ranks[-1], "") > ranks[-1]


def test_ranks_stay_short_when_everything_is_put_at_one_end():
    for side in ("start", "end"):
        rank = ""
        for _ in range(500):
            rank = between("", rank) if side == "start" else between(rank, "")
        assert len(rank) <= 100


@pytest.mark.parametrize(("before", "after"), [("B", "A"), ("A", "A"), ("a", "B")])
def test_there_is_nothing_between_what_is_out_of_order(before, after):
    with pytest.raises(BugError):
        between(before, after)
