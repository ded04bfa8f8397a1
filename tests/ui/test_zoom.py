"""Zooming: the picture that shows is stretched between steps, and painted anew at rest."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene

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
    QApplication.processEvents()
    assert view.item.painted > before
    assert middle(view) == "#0b6a86"


def test_fitting_paints_at_once(view):
    view.zoom_by(1)
    QApplication.processEvents()
    view.paint_anew()
    before = view.item.painted
    view.fit(QRectF(0, 0, 100, 100))
    QApplication.processEvents()
    assert view.item.painted > before
