"""Writing down record after record by keyboard, above their list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _, said, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.answers import Choice, Told
from almere_roadmap.ui.widgets.parts import Card, button, caption, tool_button

Place = tuple[str, QWidget, int]
"""What a field is called, the field, and how much of the room it takes; 0 for its own width."""


class EntryCard(Card):
    """The fields of one record; Enter keeps it and begins the next, Escape closes.

    Signals:
        added(str): the id of the record that was written down.
        closed(): the card is not needed any more.
    """

    added = Signal(str)
    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Make the fields and offer what the workshop knows."""
        super().__init__(gap=6)
        self.bridge = bridge
        self.body.setContentsMargins(*(look.px(12),) * 4)
        self._said_before = ""
        rows = self.rows()
        for places in rows:
            self.body.addLayout(_line(places))
        self.body.addLayout(self._foot())
        walk = [*(field for places in rows for _words, field, _share in places), self.keep]
        for one, other in pairwise(walk):
            QWidget.setTabOrder(one, other)
        self.first = walk[0]
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self._on_return)
        self.show_workshop(bridge.workshop)

    def rows(self) -> Sequence[Sequence[Place]]:
        """Make the fields and return them as they stand, row by row."""
        raise NotImplementedError

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the names that a workshop knows."""

    def doubt(self, workshop: Workshop) -> str:
        """Return what had better be looked at once more, "" for nothing; Enter again goes on."""
        return ""

    def draft(self, workshop: Workshop) -> Draft:
        """Return the step that adds the record.

        Raises:
            Declined, InputError: it cannot be added as it stands.
        """
        raise NotImplementedError

    def begin_next(self) -> None:
        """Empty what differs from record to record, and go to the first of that."""
        raise NotImplementedError

    def _foot(self) -> QHBoxLayout:
        self.told = Told()
        self.told.tell(_("Tab goes on, Enter adds it and begins the next, Esc closes."))
        self.keep = button(_("Add"), "check", tip=_("Add it (Enter)"))
        self.keep.clicked.connect(self.give)
        self.shut = tool_button("x", _("Close (Esc)"))
        self.shut.clicked.connect(self.closed)
        lay = QHBoxLayout()
        lay.setSpacing(look.px(8))
        lay.addWidget(self.told, 1)
        lay.addWidget(self.keep)
        lay.addWidget(self.shut)
        return lay

    def _on_return(self) -> None:
        line = self.sender()
        completer = line.completer() if isinstance(line, QLineEdit) else None
        listed = completer.popup() if completer is not None else None
        if listed is not None and listed.isVisible():
            if listed.currentIndex().isValid():
                return  # Enter takes what is lit in the list, and no more.
            listed.hide()
        self.give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter from a choice too; a line told of it itself.  Escape closes."""
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enters and isinstance(self.focusWidget(), Choice):
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in enters:
            super().keyPressEvent(event)

    def give(self) -> None:
        """Add the record, or say in one sentence why not yet."""
        workshop = self.bridge.workshop
        doubt = self.doubt(workshop)
        if doubt and doubt != self._said_before:
            self._said_before = doubt
            self.told.tell(doubt, wrong=True)
            return
        try:
            draft = self.draft(workshop)
        except (Declined, InputError) as error:
            self.told.tell(said(error), wrong=True)
            return
        edit = self.bridge.perform(draft)
        if edit is not None:
            self._said_before = ""
            self.told.tell(_("{what}: kept.").format(what=say(draft.label)))
            self.begin_next()
            # What comes along with the record, such as its source, goes before it.
            self.added.emit(edit.changes[-1].row)


def _line(places: Sequence[Place]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(8))
    grid.setVerticalSpacing(look.px(2))
    for column, (words, field, share) in enumerate(places):
        grid.addWidget(caption(words, wrap=False), 0, column)
        grid.addWidget(field, 1, column)
        grid.setColumnStretch(column, share)
        field.setAccessibleName(words)
    return grid


def offer(line: QLineEdit, names: Iterable[str]) -> None:
    """Let a line complete names, anywhere in them."""
    wanted = sorted(set(names) - {""}, key=str.casefold)
    if line.property("offered") == wanted:
        return
    line.setProperty("offered", wanted)
    completer = QCompleter(wanted, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
