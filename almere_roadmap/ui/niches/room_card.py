"""Who is in the room: people per group, so that a vote knows who can still come in."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.judgements import people_of
from almere_roadmap.ui.widgets.parts import Card, caption, label, tool_button
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.records import delete


class RoomCard(Card):
    """A line per group: how many there are, one more (also a latecomer), one fewer."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the lines."""
        super().__init__(_("In the room"))
        self.bridge = bridge
        self.counts: dict[Group, QLabel] = {}
        self.names: dict[Group, QLineEdit] = {}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(8))
        grid.setColumnStretch(2, 1)
        for place, group in enumerate(Group):
            self._add_line(grid, place, group)
        self.body.addWidget(holder)
        self.body.addWidget(caption(_("Who comes later can still vote until the reveal.")))

    def _add_line(self, grid: QGridLayout, place: int, group: Group) -> None:
        sign = QLabel()
        sign.setPixmap(groups.pixmap(group, 12, self.devicePixelRatioF()))
        name = self.names[group] = QLineEdit()
        name.setPlaceholderText(_("name"))
        name.setAccessibleName(_("Name of somebody of {group}").format(group=groups.name(group)))
        name.setMaxLength(200)
        name.returnPressed.connect(lambda: self._on_more(group))
        count = self.counts[group] = label("", "bold")
        fewer = tool_button("minus", _("{group}: one fewer").format(group=groups.name(group)))
        fewer.clicked.connect(lambda: self._on_fewer(group))
        more = tool_button("plus", _("{group}: one more").format(group=groups.name(group)))
        more.clicked.connect(lambda: self._on_more(group))
        cells = (sign, label(groups.name(group)), name, fewer, count, more)
        for column, widget in enumerate(cells):
            grid.addWidget(widget, place, column)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show how many people there are."""
        for group, count in self.counts.items():
            count.setText(number(len(people_of(workshop, group))))

    def _on_more(self, group: Group) -> None:
        field = self.names[group]
        taken = {p.name for p in self.bridge.workshop.participants.values()}
        name = field.text().strip() or _free_name(capital(groups.name(group)), taken)
        field.clear()
        self.bridge.attempt(add_participant, name=name, group=group)

    def _on_fewer(self, group: Group) -> None:
        people = people_of(self.bridge.workshop, group)
        if people:
            self.bridge.attempt(delete, people[-1].id)


def _free_name(group: str, taken: set[str]) -> str:
    count = 1
    while f"{group} {number(count)}" in taken:
        count += 1
    return f"{group} {number(count)}"
