"""What the room is shown besides a vote, and how the facilitator steers it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n
from almere_roadmap.domain.entities import Profile
from almere_roadmap.figures import hall_sheet
from almere_roadmap.figures.marks import Text
from almere_roadmap.ui.audience import shows
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.canvas_notes import add_frame
from almere_roadmap.verbs.records import delete
from tests.ui.chains import middle
from tests.ui.hands import LEFT, NONE, SHIFT, carry, press
from tests.ui.rooms import sample_room, told  # noqa: F401

CARE = "chain:chain-care"


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.room.close()


@pytest.fixture
def chain(qtbot, window):
    """The Chain screen, with its chain before the room."""
    window.show_screen("chain")
    window.act("audience")
    drawn(qtbot, window, CARE)
    return window._screens["chain"]


def drawn(qtbot, window, key):
    room = window.room.room
    qtbot.waitUntil(lambda: room.sheet is not None and room._framed == key)
    return room


def words(room):
    return [m.text for m in room.sheet.drawing.marks if isinstance(m, Text)]


def seen(room, place):
    """Tell whether the middle of a place of the drawing lies on the second screen."""
    left, top = hall_sheet.origin(room.sheet, room.aim)
    at, area = place.center() * room.aim.zoom, room.sheet.area
    x, y = left + at.x(), top + at.y()
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height


def over(small, place):
    """Bring the pointer over the small picture; its window may lie under another in a test."""
    there = small.mapToGlobal(place)
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        small, QMouseEvent(QEvent.Type.MouseMove, place, there, buttons, buttons, NONE)
    )


def test_it_opens_on_what_the_screen_shows(chain, window):
    room = window.room.room
    assert "Genzyme" in words(room) and room.key == CARE
    assert room.aim.zoom >= room.sheet.least
    assert window.room.console.choice.currentData() == CARE
    assert window.room.window.accessibleDescription() == room.alt


def test_everything_that_is_offered_can_be_seen(qtbot, chain, window):
    console, room = window.room.console, window.room.room
    for place in range(console.choice.count()):
        key = console.choice.itemData(place)
        console.choice.setCurrentIndex(place)
        console.choice.activated.emit(place)
        if key == shows.VOTE:
            assert room.sheet is None and room.board.marks
        else:
            drawn(qtbot, window, key)
            assert words(room) and room.alt
        assert not window.room.window.grab().isNull() and not console.miniature.grab().isNull()


def test_shift_f5_shows_the_screen_at_hand(qtbot, window):
    window.show_screen("roadmap")
    window.act("room_this")
    drawn(qtbot, window, shows.ROADMAP)
    window.show_screen("niches")
    window._screens["niches"].show_view("scores")
    window.act("room_this")
    drawn(qtbot, window, shows.RANKING)
    heard = told(window.bridge)
    window.show_screen("facts")
    window.act("room_this")
    assert heard[-1][0] == "warn" and window.room.room.key == shows.RANKING


def test_an_edit_shows_and_keeps_the_part_that_is_looked_at(qtbot, chain, window):
    room = window.room.room
    room.carry(QPointF(-40, -30))
    before = room.aim
    with qtbot.waitSignal(room.redrawn):
        chain.editing.rename("box-brain")
        QTest.keyClicks(chain.view.editor, "Heart")
        QTest.keyClick(chain.view.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Heart" in words(room))
    assert room.aim == before


def test_the_red_light_of_the_canvas_shines_before_the_room(chain, window):
    view, room = chain.view, window.room.room
    chain.editing.tools.take(Tool.LASER)
    spot = middle(view, "box-brain")
    press(view, spot)
    carry(view, spot + QPointF(1, 1), spot)
    at = room.trail.points[-1][1]
    left, top = hall_sheet.origin(room.sheet, room.aim)
    found = room.place_of("box-brain")
    assert found.contains(QPointF(at.x() - left, at.y() - top) / room.aim.zoom)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, view.mapFromScene(spot))
    QTest.keyClick(view, Qt.Key.Key_V)
    assert not room.trail.points


def test_the_pointer_on_the_small_picture_is_a_red_light_too(chain, window):
    small, room = window.room.console.miniature, window.room.room
    over(small, QPointF(60, 50))
    assert room.trail.points[-1][1] == QPointF(60, 50) / small.scale
    window.room.console.light.click()
    assert not room.trail.points
    over(small, QPointF(80, 50))
    assert not room.trail.points


def test_the_room_follows_what_is_selected(chain, window):
    room, console = window.room.room, window.room.console
    sandoz = window.bridge.workshop.boxes["box-sandoz"].record
    far = window.bridge.workshop.boxes["box-kennisstad"].record or "box-kennisstad"
    window.bridge.select(sandoz)
    before = room.aim
    assert room.place_of(sandoz) is not None
    console.follows.click()
    assert room.aim != before and seen(room, room.place_of(sandoz))
    window.bridge.select(far)
    assert seen(room, room.place_of(far))


def test_a_frame_is_gone_to(qtbot, chain, window):
    room = window.room.room
    made = window.bridge.attempt(
        add_frame, chain="chain-care", corners=(3.0, 2.0, 5.0, 4.0), name="Foot"
    )
    frame = made.changes[0].row
    assert room.go_to(frame) and seen(room, room.place_of(frame))
    assert not room.go_to("nothing")


def test_whole_readable_wheel_and_drag(qtbot, chain, window):
    room, console = window.room.room, window.room.console
    with qtbot.waitSignal(room.redrawn):
        console.whole.click()
    assert "letters from" in console.told.text() and room.aim.zoom < room.sheet.least
    with qtbot.waitSignal(room.redrawn):
        console.readable.click()
    assert room.aim == hall_sheet.begun(room.sheet)
    spot = QPointF(200, 150)
    at = hall_sheet.place_on(room.sheet, room.aim, spot.x(), spot.y())
    room.zoom(2, spot)
    assert hall_sheet.place_on(room.sheet, room.aim, 200, 150) == pytest.approx(at, abs=0.5)
    view = window.room.window
    before = room.aim
    QTest.mousePress(view, LEFT, NONE, QPoint(600, 400))
    QTest.mouseMove(view, QPoint(500, 350))
    QTest.mouseRelease(view, LEFT, NONE, QPoint(500, 350))
    assert room.aim.x > before.x and room.aim.y > before.y


def test_what_is_gone_gives_way_to_the_vote(qtbot, chain, window):
    room = window.room.room
    window.bridge.attempt(delete, "chain-care")
    assert room.key == shows.VOTE and room.sheet is None
    window.bridge.undo()
    drawn(qtbot, window, CARE)


def test_no_firm_is_named_that_was_promised_so(sample_room):  # noqa: F811
    workshop = sample_room.workshop
    firm = next(o for o in workshop.organisations.values() if o.name == "Genzyme")
    promised = Profile(id="promise", organisation=firm.id, confidential=True)
    quiet = replace(workshop, profiles={**workshop.profiles, "promise": promised})
    for show in shows.shows(quiet):
        if show.key == shows.VOTE:
            continue
        named = [shows.made(w, show.key, 508.0, 286.0) for w in (workshop, quiet)]
        open_, covered = (s if isinstance(s, str) else repr((s.head, s.drawing)) for s in named)
        assert "Genzyme" not in covered, show.key
        if show.key == CARE:
            assert "Genzyme" in open_


def test_it_is_light_on_dark_or_dark_on_light(chain, window):
    def ground():
        return window.room.window.grab().toImage().pixelColor(3, 3).lightness()

    assert ground() < 60
    window.room.console.bright.click()
    assert ground() > 200


def test_the_console_goes_along_with_the_language(qtbot, chain, window):
    i18n.use("nl")
    window.rebuild()
    assert window.room.console.readable.text() == "Leesbaar"
    window.room.window.close()
    QApplication.processEvents()
    assert not window.room.is_seen and not window.room.console.isVisible()


def test_the_keys_open_it(qtbot, window):
    window.show_screen("chain")
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F5, SHIFT)
    drawn(qtbot, window, CARE)
    assert window.room.is_seen
