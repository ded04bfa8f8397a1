"""The Outcome screen: what was agreed, and the report of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.analysis.agreements import SETTLED, from_before
from almere_roadmap.domain.words import NoteKind, Status
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.outcome import note_card
from almere_roadmap.ui.outcome.changes import ChangesCard
from almere_roadmap.ui.outcome.evidence import EvidenceCard
from almere_roadmap.ui.outcome.report_card import ReportCard
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.widgets.parts import Chip, Segments, button, clear, heading, row

EARLIER, AGREED, MINORITY, PARKING, REPORT = (
    "earlier",
    "agreed",
    "minority",
    "parking",
    "report",
)
_WIDE = 1150
"""From this width, in px at 100 %, the report stands beside the notes."""


class OutcomeScreen(Screen):
    """Notes at the left, the report at the right."""

    name = "outcome"

    def __init__(self, bridge: Bridge) -> None:
        """Make both sides."""
        super().__init__(bridge)
        self.setObjectName("page")
        self._was_wide: bool | None = None
        self._shown_head: tuple[list[tuple[str, str]], bool] = ([], False)
        self.earlier = note_card.EarlierList(bridge)
        self.decisions = note_card.decisions(bridge)
        self.commitments = note_card.commitments(bridge)
        self.minority = note_card.minority_views(bridge)
        self.parking = note_card.parking_lot(bridge)
        self.evidence = EvidenceCard(bridge)
        self.changes = ChangesCard(bridge)
        self.report = ReportCard(bridge)
        self.cards = (self.earlier, self.decisions, self.commitments, self.minority, self.parking)
        for card in self.cards:
            card.picked.connect(bridge.select)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(16))
        self._head = QVBoxLayout()
        lay.addLayout(self._head)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(look.px(16))
        self._sides.addWidget(self._make_left(), 4)
        self._sides.addWidget(self.report, 3)
        lay.addLayout(self._sides, 1)

    def _make_left(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("content")
        lay = QVBoxLayout(content)
        lay.setContentsMargins(0, 0, look.px(4), 0)
        lay.setSpacing(look.px(16))
        for card in (*self.cards, self.evidence, self.changes):
            lay.addWidget(card)
        lay.addStretch(1)
        self.left = QScrollArea()
        self.left.setWidgetResizable(True)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setWidget(content)
        return self.left

    @property
    def view(self) -> str:
        """Return what is shown; beside the report there are always notes."""
        view = str(self.bridge.state.get("outcome.view", AGREED))
        known = [key for key, _words in self._shown_head[0]]
        return view if view in known else AGREED

    @property
    def _wide(self) -> bool:
        return self.width() >= look.px(_WIDE)

    def refresh(self) -> None:
        """Show the notes, and the report when it has been quiet for a moment."""
        workshop = self.bridge.workshop
        self._begin_session()
        self._show_head()
        for card in self.cards:
            card.show_workshop(workshop)
        self.evidence.show_workshop(workshop)
        self._show_view()
        self.changes.show_later()
        self.report.show_workshop(workshop)

    def _begin_session(self) -> None:
        """Open a session that is new with what the earlier ones left."""
        workshop = self.bridge.workshop
        session = workshop.last_session.id if workshop.last_session else ""
        if self.bridge.state.get("outcome.session") == session:
            return
        self.bridge.state["outcome.session"] = session
        if any(n.progress not in SETTLED for n in from_before(workshop)):
            self.bridge.state["outcome.view"] = EARLIER

    def _show_head(self) -> None:
        notes = list(self.bridge.workshop.notes.values())
        counts = {kind: sum(1 for n in notes if n.kind is kind) for kind in NoteKind}
        earlier = from_before(self.bridge.workshop)
        still = sum(1 for n in earlier if n.progress not in SETTLED)
        options = [(EARLIER, _("From last session {n}").format(n=number(still)))] if earlier else []
        options += [
            (AGREED, _("Decisions and actions")),
            (MINORITY, _("Minority {n}").format(n=number(counts[NoteKind.MINORITY]))),
            (PARKING, _("Parking lot {n}").format(n=number(counts[NoteKind.PARKING]))),
        ]
        if not self._wide:
            options.append((REPORT, _("Report")))
        illustrative = any(n.status is Status.ILLUSTRATIVE for n in notes)
        if (options, illustrative) == self._shown_head:
            return
        self._shown_head = (options, illustrative)
        self.views = Segments(options, self.view)
        self.views.chosen.connect(self._on_view)
        holder = QWidget()
        lay = row(heading(_("Outcome")), self.views, gap=12)
        if illustrative:
            lay.addWidget(Chip(_("illustrative")))
        lay.addStretch(1)
        compare, merge = button(_("Compare"), "git-compare"), button(_("Merge"), "merge")
        compare.clicked.connect(self.changes.compare)
        merge.clicked.connect(self._on_merge)
        lay.addWidget(compare)
        lay.addWidget(merge)
        holder.setLayout(lay)
        clear(self._head)
        self._head.addWidget(holder)

    def _on_merge(self) -> None:
        self.bridge.go("merge:choose")

    def _on_view(self, view: str) -> None:
        self.bridge.state["outcome.view"] = view
        self._show_view()

    def _show_view(self) -> None:
        self.views.choose(self.view)
        self.earlier.setVisible(self.view == EARLIER)
        self.decisions.setVisible(self.view == AGREED)
        self.commitments.setVisible(self.view == AGREED)
        self.evidence.setVisible(self.view == AGREED and self.evidence.count > 0)
        self.changes.setVisible(self.view in (EARLIER, AGREED))
        self.minority.setVisible(self.view == MINORITY)
        self.parking.setVisible(self.view == PARKING)
        self.left.setVisible(self.view != REPORT)
        self.report.setVisible(self._wide or self.view == REPORT)

    def start(self) -> None:
        """Put the keyboard into the line for the next note of the view."""
        cards = {MINORITY: self.minority, PARKING: self.parking}
        if self.view in (EARLIER, REPORT):
            self.views.choose(AGREED)
            self._on_view(AGREED)
        cards.get(self.view, self.commitments).start()

    def show_selection(self, selection: str) -> None:
        """Walk to a note that was selected anywhere."""
        for card in self.cards:
            card.table.light(selection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the report a view of its own where the window is narrow."""
        super().resizeEvent(event)
        if self._was_wide is not self._wide and self.isVisible():
            self._was_wide = self._wide
            self._show_head()
            self._show_view()
