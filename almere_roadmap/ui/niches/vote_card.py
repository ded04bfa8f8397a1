"""Where a vote stands: how many people are in per group, hidden until they are revealed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.look_alikes import look_alikes
from almere_roadmap.analysis.choosing.voting import (
    Tally,
    current_round,
    meaning,
    numbered_rounds,
    prepared_round,
    tally,
)
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.turnout import Turnout, voting_groups
from almere_roadmap.domain.words import Channel, RoundState, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.choosing.hall import came
from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.round_form import RoundForm
from almere_roadmap.ui.widgets.parts import (
    Card,
    Chip,
    button,
    clear,
    heading,
    icon_label,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import votes
from almere_roadmap.verbs.records import delete

_RIGHT = Qt.AlignmentFlag.AlignRight


class VoteCard(Card):
    """The state of the vote, and what to do next.

    Signals:
        keying(): go and key in dots.
        opened(): a round was opened here.
    """

    keying = Signal()
    opened = Signal()

    def __init__(self, bridge: Bridge, shows_outcome: bool = True) -> None:
        """Make an empty card; it need not show the outcome where that stands beside it."""
        super().__init__(gap=12)
        self.bridge, self.shows_outcome = bridge, shows_outcome
        self._asking = False
        self._shown: tuple[object, ...] = ()
        self._shown_form: RoundForm | None = None
        self._lay = QVBoxLayout()
        self._lay.setSpacing(look.px(10))
        self.body.addLayout(self._lay)
        self.reveal = button(_("Reveal"), "eye", primary=True)
        self.again = button(_("New round"), "vote")

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the last round, or the form for the first."""
        voting = current_round(workshop)
        found = tally(workshop, voting.id) if voting else None
        alike = [(a.id, a.name, b.id, b.name) for a, b in look_alikes(workshop)]
        asking = self._asking or voting is None
        state = (asking, voting, found, voting_groups(workshop), prepared_round(workshop), alike)
        if state == self._shown:
            return
        self._shown = state
        clear(self._lay)
        self._shown_form = None
        if voting is None or found is None or self._asking:
            self._show_form()
        elif voting.state is RoundState.PREPARED:
            self._show_prepared(voting)
        else:
            self._show_round(workshop, found)

    def _show_form(self) -> None:
        self._lay.addWidget(heading(_("Dot voting"), "section"))
        self.form = self._shown_form = RoundForm(self.bridge)
        self.form.opened.connect(self._on_opened)
        self._lay.addWidget(self.form)
        if self._asking:
            back = button(_("Not now"))
            back.clicked.connect(self._on_back)
            self._lay.addLayout(row(0, back))
        self._lay.addStretch(1)

    def _on_opened(self) -> None:
        self._asking = False
        self.show_workshop(self.bridge.workshop)
        self.opened.emit()

    def _on_back(self) -> None:
        self._asking = False
        self.show_workshop(self.bridge.workshop)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_prepared(self, voting: VotingRound) -> None:
        self._lay.addWidget(heading(_("Dot voting"), "section"))
        ready = label(_("prepared; nobody can vote yet"), "quiet")
        self._lay.addLayout(row(icon_label("clock", "ink-2", 14), ready, 0, gap=6))
        self._lay.addWidget(label(_rule(voting), "body", wrap=True))
        self._lay.addStretch(1)
        self._lay.addLayout(self._prepared_buttons(voting))

    def _prepared_buttons(self, voting: VotingRound) -> QVBoxLayout:
        out = button(_("Remove"), "trash-2")
        out.clicked.connect(lambda: self.bridge.attempt(delete, voting.id))
        self.start = button(_("Open the vote"), "vote", primary=True)
        self.start.clicked.connect(lambda: self._on_start(voting.id))
        lay = QVBoxLayout()
        lay.addLayout(row(out, 0, self.start))
        return lay

    def open_vote(self) -> None:
        """Open the round that was prepared, or the one that the form asks for."""
        (self.start if self._shown_form is None else self._shown_form.open).click()

    def _on_start(self, voting: str) -> None:
        if self.bridge.attempt(votes.start_round, voting) is not None:
            self.opened.emit()

    def _show_round(self, workshop: Workshop, found: Tally) -> None:
        voting = found.round
        place = numbered_rounds(workshop).index(voting) + 1
        words = label(_("round {n}").format(n=number(place)), "quiet")
        head = row(heading(_("Dot voting"), "section"), words, 0)
        if voting.status is Status.ILLUSTRATIVE:
            head.addWidget(Chip(_("illustrative")))
        head.addWidget(self._make_show())
        self._lay.addLayout(head)
        self._lay.addWidget(heading(came(found), "display"))
        self._lay.addLayout(self._secrecy(voting))
        if voting.state is RoundState.OPEN:
            self._lay.addWidget(_Turnouts(workshop, found))
        self._lay.addWidget(label(_channels(found), "quiet", wrap=True))
        self._lay.addWidget(label(_rule(voting), "body", wrap=True))
        if voting.state is RoundState.REVEALED and self.shows_outcome:
            self._lay.addWidget(_Outcome(found))
            self._lay.addWidget(label(say(meaning(found)), "body", wrap=True))
        self._lay.addStretch(1)
        self._lay.addLayout(self._buttons(voting))

    def _make_show(self) -> QToolButton:
        self.show_room = tool_button("users", _("Show to the room (F5)"))
        self.show_room.clicked.connect(lambda: self.bridge.go("room:vote"))
        return self.show_room

    def _secrecy(self, voting: VotingRound) -> QVBoxLayout:
        hidden = voting.state is RoundState.OPEN
        words = _("hidden until you reveal them") if hidden else _("revealed")
        sign = icon_label("eye-off" if hidden else "eye", "good", 14)
        lay = QVBoxLayout()
        lay.addLayout(row(sign, label(words, "good"), 0, gap=6))
        return lay

    def _buttons(self, voting: VotingRound) -> QVBoxLayout:
        lay = QVBoxLayout()
        waiting = prepared_round(self.bridge.workshop)
        if voting.state is RoundState.OPEN:
            key_in = button(_("Key in dots"), "hand")
            key_in.clicked.connect(self.keying)
            self.reveal = button(_("Reveal"), "eye", primary=True)
            self.reveal.clicked.connect(self._on_reveal)
            lay.addLayout(row(key_in, 0, self.reveal))
        elif waiting is not None:
            self._lay.addWidget(label(_("Ready: {question}").format(question=waiting.question)))
            lay = self._prepared_buttons(waiting)
        else:
            self.again = button(_("New round"), "vote")
            self.again.clicked.connect(self._on_again)
            lay.addLayout(row(0, self.again))
        return lay

    def _on_reveal(self) -> None:
        voting = current_round(self.bridge.workshop)
        if voting is not None and self.bridge.attempt(votes.reveal_round, voting.id) is not None:
            # The button that had the keyboard is gone; what comes next has it now.
            after = self.again if prepared_round(self.bridge.workshop) is None else self.start
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        self._asking = True
        self.show_workshop(self.bridge.workshop)
        self.form.question.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.question.selectAll()  # typing puts another question in its place


