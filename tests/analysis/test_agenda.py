"""The agenda against the clock: nothing is lost by going back, holding or giving time."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.agenda import (
    Run,
    beside,
    day_of,
    enter,
    give,
    hold,
    present,
    standing,
)
from almere_roadmap.domain.entities import AgendaStep, Session
from almere_roadmap.domain.workshop import Workshop

NOON = datetime(2026, 11, 26, 12, 0)


def minutes(number):
    return timedelta(minutes=number)


def world(*lengths, starts=""):
    steps = {
        f"s{n}": AgendaStep(id=f"s{n}", session="d", title=f"Step {n}", minutes=m, rank=f"{n:03}")
        for n, m in enumerate(lengths)
    }
    return Workshop(sessions={"d": Session(id="d", name="Day", starts=starts)}, agenda=steps)


def day(workshop, run, now):
    return day_of(workshop, present(workshop), run, now)


def test_a_step_counts_down_and_on_over_its_time():
    workshop, run = world(30, 15), enter(None, "s0", NOON)
    found = standing(workshop, run, NOON + minutes(10))
    assert (found.number, found.count, found.left, found.over) == (1, 2, 20 * 60, 0)
    assert found.following.id == "s1"
    found = standing(workshop, run, NOON + minutes(33.5))
    assert (found.left, found.over) == (-210, 3)
    assert standing(workshop, None, NOON) is None
    assert standing(world(), run, NOON) is None


def test_a_clock_that_is_held_stands_still_and_time_that_is_given_counts():
    workshop, run = world(30), enter(None, "s0", NOON)
    run = hold(run, NOON + minutes(10))
    assert standing(workshop, run, NOON + minutes(60)).left == 20 * 60
    assert standing(workshop, run, NOON + minutes(60)).is_paused
    run = hold(run, NOON + minutes(60))
    assert standing(workshop, run, NOON + minutes(65)).left == 15 * 60
    assert standing(workshop, give(run, 5), NOON + minutes(65)).left == 20 * 60


def test_a_step_that_is_gone_back_to_goes_on_where_it_was():
    workshop, run = world(30, 15), enter(None, "s0", NOON)
    run = enter(run, "s1", NOON + minutes(12))
    run = enter(run, "s0", NOON + minutes(14))
    assert standing(workshop, run, NOON + minutes(15)).left == (30 - 13) * 60
    assert run.spent == {"s1": 120}
    assert enter(run, "s0", NOON + minutes(20)) is run


def test_the_steps_beside_the_running_one():
    workshop = world(10, 10, 10)
    run = enter(None, "s1", NOON)
    assert [beside(workshop, run, n) and beside(workshop, run, n).id for n in (-1, 0, 1)] == [
        "s0",
        "s1",
        "s2",
    ]
    assert beside(workshop, enter(run, "s2", NOON), 1) is None
    assert beside(workshop, enter(run, "s0", NOON), -1) is None
    assert beside(workshop, None, 1).id == "s0"
    assert beside(world(), None, 1) is None


def test_the_day_is_laid_out_from_when_it_begins_by_the_clock():
    workshop = world(30, 15, 45, starts="09:30")
    found = day(workshop, None, NOON)
    assert [f"{r.planned:%H:%M}" for r in found.rows] == ["09:30", "10:00", "10:15"]
    assert (f"{found.ends:%H:%M}", found.over, found.is_fixed) == ("11:00", 0, True)
    begun = datetime(2026, 11, 26, 9, 40)
    run = enter(enter(None, "s0", begun), "s1", begun + minutes(40))
    found = day(workshop, run, begun + minutes(45))
    assert [r.took for r in found.rows] == [40, 5, None]
    assert [r.expected and f"{r.expected:%H:%M}" for r in found.rows] == [None, "10:20", "10:35"]
    assert (f"{found.expected_end:%H:%M}", found.over) == ("11:20", 20)


def test_without_a_time_the_day_begins_with_its_first_step():
    workshop = world(30, 15)
    found = day(workshop, enter(None, "s0", NOON), NOON + minutes(20))
    assert (found.begins, found.ends, found.over) == (NOON, NOON + minutes(45), 0)
    assert not found.is_fixed


@pytest.mark.parametrize("starts", ["noon", "25:00", "9:99"])
def test_a_file_from_elsewhere_may_say_any_time(starts):
    workshop = world(30, 10**15, -5, starts=starts)
    found = day(workshop, None, NOON)
    assert not found.is_fixed and found.minutes == 630


_turns = st.lists(
    st.tuples(st.sampled_from(["enter", "hold", "give", "wait"]), st.integers(0, 3)), max_size=30
)


@given(_turns)
def test_all_time_is_somewhere_and_nothing_counts_twice(turns):
    run, now, held = Run("s0", NOON, NOON), NOON, 0.0
    workshop = world(5, 5, 5, 5)
    for turn, number in turns:
        if turn == "enter":
            run = enter(run, f"s{number}", now)
        elif turn == "hold":
            run = hold(run, now)
        elif turn == "give":
            run = give(run, number)
        else:
            now += minutes(number)
            held += 60 * number if run.paused else 0
    counted = run.seconds(now) + sum(run.spent.values())
    assert counted + held == pytest.approx((now - NOON).total_seconds())
    found = day(workshop, run, now)
    assert found.expected_end >= now
    left = standing(workshop, run, now).left
    assert left == pytest.approx(60 * (5 + run.extra.get(run.step, 0)) - run.seconds(now))


def test_a_clock_that_is_put_back_takes_nothing_away():
    workshop, run = world(30), enter(None, "s0", NOON)
    assert standing(workshop, run, NOON - minutes(90)).left == 30 * 60
