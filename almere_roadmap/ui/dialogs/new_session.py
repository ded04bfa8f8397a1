"""Begin the next session: its name and day; it opens with what the last one left."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import as_typed
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row


class NewSessionDialog(QDialog):
    """Asks for name and day; what the workshop refuses leaves the dialog open."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Propose the next number and today."""
        super().__init__(window)
        from almere_roadmap.analysis.agreements import unsettled

        self.bridge = bridge
        workshop = bridge.workshop
        self.setWindowTitle(_("New session"))
        self.setMinimumWidth(look.px(420))
        planned = workshop.next_session
        numbered = _("Session {n}").format(n=number(len(workshop.begun_sessions) + 1))
        proposed = planned.name if planned else numbered
        self.name = self._field(_("Name"), proposed)
        self.day = self._field(_("Day"), as_typed(date.today().isoformat()))
        cancel, self.begin = button(_("Cancel")), button(_("Begin session"), primary=True)
        cancel.clicked.connect(self.reject)
        self.begin.clicked.connect(self._begin)
        self.begin.setDefault(True)
        count = len(unsettled(workshop))
        words = plural(
            "It opens with {n} outcome that is not settled yet.",
            "It opens with {n} outcomes that are not settled yet.",
            count,
        )
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(_("New session"), "section"))
        for field in (self.name, self.day):
            lay.addWidget(label(field.accessibleName(), "quiet"))
            lay.addWidget(field)
        lay.addWidget(caption(words))
        lay.addLayout(row(0, cancel, self.begin))
        self.name.selectAll()

    def _field(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMaxLength(200)
        return made

    def _begin(self) -> None:
        from almere_roadmap.verbs.about import open_session

        name, day = self.name.text().strip(), dates.typed(self.day.text())
        if self.bridge.attempt(open_session, name=name, date=day) is not None:
            self.accept()
            self.bridge.go("outcome")
