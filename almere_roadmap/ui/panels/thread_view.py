"""The one thread, from figure to owner, at the foot of the inspector; every knot is a way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.thread import KNOTS, Knot, thread
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.homes import home_of
from almere_roadmap.ui.widgets.parts import button, hairline, label, link_button, set_tip
from almere_roadmap.verbs.titles import name_in

_OPEN = "inspector.thread"


class ThreadView(QFrame):
    """Shows the thread through a selection; folds away under its heading."""

    def __init__(self, bridge: Bridge, selection: str, has_room: bool) -> None:
        """Lay the thread, unfolded where there is room for it; ``has_thread`` tells of one."""
        super().__init__()
        self.bridge, self._selection = bridge, selection
        self.knots = thread(bridge.workshop, selection)
        self.has_thread = bool(self.knots)
        self._said = [self._words(knot) for knot in self.knots]
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(hairline())
        self.head = button(_("One thread"))
        self.head.setProperty("fold", True)
        self.head.setCheckable(True)
        self.head.setChecked(bool(bridge.state.get(_OPEN, has_room)))
        self.head.toggled.connect(self._fold)
        lay.addWidget(self.head)
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for place, knot in enumerate(self.knots):
            self._add(grid, place, knot)
        lay.addWidget(self._rows)
        self._show_rows(self.head.isChecked())

    @property
    def is_current(self) -> bool:
        """Tell whether the thread still runs as it is shown."""
        knots = thread(self.bridge.workshop, self._selection)
        return knots == self.knots and [self._words(knot) for knot in knots] == self._said

    def _add(self, grid: QGridLayout, place: int, knot: Knot) -> None:
        dot = _Dot(knot, first=place == 0, last=place == len(self.knots) - 1)
        grid.addWidget(dot, place, 0)
        name = label(_(KNOTS[knot.name]), "bold" if knot.here else "quiet")
        name.setFixedWidth(look.px(56))
        grid.addWidget(name, place, 1)
        words = self._words(knot)
        if knot.rows and not knot.here and self.bridge.workshop.find(knot.rows[0]):
            made = link_button(_shortened(self, words), tip=words)
            made.clicked.connect(partial(self._go, knot.rows[0]))
            grid.addWidget(made, place, 2)
        else:
            said = label(_shortened(self, words), "bold" if knot.here else "quiet")
            set_tip(said, words)
            grid.addWidget(said, place, 2)

    def _words(self, knot: Knot) -> str:
        if knot.is_open:
            return _("none yet")
        if knot.count is not None:
            return plural("{n} dot", "{n} dots", knot.count)
        if not knot.rows:
            return knot.words
        first = _title(self.bridge, knot.rows[0])
        more = 0 if knot.here else len(knot.rows) - 1
        return _("{name} and {count} more").format(name=first, count=more) if more else first

    def _go(self, row: str) -> None:
        found = self.bridge.workshop.find(row)
        if found is not None:
            self.bridge.go(home_of(found[0]), row)

    def _fold(self, is_open: bool) -> None:
        self.bridge.state[_OPEN] = is_open
        self._show_rows(is_open)

    def _show_rows(self, is_open: bool) -> None:
        self._rows.setVisible(is_open)
        self.head.setIcon(icon("chevron-down" if is_open else "chevron-right", "ink-2", gap=4))


def _title(bridge: Bridge, row: str) -> str:
    found = bridge.workshop.find(row)
    if found is None:
        notes = (x.note for x in bridge.workshop.links.values() if x.target == row and x.note)
        return next(notes, row)
    code = str(getattr(found[1], "code", ""))
    title = name_in(bridge.workshop, *found)
    return f"{code} {title}" if code and found[0] in ("niches", "items") else title


def _shortened(widget: QWidget, words: str) -> str:
    room = look.px(320 - 32 - 16 - 56 - 24)
    return widget.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)


class _Dot(QWidget):
    """A knot on its piece of thread: filled here, a ring where something is, faint where not."""

    def __init__(self, knot: Knot, *, first: bool, last: bool) -> None:
        super().__init__()
        self._knot, self._first, self._last = knot, first, last
        self.setFixedSize(look.px(16), look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(look.colour("line"), 2))
        top = middle.y() if self._first else 0.0
        bottom = middle.y() if self._last else float(self.height())
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        token = "line" if self._knot.is_open else "accent"
        painter.setPen(QPen(look.colour(token), 2))
        painter.setBrush(look.colour("accent" if self._knot.here else "panel"))
        painter.drawEllipse(middle, look.px(5), look.px(5))
