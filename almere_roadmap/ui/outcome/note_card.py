"""Cards of outcomes: of one kind with a line to add the next, and those of earlier sessions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from almere_roadmap.analysis.agreements import SETTLED, from_before
from almere_roadmap.domain.entities import Note
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.outcome.note_model import Field
from almere_roadmap.ui.outcome.note_table import SHORTENED, NoteTable
from almere_roadmap.ui.widgets.parts import Card, button, caption, heading, label, row
from almere_roadmap.verbs.notes import add_note, mark
from almere_roadmap.verbs.records import delete, edit

_ROOMY, _SQUEEZED = 800, 0.72


class NoteList(Card):
    """Outcomes of the workshop: read, edit in place, mark, delete.

    Signals:
        picked(str): the record a note is about.
    """

    picked = Signal(str)

    def __init__(
        self, bridge: Bridge, title: str, fields: Sequence[Field], remark: str = ""
    ) -> None:
        """Make an empty list; ``remark`` stands at the right of its title."""
        super().__init__(gap=0)
        self.bridge = bridge
        self.body.setContentsMargins(0, 0, 0, look.px(8))
        self.title, self.count = heading(title, "section"), label("", "quiet")
        self.remark = caption(remark, wrap=False)
        head = row(self.title, self.count, 0, self.remark)
        head.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self.body.addLayout(head)
        self.table = NoteTable(fields, title)
        self.table.notes.edited.connect(self._on_edited)
        self.table.deleted.connect(self._on_deleted)
        self.table.marked.connect(self._on_marked)
        self.table.picked.connect(self.picked)
        self.table.chosen.connect(bridge.select)
        self.body.addWidget(self.table)

    def wanted(self, workshop: Workshop) -> list[Note]:
        """Return the notes to list, in order."""
        return []

    def words(self, notes: list[Note]) -> str:
        """Return what stands beside the title."""
        return number(len(notes))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the notes of a workshop."""
        notes = self.wanted(workshop)
        self.table.show_notes(workshop, notes)
        self.count.setText(self.words(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Squeeze all but the words of the notes where the card is narrow."""
        super().resizeEvent(event)
        self.table.squeeze(self.share)

    @property
    def share(self) -> float:
        """Return how much of its width a column has at the width of the card."""
        return 1.0 if self.width() >= look.px(_ROOMY) else _SQUEEZED

    def _on_edited(self, note: str, name: str, value: object) -> None:
        self.bridge.attempt(edit, "notes", note, **{name: value})

    def _on_marked(self, note: str, progress: Progress) -> None:
        self.bridge.attempt(mark, note, progress)

    def _on_deleted(self, note: str) -> None:
        self.bridge.attempt(delete, note)


class EarlierList(NoteList):
    """What earlier sessions agreed or left open, and how far it is."""

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty list."""
        fields = (
            Field("text", _("What")),
            Field("owner", _("Owner"), 150),
            Field("due", _("By"), 112),
            Field("progress", _("How far"), 110),
            Field("about", _("About"), 70),
        )
        super().__init__(bridge, _("From last session"), fields, _("Space: next state"))

    def wanted(self, workshop: Workshop) -> list[Note]:
        """Return the notes of before, those that are not settled first."""
        return sorted(from_before(workshop), key=lambda n: n.progress in SETTLED)

    def words(self, notes: list[Note]) -> str:
        """Return how many are still open."""
        still = sum(1 for n in notes if n.progress not in SETTLED)
        return _("{still} of {count} open").format(still=number(still), count=number(len(notes)))


class NoteCard(NoteList):
    """Notes of one kind, with a line to add the next."""

    def __init__(
        self, bridge: Bridge, kind: NoteKind, title: str, prompt: str, fields: Sequence[Field]
    ) -> None:
        """Make the card of a kind; ``prompt`` stands in the empty line."""
        self._counting = kind is NoteKind.COMMITMENT
        remark = _("first step within 30 days") if self._counting else ""
        super().__init__(bridge, title, fields, remark)
        self.kind = kind
        self.fields = {f.name: self._make_field(f, prompt) for f in fields if f.name in _TYPED}
        self._widths = {f.name: f.width for f in fields if f.width and f.name in _TYPED}
        self._add_entry()

    def _make_field(self, field: Field, prompt: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(prompt if field.name == "text" else field.head)
        line.setAccessibleName(prompt if field.name == "text" else field.head)
        line.setMaxLength(1000)
        line.returnPressed.connect(self._on_entered)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fields stand under their columns."""
        super().resizeEvent(event)
        for name, width in self._widths.items():
            of_it = self.share if name in SHORTENED else 1.0
            self.fields[name].setFixedWidth(round(look.px(width) * of_it) - look.px(8))

    def _add_entry(self) -> None:
        add = button(_("Add"), "plus")
        add.clicked.connect(self._on_entered)
        entry = row(*self.fields.values(), add)
        entry.setContentsMargins(look.px(12), look.px(8), look.px(12), 0)
        self.body.addLayout(entry)

    def start(self) -> None:
        """Put the cursor into the line for the next note."""
        self.fields["text"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wanted(self, workshop: Workshop) -> list[Note]:
        """Return the notes of this kind."""
        return [n for n in ordered(workshop.notes.values()) if n.kind is self.kind]

    def words(self, notes: list[Note]) -> str:
        """Return how many there are, and how many commitments nobody owns."""
        orphans = sum(1 for n in notes if not n.owner) if self._counting else 0
        if not orphans:
            return number(len(notes))
        words = _("{count} · {orphans} without an owner")
        return words.format(count=number(len(notes)), orphans=number(orphans))

    def _on_entered(self) -> None:
        values = {name: line.text().strip() for name, line in self.fields.items()}
        if "due" in values:
            values["due"] = dates.typed(values["due"])
        if self.bridge.attempt(add_note, kind=self.kind, **values) is not None:
            for line in self.fields.values():
                line.clear()
            self.start()


_TYPED = ("text", "owner", "due", "first_step")


def decisions(bridge: Bridge) -> NoteCard:
    """Return the card of what was decided."""
    fields = (Field("text", ""), Field("about", "", 120))
    prompt = _("Add a decision")
    return NoteCard(bridge, NoteKind.DECISION, _("Decisions"), prompt, fields)


def commitments(bridge: Bridge) -> NoteCard:
    """Return the card of who does what by when."""
    fields = (
        Field("text", _("What")),
        Field("owner", _("Owner"), 150),
        Field("due", _("By"), 110),
        Field("first_step", _("First step"), 180),
        Field("about", _("About"), 70),
    )
    prompt = _("Add a commitment")
    return NoteCard(bridge, NoteKind.COMMITMENT, _("Commitments"), prompt, fields)


def minority_views(bridge: Bridge) -> NoteCard:
    """Return the card of views that the room did not share."""
    fields = (Field("text", ""), Field("about", "", 120))
    prompt = _("Add a minority view")
    return NoteCard(bridge, NoteKind.MINORITY, _("Minority views"), prompt, fields)


def parking_lot(bridge: Bridge) -> NoteCard:
    """Return the card of questions for later."""
    fields = (Field("text", ""), Field("about", "", 120))
    prompt = _("Park a question")
    return NoteCard(bridge, NoteKind.PARKING, _("Parking lot"), prompt, fields)
