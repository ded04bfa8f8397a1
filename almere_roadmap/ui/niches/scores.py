"""The scores of the groups: the matrix, whose scores are keyed in, and what they add up to."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.domain.turnout import voting_groups
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui import groups
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.judgements import Scorer, matrix, own_matrix, people_of, sentences
from almere_roadmap.ui.niches.keypad import ScoreKeypad
from almere_roadmap.ui.niches.score_table import ScoreTable
from almere_roadmap.ui.widgets.parts import (
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
    """The matrix with its legend and its sentences.

    Signals:
        niche_wanted(): there is nothing to score yet: name a niche.
        criterion_wanted(): there is nothing to score on yet: name a criterion.
    """

    niche_wanted = Signal()
    criterion_wanted = Signal()

    def __init__(self, bridge: Bridge, compact: bool = False) -> None:
        """Make the card; ``compact`` only shows, the full card also takes scores."""
        super().__init__(gap=0)
        self.bridge, self.compact = bridge, compact
        self.body.setContentsMargins(1, look.px(12), 1, look.px(12))
        self.body.addLayout(self._make_head())
        self.table = ScoreTable(compact)
        self.table.scored.connect(self._on_scored)
        self.table.cleared.connect(self._on_cleared)
        self.table.chosen.connect(bridge.select)
        self.table.walked.connect(self._tell_cell)
        self.body.addWidget(self.table, 1)
        self.keypad = ScoreKeypad()
        self.keypad.pressed.connect(self.table.score)
        self.keypad.cleared.connect(self._on_clear)
        self.body.addWidget(self.keypad)
        self._add_first_steps()
        self.hint = caption("")
        legend = row(*self._legend(), self.hint, gap=8)
        legend.setStretch(legend.count() - 1, 1)
        legend.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self.legend = QWidget()
        self.legend.setLayout(legend)
        self.body.addWidget(self.legend)
        self.body.addWidget(self._make_foot())
        self.body.addStretch(0)

    def _add_first_steps(self) -> None:
        words = _("First name the niches; here they are scored on the criteria.")
        self.nameless = EmptyState(words, _("Add a niche"), self.niche_wanted.emit)
        words = _("First say on what the niches are scored.")
        self.unmeasured = EmptyState(words, _("Add a criterion"), self.criterion_wanted.emit)
        for part in (self.nameless, self.unmeasured):
            self.body.addWidget(part)

    def _make_head(self) -> QHBoxLayout:
        self.segments = Segments(
            group_options(), str(self.bridge.state.get("niches.scorer", TOGETHER))
        )
        self.segments.chosen.connect(self._on_scorer)
        self.person = QComboBox()
        self.person.setAccessibleName(_("Who scores"))
        self.person.activated.connect(self._on_person)
        self.segments.setVisible(not self.compact)
        self.person.setVisible(False)
        head = row(self.segments, self.person, 0)
        if self.compact:
            head = row(heading(_("Scores by group"), "section"), 0, self.segments, self.person)
        head.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        return head

    def _make_foot(self) -> QWidget:
        self.meaning = label("", "body", wrap=True)
        foot = row(icon_label("shield-check", "good", 16), self.meaning, gap=8)
        foot.setStretch(1, 1)
        foot.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self.foot = QWidget()
        self.foot.setLayout(foot)
        return self.foot

    def _legend(self) -> list[QWidget]:
        found: list[QWidget] = []
        for group in Group:
            sign = QLabel()
            sign.setPixmap(groups.pixmap(group, 12, self.devicePixelRatioF()))
            found += [sign, caption(groups.name(group), wrap=False)]
        return found

    @property
    def scorer(self) -> Scorer | None:
        """Return whose scores are keyed in, None for all together."""
        chosen = TOGETHER if self.compact else self.segments.current
        if chosen == TOGETHER:
            return None
        people = {p.id for p in people_of(self.bridge.workshop, Group(chosen))}
        person = str(self.bridge.state.get("niches.person", ""))
        return Scorer(Group(chosen), person if person in people else "")

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the scores of a workshop."""
        scorer = self.scorer
        if scorer is None:
            ranked = ranking(workshop)
            found, words = matrix(workshop, ranked), sentences(ranked)
        else:
            found, words = own_matrix(workshop, scorer), []
        ready = bool(found.lines and found.criteria)
        for part in (self.table, self.legend, self.segments):
            part.setVisible(ready)
        self.segments.setVisible(ready and not self.compact)
        self.nameless.setVisible(not found.lines)
        self.unmeasured.setVisible(bool(found.lines) and not found.criteria)
        self.keypad.setVisible(ready and scorer is not None)
        self._list_people(workshop, scorer)
        self.table.show_matrix(found, scorer.group if scorer else None)
        self.table.light(self.bridge.selection)
        self.meaning.setText(" ".join(words))
        self.foot.setVisible(bool(words))
        self.hint.setText(self._said())
        self.table.fit_height()
        self._tell_cell()

    def _list_people(self, workshop: Workshop, scorer: Scorer | None) -> None:
        people = people_of(workshop, scorer.group) if scorer else []
        self.person.setVisible(bool(people))
        self.person.clear()
        self.person.addItem(_("the group as a whole"), "")
        given = Counter(s.participant for s in workshop.scores.values())
        all_cells = len(workshop.niches) * len(workshop.criteria)
        for person in people:
            words = _("{name} · {n} of {all}").format(
                name=person.name or person.role, n=number(given[person.id]), all=number(all_cells)
            )
            self.person.addItem(words, person.id)
        self.person.setCurrentIndex(
            max(0, self.person.findData(scorer.participant if scorer else ""))
        )

    def _said(self) -> str:
        if self.compact:
            return _("≠ the groups disagree, ↑ only one group wants it")
        if self.scorer is None:
            return _(
                "Choose a group to key in its scores. ≠ contested, ↑ wanted by one group; "
                "grey: lowest to highest score."
            )
        words = _("1–5 scores for {group}, 0 is “don’t know”, Delete clears; arrows walk.")
        return words.format(group=groups.name(self.scorer.group))

    def _tell_cell(self) -> None:
        place, workshop = self.table.target, self.bridge.workshop
        if place is None:
            self.keypad.show_cell("", "", "")
            return
        niche, criterion = workshop.niches.get(place[0]), workshop.criteria.get(place[1])
        if niche is not None and criterion is not None:
            name = f"{niche.code} {niche.name}".strip()
            self.keypad.show_cell(name, criterion.name, criterion.explanation)

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.table.light(selection)

    def start(self) -> None:
        """Put the keyboard on the matrix."""
        self.table.start()

    def take_scores(self) -> None:
        """Let the first group that is in the room key in its scores, unless one does already."""
        if self.scorer is None:
            first = next(iter(voting_groups(self.bridge.workshop)))
            self.segments.choose(first.value)
            self._on_scorer(first.value)
        self.start()

    def _on_scorer(self, key: str) -> None:
        self.bridge.state["niches.scorer"] = key
        self.show_workshop(self.bridge.workshop)
        self.table.wait_at_first()

    def _on_person(self, _place: int) -> None:
        self.bridge.state["niches.person"] = str(self.person.currentData() or "")
        self.show_workshop(self.bridge.workshop)
        self.table.wait_at_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score with a digit also while the group or the person was just chosen."""
        scores = self.table.isVisible() and event.text() and event.text() in "012345?"
        if scores and self.scorer is None:
            words = _("Choose whose scores these are first: a group above the table.")
            self.bridge.told.emit("warn", words)
        elif scores:
            self.table.start()
            self.table.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_scored(self, niche: str, criterion: str, value: float | None) -> None:
        scorer = self.scorer
        if scorer is not None:
            self.bridge.attempt(
                verbs.set_score,
                niche=niche,
                criterion=criterion,
                group=scorer.group,
                participant=scorer.participant,
                value=value,
            )

    def _on_clear(self) -> None:
        place = self.table.target
        if place is not None:
            self._on_cleared(*place)

    def _on_cleared(self, niche: str, criterion: str) -> None:
        scorer = self.scorer
        if scorer is not None:
            self.bridge.attempt(
                verbs.clear_score,
                niche=niche,
                criterion=criterion,
                group=scorer.group,
                participant=scorer.participant,
            )
