"""Who sits in which network: two names and Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.entry_card import offer
from almere_roadmap.verbs.imports import name_index, word_key
from almere_roadmap.verbs.records import title_of


class SeatLine(QWidget):
    """A firm or institution and a network that are in the workshop.

    Signals:
        given(str, str): the ids of both.
        unknown(str): a name that the workshop does not have.
    """

    given = Signal(str, str)
    unknown = Signal(str)

    def __init__(self) -> None:
        """Start with two empty fields."""
        super().__init__()
        self.firm, self.network = QLineEdit(), QLineEdit()
        self._ids: list[dict[str, str]] = [{}, {}]
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        named = ((self.firm, _("Firm or institution")), (self.network, _("Network and Enter")))
        for line, words in named:
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.returnPressed.connect(self._on_return)
            lay.addWidget(line, 1)
        self.setFocusProxy(self.firm)

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the names that a workshop has."""
        ids = [name_index(workshop, name) for name in ("organisations", "networks")]
        if ids == self._ids:
            return
        self._ids = ids
        for line, collection in ((self.firm, "organisations"), (self.network, "networks")):
            records = workshop.collection(collection).values()
            offer(line, map(title_of, records))

    def clear(self) -> None:
        """Begin with the next; a network mostly gets several."""
        self.firm.clear()
        self.firm.setFocus()

    def _on_return(self) -> None:
        lines = (self.firm, self.network)
        empty = next((line for line in lines if not line.text().strip()), None)
        if empty is not None:
            empty.setFocus()
            return
        found = [i.get(word_key(x.text()), "") for i, x in zip(self._ids, lines, strict=True)]
        for line, row in zip(lines, found, strict=True):
            if not row:
                self.unknown.emit(line.text().strip())
                line.setFocus()
                line.selectAll()
                return
        self.given.emit(*found)
