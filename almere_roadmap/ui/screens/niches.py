"""The Niches screen: collect ideas, gather them into niches, score them, vote."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from almere_roadmap.domain.words import Status
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.cards import CardsPanel
from almere_roadmap.ui.niches.criteria import CriteriaCard
from almere_roadmap.ui.niches.details import NicheDetails
from almere_roadmap.ui.niches.ideas import IdeasPanel
from almere_roadmap.ui.niches.judgements import ranks
from almere_roadmap.ui.niches.portfolio import PortfolioCard
from almere_roadmap.ui.niches.scores import ScoresCard
from almere_roadmap.ui.niches.vote_card import VoteCard
from almere_roadmap.ui.niches.voting import VotingView
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.widgets.parts import Chip, Segments, button, heading, row, scrolling
from almere_roadmap.ui.widgets.scrolled import WholeWidth

OVERVIEW, IDEAS, SCORES, VOTING, PORTFOLIO = "overview", "ideas", "scores", "voting", "portfolio"
_ROOMY = 900
"""From this width, in px at 100 %, the buttons of the head have words."""

_WIDE = 1480
"""From this width, in px at 100 %, the overview also shows scores and vote."""


class NichesScreen(Screen):
    """Five views of the same niches."""

    name = "niches"

    def __init__(self, bridge: Bridge) -> None:
        """Make the views."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.ideas, self.cards = IdeasPanel(bridge), CardsPanel(bridge)
        self.scores, self.voting = ScoresCard(bridge), VotingView(bridge)
        self.criteria, self.portfolio = CriteriaCard(bridge), PortfolioCard(bridge)
        self.plot = PortfolioCard(bridge, large=True)
        for card in (self.portfolio, self.plot):
            card.picked.connect(bridge.select)
        self._details: NicheDetails | None = None
        self.summary, self.vote = ScoresCard(bridge, compact=True), VoteCard(bridge)
        self.cards.opened.connect(self._on_edited)
        self.vote.keying.connect(self._on_keying)
        self.vote.opened.connect(self._on_keying)
        self.criteria.closed.connect(self._on_weights)
        for view in (self.scores, self.summary, self.voting, self.portfolio, self.plot):
            view.niche_wanted.connect(self._on_add)
        for part in (self.scores, self.summary, self.portfolio, self.plot):
            part.criterion_wanted.connect(self._on_criterion)
        for plot in (self.portfolio, self.plot):
            plot.score_wanted.connect(self._on_score)
        self.keep_safe(self.portfolio.view, self.plot.view, self.voting.figure)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(16))
        lay.addLayout(self._make_head())
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {OVERVIEW: QWidget(), SCORES: QWidget()}
        self._pages |= {VOTING: self.voting, PORTFOLIO: scrolling(self.plot)}
        for page in self._pages.values():
            self.stack.addWidget(page)
        self._lay_out()
        lay.addWidget(self.stack, 1)
        self._add_shortcuts()
        self.show_view(str(bridge.state.get("niches.view", OVERVIEW)))

    def _make_head(self) -> QHBoxLayout:
        options = [
            (OVERVIEW, _("Overview")),
            (IDEAS, _("Ideas")),
            (SCORES, _("Scores")),
            (VOTING, _("Voting")),
            (PORTFOLIO, _("Portfolio")),
        ]
        self.views = Segments(options, str(self.bridge.state.get("niches.view", OVERVIEW)))
        self.views.chosen.connect(self.show_view)
        self.flag = Chip(_("Scores illustrative"), tip=_("Scores illustrative"))
        self.weights = button(
            _("Criteria and weights"), "sliders-horizontal", tip=_("Criteria and weights")
        )
        self.weights.setCheckable(True)
        self.weights.setAccessibleName(_("Criteria and weights"))
        self.weights.clicked.connect(self._on_weights_clicked)
        self.add = button(_("Niche"), "plus", tip=_("Add a niche (Shift+N)"))
        self.add.setAccessibleName(_("Add a niche"))
        self.add.clicked.connect(self._on_add)
        return row(heading(_("Niches")), self.views, self.flag, 0, self.weights, self.add)

    def _lay_out(self) -> None:
        overview = QHBoxLayout(self._pages[OVERVIEW])
        overview.setContentsMargins(0, 0, 0, 0)
        overview.setSpacing(look.px(16))
        self.ideas.setMinimumWidth(look.px(220))
        overview.addWidget(self.ideas, 2)
        overview.addWidget(self.cards, 5)
        beside = QWidget()
        beside.setObjectName("content")
        beside.setMinimumWidth(look.px(776))
        self.side = WholeWidth(beside)
        self.side.setAccessibleName(_("Scores, vote and portfolio"))
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.px(16))
        side.addWidget(self.summary)
        below = QHBoxLayout()
        below.setSpacing(look.px(16))
        below.addWidget(self.vote, 1)
        below.addWidget(self.portfolio, 1)
        side.addLayout(below, 1)
        overview.addWidget(self.side, 7)
        scores = QHBoxLayout(self._pages[SCORES])
        scores.setContentsMargins(0, 0, 0, 0)
        scores.setSpacing(look.px(16))
        scores.addWidget(scrolling(self.scores), 1)
        self.criteria.setFixedWidth(look.px(400))
        self.criteria.hide()
        scores.addWidget(self.criteria)

    def _add_shortcuts(self) -> None:
        views = (
            (f"Alt+{place}", partial(self.show_view, view))
            for place, view in enumerate((OVERVIEW, IDEAS, SCORES, VOTING, PORTFOLIO), 1)
        )
        for keys, act in (("N", self._on_note), ("Shift+N", self._on_add), *views):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def view(self) -> str:
        """Return the view on show."""
        return str(self.bridge.state.get("niches.view", OVERVIEW))

    def show_view(self, view: str) -> None:
        """Show one of the five views."""
        self.bridge.state["niches.view"] = view
        self.views.choose(view)
        self.weights.setChecked(view == SCORES and not self.criteria.isHidden())
        self.stack.setCurrentWidget(self._pages[OVERVIEW if view == IDEAS else view])
        self._fit()
        self._make_room()
        if self.isVisible():
            self.refresh()
        if view == IDEAS:
            self.ideas.start()
        elif view == SCORES:
            self.scores.start()
        elif view == VOTING:
            self.voting.start()

    def _fit(self) -> None:
        # Where the head would not fit its buttons keep their icons only.
        roomy = self.width() >= look.px(_ROOMY)
        self.weights.setText(_("Criteria and weights") if roomy else "")
        self.add.setText(_("Niche") if roomy else "")
        self.flag.words.setVisible(roomy)
        wide = self.width() >= look.px(_WIDE)
        self.side.setVisible(wide and self.view == OVERVIEW)
        self.ideas.setMaximumWidth(16_777_215 if self.view == IDEAS else look.px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show scores and vote beside the cards where there is room."""
        super().resizeEvent(event)
        before = self.side.isVisibleTo(self)
        self._fit()
        if self.side.isVisibleTo(self) and not before and self.isVisible():
            QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Show the workshop in the view on show."""
        workshop = self.bridge.workshop
        scores = workshop.scores.values()
        self.flag.setVisible(any(s.status is Status.ILLUSTRATIVE for s in scores))
        if self.view in (OVERVIEW, IDEAS):
            self.ideas.show_workshop(workshop)
            self.cards.show_workshop(workshop, ranks(workshop))
            if self.side.isVisibleTo(self):
                self.summary.show_workshop(workshop)
                self.vote.show_workshop(workshop)
                self.portfolio.show_workshop(workshop)
        elif self.view == SCORES:
            self.scores.show_workshop(workshop)
            self.criteria.show_workshop(workshop)
        elif self.view == VOTING:
            self.voting.show_workshop(workshop)
        else:
            self.plot.show_workshop(workshop)

    def for_room(self) -> str:
        """Return the scores, the portfolio or the vote."""
        return {SCORES: "ranking", PORTFOLIO: "portfolio"}.get(self.view, "vote")

    def show_selection(self, selection: str) -> None:
        """Light up a niche in the view on show."""
        self.cards.show_selection(selection)
        for part in (self.summary, self.scores, self.voting, self.portfolio, self.plot):
            part.light(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of a niche."""
        if selection in self.bridge.workshop.niches:
            details = self._details = NicheDetails(self.bridge, selection)
            return details
        return None

    def _on_edited(self, niche: str) -> None:
        self.bridge.select(niche)
        if self._details is not None and self._details.niche == niche:
            self._details.start()

    def _on_note(self) -> None:
        if self.view not in (OVERVIEW, IDEAS):
            self.show_view(IDEAS)
        self.ideas.start()

    def _on_add(self) -> None:
        if self.view not in (OVERVIEW, IDEAS):
            self.show_view(OVERVIEW)
        self.cards.start()

    def _on_keying(self) -> None:
        self.show_view(VOTING)

    def _on_criterion(self) -> None:
        self._show_criteria(True)
        self.criteria.start()

    def _on_score(self) -> None:
        self.show_view(SCORES)
        self.scores.take_scores()

    def _on_weights_clicked(self) -> None:
        self._show_criteria(self.weights.isChecked())

    def _on_weights(self) -> None:
        self._show_criteria(False)

    def _show_criteria(self, on: bool) -> None:
        self.weights.setChecked(on)
        self.criteria.setVisible(on)
        if on and self.view != SCORES:
            self.show_view(SCORES)
        self._make_room()

    def _make_room(self) -> None:
        """Take the room of the inspector where the matrix would not fit between two panels."""
        window = self.window().width()
        wide = self.criteria.isVisibleTo(self) and self.view == SCORES and window < look.px(_WIDE)
        if wide != self.wide:
            self.wide = wide
            self.widened.emit()
