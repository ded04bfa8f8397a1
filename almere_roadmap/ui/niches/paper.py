"""Keying in papers: one voter's dots at a time, given and taken back by the same click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.analysis.choosing.voting import read_out
from almere_roadmap.domain.entities import Niche, VotingRound
from almere_roadmap.domain.turnout import voting_groups
from almere_roadmap.domain.words import Channel, Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.dot_row import DotRow
from almere_roadmap.ui.niches.judgements import people_of
from almere_roadmap.ui.niches.paper_list import PaperList
from almere_roadmap.ui.niches.printing import print_papers
from almere_roadmap.ui.widgets.parts import Segments, button, clear, label, row, set_tip
from almere_roadmap.verbs import papers


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
        self._show_order()

    def _rebuild(self, niches: list[Niche], present: list[Group], voting: VotingRound) -> None:
        clear(self._lay)
        self.dots, self.slip = {}, ""
        options = [(g.value, capital(groups.name(g))) for g in present]
        self.segments = Segments(options, str(self.bridge.state.get("niches.paper", "")))
        self.segments.chosen.connect(self._on_group)
        self.person = QComboBox()
        self.person.setAccessibleName(_("Whose paper"))
        self.person.activated.connect(lambda _place: self._tell())
        self._lay.addLayout(row(self.segments, self.person, 0, self._make_number(), self.prints))
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
        self.listed = PaperList()
        self.listed.put_right.connect(self._on_put_right)
        self.listed.taken_out.connect(self._on_taken_out)
        self._lay.addWidget(self.listed)

    def _make_number(self) -> QSpinBox:
        self.number = QSpinBox()
        self.number.setRange(1, 9999)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setPrefix(_("Paper no.") + " ")
        self.number.setAccessibleName(_("Number of the paper"))
        set_tip(
            self.number, _("The number printed on the paper: it decides the order of the niches.")
        )
        self.number.valueChanged.connect(self._show_order)
        self.prints = button(
            _("Print…"), "file-text", tip=_("Papers to vote on, each with a number")
        )
        self.prints.setAccessibleName(_("Print papers to vote on"))
        self.prints.clicked.connect(self._on_print)
        return self.number

    def _show_order(self) -> None:
        """List the niches as this paper does; what was given to them stays."""
        if self._voting is not None:
            niches = read_out(self.bridge.workshop, self._voting, self.number.value())
            for made, niche in zip(self.rows, niches, strict=True):
                made.niche = niche
            self._tell()

    def _on_print(self) -> None:
        if self._voting is not None:
            print_papers(self, self.bridge, self._voting)

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
        self.listed.show_slips(found)
        if self.slip not in {s.id for s in found}:
            self.slip = ""
        if not self.slip and self.number.value() in {s.number for s in found}:
            self.number.setValue(papers.next_paper(workshop, voting.id))

    def _tell(self) -> None:
        if self._voting is None:
            return
        own = papers.own_niches(self.bridge.workshop, self.participant)
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
            papers.key_in_slip,
            round=self._voting.id,
            group=self.group,
            dots=given,
            slip=slip,
            participant=self.participant,
            number=self.number.value(),
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
        self.number.setValue(slip.number or 1)
        self.segments.choose(slip.group.value)
        self._list_people(self.bridge.workshop)
        self.person.setCurrentIndex(max(0, self.person.findData(slip.participant)))
        self._tell()
        self.start()

    def _on_taken_out(self, slip_id: str) -> None:
        self.bridge.attempt(papers.drop_slip, slip_id)

    def start(self) -> None:
        """Put the keyboard on the first niche that takes dots."""
        for made in self.rows:
            if made.isEnabled():
                made.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
