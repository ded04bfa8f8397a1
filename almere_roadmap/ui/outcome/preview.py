"""The pages of the report on the screen: the same marks that the PDF is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.theme import PRINT
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import paint
from almere_roadmap.ui.widgets.parts import label, row, tool_button

if TYPE_CHECKING:
    from almere_roadmap.report.logo import Logo


class Sheet(QWidget):
    """One page on its ground, as large as fits."""

    def __init__(self) -> None:
        """Start without a page."""
        super().__init__()
        self.page: Figure | None = None
        self.logo: Logo | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.px(160), look.px(200))

    def show_page(self, page: Figure | None, logo: Logo | None = None) -> None:
        """Show another page, perhaps with a logo on it."""
        self.page, self.logo = page, logo
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.page is not None:
            scale, paper = self._place(self.page)
            self._shadow(painter, paper)
            painter.fillRect(paper, QColor(PRINT.colours["paper"]))
            painter.setClipRect(paper)
            painter.translate(paper.topLeft())
            paint(self.page, painter, PRINT, scale)
            self._draw_logo(painter, scale)
        painter.end()

    def _draw_logo(self, painter: QPainter, scale: float) -> None:
        if self.logo is not None:
            x, y, wide, high = self.logo.x, self.logo.y, self.logo.width, self.logo.height
            place = QRectF(x * scale, y * scale, wide * scale, high * scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, QImage.fromData(self.logo.content))

    def _place(self, page: Figure) -> tuple[float, QRectF]:
        edge = look.px(12)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        scale = max(0.05, min(room.width() / page.width, room.height() / page.height))
        paper = QRectF(0, 0, page.width * scale, page.height * scale)
        paper.moveCenter(QPointF(room.center().x(), room.top() + paper.height() / 2))
        return scale, paper

    def _shadow(self, painter: QPainter, paper: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(1, 6):
            shade = QColor(look.colour("ink"))
            shade.setAlpha(round(22 / step))
            painter.setPen(QPen(shade, 1))
            painter.drawRect(paper.adjusted(-step, -step, step, step + 1))


class Preview(QWidget):
    """Pages to leaf through.

    Signals:
        turned(int): the page on show, counted from 0.
    """

    turned = Signal(int)

    def __init__(self) -> None:
        """Start without pages."""
        super().__init__()
        self.pages: list[Figure] = []
        self._logos: Mapping[int, Logo] = {}
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the report"))
        self.sheet = Sheet()
        self.back = tool_button("chevron-left", _("Previous page"))
        self.next = tool_button("chevron-right", _("Next page"))
        self.words = label("", "quiet")
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, look.px(4))
        lay.setSpacing(0)
        lay.addWidget(self.sheet, 1)
        lay.addLayout(row(0, self.back, self.words, self.next, 0))
        self.show_pages([])

    def show_pages(self, pages: Sequence[Figure], logos: Mapping[int, Logo] | None = None) -> None:
        """Show other pages with their logos, at the same place where there is one."""
        self.pages, self._logos = list(pages), logos or {}
        self.turn(min(self.at, max(len(pages) - 1, 0)))

    def turn(self, place: int) -> None:
        """Show the page at a place counted from 0."""
        if self.pages:
            place = max(0, min(place, len(self.pages) - 1))
        self.at = place
        self.sheet.show_page(self.pages[place] if self.pages else None, self._logos.get(place))
        words = _("{page} of {count}") if self.pages else _("The pages are being laid out…")
        self.words.setText(words.format(page=number(place + 1), count=number(len(self.pages))))
        self.setAccessibleDescription(self.words.text())
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(self.pages))
        self.turned.emit(place)

    def _on_back(self) -> None:
        self.turn(self.at - 1)

    def _on_next(self) -> None:
        self.turn(self.at + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf with arrows, Page Up and Page Down, Home and End."""
        places = {
            Qt.Key.Key_Left: self.at - 1,
            Qt.Key.Key_PageUp: self.at - 1,
            Qt.Key.Key_Right: self.at + 1,
            Qt.Key.Key_PageDown: self.at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.pages) - 1,
        }
        key = Qt.Key(event.key())
        if key in places and self.pages:
            self.turn(places[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaf with the wheel."""
        if self.pages and event.angleDelta().y():
            self.turn(self.at + (1 if event.angleDelta().y() < 0 else -1))
            event.accept()
