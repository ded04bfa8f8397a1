"""What the workshop is about: its title and question, where home is, what the session is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import as_typed
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.verbs.about import home_area, introduce, is_home_named


class DetailsDialog(QDialog):
    """The lines that stand on every document; all that is changed is one step to undo."""

    def __init__(self, window: QWidget, bridge: Bridge, field: str = "") -> None:
        """Show what is known; ``field`` is where to begin typing."""
        super().__init__(window)
        self.bridge = bridge
        workshop = bridge.workshop
        about, session, home = workshop.about, workshop.last_session, home_area(workshop)
        day = session.date if session else date.today().isoformat()
        self.setWindowTitle(_("About this workshop"))
        self.setMinimumWidth(look.px(560))
        self.fields = {
            "title": self._field(_("Title"), about.title),
            "question": self._field(_("Question"), about.question),
            "client": self._field(_("Client"), about.client),
            "place": self._field(_("Place"), about.place),
            "home": self._field(_("Home area"), home.name if home else ""),
            "session": self._field(_("Session"), session.name if session else ""),
            "day": self._field(_("Day"), as_typed(day)),
        }
        self._hint(
            "question", _("What the workshop is to answer; the alderman's note opens with it")
        )
        self._hint("session", _("Such as Session 1; it stands on every page"))
        self._lay_out(unnamed=home is not None and not is_home_named(workshop))
        self._known = self._said()
        begin = self.fields.get(field) or self.fields["title"]
        begin.setFocus()
        begin.selectAll()

    def _field(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMaxLength(1000)
        made.setCursorPosition(0)
        return made

    def _hint(self, name: str, words: str) -> None:
        self.fields[name].setPlaceholderText(words)
        self.fields[name].setAccessibleDescription(words)

    def _lay_out(self, *, unnamed: bool) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(_("About this workshop"), "section"))
        for names in _ROWS:
            heads, fields = row(gap=8), row(gap=8)
            for name in names:
                heads.addWidget(label(self.fields[name].accessibleName(), "quiet"), 1)
                fields.addWidget(self.fields[name], 1)
            lay.addLayout(heads)
            lay.addLayout(fields)
            if names == ("home",) and unnamed:
                words = _("Name the town or region: firms without an area are counted there.")
                lay.addWidget(caption(words))
        cancel, self.keep = button(_("Cancel")), button(_("Keep"), primary=True)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.keep.setDefault(True)
        writable = self.bridge.writable
        self.keep.setEnabled(writable)
        for field in self.fields.values():
            field.setReadOnly(not writable)
        lay.addLayout(row(0, cancel, self.keep))

    def _said(self) -> dict[str, str]:
        said = {name: field.text().strip() for name, field in self.fields.items()}
        said["day"] = dates.typed(said["day"])
        return said

    def _keep(self) -> None:
        said = self._said()
        # A refusal leaves the dialog open; where nothing changed there is nothing to keep.
        if said == self._known or self.bridge.attempt(introduce, **said) is not None:
            self.accept()


_ROWS = (("title",), ("question",), ("client", "place"), ("home",), ("session", "day"))
