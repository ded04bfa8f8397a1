"""Where a vote stands: how many dots are in per group, hidden until they are revealed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.analysis.voting import tally
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.words import Group, RoundState, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui import groups, look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.niches.dot_grid import voting_groups
from almere_roadmap.ui.parts import (
    Card,
    Chip,
    button,
    clear,
    heading,
    icon_label,
    label,
    row,
)
from almere_roadmap.verbs import votes


@dataclass(frozen=True)
class Purse:
    """The dots of one group in a round: how many are in, and how many it has (0: not known)."""

    group: Group
    used: int
    budget: int


def purses(workshop: Workshop, voting: VotingRound) -> list[Purse]:
    """Return what each group has put in."""
    found = tally(workshop, voting.id)
    if found is None:
        return []
    return [
        Purse(group, found.dots_in[group], found.dots_given[group])
        for group in voting_groups(workshop)
    ]


def current_round(workshop: Workshop) -> VotingRound | None:
    """Return the round that was opened last."""
    rounds = ordered(workshop.rounds.values())
    return rounds[-1] if rounds else None


class RoundForm(QWidget):
    """What a new round needs: its question and how many dots.

    Signals:
        opened(): a round was opened.
    """

    opened = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Ask for a round."""
        super().__init__()
        self.bridge = bridge
        self.question = QLineEdit(_("Which niches do we put on the roadmap today?"))
        self.question.setAccessibleName(_("Question"))
        self.question.setMaxLength(500)
        self.budget = _spin(3, _("Dots per person"))
        self.most = _spin(2, _("At most on one niche"))
        self.open = button(_("Open the vote"), "vote", primary=True)
        self.open.clicked.connect(self._on_open)
        self.question.returnPressed.connect(self._on_open)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(8))
        fields: list[tuple[str, QWidget]] = [
            (_("Question"), self.question),
            (_("Dots per person"), self.budget),
            (_("At most on one niche"), self.most),
        ]
        for place, (words, field) in enumerate(fields):
            grid.addWidget(label(words, "quiet"), place, 0)
            grid.addWidget(field, place, 1, _LEFT if place else Qt.AlignmentFlag(0))
        grid.addWidget(self.open, 3, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)

    def _on_open(self) -> None:
        made = self.bridge.attempt(
            votes.open_round,
            question=self.question.text().strip(),
            budget=self.budget.value(),
            most=self.most.value(),
        )
        if made is not None:
            self.opened.emit()


_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight


def _spin(value: int, name: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, 99)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setFixedWidth(look.px(88))
    return made


