"""The column at the right of the timeline: what every layer adds up to, by year and by niche."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from almere_roadmap.analysis.roadmap.lanes import LaneTotal, totals
from almere_roadmap.figures.roadmap.layout import Band
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.lane_words import (
    Line,
    count_words,
    niche_lines,
    sum_lines,
    year_lines,
)
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.ui.widgets.tips import plain_tip

_WIDE, _LINE = 148, 17


class LaneTotals(QWidget):
    """The totals of the layers beside their bars; what does not fit is in the tooltip."""

    def __init__(self, view: TimelineView) -> None:
        """Stand at the right of a view."""
        super().__init__()
        self._view = view
        self._totals: dict[str, LaneTotal] = {}
        self.setFixedWidth(look.px(_WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Totals of the layers"))
        view.relaid.connect(self._on_relaid)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_relaid(self) -> None:
        if not self.isHidden():
            self._add_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the column was hidden."""
        self._add_up()
        super().showEvent(event)

    def _add_up(self) -> None:
        self._totals = totals(self._view.workshop, self._view.only)
        told = [f"{b.layer.name}: {', '.join(self._all(b))}" for b in self._view.placed.bands]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def _on_scrolled(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the column."""
        return QSize(look.px(_WIDE), 0)

    def _parts(self, band: Band) -> list[tuple[str, list[Line]]]:
        """Return the parts under their headings."""
        total = self._totals[band.layer.id]
        niches = list(niche_lines(self._view.workshop, total))
        parts = [
            ("", list(sum_lines(total))),
            (_("per year"), list(year_lines(total))),
            (_("per niche"), niches),
        ]
        return [(head, lines) for head, lines in parts if lines]

    def _all(self, band: Band) -> list[str]:
        lines = [count_words(self._totals[band.layer.id])]
        for head, pairs in self._parts(band):
            lines += [f"{head} {name} {value}".strip() for name, value in pairs]
        return lines

    def _edges(self, band: Band) -> tuple[float, float]:
        top = self._view.mapFromScene(QPointF(0, 0)).y()
        scale = self._view.scale_now
        return band.top * scale + top, band.bottom * scale + top

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many lines of every layer as fit."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        for band in self._view.placed.bands:
            if band.layer.id in self._totals:
                self._paint_band(painter, band)
        painter.end()

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        top, bottom = self._edges(band)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        lines: list[tuple[str, str, bool]] = [(count_words(self._totals[band.layer.id]), "", True)]
        for head, pairs in self._parts(band):
            if head:
                lines.append((head, "", False))
            lines += [(name, value, True) for name, value in pairs]
        y, high = top + look.px(6), look.px(_LINE)
        for place, (name, value, is_strong) in enumerate(lines):
            more = place + 1 < len(lines) and y + 2 * high > bottom
            if y + high > bottom:
                return
            self._paint_line(painter, y, "…" if more else name, "" if more else value, is_strong)
            y += high
            if more:
                return

    def _paint_line(
        self, painter: QPainter, y: float, name: str, value: str, is_strong: bool
    ) -> None:
        rect = QRectF(look.px(12), y, self.width() - look.px(20), look.px(_LINE))
        sides = Qt.AlignmentFlag
        painter.setFont(look.font("caption", weight=0 if is_strong else 600))
        painter.setPen(look.colour("ink" if is_strong and not value else "ink-2"))
        painter.drawText(rect, sides.AlignLeft | sides.AlignVCenter, name)
        if value:
            painter.setFont(look.font("caption", tabular=True))
            painter.setPen(look.colour("ink"))
            painter.drawText(rect, sides.AlignRight | sides.AlignVCenter, value)

    def event(self, event: QEvent) -> bool:
        """Tell all totals of the layer under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bands = self._view.placed.bands
            edges = [(band, *self._edges(band)) for band in bands if band.layer.id in self._totals]
            for band, top, bottom in edges:
                if top <= event.pos().y() < bottom:
                    words = plain_tip("\n".join(self._all(band)))
                    QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
