"""What every document prints and nobody has written down yet, with the way to do so."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import link_button


class MissingLines(QWidget):
    """A line for the question and one for the session, each only while it is missing."""

    def __init__(self, bridge: Bridge) -> None:
        """Follow the workshop."""
        super().__init__()
        self.bridge = bridge
        self.lines = {
            "question": self._line("question", _("There is no question yet: write it down")),
            "session": self._line("session", _("The session has no name yet: name it")),
        }
        lay = QVBoxLayout(self)
        lay.setContentsMargins(look.px(8), 0, look.px(8), 0)
        lay.setSpacing(look.px(4))
        for line in self.lines.values():
            lay.addWidget(line)
        bridge.changed.connect(self.refresh)
        self.refresh()

    def _line(self, field: str, words: str) -> QPushButton:
        made = link_button(words, "triangle-alert")
        made.setAutoDefault(False)
        made.clicked.connect(partial(self.bridge.go, f"details:{field}"))
        return made

    def refresh(self, _changes: object = None) -> None:
        """Show what is missing now."""
        missing = _missing(self.bridge.workshop)
        for name, line in self.lines.items():
            line.setVisible(name in missing)
        self.setVisible(bool(missing) and self.bridge.document is not None)


def _missing(workshop: Workshop) -> set[str]:
    wanted = {"question": workshop.about.question.strip(), "session": workshop.begun_sessions}
    return {name for name, there in wanted.items() if not there}
