"""A screen reader's way over the canvas: every thing is an object that Qt hands out."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from almere_roadmap.ui.screens.chain import ChainScreen
from almere_roadmap.ui.widgets import accessible
from almere_roadmap.verbs.records import delete, edit
from tests.ui.hands import click
from tests.ui.rooms import sample_room, showing  # noqa: F401

NAME, MORE = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def reading():
    accessible.install()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def screen(qtbot, reading, sample_room):  # noqa: F811
    return showing(qtbot, ChainScreen(sample_room), (1600, 1100))


@pytest.fixture
def view(screen):
    return screen.view


def read(widget):
    """Return what Qt hands a screen reader."""
    return QAccessible.queryAccessibleInterface(widget)


def things(widget):
    """Return the objects on a surface by key, as they come out of Qt."""
    told = read(widget)
    return {told.child(n).key: told.child(n) for n in range(told.childCount())}


def test_every_box_flow_note_gap_and_frame_is_an_object_with_a_name_and_a_place(view):
    found = things(view)
    assert {*view.placed.boxes, *view.placed.flows, *view.placed.notes} <= found.keys()
    assert view.placed.gap_keys <= found.keys()
    assert all(thing.text(NAME) and not thing.rect().isEmpty() for thing in found.values())
    told = read(view)
    assert told.role() == QAccessible.Role.List and told.text(NAME) == "Chain canvas"
    assert [told.indexOfChild(thing) for thing in found.values()] == list(range(len(found)))
    assert all(thing.parent().object() is view for thing in found.values())


def test_a_box_says_kind_stage_and_flows_and_more_when_asked(view):
    box = things(view)["box-sandoz"]
    words = box.text(NAME)
    assert words.startswith("Sandoz Nederland, firm, stage ") and "flow out" in words
    assert "to Zorgapotheken Flevoland" in box.text(MORE)


def test_a_place_on_the_screen_leads_to_the_box_there(view):
    middle = view.mapToGlobal(view.place_of(view.ground.boxes["box-brain"]).center())
    assert read(view).childAt(middle.x(), middle.y()).key == "box-brain"
    outside = view.mapToGlobal(QPoint(0, 0)) - QPoint(5, 5)
    assert read(view).childAt(outside.x(), outside.y()) is None


def test_what_is_chosen_says_so(view):
    view.setFocus()
    click(view, view.ground.boxes["box-brain"].center())
    state = things(view)["box-brain"].state()
    assert state.selected and state.focusable and state.selectable
    assert not things(view)["box-sandoz"].state().selected
    QTest.qWait(0)
    if view.hasFocus():
        assert read(view).focusChild().key == "box-brain"


def test_what_is_renamed_or_deleted_is_so_for_the_reader_too(screen, view):
    found = things(view)
    kept, gone = found["box-sandoz"], found["box-brain"]
    screen.bridge.attempt(edit, "boxes", "box-sandoz", name="Another")
    screen.refresh()
    assert kept.text(NAME).startswith("Another, firm")
    assert things(view)["box-sandoz"] is kept
    screen.bridge.attempt(delete, "box-brain")
    screen.refresh()
    assert "box-brain" not in things(view)
    assert not Shiboken.isValid(gone)


def test_nothing_is_left_of_a_canvas_that_closed(qtbot, reading, sample_room):  # noqa: F811
    other = ChainScreen(sample_room)
    other.resize(900, 600)
    other.show()
    held = list(things(other.view).values())
    other.close()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert held and not any(Shiboken.isValid(thing) for thing in held)
    QApplication.processEvents()
