"""The layers at the left of the timeline, with their totals, under the questions they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from almere_roadmap.analysis.roadmap.lanes import totals
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.roadmap.layout import Band
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.timeline.lane_words import count_words, sum_lines
from almere_roadmap.ui.timeline.strip import paint_strip
from almere_roadmap.ui.timeline.view import TimelineView
from almere_roadmap.ui.widgets import accessible

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
        moved(str, str): it was dragged, or Alt and an arrow moved it, above another ("" for last).
        folded(str, bool): collapse it, or expand it.
    """

    chosen = Signal(str)
    opened = Signal(str)
    adding = Signal(str)
    moved = Signal(str, str)
    folded = Signal(str, bool)

    def __init__(self, view: TimelineView) -> None:
        """Stand beside a view."""
        super().__init__()
        self._view = view
        self.selection = ""
        self._pressed: tuple[str, float] | None = None
        self._drop: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Layers"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.accessible_things = LayerThings(self)
        view.relaid.connect(self._on_relaid)
        view.verticalScrollBar().valueChanged.connect(self._on_moved)

    @property
    def workshop(self) -> Workshop:
        """Return the workshop whose layers these are."""
        return self._view.workshop

    def bands(self) -> tuple[Band, ...]:
        """Return the layers on show."""
        return self._view.placed.bands

    def _on_relaid(self) -> None:
        self._on_moved()
        accessible.tell_changed(self)

    def _on_moved(self) -> None:
        self._describe()
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
        paint_strip(painter, view, QRectF(0, -self._top, width, self.height()))
        painter.restore()
        self._paint_questions(painter)
        self._paint_chosen(painter)
        self._paint_folds(painter)
        if self._drop is not None:
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.drawLine(QPointF(left, self._drop), QPointF(self.width(), self._drop))
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

    def _paint_folds(self, painter: QPainter) -> None:
        for band in self._view.placed.bands:
            sign = "chevron-right" if band.collapsed else "chevron-down"
            painter.drawPixmap(self._fold_rect(band).topLeft().toPoint(), pixmap(sign, "ink-2"))

    def _fold_rect(self, band: Band) -> QRectF:
        """Return where the sign that collapses a layer stands."""
        top, size = self._edges(band)[0], look.px(16)
        return QRectF(self.width() - look.px(22), top + look.px(6), size, size)

    def show_selection(self, selection: str) -> None:
        """Frame a layer."""
        self.selection = selection
        self._describe()
        accessible.tell_focus(self, selection)
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.accessible_things.name(self.selection))

    def _band(self, layer: str) -> Band | None:
        return next((b for b in self._view.placed.bands if b.layer.id == layer), None)

    def is_collapsed(self, layer: str) -> bool:
        """Tell whether only the head of a layer shows."""
        band = self._band(layer)
        return band is not None and band.collapsed

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
        """Select the layer that is pressed, or fold it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        layer = self._band_at(event.position().y())
        band = self._band(layer)
        margin = look.px(4)
        grown = self._fold_rect(band).adjusted(-margin, -margin, margin, margin) if band else None
        if band is not None and grown is not None and grown.contains(event.position()):
            self.folded.emit(layer, not band.collapsed)
            return
        self._pressed = (layer, event.position().y()) if layer else None
        self.chosen.emit(layer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show above which layer the pressed one would come."""
        y = event.position().y()
        if self._pressed is None:
            return
        if abs(y - self._pressed[1]) >= QApplication.startDragDistance() or self._drop is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drop = self._border_at(y)[0]
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the layer down."""
        pressed, dropped = self._pressed, self._drop is not None
        self.unsetCursor()
        self._pressed, self._drop = None, None
        self.update()
        if pressed is None or not dropped:
            return
        before = self._border_at(event.position().y())[1]
        layers = [band.layer.id for band in self._view.placed.bands]
        follows = layers.index(pressed[0]) + 1
        after = layers[follows] if follows < len(layers) else ""
        if before not in (pressed[0], after):
            self.moved.emit(pressed[0], before)

    def _border_at(self, y: float) -> tuple[float, str]:
        """Return the nearest border between layers, and the layer below it ("" for none)."""
        bands = self._view.placed.bands
        borders = [(self._edges(band)[0], band.layer.id) for band in bands]
        borders.append((self._edges(bands[-1])[1], ""))
        return min(borders, key=lambda border: abs(border[0] - y))

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
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and place >= 0:
            self._move_by_key(layers, place, key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and place >= 0:
            self.folded.emit(self.selection, key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and layers:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.chosen.emit(layers[min(max(place + step, 0), len(layers) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_F2) and place >= 0:
            self.opened.emit(self.selection)
        elif key == Qt.Key.Key_N and place >= 0:
            self.adding.emit(self.selection)
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, layers: list[str], place: int, key: int) -> None:
        """Let the chosen layer change places with the one above or below."""
        if key == Qt.Key.Key_Up and place > 0:
            self.moved.emit(layers[place], layers[place - 1])
        elif key == Qt.Key.Key_Down and place + 1 < len(layers):
            self.moved.emit(layers[place], layers[place + 2] if place + 2 < len(layers) else "")

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


class LayerThings:
    """The layers, from top to bottom."""

    def __init__(self, heads: LaneHeads) -> None:
        """Tell of the heads of layers."""
        self._heads = heads

    def order(self) -> Mapping[str, int]:
        """Return the layers in their order."""
        return {band.layer.id: n for n, band in enumerate(self._heads.bands())}

    def name(self, key: str) -> str:
        """Say what a layer is called, and whether it is collapsed."""
        layer = self._heads.workshop.layers.get(key)
        name = layer.name if layer else ""
        return _("{name}, collapsed").format(name=name) if self._heads.is_collapsed(key) else name

    def description(self, key: str) -> str:
        """Say what the layer adds up to."""
        total = totals(self._heads.workshop).get(key)
        if total is None:
            return ""
        return ", ".join((count_words(total), *(f"{n} {value}" for n, value in sum_lines(total))))

    def place(self, key: str) -> QRect:
        """Return where it is in the column."""
        return self._heads.layer_rect(key).toRect()

    def chosen(self) -> Sequence[str]:
        """Return the layer that is selected."""
        return [self._heads.selection] if self._heads.selection in self.order() else []
