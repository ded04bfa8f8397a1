"""The Matches screen: who should meet whom, why, and what the room decided."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.analysis.clusters.match_kinds import DEEPEN, GAP, LINK, NEED
from almere_roadmap.analysis.clusters.match_parts import PART_NAMES, weights
from almere_roadmap.domain.words import MatchState, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.introduction import introduction
from almere_roadmap.i18n import _, number, percent, plural
from almere_roadmap.ui import dates
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.matches.entries import QUICK, entries
from almere_roadmap.ui.matches.match_details import MatchDetails
from almere_roadmap.ui.matches.match_list import Entry, MatchList, columns, part_ink
from almere_roadmap.ui.matches.overview import MatchOverview
from almere_roadmap.ui.matches.weighing import WeighingDialog
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.tasks import Task
from almere_roadmap.ui.widgets.parts import (
    Card,
    Chip,
    EmptyState,
    Segments,
    caption,
    clear,
    heading,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import matches as verbs

ALL = "all"

_OVERVIEW = "matches:overview"
"""What is selected while the overview is on show."""


class MatchesScreen(Screen):
    """A list that is walked through, with a panel for one introduction."""

    name = "matches"

    def __init__(self, bridge: Bridge) -> None:
        """Make the list."""
        super().__init__(bridge)
        self.setObjectName("page")
        self._entries: list[Entry] = []
        self._judged: Workshop | None = None
        self._task: Task | None = None
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(12))
        self._head = QVBoxLayout()
        self._head_holder = QWidget(self)
        self._details: MatchDetails | None = None
        self._options: list[tuple[str, str]] = []
        self._lay.addLayout(self._head)
        self._lay.addLayout(self._tools())
        self.empty = EmptyState(
            _("No introductions yet: put firms in a chain or under a niche first."),
            _("Go to the chain"),
            self._on_chain,
        )
        self._lay.addWidget(self._list_card(), 1)
        self._lay.addWidget(self.empty, 1)
        self._legend_holder = QVBoxLayout()
        self._lay.addLayout(self._legend_holder)

    def _tools(self) -> QHBoxLayout:
        """Return what the list says, with the choice of a niche and two ways on."""
        self.meaning = label("", "section", wrap=True)
        self.niche = QComboBox()
        self.niche.setAccessibleName(_("Niche"))
        self.niche.activated.connect(self._on_niche)
        self.overview = tool_button("waypoints", _("Overview: shortest ways and open steps"))
        self.overview.clicked.connect(self._on_overview)
        self.weighing = tool_button("sliders-horizontal", _("Weights of matches"))
        self.weighing.clicked.connect(self._on_weighing)
        told = row(self.meaning, self.niche, self.overview, self.weighing)
        told.setStretch(0, 1)
        return told

    def _list_card(self) -> Card:
        self.card = Card(gap=0)
        self.card.body.setContentsMargins(1, 1, 1, 1)
        self.heads = _Heads()
        self.card.body.addWidget(self.heads)
        self.list = MatchList()
        self.list.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.list.chosen.connect(self.bridge.select)
        self.list.decided.connect(self._on_decided)
        self.card.body.addWidget(self.list, 1)
        return self.card

    def _show_legend(self) -> None:
        """Say what the shades of the parts stand for, and how heavily each weighs."""
        clear(self._legend_holder)
        holder = QWidget()
        holder.setLayout(self._legend())
        self._legend_holder.addWidget(holder)

    def _legend(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(6))
        for place, (name, weight) in enumerate(weights(self.bridge.workshop).items()):
            ground = QWidget()
            ground.setFixedSize(look.px(12), look.px(12))
            ground.setStyleSheet(f"background: {look.colour(*part_ink(place)).name()};")
            words = _("{name} {share}").format(name=_(PART_NAMES[name]), share=percent(weight, 0))
            grid.addWidget(ground, place // 4, place % 4 * 2)
            grid.addWidget(caption(words, wrap=False), place // 4, place % 4 * 2 + 1)
        grid.setColumnStretch(8, 1)
        return grid

    @property
    def filter(self) -> str:
        """Return the state whose introductions are shown, "all" for any."""
        return str(self.bridge.state.get("matches.filter", ALL))

    def refresh(self) -> None:
        """Show the introductions of the workshop; those of many parties follow when judged."""
        self._judge()
        self._show()

    def _show(self) -> None:
        waits = self._task is not None and not self._entries
        self._show_head()
        self._show_legend()
        shown = [e for e in self._entries if self._fits(e)]
        self.list.show_entries(shown)
        self.card.setVisible(bool(self._entries))
        self.empty.setVisible(not self._entries and not waits)
        self.meaning.setVisible(bool(self._entries) or waits)
        words = _("Judging who should meet whom …") if waits else self._sentence(shown)
        self.meaning.setText(words)

    def _fits(self, entry: Entry) -> bool:
        """Tell whether an introduction is among those that the head asks for."""
        niche = str(self.bridge.state.get("matches.niche", ""))
        if niche and entry.niche != niche:
            return False
        dismissed = entry.state is MatchState.DISMISSED
        if self.filter == DEEPEN:
            return entry.kind == DEEPEN and not dismissed
        return not dismissed if self.filter == ALL else entry.state.value == self.filter

    def _judge(self) -> None:
        """Bring the introductions up to date; the panel may ask before the list shows them."""
        workshop = self.bridge.workshop
        if self._judged is workshop:
            return
        self._judged = workshop
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if len(workshop.organisations) <= QUICK:
            self._entries = entries(workshop)
        else:
            self._task = self.bridge.tasks.aside(lambda: entries(workshop), self._take)

    def _take(self, found: list[Entry]) -> None:
        """Show what was judged in the background, and what the panel can say of it now."""
        self._task, self._entries = None, found
        self._show()
        self.show_selection(self.bridge.selection)
        self.bridge.selected.emit(self.bridge.selection)

    def _on_opened(self) -> None:
        """Let go of the introductions of another workshop."""
        self._entries = []
        super()._on_opened()

    def _sentence(self, shown: list[Entry]) -> str:
        gaps = sum(1 for e in shown if e.kind == GAP)
        links = sum(1 for e in shown if e.kind == LINK)
        deeper = sum(1 for e in shown if e.kind == DEEPEN)
        needs = sum(1 for e in shown if e.kind == NEED)
        parts = [
            plural("{n} joins demand and offer", "{n} join demand and offer", needs)
            if needs
            else "",
            plural("{n} fills a gap in a chain", "{n} fill a gap in a chain", gaps) if gaps else "",
            plural("{n} joins links of a chain", "{n} join links of a chain", links)
            if links
            else "",
            plural("{n} deepens a relation", "{n} deepen a relation", deeper) if deeper else "",
        ]
        count = plural("{n} introduction", "{n} introductions", len(shown))
        told = ": ".join(filter(None, (count, ", ".join(filter(None, parts)))))
        cap = number(self.bridge.workshop.about.match_cap)
        return _("{told}. Direct competitors never score above {cap}.").format(told=told, cap=cap)

    def _show_head(self) -> None:
        counts = Counter(e.state for e in self._entries)
        open_count = len(self._entries) - counts[MatchState.DISMISSED]
        options = [(ALL, _("All {n}").format(n=number(open_count)))]
        for state, words in (
            (MatchState.PROPOSED, _("Proposed {n}")),
            (MatchState.ACCEPTED, _("Accepted {n}")),
            (MatchState.PLANNED, _("Planned {n}")),
            (MatchState.DISMISSED, _("Dismissed {n}")),
        ):
            options.append((state.value, words.format(n=number(counts[state]))))
        deeper = [e for e in self._entries if e.kind == DEEPEN]
        deeper = [e for e in deeper if e.state is not MatchState.DISMISSED]
        options.insert(-1, (DEEPEN, _("Deepen {n}").format(n=number(len(deeper)))))
        niches = [("", _("All niches")), *((n, n) for n in self._niches())]
        if [*options, *niches] == self._options:
            return
        self._options = [*options, *niches]
        focus = self.focusWidget()
        focused = focus is not None and self._head_holder.isAncestorOf(focus)
        self.states = Segments(options, self.filter)
        self.states.chosen.connect(self._on_filter)
        title = self._head_holder = QWidget()
        lay = row(heading(_("Matches")), self.states, gap=12)
        if any(_is_illustrative(e) for e in self._entries):
            lay.addWidget(Chip(_("illustrative")))
        lay.addStretch(1)
        title.setLayout(lay)
        self._fill_niches(niches)
        clear(self._head)
        self._head.addWidget(title)
        if focused:
            self.states.setFocus()

    def _niches(self) -> list[str]:
        return sorted({e.niche for e in self._entries if e.niche})

    def _fill_niches(self, niches: list[tuple[str, str]]) -> None:
        self.niche.clear()
        for key, words in niches:
            self.niche.addItem(words, key)
        chosen = self.bridge.state.get("matches.niche", "")
        self.niche.setCurrentIndex(max(0, self.niche.findData(chosen)))
        self.niche.setVisible(self.niche.count() > 1)

    def show_selection(self, selection: str) -> None:
        """Light up an introduction."""
        self.list.light(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of an introduction; with nothing chosen, where to begin."""
        entry = self._entry(selection)
        if entry is None:
            known = selection and self.bridge.workshop.find(selection)
            return None if known or not self._entries else MatchOverview(self.bridge)
        workshop, first, second = self.bridge.workshop, entry.first, entry.second
        details = MatchDetails(
            entry,
            entry.item in workshop.items,
            lambda width: introduction(workshop, first, second, width),
        )
        details.decided.connect(self._on_panel)
        details.shown_on_roadmap.connect(self._on_roadmap)
        self._details = details
        return details

    def _entry(self, key: str) -> Entry | None:
        self._judge()
        return next((e for e in self._entries if e.key == key), None)

    def _on_filter(self, key: str) -> None:
        self.bridge.state["matches.filter"] = key
        self.refresh()

    def _on_niche(self, place: int) -> None:
        self.bridge.state["matches.niche"] = self.niche.itemData(place)
        self.refresh()

    def _on_overview(self) -> None:
        # With nothing selected a narrow window has no panel to show it in.
        self.bridge.select("" if self.bridge.selection == _OVERVIEW else _OVERVIEW)

    def _on_weighing(self) -> None:
        WeighingDialog(self.window(), self.bridge).open()

    def _on_decided(self, key: str, decision: str) -> None:
        self.bridge.select(key)
        details = self._details if self._details and self._details.entry.key == key else None
        if decision == "plan":
            if details is not None:
                details.plan()
            return
        self._decide(key, decision, details.owner.text().strip() if details else "")

    def _on_panel(self, decision: str, text: str) -> None:
        if self._details is None:
            return
        key = self._details.entry.key
        # The panel shows what was decided only once nobody is typing in it.
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._decide(key, decision, text)

    def _decide(self, key: str, decision: str, text: str) -> None:
        entry = self._entry(key)
        if entry is None:
            return
        pair = (entry.first.id, entry.second.id)
        if decision == "accept":
            self.bridge.attempt(verbs.accept_match, *pair, owner=text)
        elif decision == "plan":
            self.bridge.attempt(verbs.plan_match, *pair, when=dates.typed(text))
        elif decision in ("uncap", "cap"):
            self.bridge.attempt(verbs.cap_match, *pair, capped=decision == "cap")
        else:
            self.bridge.attempt(verbs.dismiss_match, *pair)

    def _on_roadmap(self) -> None:
        if self._details is not None:
            self.bridge.go("roadmap", self._details.entry.item)

    def _on_chain(self) -> None:
        self.bridge.go("chain")


def _is_illustrative(entry: Entry) -> bool:
    return Status.ILLUSTRATIVE in (entry.first.status, entry.second.status) or bool(entry.niche)


class _Heads(QWidget):
    """The heads of the columns, above the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(look.px(32))
        self.setObjectName("heads")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = (_("Score"), _("Who meets whom"), _("Why"), _("Parts"))
        texts = (*words, _("For"), _("State"))
        self._labels = [label(text, "group") for text in texts]
        for made in self._labels:
            made.setParent(self)
        self.setStyleSheet(f"#heads {{ background: {look.colour('hover').name()}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        at = columns(self.width())
        lefts = (look.px(16), at.who, at.why, at.parts, at.niche, at.state)
        for made, left in zip(self._labels, lefts, strict=True):
            made.move(left, (self.height() - made.sizeHint().height()) // 2)
            made.adjustSize()
