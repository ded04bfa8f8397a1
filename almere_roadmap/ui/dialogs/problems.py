"""The points of attention; choosing one goes to what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from almere_roadmap.domain.rules import ERROR, WARNING, Problem
from almere_roadmap.i18n import _, plural, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.homes import home_of
from almere_roadmap.ui.widgets.parts import heading, label


class ProblemsDialog(QDialog):
    """Lists problems, the most serious first."""

    def __init__(self, window: QWidget, bridge: Bridge, found: tuple[Problem, ...]) -> None:
        """Show what was found."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Points of attention"))
        self.resize(look.px(640), look.px(420))
        self.bridge = bridge
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("Points of attention"))
        for problem in found:
            self.list.addItem(_item(problem))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        lay = QVBoxLayout(self)
        count = plural("{n} point of attention", "{n} points of attention", len(found))
        lay.addWidget(heading(count, "section"))
        if found:
            lay.addWidget(self.list)
        else:
            lay.addWidget(label(_("Nothing needs attention."), "quiet"))
            lay.addStretch(1)

    def _go(self, item: QListWidgetItem) -> None:
        problem: Problem = item.data(Qt.ItemDataRole.UserRole)
        found = self.bridge.workshop.find(problem.about[0]) if problem.about else None
        self.close()
        if found is not None:
            self.bridge.go(home_of(found[0]), found[1].id)


def _item(problem: Problem) -> QListWidgetItem:
    signs = {ERROR: ("circle-alert", "bad"), WARNING: ("triangle-alert", "warn")}
    sign, token = signs.get(problem.severity, ("info", "ink-2"))
    made = QListWidgetItem(icon(sign, token), say(problem.message))
    made.setData(Qt.ItemDataRole.UserRole, problem)
    return made
