"""A list of outcomes whose cells are edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.report.words import when
from almere_roadmap.ui import dates, icons, look
from almere_roadmap.ui.icons import icon
from almere_roadmap.verbs.records import title_of

Index = QModelIndex | QPersistentModelIndex
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Field:
    """A column: the field of a note it shows, its head and width in px (0 stretches)."""

    name: str
    head: str
    width: int = 0


class NoteModel(QAbstractTableModel):
    """Shows notes to Qt; what is typed comes out as a signal, never into the model.

    Signals:
        edited(str, str, object): id of the note, field and new value.
    """

    edited = Signal(str, str, object)

    def __init__(self, fields: Sequence[Field], sign: str, parent: QObject | None = None) -> None:
        """Start empty; ``sign`` is the icon before the words of a note."""
        super().__init__(parent)
        self.fields, self.sign = tuple(fields), sign
        self.notes: list[Note] = []
        self._about: dict[str, str] = {}

    def show(self, workshop: Workshop, notes: list[Note]) -> None:
        """Show notes of a workshop."""
        about = {n.id: _about(workshop, n.about) for n in notes}
        # A reset would take the editor away from under what was just typed.
        if [n.id for n in notes] == [n.id for n in self.notes]:
            before, self.notes, self._about = self.notes, notes, about
            for row, (old, new) in enumerate(zip(before, notes, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.fields) - 1))
            return
        self.beginResetModel()
        self.notes, self._about = notes, about
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of notes."""
        return 0 if parent is not None and parent.isValid() else len(self.notes)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of fields."""
        return 0 if parent is not None and parent.isValid() else len(self.fields)

    def value(self, index: Index) -> str:
        """Return the words in a cell."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
        if name == "about":
            return self._about[note.id]
        text = str(getattr(note, name))
        return when(text) if name == "due" else text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows in a role."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.value(index) or (_("no owner") if name == "owner" else "")
        if role == Qt.ItemDataRole.EditRole:
            return self._kept(note, name)
        if role == Qt.ItemDataRole.CheckStateRole and name == "text" and self._checkable:
            return Qt.CheckState.Checked if note.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and name == "text" and self.sign:
            return icon(self.sign, "ink")
        if role == Qt.ItemDataRole.ForegroundRole:
            return look.colour(self._token(note, name))
        if role == Qt.ItemDataRole.FontRole:
            strong = name in ("text", "about")
            return look.font(weight=600 if strong else 400, tabular=name == "due")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _MIDDLE_LEFT
        return None

    def _kept(self, note: Note, name: str) -> str:
        """Return what is edited: a period as it is kept."""
        return "" if name == "about" else str(getattr(note, name))

    @property
    def _checkable(self) -> bool:
        return any(field.name == "due" for field in self.fields)

    def _token(self, note: Note, name: str) -> str:
        if name == "owner" and not note.owner:
            return "bad"
        if name == "about":
            return "accent"
        return "ink-2" if note.done else "ink"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be edited except what a note is about."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name = self.fields[index.column()].name
        if name == "text" and self._checkable:
            own |= Qt.ItemFlag.ItemIsUserCheckable
        return own if name == "about" else own | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Send what was typed to the workshop; the answer comes back as a change."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
        if role == Qt.ItemDataRole.CheckStateRole:
            self.edited.emit(note.id, "done", not note.done)
            return True
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self._kept(note, name):
            return False
        if name == "text" and not text:
            return False
        self.edited.emit(note.id, name, dates.typed(text) if name == "due" else text)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].head
        return _MIDDLE_LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None


def _about(workshop: Workshop, record: str) -> str:
    found = workshop.find(record) if record else None
    return (getattr(found[1], "code", "") or title_of(found[1])) if found else ""


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


def _sheet() -> str:
    """Return the look of a table on a card, with the boxes that tick off what is done."""
    size, edge = look.px(14), look.colour("ink-2").name()
    accent, check = look.colour("accent").name(), icons.file("check", "on-accent")
    return (
        "QTableView { border: none; border-radius: 0; }"
        f"QTableView::indicator {{ width: {size}px; height: {size}px; border: 1px solid {edge};"
        f" border-radius: 4px; background: {look.colour('panel').name()}; }}"
        f"QTableView::indicator:checked {{ background: {accent}; border-color: {accent};"
        f' image: url("{check}"); }}'
    )


class NoteTable(QTableView):
    """Notes as rows; F2, Return, a double click or typing edits, Delete deletes.

    Signals:
        deleted(str): delete this note.
        picked(str): what a note is about was clicked.
        chosen(str): a note was walked to.
    """

    deleted = Signal(str)
    picked = Signal(str)
    chosen = Signal(str)

    def __init__(self, fields: Sequence[Field], name: str, sign: str = "") -> None:
        """Start empty; without heads when there is one field to show."""
        super().__init__()
        self.notes = NoteModel(fields, sign, self)
        self.setModel(self.notes)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setStyleSheet(_sheet())
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
        """Give the columns of a set width that share of it; the words of the note take the rest.

        A date cannot be shorter.
        """
        for column, field in enumerate(self.notes.fields):
            if field.width and field.name != "due":
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
        """Follow a click on what the note is about."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.notes.fields[index.column()].name == "about":
            about = self.notes.notes[index.row()].about
            if about:
                self.picked.emit(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Return, tick with Space, delete with Delete."""
        index = self.currentIndex()
        if not index.isValid() or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.notes.notes[index.row()].id)
        else:
            super().keyPressEvent(event)
