"""The knots of the thread as signs in a row: where the tour goes, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap

# Named here too: the thread itself would load the analyses before the first paint.
SIGNS = {
    "figure": (N_("Figure"), "table"),
    "firm": (N_("Firm"), "building-2"),
    "step": (N_("Step"), "workflow"),
    "niche": (N_("Niche"), "lightbulb"),
    "vote": (N_("Vote"), "vote"),
    "action": (N_("Action"), "landmark"),
    "owner": (N_("Owner"), "user"),
}
"""What each knot is called, and its icon."""


class Strip(QWidget):
    """Shows ``knots``; the one at ``here`` is filled, -1 fills none."""

    def __init__(self, knots: tuple[str, ...] = tuple(SIGNS)) -> None:
        """Show them all alike at first."""
        super().__init__()
        self.knots, self.here = knots, -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mark(self, here: int) -> None:
        """Fill one knot."""
        self.here = here
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the signs and the words under them."""
        return QSize(look.px(44) * len(self.knots), look.px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then each sign in its ring and its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("caption"))
        step, level, radius = self.width() / len(self.knots), look.px(15), look.px(13)
        painter.setPen(QPen(look.colour("line"), 2))
        painter.drawLine(QPointF(step / 2, level), QPointF(self.width() - step / 2, level))
        for place, knot in enumerate(self.knots):
            centre, is_here = QPointF(step * (place + 0.5), level), place == self.here
            painter.setPen(QPen(look.colour("accent" if place <= self.here else "line"), 2))
            painter.setBrush(look.colour("accent" if is_here else "panel"))
            painter.drawEllipse(centre, radius, radius)
            words, sign = SIGNS[knot]
            ratio = self.devicePixelRatioF()
            drawn = pixmap(sign, "on-accent" if is_here else "accent", 14, ratio)
            half = look.px(14) / 2
            painter.drawPixmap(QPointF(centre.x() - half, level - half), drawn)
            painter.setPen(look.colour("ink" if is_here else "ink-2"))
            below = QRectF(step * place, level + radius, step, look.px(22))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _(words))
        painter.end()
