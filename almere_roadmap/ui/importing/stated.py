"""Under what name a file is kept, and what it states of its table, to be put right before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from almere_roadmap.i18n import _
from almere_roadmap.intake.held import Intake
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.plan import Plan
from almere_roadmap.ui.importing.words import field_words
from almere_roadmap.ui.widgets.parts import Card, caption, label

TITLE = "title"
_OF_TABLE = ("unit", "region", "year", "source", "note")
_OF_REGISTER = ("source", "note")


class StatedCard(Card):
    """The fields of the dataset's record; of a list only the name of its source.

    Signals:
        changed(dict): fields a person put right, by name; the title among them.
    """

    changed = Signal(object)

    def __init__(self, intake: Intake, plan: Plan, title: str) -> None:
        """Show what the file states, and what a person said of it before."""
        super().__init__(gap=6)
        self.body.addWidget(label(_("Kept as"), "strong"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(look.px(6))
        self.fields: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self._add(TITLE, _("Title"), plan.title or title)
        names: tuple[str, ...] = ()
        if intake.table is not None or intake.register is not None:
            names = _OF_TABLE if intake.table is not None else _OF_REGISTER
        for name in names:
            kept = plan.stated.get(name, str(intake.dataset.get(name, "") or ""))
            self._add(name, field_words(name), kept)
        self.body.addLayout(self._grid)
        if intake.origin.file_hash:
            origin = intake.origin
            told = f"{origin.file} · {origin.read_on} · SHA-256 {origin.file_hash[:12]}…"
            self.body.addWidget(caption(told))

    def _add(self, name: str, words: str, text: str) -> None:
        field = QLineEdit(text)
        field.setAccessibleName(words)
        field.setCursorPosition(0)
        field.editingFinished.connect(lambda: self._say(name))
        self.fields[name] = field
        self._shown[name] = text
        line = self._grid.rowCount()
        self._grid.addWidget(label(words[:1].upper() + words[1:], "quiet"), line, 0)
        self._grid.addWidget(field, line, 1)

    def _say(self, name: str) -> None:
        text = self.fields[name].text().strip()
        if text != self._shown[name]:
            self._shown[name] = text
            self.changed.emit({name: text})
