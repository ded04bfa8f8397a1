"""One open line: the sides beside each other, one of them to be chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from almere_roadmap.document.openlines import Choice, OpenLine
from almere_roadmap.document.settling import Both, Decision, has_variants
from almere_roadmap.document.wording import short, when_words
from almere_roadmap.domain.fields import Value
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import (
    Chip,
    caption,
    clear,
    column,
    icon_label,
    label,
    link_button,
    row,
    set_tip,
)

_ICONS = {
    "items": "calendar",
    "contracts": "landmark",
    "hbo_actions": "graduation-cap",
    "niches": "lightbulb",
    "organisations": "building-2",
    "criteria": "sliders-horizontal",
    "boxes": "workflow",
    "flows": "workflow",
    "notes": "clipboard-list",
}
_LONGEST = 320


class Side(QPushButton):
    """One of the values, with whose it is; checked when it is chosen."""

    def __init__(self, choice: Choice, origin: str) -> None:
        """Show where the value comes from, the value, and who wrote it when."""
        super().__init__()
        self.setObjectName("version")
        self.setCheckable(True)
        self.choice = choice
        signed = " · ".join(filter(None, (choice.author, when_words(choice.time))))
        value = label(short(choice.words, _LONGEST), "bold", wrap=True)
        words = column(caption(origin), value, caption(signed), 0, gap=2)
        self._inside = row(gap=12, margin=12)
        self._mark = QVBoxLayout()
        self._inside.addLayout(self._mark)
        self._inside.addLayout(words, 1)
        self.setLayout(self._inside)
        self.setAccessibleName(f"{origin}: {choice.words}")
        set_tip(self, choice.words if len(choice.words) > _LONGEST else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(look.px(180))
        self.toggled.connect(self._show_mark)
        self._show_mark(False)

    def _show_mark(self, checked: bool) -> None:
        clear(self._mark)
        self._mark.addStretch(1)
        sign, token = ("circle-check", "accent") if checked else ("circle", "ink-2")
        self._mark.addWidget(icon_label(sign, token, 20))
        self._mark.addStretch(1)

    def hasHeightForWidth(self) -> bool:
        """Grow with the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Be as high as the words ask for."""
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the words."""
        return QSize(look.px(180), self._inside.totalMinimumSize().height())


class ChoiceCard(QFrame):
    """An open line with its sides.

    Signals:
        decided(): another side was chosen, or none any more.
    """

    decided = Signal()

    def __init__(
        self, line: OpenLine, origin_of: Callable[[Choice], str], here: Choice | None = None
    ) -> None:
        """Lay the sides out; nothing is chosen yet.  ``here`` is the side of this file."""
        super().__init__()
        self._here = here or line.choices[0]
        self.setObjectName("choice")
        self.line = line
        ordered = sorted(line.choices, key=lambda choice: choice is not self._here)
        self.sides = [Side(choice, origin_of(choice)) for choice in ordered]
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._state = row(gap=0)
        title = label(line.title, "strong", wrap=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = row(icon_label(_ICONS.get(line.key[0], "file-text"), "accent"), gap=8)
        top.addWidget(title, 1)
        top.addWidget(label(line.what, "quiet"))
        top.addLayout(self._state)
        values = row(gap=12)
        for side in self.sides:
            self._group.addButton(side)
            side.clicked.connect(self._on_clicked)
            values.addWidget(side, 1)
        if line.before:
            values.addWidget(self._before(line.before))
        lay = column(gap=12, margin=16)
        lay.addLayout(top)
        lay.addLayout(values)
        self.both = link_button(_("Keep both as a variant"), "copy")
        self.both.setCheckable(True)
        self.both.setFixedHeight(look.px(24))
        self.both.setAccessibleName(_("Keep both as a variant: {name}").format(name=line.title))
        set_tip(self.both, _("The other side gets a thing of its own beside this one."))
        self.both.clicked.connect(self._on_both)
        if has_variants(line):
            lay.addLayout(row(0, self.both, gap=8))
        self.setLayout(lay)
        self._show()

    def _before(self, words: str) -> QWidget:
        made = QWidget()
        made.setFixedWidth(look.px(150))
        made.setLayout(column(caption(_("Was before")), label(short(words), wrap=True), 0, gap=2))
        return made

    @property
    def chosen(self) -> Choice | None:
        """Return the side that is chosen, None when it is left for later."""
        return next((side.choice for side in self.sides if side.isChecked()), None)

    @property
    def decision(self) -> Decision | None:
        """Return what was decided about the line, None when it is left for later."""
        if self.both.isChecked():
            return self.line, Both(self.stays)
        return (self.line, self.chosen.value) if self.chosen else None

    @property
    def stays(self) -> Value:
        """Return what stays in the record when both are kept: the side that was here before."""
        return self._here.value

    def choose(self, place: int | None) -> None:
        """Choose a side, or none."""
        self.both.setChecked(False)
        for number, side in enumerate(self.sides):
            side.setChecked(number == place)
        self._show()

    def _on_both(self) -> None:
        for side in self.sides:
            side.setChecked(self.both.isChecked())
        self._show()
        self.decided.emit()

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if self.both.isChecked():  # the side that was pressed is wanted alone
            self.both.setChecked(False)
            for side in self.sides:
                side.setChecked(side is clicked)
        for side in self.sides:
            if side is not clicked:
                side.setChecked(False)
        self._show()
        self.decided.emit()

    def _show(self) -> None:
        settled = self.decision is not None
        clear(self._state)
        chosen = _("both kept") if self.both.isChecked() else _("chosen")
        words = chosen if settled else _("still to choose")
        self._state.addWidget(
            Chip(words, "good" if settled else "warn"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.setProperty("settled", settled)
        self.style().unpolish(self)
        self.style().polish(self)
