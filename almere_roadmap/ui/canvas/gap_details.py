"""The right panel of a gap: what the data say is missing, and what to do about it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.analysis.clusters.cluster_reasons import gap_reason
from almere_roadmap.figures.chain.placed import ChainLayout
from almere_roadmap.figures.chain.words import Gap, gap_words
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import Chip, button, caption, column, icon_label, label, row
from almere_roadmap.verbs.chains import niche_from_gap


class GapDetails(QWidget):
    """A role or stage that nobody at home fills."""

    def __init__(self, bridge: Bridge, editing: ChainEditing, gap: Gap) -> None:
        """Show a gap of the chain on the canvas."""
        super().__init__()
        self.bridge, self.editing, self.gap = bridge, editing, gap
        placed: ChainLayout = editing.view.placed
        self.name, words = gap_words(bridge.workshop, placed.states, gap)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        titles = column(caption(_("Gap")), label(self.name, "section", wrap=True), gap=0)
        head = row(icon_label("triangle-alert", "warn", 20))
        head.addLayout(titles, 1)
        lay.addLayout(head)
        lay.addWidget(Chip(words, "warn"))
        why = gap_reason(bridge.workshop, gap.stage, gap.kind, gap.role)
        lay.addWidget(label(why, wrap=True))
        how = _("Gaps follow from where the parties sit and from the roles that they fill.")
        lay.addWidget(caption(how))
        fill = button(_("Place a party here"), "plus")
        fill.clicked.connect(self._on_fill)
        niche = button(_("Make it a niche"), "lightbulb", primary=True)
        niche.clicked.connect(self._on_niche)
        lay.addLayout(row(fill, 0))
        lay.addLayout(row(niche, 0))
        lay.addStretch(1)

    def _on_fill(self) -> None:
        cell = Cell(self.gap.stage, self.gap.lane)
        self.editing.new_box(cell)

    def _on_niche(self) -> None:
        """Add a niche that is linked to the stage of the gap."""
        made = self.bridge.attempt(niche_from_gap, name=self.name, stage=self.gap.stage)
        if made is not None:
            self.bridge.go("niches", made.changes[0].row)
