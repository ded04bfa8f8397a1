"""What the right panel says while no introduction is chosen: the shortest ways, the open steps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.analysis.clusters.completeness import gap_text
from almere_roadmap.analysis.clusters.gap_fillers import StepGap, meaning, step_gaps
from almere_roadmap.analysis.networks.shortening import Shortening, shortest_introductions
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import ElidedLink
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.matches.entries import QUICK
from almere_roadmap.ui.widgets.parts import caption, hairline, heading, icon_label, label, row


class MatchOverview(QWidget):
    """The three introductions that shorten the network most, and who fills which step."""

    def __init__(self, bridge: Bridge) -> None:
        """Work them out for the workshop as it is."""
        super().__init__()
        self.bridge = bridge
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        workshop = bridge.workshop
        if len(workshop.organisations) <= QUICK:
            self._show(_worked_out(workshop))
        else:
            bridge.tasks.aside(lambda: _worked_out(workshop), self._show)

    def _show(self, found: tuple[Workshop, tuple[Shortening, ...], tuple[StepGap, ...]]) -> None:
        workshop, ways, gaps = found
        self._shortest(ways)
        self._steps(workshop, gaps)
        self._lay.addStretch(1)

    def _shortest(self, found: tuple[Shortening, ...]) -> None:
        head = row(icon_label("waypoints", "accent", 20), gap=8)
        head.addWidget(heading(_("Shortens the network most"), "section"), 1)
        self._lay.addLayout(head)
        if not found:
            words = _("No relations are known yet between parties of this workshop.")
            self._lay.addWidget(label(words, "quiet", wrap=True))
        for one in found:
            names = _("{first} and {second}")
            # The second name stands below: beside the first it would mostly be cut off.
            go = ElidedLink(one.first.name)
            go.setAccessibleName(names.format(first=one.first.name, second=one.second.name))
            go.clicked.connect(lambda _on=False, key=one.key: self.bridge.select(key))
            self._lay.addWidget(go)
            self._lay.addWidget(label(_("with {name}").format(name=one.second.name), wrap=True))
            self._lay.addWidget(caption(say(one.meaning())))

    def _steps(self, workshop: Workshop, gaps: tuple[StepGap, ...]) -> None:
        self._lay.addWidget(hairline())
        head = row(icon_label("puzzle", "accent", 20), gap=8)
        head.addWidget(heading(_("Who fills a step of a chain"), "section"), 1)
        self._lay.addLayout(head)
        self._lay.addWidget(label(say(meaning(gaps)), "quiet", wrap=True))
        areas = ordered(workshop.areas.values())
        home = areas[0].name if areas else ""
        for gap in gaps:
            self._lay.addWidget(label(say(gap_text(gap.state, home)), "bold", wrap=True))
            self._lay.addWidget(caption(gap.chain.name))
            if not gap.fillers:
                self._lay.addWidget(caption(_("No firm of this workshop fits: look wider.")))
            for filler in gap.fillers:
                go = ElidedLink(f"{filler.firm.name} · {number(filler.score)}")
                go.clicked.connect(lambda _on=False, f=filler.firm.id: self.bridge.select(f))
                self._lay.addWidget(go)
                self._lay.addWidget(caption(say(filler.reason)))


def _worked_out(
    workshop: Workshop,
) -> tuple[Workshop, tuple[Shortening, ...], tuple[StepGap, ...]]:
    return workshop, shortest_introductions(workshop), step_gaps(workshop)
