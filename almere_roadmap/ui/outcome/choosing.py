"""What is chosen about the document to print: kept in the workshop or for this sitting."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from almere_roadmap.i18n import language
from almere_roadmap.report.choice import Choice, Document, Paper
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.outcome.logo import content_of
from almere_roadmap.verbs.about import dress_report

_OF_SITTING: dict[str, Any] = {
    "document": Document.REPORT,
    "language": "",
    "anonymous": False,
    "paper": Paper.A3,
    "tiled": False,
}


class Choosing(QObject):
    """The choice on show in the card and in the dialog.

    Signals:
        changed(): something else was chosen.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        """Begin with what was chosen last."""
        super().__init__(parent)
        self.bridge = bridge

    @property
    def choice(self) -> Choice:
        """Return what is chosen now."""
        about = self.bridge.workshop.about
        known = {name: self._of_sitting(name) for name in _OF_SITTING}
        known["language"] = known["language"] or language()
        # The logo of a client is a name.
        logo = b"" if known["anonymous"] else content_of(about.logo)
        return Choice(sections=about.report_sections, logo=logo, **known)

    def _of_sitting(self, name: str) -> Any:  # noqa: ANN401 – of the field's own type
        return self.bridge.state.get(f"report.{name}", _OF_SITTING[name])

    def take(self, **values: Any) -> None:  # noqa: ANN401 – of the fields' own types
        """Choose for this sitting: document, language, anonymous, paper or tiled."""
        for name, value in values.items():
            self.bridge.state[f"report.{name}"] = value
        self.changed.emit()

    def keep(self, **values: object) -> None:
        """Choose for the workshop: client, status, logo or report_sections; one step to undo."""
        self.bridge.attempt(dress_report, **values)
