"""The timeline with 2,000 bars and 500 links, beside one widget that paints arrays."""

from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.table import Row
from tests.ui.many_bars import many

SIZE = (1500, 800)
ROW = 26


class Arrays(QWidget):
    """The peer: rectangles and words from lists, nothing that can be taken hold of."""

    def __init__(self):
        super().__init__()
        self.down, self.moved = 0, 0
        self.bars = []

    def build(self, workshop):
        first = date(2026, 10, 1)
        self.bars = []
        for row, item in enumerate(workshop.items.values()):
            days = [(date.fromisoformat(text) - first).days for text in (item.start, item.end)]
            self.bars.append((days[0] * 0.4, row % 500 * ROW, days[1] * 0.4, item.title))

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.down)
        painter.setBrush(QColor("#DCEDF1"))
        for place, (left, top, right, words) in enumerate(self.bars):
            by = self.moved if place == 0 else 0
            rect = QRectF(left + by, top, right - left, ROW - 6)
            painter.drawRect(rect)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def rows():
    """Yield build, one change, full repaint, dragging one bar, and pan."""
    app = QApplication.instance() or QApplication([])
    from almere_roadmap.ui.drawing import fonts, look, style
    from almere_roadmap.ui.timeline.view import TimelineView

    fonts.load_fonts()
    look.use("light", 100)
    style.apply(app)
    workshop = many(2000, 500)
    view, peer = TimelineView(), Arrays()
    view.today = date(2026, 11, 24)
    for widget in (view, peer):
        widget.resize(*SIZE)
        widget.show()
    view.show_workshop(workshop)
    peer.build(workshop)
    app.processEvents()
    name = "arrays in one widget"
    build = partial(_fresh, workshop)
    yield Row("2,000 bars: build", build, _built(peer, workshop), 20, name)
    changing = _changing(view, workshop)
    yield Row("2,000 bars: one change", changing, _built(peer, workshop), 4, name)
    yield Row("2,000 bars: full repaint", view.viewport().repaint, peer.repaint, 2, name)
    yield Row("2,000 bars: drag one", _drag(view), _dragged(peer), 2, name)
    yield Row("2,000 bars: pan", _pan(view), _panned(peer), 0.8, name)
    for widget in (view, peer):
        widget.close()


def _fresh(workshop):
    """Show a workshop in a view that has shown nothing yet."""
    from almere_roadmap.ui.timeline.view import TimelineView

    view = TimelineView()
    view.resize(*SIZE)
    view.show_workshop(workshop)
    view.deleteLater()


def _built(peer, workshop):
    def act():
        peer.build(workshop)
        peer.repaint()

    return act


def _changing(view, workshop):
    """Return a call that gives one bar another date and shows it."""
    item, starts = workshop.items["i7"], cycle(["2028-02-01", "2027-10-04"])

    def act():
        moved = replace(item, start=next(starts), end="2028-06-30")
        view.show_workshop(workshop.with_records("items", {"i7": moved}))
        view.viewport().repaint()

    return act


def _drag(view):
    bar = next(b for b in view.bars() if view.viewport().rect().contains(view.at(middle(view, b))))
    item = view.item(bar.item.id)

    def act():
        item.setPos((item.pos().x() + 1) % 40, 0)
        view.viewport().repaint()

    return act


def middle(view, bar):
    """Return the middle of a bar on the scene."""
    return view.rect_of(bar).center()


def _dragged(peer):
    def act():
        peer.moved = (peer.moved + 1) % 40
        peer.repaint()

    return act


def _pan(view):
    bar = view.verticalScrollBar()

    def act():
        bar.setValue(bar.value() + 40 if bar.value() + 40 < bar.maximum() else bar.minimum())
        view.viewport().repaint()

    return act


def _panned(peer):
    def act():
        peer.down = (peer.down + 40) % 5000
        peer.repaint()

    return act
