"""Everything that can be chosen about a document, with its pages beside it as they will be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.report.choice import Document, Paper
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.outcome import logo
from almere_roadmap.ui.outcome.choosing import Choosing
from almere_roadmap.ui.outcome.missing import MissingLines
from almere_roadmap.ui.outcome.pages_view import PagesView
from almere_roadmap.ui.outcome.ways_out import FORMATS, NAMELESS, documents
from almere_roadmap.ui.widgets.parts import Segments, button, caption, hairline, heading, label, row
from almere_roadmap.ui.widgets.tips import plain_tip

CONCEPT, FINAL = "concept", "final"


class ChoiceDialog(QDialog):
    """Document, contents, logo, client, draft or final, names, language and paper.

    What is chosen holds at once; there is nothing to confirm, and undo takes it back.

    Signals:
        making(): make the PDF of what is chosen.
        exporting(str): write the workshop in the format of this ending.
    """

    making = Signal()
    exporting = Signal(str)

    def __init__(self, parent: QWidget, bridge: Bridge, choosing: Choosing) -> None:
        """Show what is chosen now."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What to print"))
        room = parent.window().size()
        self.resize(min(look.px(1180), room.width()), min(look.px(860), room.height()))
        self.bridge, self.choosing = bridge, choosing
        self.view = PagesView(bridge, choosing, self)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        middle = row(self._make_form(), gap=0)
        middle.addWidget(hairline(vertical=True))
        middle.addWidget(self.view.preview, 1)
        lay.addLayout(middle, 1)
        lay.addWidget(hairline())
        lay.addLayout(self._make_foot())
        choosing.changed.connect(self._show)
        bridge.changed.connect(self._on_workshop)
        self._show()
        self.view.lay_out()
        self.documents.setFocus()

    # Parts.

    def _make_form(self) -> QWidget:
        form = QFrame()
        form.setFixedWidth(look.px(380))
        self.documents = Segments(documents())
        self.documents.setAccessibleName(_("Document"))
        self.documents.chosen.connect(self._on_document)
        self.contents = label(_("Contents: drag or Alt+↑↓ for the order"), "quiet")
        lay = QVBoxLayout(form)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addLayout(row(heading(_("What to print"), "section"), 0, self.view.count))
        lay.addWidget(self.documents)
        lay.addWidget(self.contents)
        lay.addWidget(self.view.sections, 1)
        lay.addWidget(self.view.parts, 1)
        lay.addWidget(self.view.left_out)
        lay.addWidget(self._make_paper())
        self.missing = MissingLines(self.bridge)
        lay.addWidget(self.missing)
        lay.addStretch(0)
        lay.addWidget(hairline())
        self._add_marks(lay)
        return form

    def _make_paper(self) -> QWidget:
        self.papers = QComboBox()
        self.papers.setAccessibleName(_("Paper"))
        for paper in Paper:
            self.papers.addItem(paper.value, paper)
        self.papers.activated.connect(
            lambda place: self.choosing.take(paper=self.papers.itemData(place))
        )
        self.tiled = QCheckBox(_("On sheets of A4, to be glued"))
        self.tiled.clicked.connect(lambda on: self.choosing.take(tiled=on))
        self.paper = QWidget()
        self.paper.setLayout(row(label(_("Paper"), "quiet"), self.papers, self.tiled, 0))
        return self.paper

    def _add_marks(self, lay: QVBoxLayout) -> None:
        self.client = QLineEdit()
        self.client.setAccessibleName(_("Client"))
        self.client.setPlaceholderText(_("Client"))
        self.client.setMaxLength(200)
        self.client.editingFinished.connect(self._on_client)
        self.status = Segments([(CONCEPT, _("Draft")), (FINAL, _("Final"))])
        self.status.setAccessibleName(_("Draft or final"))
        self.status.chosen.connect(lambda key: self.choosing.keep(status=key))
        self.languages = Segments([("nl", "Nederlands"), ("en", "English")])
        self.languages.setAccessibleName(_("Language"))
        self.languages.chosen.connect(lambda key: self.choosing.take(language=key))
        self.nameless = QCheckBox(_("Without names"))
        self.nameless.setToolTip(plain_tip(_(NAMELESS)))
        self.nameless.clicked.connect(lambda on: self.choosing.take(anonymous=on))
        self.shown_logo = label("")
        self.shown_logo.setFixedSize(look.px(110), look.px(32))
        self.choose_logo = button(_("Logo…"), "image")
        self.choose_logo.clicked.connect(self._on_logo)
        self.no_logo = button("", "x")
        self.no_logo.setAccessibleName(_("Remove the logo"))
        self.no_logo.clicked.connect(lambda: self.choosing.keep(logo=""))
        lay.addWidget(label(_("Client"), "quiet"))
        lay.addWidget(self.client)
        lay.addLayout(row(self.choose_logo, self.shown_logo, self.no_logo, 0))
        lay.addLayout(row(self.status, 0, self.languages))
        lay.addWidget(self.nameless)

    def _make_foot(self) -> QVBoxLayout:
        foot_row = row(caption(_("also"), wrap=False), margin=12)
        self.formats = {}
        for suffix, words in FORMATS:
            made = button(words)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.clicked.connect(partial(self._on_format, suffix))
            self.formats[suffix] = made
            foot_row.addWidget(made)
        close = button(_("Close"))
        close.clicked.connect(self.accept)
        self.make = button(_("Make PDF"), "download", primary=True)
        self.make.clicked.connect(self._on_make)
        for made in (close, self.make, self.choose_logo, self.no_logo):
            made.setAutoDefault(False)
        foot = QVBoxLayout()
        foot_row.addStretch(1)
        foot_row.addWidget(close)
        foot_row.addWidget(self.make)
        foot.addLayout(foot_row)
        return foot

    # Showing.

    def _show(self) -> None:
        choice, about = self.choosing.choice, self.bridge.workshop.about
        kind = self.view.kind
        is_report = choice.document is Document.REPORT and not kind
        self.documents.choose("" if kind else choice.document)
        self.view.parts.setVisible(bool(kind))
        for suffix, made in self.formats.items():
            made.setChecked(suffix == f".{kind}")
        self.make.setText(_("Make {format}").format(format=_called(kind)))
        self.contents.setVisible(is_report)
        self.view.sections.setVisible(is_report)
        self.view.left_out.setVisible(is_report and bool(self.view.left_out.text()))
        self.paper.setVisible(choice.document is Document.POSTER and not kind)
        self.papers.setCurrentIndex(self.papers.findData(choice.paper))
        self.tiled.setChecked(choice.tiled)
        self.nameless.setChecked(choice.anonymous)
        self.languages.choose(choice.language)
        self.status.choose(FINAL if about.status == FINAL else CONCEPT)
        if not self.client.hasFocus():
            self.client.setText(about.client)
        self._show_logo(about.logo)
        writable = self.bridge.writable
        for part in (self.client, self.view.sections):
            part.setEnabled(writable)
        for mark in (self.status, self.choose_logo, self.no_logo):
            # Only what is printed carries them.
            mark.setEnabled(writable and not kind)

    def _show_logo(self, letters: str) -> None:
        picture = QPixmap()
        picture.loadFromData(logo.content_of(letters))
        self.no_logo.setVisible(bool(letters))
        if picture.isNull():
            self.shown_logo.clear()
            self.shown_logo.setAccessibleName(_("No logo"))
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self.shown_logo.setPixmap(picture.scaled(self.shown_logo.size(), keep, smooth))
        self.shown_logo.setAccessibleName(_("Logo"))

    def _on_workshop(self, _changes: object) -> None:
        self._show()
        self.view.show_later()

    # Acts.

    def _on_client(self) -> None:
        text = self.client.text().strip()
        if text != self.bridge.workshop.about.client:
            self.choosing.keep(client=text)

    def _on_logo(self) -> None:
        kinds = _("Pictures") + " (*.png *.jpg *.jpeg)"
        document = self.bridge.document
        folder = str(document.path.parent) if document else ""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Logo"), folder, kinds)
        if chosen:
            work = partial(logo.from_file, Path(chosen))
            self.bridge.tasks.aside(work, self._keep_logo, self._refuse)

    def _keep_logo(self, letters: str) -> None:
        self.choosing.keep(logo=letters)

    def _refuse(self, error: AlmereError) -> None:
        self.bridge.told.emit("bad", said(error))

    def _on_document(self, key: str) -> None:
        self.view.kind = ""
        self.choosing.take(document=Document(key))

    def _on_format(self, suffix: str) -> None:
        """Show what a file in this format will hold; once more: the document again."""
        kind = suffix.removeprefix(".")
        self.view.show_kind("" if self.view.kind == kind else kind)
        self._show()

    def _on_make(self) -> None:
        self.accept()
        if self.view.kind:
            self.exporting.emit(f".{self.view.kind}")
        else:
            self.making.emit()


def _called(kind: str) -> str:
    """Return what a format is called; "" is that of a document to print."""
    return dict(FORMATS).get(f".{kind}", "PDF")
