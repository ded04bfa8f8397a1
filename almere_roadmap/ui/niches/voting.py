"""The Voting view: key in dots while a round is open, the ranked outcome once it is revealed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.voting import tally
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.words import RoundState
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups, look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.niches.dot_grid import DotGrid, voting_groups
from almere_roadmap.ui.niches.vote_card import VoteCard, current_round
from almere_roadmap.ui.parts import Card, EmptyState, caption, heading, row
from almere_roadmap.ui.sheet import Cell, Column, Row, Sheet
from almere_roadmap.ui.table import Table
from almere_roadmap.verbs import votes


def outcome(workshop: Workshop, voting: VotingRound) -> Sheet:
    """Return the ranked outcome of a round: dots per group and together, ties sharing a rank."""
    found = tally(workshop, voting.id)
    lines = found.rows if found else ()
    present = voting_groups(workshop)
    columns = (
        Column(_("Rank"), number=True, width=64),
        Column(_("Niche")),
        *(Column(capital(groups.name(g)), number=True, width=116) for g in present),
        Column(_("Together"), number=True, width=190),
    )
    most = max((line.dots for line in lines), default=0) or 1
    rows = [
        Row(
            (
                Cell(number(line.rank), strong=True),
                Cell(f"{line.niche.code} {line.niche.name}".strip(), strong=True),
                *(Cell(number(line.groups[g])) for g in present),
                Cell(number(line.dots), strong=True, share=line.dots / most),
            ),
            key=line.niche.id,
        )
        for line in lines
    ]
    return Sheet(columns, tuple(rows))


class VotingView(QWidget):
    """The grid or the outcome at the left, where the vote stands at the right."""

    def __init__(self, bridge: Bridge) -> None:
        """Make both sides."""
        super().__init__()
        self.bridge = bridge
        self.left = Card(gap=12)
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(_("Round"))
        self.rounds.activated.connect(self._on_round)
        self.title = heading("", "section")
        self.left.body.addLayout(row(self.title, 0, self.rounds))
        self.grid = DotGrid()
        self.grid.dots.keyed.connect(self._on_keyed)
        self.hint = caption(_("Type the number of dots and Enter. Others in the room see only ●."))
        self.result = Table(Sheet((Column(""),)), _("Outcome of the vote"), row_height=40)
        self.result.chosen.connect(bridge.select)
        self.empty = EmptyState(_("Name at least one niche before you vote."))
        for widget in (self.grid, self.hint, self.result, self.empty):
            self.left.body.addWidget(widget)
        self.left.body.addStretch(1)
        self.card = VoteCard(bridge)
        self.card.setMinimumWidth(look.px(320))
        self.card.keying.connect(self.start)
        self.card.opened.connect(self.start)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(16))
        lay.addWidget(self.left, 3)
        right = QVBoxLayout()
        right.addWidget(self.card)
        right.addStretch(1)
        lay.addLayout(right, 2)

    @property
    def voting(self) -> VotingRound | None:
        """Return the round on show: the one that was picked, else the last."""
        rounds = self.bridge.workshop.rounds
        picked = str(self.rounds.currentData() or "")
        return rounds.get(picked) or current_round(self.bridge.workshop)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the vote of a workshop."""
        self._list_rounds(workshop)
        self.card.show_workshop(workshop)
        voting = self.voting
        keying = voting is not None and voting.state is RoundState.OPEN and bool(workshop.niches)
        revealed = voting is not None and voting.state is RoundState.REVEALED
        self.grid.setVisible(keying)
        self.hint.setVisible(keying)
        self.result.setVisible(revealed)
        self.empty.setVisible(not workshop.niches)
        self.title.setText(_("Dots by group") if keying else _("Outcome") if revealed else "")
        if keying and voting is not None:
            self.grid.show_round(workshop, voting)
        elif revealed and voting is not None:
            self.result.show_sheet(outcome(workshop, voting))
            self.result.fit_height()
            self.result.select(self.bridge.selection)

    def _list_rounds(self, workshop: Workshop) -> None:
        picked, known = self.rounds.currentData(), self.rounds.count()
        found = ordered(workshop.rounds.values())
        self.rounds.clear()
        for place, voting in enumerate(found):
            words = _("Round {n}: {question}")
            words = words.format(n=number(place + 1), question=voting.question)
            self.rounds.addItem(words, voting.id)
        at = self.rounds.findData(picked) if known == len(found) else len(found) - 1
        self.rounds.setCurrentIndex(at if at >= 0 else len(found) - 1)
        self.rounds.setVisible(len(found) > 1)
        self.rounds.setMaximumWidth(look.px(320))

    def _on_round(self, _place: int) -> None:
        self.show_workshop(self.bridge.workshop)

    def _on_keyed(self, niche: str, group: object, dots: int) -> None:
        voting = self.voting
        if voting is not None:
            self.bridge.attempt(
                votes.key_in_dots, round=voting.id, niche=niche, group=group, dots=dots
            )

    def start(self) -> None:
        """Put the keyboard on the grid."""
        if self.grid.isVisible():
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.result.select(selection)
