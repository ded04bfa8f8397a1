"""The agenda as a facilitator runs it, in a real window; only the time is not real."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import Shiboken

from almere_roadmap import i18n
from almere_roadmap.document import samples
from almere_roadmap.document.document import Document
from almere_roadmap.domain.agenda import steps_of
from almere_roadmap.ui.agenda import kept
from almere_roadmap.ui.agenda.dialog import AgendaDialog
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.modes import toggle_safe
from almere_roadmap.ui.shell.palette import CommandPalette
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs import agenda as verbs
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import delete

NINE = datetime(2026, 11, 26, 9, 30)
LEFT = Qt.MouseButton.LeftButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Time:
    """The time of the day, put on by hand."""

    def __init__(self):
        self.now = NINE

    def __call__(self):
        return self.now

    def pass_by(self, clock, **more):
        """Let time pass, and the timer ring as it would when it has passed."""
        self.now += timedelta(**more)
        if clock.timer.isActive():
            clock.timer.stop()
            clock.timer.timeout.emit()


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def window(qtbot, tmp_path, time):
    prepare(QApplication.instance())
    i18n.use("en")
    bridge = Bridge()
    made = MainWindow(bridge)
    made.clock.now = time
    qtbot.addWidget(made)
    made.resize(1600, 900)
    with qtbot.waitExposed(made):
        made.show()
    bridge.take(samples.create(tmp_path / "day.almere", "one-day", language="en"))
    yield made
    made.room.close()
    bridge.leave()
    bridge.tasks.finish()
    i18n.use("nl")
    look.use("light", 100)
    style.apply(QApplication.instance())


@pytest.fixture
def dialog(window, qtbot):
    window.act("agenda")
    made = window.findChild(AgendaDialog)
    qtbot.waitUntil(made.isVisible)
    yield made
    if Shiboken.isValid(made):
        made.close()


def press(qtbot, window, key, modifier=NONE):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifier)


def titles(window):
    workshop = window.bridge.workshop
    return [s.title.split()[0] for s in steps_of(workshop, workshop.last_session)]


def test_three_steps_by_key_mouse_and_palette_open_their_screens(window, qtbot, time):
    strip, clock = window.top.agenda, window.clock
    assert strip.second.words == "15 steps · 09:30–16:30 · 420 minutes"
    assert not strip.left.isVisible() and not clock.timer.isActive()
    press(qtbot, window, Qt.Key.Key_F8)
    assert strip.first.words.startswith("1 of 15 · Welcome")
    assert strip.second.words.startswith("09:30–09:45 · then Fact base")
    assert strip.left.words == "15:00" and clock.timer.isActive()
    time.pass_by(clock, minutes=11, seconds=20)
    assert strip.left.words == "3:40"
    assert strip.step.accessibleName().endswith("4 minutes left")
    qtbot.mouseClick(strip.next, LEFT)
    assert window.bridge.state["screen"] == "insight" and strip.left.words == "20:00"
    window.act("find")
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "next step of the agenda")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.bridge.state["screen"] == "chain"


@pytest.mark.parametrize(
    ("number", "screen", "state", "view"),
    [
        (6, "niches", "niches.view", "ideas"),
        (7, "niches", "niches.view", "voting"),
        (9, "roadmap", "roadmap.view", "landscape"),
        (10, "roadmap", "roadmap.view", "linking"),
    ],
)
def test_a_step_opens_the_view_that_it_names(window, number, screen, state, view):
    window.clock.begin(f"step-{number}")
    assert window.bridge.state["screen"] == screen
    assert window.bridge.state.get(state, "landscape") == view


def test_the_note_for_the_facilitator_is_at_hand_while_the_step_runs(window):
    window.clock.begin("step-1")
    assert "competition law" in window.top.agenda.step.accessibleDescription()
    window.act("audience")
    assert "competition law" not in window.room.window.accessibleDescription()


def test_a_key_that_is_held_down_goes_one_step_only(window):
    keys = {s.key().toString(): s for s in window.findChildren(QShortcut)}
    assert not keys["F8"].autoRepeat() and not keys["Shift+F9"].autoRepeat()
    assert keys["Ctrl+Z"].autoRepeat()


def test_a_break_leaves_the_screen_as_it_is(window):
    window.clock.begin("step-3")
    window.act("next_step")
    assert window.top.agenda.first.words == "4 of 15 · Break"
    assert window.bridge.state["screen"] == "chain"


def test_over_time_it_says_so_in_words_with_a_sign_and_rings_by_the_minute(window, time):
    strip, clock = window.top.agenda, window.clock
    clock.next()
    assert clock.timer.interval() <= 1005
    time.pass_by(clock, minutes=15, seconds=1)
    assert strip.left.words == "time is up" and clock.timer.interval() > 30_000
    time.pass_by(clock, minutes=3)
    assert strip.left.words == "+3 min over" and strip.left._sign == "triangle-alert"
    assert strip.step.accessibleName().endswith("+3 min over")
    window.act("five_more")
    assert strip.left.words == "1:59" and strip.left._sign == ""


def test_held_the_clock_sleeps_and_goes_on_where_it_was(window, qtbot, time):
    strip, clock = window.top.agenda, window.clock
    clock.next()
    time.pass_by(clock, minutes=5)
    press(qtbot, window, Qt.Key.Key_F9)
    assert not clock.timer.isActive()
    assert strip.left.accessibleName() == "10 minutes left, held"
    time.pass_by(clock, minutes=30)
    qtbot.mouseClick(strip.pause, LEFT)
    assert clock.timer.isActive() and strip.left.words == "10:00"
    qtbot.mouseClick(strip.more, LEFT)
    assert strip.left.words == "15:00"


def test_a_step_passed_by_mistake_goes_on_where_it_was(window, qtbot, time):
    clock = window.clock
    clock.next()
    time.pass_by(clock, minutes=5)
    clock.next()
    time.pass_by(clock, seconds=10)
    press(qtbot, window, Qt.Key.Key_F8, SHIFT)
    assert window.top.agenda.left.words == "10:00"


def test_after_the_last_step_nothing_runs(window, qtbot):
    window.clock.begin("step-15")
    assert window.top.agenda.second.words.endswith("the last step")
    with qtbot.waitSignal(window.bridge.told) as told:
        window.act("next_step")
    assert told.args[1] == "That was the last step of the agenda."
    assert window.clock.run is None and not window.clock.timer.isActive()
    assert window.top.agenda.first.words == "Agenda"


class Painted(QObject):
    """Remembers which widgets are painted."""

    def __init__(self):
        super().__init__()
        self.widgets = []

    def eventFilter(self, watched, event):
        if event.type() == event.Type.Paint and watched.isWidgetType():
            self.widgets.append((watched, event.region().boundingRect()))
        return False


def test_a_second_paints_nothing_but_the_digits(window, qtbot, time):
    window.clock.next()
    time.pass_by(window.clock, seconds=30)
    qtbot.waitUntil(lambda: bool(window.status.problems.text()))
    QApplication.processEvents()
    left, watch = window.top.agenda.left, Painted()
    QApplication.instance().installEventFilter(watch)
    time.pass_by(window.clock, seconds=1)
    QApplication.processEvents()
    QApplication.instance().removeEventFilter(watch)
    assert left in [widget for widget, _region in watch.widgets]
    digits = QRect(left.mapTo(window, QPoint()), left.size())
    for widget, region in watch.widgets:
        place = region.translated(widget.mapTo(window, QPoint()))
        assert digits.contains(place), (widget, widget.objectName(), region)


def test_an_edit_elsewhere_does_not_touch_the_strip(window, monkeypatch):
    shown = []
    window.clock.changed.connect(lambda: shown.append(1))
    window.bridge.attempt(add_organisation, name="Elsewhere")
    assert shown == []
    window.bridge.attempt(verbs.edit_step, "step-1", minutes=20)
    assert shown == [1]


def test_a_restart_goes_on_with_the_step_that_ran(window, time, qtbot):
    clock, path = window.clock, window.bridge.document.path
    clock.begin("step-2")
    time.pass_by(clock, minutes=5)
    clock.give(5)
    window.bridge.take(None)
    assert clock.run is None and not clock.timer.isActive()
    assert not window.top.agenda.isVisible()
    time.now += timedelta(minutes=1)
    window.bridge.take(Document.open(path))
    assert clock.standing.step.id == "step-2" and window.top.agenda.left.words == "19:00"
    clock.hold()
    window.bridge.take(None)
    time.now += timedelta(days=1)
    window.bridge.take(Document.open(path))
    assert clock.run is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "document = 3",
        "[[[",
        'document = "{d}"\nstep = "step-1"\nsince = "soon"',
        'document = "{d}"\nstep = "step-1"\nsince = 2026-11-26T09:00:00Z\nday_began = 1979-05-27',
        'document = "{d}"\nstep="step-1"\nsince=2026-11-26T09:00:00\n'
        "day_began=2026-11-26T09:00:00\nspent=3\nextra=4",
    ],
)
def test_what_is_kept_and_makes_no_sense_counts_for_nothing(window, content):
    identity = window.bridge.document.document_id
    kept.file().parent.mkdir(parents=True, exist_ok=True)
    kept.file().write_text(content.replace("{d}", identity))
    assert kept.kept(identity, NINE) is None


def test_a_step_that_is_deleted_no_longer_runs_and_comes_back_with_undo(window, time):
    window.clock.begin("step-2")
    window.bridge.attempt(delete, "step-2")
    assert window.clock.standing is None and not window.clock.timer.isActive()
    window.bridge.undo()
    assert window.clock.standing.step.id == "step-2" and window.clock.timer.isActive()


def test_the_clock_runs_on_while_the_past_is_looked_at(window):
    window.clock.begin("step-2")
    window.bridge.look_at(samples.agenda_of("half-day", "en"))
    assert window.top.agenda.first.words.startswith("2 of 15")
    window.bridge.look_at(None)


def test_where_no_step_runs_the_clock_is_refused_in_words(window, qtbot):
    for name in ("previous_step", "pause", "five_more"):
        with qtbot.waitSignal(window.bridge.told) as told:
            window.act(name)
        assert told.args == ["warn", "No step of the agenda is running: F8 begins it."]


def test_the_day_is_shown_against_the_clock(dialog, window, time):
    assert dialog.planned.text() == "09:30–16:30 · 420 minutes"
    assert not dialog.expected.isVisible()
    window.clock.begin("step-1")
    time.pass_by(window.clock, minutes=27)
    assert dialog.expected.text() == "expected end 16:42 · 12 minutes late"
    said = dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "09:45, → 09:57, Fact base: figures, network, white spots, Insight, 20 min"
    assert "running now" in dialog.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_steps_are_moved_by_keyboard_and_undone(dialog, window, qtbot):
    dialog.list.choose("step-4")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
    assert titles(window)[:4] == ["Welcome", "Fact", "Break", "Chain"]
    assert dialog.list.current == "step-4" and dialog.list.currentRow() == 2
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
    assert titles(window)[:5] == ["Welcome", "Fact", "Chain", "Drivers", "Break"]
    for _turn in range(3):
        press(qtbot, dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(window)[:4] == ["Welcome", "Fact", "Chain", "Break"]


@pytest.mark.parametrize(
    ("row", "share", "first"),
    [(0, 0.2, ["Break", "Welcome"]), (0, 0.8, ["Welcome", "Break"]), (3, 0.8, ["Welcome", "Fact"])],
)
def test_steps_are_moved_by_dragging(dialog, window, row, share, first):
    dialog.list.choose("step-4")
    place = dialog.list.visualItemRect(dialog.list.item(row))
    spot = QPointF(place.left() + 40, place.top() + share * place.height())
    model = dialog.list.model()
    data = model.mimeData([dialog.list.currentIndex()])
    event = QDropEvent(spot, Qt.DropAction.MoveAction, data, LEFT, NONE)
    dialog.list.dropEvent(event)
    assert titles(window)[:2] == first
    assert dialog.list.count() == 15 == len(titles(window))
    assert dialog.list.current == "step-4"


def test_the_keys_of_the_clock_work_in_the_dialog_too(dialog, window, qtbot):
    press(qtbot, dialog, Qt.Key.Key_F8)
    press(qtbot, dialog, Qt.Key.Key_F8)
    assert dialog.list.current == "step-2" and window.clock.standing.number == 2
    assert not dialog.begin.isEnabled()
    press(qtbot, dialog, Qt.Key.Key_F9)
    assert window.clock.standing.is_paused


def test_room_safe_mode_holds_the_steps(dialog, window):
    assert dialog.list.dragEnabled()
    toggle_safe(window.bridge)
    dialog.refresh()
    assert not dialog.list.dragEnabled()


def test_a_step_is_added_named_and_deleted_by_keyboard(dialog, window, qtbot):
    dialog.list.choose("step-2")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Title"
    qtbot.keyClicks(field, "Energiser & co")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert titles(window)[:4] == ["Welcome", "Fact", "Energiser", "Chain"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert titles(window)[:3] == ["Welcome", "Fact", "Chain"]


def minutes_field(dialog):
    """Return the newest of the fields: one that was replaced goes only later."""
    fields = dialog.details.itemAt(0).widget().findChildren(QLineEdit)
    return [f for f in fields if f.accessibleName() == "Minutes"][-1]


def test_minutes_are_changed_and_what_makes_no_sense_is_put_back(dialog, window, qtbot):
    dialog.list.choose("step-2")
    field = minutes_field(dialog)
    field.selectAll()
    qtbot.keyClicks(field, "25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.bridge.workshop.agenda["step-2"].minutes == 25
    assert dialog.planned.text().endswith("425 minutes")
    field = minutes_field(dialog)
    field.selectAll()
    qtbot.keyClicks(field, "9000")
    with qtbot.waitSignal(window.bridge.told) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "from 1 to 600" in told.args[1]
    field = minutes_field(dialog)
    assert field.text() == "25"


def test_when_the_day_begins_is_typed(dialog, window, qtbot):
    dialog.starts.setText("13.00")
    qtbot.keyClick(dialog.starts, Qt.Key.Key_Return)
    assert window.bridge.workshop.last_session.starts == "13:00"
    assert dialog.planned.text().startswith("13:00–20:00")
    dialog.starts.setText("noon")
    with qtbot.waitSignal(window.bridge.told) as told:
        qtbot.keyClick(dialog.starts, Qt.Key.Key_Return)
    assert told.args[0] == "warn" and dialog.starts.text() == "13:00"


def test_what_is_being_typed_is_kept_when_the_dialog_closes(dialog, window, qtbot):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.starts.setFocus()
    dialog.starts.setText("10:00")
    dialog.close()
    assert window.bridge.workshop.last_session.starts == "10:00"


def test_a_step_is_begun_from_the_day(dialog, window, qtbot):
    dialog.list.choose("step-6")
    qtbot.mouseClick(dialog.begin, LEFT)
    assert not dialog.isVisible()
    assert window.clock.standing.number == 6 and window.bridge.state["screen"] == "niches"


def test_a_new_session_takes_steps_from_a_template_as_one_step(window, qtbot):
    window.bridge.attempt(open_session, name="Session 2", date="2026-12-10")
    assert window.top.agenda.second.words == "no steps yet"
    window.act("next_step")
    dialog = window.findChild(AgendaDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.source.agendas.aboutToShow.emit()
    offered = {a.text(): a for a in dialog.source.agendas.actions() if not a.isSeparator()}
    assert "Four half-days · Half-day 2: niches" in offered and "Session 1" in offered
    offered["One half-day"].trigger()
    assert dialog.list.count() == 10 and len(window.bridge.workshop.agenda) == 25
    window.bridge.undo()
    assert dialog.list.count() == 0
    dialog.close()


def test_the_room_sees_minutes_only_when_asked_and_nothing_else_is_painted(window, time, qtbot):
    window.act("audience")
    window.clock.begin("step-2")
    assert window.room.window.time == ""
    window.act("room_time")
    assert window.room.window.time == "20 min"
    time.pass_by(window.clock, seconds=61)
    assert window.room.window.time == "19 min"
    time.pass_by(window.clock, minutes=40)
    assert window.room.window.time == "0 min"
    window.act("room_time")
    assert window.room.window.time == ""


def test_beside_a_running_agenda_the_step_that_undo_takes_back_is_named(window, qtbot):
    window.resize(1366, 768)
    window.clock.begin("step-2")
    top = window.top
    qtbot.waitUntil(lambda: top.width() < 1300)
    assert top.undo.text() == "" and not top.undo.isEnabled()
    window.bridge.attempt(add_organisation, name="Zorgapotheken Flevoland & co")
    assert top.undo.text().startswith("Undo: Added") and top.undo.text().endswith("…")
    assert top.undo.accessibleName() == "Undo: Added firm Zorgapotheken Flevoland & co"
    for part in (top.agenda.previous, top.agenda.next, top.undo, top.vote):
        assert part.isVisible()
        assert top.rect().contains(part.mapTo(top, QPoint(part.width() - 1, 5)))
    assert top.titles.width() > 200


def test_dutch_and_narrow_windows_show_all_that_counts(window, qtbot):
    window.clock.begin("step-2")
    i18n.use("nl")
    window.resize(1024, 700)
    window.rebuild()
    strip = window.top.agenda
    qtbot.waitUntil(lambda: window.top.width() < 1000 and strip.left.isVisible())
    assert strip.next.isVisible() and strip.pause.isVisible()
    assert not strip.more.isVisible()
    assert strip.left.accessibleName() == "nog 20 minuten"
    inside = window.top.rect()
    for part in (strip.step, strip.left, strip.next, window.top.vote):
        assert inside.contains(part.mapTo(window.top, QPoint(part.width() - 1, 5)))


def test_names_are_covered_in_the_strip_too(window, qtbot):
    window.bridge.attempt(add_organisation, name="Genzyme")
    window.bridge.attempt(verbs.edit_step, "step-1", title="Genzyme opens")
    window.clock.begin("step-1")
    window.bridge.hide_names(True)
    assert "Genzyme" not in window.top.agenda.first.words
    window.act("agenda")
    dialog = window.findChild(AgendaDialog)
    assert "Genzyme" not in dialog.list.item(0).text()
    dialog.close()
