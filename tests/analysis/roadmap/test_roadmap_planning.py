"""Timing in working days, knock-on shifts, lanes, the linking grid and the baseline."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.roadmap.baseline import baseline
from almere_roadmap.analysis.roadmap.lanes import topic, totals
from almere_roadmap.analysis.roadmap.linking import linking_grid
from almere_roadmap.analysis.roadmap.ripple import Policy, later, ripple
from almere_roadmap.analysis.roadmap.timing import linked, retimed, timing_of, timings
from almere_roadmap.analysis.roadmap.workdays import EVERY_DAY, WorkCalendar, work_calendar
from almere_roadmap.domain.entities import (
    Contract,
    Dependency,
    HboAction,
    Item,
    Layer,
    Link,
    Niche,
)
from almere_roadmap.domain.periods import last_day
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import say
from almere_roadmap.verbs import roadmap
from tests.making import Journal
from tests.sample import workshop as sample

WEEKDAYS = WorkCalendar()


def made(items, links=(), **more):
    """Return a workshop of items {name: (start, end)} and links (before, after[, hard[, lag]])."""
    return Workshop(
        layers={"l": Layer(id="l", kind=LayerKind.FIRMS)},
        items={
            n: Item(id=n, layer="l", title=n.upper(), start=a, end=b) for n, (a, b) in items.items()
        },
        dependencies={
            f"{a}>{b}": Dependency(
                id=f"{a}>{b}",
                predecessor=a,
                successor=b,
                hard=rest[0] if rest else True,
                lag=rest[1] if len(rest) > 1 else 0,
            )
            for a, b, *rest in links
        },
        **more,
    )


DATES = st.tuples(st.integers(1, 12), st.integers(0, 3)).map(
    lambda d: (f"2027-{d[0]:02}-04", f"2027-{min(12, d[0] + d[1]):02}-20")
)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abcdef"), DATES),
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")),
    ),
    max_size=8,
)


@given(CHANGES)
def test_timings_after_a_change_are_those_worked_out_anew(changes):
    workshop = made(dict.fromkeys("abcdef", ("2027-02-01", "2027-03-20")), [("a", "b")])
    known = retimed(workshop, Workshop(), {})
    for name, what in changes:
        before = workshop
        if isinstance(what, tuple):
            item = replace(workshop.items[name], start=what[0], end=what[1])
            workshop = workshop.with_records("items", {name: item})
        else:
            key = f"{name}>{what}"
            link = Dependency(id=key, predecessor=name, successor=what)
            gone = key in workshop.dependencies
            workshop = workshop.with_records("dependencies", {key: None if gone else link})
        known = retimed(workshop, before, known)
        whole = timings(workshop)
        assert known == {n: t for n, t in whole.items() if n in linked(workshop)}
        if whole:
            assert all(timing_of(workshop, n) == whole[n] for n in workshop.items)


# Working days.


def test_dutch_public_holidays_are_no_working_days():
    days = work_calendar(sample())
    free = ("2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17")
    assert not any(days.counts(date.fromisoformat(day)) for day in free)
    assert days.on_or_after(date(2027, 3, 26)) == date(2027, 3, 30)
    assert days.on_or_before(date(2027, 3, 29)) == date(2027, 3, 25)
    # Of the 261 weekdays of 2027 the eight holidays take six: two of them fall at the weekend.
    assert days.between(date(2027, 1, 1), date(2027, 12, 31)) == 261 - 6


@given(
    st.dates(date(2026, 1, 1), date(2056, 12, 31)),
    st.integers(-800, 800),
    st.sampled_from([WEEKDAYS, EVERY_DAY]),
)
def test_going_on_and_counting_agree(start, count, days):
    start = days.on_or_after(start)
    end = days.add(start, count)
    first, last = min(start, end), max(start, end)
    assert days.between(first, last) == abs(count) + 1
    plain = sum(days.counts(first + timedelta(days=n)) for n in range((last - first).days + 1))
    assert days.between(first, last) == plain


# Timing: the example of the textbook, as items on weekdays from Monday 4 January 2027.

NETWORK = made(
    {
        "s": ("2027-01-04", "2027-01-05"),
        "a": ("2027-01-08", "2027-01-15"),
        "b": ("2027-01-06", "2027-01-08"),
        "c": ("2027-01-18", "2027-01-22"),
        "t": ("2027-01-25", "2027-01-25"),
    },
    [("s", "a", True, 2), ("s", "b"), ("a", "c"), ("b", "c"), ("c", "t")],
)


def test_slack_in_working_days_is_that_of_the_textbook():
    found = timings(NETWORK, WEEKDAYS)
    starts = {n: WEEKDAYS.between(date(2027, 1, 4), found[n].earliest) - 1 for n in "sabct"}
    assert starts == {"s": 0, "a": 4, "b": 2, "c": 10, "t": 15}
    assert {n: found[n].slack for n in "sabct"} == {"s": 0, "a": 0, "b": 5, "c": 0, "t": 0}
    assert [found[n].days for n in "sabct"] == [2, 6, 3, 5, 1]


def test_a_start_that_is_too_late_has_negative_slack():
    late = NETWORK.items["b"]
    moved = NETWORK.with_records(
        "items", {"b": replace(late, start="2027-01-18", end="2027-01-20")}
    )
    assert timings(moved, WEEKDAYS)["b"].slack == -3


def test_soft_links_hold_nothing_up_and_circles_have_no_timing():
    soft = made(
        {"a": ("2027-01-04", "2027-02-26"), "b": ("2027-01-11", "2027-01-12")}, [("a", "b", False)]
    )
    assert timings(soft, WEEKDAYS)["a"].slack == 0
    circle = made({"a": ("2027-01-04", ""), "b": ("2027-01-11", "")}, [("a", "b"), ("b", "a")])
    assert timings(circle) == {}


def test_one_day_thirty_years_and_no_date_at_all():
    found = timings(
        made({"day": ("2027-01-04", ""), "age": ("2027", "2056"), "none": ("", "")}), WEEKDAYS
    )
    assert found["day"].days == 1
    assert found["age"].days == WEEKDAYS.between(date(2027, 1, 1), date(2056, 12, 31)) == 7826
    assert "none" not in found


# Knock-on shifts.


def test_followers_shift_no_farther_than_they_must():
    plan = made(
        {
            "a": ("2027-01-04", "2027-01-15"),
            "b": ("2027-01-18", "2027-01-29"),
            "c": ("2027-02-08", "2027-02-12"),
        },
        [("a", "b"), ("b", "c")],
    )
    found = ripple(plan, "a", "2027-01-11", "2027-01-22", WEEKDAYS)
    [b] = found.forced
    # c had a week to spare after b, and loses it.
    assert (b.item, b.days, b.start, b.end) == ("b", 7, "2027-01-25", "2027-02-05")
    far = ripple(plan, "a", "2027-01-18", "2027-01-29", WEEKDAYS)
    assert [(s.item, s.days) for s in far.forced] == [("b", 14), ("c", 7)]
    assert [(c.link, c.days) for c in far.kept] == [("a>b", 12)]
    assert far.shifts(Policy.KEEP) == ()
    assert far.dates(Policy.SHIFT)["c"] == ("2027-02-15", "2027-02-19")


def test_soft_links_only_ask():
    plan = made(
        {
            "a": ("2027-01-04", "2027-01-15"),
            "b": ("2027-01-18", "2027-01-19"),
            "c": ("2027-01-20", "2027-01-21"),
        },
        [("a", "b", False), ("b", "c")],
    )
    found = ripple(plan, "a", "2027-01-11", "2027-01-22", WEEKDAYS)
    assert found.forced == () and found.asks
    assert [(s.item, s.days, s.hard) for s in found.asked] == [("b", 7, False), ("c", 7, True)]
    assert found.shifts(Policy.ASK) == ()
    assert [s.item for s in found.shifts(Policy.ASK, heed_soft=True)] == ["b", "c"]


def test_a_shift_lands_on_a_working_day_and_keeps_periods_fuzzy():
    # A new day on Saturday goes to Monday, its end as far along.
    assert later("2027-01-15", "2027-01-18", 1, WEEKDAYS) == ("2027-01-18", "2027-01-21")
    assert later("2027-Q2", "2027-Q4", 20, WEEKDAYS) == ("2027-Q3", "2028-Q1")
    assert later("2027-01", "2027-01", 31, WEEKDAYS) == ("2027-02", "2027-02")
    assert later("2027-S1", "", 10, WEEKDAYS) == ("2027-S2", "")
    assert later("2027", "2056", 1, WEEKDAYS) == ("2028", "2057")
    assert later("2027-01-04", "2027-Q4", 10, WEEKDAYS) == ("2027-01-14", "2028-Q1")


def test_moving_before_what_it_waits_for_is_seen():
    plan = made(
        {"a": ("2027-01-04", "2027-01-15"), "b": ("2027-01-18", "2027-01-29")}, [("a", "b")]
    )
    found = ripple(plan, "b", "2027-01-11", "2027-01-22", WEEKDAYS)
    assert [(c.link, c.days) for c in found.behind] == [("a>b", 5)]
    assert found.forced == ()


def test_a_whole_ripple_is_one_edit_and_one_undo():
    journal = Journal()
    layer = journal.perform(roadmap.add_layer(journal.workshop, name="L", kind=LayerKind.FIRMS))
    names = [
        journal.perform(
            roadmap.add_item(journal.workshop, layer=layer, title=t, start=d, end=d, owner="o")
        )
        for t, d in (("A", "2027-01-04"), ("B", "2027-01-05"), ("C", "2027-01-06"))
    ]
    for before, after in pairwise(names):
        journal.perform(roadmap.link_items(journal.workshop, predecessor=before, successor=after))
    before = journal.workshop
    found = ripple(before, names[0], "2027-01-11", "2027-01-11")
    journal.perform(roadmap.reschedule(journal.workshop, found.dates(Policy.SHIFT)))
    assert [journal.workshop.items[n].start for n in names] == [
        "2027-01-11",
        "2027-01-12",
        "2027-01-13",
    ]
    journal.undo(journal.edits[-1])
    assert journal.workshop.items == before.items


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.booleans()), max_size=20),
    st.lists(st.integers(0, 300), min_size=14, max_size=14),
    st.integers(0, 200),
)
def test_after_a_shift_every_hard_link_ahead_holds(arrows, days, gone):
    begin = date(2027, 1, 4)
    items = {
        str(n): (
            (begin + timedelta(days=d)).isoformat(),
            (begin + timedelta(days=d + 9)).isoformat(),
        )
        for n, d in enumerate(days)
    }
    links = {(str(a), str(a + step)): hard for a, step, hard in arrows}
    plan = made(items, [(a, b, hard) for (a, b), hard in links.items()])
    start = begin + timedelta(days=days[0] + gone)
    end = start + timedelta(days=9)
    found = ripple(plan, "0", start.isoformat(), end.isoformat(), WEEKDAYS)
    dates = found.dates(Policy.ASK, heed_soft=True)
    reached = {"0", *(s.item for s in found.shifts(Policy.ASK, heed_soft=True))}
    now = {**items, **dates}
    assert all(now[a][1] < now[b][0] for a, b in links if a in reached)
    assert all(s.days > 0 for s in (*found.forced, *found.asked))


def test_five_hundred_links_are_quickly_followed():
    items = {str(n): (f"{2027 + n // 12}-{n % 12 + 1:02}", "") for n in range(501)}
    plan = made(items, [(str(n), str(n + 1)) for n in range(500)])
    found = ripple(plan, "0", "2027-03", "")
    # Every month is taken: the whole chain moves on by two.
    assert len(found.forced) == 500
    assert found.forced[-1].start == "2068-11"
    assert len(timings(plan)) == 501


# A link that is refused.


def test_a_link_that_goes_round_is_refused_with_the_way_round():
    plan = made(dict.fromkeys("abc", ("", "")), [("a", "b"), ("b", "c")])
    assert link_refusal(plan, "a", "c") is None
    assert say(link_refusal(plan, "c", "a")).endswith(": A → B → C → A.")
    assert link_refusal(plan, "a", "a") and link_refusal(plan, "a", "b")


# Lanes, topics, the grid.


def lanes():
    contract = {"kind": ItemKind.CONTRACT, "layer": "o"}
    items = [
        Item(id="o1", start="2027-07-01", end="2028-06-30", **contract),
        Item(id="o2", start="", certainty=Certainty.CONFIRMED, **contract),
        Item(id="h1", kind=ItemKind.HBO_ACTION, layer="h", start="2027-09-01"),
        Item(id="v", kind=ItemKind.DECISION, layer="v"),
    ]
    links = [("o1", "n1"), ("o1", "n2"), ("h1", "n1")]
    return Workshop(
        layers={
            n: Layer(id=n, kind=k) for n, k in (("o", LayerKind.CONTRACTS), ("h", LayerKind.HBO))
        },
        niches={n: Niche(id=n, code=n.upper(), rank=n) for n in ("n1", "n2", "n3")},
        items={i.id: i for i in items},
        contracts={
            "o1": Contract(id="o1", value=366_000.0, launching_customer=True),
            "o2": Contract(id="o2"),
        },
        hbo_actions={"h1": HboAction(id="h1", students=24)},
        links={
            f"{a}{b}": Link(id=f"{a}{b}", kind=LinkKind.SERVES, origin=a, target=b)
            for a, b in links
        },
        dependencies={"d": Dependency(id="d", predecessor="v", successor="o1")},
    )


def test_a_lane_adds_up_per_year_and_per_niche():
    found = totals(lanes())
    lane = found["o"]
    assert (lane.count, lane.undated, lane.confirmed, lane.wishes, lane.launching) == (
        2,
        1,
        1,
        1,
        1,
    )
    assert (lane.value, lane.without_value) == (366_000, 1)
    # 184 of the 366 days fall in 2027.
    assert lane.by_year == {2027: pytest.approx(184_000), 2028: pytest.approx(182_000)}
    assert lane.by_niche == {"n1": 183_000, "n2": 183_000, "": 0}
    assert found["h"].students == 24
    assert totals(lanes(), {"h1"})["o"].count == 0


def test_the_topic_of_a_niche_and_its_ground():
    assert topic(lanes(), "n1") == {"o1", "h1"}
    assert topic(lanes(), "n1", with_ground=True) == {"o1", "h1", "v"}
    assert topic(lanes(), "n3") == frozenset()


def test_the_linking_grid_shows_what_is_missing():
    grid = linking_grid(lanes())
    assert [i.id for i in grid.cell("n1", LayerKind.CONTRACTS)] == ["o1"]
    assert [(n.id, c) for n, c in grid.gaps()] == [
        ("n2", LayerKind.HBO),
        ("n3", LayerKind.CONTRACTS),
        ("n3", LayerKind.HBO),
    ]
    assert [i.id for i in grid.loose] == ["o2"]
    assert [(a.id, b.id) for a, b in grid.joined["n1"]] == [("o1", "h1")]
    assert "N3" in say(grid.meaning()) and "N2" in say(grid.meaning())


def test_every_euro_of_the_sample_stands_in_one_year_and_one_share():
    lane = next(t for t in totals(sample()).values() if t.value)
    assert sum(lane.by_year.values()) == pytest.approx(lane.value)
    assert sum(lane.by_niche.values()) == pytest.approx(lane.value)


def test_a_baseline_tells_what_moved_came_and_went():
    before = made({"a": ("2027-01", "2027-03"), "b": ("2027", ""), "c": ("", "")})
    now = made({"a": ("2027-02", "2027-03"), "c": ("2027", ""), "d": ("2028", "")})
    found = baseline(now, before)
    assert (found["a"].start_moved, found["a"].end_moved, found["a"].moved) == (31, 0, True)
    assert found["b"].is_gone and found["d"].is_new
    assert found["c"].start is None and not found["c"].moved
    assert found["a"].start == date(2027, 1, 1)


def test_an_item_of_which_only_the_end_is_known_counts_at_its_end():
    items = {"a": ("", "2027-03"), "b": ("2027-04-01", "")}
    found = timings(made(items, [("a", "b")]), EVERY_DAY)
    assert (found["a"].earliest, found["a"].days, found["a"].slack) == (date(2027, 3, 31), 1, 0)
    before = made(items, [("a", "b")])
    moved = ripple(before, "a", "", "2027-05", EVERY_DAY)
    assert [(s.item, s.start, s.end) for s in moved.forced] == [("b", "2027-06-01", "")]
    pushed = ripple(made(items, [("b", "a")]), "b", "2027-04-01", "", EVERY_DAY)
    assert [(s.item, s.start, s.end, s.days) for s in pushed.forced] == [("a", "", "2027-04", 30)]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 900))
def test_an_end_without_a_start_moves_on_far_enough(day, by):
    for end in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}"):
        start, moved = later("", end, by, EVERY_DAY)
        assert start == "" and last_day(moved) >= last_day(end) + timedelta(days=by)


def test_a_lane_counts_the_end_that_is_known():
    layer = Layer(id="o", name="Opdrachten", kind=LayerKind.CONTRACTS)
    item = Item(id="a", title="A", layer="o", kind=ItemKind.CONTRACT, end="2028-06")
    workshop = Workshop(
        layers={"o": layer}, items={"a": item}, contracts={"a": Contract(id="a", value=100.0)}
    )
    total = totals(workshop)["o"]
    assert (total.undated, total.by_year) == (0, {2028: 100.0})
    earlier = workshop.with_records("items", {"a": replace(item, end="2028-05")})
    assert baseline(workshop, earlier)["a"].end_moved == 30
