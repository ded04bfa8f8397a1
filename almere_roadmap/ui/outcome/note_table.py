"""A list of outcomes whose cells are edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from almere_roadmap.analysis.names import PROGRESS
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.words import Progress
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.outcome.note_model import PROGRESS_SIGN, Field, Index, NoteModel

_SHEET = "QTableView { border: none; border-radius: 0; }"
SHORTENED = frozenset({"owner", "first_step"})
"""Columns that can be read when they are cut off; a date or a state cannot."""

_SIGN_ROOM = 30
"""Width in px of the sign before the words of a note."""


class _Delegate(QStyledItemDelegate):
    """Rules off the rows and frames the cell that has the focus."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(look.px(8), 0, -look.px(4), 0)
        inner.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, inner, index)
        painter.save()
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class NoteTable(QTableView):
    """Notes as rows; F2, Return or a double click edits, Delete deletes, Space says how far it is.

    Signals:
        marked(str, object): a note is so far.
        deleted(str): delete this note.
        picked(str): what a note is about was clicked.
        chosen(str): a note was walked to.
    """

    marked = Signal(str, object)
    deleted = Signal(str)
    picked = Signal(str)
    chosen = Signal(str)

    def __init__(self, fields: Sequence[Field], name: str) -> None:
        """Start empty; without heads when there is one field to show."""
        super().__init__()
        self.notes = NoteModel(fields, self)
        self.setModel(self.notes)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setStyleSheet(_SHEET)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(38))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(look.px(32))
        head.setVisible(any(field.head for field in fields))
        for column, field in enumerate(fields):
            if field.width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, look.px(field.width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def squeeze(self, share: float) -> None:
        """Give the columns of words that share of their width; those of the note take the rest."""
        for column, field in enumerate(self.notes.fields):
            if field.width and field.name in SHORTENED:
                self.setColumnWidth(column, round(look.px(field.width) * share))

    def show_notes(self, workshop: Workshop, notes: list[Note]) -> None:
        """Show notes and be as high as they are; the place of the keyboard stays."""
        place = (self.currentIndex().row(), self.currentIndex().column())
        self.notes.show(workshop, notes)
        head = self.horizontalHeader()
        top = head.height() if not head.isHidden() else 0
        self.setFixedHeight(self.verticalHeader().length() + top + 2)
        if 0 <= place[0] < len(notes):
            self.setCurrentIndex(self.notes.index(*place))

    def light(self, note: str) -> None:
        """Put the keyboard on a note, if it is here."""
        rows = [row for row, n in enumerate(self.notes.notes) if n.id == note]
        if rows and self.currentIndex().row() != rows[0]:
            self.setCurrentIndex(self.notes.index(rows[0], 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Choose the note that was walked to by hand."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.chosen.emit(self.notes.notes[current.row()].id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a click on what the note is about; one on its state offers the others."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        name, note = self.notes.fields[index.column()].name, self.notes.notes[index.row()]
        on_sign = name == "text" and place.x() - self.visualRect(index).x() < look.px(_SIGN_ROOM)
        if name == "progress" or on_sign:
            self.ask_progress(index)
        elif name == "about" and note.about:
            self.picked.emit(note.about)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the states of the note under the pointer or the keyboard."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.ask_progress(index)

    def ask_progress(self, index: Index) -> None:
        """Offer how far a note may be; choosing one marks it."""
        note = self.notes.notes[index.row()]
        self.menu = QMenu(self)
        for progress, words in PROGRESS.items():
            sign, token = PROGRESS_SIGN.get(progress, ("circle", "ink"))
            entry = QAction(icon(sign, token), _(words).capitalize(), self.menu)
            entry.triggered.connect(partial(self.marked.emit, note.id, progress))
            self.menu.addAction(entry)
            if progress is note.progress:
                self.menu.setActiveAction(entry)
        self.menu.popup(
            self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) + QPoint(4, 0)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Return, go on to the next state with Space, delete with Delete."""
        index = self.currentIndex()
        if not index.isValid() or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
            return
        note = self.notes.notes[index.row()]
        is_state = self.notes.fields[index.column()].name == "progress"
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_progress(index) if is_state else self.edit(index)
        elif event.key() == Qt.Key.Key_Space:
            self.marked.emit(note.id, _following(note.progress))
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(note.id)
        else:
            super().keyPressEvent(event)


def _following(progress: Progress) -> Progress:
    states = list(Progress)
    return states[(states.index(progress) + 1) % len(states)]
