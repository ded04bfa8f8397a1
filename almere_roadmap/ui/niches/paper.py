"""Keying in papers: one voter's dots at a time, given and taken back by the same click."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.domain.entities import Niche, Slip, VotingRound
from almere_roadmap.domain.words import Channel, Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups, look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.niches.dot_grid import voting_groups
from almere_roadmap.ui.niches.judgements import people_of
from almere_roadmap.ui.parts import Segments, button, caption, clear, label, row, tool_button
from almere_roadmap.verbs import votes

_STEP, _SIZE = 28, 18


class DotRow(QWidget):
    """A niche and its places for dots; a click gives dots up to there, on the last takes it back.

    Signals:
        asked(str, int): the niche and how many dots are wanted.
        stepped(int): go so many rows down.
        entered(): Enter: keep the paper.
    """

    asked = Signal(str, int)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, niche: Niche, most: int) -> None:
        """Show a niche without dots."""
        super().__init__()
        self.niche, self.most, self.dots, self.own = niche, most, 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(look.px(36))
        self.show_dots(0, own=False)

    def show_dots(self, dots: int, own: bool) -> None:
        """Show how many dots it has; an ``own`` niche takes none."""
        self.dots, self.own = dots, own
        self.setEnabled(not own)
        name = f"{self.niche.code} {self.niche.name}".strip()
        words = _("{niche}: {dots} of at most {most} dots")
        said = words.format(niche=name, dots=number(dots), most=number(self.most))
        self.setAccessibleName(_("{niche}: own organisation").format(niche=name) if own else said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the name and the dots."""
        return QSize(look.px(240 + _STEP * self.most), look.px(36))

    def place(self, dot: int) -> QPointF:
        """Return the middle of a place for a dot, from 1."""
        left = self.width() - look.px(_STEP) * self.most - look.px(8)
        return QPointF(left + look.px(_STEP) * (dot - 0.5), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(weight=600))
        painter.setPen(look.colour("ink-2" if self.own else "ink"))
        room = self.rect().adjusted(look.px(8), 0, -look.px(_STEP) * self.most - look.px(12), 0)
        name = f"{self.niche.code} {self.niche.name}".strip()
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        for dot in range(1, self.most + 1):
            painter.setPen(QPen(look.colour("ink-2" if self.own else "ink"), look.px(1.5)))
            painter.setBrush(look.colour("ink" if dot <= self.dots else "panel"))
            painter.drawEllipse(self.place(dot), look.px(_SIZE) / 2, look.px(_SIZE) / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give or take back dots."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        left = self.place(1).x() - look.px(_STEP) / 2
        dot = int((event.position().x() - left) // look.px(_STEP)) + 1
        if 1 <= dot <= self.most:
            self.asked.emit(self.niche.id, dot - 1 if dot == self.dots else dot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set dots with a digit, + or the space bar add, − takes; arrows walk, Enter keeps."""
        key, text = Qt.Key(event.key()), event.text()
        if text.isdecimal():
            self.asked.emit(self.niche.id, int(text))
        elif text == "+":
            self.asked.emit(self.niche.id, self.dots + 1)
        elif key == Qt.Key.Key_Space:
            self.asked.emit(self.niche.id, (self.dots + 1) % (self.most + 1))
        elif text == "-" or key == Qt.Key.Key_Backspace:
            self.asked.emit(self.niche.id, max(0, self.dots - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PaperPad(QWidget):
    """One paper to fill in, and the papers that are in."""

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty pad."""
        super().__init__()
        self.bridge = bridge
        self.dots: dict[str, int] = {}
        self.rows: list[DotRow] = []
        self.slip = ""
        self._voting: VotingRound | None = None
        self._shown: tuple[object, ...] = ()
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(8))

    @property
    def group(self) -> Group:
        """Return the group whose paper is filled in."""
        return Group(self.segments.current)

    @property
    def participant(self) -> str:
        """Return who filled it in, "" where the paper has no name."""
        return str(self.person.currentData() or "")

    def show_round(self, workshop: Workshop, voting: VotingRound) -> None:
        """Show the papers of a round; what is being filled in stays."""
        niches, present = read_out(workshop, voting), voting_groups(workshop)
        shown = (voting, [(n.id, n.code, n.name) for n in niches], present, look.px(1))
        if shown != self._shown:
            self._shown, self._voting = shown, voting
            self._rebuild(niches, present, voting)
        self._list_people(workshop)
        self._list_papers(workshop, voting)
        self._tell()

    def _rebuild(self, niches: list[Niche], present: list[Group], voting: VotingRound) -> None:
        clear(self._lay)
        self.dots, self.slip = {}, ""
        options = [(g.value, capital(groups.name(g))) for g in present]
        self.segments = Segments(options, str(self.bridge.state.get("niches.paper", "")))
        self.segments.chosen.connect(self._on_group)
        self.person = QComboBox()
        self.person.setAccessibleName(_("Whose paper"))
        self.person.activated.connect(lambda _place: self._tell())
        self._lay.addLayout(row(self.segments, self.person, 0))
        self.rows = [DotRow(niche, voting.most) for niche in niches]
        for made in self.rows:
            made.asked.connect(self._on_asked)
            made.stepped.connect(self._on_stepped)
            made.entered.connect(self.keep_paper)
            self._lay.addWidget(made)
        self.left = label("", "strong")
        self.skip = button(_("Skip"), tip=_("This voter gives no dots"))
        self.skip.clicked.connect(self._on_skip)
        self.keep = button(_("Keep this paper"), "check", primary=True)
        self.keep.clicked.connect(self.keep_paper)
        self._lay.addLayout(row(self.left, 0, self.skip, self.keep))
        self.papers = _Papers()
        self.papers.put_right.connect(self._on_put_right)
        self.papers.taken_out.connect(self._on_taken_out)
        self._lay.addWidget(self.papers)

    def _list_people(self, workshop: Workshop) -> None:
        chosen = self.participant
        self.person.clear()
        self.person.addItem(_("without a name"), "")
        for person in people_of(workshop, self.group):
            self.person.addItem(person.name or person.role, person.id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        named = self._voting is not None and self._voting.no_own
        self.person.setVisible(named and self.person.count() > 1)

    def _list_papers(self, workshop: Workshop, voting: VotingRound) -> None:
        slips = ordered(workshop.slips.values())
        found = [s for s in slips if s.round == voting.id and s.channel is Channel.PAPER]
        self.papers.show_slips(found)
        if self.slip not in {s.id for s in found}:
            self.slip = ""

    def _tell(self) -> None:
        if self._voting is None:
            return
        own = votes.own_niches(self.bridge.workshop, self.participant)
        for made in self.rows:
            barred = self._voting.no_own and made.niche.id in own
            made.show_dots(0 if barred else self.dots.get(made.niche.id, 0), own=barred)
        left = self._voting.budget - sum(self.dots.values())
        self.left.setText(plural("{n} dot left", "{n} dots left", left))
        self.keep.setText(_("Keep the corrected paper") if self.slip else _("Keep this paper"))
        self.keep.setEnabled(any(self.dots.values()))

    def _on_asked(self, niche: str, dots: int) -> None:
        voting = self._voting
        if voting is None:
            return
        others = sum(count for key, count in self.dots.items() if key != niche)
        if dots > voting.most or others + dots > voting.budget:
            words = _("One person has {budget} dots, at most {most} on one niche.")
            said = words.format(budget=number(voting.budget), most=number(voting.most))
            self.bridge.told.emit("warn", said)
            return
        self.dots[niche] = dots
        self._tell()

    def _on_stepped(self, step: int) -> None:
        at = next((n for n, made in enumerate(self.rows) if made.hasFocus()), 0) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_group(self, group: str) -> None:
        self.bridge.state["niches.paper"] = group
        self._list_people(self.bridge.workshop)
        self._tell()

    def keep_paper(self) -> None:
        """Key this paper in and start the next."""
        if any(self.dots.values()):
            self._key_in(self.dots)

    def _on_skip(self) -> None:
        self._key_in({})

    def _key_in(self, dots: dict[str, int]) -> None:
        if self._voting is None:
            return
        given, self.dots = dots, {}
        slip, self.slip = self.slip, ""
        made = self.bridge.attempt(
            votes.key_in_slip,
            round=self._voting.id,
            group=self.group,
            dots=given,
            slip=slip,
            participant=self.participant,
        )
        if made is None:
            self.dots, self.slip = given, slip
        self._tell()
        self.start()

    def _on_put_right(self, slip_id: str) -> None:
        slip = self.bridge.workshop.slips.get(slip_id)
        if slip is None:
            return
        ballots = self.bridge.workshop.ballots.values()
        self.dots = {b.niche: b.dots for b in ballots if b.slip == slip_id}
        self.slip = slip_id
        self.segments.choose(slip.group.value)
        self._list_people(self.bridge.workshop)
        self.person.setCurrentIndex(max(0, self.person.findData(slip.participant)))
        self._tell()
        self.start()

    def _on_taken_out(self, slip_id: str) -> None:
        self.bridge.attempt(votes.drop_slip, slip_id)

    def start(self) -> None:
        """Put the keyboard on the first niche that takes dots."""
        for made in self.rows:
            if made.isEnabled():
                made.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


class _Papers(QWidget):
    """The papers that are in, without what is on them; each can be put right or taken out."""

    put_right = Signal(str)
    taken_out = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "group")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Papers that are in"))
        self.list.setMaximumHeight(look.px(140))
        self.list.itemActivated.connect(lambda item: self.put_right.emit(_slip(item)))
        self.right = tool_button("pencil", _("Put this paper right"))
        self.right.clicked.connect(lambda: self._send(self.put_right))
        self.out = tool_button("trash-2", _("Take this paper out"))
        self.out.clicked.connect(lambda: self._send(self.taken_out))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.px(8), 0, 0)
        lay.setSpacing(look.px(4))
        lay.addLayout(row(self.words, 0, self.right, self.out))
        lay.addWidget(self.list)
        lay.addWidget(caption(_("Until the reveal a paper can be put right or taken out.")))

    def show_slips(self, slips: list[Slip]) -> None:
        """List papers; the chosen one stays chosen."""
        chosen = self._chosen()
        self.setVisible(bool(slips))
        self.words.setText(plural("{n} paper in", "{n} papers in", len(slips)))
        self.list.clear()
        for place, slip in enumerate(slips, 1):
            words = _("Paper {n}: {group}")
            said = words.format(n=number(place), group=groups.name(slip.group))
            said += f" · {_('skipped')}" if slip.skipped else ""
            item = QListWidgetItem(groups.icon(slip.group), said)
            item.setData(Qt.ItemDataRole.UserRole, slip.id)
            self.list.addItem(item)
            if slip.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(len(slips) - 1)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return _slip(item) if item is not None else ""

    def _send(self, signal: object) -> None:
        if self._chosen():
            signal.emit(self._chosen())  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen paper out with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._send(self.taken_out)
        else:
            super().keyPressEvent(event)


def _slip(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
