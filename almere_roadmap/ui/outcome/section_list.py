"""The sections of the report: which are printed, in which order, and on which page they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import icons, look
from almere_roadmap.ui.widgets.tips import plain_tip

_KEY, _PAGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROOM = 40
"""Room at the right for the page, in px at 100 %."""


@dataclass(frozen=True)
class Line:
    """A section: its key and name, whether it is wanted, and its page counted from 0.

    Without a page it has nothing to show yet, or is not wanted.
    """

    key: str
    name: str
    is_chosen: bool
    page: int | None

    @property
    def is_empty(self) -> bool:
        """Tell whether it is wanted and has nothing to show."""
        return self.is_chosen and self.page is None


class SectionList(QListWidget):
    """Space ticks, dragging or Alt+Up and Alt+Down order, walking leafs.

    Signals:
        walked(int): the page of the section that was walked to.
        arranged(tuple): the keys that are wanted, in order.
    """

    walked = Signal(int)
    arranged = Signal(tuple)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(_("Sections of the report"))
        self.setAccessibleDescription(_("Space ticks; Alt+Up and Alt+Down move a section."))
        self.setStyleSheet(_sheet())
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.lines: tuple[Line, ...] = ()
        self.currentRowChanged.connect(self._on_walked)
        self.itemChanged.connect(self._on_changed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show sections; the place of the keyboard stays with its section."""
        if tuple(lines) == self.lines:
            return
        here = self._key(self.currentItem())
        self.lines = tuple(lines)
        self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addItem(_item(line))
        keys = [line.key for line in lines]
        self.setCurrentRow(keys.index(here) if here in keys else -1)
        self.blockSignals(False)

    def _key(self, item: QListWidgetItem | None) -> str:
        return str(item.data(_KEY)) if item is not None else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the sections that are ticked, in order."""
        items = (self.item(n) for n in range(self.count()))
        ticked = Qt.CheckState.Checked
        return tuple(self._key(i) for i in items if i.checkState() == ticked)

    @property
    def page_here(self) -> int | None:
        """Return the page of the section where the keyboard is, None without one."""
        item = self.currentItem()
        page = item.data(_PAGE) if item is not None else None
        return None if page is None else int(page)

    def light(self, page: int) -> None:
        """Light up the section in which a page lies."""
        begun = [
            (line.page, place)
            for place, line in enumerate(self.lines)
            if line.page is not None and line.page <= page
        ]
        self.blockSignals(True)
        self.setCurrentRow(max(begun)[1] if begun else -1)
        self.blockSignals(False)

    def _on_walked(self, place: int) -> None:
        item = self.item(place)
        page = item.data(_PAGE) if item is not None else None
        if page is not None:
            self.walked.emit(int(page))

    def _on_changed(self, _item: QListWidgetItem) -> None:
        self._tell()

    def _tell(self) -> None:
        shown = {line.key: line for line in self.lines}
        keys = [self._key(self.item(n)) for n in range(self.count())]
        chosen = self.chosen
        # What arrives next is compared with what the hand made of it.
        self.lines = tuple(shown[key] for key in keys if key in shown)
        self.arranged.emit(chosen)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the new order."""
        key = self._key(self.currentItem())
        self.blockSignals(True)
        super().dropEvent(event)
        places = [n for n in range(self.count()) if self._key(self.item(n)) == key]
        self.setCurrentRow(places[0] if places else -1)
        self.blockSignals(False)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a section with Alt and the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(self.currentRow(), step)
        else:
            super().keyPressEvent(event)

    def shift(self, place: int, step: int) -> None:
        """Move the section at a place one up (-1) or down (1)."""
        if not (0 <= place < self.count() and 0 <= place + step < self.count()):
            return
        self.blockSignals(True)
        item = self.takeItem(place)
        self.insertItem(place + step, item)
        self.setCurrentRow(place + step)
        self.blockSignals(False)
        self._tell()


def _item(line: Line) -> QListWidgetItem:
    made = QListWidgetItem(line.name)
    flags = Qt.ItemFlag
    made.setFlags(
        flags.ItemIsEnabled
        | flags.ItemIsSelectable
        | flags.ItemIsUserCheckable
        | flags.ItemIsDragEnabled
    )
    made.setCheckState(Qt.CheckState.Checked if line.is_chosen else Qt.CheckState.Unchecked)
    made.setData(_KEY, line.key)
    made.setData(_PAGE, line.page)
    words = _("nothing to show yet") if line.is_empty else ""
    if line.page is not None:
        words = _("page {n}").format(n=number(line.page + 1))
    made.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (line.name, words))))
    made.setToolTip(plain_tip(f"{line.name}: {words}" if words else line.name))
    if line.page is None:
        made.setForeground(look.colour("ink-2"))
    made.setSizeHint(QSize(0, look.px(30)))
    return made


def _sheet() -> str:
    size, edge = look.px(14), look.colour("ink-2").name()
    accent, check = look.colour("accent").name(), icons.file("check", "on-accent")
    return (
        "QListWidget { border: none; border-radius: 0; }"
        "QListWidget::item { min-height: 0; padding: 3px 4px; }"
        f"QListWidget::indicator {{ width: {size}px; height: {size}px; border: 1px solid {edge};"
        f" border-radius: 4px; background: {look.colour('panel').name()}; }}"
        f"QListWidget::indicator:checked {{ background: {accent}; border-color: {accent};"
        f' image: url("{check}"); }}'
    )


class _Delegate(QStyledItemDelegate):
    """Writes the page behind the name of a section; a dash where there is nothing to show."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        inner = QStyleOptionViewItem(option)
        inner.textElideMode = Qt.TextElideMode.ElideRight
        super().paint(painter, inner, index)
        page = index.data(_PAGE)
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        words = number(page + 1) if page is not None else "–" if is_ticked else ""
        painter.save()
        painter.setPen(look.colour("ink-2"))
        painter.setFont(look.font(tabular=True))
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -look.px(8), 0), at_right, words)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - look.px(_ROOM + 22)
        option.text = option.fontMetrics.elidedText(
            option.text, Qt.TextElideMode.ElideRight, max(room, look.px(40))
        )
