"""A live chart in a card; pyqtgraph is loaded when it first shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight.live import Live
from almere_roadmap.ui.widgets.parts import caption

if TYPE_CHECKING:
    from almere_roadmap.ui.widgets.live_chart import LiveChart

_HEIGHT = 380


class Explorer(QWidget):
    """The chart, its remark and how to move in it.

    Signals:
        picked(str): the key of the point that was picked.
    """

    picked = Signal(str)

    def __init__(self, live: Live) -> None:
        """Make room for a chart."""
        super().__init__()
        self.live = live
        self.chart: LiveChart | None = None
        self._lit = ""
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(6))
        self._place = QVBoxLayout()
        lay.addLayout(self._place, 1)
        self.note = caption(live.note)
        self.note.setVisible(bool(live.note))
        lay.addWidget(self.note)
        lay.addWidget(caption(_("Wheel or + and − zoom, 0 shows all, arrows walk, Enter picks.")))
        self.setMinimumHeight(look.px(_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        """Load the chart after the card is on the screen."""
        super().showEvent(event)
        if self.chart is None:
            QTimer.singleShot(0, self, self.load)

    def load(self) -> None:
        """Make the chart, once."""
        if self.chart is not None:
            return
        from almere_roadmap.ui.widgets.live_chart import LiveChart

        self.chart = LiveChart(self.live.name, self.live.axes)
        self.chart.setMinimumHeight(look.px(_HEIGHT - 60))
        self.chart.picked.connect(self.picked)
        self._place.addWidget(self.chart)
        self.chart.show_spots(self.live.spots(), self.live.ties())
        self.chart.light(self._lit)

    def light(self, selection: str) -> None:
        """Light up a point."""
        self._lit = selection
        if self.chart is not None:
            self.chart.light(selection)
