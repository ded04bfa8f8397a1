"""Taking what was chosen for the columns along in a file, for a colleague or the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.intake.grid.headings import key_of
from almere_roadmap.intake.mappings import read_mapping, write_mapping
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.plan import Foreseen, mapping_of
from almere_roadmap.ui.widgets.parts import caption, link_button
from almere_roadmap.ui.widgets.saving import place_for

_SUFFIX = ".toml"


class ChoicesBar(QWidget):
    """Where the choices for the columns come from, and the ways to keep and fetch them.

    Signals:
        changed(Settings): the columns are read by other choices.
        told(str, str): a short message: kind, text.
    """

    changed = Signal(object)
    told = Signal(str, str)

    def __init__(self, seen: Foreseen) -> None:
        """Offer this for a file that was read."""
        super().__init__()
        self.seen = seen
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(16))
        words = _("What you choose here is used for the next file with the same headings.")
        if seen.remembered:
            words = _("These headings were there before; the choices of that time are used.")
        lay.addWidget(caption(words, wrap=False))
        self.forget = link_button(_("Choose anew"), tip=_("Read the columns by their headings"))
        self.forget.clicked.connect(self._on_forget)
        self.forget.setVisible(seen.remembered)
        tip = _("A file of choices also goes with the command: import … --map FILE.toml")
        self.load = link_button(_("Load choices…"), "folder-open", tip=tip)
        self.load.clicked.connect(self._on_load)
        self.save = link_button(_("Save choices…"), "download", tip=tip)
        self.save.clicked.connect(self._on_save)
        lay.addWidget(self.forget)
        lay.addStretch(1)
        lay.addWidget(self.load)
        lay.addWidget(self.save)

    def _on_forget(self) -> None:
        self.changed.emit(replace(self.seen.settings, mapping=self.seen.recognised))

    def _on_save(self) -> None:
        path = place_for(self, _("Save choices"), f"{self.seen.intake.kind}{_SUFFIX}", _SUFFIX)
        if path is None:
            return
        try:
            write_mapping(path, mapping_of(self.seen.intake))
        except AlmereError as error:
            self.told.emit("bad", said(error))
            return
        self.told.emit("good", _("{file} was saved").format(file=path.name))

    def _on_load(self) -> None:
        words = _("Choices for columns") + f" (*{_SUFFIX})"
        chosen, _used = QFileDialog.getOpenFileName(self, _("Load choices"), "", words)
        if not chosen:
            return
        try:
            found = read_mapping(Path(chosen))
        except AlmereError as error:
            self.told.emit("bad", said(error))
            return
        present = {key_of(column.heading) for column in self.seen.intake.columns}
        fitting = {head: field for head, field in found.items() if key_of(head) in present}
        if fitting:
            self.changed.emit(replace(self.seen.settings, mapping=fitting))
        else:
            words = _("None of the headings in {file} is in this file.")
            self.told.emit("warn", words.format(file=Path(chosen).name))
