"""Handing out copies: for the tables, without history, or without names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.document import copying
from almere_roadmap.i18n import _, plural, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.ui.widgets.saving import WORKSHOP, place_for

TABLES, BARE, ANONYMOUS = "tables", "bare", "anonymous"


class HandOutDialog(QDialog):
    """Asks what kind of copy, how many, and where."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Offer copies for the tables first."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Hand out copies"))
        self.setMinimumWidth(look.px(520))
        self.bridge = bridge
        document = bridge.document
        self.folder = document.path.parent if document else Path.home()
        self.tables = QRadioButton(_("For the tables, to be merged back later"))
        self.bare = QRadioButton(_("Without history: only what the workshop is now"))
        self.anonymous = QRadioButton(_("Without history and without names"))
        self.tables.setChecked(True)
        self.count = QSpinBox()
        self.count.setRange(1, 30)
        self.count.setValue(3)
        self.count.setAccessibleName(_("How many tables"))
        self.place = caption(str(self.folder))
        self.where = button(_("Elsewhere…"), "folder-open")
        self.cancel, self.make = button(_("Cancel")), button(_("Make copies"), primary=True)
        self.make.setDefault(True)
        self.where.clicked.connect(self._choose_folder)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        for kind in (self.tables, self.bare, self.anonymous):
            kind.setMinimumHeight(look.px(28))
            kind.toggled.connect(self._show)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(_("Hand out copies"), "section"))
        lay.addWidget(self.tables)
        self.number = row(24, label(_("Tables"), "quiet"), self.count, 0)
        lay.addLayout(self.number)
        lay.addLayout(row(24, self.place, 0, self.where))
        lay.addWidget(self.bare)
        lay.addWidget(self._note(_("Cannot be merged back; nobody sees who did what.")))
        lay.addWidget(self.anonymous)
        words = _("Firms and people are numbered, also in texts; registers stay behind.")
        lay.addWidget(self._note(words))
        lay.addSpacing(look.px(8))
        lay.addLayout(row(0, self.cancel, self.make))

    def _note(self, words: str) -> QWidget:
        made = caption(words)
        made.setContentsMargins(look.px(24), 0, 0, 0)
        return made

    @property
    def kind(self) -> str:
        """Return which kind of copy is chosen."""
        if self.tables.isChecked():
            return TABLES
        return BARE if self.bare.isChecked() else ANONYMOUS

    def _show(self) -> None:
        for made in (self.count, self.where):
            made.setEnabled(self.kind == TABLES)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Folder for the copies"), str(self.folder))
        if name:
            self.folder = Path(name)
            self.place.setText(name)

    def _make(self) -> None:
        if self.kind == TABLES:
            self._make_tables()
        else:
            self._make_one()

    def _make_tables(self) -> None:
        document, told = self.bridge.document, self.bridge.told
        if document is None:
            return
        names = [_("table {n}").format(n=place) for place in range(1, self.count.value() + 1)]

        def done(paths: tuple[Path, ...]) -> None:
            words = plural("{n} copy made:", "{n} copies made:", len(paths))
            told.emit("good", f"{words} {', '.join(path.name for path in paths)}")

        work = partial(copying.for_tables, document, self.folder, names)
        self.bridge.tasks.one_by_one(work, done, lambda error: told.emit("bad", said(error)))
        self.accept()

    def _make_one(self) -> None:
        document, told = self.bridge.document, self.bridge.told
        if document is None:
            return
        words = _("Copy without names") if self.kind == ANONYMOUS else _("Copy without history")
        path = place_for(self, words, self.folder, WORKSHOP)
        if path is None:
            return
        write = copying.anonymous if self.kind == ANONYMOUS else copying.without_history
        self.bridge.tasks.one_by_one(
            partial(write, document, path, overwrite=True),
            lambda _done: told.emit("good", _("Saved a copy as {file}").format(file=path.name)),
            lambda error: told.emit("bad", said(error)),
        )
        self.accept()
