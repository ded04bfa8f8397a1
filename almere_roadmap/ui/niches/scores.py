"""The scores of the groups: the matrix, whose scores are keyed in, and what they add up to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups, look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.niches.judgements import clear_score, matrix, sentences
from almere_roadmap.ui.niches.score_table import ScoreTable
from almere_roadmap.ui.parts import (
    Card,
    EmptyState,
    Segments,
    caption,
    heading,
    icon_label,
    label,
    row,
)
from almere_roadmap.verbs import niches as verbs

TOGETHER = "together"


def group_options() -> list[tuple[str, str]]:
    """Return the choice of whose scores are shown: all together, or one group."""
    return [(TOGETHER, _("Together")), *((g.value, capital(groups.name(g))) for g in Group)]


class ScoresCard(Card):
    """The matrix with its legend and its sentences."""

    keying = Signal()

    def __init__(self, bridge: Bridge, compact: bool = False) -> None:
        """Make the card; ``compact`` only shows, the full card also takes scores."""
        super().__init__(gap=0)
        self.bridge, self.compact = bridge, compact
        self.body.setContentsMargins(1, look.px(12), 1, look.px(12))
        self.segments = Segments(group_options(), str(bridge.state.get("niches.scorer", TOGETHER)))
        self.segments.chosen.connect(self._on_scorer)
        self.segments.setVisible(not compact)
        head = row(self.segments, 0)
        if compact:
            head = row(heading(_("Scores by group"), "section"), 0, self.segments)
        head.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        self.body.addLayout(head)
        self.table = ScoreTable(compact)
        self.table.scored.connect(self._on_scored)
        self.table.cleared.connect(self._on_cleared)
        self.table.chosen.connect(bridge.select)
        self.body.addWidget(self.table)
        self.empty = EmptyState(_("Name niches and criteria to score them."))
        self.body.addWidget(self.empty)
        self.hint = caption("")
        legend = row(*self._legend(), self.hint, gap=8)
        legend.setStretch(legend.count() - 1, 1)
        legend.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self.body.addLayout(legend)
        self.meaning = label("", "body", wrap=True)
        foot = row(icon_label("shield-check", "good", 16), self.meaning, gap=8)
        foot.setStretch(1, 1)
        foot.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self.foot = QWidget()
        self.foot.setLayout(foot)
        self.body.addWidget(self.foot)
        self.body.addStretch(1)

    def _legend(self) -> list[QWidget]:
        found: list[QWidget] = []
        for group in Group:
            sign = QLabel()
            sign.setPixmap(groups.pixmap(group, 12, self.devicePixelRatioF()))
            found += [sign, caption(groups.name(group), wrap=False)]
        return found

    @property
    def scorer(self) -> Group | None:
        """Return the group whose scores are keyed in, None for all together."""
        chosen = TOGETHER if self.compact else self.segments.current
        return None if chosen == TOGETHER else Group(chosen)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the scores of a workshop."""
        found = matrix(workshop, keep_order=self.scorer is not None)
        ready = bool(found.lines and found.criteria)
        self.table.setVisible(ready)
        self.empty.setVisible(not ready)
        self.table.show_matrix(found, self.scorer)
        self.table.light(self.bridge.selection)
        words = sentences(workshop)
        self.meaning.setText(" ".join(words))
        self.foot.setVisible(bool(words))
        self.hint.setText(self._said())
        self.table.fit_height()

    def _said(self) -> str:
        if self.compact:
            return _("≠ the groups disagree")
        if self.scorer is None:
            return _("Choose a group to key in its scores. ≠ the groups disagree.")
        words = _("1–5 scores for {group}, 0 is “don’t know”, Delete clears; arrows walk.")
        return words.format(group=groups.name(self.scorer))

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.table.light(selection)

    def start(self) -> None:
        """Put the keyboard on the matrix."""
        self.table.start()

    def _on_scorer(self, key: str) -> None:
        self.bridge.state["niches.scorer"] = key
        self.show_workshop(self.bridge.workshop)
        self.table.start()

    def _on_scored(self, niche: str, criterion: str, value: float | None) -> None:
        if self.scorer is not None:
            self.bridge.attempt(
                verbs.set_score, niche=niche, criterion=criterion, group=self.scorer, value=value
            )

    def _on_cleared(self, niche: str, criterion: str) -> None:
        if self.scorer is not None:
            clear_score(self.bridge, niche, criterion, self.scorer)
