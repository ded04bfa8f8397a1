"""What a file states about its table: unit, area and year, to be put right before it is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from almere_roadmap.domain.fields import Value
from almere_roadmap.i18n import _
from almere_roadmap.ui import look
from almere_roadmap.ui.importing.words import field_words
from almere_roadmap.ui.parts import Card, label

_FIELDS = ("unit", "region", "year", "source")


class StatedCard(Card):
    """The fields of the dataset's record that the file states.

    Signals:
        changed(dict): fields a person put right, by name.
    """

    changed = Signal(object)

    def __init__(self, stated: Mapping[str, Value]) -> None:
        """Show what the file states."""
        super().__init__(gap=6)
        self.body.addWidget(label(_("The table"), "strong"))
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(6))
        self.fields: dict[str, QLineEdit] = {}
        for place, name in enumerate(_FIELDS):
            field = QLineEdit(str(stated.get(name, "") or ""))
            field.setAccessibleName(field_words(name))
            field.editingFinished.connect(self._say)
            self.fields[name] = field
            grid.addWidget(label(field_words(name), "quiet"), place, 0)
            grid.addWidget(field, place, 1)
        self.body.addLayout(grid)

    def _say(self) -> None:
        self.changed.emit({name: field.text().strip() for name, field in self.fields.items()})
