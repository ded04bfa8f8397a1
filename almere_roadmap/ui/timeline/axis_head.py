"""The time axis above the timeline: the same furniture as the sheet, its own strip of it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.domain.periods import is_period, last_day
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.strip import paint_strip
from almere_roadmap.ui.timeline.view import TimelineView

_ZONES = (N_("Near"), N_("Middle"), N_("Far"))
_ZONE_HEIGHT = 22


class AxisHead(QWidget):
    """The time axis, with the near, middle and far zones above it when they are set."""

    def __init__(self, view: TimelineView) -> None:
        """Stand above a view."""
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Time axis"))
        view.relaid.connect(self._on_moved)
        view.horizontalScrollBar().valueChanged.connect(self._on_moved)

    def _on_moved(self) -> None:
        self.updateGeometry()
        self.update()

    def zones(self) -> list[tuple[str, date, date]]:
        """Return (name, first day, last day) of the zones on show, () when none are set."""
        about, scale = self._view.workshop.about, self._view.placed.scale
        borders = [
            last_day(text) for text in (about.near_until, about.mid_until) if is_period(text)
        ]
        ends = [*(end for end in borders if end), scale.last]
        if len(ends) < 2:
            return []
        found, first = [], scale.first
        for name, end in zip(_ZONES, ends, strict=False):
            if first <= min(end, scale.last):
                found.append((name, first, min(end, scale.last)))
            first = end + timedelta(days=1)
        return found

    def sizeHint(self) -> QSize:
        """Return the height of the axis."""
        axis = round(self._view.placed.look.head * self._view.scale_now)
        return QSize(0, axis + (look.px(_ZONE_HEIGHT) if self.zones() else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw zones, axis and today's flag."""
        view, painter = self._view, QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        shift = view.mapFromScene(QPointF(0, 0)).x()
        zones = self.zones()
        if zones:
            self._paint_zones(painter, zones, shift)
            painter.translate(0, look.px(_ZONE_HEIGHT))
        height = view.placed.look.head * view.scale_now
        flag = self._flag(shift, height)
        painter.save()
        painter.translate(shift, 0)
        strip = QRectF(-shift, 0, self.width(), height)
        paint_strip(painter, view, strip, flag.translated(-shift, 0) if flag else None)
        painter.restore()
        if flag:
            _paint_today(painter, flag)
        painter.end()

    def _paint_zones(
        self, painter: QPainter, zones: list[tuple[str, date, date]], shift: int
    ) -> None:
        view, height = self._view, look.px(_ZONE_HEIGHT)
        painter.fillRect(0, 0, self.width(), height, look.colour("hover"))
        for name, first, last in zones:
            left = view.placed.scale.x(first) * view.scale_now + shift
            right = view.placed.scale.clamped(last) * view.scale_now + shift
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(left, 0), QPointF(left, height))
            seen = max(left, 0.0)
            rect = QRectF(seen + look.px(8), 0, right - seen - look.px(12), height)
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font("caption", weight=600))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            used = painter.boundingRect(rect, side, _(name)).width()
            if rect.width() > used:
                painter.drawText(rect, side, _(name))
            years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("ink-2"))
            rest = rect.adjusted(used + look.px(8), 0, 0, 0)
            if rest.width() > painter.boundingRect(rest, side, years).width():
                painter.drawText(rest, side, years)

    def _flag(self, shift: int, height: float) -> QRectF | None:
        """Return where today is named, None when it is not on show."""
        view = self._view
        scale = view.placed.scale
        x = scale.x(view.today) * view.scale_now + shift
        if not scale.first <= view.today <= scale.last or not 0 <= x <= self.width():
            return None
        words = QFontMetrics(look.font("caption", weight=600))
        wide = words.horizontalAdvance(_("today")) + look.px(12)
        left = min(max(x - wide / 2, 0.0), self.width() - wide)
        return QRectF(left, height - look.px(22), wide, look.px(20))


def _paint_today(painter: QPainter, flag: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ink"))
    painter.drawRoundedRect(flag, look.px(4), look.px(4))
    painter.setFont(look.font("caption", weight=600))
    painter.setPen(look.colour("paper"))
    painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, _("today"))
