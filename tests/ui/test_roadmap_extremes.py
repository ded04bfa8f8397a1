"""The roadmap at its edges: a day and thirty years, very many links, no value, old thresholds."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from almere_roadmap.analysis.clusters.advice import given
from almere_roadmap.analysis.roadmap.lanes import totals
from almere_roadmap.figures.marks import Text
from almere_roadmap.figures.roadmap.layout import SCREEN
from almere_roadmap.ui.places import rect
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline import item_details
from almere_roadmap.ui.timeline.snap import Unit
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.verbs.records import edit
from almere_roadmap.verbs.roadmap import add_item, edit_contract
from tests.ui.hands import LEFT, click, drag
from tests.ui.many_bars import many
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401

KEY = Qt.Key


def shown(qtbot, bridge):
    screen = RoadmapScreen(bridge)
    screen.view.today = date(2026, 11, 24)
    return showing(qtbot, screen, (1600, 1000))


def layer(bridge, kind):
    return next(x.id for x in bridge.workshop.layers.values() if x.kind.value == kind)


def added(bridge, kind, title, start, end=""):
    values = {"layer": layer(bridge, kind), "title": title, "start": start, "end": end}
    return bridge.attempt(add_item, **values).changes[0].row


def test_a_bar_of_a_day_and_one_of_thirty_years(qtbot, empty_room):  # noqa: F811
    screen = shown(qtbot, empty_room)
    short = added(empty_room, "firms", "A day", "2027-05-03", "2027-05-03")
    long = added(empty_room, "firms", "Thirty years", "2027-01-01", "2056-12-31")
    view = screen.view
    assert view.placed.scale.last >= date(2056, 12, 31)
    bars = [view.placed.bar(item) for item in (short, long)]
    assert 0 < bars[0].right - bars[0].left < 3 and bars[1].right - bars[1].left > 100
    empty_room.select(short)
    view.setFocus()
    QTest.keyClick(view, KEY.Key_W)
    assert view.unit_in_view() is Unit.WEEK
    bar = view.placed.bar(short)
    middle = view.rect_of(bar).center()
    scale = view.placed.scale
    by = scale.x(date(2027, 5, 17)) - scale.x(date(2027, 5, 3))
    drag(view, middle, middle + QPointF(by, 0))
    moved = empty_room.workshop.items[short]
    assert (moved.start, moved.end) == ("2027-05-17", "2027-05-17")
    QTest.keyClick(view, KEY.Key_1, Qt.KeyboardModifier.ShiftModifier)
    click(view, view.rect_of(view.placed.bar(long)).center())
    assert empty_room.selection == long
    QTest.keyClick(view, KEY.Key_Y)
    assert not screen.grab().isNull()


def test_five_hundred_links(qtbot):
    view = showing(qtbot, TimelineView(), (1400, 700))
    workshop = many(400, 500)
    assert len(workshop.dependencies) == 500
    view.show_workshop(workshop)
    assert all(view.ends_of(link) is not None for link in workshop.dependencies)
    assert view.plan.critical and not view.grab().isNull()
    view.show_selection("d7")
    view.zoom_by(4)
    assert all(view.ends_of(link) is not None for link in workshop.dependencies)


def test_moving_the_head_of_a_long_chain_shows_all_of_it(qtbot, sample_room):  # noqa: F811
    screen = shown(qtbot, sample_room)
    before = ""
    chain = []
    for n in range(60):
        item = added(sample_room, "conditions", f"Link {n}", f"{2027 + n // 12}-{n % 12 + 1:02}")
        chain.append(item)
        if before:
            screen.editing.link(before, item)
        before = item
    sample_room.select(chain[0])
    screen.view.setFocus()
    QTest.keyClick(screen.view, KEY.Key_Right)
    assert set(screen.view.ghosts) >= set(chain) and len(screen.card.rows) == 59
    assert screen.card.height() < screen.height() / 2
    count = len(sample_room.document.history())
    QTest.keyClick(screen.view, KEY.Key_Return)
    assert len(sample_room.document.history()) == count + 1


def test_a_contract_without_value_counts_but_adds_nothing(qtbot, empty_room):  # noqa: F811
    screen = shown(qtbot, empty_room)
    bare = added(empty_room, "contracts", "No value", "2027", "2028")
    total = totals(empty_room.workshop)[layer(empty_room, "contracts")]
    assert (total.count, total.without_value, total.value) == (1, 1, 0.0)
    words = [m.text for m in screen.view.item(bare).marks if isinstance(m, Text)]
    assert "No value" in words and not any("€" in word for word in words)
    qtbot.mouseClick(screen.head.sums, LEFT)
    assert "Value not said 1" in screen.totals.accessibleDescription()
    panel = showing(qtbot, screen.inspect(bare), (320, 1400))
    assert not panel.grab().isNull()


def test_thresholds_that_have_expired_are_said(qtbot, sample_room):  # noqa: F811
    screen = shown(qtbot, sample_room)
    item = added(sample_room, "contracts", "Far ahead", "2041-07-01", "2044-06-30")
    sample_room.attempt(edit_contract, item, value=218_000.0, publication="2041-01-01")
    panel = showing(qtbot, screen.inspect(item), (320, 1400))
    told = " ".join(w.text() for w in panel.findChildren(QLabel) if w.isVisible())
    assert "no threshold is known for publication on" in told and "expired on" in told
    assert screen.view.placed.bar(item) is not None


def test_one_change_of_two_thousand_bars_touches_that_bar_alone(qtbot):
    view = showing(qtbot, TimelineView(), (1400, 700))
    view.today = date(2026, 11, 24)
    workshop = many(2000, 500)
    view.show_workshop(workshop)
    view.grab()
    seen = {key: item.marks for key, item in view.drawing.items.items()}
    other = replace(workshop.items["i5"], title="Another name")
    view.show_workshop(workshop.with_records("items", {"i5": other}))
    kept = {key for key, item in view.drawing.items.items() if item.marks is seen[key]}
    ends = (workshop.dependencies[k] for k in seen if k in workshop.dependencies)
    tied = {d.id for d in ends if "i5" in (d.predecessor, d.successor)}
    assert seen.keys() - kept == {"i5", *tied}


def test_bars_out_of_sight_are_not_worked_out(qtbot):
    view = showing(qtbot, TimelineView(), (1400, 700))
    view.today = date(2026, 11, 24)
    view.show_workshop(many(2000, 0))
    view.grab()
    made = {key for key, item in view.drawing.items.items() if item.is_made}
    assert {bar.item.id for bar in view.bars()[:5]} <= made and len(made) < 300
    for item in (view.drawing.ground, view.drawing.today):
        assert item.marks and item.boundingRect().contains(view.sceneRect())
    last = view.bars()[-1].item.id
    view.show_selection(last)
    view.grab()
    assert view.drawing.items[last].is_made


def test_words_beside_short_bars_are_drawn_in_full(qtbot):
    view = showing(qtbot, TimelineView(), (1400, 700))
    view.show_workshop(many(300, 0))
    assert view.placed.look.row < SCREEN.row
    for bar in view.bars():
        item = view.drawing.items[bar.item.id]
        words = [rect(m) for m in item.marks if isinstance(m, Text)]
        assert words and all(item.boundingRect().contains(place) for place in words)


def test_remarks_about_a_large_roadmap_follow_a_moment_later(qtbot, sample_room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(item_details, "_MANY", 10)
    screen = shown(qtbot, sample_room)
    item = added(sample_room, "firms", "Nobody's", "2027-01", "2027-06")
    assert given(sample_room.workshop, date.today()) is None
    panel = showing(qtbot, screen.inspect(item), (320, 1400))

    def told():
        return " ".join(w.text() for w in panel.findChildren(QLabel) if w.isVisible())

    qtbot.waitUntil(lambda: "has no owner" in told())
    sample_room.attempt(edit, "items", item, owner="Somebody")
    qtbot.waitUntil(lambda: "has no owner" not in told())


def test_a_panel_that_was_put_away_is_not_built_anew(qtbot, sample_room, monkeypatch):  # noqa: F811
    screen = shown(qtbot, sample_room)
    panel = showing(qtbot, screen.inspect("b1"), (320, 1400))
    built = []
    monkeypatch.setattr(type(panel), "build", lambda self, workshop: built.append(self))
    panel.hide()
    sample_room.attempt(edit, "items", "b1", title="Other")
    assert not built
    panel.show()
    assert built == [panel]
