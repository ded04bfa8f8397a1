"""The steps of a day in a list: when, what, where and how long; dragging or Alt and arrows move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from almere_roadmap.analysis.agenda import Row
from almere_roadmap.analysis.names import word_name
from almere_roadmap.domain.agenda import minutes_of
from almere_roadmap.domain.words import Opens
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.agenda.words import clock_words
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.widgets.tips import plain_tip

_ROW = Qt.ItemDataRole.UserRole
_SIGN, _TIME, _TIMES, _OPENS, _MINUTES = 20, 44, 104, 146, 108
"""Widths of the columns beside the title, in px at 100 %."""

_ROOMY = 600
"""The width of a list, in px at 100 %, that has room for what a step opens."""


class StepList(QListWidget):
    """Walks with the arrows, moves with Alt and the arrows or by dragging.

    Signals:
        walked(str): the step that was walked to.
        moved(str, str): a step, and the one it is to come before, "" for the end.
        asked(str): what a key asks for: ``edit``, ``add`` or ``delete``.
    """

    walked = Signal(str)
    moved = Signal(str, str)
    asked = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(_("Steps of the agenda"))
        keys = _("Alt+Up and Alt+Down move a step, Enter edits it, N adds one, Delete deletes it.")
        self.setAccessibleDescription(keys)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.rows: tuple[Row, ...] = ()
        self.is_shifted = False
        self.currentRowChanged.connect(self._on_walked)
        self.itemDoubleClicked.connect(lambda _item: self.asked.emit("edit"))

    def let_drag(self, allowed: bool) -> None:
        """Let steps be dragged, or not."""
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.InternalMove if allowed else modes.NoDragDrop)

    def show_rows(self, rows: Sequence[Row], titles: Sequence[str]) -> None:
        """Show the steps of a day; the place of the keyboard stays with its step."""
        here, place = self.current, self.currentRow()
        self.rows = tuple(rows)
        self.blockSignals(True)
        if self.count() != len(rows):
            self.clear()
            for _row in rows:
                self.addItem(QListWidgetItem())
        for number_, (row, title) in enumerate(zip(rows, titles, strict=True)):
            _fill(self.item(number_), row, title)
        self.is_shifted = any(map(_shifted, rows))
        self.viewport().update()
        keys = [row.step.id for row in rows]
        self.setCurrentRow(keys.index(here) if here in keys else min(place, len(rows) - 1))
        self.blockSignals(False)

    @property
    def current(self) -> str:
        """Return the step that the keyboard is on, "" for none."""
        item = self.currentItem()
        return item.data(_ROW).step.id if item is not None and item.data(_ROW) else ""

    def choose(self, step: str) -> None:
        """Go to a step."""
        for place, row in enumerate(self.rows):
            if row.step.id == step:
                self.setCurrentRow(place)

    def _on_walked(self, _place: int) -> None:
        self.walked.emit(self.current)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the list is shown anew when the workshop has made it."""
        step, place = self.current, self._place_at(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or the view takes the row out
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self._ask(step, place)

    def _place_at(self, event: QDropEvent) -> int:
        """Return before which row something is dropped."""
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not index.isValid():
            return self.count()
        is_below = spot.y() > self.visualRect(index).center().y()
        return index.row() + is_below

    def _ask(self, step: str, place: int) -> None:
        here = next((n for n, row in enumerate(self.rows) if row.step.id == step), None)
        if here is None or place in (here, here + 1) or not 0 <= place <= len(self.rows):
            return
        self.moved.emit(step, self.rows[place].step.id if place < len(self.rows) else "")

    def shift(self, step: int) -> None:
        """Move the current step one up (-1) or down (1)."""
        here = self.currentRow()
        self._ask(self.current, here - 1 if step < 0 else here + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, edit, add and delete; the arrows walk."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        asked = _KEYS.get(Qt.Key(key))
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif asked and not event.modifiers():
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)


_KEYS = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_N: "add",
    Qt.Key.Key_Delete: "delete",
}


def _fill(item: QListWidgetItem, row: Row, title: str) -> None:
    said = _said(row, title)
    if item.data(_ROW) == row and item.text() == title:
        return
    item.setText(title)
    item.setData(_ROW, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip(plain_tip(said))
    item.setSizeHint(QSize(0, look.px(32)))


def _said(row: Row, title: str) -> str:
    """Return a row as a screen reader says it."""
    state = _("running now") if row.is_running else _("done") if row.took is not None else ""
    parts = (clock_words(row.planned), _shifted(row), title, _opens(row), _minutes(row), state)
    return ", ".join(filter(None, parts))


def _shifted(row: Row) -> str:
    """Return when a step now looks to begin, "" where that is as planned."""
    if row.expected is None or abs((row.expected - row.planned).total_seconds()) < 60:
        return ""
    return f"→ {clock_words(row.expected)}"


def _opens(row: Row) -> str:
    return word_name(row.step.opens) if row.step.opens is not Opens.NOTHING else ""


def _minutes(row: Row) -> str:
    if row.took is not None:
        return _("{a} of {b}").format(a=number(row.took), b=_planned(row))
    return _planned(row)


def _planned(row: Row) -> str:
    return _("{n} min").format(n=number(minutes_of(row.step)))


class _Delegate(QStyledItemDelegate):
    """Draws a step in columns: sign, time, title, what it opens, minutes."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        inner = QStyleOptionViewItem(option)
        self.initStyleOption(inner, index)
        title, inner.text = inner.text, ""
        inner.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, inner, painter, inner.widget
        )
        row: Row = index.data(_ROW)
        painter.save()
        steps = cast("StepList", self.parent())
        places = _columns(option.rect, _TIMES if steps.is_shifted else _TIME)
        _sign(painter, places[0], row)
        weight = 600 if row.is_running else 400
        ink = look.colour("ink")
        quiet = look.colour("ink-2")
        time = " ".join(filter(None, (clock_words(row.planned), _shifted(row))))
        for place, words, colour, at_right in (
            (places[1], time, quiet, False),
            (places[2], title, ink, False),
            (places[3], _opens(row), quiet, False),
            (places[4], _minutes(row), quiet, True),
        ):
            painter.setFont(look.font(weight=weight, tabular=colour is quiet))
            painter.setPen(colour)
            _write(painter, place, words, at_right)
        painter.restore()


def _columns(rect: QRect, time: int) -> list[QRect]:
    """Return where sign, time, title, screen and minutes stand; the title takes what is left.

    A narrow list leaves out the screen, which stands beside it for the step that is chosen.
    """
    gap = look.px(8)
    opens = _OPENS if rect.width() >= look.px(_ROOMY) else 0
    widths = [look.px(w) for w in (_SIGN, time, 0, opens, _MINUTES)]
    widths[2] = max(look.px(80), rect.width() - sum(widths) - 5 * gap)
    places, left = [], rect.left() + gap
    for width in widths:
        places.append(QRect(left, rect.top(), width, rect.height()))
        left += width + gap // 2
    return places


def _sign(painter: QPainter, place: QRect, row: Row) -> None:
    sign = "play" if row.is_running else "check" if row.took is not None else ""
    if sign:
        token = "accent" if row.is_running else "good"
        picture = pixmap(sign, token, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.left(), place.center().y() - look.px(16) // 2 + 1, picture)


def _write(painter: QPainter, place: QRect, words: str, at_right: bool) -> None:
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, cut)
