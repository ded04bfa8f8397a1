"""The preferences of the person at this computer, on one sheet."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap import i18n, settings
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import Segments, button, caption, heading, label, row


class Prefer(Protocol):
    """Keeps preferences by name, and uses them."""

    def __call__(self, **values: object) -> None:
        """Keep and use them."""


class PreferencesDialog(QDialog):
    """Name, language, colours and size; ``prefer`` is called once with what was changed."""

    def __init__(self, window: QWidget, prefer: Prefer) -> None:
        """Show what is in force."""
        super().__init__(window)
        self._prefer = prefer
        self.setWindowTitle(_("Preferences"))
        self.setMinimumWidth(look.px(420))
        self.author = QLineEdit(settings.load().author)
        self.author.setMaxLength(200)
        self.language = Segments([("nl", "Nederlands"), ("en", "English")], i18n.language())
        self.theme = Segments([("light", _("Light")), ("dark", _("Dark"))], look.palette().name)
        self.scale = QComboBox()
        for size in look.SCALES:
            self.scale.addItem(f"{size} %", size)
        self.scale.setCurrentIndex(self.scale.findData(look.scale()))
        self._known = self._said()
        self._lay_out()
        self.author.setFocus()

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(_("Preferences"), "section"))
        fields = (
            (_("Your name"), self.author),
            (_("Language"), self.language),
            (_("Colours"), self.theme),
            (_("Size of everything on screen"), self.scale),
        )
        for words, field in fields:
            field.setAccessibleName(words)
            lay.addWidget(label(words, "quiet"))
            lay.addWidget(field)
            if field is self.author:
                lay.addWidget(caption(_("It signs your changes in the history of a workshop.")))
        cancel, self.keep = button(_("Cancel")), button(_("Keep"), primary=True)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.keep.setDefault(True)
        lay.addSpacing(look.px(8))
        lay.addLayout(row(0, cancel, self.keep))

    def _said(self) -> dict[str, object]:
        return {
            "author": self.author.text().strip(),
            "language": self.language.current,
            "theme": self.theme.current,
            "scale": self.scale.currentData(),
        }

    def _keep(self) -> None:
        said = self._said()
        changed = {name: value for name, value in said.items() if value != self._known[name]}
        self.accept()
        if changed:
            self._prefer(**changed)
