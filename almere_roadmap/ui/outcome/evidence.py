"""The figures that were pinned to the outcome as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.widgets.parts import (
    Card,
    clear,
    heading,
    icon_label,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs.notes import unlink
from almere_roadmap.verbs.titles import name_in


class EvidenceCard(Card):
    """One line per pinned figure, with a button to take it off."""

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__()
        self.bridge, self.count = bridge, 0
        self._number = label("", "quiet")
        self.body.addLayout(row(heading(_("Pinned evidence"), "section"), self._number, 0))
        self._lay = QVBoxLayout()
        self.body.addLayout(self._lay)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is pinned to the outcome."""
        clear(self._lay)
        links = [
            x
            for x in workshop.links.values()
            if x.kind is LinkKind.EVIDENCE and x.origin == ABOUT_ID
        ]
        self.count = len(links)
        self._number.setText(number(self.count))
        for link in links:
            found = workshop.find(link.target)
            words = link.note or (name_in(workshop, *found) if found else link.target)
            self._add_line(words, link.target)

    def _add_line(self, words: str, target: str) -> None:
        off = tool_button("x", _("Remove {name}").format(name=words))
        off.clicked.connect(lambda: self._take_off(target))
        lay = row(icon_label("pin", "accent", 14), label(words, "body", wrap=True), off)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)

    def _take_off(self, target: str) -> None:
        self.bridge.attempt(unlink, kind=LinkKind.EVIDENCE, origin=ABOUT_ID, target=target)
