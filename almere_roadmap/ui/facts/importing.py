"""Importing a file: choose what it is, see what comes of it, then take it over as one step."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import digest
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Draft, Edit
from almere_roadmap.i18n import N_, _, plural, said, say
from almere_roadmap.intake.columns import REGISTER
from almere_roadmap.intake.read import KINDS, STATISTICS, Intake, preview
from almere_roadmap.intake.taking import take_over
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.parts import button, caption, clear, heading, icon_label, label, row
from almere_roadmap.ui.table import Column, Sheet, Table, text_row
from almere_roadmap.verbs.imports import Import

_KIND = {
    "statistics": N_("Statistics: a table of numbers"),
    "register": N_("Register of firms"),
    "organisations": N_("Firms and institutions"),
    "relations": N_("Relations"),
    "networks": N_("Networks"),
    "profiles": N_("Profiles of firms"),
    "participants": N_("Participants"),
    "indicators": N_("Loose indicators"),
}


def draft_of(workshop: Workshop, intake: Intake, name: str) -> Import:
    """Return what an import would do to a workshop."""
    return take_over(workshop, intake, name).made


def rejected(intake: Intake, made: Import) -> list[tuple[str, str, str]]:
    """Return (row, field, reason) of every row that is not taken over."""
    lines = [(r.row, r.field, say(r.reason)) for r in intake.rejects]
    unknown = _("{name} is not in the workshop")
    lines += [(u.number, u.field, unknown.format(name=u.name)) for u in made.unknown]
    return [(str(number), field, reason) for number, field, reason in sorted(lines)]


class ImportDialog(QDialog):
    """What a file would bring; nothing is kept before Import is pressed."""

    def __init__(self, bridge: Bridge, path: Path | str, kind: str, parent: QWidget) -> None:
        """Read a file, or pasted cells, as ``kind``, to begin with."""
        super().__init__(parent)
        self.bridge, self.path = bridge, path
        self.name = path.name if isinstance(path, Path) else _("pasted cells")
        self.stem = path.stem if isinstance(path, Path) else self.name
        self.intake: Intake | None = None
        self.edit: Edit | None = None
        self.setWindowTitle(_("Import {file}").format(file=self.name))
        self.resize(look.px(760), look.px(520))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addWidget(heading(_("Import {file}").format(file=self.name), "section"))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("What the file holds"))
        for key in KINDS:
            self.kinds.addItem(_(_KIND[key]), key)
        self.kinds.setCurrentIndex(KINDS.index(kind))
        self.kinds.currentIndexChanged.connect(self._read)
        self.title = QLineEdit(self.stem)
        self.title.setAccessibleName(_("Title of the table"))
        lay.addLayout(row(label(_("What the file holds"), "quiet"), self.kinds, self.title))
        self._result = QVBoxLayout()
        lay.addLayout(self._result, 1)
        self.accept_button = button(_("Import"), "download", primary=True)
        self.accept_button.clicked.connect(self.accept)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        lay.addLayout(row(0, cancel, self.accept_button))
        self._read()

    @property
    def kind(self) -> str:
        """Return what the file is read as."""
        return str(self.kinds.currentData())

    def _read(self) -> None:
        self.intake = None
        self.accept_button.setEnabled(False)
        self.title.setVisible(self.kind in (STATISTICS, REGISTER))
        clear(self._result)
        self._result.addWidget(label(_("Reading…"), "quiet"))
        self._result.addStretch(1)
        path, kind = self.path, self.kind
        self.bridge.tasks.aside(lambda: preview(path, kind), self._on_read, self._on_failed)

    def _on_read(self, intake: Intake) -> None:
        # Meanwhile the dialog may have been closed or another kind chosen.
        if not shiboken6.isValid(self) or intake.kind != self.kind:
            return
        try:
            made = draft_of(self.bridge.workshop, intake, self.stem)
        except AlmereError as error:
            self._on_failed(error)
            return
        self.intake = intake
        self.accept_button.setEnabled(bool(made.draft))
        clear(self._result)
        self._show_counts(intake, made)
        for warning in intake.warnings:
            self._line(say(warning), "triangle-alert", "warn")
        for name in intake.ignored:
            self._line(_("Column {name} is left out.").format(name=name), "info", "ink-2")
        self._show_rejected(rejected(intake, made))

    def _show_counts(self, intake: Intake, made: Import) -> None:
        if intake.table is not None:
            count = len(intake.table.observations)
            words = plural("{n} cell is taken over", "{n} cells are taken over", count)
        elif intake.register is not None:
            words = plural("{n} establishment", "{n} establishments", intake.register.count)
        else:
            added = plural("{n} is added", "{n} are added", made.added)
            changed = plural("{n} changes", "{n} change", made.changed)
            words = _("{added}, {changed}").format(added=added, changed=changed)
        good = bool(made.draft)
        self._line(words, "circle-check" if good else "info", "good" if good else "ink-2")

    def _line(self, words: str, sign: str, token: str) -> None:
        lay = row(icon_label(sign, token, 16), label(words, wrap=True))
        lay.setStretch(1, 1)
        self._result.addLayout(lay)

    def _show_rejected(self, lines: list[tuple[str, str, str]]) -> None:
        if not lines:
            self._result.addStretch(1)
            return
        words = plural("{n} row is not taken over", "{n} rows are not taken over", len(lines))
        self._line(words, "circle-alert", "bad")
        columns = (Column(_("Row"), True, 72), Column(_("Field"), width=150), Column(_("Reason")))
        sheet = Sheet(columns, tuple(text_row("", *line) for line in lines))
        self.rejects = Table(sheet, words, row_height=28)
        self._result.addWidget(self.rejects, 1)
        self._result.addWidget(caption(_("Correct them in the file and import it again.")))

    def _on_failed(self, error: AlmereError) -> None:
        if shiboken6.isValid(self):
            clear(self._result)
            self._line(said(error), "circle-alert", "bad")
            self._result.addStretch(1)

    def accept(self) -> None:
        """Take the file over as one step."""
        if self.intake is None:
            return
        name = self.title.text().strip() or self.stem
        table, register = self.intake.table, self.intake.register
        try:
            # The workshop may have changed since the file was read.
            made = draft_of(self.bridge.workshop, self.intake, name)
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))
            return
        if register is not None:
            self._bring(made.draft, register)
            return
        self.edit = self.bridge.perform(made.draft, {digest(table): table} if table else {})
        super().accept()

    def _bring(self, draft: Draft, register: RegisterTable) -> None:
        """Write a register in the background; Cancel then keeps nothing of it."""
        self.accept_button.setEnabled(False)
        clear(self._result)
        self.bar = QProgressBar()
        self._result.addWidget(label(_("Taking the register over…"), "quiet"))
        self._result.addWidget(self.bar)
        self._result.addStretch(1)
        self.job = self.bridge.take_in(draft, {}, {register.digest: register})
        self.job.progressed.connect(self._on_progress)
        self.job.done.connect(self._on_brought)
        self.job.failed.connect(self._on_failed)
        self.rejected.connect(self.job.cancel)

    def _on_progress(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def _on_brought(self, edit: Edit) -> None:
        self.edit = edit
        super().accept()
