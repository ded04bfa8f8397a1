"""What every card of Insight offers: a way out of a refusal, the rule behind it, a steady place."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap.analysis.clusters.completeness import cluster_rule
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.ui.insight import joined, tabs
from almere_roadmap.ui.insight.live import Axes, Spot
from almere_roadmap.ui.insight.remedies import remedy_for
from almere_roadmap.ui.insight.tabs import TABS, contents
from almere_roadmap.ui.insight.waiting import Waiting
from almere_roadmap.ui.widgets.live_chart import LiveChart
from almere_roadmap.ui.window import SCREENS, MainWindow
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401
from tests.ui.test_insight import card, made, settled, show, tab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return made(qtbot, sample_room)


def test_a_refusal_leads_to_where_the_data_come_from(qtbot, empty_room):  # noqa: F811
    window = showing(qtbot, MainWindow(empty_room))
    window.show_screen("insight")
    insight = settled(window._screens["insight"])
    tab(insight, "firms")
    qtbot.mouseClick(card(insight, "figure:categories").remedy, LEFT)
    settled(insight)
    assert window.stack.currentWidget() is window._screens["facts"]
    assert window._screens["facts"].entry == "profiles"


def test_every_remedy_is_a_screen_of_the_window(empty_room):  # noqa: F811
    found = [c for key in TABS for c in contents(key, empty_room.workshop)]
    remedies = {c.key: remedy_for(c.key) for c in found}
    assert {r.screen for r in remedies.values() if r} <= set(SCREENS)
    assert {key for key, r in remedies.items() if r is None} == {
        "figure:coverage",
        "figure:recommendations",
    }


def test_what_is_refused_is_not_pinned_but_an_old_pin_comes_off(qtbot, screen):
    tab(screen, "networks")
    found = card(screen, "figure:small-world")
    assert found.content.refusal and found.pin.isHidden()
    assert not card(screen, "figure:network").pin.isHidden()
    screen.bridge.pin("figure:small-world")
    settled(screen)
    assert not card(screen, "figure:small-world").pin.isHidden()
    kinds = [x.kind for x in screen.bridge.workshop.links.values() if x.target == found.content.key]
    assert kinds == [LinkKind.EVIDENCE]


def test_the_rule_of_clusters_is_changed_where_it_is_read(qtbot, screen):
    tab(screen, "completeness")
    found = card(screen, "figure:chain:chain-care")
    qtbot.mouseClick(found.change, LEFT)
    found.dialog.shares[1].setValue(0.7)
    found.dialog._keep()
    settled(screen)
    assert cluster_rule(screen.bridge.workshop.about).shares == (0.6, 0.7)
    again = card(screen, "figure:chain:chain-care")
    assert "70" in again.content.chosen and "is a cluster:" in again.content.title


def test_clusters_without_a_chain_are_named(screen):
    tab(screen, "completeness")
    refusal = card(screen, "figure:chain").content.refusal
    judged = {c.cluster for c in screen.bridge.workshop.chains.values()}
    for cluster in screen.bridge.workshop.clusters.values():
        assert (cluster.name in refusal) is (cluster.id not in judged)


def test_cards_keep_their_columns_with_and_without_a_bar(qtbot, sample_room):  # noqa: F811
    counts = set()
    for height in (300, 4000):
        room = made(qtbot, sample_room)
        bar = room._scroll.verticalScrollBar().sizeHint().width()
        # So wide that three columns fit only where nothing scrolls.
        room.resize(3 * 430 + bar // 2, height)
        settled(room)
        QApplication.processEvents()
        counts.add(room._columns)
    assert counts == {2}


@pytest.mark.parametrize("key", ["overview", "relations"])
def test_a_picture_is_drawn_once_and_before_its_card_is_made(qtbot, screen, monkeypatch, key):
    threads = []
    kept = tabs._ready
    monkeypatch.setattr(
        tabs, "_ready", lambda *args: threads.append(threading.get_ident()) or kept(*args)
    )
    screen._loaded.clear()
    tab(screen, "sectors")
    tab(screen, key)
    assert threads and threading.get_ident() not in threads
    for found in filter(lambda c: c.view, screen.cards):
        assert list(found.view._drawn) == [found.view.width()]


@pytest.mark.parametrize("key", ["figure:orientation", "figure:categories"])
def test_the_rows_name_every_firm_that_the_picture_shows(screen, key):
    tab(screen, "firms" if key == "figure:categories" else "orientation")
    found = card(screen, key)
    firms = screen.bridge.workshop.organisations
    profiled = {p.organisation for p in screen.bridge.workshop.profiles.values()}
    assert {row.key for row in found.content.rows.rows if row.key in firms} == profiled


def test_the_cards_follow_a_window_that_grows_a_little(screen):
    for width in (1500, 1530, 1490):
        screen.resize(width, 900)
        settled(screen)
        assert screen._scroll.widget().width() == screen._room == width - 10


def chart_of(qtbot, *spots, **axes):
    made = showing(qtbot, LiveChart("chart", Axes(**axes)), (600, 500))
    made.show_spots(spots)
    return made


def sides(chart):
    """Return by name whether it stands to the right of its point and below it."""
    anchors = {words.toPlainText(): tuple(words.anchor) for words in chart._labels}
    return {name: (x < 0.5, y < 0.5) for name, (x, y) in anchors.items()}


def test_a_name_stands_where_fewer_points_are(qtbot):
    here = Spot("a", "Here", 50, 50, named=True)
    right, left = (Spot("b", "b", x, 51) for x in (56, 44))
    assert sides(chart_of(qtbot, here, right))["Here"][0] is False
    assert sides(chart_of(qtbot, here, left))["Here"][0] is True
    edge = Spot("c", "A name that is long", 4, 50, named=True)
    assert sides(chart_of(qtbot, edge, Spot("d", "d", 9, 50)))["A name that is long"][0] is True


def test_a_name_on_the_diagonal_turns_away_from_points_below_it(qtbot):
    here = Spot("a", "Here", 50, 50, named=True)
    assert sides(chart_of(qtbot, here, diagonal=True))["Here"] == (True, True)
    below = Spot("b", "b", 54, 47)
    assert sides(chart_of(qtbot, here, below, diagonal=True))["Here"] == (False, False)


def test_the_numbers_of_an_axis_have_as_many_digits(qtbot):
    axis = chart_of(qtbot, across=(0.0, 4.0))._plot.getPlotItem().getAxis("bottom")
    levels = axis.tickValues(0.0, 4.0, 500)
    said = [
        words for spacing, values in levels[:2] for words in axis.tickStrings(values, 1, spacing)
    ]
    assert len({len(words) for words in said}) == 1 and len(said) > 4


def test_a_pin_made_while_names_are_hidden_holds_no_name_that_stands_in(qtbot, screen):
    screen.bridge.hide_names(True)
    tab(screen, "networks")
    found = card(screen, "figure:brokers")
    qtbot.mouseClick(found.pin, LEFT)
    menu = QApplication.activePopupWidget()
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    screen.bridge.hide_names(False)
    settled(screen)
    links = screen.bridge.workshop.links.values()
    [note] = [x.note for x in links if x.target == "figure:brokers"]
    assert note == found.content.subtitle


def test_waiting_for_a_network_shows_how_far_it_is_and_can_be_left(qtbot, screen, monkeypatch):
    go_on, begun = threading.Event(), []
    kept = joined.brokers
    monkeypatch.setattr(joined, "brokers", lambda w: go_on.wait(20) and kept(w))
    monkeypatch.setattr(joined, "small", lambda w: begun.append(w) or kept(w))
    show(screen, "networks")
    qtbot.waitUntil(lambda: isinstance(screen._scroll.widget(), Waiting))
    waiting = screen._scroll.widget()
    qtbot.waitUntil(lambda: waiting.bar.value() == 33)
    qtbot.mouseClick(waiting.leave, LEFT)
    assert screen.tab == "overview" and card(screen, "figure:sectors").isVisible()
    go_on.set()
    settled(screen)
    # The work ended with the finding it was at, and what came of it is not shown.
    assert begun == [] and card(screen, "figure:sectors").isVisible()
