"""Compare any two moments of the workshop, or files, in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.document import Document
from almere_roadmap.document.since import Point, at, between, last_session, points
from almere_roadmap.document.told import Line
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, plural, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.homes import home_of
from almere_roadmap.ui.outcome.turns import TURNS
from almere_roadmap.ui.widgets.parts import button, heading, label, row

_ROW = Qt.ItemDataRole.UserRole
NOW = Point("", "now")
Side = Point | Path


class CompareDialog(QDialog):
    """From one moment or file to another; a line for each difference."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        """Read the moments beside the window; begin with the last session and now."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compare"))
        self.resize(look.px(860), look.px(580))
        self.bridge = bridge
        self.lines: list[Line] = []
        self.count = label("", "quiet")
        self.old, self.new = self._side(_("From")), self._side(_("To"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("All differences"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        self.copy = button(_("Copy as text"), "copy")
        self.copy.clicked.connect(self._on_copy)
        close = button(_("Close"), primary=True)
        close.clicked.connect(self.accept)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addLayout(row(heading(_("Compare"), "section"), self.count, 0))
        sides = row(label(_("From"), "quiet"), gap=8)
        sides.addWidget(self.old, 1)
        sides.addWidget(label(_("To"), "quiet"))
        sides.addWidget(self.new, 1)
        lay.addLayout(sides)
        lay.addWidget(self.list, 1)
        lay.addLayout(row(self.copy, 0, close))
        if (document := bridge.document) is not None:
            bridge.tasks.one_by_one(partial(_moments, document), self._take, self._tell)

    def _side(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.activated.connect(partial(self._on_chosen, made))
        return made

    def _tell(self, error: AlmereError) -> None:
        self.count.setText(said(error))

    def _take(self, found: tuple[list[Point], Point]) -> None:
        known, last = found
        for side in (self.old, self.new):
            side.addItem(_("Now"), NOW)
            for point in known if last in known else [*known, last]:
                side.addItem(point.words, point)
            side.addItem(_("Before everything"), Point("", ""))
            side.addItem(_("A file…"), None)
        words = [self.old.itemText(n) for n in range(self.old.count())]
        self.old.setCurrentIndex(words.index(last.words))
        self._compare()

    def _on_chosen(self, side: QComboBox, place: int) -> None:
        if side.itemData(place) is None:
            kinds = "Almere Roadmap (*.almere)"
            chosen, _kind = QFileDialog.getOpenFileName(self, _("Compare"), "", kinds)
            if not chosen:
                side.setCurrentIndex(0)
            else:
                path = Path(chosen)
                side.insertItem(place, path.name, path)
                side.setCurrentIndex(place)
        self._compare()

    def _compare(self) -> None:
        document = self.bridge.document
        old, new = self.old.currentData(), self.new.currentData()
        if document is None or old is None or new is None:
            return
        self.count.setText(_("Comparing…"))
        work = partial(_differences, document, old, new)
        self.bridge.tasks.one_by_one(work, self._show, self._tell)

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        words = plural("{n} difference", "{n} differences", len(lines))
        self.count.setText(words if lines else _("There is no difference."))
        self.list.clear()
        for line in lines:
            turn, sign = TURNS[line.turn]
            item = QListWidgetItem(icon(sign, "ink-2"), f"{_(turn)}: {line.words}")
            item.setData(_ROW, line.row)
            self.list.addItem(item)
        self.copy.setEnabled(bool(lines))

    def _go(self, item: QListWidgetItem) -> None:
        found = self.bridge.workshop.find(item.data(_ROW)) if item.data(_ROW) else None
        if found is not None:
            self.accept()
            self.bridge.go(home_of(found[0]), found[1].id)

    def _on_copy(self) -> None:
        texts = [self.list.item(n).text() for n in range(self.list.count())]
        QGuiApplication.clipboard().setText("\n".join(texts))


def _moments(document: Document) -> tuple[list[Point], Point]:
    return points(document), last_session(document)


def _differences(document: Document, old: Side, new: Side) -> list[Line]:
    files = [side for side in (old, new) if isinstance(side, Path)]
    return between(_workshop(document, old), _workshop(document, new), document, *files)


def _workshop(document: Document, side: Side) -> Workshop:
    if isinstance(side, Path):
        with Document.open(side, read_only=True) as other:
            return other.workshop
    return document.workshop if side == NOW else at(document, side.edit)
