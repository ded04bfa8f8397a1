"""Merge: what copies would bring, before it happens, with a choice for every difference.

Without copies it shows what earlier merges left open; a choice is then made at once on "Keep".
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.document.openlines import Choice, OpenLine
from almere_roadmap.document.settling import Decision
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, plural, said
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.merge.choice_card import ChoiceCard
from almere_roadmap.ui.merge.preparing import Prepared, all_sentences, carry_out, prepare
from almere_roadmap.ui.merge.side_panel import SidePanel
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.widgets.parts import EmptyState, button, clear, heading, label, row


class MergeScreen(Screen):
    """Shows ``bridge.state["merge"]``: the paths of copies, none for what is still open."""

    name = "merge"

    def __init__(self, bridge: Bridge) -> None:
        """Lay the screen out; the copies are read beside the window."""
        super().__init__(bridge)
        self.setObjectName("page")
        self.prepared: Prepared | None = None
        self.cards: list[ChoiceCard] = []
        self.panel: SidePanel | None = None
        self._busy = False
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(0)

    @property
    def paths(self) -> list[Path]:
        """Return the copies that are to be merged."""
        return list(self.bridge.state.get("merge") or [])

    def refresh(self) -> None:
        """Read the copies anew, unless they are being merged right now."""
        document = self.bridge.document
        if document is None or self._busy:
            return
        self._busy = True
        self._say(_("Reading the copies…") if self.paths else _("Looking for open choices…"))
        work = partial(prepare, document, self.paths)
        self.bridge.tasks.one_by_one(work, self._show, self._refused)

    def follow(self, changes: object) -> None:
        """Stay as it is while it is being chosen; read anew when a merge changed what is open."""
        if not self._busy and not any(card.decision for card in self.cards):
            self.refresh()

    def _say(self, words: str) -> None:
        self._empty()
        self._lay.addWidget(EmptyState(words), 1)

    def _empty(self) -> None:
        clear(self._lay)
        self.cards, self.panel, self.prepared = [], None, None

    def _refused(self, error: AlmereError) -> None:
        self._busy = False
        self._empty()
        back = EmptyState(said(error), _("Choose other copies…"), self._choose_copies)
        self._lay.addWidget(back, 1)

    def _choose_copies(self) -> None:
        self.bridge.go("merge:choose")

    def _show(self, prepared: Prepared) -> None:
        self._busy = False
        self._empty()
        self.prepared = prepared
        if not prepared.lines and not prepared.preview:
            self._lay.addWidget(self._nothing(prepared), 1)
            return
        self.panel = SidePanel(prepared, self._show_line)
        self.cards = [
            ChoiceCard(line, self._origin_of, self._here(line)) for line in prepared.lines
        ]
        self._lay.addLayout(self._head(prepared))
        middle = row(self.panel, gap=16)
        middle.setContentsMargins(look.px(16), 0, look.px(16), look.px(16))
        middle.addWidget(self._list(), 1)
        self._lay.addLayout(middle, 1)
        self._lay.addWidget(self._foot(prepared))
        self._on_decided()

    def _nothing(self, prepared: Prepared) -> QWidget:
        if prepared.paths:
            words = _("These copies hold nothing that is not here already.")
        else:
            words = _("No choices are open.")
        return EmptyState(words, _("Merge copies…"), self._choose_copies)

    def _origin_of(self, choice: Choice) -> str:
        prepared = self.prepared
        if prepared is None or prepared.preview is None:
            return _("On show now") if choice.shown else _("The other side")
        if {choice.edit, *choice.also} <= prepared.arriving:
            return prepared.paths[0].stem if len(prepared.paths) == 1 else _("A copy")
        return _("This file")

    def _here(self, line: OpenLine) -> Choice | None:
        """Return the side of this file, or what is on show where that cannot be told."""
        arriving = self.prepared.arriving if self.prepared else frozenset()
        ours = (c for c in line.choices if arriving and not {c.edit, *c.also} <= arriving)
        return next(ours, None)

    def _head(self, prepared: Prepared) -> QVBoxLayout:
        document = self.bridge.document
        here = document.path.name if document else ""
        title = row(heading(_("Merge")), gap=16)
        names = ", ".join(path.name for path in prepared.paths)
        words = f"{names} → {here}" if names else _("Choices that earlier merges left open")
        title.addWidget(label(words, "quiet", wrap=True), 1)
        if prepared.preview is not None:
            differences = button(_("All differences"), "git-compare")
            differences.clicked.connect(self._show_differences)
            title.addWidget(differences)
        made = QVBoxLayout()
        made.setContentsMargins(*(look.px(16),) * 4)
        made.addLayout(title)
        return made

    def _list(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("content")
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(12))
        for card in self.cards:
            card.decided.connect(self._on_decided)
            lay.addWidget(card)
        if not self.cards:
            words = _("Both sides agree: there is nothing to choose.")
            lay.addWidget(EmptyState(words), 1)
        lay.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        return self._area

    def _foot(self, prepared: Prepared) -> QWidget:
        made = QFrame()
        made.setObjectName("footer")
        words = _("What you leave open stays open in the file; until then what is on show counts.")
        self.cancel = button(_("Cancel"))
        self.mine, self.theirs = button(_("All of this file")), button(_("All of the copies"))
        self.accept = button("", "merge", primary=True)
        self.cancel.clicked.connect(self._leave)
        self.mine.clicked.connect(partial(self._choose_all, theirs=False))
        self.theirs.clicked.connect(partial(self._choose_all, theirs=True))
        self.accept.clicked.connect(self._accept)
        lay = row(gap=8)
        lay.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        lay.addWidget(label(words, "quiet", wrap=True), 1)
        lay.addWidget(self.cancel)
        if prepared.preview is not None and prepared.lines:
            lay.addWidget(self.mine)
            lay.addWidget(self.theirs)
        lay.addWidget(self.accept)
        made.setLayout(lay)
        return made

    def _show_line(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self._area.ensureWidgetVisible(self.cards[place], 0, look.px(24))

    def _choose_all(self, *, theirs: bool) -> None:
        arriving = self.prepared.arriving if self.prepared else frozenset()
        for card in self.cards:
            sides = [{c.edit, *c.also} <= arriving for c in (side.choice for side in card.sides)]
            if theirs in sides:
                card.choose(sides.index(theirs))
        self._on_decided()

    def _on_decided(self) -> None:
        settled = [card.decision is not None for card in self.cards]
        if self.panel is not None:
            self.panel.show_settled(settled)
        still = len(settled) - sum(settled)
        merging = self.prepared is not None and self.prepared.preview is not None
        if not merging:
            self.accept.setText(_("Keep these choices"))
            self.accept.setEnabled(any(settled))
        elif still:
            self.accept.setText(plural("Merge, {n} open", "Merge, {n} open", still))
        else:
            self.accept.setText(_("Merge"))

    def decisions(self) -> list[Decision]:
        """Return what was chosen."""
        return [card.decision for card in self.cards if card.decision is not None]

    def _accept(self) -> None:
        document = self.bridge.document
        if document is None or self._busy:
            return
        self._busy = True
        work = partial(carry_out, document, self.paths, self.decisions())
        self._say(_("Merging…"))
        self.bridge.tasks.one_by_one(work, self._done, self._refused)

    def _done(self, outcome: tuple[int, int]) -> None:
        self._busy = False
        count, still = outcome
        merged = plural("{n} step taken in.", "{n} steps taken in.", count) if count else ""
        left = plural("{n} choice is open.", "{n} choices are open.", still) if still else ""
        words = " ".join(filter(None, (merged, left))) or _("The choices are kept.")
        self.bridge.told.emit("warn" if still else "good", words)
        self.bridge.state["merge"] = []
        self.refresh()

    def _leave(self) -> None:
        self.bridge.state["merge"] = []
        self._empty()
        self.bridge.go("outcome")

    def _show_differences(self) -> None:
        if self.prepared is not None and self.prepared.preview is not None:
            DifferencesDialog(self, all_sentences(self.prepared.preview)).open()


class DifferencesDialog(QDialog):
    """Everything that a merge would change, a sentence each."""

    def __init__(self, window: QWidget, found: list[str]) -> None:
        """List the sentences."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("All differences"))
        self.resize(look.px(720), look.px(520))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("All differences"))
        self.list.addItems(found)
        lay = QVBoxLayout(self)
        lay.addWidget(heading(plural("{n} difference", "{n} differences", len(found)), "section"))
        lay.addWidget(self.list)
