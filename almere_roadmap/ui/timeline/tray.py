"""What has no date yet, at the foot of the timeline: drag it to a layer, or press Return."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, clear, icon_label, label, row

ITEM = "application/x-almere-item"
"""The MIME type of a dragged roadmap item: its id."""


def dragged_item(data: QMimeData) -> str:
    """Return the id of a dragged item, "" for anything else."""
    return bytes(data.data(ITEM).data()).decode(errors="replace") if data.hasFormat(ITEM) else ""


class ItemChip(QWidget):
    """One item without a date.

    Signals:
        chosen(str): it was clicked or reached.
        placed(str): Return or a double click: give it a date.
        deleted(str): Delete was pressed.
    """

    chosen = Signal(str)
    placed = Signal(str)
    deleted = Signal(str)

    def __init__(self, item: Item, token: str, layer: str) -> None:
        """Show an item in the colour of its layer."""
        super().__init__()
        self.item, self._token = item.id, token
        self.words = f"{item.code} {item.title}".strip()
        self.selected = False
        self._pressed = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.words)
        self.setAccessibleDescription(_("{layer}, no date yet").format(layer=layer))
        wide = self.fontMetrics().horizontalAdvance(self.words)
        self.setFixedSize(min(wide, look.px(240)) + look.px(24), look.px(28))

    def show_selected(self, selected: bool) -> None:
        """Draw the frame of the chosen item, or not."""
        self.selected = selected
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip with the edge of its layer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = self.selected or self.hasFocus()
        painter.setPen(QPen(look.colour("accent" if framed else "line"), 2 if framed else 1))
        painter.setBrush(look.colour("panel"))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, look.px(4), look.px(4))
        painter.fillRect(QRectF(1, 2, look.px(4), self.height() - 4), look.colour(self._token))
        painter.setPen(look.colour("ink"))
        room = self.width() - look.px(20)
        words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(look.px(12), 0, 0, 0), side, words)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take it along."""
        gone = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and gone >= QApplication.startDragDistance():
            drag = QDrag(self)
            data = QMimeData()
            data.setData(ITEM, self.item.encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.setHotSpot(self._pressed)
            drag.exec(Qt.DropAction.MoveAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give it a date."""
        self.placed.emit(self.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give it a date with Return, delete it with Delete, walk with arrows."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.placed.emit(self.item)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(self.item)
        elif key == Qt.Key.Key_Right:
            self.focusNextChild()
        elif key == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose it when one walks here."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.chosen.emit(self.item)
        self.update()


class Tray(QFrame):
    """The undated items.

    Signals:
        chosen(str), placed(str), deleted(str): as of :class:`ItemChip`.
    """

    chosen = Signal(str)
    placed = Signal(str)
    deleted = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("tray")
        ground, line = look.colour("hover").name(), look.colour("line").name()
        self.setStyleSheet(f"#tray {{ background: {ground}; border-top: 1px solid {line}; }}")
        self.setAccessibleName(_("Without a date yet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips: dict[str, ItemChip] = {}
        self._count = label("0", "quiet")
        content = QWidget()
        content.setObjectName("content")
        self._lay = QHBoxLayout(content)
        self._lay.setContentsMargins(0, look.px(4), 0, look.px(4))
        self._lay.setSpacing(look.px(8))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedHeight(look.px(40))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self._scroll = scroll
        lay = row(icon_label("clipboard-list", "ink-2"), label(_("Without a date yet"), "bold"))
        lay.setContentsMargins(look.px(16), 0, look.px(16), 0)
        lay.addWidget(self._count)
        lay.addWidget(scroll, 1)
        self._hint = caption(_("Drag to a layer"), wrap=False)
        lay.addWidget(self._hint)
        self.setLayout(lay)

    def show_items(self, workshop: Workshop, items: tuple[Item, ...]) -> None:
        """Show items; the focus stays where it was."""
        focused = next((i for i, chip in self.chips.items() if chip.hasFocus()), "")
        clear(self._lay)
        self.chips = {}
        for item in items:
            layer = workshop.layers.get(item.layer)
            token = f"layer-{layer.kind.value}" if layer else "layer-conditions"
            chip = ItemChip(item, token, layer.name if layer else "")
            for mine, theirs in (
                (self.chosen, chip.chosen),
                (self.placed, chip.placed),
                (self.deleted, chip.deleted),
            ):
                theirs.connect(mine)
            self._lay.addWidget(chip)
            self.chips[item.id] = chip
        self._lay.addStretch(1)
        self._count.setText(number(len(items)))
        self._hint.setVisible(bool(items))
        self.setVisible(bool(items))
        if focused in self.chips:
            self.chips[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_selection(self, selection: str) -> None:
        """Frame the chosen item."""
        for item, chip in self.chips.items():
            chip.show_selected(item == selection)
        if selection in self.chips:
            self._scroll.ensureWidgetVisible(self.chips[selection])
