"""The wall of niche cards, by cluster; a loose idea dropped between them becomes a niche."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.niches.card import NicheCard, facts
from almere_roadmap.ui.niches.idea_list import dragged_ideas
from almere_roadmap.ui.widgets.parts import EmptyState, clear, heading, icon_label, label, row
from almere_roadmap.verbs import niches as verbs
from almere_roadmap.verbs.records import delete

_CARD_WIDTH = 190


class NameField(QLineEdit):
    """A line for the name of a new niche; Escape gives up."""

    gave_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class CardsPanel(QScrollArea):
    """Niches by cluster in as many columns as fit.

    Signals:
        opened(str): edit a niche.
    """

    opened = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty wall."""
        super().__init__()
        self.bridge = bridge
        self.cards: dict[str, NicheCard] = {}
        self._columns = 2
        self._workshop: Workshop | None = None
        self._shown: tuple[object, ...] = ()
        self._ranks: Mapping[str, str] = {}
        self.setWidgetResizable(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Niches"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._content.setObjectName("content")
        self._lay = QVBoxLayout(self._content)
        self._lay.setContentsMargins(0, 0, look.px(8), 0)
        self._lay.setSpacing(look.px(12))
        self.setWidget(self._content)
        self.field = self._make_field()

    def _make_field(self) -> NameField:
        field = NameField()
        field.setPlaceholderText(_("Name of the niche"))
        field.setAccessibleName(_("Name of the new niche; Enter adds it"))
        field.setMaxLength(200)
        field.returnPressed.connect(self._on_named)
        field.gave_up.connect(field.hide)
        field.hide()
        return field

    def start(self) -> None:
        """Ask for the name of a new niche."""
        self.field.show()
        self.field.clear()
        self.ensureVisible(0, 0)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_named(self) -> None:
        if not self.field.text().strip():
            return
        name = self.field.text()
        # The field stays for the next one; the wall is rebuilt around it.
        self.field.clear()
        made = self.bridge.attempt(verbs.add_niche, name=name)
        if made is not None:
            self.bridge.select(made.changes[0].row)

    def show_workshop(self, workshop: Workshop, ranks: Mapping[str, str]) -> None:
        """Show the niches of a workshop; ``ranks`` maps their ids to their rank in words."""
        self._workshop, self._ranks = workshop, ranks
        state = self._state(workshop)
        if state == self._shown:
            self.show_selection(self.bridge.selection)
            return
        self._shown = state
        had_focus = next((i for i, card in self.cards.items() if card.hasFocus()), "")
        naming = self.field.hasFocus()
        self._lay.removeWidget(self.field)
        self.field.setParent(self)
        clear(self._lay)
        self.cards = {}
        self._lay.addWidget(self.field)
        self.field.setVisible(naming or not self.field.isHidden())
        for cluster, niches in _by_cluster(workshop):
            self._add_group(workshop, cluster, niches)
        if not workshop.niches:
            self._lay.addWidget(self._empty())
        self._lay.addStretch(1)
        self.show_selection(self.bridge.selection)
        if naming:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus in self.cards:
            self.cards[had_focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return all that the wall shows, so that other changes leave it standing."""
        niches = workshop.niches
        return (
            self._columns,
            dict(self._ranks),
            dict(niches),
            dict(workshop.clusters),
            [a for a in workshop.arguments.values() if a.niche in niches],
            [x for x in workshop.links.values() if x.origin in niches],
            [i.niche for i in workshop.ideas.values() if i.niche in niches],
            [n.about for n in workshop.notes.values() if n.about in niches],
            dict(workshop.stages),
        )

    def _empty(self) -> EmptyState:
        words = _("No niches yet. Gather ideas by dragging one here, or name a niche.")
        return EmptyState(words, _("Add a niche"), self.start)

    def _add_group(self, workshop: Workshop, cluster: str, niches: list[Niche]) -> None:
        count = label(plural("{n} niche", "{n} niches", len(niches)), "quiet")
        head = row(icon_label("lightbulb", "ink-2", 16), heading(cluster, "strong"), count, 0)
        self._lay.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(look.px(12))
        for place, niche in enumerate(niches):
            card = self._make_card(workshop, niche)
            grid.addWidget(card, place // self._columns, place % self._columns)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._lay.addWidget(holder)

    def _make_card(self, workshop: Workshop, niche: Niche) -> NicheCard:
        card = NicheCard(niche, facts(workshop, niche, self._ranks.get(niche.id, "")))
        card.chosen.connect(self.bridge.select)
        card.opened.connect(self.opened)
        card.gathered.connect(self._on_gathered)
        card.stepped.connect(self._on_stepped)
        card.deleted.connect(self._on_deleted)
        self.cards[niche.id] = card
        return card

    def show_selection(self, selection: str) -> None:
        """Frame the chosen niche."""
        for niche, card in self.cards.items():
            card.show_selected(niche == selection)

    def _on_gathered(self, niche: str, ideas: tuple[str, ...]) -> None:
        self.bridge.attempt(verbs.gather, ideas, niche)

    def _on_deleted(self, niche: str) -> None:
        self.bridge.attempt(delete, niche)

    def _on_stepped(self, niche: str, steps: int) -> None:
        order = list(self.cards)
        jump = steps if abs(steps) == 1 else self._columns * (1 if steps > 0 else -1)
        place = order.index(niche) + jump
        if 0 <= place < len(order):
            card = self.cards[order[place]]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(card)
            self.bridge.select(card.niche)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        columns = max(1, min(2, self.viewport().width() // look.px(_CARD_WIDTH)))
        if columns != self._columns:
            self._columns = columns
            if self._workshop is not None:
                self.show_workshop(self._workshop, self._ranks)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take ideas only."""
        if dragged_ideas(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make a niche of ideas dropped between the cards; the first names it."""
        ideas = [self.bridge.workshop.ideas.get(i) for i in dragged_ideas(event.mimeData())]
        found = [idea for idea in ideas if idea is not None]
        if found:
            event.acceptProposedAction()
            ids = tuple(idea.id for idea in found)
            self.bridge.attempt(verbs.niche_from_ideas, ids)


def _by_cluster(workshop: Workshop) -> list[tuple[str, list[Niche]]]:
    groups: dict[str, list[Niche]] = {}
    for niche in ordered(workshop.niches.values()):
        groups.setdefault(niche.cluster if niche.cluster in workshop.clusters else "", []).append(
            niche
        )
    names = {c.id: c.name for c in ordered(workshop.clusters.values())}
    order = [*(i for i in names if i in groups), *(i for i in groups if i not in names)]
    return [(names.get(i) or _("No cluster yet"), groups[i]) for i in order]
