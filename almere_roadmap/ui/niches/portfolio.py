"""The portfolio: niches set out on two criteria that the room chooses."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout

from almere_roadmap.analysis.scoring import Ranking, ranking
from almere_roadmap.domain.entities import Criterion
from almere_roadmap.domain.words import LinkKind, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.portfolio import Spot, portfolio
from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.figure_view import FigureView
from almere_roadmap.ui.parts import Card, Chip, caption, heading, label, row


class PortfolioCard(Card):
    """Niches by two criteria; the axes are chosen here.

    Signals:
        picked(str): a niche was clicked.
    """

    picked = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__()
        self.bridge = bridge
        self._shown: tuple[object, ...] = ()
        self.flag = Chip(_("illustrative"))
        self.body.addLayout(row(heading(_("Portfolio"), "section"), 0, self.flag))
        self.across, self.up = QComboBox(), QComboBox()
        for box, words in ((self.across, _("Across")), (self.up, _("Up"))):
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(self._on_axis)
        axes = QGridLayout()
        axes.setColumnStretch(1, 1)
        for place, (box, words) in enumerate(((self.up, _("Up")), (self.across, _("Across")))):
            axes.addWidget(caption(words, wrap=False), place, 0)
            axes.addWidget(box, place, 1)
        self.body.addLayout(axes)
        self.view = FigureView()
        self.view.picked.connect(self.picked)
        self.body.addWidget(self.view)
        self.note = label("", "quiet", wrap=True)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the niches that were scored on both criteria."""
        found = ranking(workshop)
        state = (found, self._axes(found))
        if state == self._shown:
            return
        self._shown = state
        self._list_criteria(found)
        spots = self._spots(workshop, found)
        self.view.setVisible(bool(spots))
        self.note.setVisible(not spots)
        self.note.setText(_("Score niches on two criteria to set them out here."))
        self.flag.setVisible(bool(spots) and found.status is Status.ILLUSTRATIVE)
        if spots:
            self.view.follow(partial(self._draw, spots, found))

    def _axes(self, found: Ranking) -> tuple[int, int]:
        """Return the places of the two criteria; at first the two that weigh most."""
        ids = [c.id for c in found.criteria]
        heaviest = sorted(range(len(ids)), key=lambda n: (-found.weights[n], n))
        kept = self.bridge.state.get("niches.axes")
        if kept and all(criterion in ids for criterion in kept):
            return ids.index(kept[0]), ids.index(kept[1])
        return (heaviest[1], heaviest[0]) if len(ids) > 1 else (0, 0)

    def _list_criteria(self, found: Ranking) -> None:
        for box, place in zip((self.across, self.up), self._axes(found), strict=True):
            box.clear()
            for criterion in found.criteria:
                box.addItem(criterion.name, criterion.id)
            box.setCurrentIndex(place)

    def _spots(self, workshop: Workshop, found: Ranking) -> list[Spot]:
        if not found.criteria:
            return []
        across, up = self._axes(found)
        spots = []
        for line in found.rows:
            x, y = line.cells[across].mean, line.cells[up].mean
            if x is not None and y is not None:
                niche = line.niche
                firms = self._firms(workshop, niche.id)
                spots.append(Spot(niche.id, niche.code, niche.name, x, y, firms))
        return spots

    @staticmethod
    def _firms(workshop: Workshop, niche: str) -> float:
        links = workshop.links.values()
        return float(sum(1 for x in links if x.kind is LinkKind.FIRM and x.origin == niche))

    def _draw(self, spots: list[Spot], found: Ranking, width: float) -> Figure:
        across, up = self._axes(found)
        axes: list[Criterion] = [found.criteria[across], found.criteria[up]]
        return portfolio(
            spots,
            width,
            x_name=axes[0].name,
            y_name=axes[1].name,
            status=found.status,
            counted=_("firms"),
        )

    def light(self, selection: str) -> None:
        """Light up a niche."""
        self.view.select(selection)

    def _on_axis(self, _place: int) -> None:
        chosen = (str(self.across.currentData()), str(self.up.currentData()))
        self.bridge.state["niches.axes"] = chosen
        self.show_workshop(self.bridge.workshop)
