"""Asking what a new workshop begins with, what it is called and where its file goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.templates import SAMPLE, TEMPLATES
from almere_roadmap.files import legal_stem
from almere_roadmap.i18n import _, say
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.ui.widgets.saving import new_place_for


class NewWorkshopDialog(QDialog):
    """Template, title and place; ``path`` is where the file goes."""

    def __init__(self, window: QWidget, template: str) -> None:
        """Offer the templates, ``template`` first."""
        super().__init__(window)
        self.setWindowTitle(_("New workshop"))
        self.setMinimumWidth(look.px(480))
        self.template = QComboBox()
        for known in TEMPLATES:
            self.template.addItem(say(known.title), known.name)
        self.template.setCurrentIndex(max(0, self.template.findData(template or "empty")))
        self.template.setAccessibleName(_("Begin with"))
        self.contents = caption("")
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Title of the workshop"))
        self.title.setAccessibleName(_("Title of the workshop"))
        self.title.textChanged.connect(self._propose)
        self.question = self._field(_("The question that the workshop is to answer"))
        self.home = self._field(_("Home area, such as Almere"))
        self.template.currentIndexChanged.connect(self._propose)
        self.path = Path()
        self.place = caption("")
        choose = button(_("Elsewhere…"), "folder-open")
        choose.clicked.connect(self._choose)
        cancel, self.make = button(_("Cancel")), button(_("Make workshop"), primary=True)
        cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self.accept)
        self.make.setDefault(True)
        self._lay_out(choose, cancel)
        self.title.setFocus()
        self._propose()

    def _lay_out(self, choose: QPushButton, cancel: QPushButton) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        for widget in (heading(_("New workshop"), "section"), label(_("Begin with"), "quiet")):
            lay.addWidget(widget)
        lay.addWidget(self.template)
        lay.addWidget(self.contents)
        lay.addWidget(label(_("Title"), "quiet"))
        lay.addWidget(self.title)
        lay.addWidget(self._make_about())
        lay.addWidget(label(_("File"), "quiet"))
        lay.addLayout(row(self.place, 0, choose))
        lay.addLayout(row(0, cancel, self.make))

    def _field(self, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setMaxLength(1000)
        return made

    def _make_about(self) -> QWidget:
        """Return what the sample has already and a workshop of one's own needs."""
        self.about = QWidget()
        lay = QVBoxLayout(self.about)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        for words, field in ((_("Question"), self.question), (_("Home area"), self.home)):
            lay.addWidget(label(words, "quiet"))
            lay.addWidget(field)
        lay.addWidget(caption(_("Both can be filled in later, under the title of the workshop.")))
        return self.about

    def _propose(self) -> None:
        self.about.setVisible(self.template.currentData() != SAMPLE)
        known = TEMPLATES[self.template.currentIndex()]
        self.contents.setText(say(known.contents))
        self.template.setAccessibleDescription(say(known.contents))
        name = self.title.text() or say(known.title)
        self._show(free_name(_documents(), name))

    def _show(self, path: Path) -> None:
        self.path = path
        self.place.setText(str(path))

    def _choose(self) -> None:
        path = new_place_for(self, _("New workshop"), self.path)
        if path is not None:
            self._show(path)


def _documents() -> Path:
    """A new account may have no such folder yet; its home always is there."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


def free_name(folder: Path, title: str) -> Path:
    """Return a file name made of a title that no file in ``folder`` has yet."""
    words = legal_stem(title, SAMPLE, most=60).casefold().replace(" ", "-")
    path, number = folder / f"{words}.almere", 2
    while path.exists():
        path, number = folder / f"{words}-{number}.almere", number + 1
    return path


def ask(window: QWidget, template: str = "") -> tuple[Path, str, str, str, str] | None:
    """Return (path, template, title, question, home), None when the person thinks better of it."""
    dialog = NewWorkshopDialog(window, template)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    template = str(dialog.template.currentData())
    about = (dialog.question, dialog.home) if template != SAMPLE else ()
    question, home = (*(field.text().strip() for field in about), "", "")[:2]
    return dialog.path, template, dialog.title.text().strip(), question, home
