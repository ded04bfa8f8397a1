"""The guided tour, walked as a new facilitator does: from Start along the thread and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n, settings
from almere_roadmap.document.document import Document
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.tour.card import TourCard
from almere_roadmap.ui.tour.stops import stops
from almere_roadmap.ui.tour.strip import SIGNS
from almere_roadmap.ui.window import MainWindow
from tests.making import Journal
from tests.sample import copied, workshop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot):
    i18n.use("en")
    bridge = Bridge()
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    bridge.tasks.finish()
    bridge.leave()
    i18n.use("nl")


def begun(qtbot, window):
    """Click the button on Start and return the guide."""
    before = sample_file().read_bytes()
    card = window._screens["start"].findChild(TourCard)
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(card.begin, LEFT)
    assert sample_file().read_bytes() == before
    return window.tour.guide


def test_it_walks_along_the_screens_and_selects_what_it_speaks_of(qtbot, window):
    guide = begun(qtbot, window)
    wanted = ["facts", "facts", "chain", "niches", "niches", "roadmap", "outcome"]
    seen = []
    found = stops(workshop())
    for place, stop in enumerate(found):
        seen.append(window.bridge.state["screen"])
        assert guide.place == place and guide.words.text() == stop.words
        assert guide.isVisible() and stop.words in guide.accessibleName()
        if stop.row:
            assert window.bridge.selection == stop.row
        if stop.knot == "vote":
            assert window._screens["niches"].view == "voting"
        if place < len(found) - 1:
            qtbot.mouseClick(guide.next, LEFT)
    assert seen == wanted and guide.next.text() == "Done"
    qtbot.mouseClick(guide.next, LEFT)
    assert window.tour.guide is None and window.bridge.document is None
    assert window.bridge.state["screen"] == "start"
    assert not settings.load().recent


def test_by_keyboard_back_and_forth_and_out(qtbot, window):
    guide = begun(qtbot, window)
    assert not guide.back.isEnabled()
    qtbot.keyClick(guide, Qt.Key.Key_Right)
    assert guide.place == 1 and guide.back.isEnabled()
    qtbot.keyClick(guide, Qt.Key.Key_Left)
    assert guide.place == 0
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert window.tour.guide is None


def test_what_was_open_comes_back(qtbot, window, tmp_path):
    path = copied(tmp_path)
    with qtbot.waitSignal(window.bridge.opened):
        window.bridge.take(Document.open(path))
    with qtbot.waitSignal(window.bridge.opened):
        window.act("tour")
    assert window.bridge.document.path == sample_file() and not window.bridge.writable
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(window.tour.guide.close_it, LEFT)
    assert window.bridge.document.path == path and window.bridge.writable


def test_it_speaks_the_language_that_is_chosen_meanwhile(qtbot, window):
    guide = begun(qtbot, window)
    guide.go(3)
    i18n.use("nl")
    window._dress()
    QApplication.processEvents()
    anew = window.tour.guide
    assert anew is not guide and anew.place == 3
    assert anew.next.text() == "Verder"


def test_another_workshop_ends_it(qtbot, window, tmp_path):
    begun(qtbot, window)
    with qtbot.waitSignal(window.bridge.opened):
        window.bridge.open(copied(tmp_path))
    assert window.tour.guide is None


def test_the_stops_follow_the_fullest_thread():
    found = stops(workshop())
    assert [stop.knot for stop in found] == list(SIGNS)
    action = next(stop for stop in found if stop.knot == "action")
    assert workshop().items[action.row].kind == "contract"
    assert stops(Journal().workshop) == ()
    assert not any("{" in stop.words for stop in found)
