"""The Voting view: key in hands and papers while a round is open, the outcome once revealed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.voting import (
    Tally,
    comparison,
    current_round,
    meaning,
    numbered_rounds,
    tally,
)
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.words import RoundState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.hands import HandsPad
from almere_roadmap.ui.niches.paper import PaperPad
from almere_roadmap.ui.niches.phones import PhonesPad
from almere_roadmap.ui.niches.ranking_view import RankingView
from almere_roadmap.ui.niches.room_card import RoomCard
from almere_roadmap.ui.niches.vote_card import VoteCard
from almere_roadmap.ui.widgets.parts import (
    Card,
    EmptyState,
    Segments,
    heading,
    label,
    row,
    scrolling,
    set_tip,
)
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row, Sheet
from almere_roadmap.ui.widgets.table import Table
from almere_roadmap.verbs import votes

HANDS, PAPERS, PHONES = "hands", "papers", "phones"
_Pad = HandsPad | PaperPad | PhonesPad


def outcome(found: Tally, workshop: Workshop) -> Sheet:
    """Return the ranked outcome of a round beside the rounds that went before it."""
    rounds, rows = comparison(workshop)
    columns = (
        Column(_("Rank"), number=True, width=64),
        Column(_("Niche")),
        *(
            Column(_("Round {n}: rank · dots").format(n=number(n)), number=True, width=150)
            for n in range(1, len(rounds) + 1)
        ),
        Column(_("Places since the round before"), number=True, width=190),
    )
    places = {row.niche.id: row.rank for row in found.rows}
    return Sheet(
        columns,
        tuple(
            Row(
                (
                    Cell(number(places[line.niche.id]) if line.niche.id in places else "–"),
                    Cell(f"{line.niche.code} {line.niche.name}".strip(), strong=True),
                    *(
                        Cell(
                            f"{number(rank)} · {number(dots)}" if rank and dots is not None else "–"
                        )
                        for rank, dots in zip(line.ranks, line.dots, strict=True)
                    ),
                    Cell(_climbed(line.climbed)),
                ),
                key=line.niche.id,
            )
            for line in sorted(rows, key=lambda line: places.get(line.niche.id, len(rows) + 1))
        ),
    )


def _climbed(places: int) -> str:
    if not places:
        return "="
    return f"↑ {number(places)}" if places > 0 else f"↓ {number(-places)}"


class VotingView(QWidget):
    """The pads or the outcome at the left, where the vote stands at the right.

    Signals:
        niche_wanted(): there is nothing to vote on yet: name a niche.
    """

    niche_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Make both sides."""
        super().__init__()
        self.bridge = bridge
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(_("Round"))
        self.rounds.activated.connect(self._on_round)
        self.title = heading("", "section")
        self.ways = Segments(
            [(HANDS, _("Hands")), (PAPERS, _("Papers")), (PHONES, _("Phones"))],
            str(bridge.state.get("niches.way", HANDS)),
        )
        self.ways.chosen.connect(self._on_way)
        self.hands, self.papers = HandsPad(bridge), PaperPad(bridge)
        self.phones = PhonesPad(bridge)
        self._pads: dict[str, _Pad] = {HANDS: self.hands, PAPERS: self.papers}
        self._pads[PHONES] = self.phones
        self.grid = self.hands.grid
        self.figure = RankingView()
        self.figure.picked.connect(bridge.select)
        self.figure.drawn.connect(self._on_line)
        self.line = self._make_line()
        self.meaning = label("", "strong", wrap=True)
        self.compared = label(_("The rounds side by side"), "group")
        self.result = Table(Sheet((Column(""),)), _("Outcome of the rounds"), row_height=36)
        self.result.chosen.connect(bridge.select)
        words = _("Name at least one niche before you vote.")
        self.empty = EmptyState(words, _("Add a niche"), self.niche_wanted.emit)
        words = _("Open the vote first; then key in hands and papers here.")
        self.waiting = EmptyState(words, _("Open the vote"), self._on_open)
        self.card, self.room = VoteCard(bridge, shows_outcome=False), RoomCard(bridge)
        self.card.keying.connect(self.start)
        self.card.opened.connect(self.start)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(16))
        lay.addWidget(scrolling(self._make_left()), 3)
        right = scrolling(self._make_right())
        right.setMinimumWidth(look.px(350))
        lay.addWidget(right, 2)

    def _make_line(self) -> QSpinBox:
        made = QSpinBox()
        made.setAccessibleName(_("Last place above the line"))
        made.setSpecialValueText(_("no line"))
        made.setKeyboardTracking(False)
        made.setFixedWidth(look.px(96))
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_tip(
            made, _("What stands above the line goes on to the roadmap; drag it, or set it here.")
        )
        made.valueChanged.connect(self._on_line)
        return made

    def _make_left(self) -> QWidget:
        left = Card(gap=12)
        self.lining = label(_("Above the line"), "quiet")
        head = row(self.title, self.ways, 0, self.lining, self.line, self.rounds)
        left.body.addLayout(head)
        parts = (self.meaning, self.figure, self.compared, self.result)
        for widget in (*self._pads.values(), *parts, self.empty, self.waiting):
            left.body.addWidget(widget)
        left.body.addStretch(1)
        return left

    def _make_right(self) -> QWidget:
        right = QWidget()
        right.setObjectName("content")
        lay = QVBoxLayout(right)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(16))
        lay.addWidget(self.card)
        lay.addWidget(self.room)
        lay.addStretch(1)
        return right

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
        self.card.setVisible(bool(workshop.niches or workshop.rounds))
        self.room.show_workshop(workshop)
        voting = self.voting if workshop.niches else None
        state = voting.state if voting is not None else None
        keying = state is RoundState.OPEN
        self.ways.setVisible(keying)
        for way, pad in self._pads.items():
            pad.setVisible(keying and self.ways.current == way)
        self.empty.setVisible(not workshop.niches)
        self.waiting.setVisible(bool(workshop.niches) and state in (None, RoundState.PREPARED))
        self.title.setText(_("Dots by group") if keying else _("Outcome"))
        self.title.setVisible(keying or state is RoundState.REVEALED)
        self._show_outcome(workshop, voting if state is RoundState.REVEALED else None)
        if keying and voting is not None:
            for pad in self._pads.values():
                pad.show_round(workshop, voting)

    def _show_outcome(self, workshop: Workshop, voting: VotingRound | None) -> None:
        found = tally(workshop, voting.id) if voting is not None else None
        several = found is not None and len(comparison(workshop)[0]) > 1
        for widget in (self.figure, self.meaning, self.line, self.lining):
            widget.setVisible(found is not None)
        for part in (self.compared, self.result):
            part.setVisible(several)
        if found is None:
            return
        self.figure.show_tally(found)
        self.line.blockSignals(True)
        self.line.setMaximum(len(found.rows))
        self.line.setValue(found.round.line)
        self.line.blockSignals(False)
        self.figure.select(self.bridge.selection)
        self.meaning.setText(say(meaning(found)))
        if several:
            self.result.show_sheet(outcome(found, workshop))
            self.result.fit_height()
            self.result.select(self.bridge.selection)

    def _list_rounds(self, workshop: Workshop) -> None:
        picked, known = self.rounds.currentData(), self.rounds.count()
        found = numbered_rounds(workshop)
        self.rounds.clear()
        for place, voting in enumerate(found):
            words = _("Round {n}: {question}")
            words = words.format(n=number(place + 1), question=voting.question)
            self.rounds.addItem(words, voting.id)
        current = current_round(workshop)
        at = self.rounds.findData(picked) if known == len(found) else -1
        if at < 0 and current is not None:
            at = self.rounds.findData(current.id)
        self.rounds.setCurrentIndex(at)
        self.rounds.setVisible(len(found) > 1)
        self.rounds.setMaximumWidth(look.px(320))

    def _on_open(self) -> None:
        self.card.open_vote()

    def _on_line(self, line: int) -> None:
        voting = self.voting
        if voting is not None and line != voting.line:
            self.bridge.attempt(votes.set_line, voting.id, line)

    def _on_round(self, _place: int) -> None:
        self.show_workshop(self.bridge.workshop)

    def _on_way(self, way: str) -> None:
        self.bridge.state["niches.way"] = way
        self.show_workshop(self.bridge.workshop)
        self.start()

    def start(self) -> None:
        """Put the keyboard on the pad, on the round that is open."""
        current = current_round(self.bridge.workshop)
        if current is not None and current.state is RoundState.OPEN:
            self.rounds.setCurrentIndex(self.rounds.findData(current.id))
            self.show_workshop(self.bridge.workshop)
            self._pads[self.ways.current].start()

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.figure.select(selection)
        self.result.select(selection)
