"""Outcomes as Qt sees them: the words in each cell, what may be typed, the signs of a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from almere_roadmap.analysis.agreements import SETTLED, Worry, worry
from almere_roadmap.analysis.names import NOTE, PROGRESS
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, _
from almere_roadmap.ui import dates
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.widgets.tips import plain_tip
from almere_roadmap.verbs.titles import name_in

Index = QModelIndex | QPersistentModelIndex
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

KIND_SIGN = {
    NoteKind.DECISION: "hexagon",
    NoteKind.COMMITMENT: "circle",
    NoteKind.MINORITY: "message-square-warning",
    NoteKind.PARKING: "circle-parking",
}
PROGRESS_SIGN = {
    Progress.UNDER_WAY: ("play", "accent"),
    Progress.DONE: ("circle-check", "good"),
    Progress.DROPPED: ("x", "ink-2"),
}
"""Icon and token of how far an outcome is; what is open shows what kind it is."""

WORRY = {
    Worry.NO_OWNER: (N_("no owner"), "circle-help", "bad"),
    Worry.LATE: (N_("late"), "triangle-alert", "warn"),
    Worry.NO_FIRST_STEP: (N_("no first step yet"), "triangle-alert", "warn"),
}


def sign_of(note: Note, amiss: Worry) -> tuple[str, str]:
    """Return icon and token for the state of an outcome: how far it is, or what is amiss."""
    if note.progress in PROGRESS_SIGN:
        return PROGRESS_SIGN[note.progress] if not amiss else WORRY[amiss][1:]
    return WORRY[amiss][1:] if amiss else (KIND_SIGN[note.kind], "ink")


def state_words(note: Note, amiss: Worry) -> str:
    """Return the state of an outcome in words, and what is amiss."""
    words = _(PROGRESS[note.progress])
    return f"{words}, {_(WORRY[amiss][0])}" if amiss else words


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

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.fields = tuple(fields)
        self.notes: list[Note] = []
        self._about: dict[str, str] = {}
        self._amiss: dict[str, Worry] = {}

    def show(self, workshop: Workshop, notes: list[Note]) -> None:
        """Show notes of a workshop."""
        about = {n.id: _about(workshop, n.about) for n in notes}
        today = date.today()
        self._amiss = {n.id: worry(workshop, n, today) for n in notes}
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
        if name == "progress":
            return _(PROGRESS[note.progress])
        text = str(getattr(note, name))
        return when(text) if name == "due" else text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows in a role."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
        if role == Qt.ItemDataRole.DisplayRole:
            return self.value(index) or self._missing(note, name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._spoken(index))
        if role == Qt.ItemDataRole.EditRole:
            return self._kept(note, name)
        if role == Qt.ItemDataRole.DecorationRole and name == "text":
            return icon(*sign_of(note, self._amiss[note.id]))
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

    def _spoken(self, index: Index) -> str:
        """Return a cell in full words: those of the note with its kind and how far it is."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
        words = self.value(index) or self._missing(note, name)
        if name != "text":
            return words
        state = state_words(note, self._amiss[note.id])
        return f"{words} ({_(NOTE[note.kind])}, {state})"

    def _token(self, note: Note, name: str) -> str:
        if name == "about":
            return "accent"
        if note.progress in SETTLED:
            return "ink-2"
        return "bad" if name == "owner" and self._needs_owner(note) else "ink"

    def _missing(self, note: Note, name: str) -> str:
        return _("no owner") if name == "owner" and self._needs_owner(note) else ""

    def _needs_owner(self, note: Note) -> bool:
        return not note.owner and note.kind is NoteKind.COMMITMENT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be typed except what a note is about and how far it is."""
        own = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        name = self.fields[index.column()].name
        return own if name in ("about", "progress") else own | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Send what was typed to the workshop; the answer comes back as a change."""
        note, name = self.notes[index.row()], self.fields[index.column()].name
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
    return (getattr(found[1], "code", "") or name_in(workshop, *found)) if found else ""
