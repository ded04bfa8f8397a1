"""The report: its sections and pages as they will be printed, and the files to make of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.report.choice import Document
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.outcome import places, printing
from almere_roadmap.ui.outcome.choosing import Choosing
from almere_roadmap.ui.outcome.missing import MissingLines
from almere_roadmap.ui.outcome.pages_view import PagesView
from almere_roadmap.ui.outcome.ways_out import FORMATS, NAMELESS, documents
from almere_roadmap.ui.tasks import Job
from almere_roadmap.ui.widgets.parts import (
    Card,
    Segments,
    button,
    caption,
    hairline,
    heading,
    row,
    tool_button,
)
from almere_roadmap.ui.widgets.saving import place_for
from almere_roadmap.ui.widgets.tips import plain_tip


class ReportCard(Card):
    """The document of the workshop on show."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the card; the pages come with the first showing."""
        super().__init__(gap=0)
        self.bridge = bridge
        self.choosing = Choosing(bridge, self)
        self.view = PagesView(bridge, self.choosing, self)
        self.sections, self.preview = self.view.sections, self.view.preview
        self.left_out, self.count = self.view.left_out, self.view.count
        self._job: Job | None = None
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addLayout(self._make_head())
        self.body.addWidget(hairline())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._make_side(), 1)
        middle.addWidget(hairline(vertical=True))
        middle.addWidget(self.preview, 2)
        self.body.addLayout(middle, 1)
        self.body.addWidget(hairline())
        self.missing = MissingLines(bridge)
        self.body.addWidget(self.missing)
        self.body.addWidget(self._make_foot())
        self.choosing.changed.connect(self._show_choice)
        self._show_choice()

    def _make_head(self) -> QHBoxLayout:
        self.documents = Segments(documents())
        self.documents.setAccessibleName(_("Document"))
        self.documents.chosen.connect(lambda key: self.choosing.take(document=Document(key)))
        self.more = tool_button("sliders-horizontal", _("Contents, logo, client and paper…"))
        self.more.clicked.connect(self.choose)
        head = row(heading(_("Report"), "section"), self.documents, 0, self.count, self.more)
        head.setContentsMargins(look.px(16), look.px(10), look.px(12), look.px(10))
        return head

    def _make_side(self) -> QWidget:
        self.side = QWidget()
        self.side.setMinimumWidth(look.px(214))
        self.side.setMaximumWidth(look.px(264))
        self.nameless = QCheckBox(_("Without names"))
        self.nameless.setToolTip(plain_tip(_(NAMELESS)))
        self.nameless.toggled.connect(lambda on: self.choosing.take(anonymous=on))
        lay = QVBoxLayout(self.side)
        lay.setContentsMargins(look.px(4), look.px(8), look.px(4), look.px(12))
        lay.addWidget(self.sections, 1)
        for beside in (self.left_out, self.nameless):
            beside.setContentsMargins(look.px(8), 0, 0, 0)
            lay.addWidget(beside)
        return self.side

    def _show_choice(self) -> None:
        choice = self.choosing.choice
        self.documents.choose(choice.document)
        self.nameless.blockSignals(True)
        self.nameless.setChecked(choice.anonymous)
        self.nameless.blockSignals(False)
        is_report = choice.document is Document.REPORT
        self.sections.setVisible(is_report)
        self.left_out.setVisible(is_report and bool(self.left_out.text()))
        self.side.setVisible(is_report)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        self.make = button(_("Make PDF"), "download", primary=True)
        self.make.clicked.connect(self.make_pdf)
        self.exports = []
        lay = row(caption(_("also"), wrap=False), margin=12)
        for suffix, words in FORMATS:
            made = button(words)
            made.setProperty("suffix", suffix)
            made.clicked.connect(partial(self.export, suffix))
            self.exports.append(made)
            lay.addWidget(made)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.stop = button(_("Cancel"), "x")
        self.stop.clicked.connect(self._on_cancel)
        lay.addWidget(self.bar, 1)
        lay.addStretch(0)
        lay.addWidget(self.stop)
        lay.addWidget(self.make)
        foot.setLayout(lay)
        self._lay_foot = lay
        self._show_working(False)
        return foot

    def _show_working(self, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        self.make.setVisible(not working)
        for made in self.exports:
            made.setVisible(not working)
        stretch = self._lay_foot.indexOf(self.bar) + 1
        self._lay_foot.setStretch(stretch, 0 if working else 1)

    def show_workshop(self, workshop: Workshop) -> None:
        """Lay the document out when the workshop has been quiet for a moment."""
        self.missing.refresh()
        self.view.show_later()

    def choose(self) -> None:
        """Offer everything that can be chosen, with the pages beside it."""
        from almere_roadmap.ui.outcome.choice_dialog import ChoiceDialog

        self.dialog = ChoiceDialog(self, self.bridge, self.choosing)
        self.dialog.making.connect(self.make_pdf)
        self.dialog.exporting.connect(self.export)
        self.dialog.open()

    def _folder(self) -> Path:
        document = self.bridge.document
        known = self.bridge.state.get("report.folder")
        return Path(known) if known else document.path.parent if document else Path.home()

    def _ask(self, suffix: str, kind: str) -> Path | None:
        title = self.bridge.workshop.about.title
        proposed = self._folder() / places.file_name(title, suffix)
        path = place_for(self, _("Where to write the file"), proposed, suffix, kind)
        if path is not None:
            self.bridge.state["report.folder"] = str(path.parent)
        return path

    def make_pdf(self) -> None:
        """Ask where and write the document beside the window."""
        choice = self.choosing.choice
        path = self._ask(".pdf", dict(documents())[choice.document])
        if path is not None:
            workshop = self.bridge.workshop
            document = self.bridge.document
            work = partial(printing.write, workshop, choice, path, document=document)
            self._start(Job(self.bridge.tasks, work))

    def export(self, suffix: str) -> None:
        """Ask where and write the workshop in another format beside the window."""
        path = self._ask(suffix, suffix[1:].upper())
        if path is None:
            return
        workshop, choice = self.bridge.workshop, self.choosing.choice
        work = partial(printing.export, workshop, choice, path, self.bridge.document)
        self._start(Job(self.bridge.tasks, work))

    def _start(self, job: Job) -> None:
        self._job = job
        self.bar.setValue(0)
        self._show_working(True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        job.progressed.connect(self._on_progress)
        job.done.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    def _on_progress(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def _on_written(self, path: Path) -> None:
        self.bridge.told.emit("good", _("Wrote {file}.").format(file=path.name))
        places.open_folder(path)

    def _on_failed(self, error: AlmereError) -> None:
        self.bridge.told.emit("bad", said(error))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_ended(self) -> None:
        self._job = None
        self._show_working(False)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)
