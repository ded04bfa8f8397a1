"""The Insight screen: what the data say, each finding in a sentence, a picture and its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.insight import completeness, orientation, sectors, ties
from almere_roadmap.ui.insight.card import InsightCard
from almere_roadmap.ui.insight.cell_details import CellDetails, cell_of
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.orientation import OrientationCard
from almere_roadmap.ui.parts import Chip, clear, heading, label, row
from almere_roadmap.ui.screens.screen import Screen

Contents = Callable[[Workshop], Iterable[Content]]
_COLUMN = 430
"""A column of cards is at least so wide, in px at 100 %."""


def _tabs() -> dict[str, tuple[str, Contents]]:
    return {
        "overview": (_("Overview"), _overview),
        "sectors": (_("Sectors"), lambda w: [sectors.sectors(w), *sectors.shares(w)]),
        "specialisation": (
            _("Specialisation"),
            lambda w: [sectors.quotients(w), sectors.section_quotients(w)],
        ),
        "firms": (_("Firms"), lambda w: [completeness.firms(w), completeness.categories(w)]),
        "relations": (_("Relations"), lambda w: [ties.kinds_and_origins(w), ties.rings(w)]),
        "networks": (_("Networks"), lambda w: [ties.networks(w), ties.whole_network(w)]),
        "orientation": (_("Orientation"), lambda w: [orientation.content(w)]),
        "completeness": (_("Completeness"), completeness.chains),
        "recommendations": (
            _("Recommendations"),
            lambda w: [completeness.recommendations(w), completeness.recommendation_list(w)],
        ),
    }


def _overview(workshop: Workshop) -> list[Content]:
    return [
        sectors.sectors(workshop),
        ties.kinds_and_origins(workshop),
        sectors.quotients(workshop),
        ties.rings(workshop),
        ties.networks(workshop),
        orientation.content(workshop),
        completeness.recommendations(workshop),
        *completeness.chains(workshop),
    ]


class InsightScreen(Screen):
    """Tabs of cards."""

    name = "insight"

    def __init__(self, bridge: Bridge) -> None:
        """Make the head and the tabs; cards come with the first showing."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.cards: list[InsightCard] = []
        self.live: OrientationCard | None = None
        self._columns = 0
        self._contents = _tabs()
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.px(16), 0, 0)
        lay.setSpacing(look.px(8))
        self._head = QVBoxLayout()
        self._head.setContentsMargins(look.px(24), 0, look.px(24), 0)
        lay.addLayout(self._head)
        tabs = row(self._make_tabs())
        tabs.setContentsMargins(look.px(24), 0, look.px(24), 0)
        lay.addLayout(tabs)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lay.addWidget(self._scroll, 1)

    def _make_tabs(self) -> QTabBar:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Parts of Insight"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for key, (words, _contents) in self._contents.items():
            self.tabs.setTabData(self.tabs.addTab(words), key)
        keys = list(self._contents)
        self.tabs.setCurrentIndex(keys.index(self.tab) if self.tab in keys else 0)
        self.tabs.currentChanged.connect(self._on_tab)
        return self.tabs

    @property
    def tab(self) -> str:
        """Return the key of the tab on show."""
        return str(self.bridge.state.get("insight.tab", "overview"))

    def _on_tab(self, place: int) -> None:
        self.bridge.state["insight.tab"] = str(self.tabs.tabData(place))
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the findings of the tab."""
        workshop = self.bridge.workshop
        self._show_head(workshop)
        contents = list(self._contents[self.tab][1](workshop))
        place = self._scroll.verticalScrollBar().value()
        self._fill(workshop, contents)
        self._scroll.verticalScrollBar().setValue(place)
        self.show_selection(self.bridge.selection)

    def follow(self, changes: object) -> None:
        """Rebuild the cards only when one of them says something else."""
        workshop = self.bridge.workshop
        contents = list(self._contents[self.tab][1](workshop))
        if [_said(c) for c in contents] != [_said(card.content) for card in self.cards]:
            self.refresh()
            return
        self._show_head(workshop)
        for card in self.cards:
            card.show_pins(workshop)

    def _show_head(self, workshop: Workshop) -> None:
        clear(self._head)
        areas = ordered(workshop.areas.values())
        lay = row(heading(_("What the figures say")), 0, gap=12)
        if areas:
            lay.addWidget(label(_("Home: {area}").format(area=areas[0].name), "quiet"))
        reference = _reference(workshop)
        if reference:
            words = _("compared with: {reference}").format(reference=reference)
            lay.addWidget(label(words, "quiet"))
        pinned = {x.target for x in workshop.links.values() if x.kind is LinkKind.EVIDENCE}
        if pinned:
            lay.addWidget(Chip(plural("{n} pinned", "{n} pinned", len(pinned)), "accent"))
        self._head.addLayout(lay)

    def _fill(self, workshop: Workshop, contents: list[Content]) -> None:
        self.cards, self.live = [], None
        content = QWidget()
        content.setObjectName("content")
        live = self.tab == "orientation"
        columns = [QVBoxLayout() for _n in range(self._column_count(len(contents) + live))]
        self._columns = len(columns)
        heights = [0] * len(columns)
        for finding in contents:
            card = InsightCard(self.bridge, finding)
            card.picked.connect(self._on_picked)
            self.cards.append(card)
            shortest = len(columns) - 1 if live else heights.index(min(heights))
            columns[shortest].addWidget(card)
            heights[shortest] += self._height(card)
        if live:
            self.live = OrientationCard(self.bridge)
            self.live.picked.connect(self._on_picked)
            self.live.show_workshop(workshop)
            columns[0].insertWidget(0, self.live)
        lay = QHBoxLayout(content)
        lay.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(24))
        lay.setSpacing(look.px(16))
        for column in columns:
            column.setSpacing(look.px(16))
            column.addStretch(1)
            lay.addLayout(column, 2 if live and column is columns[0] else 1)
        self._scroll.setWidget(content)

    def _height(self, card: InsightCard) -> int:
        width = max(look.px(200), self._scroll.viewport().width() // max(1, self._columns))
        return card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()

    def _column_count(self, cards: int) -> int:
        if self.tab == "recommendations":
            # Whole sentences want the whole width.
            return 1
        room = max(1, self._scroll.viewport().width() // look.px(_COLUMN))
        return max(1, min(room, 3, cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        wanted = self._column_count(len(self.cards) + bool(self.live))
        if self.isVisible() and wanted != self._columns:
            QTimer.singleShot(0, self, self.refresh)

    def show_selection(self, selection: str) -> None:
        """Light up what was selected in every card."""
        for card in self.cards:
            card.light(selection)
        if self.live is not None:
            self.live.light(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of a cell of the matrix."""
        found = cell_of(self.bridge.workshop, selection)
        return CellDetails(self.bridge, *found) if found else None

    def _on_picked(self, key: str) -> None:
        self.bridge.select(key)


def _said(content: Content) -> tuple[object, ...]:
    return (content.key, content.title, content.subtitle, content.rows, content.refusal)


def _reference(workshop: Workshop) -> str:
    """Return the reference that most indicators compare with."""
    counts = Counter(i.reference for i in workshop.indicators.values() if i.reference)
    return counts.most_common(1)[0][0] if counts else ""
