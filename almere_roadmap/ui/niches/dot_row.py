"""A niche on a paper: its name and the places for its dots, given by click or key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from almere_roadmap.domain.entities import Niche
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look

_STEP, _SIZE = 28, 18


class DotRow(QWidget):
    """A niche and its places for dots; a click gives dots up to there, on the last takes it back.

    Signals:
        asked(str, int): the niche and how many dots are wanted.
        stepped(int): go so many rows down.
        entered(): Enter: keep the paper.
    """

    asked = Signal(str, int)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, niche: Niche, most: int) -> None:
        """Show a niche without dots."""
        super().__init__()
        self.niche, self.most, self.dots, self.own = niche, most, 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(look.px(36))
        self.show_dots(0, own=False)

    def show_dots(self, dots: int, own: bool) -> None:
        """Show how many dots it has; an ``own`` niche takes none."""
        self.dots, self.own = dots, own
        self.setEnabled(not own)
        name = f"{self.niche.code} {self.niche.name}".strip()
        words = _("{niche}: {dots} of at most {most} dots")
        said = words.format(niche=name, dots=number(dots), most=number(self.most))
        self.setAccessibleName(_("{niche}: own organisation").format(niche=name) if own else said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name and the dots."""
        return QSize(look.px(240 + _STEP * self.most), look.px(36))

    def place(self, dot: int) -> QPointF:
        """Return the middle of a place for a dot, from 1."""
        left = self.width() - look.px(_STEP) * self.most - look.px(8)
        return QPointF(left + look.px(_STEP) * (dot - 0.5), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(weight=600))
        painter.setPen(look.colour("ink-2" if self.own else "ink"))
        room = self.rect().adjusted(look.px(8), 0, -look.px(_STEP) * self.most - look.px(12), 0)
        name = f"{self.niche.code} {self.niche.name}".strip()
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        for dot in range(1, self.most + 1):
            painter.setPen(QPen(look.colour("ink-2" if self.own else "ink"), look.px(1.5)))
            painter.setBrush(look.colour("ink" if dot <= self.dots else "panel"))
            painter.drawEllipse(self.place(dot), look.px(_SIZE) / 2, look.px(_SIZE) / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give or take back dots."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        left = self.place(1).x() - look.px(_STEP) / 2
        dot = int((event.position().x() - left) // look.px(_STEP)) + 1
        if 1 <= dot <= self.most:
            self.asked.emit(self.niche.id, dot - 1 if dot == self.dots else dot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set dots with a digit, + or the space bar add, − takes; arrows walk, Enter keeps."""
        key, text = Qt.Key(event.key()), event.text()
        if text.isdecimal():
            self.asked.emit(self.niche.id, int(text))
        elif text == "+":
            self.asked.emit(self.niche.id, self.dots + 1)
        elif key == Qt.Key.Key_Space:
            self.asked.emit(self.niche.id, (self.dots + 1) % (self.most + 1))
        elif text == "-" or key == Qt.Key.Key_Backspace:
            self.asked.emit(self.niche.id, max(0, self.dots - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
