"""A slim slider above the time axis: its two handles are the first and the last day on show."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.i18n import _, day
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.view import TimelineView

_HIGH, _WIDE = 18, 12
_STEP, _LEAP = 0.01, 0.1
_KEYS = {
    Qt.Key.Key_Left: -_STEP,
    Qt.Key.Key_Down: -_STEP,
    Qt.Key.Key_Right: _STEP,
    Qt.Key.Key_Up: _STEP,
    Qt.Key.Key_PageDown: -_LEAP,
    Qt.Key.Key_PageUp: _LEAP,
    Qt.Key.Key_Home: -1.0,
    Qt.Key.Key_End: 1.0,
}


class Handle(QWidget):
    """One end of the range; arrows, Page Up and Down, Home and End move it.

    Signals:
        moved(float): by which share of the whole span it should move.
        pulled(int): it was dragged to this x, in px of the slider.
    """

    moved = Signal(float)
    pulled = Signal(int)

    def __init__(self, parent: QWidget, name: str) -> None:
        """Stand on a slider; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setFixedSize(look.px(_WIDE), look.px(_HIGH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the knob, with a ring when it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(look.colour("accent"), 2 if focused else 1.5))
        painter.setBrush(look.colour("accent-soft" if focused else "panel"))
        knob = QRectF(self.rect()).adjusted(2, 3, -2, -3)
        painter.drawRoundedRect(knob, look.px(3), look.px(3))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(self.mapToParent(event.position().toPoint()).x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it by a hundredth or a tenth of the span, or all the way."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class RangeSlider(QWidget):
    """Shows which part of the whole span is on show, and lets it be chosen."""

    def __init__(self, view: TimelineView) -> None:
        """Stand above a view."""
        super().__init__()
        self._view = view
        self._grip: tuple[int, float] | None = None
        self.first = Handle(self, _("First day on show"))
        self.last = Handle(self, _("Last day on show"))
        self.setAccessibleName(_("Part of the time on show"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.first.moved.connect(lambda by: self._move(by, 0.0))
        self.last.moved.connect(lambda by: self._move(0.0, by))
        self.first.pulled.connect(lambda x: self._pull(x, is_first=True))
        self.last.pulled.connect(lambda x: self._pull(x, is_first=False))
        view.relaid.connect(self._on_moved)
        view.horizontalScrollBar().valueChanged.connect(self._on_moved)

    def sizeHint(self) -> QSize:
        """Return the height of a handle."""
        return QSize(0, look.px(_HIGH))

    def resizeEvent(self, event: object) -> None:
        """Keep the handles where they belong."""
        self._on_moved()

    # Places.

    def _x(self, share: float) -> float:
        edge = look.px(_WIDE) / 2
        return edge + share * (self.width() - 2 * edge)

    def _share(self, x: float) -> float:
        edge = look.px(_WIDE) / 2
        return (x - edge) / max(1.0, self.width() - 2 * edge)

    def _on_moved(self) -> None:
        parts = self._view.part()
        days = self._view.days_on_show()
        for handle, share, shown in zip((self.first, self.last), parts, days, strict=True):
            handle.move(QPoint(round(self._x(share) - handle.width() / 2), 0))
            handle.setAccessibleDescription(day(shown))
            handle.setToolTip(day(shown))
        self.update()

    # Changing the range.

    def _move(self, first: float, last: float) -> None:
        begin, end = self._view.part()
        self._view.show_part(begin + first, end + last, keeps_first=bool(last))

    def _pull(self, x: int, *, is_first: bool) -> None:
        begin, end = self._view.part()
        share = self._share(x)
        if is_first:
            self._view.show_part(share, end)
        else:
            self._view.show_part(begin, share, keeps_first=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, and the part on show on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, half = self.height() / 2, look.px(2)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(0, middle - half, self.width(), 2 * half), half, half)
        left, right = (self._x(share) for share in self._view.part())
        painter.setBrush(look.colour("accent", 0.55, "paper"))
        painter.drawRoundedRect(QRectF(left, middle - half, right - left, 2 * half), half, half)
        painter.end()

    # Dragging what is between the handles moves both.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the part on show, or go to where is pressed."""
        begin, end = self._view.part()
        share = self._share(event.position().x())
        if not begin <= share <= end:
            half = (end - begin) / 2
            self._view.show_part(share - half, share + half)
            begin = self._view.part()[0]
        self._grip = round(event.position().x()), begin

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the part on show along."""
        if self._grip is not None:
            taken, was = self._grip
            begin, end = self._view.part()
            to = was + self._share(event.position().x()) - self._share(taken)
            to = min(max(to, 0.0), 1.0 - (end - begin))
            self._view.show_part(to, to + end - begin)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