class VoteCard(Card):
    """The state of the vote, and what to do next.

    Signals:
        keying(): go and key in dots.
        opened(): a round was opened here.
    """

    keying = Signal()
    opened = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__(gap=12)
        self.bridge = bridge
        self._asking = False
        self._shown: tuple[object, ...] = ()
        self._lay = QVBoxLayout()
        self._lay.setSpacing(look.px(10))
        self.body.addLayout(self._lay)
        self.reveal = button(_("Reveal"), "eye", primary=True)
        self.again = button(_("New round"), "vote")

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the last round, or the form for the first."""
        voting = current_round(workshop)
        found = tally(workshop, voting.id) if voting else None
        state = (self._asking, voting, found, voting_groups(workshop))
        if state == self._shown:
            return
        self._shown = state
        clear(self._lay)
        if voting is None or self._asking:
            self._show_form(voting)
        else:
            self._show_round(workshop, voting)

    def _show_form(self, voting: VotingRound | None) -> None:
        self._lay.addWidget(heading(_("Dot voting"), "section"))
        self.form = RoundForm(self.bridge)
        self.form.opened.connect(self._on_opened)
        self._lay.addWidget(self.form)
        self._lay.addStretch(1)

    def _on_opened(self) -> None:
        self._asking = False
        self.opened.emit()

    def _show_round(self, workshop: Workshop, voting: VotingRound) -> None:
        place = ordered(workshop.rounds.values()).index(voting) + 1
        words = label(_("round {n}").format(n=number(place)), "quiet")
        head = row(heading(_("Dot voting"), "section"), words, 0)
        if voting.status is Status.ILLUSTRATIVE:
            head.addWidget(Chip(_("illustrative")))
        self._lay.addLayout(head)
        found = purses(workshop, voting)
        self._lay.addWidget(self._total(found))
        self._lay.addLayout(self._secrecy(voting))
        if voting.state is RoundState.OPEN:
            self._lay.addWidget(_Purses(found))
        rule = _("“{question}” {budget}, at most {most} on one niche.").format(
            question=voting.question,
            budget=plural("{n} dot per person", "{n} dots per person", voting.budget),
            most=number(voting.most),
        )
        self._lay.addWidget(label(rule, "body", wrap=True))
        if voting.state is RoundState.REVEALED:
            self._lay.addWidget(_Outcome(workshop, voting))
        self._lay.addStretch(1)
        self._lay.addLayout(self._buttons(voting))

    def _total(self, found: list[Purse]) -> QLabel:
        used, budget = sum(p.used for p in found), sum(p.budget for p in found)
        if not budget:
            return heading(plural("{n} dot in", "{n} dots in", used), "display")
        words = _("{used} of {budget} dots in")
        return heading(words.format(used=number(used), budget=number(budget)), "display")

    def _secrecy(self, voting: VotingRound) -> QVBoxLayout:
        hidden = voting.state is RoundState.OPEN
        words = _("hidden until you reveal them") if hidden else _("revealed")
        sign = icon_label("eye-off" if hidden else "eye", "good", 14)
        lay = QVBoxLayout()
        lay.addLayout(row(sign, label(words, "good"), 0, gap=6))
        return lay

    def _buttons(self, voting: VotingRound) -> QVBoxLayout:
        lay = QVBoxLayout()
        if voting.state is RoundState.OPEN:
            key_in = button(_("Key in dots"), "hand")
            key_in.clicked.connect(self.keying)
            self.reveal = button(_("Reveal"), "eye", primary=True)
            self.reveal.clicked.connect(self._on_reveal)
            lay.addLayout(row(key_in, 0, self.reveal))
        else:
            self.again = button(_("New round"), "vote")
            self.again.clicked.connect(self._on_again)
            lay.addLayout(row(0, self.again))
        return lay

    def _on_reveal(self) -> None:
        voting = current_round(self.bridge.workshop)
        if voting is not None:
            self.bridge.attempt(votes.reveal_round, voting.id)

    def _on_again(self) -> None:
        self._asking = True
        self.show_workshop(self.bridge.workshop)


class _Purses(QWidget):
    """A line per group: its sign, a bar of the dots that are in, and the count."""

    def __init__(self, found: list[Purse]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(10))
        most = max((max(p.used, p.budget) for p in found), default=0)
        for place, purse in enumerate(found):
            sign = QLabel()
            sign.setPixmap(groups.pixmap(purse.group, 12, self.devicePixelRatioF()))
            grid.addWidget(sign, place, 0)
            grid.addWidget(label(groups.name(purse.group)), place, 1)
            grid.addWidget(_Bar(purse.used, purse.budget, most, "ink"), place, 2)
            grid.addWidget(label(_said(purse), "bold"), place, 3, _RIGHT)
        grid.setColumnStretch(2, 1)


def _said(purse: Purse) -> str:
    if not purse.budget:
        return number(purse.used)
    words = _("{used} of {budget} · {left} left")
    return words.format(
        used=number(purse.used),
        budget=number(purse.budget),
        left=number(purse.budget - purse.used),
    )


class _Outcome(QWidget):
    """The niches in order of their dots."""

    def __init__(self, workshop: Workshop, voting: VotingRound) -> None:
        super().__init__()
        found = tally(workshop, voting.id)
        lines = found.rows if found else ()
        most = max((line.dots for line in lines), default=0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.px(8), 0, 0)
        grid.setVerticalSpacing(look.px(8))
        for place, line in enumerate(lines):
            name = f"{line.niche.code} {line.niche.name}".strip()
            grid.addWidget(label(number(line.rank), "bold"), place, 0)
            grid.addWidget(label(name), place, 1)
            grid.addWidget(_Bar(line.dots, 0, most, "accent"), place, 2)
            grid.addWidget(label(number(line.dots), "bold"), place, 3, _RIGHT)
        grid.setColumnStretch(2, 1)


class _Bar(QWidget):
    """So many of so many, on a scale that ends at ``most``."""

    def __init__(self, used: int, budget: int, most: int, token: str) -> None:
        super().__init__()
        self.parts = ((budget, "line"), (used, token))
        self.most = max(most, 1)
        self.setFixedHeight(look.px(12))
        self.setMinimumWidth(look.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for count, token in self.parts:
            width = self.width() * count / self.most
            painter.setBrush(look.colour(token))
            bar = QRectF(0, 0, width, self.height())
            painter.drawRoundedRect(bar, look.px(3), look.px(3))
        painter.end()
