"""Counting hands: the grid of dots by group, and a counter for who works with the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.dot_grid import DotGrid
from almere_roadmap.ui.widgets.parts import caption, label, row, tool_button
from almere_roadmap.verbs import votes


class HandsPad(QWidget):
    """Keys in what the hands of each group add up to."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the grid and its counter."""
        super().__init__()
        self.bridge = bridge
        self.round = ""
        self.grid = DotGrid()
        self.grid.dots.keyed.connect(self._on_keyed)
        self.grid.dots.counted.connect(self._on_counted)
        self.grid.walked.connect(self._tell)
        self.cell, self.count = label("", "strong", wrap=True), label("", "section")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setFixedWidth(look.px(44))
        self.fewer = tool_button("minus", _("One fewer"))
        self.more = tool_button("plus", _("One more"))
        for made, step in ((self.fewer, -1), (self.more, 1)):
            # The grid keeps the keyboard, where + and − do the same.
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(lambda _on, by=step: self.grid.count_by(by))
        self.counter = QWidget()
        lay = row(self.cell, self.fewer, self.count, self.more, gap=8)
        lay.setStretch(0, 1)
        self.counter.setLayout(lay)
        words = _("Type the number of dots and Enter, or + and −. Others in the room see only ●.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.px(8))
        for widget in (self.grid, self.counter, caption(words)):
            whole.addWidget(widget)

    def show_round(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show what the hands of a round add up to so far."""
        self.round = voting.id
        self.grid.show_round(workshop, voting)
        self._tell()

    def _tell(self) -> None:
        at, dots = self.grid.currentIndex(), self.grid.dots
        there = at.isValid() and at.row() < dots.rowCount()
        self.counter.setVisible(there)
        if there:
            name = groups.name(dots.groups[at.column()])
            self.cell.setText(f"{dots.row_name(at.row())} – {name}")
            self.count.setText(number(dots.dots(at) or 0))

    def _on_keyed(self, niche: str, group: Group, dots: int) -> None:
        self.bridge.attempt(
            votes.key_in_dots, round=self.round, niche=niche, group=group, dots=dots
        )

    def _on_counted(self, group: Group, people: int, skipped: int) -> None:
        self.bridge.attempt(
            votes.key_in_people, round=self.round, group=group, people=people, skipped=skipped
        )

    def start(self) -> None:
        """Put the keyboard on the grid."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
