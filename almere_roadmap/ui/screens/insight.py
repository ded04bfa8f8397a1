"""The Insight screen: what the data say, each finding in a sentence, a picture and its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import AlmereError
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import N_, _, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight.card import InsightCard
from almere_roadmap.ui.insight.cell_details import CellDetails, cell_of
from almere_roadmap.ui.insight.content import Content, Ready
from almere_roadmap.ui.insight.head import Head
from almere_roadmap.ui.insight.row_details import RowDetails, rows_under
from almere_roadmap.ui.insight.waiting import Waiting
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.tasks import Job
from almere_roadmap.ui.widgets.figure_view import pixels_per_mm
from almere_roadmap.ui.widgets.parts import row

_COLUMN = 430
"""A column of cards is at least so wide, in px at 100 %."""

_EDGE, _GAP = 24, 16
_MOST_COLUMNS = 3

_MOST = {
    "recommendations": 1,
    "firms": 2,
    "networks": 2,
    "relations": 2,
    "orientation": 2,
    "specialisation": 2,
}
"""Tabs whose cards want more width than a third."""

_PATIENCE = 150
"""After so many milliseconds the cards of another tab make place for a word that work is on."""

_TABS = {
    "overview": N_("Overview"),
    "sectors": N_("Sectors"),
    "specialisation": N_("Specialisation"),
    "firms": N_("Firms"),
    "relations": N_("Relations"),
    "networks": N_("Networks"),
    "orientation": N_("Orientation"),
    "completeness": N_("Completeness"),
    "recommendations": N_("Recommendations"),
}


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
        self._task: Job | None = None
        self._share = 0.0
        self._loaded: set[str] = set()
        self._nameless = bridge.nameless
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(self._show_waiting)
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
        for key, words in _TABS.items():
            self.tabs.setTabData(self.tabs.addTab(_(words)), key)
        keys = list(_TABS)
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
        if self.bridge.nameless != self._nameless:
            # Names that are to be hidden may not stay on show until the cards are made anew.
            self._nameless = self.bridge.nameless
            self._show_waiting()
        self._read(self._show)

    def follow(self, changes: object) -> None:
        """Rebuild the cards only when one of them says something else."""
        self.head.show_workshop(self.bridge.workshop)
        self._read(self._show_changed)

    def _read(self, show: Callable[[tuple[Ready, ...]], None]) -> None:
        """Make the findings of the tab: in the background where it is new or takes longer."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        make = partial(
            _made, self.tab, self.bridge.workshop, self._picture_width(), pixels_per_mm()
        )
        if self.tab in self._loaded and self.tab != "networks":
            self._waiting.stop()
            show(make(lambda _share: True))
            return
        if self.tab not in self._loaded:
            self._waiting.start()
        self._share = 0.0
        self._task = Job(self.bridge.tasks, make)
        self._task.done.connect(show)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self._on_progress)

    def _picture_width(self) -> Callable[[int], int]:
        """Return how wide a picture will be, in px, by how many cards there are."""
        columns = partial(_columns, self._room, _MOST.get(self.tab, _MOST_COLUMNS))
        return partial(_picture_width, self._room, columns)

    def _on_failed(self, error: AlmereError) -> None:
        self._waiting.stop()
        self.bridge.told.emit("bad", said(error))

    def _show_waiting(self) -> None:
        """Say that work is on, in place of the cards of the tab before."""
        self.cards = []
        made = Waiting()
        made.show_share(self._share)
        made.left.connect(self._on_left)
        self._scroll.setWidget(made)

    def _on_progress(self, share: float) -> None:
        self._share = share
        waiting = self._scroll.widget()
        if isinstance(waiting, Waiting):
            waiting.show_share(share)

    def _on_left(self) -> None:
        """Go back to the first tab; what was under way ends with the finding it is at."""
        self.tabs.setCurrentIndex(0)

    def _show(self, found: tuple[Ready, ...]) -> None:
        self._waiting.stop()
        self._loaded.add(self.tab)
        place = self._scroll.verticalScrollBar().value()
        focused = self._scroll.isAncestorOf(QApplication.focusWidget() or self)
        self._fill(found)
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

    def _show_changed(self, found: tuple[Ready, ...]) -> None:
        if [_said(f.content) for f in found] != [_said(card.content) for card in self.cards]:
            self._show(found)
            return
        for card in self.cards:
            card.show_pins(self.bridge.workshop)

    def _fill(self, found: tuple[Ready, ...]) -> None:
        self.cards = []
        content = QWidget()
        content.setObjectName("content")
        columns = [QVBoxLayout() for _n in range(self._column_count(len(found)))]
        self._columns = len(columns)
        heights = [0] * len(columns)
        for finding in found:
            card = InsightCard(self.bridge, finding)
            card.picked.connect(partial(self._on_picked, finding.content.key))
            self.cards.append(card)
            shortest = heights.index(min(heights))
            columns[shortest].addWidget(card)
            heights[shortest] += self._height(card)
        lay = QHBoxLayout(content)
        lay.setContentsMargins(look.px(_EDGE), look.px(8), look.px(_EDGE), look.px(24))
        lay.setSpacing(look.px(_GAP))
        for column in columns:
            column.setSpacing(look.px(_GAP))
            column.addStretch(1)
            lay.addLayout(column, 1)
        # The room of the bar stays free: no picture changes its width when a bar comes or goes.
        content.setMaximumWidth(self._room)
        self._scroll.setWidget(content)

    def _height(self, card: InsightCard) -> int:
        width = max(look.px(200), self._room // max(1, self._columns))
        return card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()

    @property
    def _room(self) -> int:
        """Return the width for cards in px; it is the same with and without a bar to scroll."""
        return self._scroll.width() - self._scroll.verticalScrollBar().sizeHint().width()

    def _column_count(self, cards: int) -> int:
        return _columns(self._room, _MOST.get(self.tab, _MOST_COLUMNS), cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        content = self._scroll.widget()
        if content is not None:
            content.setMaximumWidth(self._room)
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


def _columns(room: int, most: int, cards: int) -> int:
    """Return in how many columns so many cards stand."""
    return max(1, min(room // look.px(_COLUMN), most, cards))


def _picture_width(room: int, columns: Callable[[int], int], cards: int) -> int:
    """Return how wide the picture of a card is, in px: without edges, gaps and the rim of cards."""
    count = columns(cards)
    return (room - 2 * look.px(_EDGE) - (count - 1) * look.px(_GAP)) // count - 2 * look.px(17)


def _made(
    tab: str,
    workshop: Workshop,
    width: Callable[[int], int],
    per_mm: float,
    go_on: Callable[[float], bool],
) -> tuple[Ready, ...]:
    """Return the findings of a tab; the first time that loads all analyses."""
    from almere_roadmap.ui.insight.tabs import ready

    return ready(tab, workshop, width, per_mm, go_on)


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
