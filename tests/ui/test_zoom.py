"""Zooming: the picture that shows is stretched between steps, and painted anew at rest."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene

from almere_roadmap.ui.canvas import zoom
from almere_roadmap.ui.canvas.zoom import ZoomView


class Counted(QGraphicsItem):
    painted = 0

    def boundingRect(self):
        return QRectF(20, 20, 20, 20)

    def paint(self, painter, option, widget=None):
        self.painted += 1
        painter.fillRect(self.boundingRect(), QColor("#0b6a86"))


@pytest.fixture
def view(qtbot):
    made = ZoomView()
    made.setScene(QGraphicsScene(0, 0, 200, 200))
    made.item = Counted()
    made.scene().addItem(made.item)
    made.resize(400, 300)
    made._apply_zoom()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.centerOn(30, 30)
    QApplication.processEvents()
    return made


def place_of(view):
    return view.mapFromScene(view.item.boundingRect().center())


def middle(view):
    """Return the colour where the middle of the item is now."""
    place = place_of(view)
    return view.viewport().grab().toImage().pixelColor(place).name()


def test_steps_stretch_the_picture_and_rest_paints_it_anew(qtbot, view):
    assert middle(view) == "#0b6a86"
    view.zoom_by(1, place_of(view))
    QApplication.processEvents()
    before = view.item.painted
    with qtbot.waitSignal(view._rest.timeout):
        for _step in range(3):
            view.zoom_by(1, place_of(view))
            QApplication.processEvents()
        assert middle(view) == "#0b6a86"
        assert view.item.painted == before
    qtbot.waitUntil(lambda: view._still is None)
    assert view.item.painted > before
    assert middle(view) == "#0b6a86"


def on_screen(view):
    """Return what stands on the screen, without having anything painted for it."""
    return view.screen().grabWindow(view.winId()).toImage()


def test_at_rest_it_is_painted_piece_by_piece_until_it_is_whole(qtbot, view, monkeypatch):
    monkeypatch.setattr(zoom, "_TURN", 0)
    view.zoom_by(2, place_of(view))
    view._rest.stop()
    QApplication.processEvents()
    stretched = on_screen(view)
    pieces = len(list(zoom._pieces(view.viewport().rect())))
    view._begin_anew()
    view._next.stop()  # each turn is taken by hand here
    turns = 0
    while view._still is not None:
        view._paint_next()
        turns += 1
    assert turns == pieces > 1
    in_pieces = on_screen(view)
    view.viewport().repaint()
    assert on_screen(view) == in_pieces != stretched


def test_moving_on_meanwhile_paints_the_rest_at_once(view, monkeypatch):
    monkeypatch.setattr(zoom, "_TURN", 0)
    for move in (
        lambda: view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 5),
        lambda: view.resize(view.width() + 30, view.height()),
        view.paint_anew,
    ):
        view.zoom_by(1)
        view._begin_anew()
        view._paint_next()
        assert view._still is not None and not view._fresh.isEmpty()
        move()
        assert view._still is None and view._fresh.isEmpty() and not view._next.isActive()


def test_another_step_stretches_the_same_picture_on(view, monkeypatch):
    monkeypatch.setattr(zoom, "_TURN", 0)
    view.zoom_by(1)
    still = view._still
    view._begin_anew()
    view._paint_next()
    view.zoom_by(1)
    assert view._still is still and view._fresh.isEmpty() and not view._next.isActive()


@pytest.mark.parametrize("go", ["zoom_back", "fit"])
def test_going_far_stretches_the_picture_until_the_next_turn(qtbot, view, monkeypatch, go):
    monkeypatch.setattr(zoom, "_TURN", 0)
    view.zoom_by(3)
    view.paint_anew()
    QApplication.processEvents()
    before, stood = view.zoom, view.item.painted
    getattr(view, go)()
    assert view.zoom != before and view._still is not None
    assert view.item.painted <= stood + 1  # for the picture
    qtbot.waitUntil(lambda: view._still is None)
    assert view.item.painted > stood + 1
    in_pieces = on_screen(view)
    view.viewport().repaint()
    assert on_screen(view) == in_pieces
