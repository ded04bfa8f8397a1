"""The Insight screen: findings, their rows, cells, pins and the live chart."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from almere_roadmap.domain.words import LinkKind, RelationKind
from almere_roadmap.domain.workshop import ABOUT_ID
from almere_roadmap.ui.insight import completeness, joined, pins, sectors, ties
from almere_roadmap.ui.insight.orientation import spots
from almere_roadmap.ui.insight.tabs import TABS
from almere_roadmap.ui.screens.insight import InsightScreen
from almere_roadmap.ui.widgets.pictures import PictureMenu
from almere_roadmap.verbs import niches, relations
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return made(qtbot, sample_room)


def made(qtbot, room):
    """Return the screen with its cards, which come from a worker."""
    return settled(showing(qtbot, InsightScreen(room)))


def settled(screen):
    for _round in range(4):  # what hides names in the past comes after the cards, and again
        screen.bridge.tasks.finish()
        QApplication.processEvents()
    return screen


def show(screen, key):
    keys = [screen.tabs.tabData(n) for n in range(screen.tabs.count())]
    screen.tabs.setCurrentIndex(keys.index(key))


def tab(screen, key):
    show(screen, key)
    settled(screen)


def card(screen, key):
    return next(c for c in screen.cards if c.content.key == key)


def texts(widget):
    return [w.text() for w in widget.findChildren(QLabel)]


def test_the_overview_says_what_the_figures_mean(screen):
    titles = {c.content.key: c.content.title for c in screen.cards}
    assert titles["figure:sectors"].startswith("A third of the jobs are at 75 establishments")
    assert "24 of 31" in titles["figure:relations"]
    assert "over a fifth cross the border" in titles["figure:rings"]
    assert titles["figure:networks"].startswith("Nine of seventeen networks")


def test_every_tab_shows_cards_with_a_picture_rows_or_a_reason(screen):
    for key in TABS:
        tab(screen, key)
        assert screen.cards, key
        for found in screen.cards:
            shown = found.view or found.table or found.content.refusal
            assert shown, found.content.key
            assert found.content.title and found.content.subtitle


def test_rows_add_up_to_the_published_totals(sample_room):  # noqa: F811
    total = sectors.sectors(sample_room.workshop).rows.rows[-1]
    assert [c.text for c in total.cells][2:4] == ["13,539", "64,525"]
    relations = ties.kinds_and_origins(sample_room.workshop).rows.rows
    assert sum(int(r.cells[2].text) for r in relations) == 70


def test_what_is_reconstructed_is_flagged(screen):
    found = card(screen, "figure:relations")
    assert found.content.flag == "reconstructed"
    assert "reconstructed" in texts(found)
    flagged = [r for r in found.content.rows.rows if r.cells[3].flagged]
    assert len(flagged) == 2


def test_a_click_on_a_cell_opens_its_panel(qtbot, screen):
    view = card(screen, "figure:relations").view
    key = "cell:Zuid-Nederland:supplier"
    place = view.place(key).center().toPoint()
    qtbot.mouseClick(view, LEFT, pos=place)
    assert screen.bridge.selection == key
    panel = screen.inspect(key)
    words = texts(panel)
    assert "3.29 ×" in words
    assert "1.21 (5 × 17 ÷ 70)" in words
    assert "4 relations" in words
    assert any("below 5" in text for text in words)
    assert panel.cell.kind is RelationKind.SUPPLIER


def test_a_cell_is_walked_to_and_picked_by_keyboard(qtbot, screen):
    view = card(screen, "figure:relations").view
    view.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    assert screen.bridge.selection == "cell:Almere:customer"


def test_every_mark_of_every_figure_has_something_to_say_in_the_panel(screen):
    for key in TABS:
        tab(screen, key)
        for found in filter(lambda c: c.view, screen.cards):
            for mark in found.view.figure.keys():  # noqa: SIM118
                known = screen.inspect(mark) or screen.bridge.workshop.find(mark)
                assert known, f"{mark} of {found.content.key}"


def test_a_section_says_in_the_panel_what_its_rows_say(screen):
    words = texts(screen.inspect("section:C"))
    assert "C Manufacturing" in words
    assert {"438", "5,258"} <= set(words)


def test_a_type_of_firm_lists_its_firms(screen):
    tab(screen, "firms")
    words = texts(screen.inspect("type:a"))
    assert len(words) > 2


def test_the_keyboard_stays_in_the_figure_when_the_panel_takes_room(qtbot, screen):
    view = card(screen, "figure:sectors").view
    screen.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    screen.refresh()
    again = card(screen, "figure:sectors").view
    assert again is not view and again.hasFocus() and again.current == screen.bridge.selection
    assert screen.figure() is again.figure


@pytest.mark.parametrize("key", ["", "cell:Atlantis:supplier", "cell:Almere:magic", "niche-1"])
def test_other_selections_are_left_to_the_generic_inspector(screen, key):
    assert screen.inspect(key) is None


def test_a_reconstructed_cell_tells_why(screen):
    panel = screen.inspect("cell:Europa:parent")
    words = texts(panel)
    assert "reconstructed" in words
    assert any("7" in text and len(text) > 20 for text in words)


def test_the_cell_is_pinned_to_the_outcome_and_shows_it(qtbot, screen):
    key = "cell:Zuid-Nederland:supplier"
    panel = showing(qtbot, screen.inspect(key), (320, 800))
    qtbot.mouseClick(panel.to_outcome, LEFT)
    links = [x for x in screen.bridge.workshop.links.values() if x.target == key]
    assert [(x.kind, x.origin) for x in links] == [(LinkKind.EVIDENCE, ABOUT_ID)]
    assert links[0].note == "Zuid-Nederland × supplier"
    assert "the outcome" in texts(screen.inspect(key))


def test_a_card_is_pinned_to_a_niche_from_its_menu_and_taken_off_again(qtbot, screen):
    found = card(screen, "figure:rings")
    niche = next(iter(screen.bridge.workshop.niches))
    for expected in ([niche], []):
        qtbot.mouseClick(found.pin, LEFT)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        act = next(a for a in menu.actions() if a.data() == niche)
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(act).center())
        assert pins.pinned_to(screen.bridge.workshop, "figure:rings") == expected
        assert card(screen, "figure:rings").pin.isChecked() is bool(expected)


def test_show_rows_opens_the_rows_and_a_row_selects(qtbot, screen):
    found = card(screen, "figure:sectors")
    qtbot.mouseClick(found.rows, LEFT)
    table = found.dialog.table
    assert found.dialog.isVisible()
    assert len(table.sheet.rows) == 20
    place = QPoint(20, table.rowViewportPosition(1) + 8)
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert screen.bridge.selection == "section:Q"
    qtbot.keyClick(found.dialog, Qt.Key.Key_Escape)


def test_an_edit_elsewhere_leaves_the_cards_standing(screen):
    before = list(screen.cards)
    screen.bridge.attempt(niches.add_niche, name="Another")
    assert screen.cards == before


def test_a_new_relation_rebuilds_the_sentence(screen):
    home = next(a.id for a in screen.bridge.workshop.areas.values() if a.code == "home")
    values = {"kind": RelationKind.CUSTOMER, "area": home, "region": "Almere"}
    screen.bridge.attempt(relations.relate, **values)
    assert "25 of 32" in card(screen, "figure:relations").content.title


def test_small_networks_are_refused_in_a_sentence(sample_room):  # noqa: F811
    few = replace(sample_room.workshop, memberships={})
    found = joined.brokers(few)
    assert found.refusal.startswith("Not meaningful below 20 nodes")
    assert found.draw is None
    assert "20" in joined.small(few).refusal
    assert "not meaningful" in joined.whole_network(few).caveat


def test_what_rests_on_invented_seats_is_flagged(sample_room):  # noqa: F811
    found = sample_room.workshop
    for made in (joined.whole_network(found), joined.brokers(found), joined.small(found)):
        assert made.refusal or made.flag == "illustrative", made.key


def test_an_empty_workshop_refuses_every_card_in_words(qtbot, empty_room):  # noqa: F811
    screen = made(qtbot, empty_room)
    for key in TABS:
        tab(screen, key)
        for found in screen.cards:
            assert found.content.refusal, found.content.key


def test_coverage_marks_clusters_that_nobody_names(sample_room):  # noqa: F811
    found = completeness.recommendations(sample_room.workshop)
    gaps = {r.cells[0].text for r in found.rows.rows if r.cells[0].flagged}
    assert len(gaps) == 2 and all(name in found.title for name in gaps)
    signs = [m.text for m in found.draw(150).marks if getattr(m, "text", "") in ("●", "○")]
    assert signs.count("●") == sum(r.cells[3].text == "Named" for r in found.rows.rows)
    assert signs.count("○") == sum(r.cells[3].text == "In general terms" for r in found.rows.rows)


def explored(screen, key="figure:orientation"):
    tab(screen, "orientation")
    found = card(screen, key)
    found.explorer.load()
    QApplication.processEvents()
    return found.explorer


def test_the_live_chart_shows_the_means_and_names_them(qtbot, screen):
    live = explored(screen)
    chart = live.chart
    at = {s.key: (round(s.x, 1), round(s.y, 1)) for s in chart.spots}
    assert at["orientation:mean"] == (31.2, 52.9)
    assert at["orientation:all"] == (46.2, 46.2)
    assert "30 firms with a profile" in live.note.text()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.lit
    with qtbot.waitSignal(chart.picked) as picked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert picked.args == [chart.spots[0].key]


def test_a_live_chart_is_copied_as_the_figure_of_the_same_numbers(qtbot, screen):
    chart = explored(screen).chart
    found = card(screen, "figure:orientation")
    assert found.more.isVisible() and found.view.isHidden()
    chart.setFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    drawn = bytes(data.data("image/svg+xml").data()).decode()
    assert data.hasImage() and found.view.figure.alt in data.text()
    assert all(words in drawn for words in ("31", "53"))
    place = QPoint(10, 10)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, chart.mapToGlobal(place))
    QApplication.sendEvent(chart._plot.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, PictureMenu)
    menu.close()
    qtbot.mouseClick(found.explore, LEFT)
    assert found.more.isVisible() and found.view.isVisible()


def test_nothing_lies_on_a_picture_under_the_pointer(qtbot, screen):
    found = card(screen, "figure:sectors")
    found.view.setFocus()
    QApplication.sendEvent(found.view, QEnterEvent(*(QPointF(5, 5),) * 3))
    assert found.view.more.isHidden()
    assert found.more.geometry().top() >= found.view.geometry().bottom()


def test_a_point_of_the_live_chart_is_picked_by_mouse(qtbot, screen):
    chart = explored(screen).chart
    viewport = chart._plot.viewport()
    place = viewport.mapFrom(chart, chart.where("orientation:mean"))
    with qtbot.waitSignal(chart.picked) as picked:
        qtbot.mouseMove(viewport, place)
        qtbot.mouseClick(viewport, LEFT, pos=place)
    assert picked.args == ["orientation:mean"]


def test_firms_with_profiles_become_bubbles(sample_room):  # noqa: F811
    from dataclasses import replace

    from almere_roadmap.domain.entities import Profile

    workshop = sample_room.workshop
    firm = next(iter(workshop.organisations))
    profile = Profile(
        id="p", organisation=firm, customer_areas=(50, 50, 0, 0), supplier_areas=(0, 0, 0, 100)
    )
    found = {s.key: s for s in spots(replace(workshop, profiles={"p": profile}))}
    assert (round(found[firm].x, 2), found[firm].y) == (16.67, 100)


def test_what_is_slow_to_load_waits_for_a_worker():
    code = (
        "import sys; import almere_roadmap.ui.screens.insight; "
        "sys.exit(bool({'pyqtgraph', 'networkx', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_tip_shows_what_was_typed_never_mark_up():
    from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet, TableModel

    model = TableModel(Sheet((Column("A"),), (Row((Cell("x", tip="<img src=x>"),)),)))
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip and "&lt;img src=x&gt;" in tip
