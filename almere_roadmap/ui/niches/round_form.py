"""What a new round of voting needs: its question, its dots, and no look-alikes among the niches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.look_alikes import look_alikes
from almere_roadmap.domain.entities import Niche
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, icon_label, label, row, set_tip
from almere_roadmap.verbs import votes
from almere_roadmap.verbs.niche_merge import merge_niches

_LEFT = Qt.AlignmentFlag.AlignLeft


class RoundForm(QWidget):
    """What a new round needs; it is opened now or prepared for later.

    Signals:
        opened(): a round was opened or prepared.
    """

    opened = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Ask for a round."""
        super().__init__()
        self.bridge = bridge
        self.question = QLineEdit(_("Which niches do we put on the roadmap today?"))
        self.question.setAccessibleName(_("Question"))
        self.question.setMaxLength(500)
        self.question.setCursorPosition(0)
        self.budget = _spin(3, _("Dots per person"))
        self.most = _spin(2, _("At most on one niche"))
        self.shuffled = QCheckBox(_("niches in an order of chance"))
        set_tip(self.shuffled, _("Hands: one order for all. Papers: every voter has another."))
        self.no_own = QCheckBox(_("no dots on one’s own niche"))
        set_tip(self.no_own, _("Holds for papers with a name whose organisation is known."))
        self.prepare = button(_("Prepare"), "clock", tip=_("Keep it ready; open it later"))
        self.prepare.clicked.connect(lambda: self._make(votes.prepare_round))
        self.open = button(_("Open the vote"), "vote", primary=True)
        self.open.clicked.connect(lambda: self._make(votes.open_round))
        self.question.returnPressed.connect(self.open.click)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        for first, second in look_alikes(bridge.workshop)[:3]:
            lay.addWidget(self._alike(first, second))
        lay.addLayout(self._make_fields())
        lay.addWidget(self.shuffled)
        lay.addWidget(self.no_own)
        lay.addLayout(row(0, self.prepare, self.open))

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(look.px(8))
        # The question has the whole width: it is read out.
        grid.addWidget(label(_("Question"), "quiet"), 0, 0, 1, 2)
        grid.addWidget(self.question, 1, 0, 1, 2)
        numbers = ((_("Dots per person"), self.budget), (_("At most on one niche"), self.most))
        for place, (words, field) in enumerate(numbers, 2):
            grid.addWidget(label(words, "quiet"), place, 0)
            grid.addWidget(field, place, 1, _LEFT)
        count = len(self.bridge.workshop.niches)
        if count > 2:
            grid.addWidget(caption(_usual(count)), 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _alike(self, first: Niche, second: Niche) -> QWidget:
        made = QWidget()
        words = _("{first} and {second} look alike: votes would split.")
        said = words.format(first=_name(first), second=_name(second))
        merge = button(_("Merge"), "merge")
        name = _("Merge {second} into {first}")
        merge.setAccessibleName(name.format(first=_name(first), second=_name(second)))
        merge.clicked.connect(lambda: self.bridge.attempt(merge_niches, first.id, second.id))
        lay = row(icon_label("triangle-alert", "warn", 16), label(said, "body", wrap=True), merge)
        lay.setStretch(1, 1)
        made.setLayout(lay)
        return made

    def _make(self, verb: Callable[..., Draft]) -> None:
        made = self.bridge.attempt(
            verb,
            question=self.question.text().strip(),
            budget=self.budget.value(),
            most=self.most.value(),
            shuffled=self.shuffled.isChecked(),
            no_own=self.no_own.isChecked(),
        )
        if made is not None:
            self.opened.emit()


def _usual(count: int) -> str:
    """Say how many dots are usual for so many niches: a quarter to a third of them."""
    few, many = max(1, round(count / 4)), max(1, -(-count // 3))
    words = _("For {n} niches {few} to {many} dots each are usual.")
    if few == many:
        words = _("For {n} niches {few} dots each are usual.")
    if many == 1:
        words = _("For {n} niches one dot each is usual.")
    return words.format(n=number(count), few=number(few), many=number(many))


def _name(niche: Niche) -> str:
    return f"{niche.code} {niche.name}".strip()


def _spin(value: int, name: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, 99)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setFixedWidth(look.px(88))
    return made
