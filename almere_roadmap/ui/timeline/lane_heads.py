"""The layers at the left of the timeline, with their totals, under the questions they answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from almere_roadmap.domain.words import LayerKind
from almere_roadmap.figures.roadmap import furniture
from almere_roadmap.figures.roadmap_layout import Band
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui import look
from almere_roadmap.ui.paint import paint_marks
from almere_roadmap.ui.timeline.view import TimelineView

_WHY, _WHAT, _HOW = N_("Why"), N_("What"), N_("How")
_QUESTION = {
    LayerKind.TRENDS: _WHY,
    LayerKind.CONTRACTS: _WHY,
    LayerKind.NICHES: _WHAT,
    LayerKind.FIRMS: _HOW,
    LayerKind.HBO: _HOW,
    LayerKind.CONDITIONS: _HOW,
}
_QUESTION_WIDTH = 22


class LaneHeads(QWidget):
    """The layers with their totals; a click selects one, arrows walk.

    Signals:
        chosen(str): the layer that was clicked or walked to.
        opened(str): Return, F2 or a double click: rename it.
        adding(str): N or a right click's choice: put something in it.
    """

    chosen = Signal(str)
    opened = Signal(str)
    adding = Signal(str)

    def __init__(self, view: TimelineView) -> None:
        """Stand beside a view."""
        super().__init__()
        self._view = view
        self.selection = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Layers"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        view.relaid.connect(self._on_moved)
        view.verticalScrollBar().valueChanged.connect(self._on_moved)

    def _on_moved(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the column."""
        view = self._view
        return QSize(look.px(_QUESTION_WIDTH) + round(view.placed.look.aside * view.scale_now), 0)

    @property
    def _top(self) -> float:
        """Return where the top of the sheet is, in px of this widget."""
        return self._view.mapFromScene(QPointF(0, 0)).y()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the questions, the names and the totals."""
        view, painter = self._view, QPainter(self)
        painter.fillRect(self.rect(), look.colour("paper"))
        left = look.px(_QUESTION_WIDTH)
        painter.save()
        painter.translate(left, self._top)
        width = view.placed.look.aside * view.scale_now
        painter.setClipRect(QRectF(0, -self._top, width, self.height()))
        marks = furniture(view.workshop, view.placed)
        paint_marks(marks, painter, look.palette(), view.scale_now)
        painter.restore()
        self._paint_questions(painter)
        self._paint_chosen(painter)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def _paint_questions(self, painter: QPainter) -> None:
        for name, top, bottom in self._questions():
            rect = QRectF(0, top, look.px(_QUESTION_WIDTH), bottom - top)
            painter.fillRect(rect, look.colour("hover"))
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.save()
            painter.translate(rect.center())
            painter.rotate(-90)
            painter.setPen(look.colour("ink-2"))
            painter.setFont(look.font("caption", weight=600))
            turned = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
            painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, _(name))
            painter.restore()

    def _questions(self) -> list[tuple[str, float, float]]:
        """Return (question, top, bottom) in px, layers of one question together."""
        found: list[tuple[str, float, float]] = []
        for band in self._view.placed.bands:
            name = _QUESTION[band.layer.kind]
            top, bottom = self._edges(band)
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1], bottom)
            else:
                found.append((name, top, bottom))
        return found

    def _edges(self, band: Band) -> tuple[float, float]:
        scale = self._view.scale_now
        return band.top * scale + self._top, band.bottom * scale + self._top

    def _paint_chosen(self, painter: QPainter) -> None:
        for band in self._view.placed.bands:
            if band.layer.id != self.selection:
                continue
            top, bottom = self._edges(band)
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(look.colour("accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left = look.px(_QUESTION_WIDTH) + 1
            rect = QRectF(left, top + 1, self.width() - left - 3, bottom - top - 3)
            painter.drawRoundedRect(rect, look.px(4), look.px(4))

    def show_selection(self, selection: str) -> None:
        """Frame a layer."""
        self.selection = selection
        names = {b.layer.id: b.layer.name for b in self._view.placed.bands}
        self.setAccessibleDescription(names.get(selection, ""))
        self.update()

    def layer_rect(self, layer: str) -> QRectF:
        """Return where a layer is told, in px of this widget."""
        for band in self._view.placed.bands:
            if band.layer.id == layer:
                top, bottom = self._edges(band)
                return QRectF(look.px(_QUESTION_WIDTH), top, self.width(), bottom - top)
        return QRectF()

    def _band_at(self, y: float) -> str:
        bands = [(b.layer.id, *self._edges(b)) for b in self._view.placed.bands]
        return next((layer for layer, top, bottom in bands if top <= y < bottom), "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the layer that is pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self._band_at(event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename the layer."""
        layer = self._band_at(event.position().y())
        if layer:
            self.opened.emit(layer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, rename, add."""
        layers = [band.layer.id for band in self._view.placed.bands]
        place = layers.index(self.selection) if self.selection in layers else -1
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and layers:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.chosen.emit(layers[min(max(place + step, 0), len(layers) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_F2) and place >= 0:
            self.opened.emit(self.selection)
        elif key == Qt.Key.Key_N and place >= 0:
            self.adding.emit(self.selection)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first layer."""
        super().focusInEvent(event)
        bands, by_mouse = self._view.placed.bands, Qt.FocusReason.MouseFocusReason
        unset = not self.layer_rect(self.selection).isValid()
        if unset and bands and event.reason() != by_mouse:
            self.chosen.emit(bands[0].layer.id)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the letter N from the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            event.accept()
            return True
        return super().event(event)
