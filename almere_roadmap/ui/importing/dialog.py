"""The import wizard: see what a file holds, say what it is, then take it over as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap import settings as preferences
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import _, said
from almere_roadmap.intake.columns import REGISTER
from almere_roadmap.intake.mappings import save_mapping, saved_mapping
from almere_roadmap.intake.read import KINDS, STATISTICS, Intake, preview
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.taking import MOST_PICKED, Taken, take_over, title_for
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.importing.columns import ColumnsTable
from almere_roadmap.ui.importing.outcome import Outcome
from almere_roadmap.ui.importing.questions import QuestionsCard
from almere_roadmap.ui.importing.recognised import RecognisedCard
from almere_roadmap.ui.importing.stated import StatedCard
from almere_roadmap.ui.importing.words import KIND
from almere_roadmap.ui.parts import button, caption, clear, heading, icon_label, label, row
from almere_roadmap.ui.tasks import Job

_SIDE = 300

_Read = tuple[Intake, Settings, RegisterTable | None]
"""What reading gives: the file, the settings it was read by, the register as it was before."""


class ImportDialog(QDialog):
    """What a file would bring; nothing is kept before Import is pressed."""

    def __init__(self, bridge: Bridge, path: Path | str, kind: str, parent: QWidget) -> None:
        """Read a file, or pasted cells, as ``kind``, to begin with."""
        super().__init__(parent)
        self.bridge, self.path = bridge, path
        self.name = path.name if isinstance(path, Path) else _("pasted cells")
        self.stem = path.stem if isinstance(path, Path) else self.name
        self.intake: Intake | None = None
        self.taken: Taken | None = None
        self.edit: Edit | None = None
        self.settings = Settings()
        self.earlier: RegisterTable | None = None
        self.job: Job | None = None
        self.setWindowTitle(_("Import {file}").format(file=self.name))
        self._fit(parent)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addWidget(heading(_("Import {file}").format(file=self.name), "section"))
        lay.addLayout(self._what(kind))
        self._middle = QVBoxLayout()
        lay.addLayout(self._middle, 1)
        lay.addLayout(self._foot())
        self.rejected.connect(self._stop)
        self.read()

    def _fit(self, parent: QWidget) -> None:
        """Take most of the window, as a page of its own would."""
        room = parent.window().size()
        wide, high = look.px(1180), look.px(820)
        self.resize(min(wide, room.width() - 48), min(high, room.height() - 48))

    def _what(self, kind: str) -> QHBoxLayout:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("What the file holds"))
        for key in KINDS:
            self.kinds.addItem(_(KIND[key]), key)
        self.kinds.setCurrentIndex(KINDS.index(kind))
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self.title = QLineEdit(self.stem)
        self.title.setAccessibleName(_("Title of the table"))
        self.kinds.setMinimumWidth(look.px(240))
        lay = row(label(_("What the file holds"), "quiet"), self.kinds, self.title, 0)
        lay.setStretch(2, 1)
        return lay

    def _foot(self) -> QHBoxLayout:
        self.accept_button = button(_("Import"), "download", primary=True)
        self.accept_button.clicked.connect(self.accept)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.pick = QCheckBox(_("Put these firms into the workshop"))
        self.remove = QCheckBox(_("Delete what the list no longer has"))
        self.remove.toggled.connect(self._judge)
        return row(self.pick, self.remove, 0, cancel, self.accept_button)

    @property
    def kind(self) -> str:
        """Return what the file is read as."""
        return str(self.kinds.currentData())

    def _on_kind(self) -> None:
        # What a person said of columns and headings belongs to the kind it was said for.
        self.settings = Settings(
            encoding=self.settings.encoding,
            separator=self.settings.separator,
            sheet=self.settings.sheet,
        )
        self.read()

    def _on_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.read()

    def read(self) -> None:
        """Read the file anew under the present kind and settings, aside."""
        self._stop()
        self.intake = self.taken = None
        self.accept_button.setEnabled(False)
        self.title.setVisible(self.kind in (STATISTICS, REGISTER))
        self.pick.hide()
        self.remove.hide()
        self.bar = self._show_progress(_("Reading…"))
        self.earlier = None
        self.job = Job(self.bridge.tasks, self._reading())
        self.job.progressed.connect(self._on_progress)
        self.job.done.connect(self._on_read)
        self.job.failed.connect(self._on_failed)

    def _stop(self) -> None:
        if self.job is not None and shiboken6.isValid(self.job):
            self.job.cancel()

    def _show_progress(self, words: str) -> QProgressBar:
        clear(self._middle)
        bar = QProgressBar()
        bar.setAccessibleName(words)
        self._middle.addWidget(label(words, "quiet"))
        self._middle.addWidget(bar)
        self._middle.addStretch(1)
        return bar

    def _on_progress(self, share: float) -> None:
        # A reading that was given up may still tell how far it is: its bar is gone by then.
        if shiboken6.isValid(self.bar):
            self.bar.setValue(round(100 * share))

    def _reading(self) -> Callable[[Callable[[float], bool]], _Read]:
        """Return the work of reading, with what the workshop has of the same register."""
        read = _reading(self.path, self.kind, self.settings)
        document, workshop, stem = self.bridge.document, self.bridge.workshop, self.stem

        def work(progress: Callable[[float], bool]) -> _Read:
            found, settings = read(progress)
            if found.register is None or document is None:
                return found, settings, None
            title = title_for(found) or stem
            return found, settings, document.registers.called(workshop, title)

        return work

    def _on_read(self, outcome: _Read) -> None:
        if not shiboken6.isValid(self):
            return
        self.intake, self.settings, self.earlier = outcome
        if self.title.text() == self.stem:
            self.title.setText(title_for(self.intake) or self.stem)
        self._judge()

    def _judge(self) -> None:
        """Say what the file would do to the workshop as it is now."""
        if self.intake is None:
            return
        try:
            self.taken = self._taken(self.bridge.workshop)
        except AlmereError as error:
            self._on_failed(error)
            return
        count = self.intake.register.count if self.intake.register else 0
        self.pick.setVisible(0 < count <= MOST_PICKED)
        self.remove.setVisible(bool(self.taken.made.gone))
        self.accept_button.setEnabled(bool(self.taken.made.draft) and not self.intake.questions)
        self._show(self.intake, self.taken)

    def _taken(self, workshop: Workshop) -> Taken:
        assert self.intake is not None
        return take_over(
            workshop,
            self.intake,
            self.title.text().strip() or self.stem,
            remove_gone=self.remove.isChecked(),
            earlier=self.earlier,
            pick=self.pick.isChecked() and self.pick.isVisible(),
        )

    def _show(self, intake: Intake, taken: Taken) -> None:
        clear(self._middle)
        self.columns = ColumnsTable(intake, self.settings)
        self.columns.changed.connect(self._on_settings)
        self.outcome = Outcome(intake, taken)
        self.outcome.repairing.connect(self._on_repairing)
        self.rejects = self.outcome.rejects
        left = QVBoxLayout()
        left.setSpacing(look.px(8))
        left.addWidget(self.columns, 2)
        left.addWidget(_scrolling(self.outcome), 3)
        both = QHBoxLayout()
        both.setSpacing(look.px(16))
        both.addLayout(left, 1)
        both.addWidget(_scrolling(self._side(intake), _SIDE))
        self._middle.addLayout(both, 1)

    def _side(self, intake: Intake) -> QWidget:
        side = QWidget()
        side.setObjectName("content")
        lay = QVBoxLayout(side)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(12))
        self.questions = QuestionsCard(intake.questions, self.settings)
        self.questions.answered.connect(self._on_settings)
        self.questions.setVisible(bool(intake.questions))
        self.recognised = RecognisedCard(intake, self.settings)
        self.recognised.changed.connect(self._on_settings)
        lay.addWidget(self.questions)
        lay.addWidget(self.recognised)
        if intake.table is not None:
            self.stated = StatedCard(intake.dataset)
            self.stated.changed.connect(self._on_stated)
            lay.addWidget(self.stated)
        if self.settings.mapping:
            lay.addWidget(caption(_("The columns are remembered for files with these headings.")))
        lay.addStretch(1)
        return side

    def _on_stated(self, fields: dict[str, str]) -> None:
        if self.intake is not None:
            self.intake = replace(self.intake, dataset={**self.intake.dataset, **fields})

    def _on_repairing(self) -> None:
        if self.intake is not None:
            self._on_settings(replace(self.settings, repairs=frozenset(self.intake.repairs)))

    def _on_failed(self, error: AlmereError) -> None:
        if not shiboken6.isValid(self):
            return
        clear(self._middle)
        lay = row(icon_label("circle-alert", "bad", 16), label(said(error), wrap=True))
        lay.setStretch(1, 1)
        self._middle.addLayout(lay)
        self._middle.addStretch(1)

    def accept(self) -> None:
        """Take the file over as one step."""
        if self.intake is None or not self.accept_button.isEnabled():
            return
        try:
            # The workshop may have changed since the file was read.
            taken = self._taken(self.bridge.workshop)
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))
            return
        self._remember(self.intake)
        if taken.registers:
            self._bring(taken)
            return
        self.edit = self.bridge.perform(taken.made.draft, taken.tables)
        super().accept()

    def _remember(self, intake: Intake) -> None:
        """Keep which column is what for the next file with the same headings."""
        if not intake.columns:
            return
        headings = [column.heading for column in intake.columns]
        try:
            save_mapping(_folder(), intake.kind, headings, _mapping(intake))
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))

    def _bring(self, taken: Taken) -> None:
        """Write a register in the background; Cancel then keeps nothing of it."""
        self.accept_button.setEnabled(False)
        self.bar = self._show_progress(_("Taking the register over…"))
        self.job = self.bridge.take_in(taken.made.draft, taken.tables, taken.registers)
        self.job.progressed.connect(self._on_progress)
        self.job.done.connect(self._on_brought)
        self.job.failed.connect(self._on_failed)

    def _on_brought(self, edit: Edit) -> None:
        self.edit = edit
        super().accept()


def _folder() -> Path:
    return preferences.folder() / "mappings"


def _mapping(intake: Intake) -> dict[str, str]:
    return {column.heading: column.field for column in intake.columns}


def _reading(
    path: Path | str, kind: str, settings: Settings
) -> Callable[[Callable[[float], bool]], tuple[Intake, Settings]]:
    """Return the work of reading; what was remembered for these headings is used once."""

    def work(progress: Callable[[float], bool]) -> tuple[Intake, Settings]:
        found = preview(path, kind, settings, progress)
        if settings.mapping or not found.columns:
            return found, settings
        known = saved_mapping(_folder(), kind, [column.heading for column in found.columns])
        if not known or known == _mapping(found):
            return found, settings
        remembered = replace(settings, mapping=known)
        return preview(path, kind, remembered, progress), remembered

    return work


def _scrolling(inside: QWidget, width: int = 0) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inside)
    if width:
        area.setFixedWidth(look.px(width))
    return area
