"""What was decided, promised, doubted or parked about the selection, and a line to add to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.analysis.agreements import beside, worry
from almere_roadmap.analysis.names import NOTE
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.words import NoteKind
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import ElidedLink
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.outcome.note_model import KIND_SIGN, sign_of, state_words
from almere_roadmap.ui.widgets.parts import button, clear, hairline, icon_label, row, set_tip
from almere_roadmap.verbs.notes import add_note

_KIND, _OPEN = "notes.kind", "inspector.notes"
_MOST = 4


class NotesBeside(QFrame):
    """Notes about one record; a commitment asks for owner, day and first step too.

    The heading folds the list away, never the line.
    """

    def __init__(self, bridge: Bridge, record: str, *, has_room: bool = True) -> None:
        """Show the notes about ``record``; without room their list begins folded."""
        super().__init__()
        self.bridge, self.record = bridge, record
        self.head = button("")
        self.head.setProperty("fold", True)
        self.head.setCheckable(True)
        self.head.setChecked(bool(bridge.state.get(_OPEN, has_room)))
        self.head.toggled.connect(self._on_fold)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(look.px(16), 0, look.px(8), 0)
        self._rows.setSpacing(0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, look.px(8))
        lay.setSpacing(look.px(4))
        for widget in (hairline(), self.head, self._list, self._make_entry()):
            lay.addWidget(widget)
        bridge.changed.connect(self.refresh)
        self.refresh()

    def _make_entry(self) -> QWidget:
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of note"))
        self.kind.setFixedWidth(look.px(58))
        for kind, words in NOTE.items():
            self.kind.addItem(icon(KIND_SIGN[kind], "ink"), _(words).capitalize(), kind)
        self.kind.view().setMinimumWidth(look.px(180))
        self.text = self._line(_("Note"))
        self.owner, self.due = self._line(_("Owner")), self._line(_("By"))
        self.due.setFixedWidth(look.px(110))
        self.first_step = self._line(_("First step"))
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(look.px(6))
        who.addLayout(row(self.owner, self.due))
        who.addWidget(self.first_step)
        entry = QWidget()
        lay = QVBoxLayout(entry)
        lay.setContentsMargins(look.px(16), 0, look.px(16), 0)
        lay.setSpacing(look.px(6))
        lay.addLayout(row(self.kind, self.text))
        lay.addWidget(self._who)
        self.kind.currentIndexChanged.connect(self._on_kind)
        known = self.bridge.state.get(_KIND, NoteKind.DECISION)
        self.kind.setCurrentIndex(list(NOTE).index(known))
        self._on_kind()
        entry.setEnabled(self.bridge.writable)
        return entry

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(name)
        made.setMaxLength(1000)
        made.returnPressed.connect(self._on_entered)
        return made

    def _on_kind(self) -> None:
        kind = NoteKind(self.kind.currentData())
        self.bridge.state[_KIND] = kind
        self._who.setVisible(kind is NoteKind.COMMITMENT)
        words = _(NOTE[kind]).capitalize()
        self.text.setPlaceholderText(words)
        set_tip(self.kind, words)

    def start(self) -> None:
        """Put the keyboard into the line."""
        # What was just built shows only later, and what does not show takes no focus.
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_entered(self) -> None:
        kind = NoteKind(self.kind.currentData())
        who = {
            "owner": self.owner.text(),
            "due": dates.typed(self.due.text()),
            "first_step": self.first_step.text(),
        }
        made = self.bridge.attempt(
            add_note,
            kind=kind,
            text=self.text.text(),
            about=self.record,
            **(who if kind is NoteKind.COMMITMENT else {}),
        )
        if made is not None:
            for line in (self.text, self.owner, self.due, self.first_step):
                line.clear()
            self.start()

    def refresh(self, changes: object = None) -> None:
        """Show the notes as they stand."""
        clear(self._rows)
        workshop, today = self.bridge.workshop, date.today()
        found = beside(workshop, self.record)
        for note in found[-_MOST:]:
            amiss = worry(workshop, note, today)
            go = ElidedLink(_in_a_line(note))
            go.setAccessibleDescription(state_words(note, amiss))
            go.clicked.connect(lambda _on=False, n=note.id: self.bridge.go("outcome", n))
            sign = icon_label(*sign_of(note, amiss), 14)
            set_tip(sign, f"{_(NOTE[note.kind]).capitalize()}, {state_words(note, amiss)}")
            self._rows.addLayout(row(sign, go, gap=4))
        self._fold(self.head.isChecked())
        words = _("Decisions and notes")
        self.head.setText(f"{words}  {number(len(found))}" if found else words)

    def _on_fold(self, is_open: bool) -> None:
        self.bridge.state[_OPEN] = is_open
        self._fold(is_open)

    def _fold(self, is_open: bool) -> None:
        self._list.setVisible(is_open and self._rows.count() > 0)
        self.head.setIcon(icon("chevron-down" if is_open else "chevron-right", "ink-2", gap=4))


def _in_a_line(note: Note) -> str:
    return " · ".join(filter(None, (note.text, note.owner, when(note.due))))
