"""The Insight screen: what the data say, each finding in a sentence, a picture and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight import (
    between,
    compared,
    completeness,
    firms,
    joined,
    orientation,
    sectors,
)
from almere_roadmap.ui.insight import ties as ties_
from almere_roadmap.ui.insight.card import InsightCard
from almere_roadmap.ui.insight.cell_details import CellDetails, cell_of
from almere_roadmap.ui.insight.content import Content
from almere_roadmap.ui.insight.head import Head
from almere_roadmap.ui.insight.row_details import RowDetails, rows_under
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.tasks import Task
from almere_roadmap.ui.widgets.parts import caption, row

Contents = Callable[[Workshop], Iterable[Content]]
_COLUMN = 430
"""A column of cards is at least so wide, in px at 100 %."""

_MOST = {
    "recommendations": 1,
    "firms": 2,
    "networks": 2,
    "relations": 2,
    "orientation": 2,
    "specialisation": 2,
}
"""Tabs whose cards want more width than a third."""

_QUICK = 150
"""So many parties may be judged at once; the networks of more are judged in the background."""


def _tabs() -> dict[str, tuple[str, Contents]]:
    return {
        "overview": (_("Overview"), _overview),
        "sectors": (_("Sectors"), lambda w: [sectors.sectors(w), *sectors.shares(w)]),
        "specialisation": (_("Specialisation"), _specialisation),
        "firms": (_("Firms"), lambda w: [firms.showcase(w), firms.categories(w)]),
        "relations": (_("Relations"), _relations),
        "networks": (_("Networks"), _networks),
        "orientation": (
            _("Orientation"),
            lambda w: [orientation.content(w, explored=True), firms.bridges(w, explored=True)],
        ),
        "completeness": (_("Completeness"), completeness.chains),
        "recommendations": (
            _("Recommendations"),
            lambda w: [completeness.recommendations(w), completeness.recommendation_list(w)],
        ),
    }


def _overview(workshop: Workshop) -> list[Content]:
    return [
        sectors.sectors(workshop),
        ties_.kinds_and_origins(workshop),
        sectors.quotients(workshop),
        ties_.rings(workshop),
        ties_.networks(workshop),
        orientation.content(workshop),
        completeness.recommendations(workshop),
        *completeness.chains(workshop),
    ]


def _specialisation(workshop: Workshop) -> list[Content]:
    return [
        sectors.quotients(workshop),
        compared.quotients(workshop, "jobs"),
        compared.quotients(workshop, "establishments"),
        compared.growth(workshop),
        *compared.relatedness(workshop),
    ]


def _relations(workshop: Workshop) -> list[Content]:
    return [ties_.kinds_and_origins(workshop), ties_.rings(workshop), between.places(workshop)]


def _networks(workshop: Workshop) -> list[Content]:
    return [
        joined.whole_network(workshop),
        ties_.networks(workshop),
        joined.brokers(workshop),
        between.roles(workshop),
        joined.small(workshop),
        between.seats(workshop),
    ]


class InsightScreen(Screen):
    """Tabs of cards."""

    name = "insight"

    def __init__(self, bridge: Bridge) -> None:
        """Make the head and the tabs; cards come with the first showing."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.cards: list[InsightCard] = []
        self._columns = 0
        self._last = ""
        self._contents = _tabs()
        self._task: Task | None = None
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, look.px(16), 0, 0)
        lay.setSpacing(look.px(8))
        self.head = Head(bridge)
        lay.addWidget(self.head)
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
        self.head.show_workshop(self.bridge.workshop)
        self._read(self._show)

    def follow(self, changes: object) -> None:
        """Rebuild the cards only when one of them says something else."""
        self.head.show_workshop(self.bridge.workshop)
        self._read(self._show_changed)

    def _read(self, show: Callable[[list[Content]], None]) -> None:
        """Make the contents of the tab: at once, or in the background where it takes longer."""
        workshop, make = self.bridge.workshop, self._contents[self.tab][1]
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.tab != "networks" or len(workshop.organisations) <= _QUICK:
            show(list(make(workshop)))
            return
        if show == self._show:
            self._scroll.setWidget(_waiting())
            self.cards = []
        self._task = self.bridge.tasks.aside(lambda: list(make(workshop)), show)

    def _show(self, contents: list[Content]) -> None:
        place = self._scroll.verticalScrollBar().value()
        focused = self._scroll.isAncestorOf(QApplication.focusWidget() or self)
        self._fill(contents)
        self._scroll.verticalScrollBar().setValue(place)
        self.show_selection(self.bridge.selection)
        if focused:
            self._focus_last()

    def _focus_last(self) -> None:
        """Let the keyboard go on in the card where it was before the cards were made anew."""
        for card in self.cards:
            if card.content.key == self._last and card.view is not None:
                card.view.go_to(self.bridge.selection)
                card.view.setFocus()

    def _show_changed(self, contents: list[Content]) -> None:
        if [_said(c) for c in contents] != [_said(card.content) for card in self.cards]:
            self._show(contents)
            return
        for card in self.cards:
            card.show_pins(self.bridge.workshop)

    def _fill(self, contents: list[Content]) -> None:
        self.cards = []
        content = QWidget()
        content.setObjectName("content")
        columns = [QVBoxLayout() for _n in range(self._column_count(len(contents)))]
        self._columns = len(columns)
        heights = [0] * len(columns)
        for finding in contents:
            card = InsightCard(self.bridge, finding)
            card.picked.connect(partial(self._on_picked, finding.key))
            self.cards.append(card)
            shortest = heights.index(min(heights))
            columns[shortest].addWidget(card)
            heights[shortest] += self._height(card)
        lay = QHBoxLayout(content)
        lay.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(24))
        lay.setSpacing(look.px(16))
        for column in columns:
            column.setSpacing(look.px(16))
            column.addStretch(1)
            lay.addLayout(column, 1)
        self._scroll.setWidget(content)

    def _height(self, card: InsightCard) -> int:
        width = max(look.px(200), self._scroll.viewport().width() // max(1, self._columns))
        return card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()

    def _column_count(self, cards: int) -> int:
        room = max(1, self._scroll.viewport().width() // look.px(_COLUMN))
        return max(1, min(room, _MOST.get(self.tab, 3), cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        wanted = self._column_count(len(self.cards))
        if self.isVisible() and self.cards and wanted != self._columns:
            QTimer.singleShot(0, self, self.refresh)

    def show_selection(self, selection: str) -> None:
        """Light up what was selected in every card."""
        for card in self.cards:
            card.light(selection)

    def inspect(self, selection: str) -> QWidget | None:
        """Return the panel of a cell of the matrix, or of the rows under a mark."""
        found = cell_of(self.bridge.workshop, selection)
        if found is not None:
            return CellDetails(self.bridge, *found)
        if self.bridge.workshop.find(selection):
            return None
        under = rows_under([card.content for card in self.cards], selection)
        return RowDetails(under) if under else None

    def figure(self) -> Figure | None:
        """Return the figure of the card where the keyboard is, else of the one used last."""
        focus = QApplication.focusWidget()
        here = (c for c in self.cards if focus is not None and c.isAncestorOf(focus))
        used = (c for c in self.cards if c.content.key == self._last)
        card = next(chain(here, used), None)
        return card.view.figure if card is not None and card.view is not None else None

    def for_room(self) -> str:
        """Return the card where the keyboard is, else the one used last, else the first."""
        focus = QApplication.focusWidget()
        here = [c for c in self.cards if focus is not None and c.isAncestorOf(focus)]
        used = [c for c in self.cards if c.content.key == self._last]
        return next((c.content.key for c in (*here, *used, *self.cards)), "")

    def _on_picked(self, card: str, key: str) -> None:
        self._last = card
        self.bridge.select(key)


def _said(content: Content) -> tuple[object, ...]:
    return (
        content.key,
        content.title,
        content.subtitle,
        content.rows,
        content.refusal,
        content.chosen,
        content.caveat,
    )


def _waiting() -> QWidget:
    """Return what stands there while a large network is being judged."""
    made = QWidget()
    made.setObjectName("content")
    lay = QVBoxLayout(made)
    lay.setContentsMargins(*(look.px(24),) * 4)
    lay.addWidget(caption(_("Judging the network …")))
    lay.addStretch(1)
    return made
