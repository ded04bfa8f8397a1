"""What is left of the running step, in large digits over a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.widgets.parts import set_tip

_WIDE, _NARROW, _HIGH = 138, 112, 36


class Countdown(QWidget):
    """Paints itself and nothing else: its size never changes, so a second costs these pixels.

    Held, it carries the sign of a pause; over time a warning and words, not colour alone.
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.words, self._sign, self._token = "", "", "ink"
        self._share = 0.0
        self._wide = _WIDE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Have room for hours as well as for words."""
        return QSize(look.px(self._wide), look.px(_HIGH))

    def make_narrow(self, narrow: bool) -> None:
        """Make do with less room, or take all."""
        self._wide = _NARROW if narrow else _WIDE
        self.updateGeometry()

    def show_left(self, words: str, share: float, *, is_over: bool, is_paused: bool) -> None:
        """Show words and which share of the time is used; what is shown already costs nothing."""
        sign = "pause" if is_paused else "triangle-alert" if is_over else ""
        token = "warn" if is_over else "ink-2" if is_paused else "ink"
        if (words, sign, token) == (self.words, self._sign, self._token):
            return
        self.words, self._sign, self._token, self._share = words, sign, token, share
        self.update()

    def say(self, words: str) -> None:
        """Say the same to those who do not see it, once a minute at most."""
        if words != self.accessibleName():
            self.setAccessibleName(words)
            set_tip(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw sign, words and bar."""
        painter = QPainter(self)
        high = look.px(26)
        left = 0
        if self._sign:
            size = 16
            picture = pixmap(self._sign, self._token, size, self.devicePixelRatioF())
            painter.drawPixmap(0, (high - look.px(size)) // 2, picture)
            left = look.px(size + 6)
        is_over = self._sign == "triangle-alert" or self._token == "warn"
        painter.setFont(look.font("body" if is_over else "title", weight=600, tabular=True))
        painter.setPen(look.colour(self._token))
        room = QRectF(left, 0, self.width() - left, high)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = self.words
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            words = words.rpartition(" ")[0] or words  # "+13 min" beside the sign says it, too
        painter.drawText(room, middle, words)
        bar = QRectF(0, high + look.px(3), self.width() - look.px(16), look.px(4))
        painter.fillRect(bar, look.colour("line"))
        bar.setWidth(bar.width() * min(1.0, self._share))
        painter.fillRect(bar, look.colour(self._token if is_over else "accent"))
        painter.end()


def held(words: str) -> str:
    """Return words for a clock that is held."""
    return _("{words}, held").format(words=words)
