"""The guide: a strip at the foot of the window that says what there is to see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.tour.stops import Stop
from almere_roadmap.ui.tour.strip import SIGNS, Strip
from almere_roadmap.ui.widgets.parts import (
    button,
    caption,
    column,
    heading,
    label,
    row,
    tool_button,
)


class Guide(QFrame):
    """Walks along the stops; ``show_stop`` brings the window there.

    Signals:
        ended(): it was closed, or the last stop was left.
    """

    ended = Signal()

    def __init__(self, stops: tuple[Stop, ...], show_stop: Callable[[Stop], None]) -> None:
        """Make the strip; ``go`` shows the first stop."""
        super().__init__()
        self._stops, self._show_stop = stops, show_stop
        self.place = 0
        self.setObjectName("guide")
        self.strip = Strip(tuple(stop.knot for stop in stops))
        self.title, self.count = heading("", "section"), caption("", wrap=False)
        self.words = label("", wrap=True)
        self.close_it = tool_button("x", _("Leave the tour (Esc)"))
        self.back, self.next = button(_("Back")), button("", primary=True)
        self.close_it.clicked.connect(self.ended)
        self.back.clicked.connect(lambda: self.go(self.place - 1))
        self.next.clicked.connect(lambda: self.go(self.place + 1))
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        lay.setSpacing(look.px(24))
        told = column(gap=4)
        told.addLayout(row(self.title, self.count, 0))
        told.addWidget(self.words)
        told.addStretch(1)
        lay.addLayout(told, 1)
        lay.addWidget(self.strip)
        lay.addLayout(row(self.back, self.next, self.close_it))

    def go(self, place: int) -> None:
        """Go to a stop; past the last one the tour is over."""
        if place >= len(self._stops):
            self.ended.emit()
            return
        self.place = max(0, place)
        stop = self._stops[self.place]
        self._show_stop(stop)
        self._say(stop)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, stop: Stop) -> None:
        self.title.setText(_(SIGNS[stop.knot][0]))
        at = {"n": number(self.place + 1), "all": number(len(self._stops))}
        self.count.setText(_("{n} of {all}").format(**at))
        self.words.setText(stop.words)
        self.strip.mark(self.place)
        self.back.setEnabled(self.place > 0)
        is_last = self.place == len(self._stops) - 1
        self.next.setText(_("Done") if is_last else _("Next"))
        self.setAccessibleName(f"{self.title.text()} ({self.count.text()}): {stop.words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, leave with Escape."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.go(self.place + (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)
