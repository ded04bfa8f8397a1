"""The report: its sections and pages as they will be printed, and the files to make of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, language, plural, said
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.outcome import places, printing
from almere_roadmap.ui.outcome.preview import Preview
from almere_roadmap.ui.outcome.printing import Chosen, Pages
from almere_roadmap.ui.parts import (
    Card,
    Segments,
    button,
    caption,
    hairline,
    heading,
    label,
    row,
)
from almere_roadmap.ui.tasks import Job

_LIST = (
    "QListWidget { border: none; border-radius: 0; }"
    "QListWidget::item { min-height: 0; padding: 6px 8px; }"
)
_QUIET = 800
"""Milliseconds without a change after which the preview is laid out again."""


class ReportCard(Card):
    """The report of the workshop on show."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the card; the pages come with the first showing."""
        super().__init__(gap=0)
        self.bridge = bridge
        self._laying: Job | None = None
        self._job: Job | None = None
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addLayout(self._make_head())
        self.body.addWidget(hairline())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._make_side())
        middle.addWidget(hairline(vertical=True))
        self.preview = Preview()
        self.preview.setObjectName("page")
        self.preview.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview.turned.connect(self._on_turned)
        middle.addWidget(self.preview, 1)
        self.body.addLayout(middle, 1)
        self.body.addWidget(hairline())
        self.body.addWidget(self._make_foot())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.lay_out)

    def _make_head(self) -> QHBoxLayout:
        self.count = label("", "quiet")
        spoken = str(self.bridge.state.get("report.language", language()))
        self.languages = Segments([("nl", "Nederlands"), ("en", "English")], spoken)
        self.languages.chosen.connect(self._on_chosen)
        head = row(heading(_("Report"), "section"), self.count, 0, self.languages)
        head.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        return head

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(look.px(196))
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections of the report"))
        self.sections.setStyleSheet(_LIST)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setWordWrap(True)
        self.sections.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.sections.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.sections.currentRowChanged.connect(self._on_section)
        self.left_out = caption("")
        self.nameless = QCheckBox(_("Without names"))
        self.nameless.setChecked(bool(self.bridge.state.get("report.anonymous", False)))
        self.nameless.toggled.connect(self._on_chosen)
        lay = QVBoxLayout(side)
        lay.setContentsMargins(look.px(4), look.px(8), look.px(8), look.px(12))
        lay.addWidget(self.sections, 1)
        lay.addWidget(self.left_out)
        lay.addWidget(self.nameless)
        return side

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        self.make = button(_("Make PDF"), "download", primary=True)
        self.make.clicked.connect(self._on_make)
        self.exports = []
        lay = row(caption(_("also"), wrap=False), margin=12)
        for suffix, words in _FORMATS:
            made = button(words)
            made.setProperty("suffix", suffix)
            made.clicked.connect(self._on_export)
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

    @property
    def chosen(self) -> Chosen:
        """Return what the person chose."""
        return Chosen(self.languages.current, self.nameless.isChecked())

    def show_workshop(self, workshop: Workshop) -> None:
        """Lay the report out when the workshop has been quiet for a moment."""
        if self.preview.pages:
            self._timer.start()
        else:
            self.lay_out()

    def lay_out(self) -> None:
        """Lay the report out beside the window."""
        if self._laying is not None:
            self._laying.cancel()
        if self.bridge.document is None:
            return
        workshop, chosen = self.bridge.workshop, self.chosen
        self._laying = Job(self.bridge.tasks, partial(printing.pages, workshop, chosen))
        self._laying.done.connect(self._on_pages)
        self._laying.failed.connect(self._on_failed)

    def _on_pages(self, found: Pages) -> None:
        self.sections.blockSignals(True)
        self.sections.clear()
        for chapter in found.chapters:
            item = QListWidgetItem(chapter.title)
            item.setSizeHint(self._room_for(chapter.title))
            item.setData(Qt.ItemDataRole.UserRole, chapter.page)
            self.sections.addItem(item)
        self.sections.blockSignals(False)
        self.count.setText(plural("{n} page · A4", "{n} pages · A4", len(found.figures)))
        words = _("Nothing to show yet: {sections}.").format(sections=", ".join(found.left_out))
        self.left_out.setText(words if found.left_out else "")
        self.left_out.setVisible(bool(found.left_out))
        self.preview.show_pages(found.figures)

    def _room_for(self, title: str) -> QSize:
        """Return the size of a line, so high that its whole title shows."""
        width = look.px(196 - 12)
        room = QRect(0, 0, width - look.px(34), 1000)
        words = self.sections.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, title)
        return QSize(width, words.height() + look.px(14))

    def _on_section(self, place: int) -> None:
        item = self.sections.item(place)
        if item is not None:
            self.preview.turn(int(item.data(Qt.ItemDataRole.UserRole)))

    def _on_turned(self, page: int) -> None:
        """Light up the section in which a page lies."""
        firsts = [
            int(self.sections.item(n).data(Qt.ItemDataRole.UserRole))
            for n in range(self.sections.count())
        ]
        inside = [n for n, first in enumerate(firsts) if first <= page]
        self.sections.blockSignals(True)
        self.sections.setCurrentRow(inside[-1] if inside else -1)
        self.sections.blockSignals(False)

    def _on_chosen(self, _choice: object = None) -> None:
        self.bridge.state["report.language"] = self.languages.current
        self.bridge.state["report.anonymous"] = self.nameless.isChecked()
        self.lay_out()

    def _folder(self) -> Path:
        document = self.bridge.document
        known = self.bridge.state.get("report.folder")
        return Path(known) if known else document.path.parent if document else Path.home()

    def _ask(self, suffix: str, kind: str) -> Path | None:
        title = self.bridge.workshop.about.title
        path = places.ask(self, self._folder(), places.file_name(title, suffix), kind)
        if path is not None:
            self.bridge.state["report.folder"] = str(path.parent)
        return path

    def _on_make(self) -> None:
        path = self._ask(".pdf", _("Report"))
        if path is not None:
            workshop, chosen = self.bridge.workshop, self.chosen
            self._start(
                Job(self.bridge.tasks, lambda on: printing.write(workshop, chosen, path, on))
            )

    def _on_export(self) -> None:
        sender = self.sender()
        suffix = str(sender.property("suffix"))
        path = self._ask(suffix, suffix[1:].upper())
        if path is None:
            return
        workshop, chosen = self.bridge.workshop, self.chosen
        document = self.bridge.document
        registers = document.registers if document else None
        work = partial(printing.export, workshop, chosen, path, registers)
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


_FORMATS = (
    (".xlsx", "XLSX"),
    (".pptx", "PPTX"),
    (".ics", "ICS"),
    (".svg", "SVG"),
    (".graphml", "GraphML"),
    (".json", "JSON"),
)
