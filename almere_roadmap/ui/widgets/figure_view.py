"""A figure in a window: crisp at any scale, to point at, pick from and walk through by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint
from almere_roadmap.ui.places import key_at, rect_of
from almere_roadmap.ui.widgets.parts import tool_button
from almere_roadmap.ui.widgets.tips import plain_tip

if TYPE_CHECKING:
    from almere_roadmap.ui.widgets.pictures import PictureMenu

PX_PER_MM = 4.17
"""At 100 % text of 8.5 points then reads as 12.5 px."""

_ALIKE = 0.1
"""Figures whose widths differ by less than this share are about as high."""

_EMPTY = Figure(1, 1, ())
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def pixels_per_mm() -> float:
    """Return how many px a millimetre of a figure takes at the scale of the window."""
    return PX_PER_MM * look.scale() / 100


class FigureView(QWidget):
    """Shows a figure, drawn to the width at hand by a drawer or as it is.

    Signals:
        picked(str): the key of the mark that was clicked or entered, "" for the ground.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, offers: bool = True) -> None:
        """Start empty; where it ``offers``, a button to copy it shows under the pointer."""
        super().__init__(parent)
        self._offers = offers
        self.selection = ""
        self.current = ""
        self._shown = _EMPTY
        self._draw: Callable[[float], Figure] | None = None
        self._drawn: dict[int, Figure] = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.more = tool_button("image", _("Copy or save this figure"))
        self.more.setParent(self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, figure: Figure) -> None:
        """Show a figure as it is; where there is less room it shrinks."""
        self._draw = None
        self._drawn.clear()
        self._take(figure)

    def follow(
        self, draw: Callable[[float], Figure], ready: tuple[int, Figure] | None = None
    ) -> None:
        """Show what ``draw`` makes for the width at hand (in mm), now and after resizing.

        ``ready`` is a width in px for which it was drawn already.
        """
        self._draw = draw
        self._drawn = dict([ready]) if ready else {}
        if ready:
            # The first layout then asks for about this width, not for any.
            self.resize(ready[0], round(ready[1].height * self._natural) + 1)
        self._settling.start()
        self.updateGeometry()
        self.update()

    def select(self, key: str) -> None:
        """Mark one key as selected, "" for none."""
        self.selection = key
        self.update()

    @property
    def figure(self) -> Figure:
        """Return the figure at the width at hand."""
        if self._settling.isActive():
            self._settle()
        return self._shown

    def _settle(self) -> None:
        """Draw for the width at which the layout came to rest, and ask for the right height."""
        self._settling.stop()
        self._take(self._for(self.width()))
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def _take(self, figure: Figure) -> None:
        if figure is self._shown:
            return
        self._shown = figure
        keys = figure.keys()
        if self.current not in keys:
            self.current = ""
        self.setAccessibleName(figure.title or figure.alt)
        self.setAccessibleDescription(figure.alt)
        self.updateGeometry()
        self.update()

    # Size.

    @property
    def _natural(self) -> float:
        return pixels_per_mm()

    @property
    def scale(self) -> float:
        """Return how many px a millimetre takes."""
        if self._draw is not None:
            return self._natural
        return min(self._natural, self.width() / self.figure.width)

    def _for(self, width: int) -> Figure:
        """Return the figure for a width in px, drawn once."""
        if self._draw is None:
            return self._shown
        width = max(width, round(40 * self._natural))
        if width not in self._drawn:
            # The layout asks for a few widths before it settles; older ones are of no use.
            self._drawn = dict(list(self._drawn.items())[-3:])
            self._drawn[width] = self._draw(width / self._natural)
        return self._drawn[width]

    def _about(self, width: int) -> Figure:
        """Return the figure for a width or, while the layout feels its way, one much like it."""
        if not self._drawn or width in self._drawn:
            return self._for(width)
        nearest = min(self._drawn, key=lambda drawn: abs(drawn - width))
        return self._for(nearest if abs(nearest - width) < _ALIKE * width else width)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the figure at a width, about so until it was drawn for that."""
        figure = self._about(width)
        scale = self._natural if self._draw else min(self._natural, width / figure.width)
        return round(figure.height * scale) + 1

    def sizeHint(self) -> QSize:
        """Return the size at which nothing shrinks."""
        width = self.width() if self._draw else round(self.figure.width * self._natural)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a figure can still be read."""
        return QSize(look.px(160), look.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width, once it is the last of a row of them."""
        self._settling.start()
        self.update()
        self.more.adjustSize()
        self.more.move(self.width() - self.more.width() - look.px(2), look.px(2))
        super().resizeEvent(event)

    # What shows.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure, then what is selected and where the keyboard is."""
        painter = QPainter(self)
        paint(self.figure, painter, look.palette(), self.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), look.px(2)))
        self._outline(painter, self.selection)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), look.px(2), Qt.PenStyle.DotLine))
            self._outline(painter, self.current)
            if not self.current:
                edge = look.px(1)
                painter.drawRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))
        painter.end()

    def _outline(self, painter: QPainter, key: str) -> None:
        rect = self.place(key)
        if not rect.isNull():
            around, round_by = look.px(2), look.px(4)
            rect = rect.adjusted(-around, -around, around, around) & QRectF(self.rect())
            painter.drawRoundedRect(rect, round_by, round_by)

    def place(self, key: str) -> QRectF:
        """Return where the marks of a key are on the widget, an empty rectangle for none."""
        if not key:
            return QRectF()
        rect, scale = rect_of(self.figure.of(key)), self.scale
        return QRectF(
            rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale
        )

    # A picture for elsewhere.

    @property
    def pictures(self) -> PictureMenu:
        """Return what can be done with the figure: copy it or save it."""
        from almere_roadmap.ui.widgets.pictures import PictureMenu

        return PictureMenu(self.figure, self)

    def _on_more(self) -> None:
        self.pictures.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy or save the figure."""
        self.pictures.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to copy or save the figure while the pointer is on it."""
        self.more.setVisible(self._offers and self.figure is not _EMPTY)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the figure stand alone again."""
        self.more.setVisible(self._offers and self.hasFocus())
        super().leaveEvent(event)

    # The mouse.

    def key_at(self, place: QPointF) -> str:
        """Return the key under a place of the widget, "" for none."""
        scale = self.scale
        return key_at(self.figure.marks, QPointF(place.x() / scale, place.y() / scale))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that something can be picked here."""
        over = bool(self.key_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.current = self.key_at(event.position())
            self.picked.emit(self.current)
            self.update()
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Answer the pointer resting on a mark with its tip, as typed."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self.key_at(QPointF(event.pos()))
            tip = self.figure.tips.get(key, "")
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)

    # The keyboard.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.more.setVisible(self._offers and self.figure is not _EMPTY)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        self.more.setVisible(self._offers and self.underMouse())
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the keys with arrows, Home and End; pick with Enter or Space; copy with Ctrl+C."""
        key, keys = Qt.Key(event.key()), self.figure.keys()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.pictures.copy()
        elif key in _ARROWS and keys:
            self._walk_to(self._beside(*_ARROWS[key]) if self.current else keys[0])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and keys:
            self._walk_to(keys[0] if key == Qt.Key.Key_Home else keys[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current:
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def go_to(self, key: str) -> None:
        """Put the keyboard on a key, if the figure has it."""
        if key and self.figure.of(key):
            self._walk_to(key)

    def _walk_to(self, key: str) -> None:
        self.current = key
        self.setAccessibleDescription(self.figure.tips.get(key, self.figure.alt))
        self.update()

    def _beside(self, across: int, down: int) -> str:
        """Return the nearest key in a direction, the present one where there is none."""
        here = self.place(self.current).center()
        best, least = self.current, float("inf")
        keys = self.figure.keys()
        for key in keys:
            gone = self.place(key).center() - here
            ahead = gone.x() * across + gone.y() * down
            aside = abs(gone.x() * down) + abs(gone.y() * across)
            if key != self.current and ahead > 0.5 and hypot(ahead, 2 * aside) < least:
                best, least = key, hypot(ahead, 2 * aside)
        return best