def _rule(voting: VotingRound) -> str:
    words = _("“{question}” {budget}, at most {most} on one niche.").format(
        question=voting.question,
        budget=plural("{n} dot per person", "{n} dots per person", voting.budget),
        most=number(voting.most),
    )
    more = (
        (voting.shuffled, _("Niches in an order of chance.")),
        (voting.no_own, _("No dots on a niche of one’s own organisation.")),
    )
    return " ".join((words, *(said for holds, said in more if holds)))


def _channels(found: Tally) -> str:
    """Return how the votes came in and how many skipped: 9 hands · 3 on paper · 1 skipped."""
    by = {c: sum(t.channels[c] for t in found.turnout.values()) for c in Channel}
    said = {
        Channel.HANDS: plural("{n} hand", "{n} hands", by[Channel.HANDS]),
        Channel.PAPER: _("{n} on paper").format(n=number(by[Channel.PAPER])),
        Channel.PHONE: _("{n} by phone").format(n=number(by[Channel.PHONE])),
    }
    parts = [said[c] for c, count in by.items() if count]
    if found.skipped:
        parts.append(f"{number(found.skipped)} {_('skipped')}")
    total, given = found.total, sum(found.dots_given.values())
    dots = plural("{n} dot", "{n} dots", total)
    if given:
        words = _("{used} of {budget} dots in")
        dots = words.format(used=number(total), budget=number(given))
    return " · ".join((*parts, dots))


class _Turnouts(QWidget):
    """A line per group: its sign, a circle for each of its people, and the count."""

    def __init__(self, workshop: Workshop, found: Tally) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(10))
        for place, group in enumerate(voting_groups(workshop)):
            turnout = found.turnout[group]
            sign = QLabel()
            sign.setPixmap(groups.pixmap(group, 12, self.devicePixelRatioF()))
            grid.addWidget(sign, place, 0)
            grid.addWidget(label(groups.name(group)), place, 1)
            grid.addWidget(_Heads(turnout), place, 2)
            grid.addWidget(label(_said(turnout), "bold"), place, 3, _RIGHT)
        grid.setColumnStretch(2, 1)


def _said(turnout: Turnout) -> str:
    if not turnout.people:
        return number(turnout.came)
    return _("{a} of {b}").format(a=number(turnout.came), b=number(turnout.people))


class _Heads(QWidget):
    """A circle for each of a group, filled for who is in."""

    def __init__(self, turnout: Turnout) -> None:
        super().__init__()
        self.came, self.all = turnout.came, max(turnout.people, turnout.came)
        self.setMinimumSize(look.px(60), look.px(16))

    def sizeHint(self) -> QSize:
        return QSize(look.px(18) * self.all, look.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(look.px(18), self.width() / max(self.all, 1))
        painter.setPen(QPen(look.colour("ink"), 1))
        for head in range(self.all):
            painter.setBrush(look.colour("ink" if head < self.came else "panel"))
            middle = QPointF(step * (head + 0.5), self.height() / 2)
            painter.drawEllipse(middle, 0.36 * step, 0.36 * step)
        painter.end()


class _Outcome(QWidget):
    """The niches in order of their dots."""

    def __init__(self, found: Tally) -> None:
        super().__init__()
        lines = found.rows
        most = max((line.dots for line in lines), default=0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, look.px(8), 0, 0)
        grid.setVerticalSpacing(look.px(8))
        for place, line in enumerate(lines):
            name = f"{line.niche.code} {line.niche.name}".strip()
            grid.addWidget(label(number(line.rank), "bold"), place, 0)
            grid.addWidget(label(name), place, 1)
            grid.addWidget(_Bar(line.dots, most), place, 2)
            grid.addWidget(label(number(line.dots), "bold"), place, 3, _RIGHT)
        grid.setColumnStretch(2, 1)


class _Bar(QWidget):
    """So many dots, on a scale that ends at ``most``."""

    def __init__(self, dots: int, most: int) -> None:
        super().__init__()
        self.share = dots / max(most, 1)
        self.setFixedHeight(look.px(12))
        self.setMinimumWidth(look.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        bar = QRectF(0, 0, self.width() * self.share, self.height())
        painter.drawRoundedRect(bar, look.px(3), look.px(3))
        painter.end()
