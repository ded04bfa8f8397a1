"""A page of Facts with records in a table: search, add, delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import N_, _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import records
from almere_roadmap.ui.facts.half_filled import waiting
from almere_roadmap.ui.facts.seat_line import SeatLine
from almere_roadmap.ui.facts.survey_lines import SurveyLines
from almere_roadmap.ui.widgets.parts import EmptyState, SearchField, button, label, link_button
from almere_roadmap.ui.widgets.table import Sheet, Table, in_order
from almere_roadmap.verbs.about import is_home_named
from almere_roadmap.verbs.organisations import add_network, add_organisation, join
from almere_roadmap.verbs.records import delete

if TYPE_CHECKING:
    from almere_roadmap.ui.facts.entry_card import EntryCard
    from almere_roadmap.ui.facts.interview import InterviewForm

_ADD: dict[str, Callable[..., Draft]] = {"organisations": add_organisation, "networks": add_network}
_MOD = Qt.KeyboardModifier
_ACTIONS = {
    "add": N_("Add the first one"),
    "interview": N_("New interview"),
}
# What an empty list says, and what it offers.
_NOTHING = {
    "organisations": (N_("Type the name of a firm, or pick firms from a register."), "add"),
    "networks": (N_("Type the name of a network that firms here belong to."), "add"),
    "memberships": (N_("Say who sits in which network: both names and Enter."), "add"),
    "relations": (
        N_("Write down who works with whom, import a list of it, or record an interview."),
        "add",
    ),
    "profiles": (
        N_("Record an interview: turnover, customers, suppliers."),
        "interview",
    ),
    "indicators": (N_("Write down or import loose figures with their year and source."), "add"),
    "sources": (N_("Write down where figures come from; a file you import is one too."), "add"),
    "findings": (N_("Nothing was remarked. Select a figure in a table to question it."), ""),
}
_NEW = {
    "relations": N_("New relation"),
    "indicators": N_("New figure"),
    "sources": N_("New source"),
}
_FIXED = ("findings",)
"""Records that are neither added nor deleted in their list."""


def is_for_next(event: QKeyEvent) -> bool:
    """Tell whether a key asks to write down the next record: Ins, or a bare +."""
    held = event.modifiers() & ~(_MOD.ShiftModifier | _MOD.KeypadModifier)
    return held == _MOD.NoModifier and (event.key() == Qt.Key.Key_Insert or event.text() == "+")


class ListPage(QWidget):
    """The records of one collection.

    Signals:
        picked(str): the id of the record that was chosen.
    """

    picked = Signal(str)

    def __init__(self, bridge: Bridge, collection: str, title: str) -> None:
        """Show a collection; ``title`` names the table."""
        super().__init__()
        self.bridge, self.collection = bridge, collection
        lay = self._lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, look.px(12), look.px(16))
        lay.setSpacing(look.px(8))
        head = self._make_head()
        lay.addLayout(head)
        self.home = self._make_home()
        lay.addWidget(self.home)
        self.entry: EntryCard | None = None
        self.survey = SurveyLines() if collection == "profiles" else None
        if self.survey is not None:
            lay.addWidget(self.survey)
        self._firms = records.FirmRows()
        self.table = Table(self._sheet(bridge.workshop), title)
        self.table.chosen.connect(self.picked)
        self.table.make_sortable()
        if collection == "profiles":
            self.form: InterviewForm | None = None
            self.table.activated_key.connect(self._on_open)
        self.table.head_clicked.connect(self._on_head)
        self._order = (-1, False)
        lay.addWidget(self.table, 1)
        self.nothing = self._make_nothing()
        lay.addWidget(self.nothing, 1)
        if collection not in _FIXED:
            self._make_delete(head)
        self.show_workshop(bridge.workshop)

    def _make_head(self) -> QHBoxLayout:
        """Return the line with the search and, where records are made here, the way to do so."""
        self.search = SearchField(_("Search in this list"))
        self.search.textChanged.connect(self._on_search)
        self.search.went_on.connect(self._on_down)
        self.count = label("", "quiet")
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        self.add: QLineEdit | SeatLine | None = None
        if self.collection in _ADD:
            head.addWidget(self._make_add(), 1)
        if self.collection == "memberships":
            head.addWidget(self._make_seat(), 2)
        if self.collection == "profiles":
            self.interview = button(_("New interview"), "plus", primary=True)
            self.interview.clicked.connect(self.begin_interview)
            head.addWidget(self.interview)
        if self.collection in _NEW:
            self.new = button(_(_NEW[self.collection]), "plus", tip=_("Write one down (Ins or +)"))
            self.new.clicked.connect(self.begin_next)
            head.addWidget(self.new)
        return head

    def _make_home(self) -> QPushButton:
        """Return the way to name home, which firms without an area belong to."""
        made = link_button(_("Firms without an area count as home, which has no name yet: name it"))
        made.clicked.connect(partial(self.bridge.go, "details:home"))
        return made

    def _make_nothing(self) -> EmptyState:
        """Say what to do first where there is nothing yet, and offer it."""
        words, action = _NOTHING[self.collection]
        acts: dict[str, Callable[[], object]] = {
            "add": self.begin_next,
            "interview": self.begin_interview,
        }
        made = EmptyState(_(words), _(_ACTIONS.get(action, "")) if action else "", acts.get(action))
        made.hide()
        return made

    def _on_head(self, column: int, falling: bool) -> None:
        self._order = (column, falling)
        self.table.show_order(column, falling=falling)
        self.show_workshop(self.bridge.workshop)

    def _make_add(self) -> QLineEdit:
        firm = self.collection == "organisations"
        words = _("Add a firm: name and Enter") if firm else _("Add a network: name and Enter")
        made = self.add = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.returnPressed.connect(self._on_add)
        return made

    def _make_seat(self) -> SeatLine:
        made = self.add = SeatLine()
        made.given.connect(self._on_seat)
        made.unknown.connect(self._on_stranger)
        return made

    def _make_delete(self, head: QHBoxLayout) -> None:
        self.delete = button(_("Delete"), "trash-2", tip=_("Delete what is selected (Del)"))
        self.delete.clicked.connect(self._on_delete)
        head.addWidget(self.delete)
        self.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete what is selected with Del in the table; write down the next with + there."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched is self.table
        ):
            if event.key() == Qt.Key.Key_Delete:
                self._on_delete()
                return True
            if is_for_next(event):
                self.begin_next()
                return True
        return super().eventFilter(watched, event)

    def _sheet(self, workshop: Workshop) -> Sheet:
        return records.sheet(workshop, self.collection, self.search.text(), self._firms)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the records in which the words searched for occur."""
        sheet = self._sheet(workshop)
        column, falling = self._order
        if column >= 0:
            sheet = in_order(sheet, column, falling=falling)
        self.table.show_sheet(sheet)
        shown, total = len(sheet.rows), len(workshop.collection(self.collection))
        words = plural("{n} row", "{n} rows", total)
        if shown != total:
            words = _("{shown} of {total}").format(shown=shown, total=words)
        self.count.setText(words)
        if isinstance(self.add, SeatLine):
            self.add.show_workshop(workshop)
        if self.survey is not None:
            self.survey.show_workshop(workshop)
            self._show_waiting()
        self.table.setVisible(total > 0)
        self.nothing.setVisible(total == 0)
        self.search.setVisible(total > 0)
        if self.entry is not None:
            self.entry.show_workshop(workshop)
        invites = self.collection == "organisations" and not is_home_named(workshop)
        self.home.setVisible(invites)
        self.light(self.bridge.selection)

    def light(self, selection: str) -> None:
        """Light up a record."""
        self.table.select(selection)
        if self.collection not in _FIXED:
            self.delete.setEnabled(self._selected())

    def _selected(self) -> bool:
        return self.bridge.selection in self.bridge.workshop.collection(self.collection)

    def _on_search(self) -> None:
        self.show_workshop(self.bridge.workshop)

    def _on_down(self) -> None:
        """Walk from the search into what was found."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))

    def _on_add(self) -> None:
        if not isinstance(self.add, QLineEdit) or not self.add.text().strip():
            return
        edit = self.bridge.attempt(_ADD[self.collection], name=self.add.text().strip())
        if edit is not None:
            self.add.clear()
            self.search.clear()
            self.bridge.select(edit.changes[0].row)

    def _on_seat(self, firm: str, network: str) -> None:
        edit = self.bridge.attempt(join, organisation=firm, network=network)
        if edit is not None and isinstance(self.add, SeatLine):
            self.add.clear()
            self.search.clear()

    def _on_stranger(self, name: str) -> None:
        words = _("{name} is not in the workshop yet: add it first.").format(name=name)
        self.bridge.told.emit("warn", words)

    def begin_next(self) -> None:
        """Put the keyboard where the next record is written down; nothing for what is not."""
        if self.collection == "profiles":
            self.begin_interview()
        elif self.collection in _NEW:
            self._open_entry()
        elif self.add is not None:
            self.add.setFocus()

    def _open_entry(self) -> None:
        from almere_roadmap.ui.facts.entries import ENTRIES

        if self.entry is None:
            self.entry = ENTRIES[self.collection](self.bridge)
            self.entry.added.connect(self._on_added)
            self.entry.closed.connect(self._on_entry_closed)
            self._lay.insertWidget(self._lay.indexOf(self.table), self.entry)
        self.entry.show()
        self.entry.first.setFocus()

    def _on_added(self, row: str) -> None:
        """Show what was written down among the others; the keyboard stays where it is."""
        self.search.clear()
        self.bridge.select(row)

    def _on_entry_closed(self) -> None:
        if self.entry is not None:
            self.entry.hide()
            (self.table if self.table.isVisible() else self.new).setFocus()

    def begin_interview(self) -> None:
        """Open the form for the next interview, or the one that was left half-way."""
        self._ask("")

    def _on_open(self, profile: str) -> None:
        """Open the interview behind a row, to fill in what is missing."""
        found = self.bridge.workshop.profiles.get(profile)
        if found is not None:
            self._ask(found.organisation)

    def _ask(self, firm: str) -> None:
        from almere_roadmap.ui.facts.interview import InterviewForm

        if self.form is not None:
            self.form.deleteLater()
        self.form = InterviewForm(self.bridge, self, firm)
        self.form.finished.connect(self._show_waiting)
        self.form.open()

    def _show_waiting(self) -> None:
        """Say on the button that an interview was left half-way."""
        half = "" in waiting(self.bridge.workshop.document_id)
        self.interview.setText(_("Go on with the interview") if half else _("New interview"))

    def _on_delete(self) -> None:
        doomed = self.bridge.selection
        if self._selected() and self.bridge.attempt(delete, doomed) is not None:
            self.bridge.select("")
