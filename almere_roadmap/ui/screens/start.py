"""Start: go on where you were, open another workshop, or begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from almere_roadmap import settings
from almere_roadmap.document.templates import SAMPLE, TEMPLATES
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said, say
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.start.entry import Entry
from almere_roadmap.ui.tour.card import TourCard
from almere_roadmap.ui.widgets.parts import caption, clear, column, heading, link_button

if TYPE_CHECKING:
    from almere_roadmap.ui.start.card import WorkshopCard
    from almere_roadmap.ui.start.glance import Glance

_CARDS = 3
"""How many workshops have a card beside the one that was open last."""

_SIGNS = {
    SAMPLE: "book-open",
    "one-day": "clock",
    "four-half-days": "calendar-days",
    "half-day": "timer",
    "empty": "file-text",
}
"""The icon of every template."""


class StartScreen(Screen):
    """Recent workshops with a picture of their roadmap, new ones from a template, and open."""

    name = "start"

    def __init__(self, bridge: Bridge) -> None:
        """Lay out the two columns; the files have their cards after the first paint."""
        super().__init__(bridge)
        self.setObjectName("page")
        self._painted = False
        self.cards: dict[Path, WorkshopCard] = {}
        self._recent = QVBoxLayout()
        self._recent.setSpacing(look.px(16))
        content = QWidget()
        content.setObjectName("content")
        lay = QHBoxLayout(content)
        lay.setContentsMargins(look.px(40), look.px(32), look.px(40), look.px(32))
        lay.setSpacing(look.px(40))
        lay.addLayout(self._recent, 5)
        lay.addWidget(self._beginnings(), 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _beginnings(self) -> QWidget:
        made = QWidget()
        made.setMinimumWidth(look.px(340))
        made.setMaximumWidth(look.px(440))
        lay = column(TourCard(self.bridge), gap=0)
        made.setLayout(lay)
        lay.addSpacing(look.px(24))
        lay.addWidget(heading(_("New workshop"), "section"))
        lay.addSpacing(look.px(8))
        for known in TEMPLATES:
            entry = Entry(_SIGNS[known.name], say(known.title), say(known.note))
            entry.clicked.connect(partial(self._new, known.name))
            lay.addWidget(entry)
        existing = Entry(
            "folder-open", _("Open…"), _("a workshop on this computer or a stick"), "Ctrl+O"
        )
        merging = Entry("merge", _("Merge…"), _("copies that came back from the tables"))
        merging.clicked.connect(self._merge)
        existing.clicked.connect(self._open_other)
        lay.addSpacing(look.px(24))
        lay.addWidget(heading(_("Existing file"), "section"))
        lay.addSpacing(look.px(8))
        lay.addWidget(existing)
        lay.addWidget(merging)
        lay.addStretch(1)
        return made

    def refresh(self) -> None:
        """Show the workshops opened lately, by name first."""
        clear(self._recent)
        self.cards = {}
        recent = self._listed([Path(name) for name in settings.load().recent])
        first = recent[0] if recent else None
        title = _("Go on where you were") if first else _("From figures to a roadmap")
        self._recent.addWidget(heading(title, "display"))
        self._recent.addWidget(
            caption(_("Everything is in one file on this computer. No internet is needed."))
        )
        if self._painted:
            self._fill(recent)
        else:
            self._recent.addStretch(1)

    def _listed(self, recent: list[Path]) -> list[Path]:
        """Return what may be shown: while names are hidden only what they are hidden in."""
        document = self.bridge.document
        if not self.bridge.nameless or document is None:
            return recent
        return [path for path in recent if path == document.path.resolve()]

    def _fill(self, recent: list[Path]) -> None:
        self._recent.addSpacing(look.px(8))
        self._recent.addWidget(self._card(recent[0]) if recent else self._sample_card())
        if len(recent) > 1:
            self._recent.addSpacing(look.px(8))
            self._recent.addWidget(heading(_("Opened before"), "section"))
            self._recent.addLayout(self._small_cards(recent[1 : 1 + _CARDS]))
        for path in recent[1 + _CARDS :]:
            self._recent.addWidget(self._other(path))
        self._recent.addStretch(1)
        self._look_at_files()

    def _card(self, path: Path) -> WorkshopCard:
        made = _new_card(path, bare=self.bridge.without_names)
        made.wanted.connect(self._go_on)
        made.unwanted.connect(self._forget)
        self.cards[path] = made
        return made

    def _sample_card(self) -> WorkshopCard:
        made = _new_card(sample_file(), action=_("Begin with the sample"))
        made.wanted.connect(self._new_from_sample)
        self.cards[sample_file()] = made
        return made

    def _small_cards(self, paths: list[Path]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(look.px(24))
        for place, path in enumerate(paths):
            made = _new_card(path, large=False)
            made.wanted.connect(self._go_on)
            made.unwanted.connect(self._forget)
            grid.addWidget(made, 0, place)
            self.cards[path] = made
        for place in range(_CARDS):
            grid.setColumnStretch(place, 1)
        return grid

    def _other(self, path: Path) -> QWidget:
        made = link_button(path.stem, "file-text", tip=str(path))
        made.clicked.connect(lambda: self._go_on(path))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the files once the window is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.refresh)

    def _look_at_files(self) -> None:
        from almere_roadmap.ui.start.glance import glance_at

        document = self.bridge.document
        for path in list(self.cards):
            if document is not None and document.path == path:
                self._show(glance_at(path, self.bridge.workshop))
            else:
                self.bridge.tasks.one_by_one(partial(glance_at, path), self._show)

    def _show(self, glance: Glance) -> None:
        card = self.cards.get(glance.path)
        if card is not None:
            card.show_glance(glance)

    def _go_on(self, path: Path) -> None:
        document = self.bridge.document
        if document is not None and document.path == path:
            self.bridge.go("facts")
        else:
            self.bridge.open(path)

    def _forget(self, path: Path) -> None:
        try:
            settings.forget(path)
        except AlmereError as error:
            self.bridge.told.emit("warn", said(error))
        self.refresh()

    def _new_from_sample(self) -> None:
        self._new(SAMPLE)

    def _new(self, template: str) -> None:
        self.bridge.go(f"new:{template}")

    def _merge(self) -> None:
        self.bridge.go("merge:choose")

    def _open_other(self) -> None:
        self.bridge.go("open")


def _new_card(
    path: Path, large: bool = True, action: str = "", bare: Callable[[str], str] = str
) -> WorkshopCard:
    # Late: figures and their painter are not needed before the first paint.
    from almere_roadmap.ui.start.card import WorkshopCard

    return WorkshopCard(path, large, action, bare)
