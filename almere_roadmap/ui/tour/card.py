"""The invitation on Start: what the tour is, and the button that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.tour.strip import Strip
from almere_roadmap.ui.widgets.parts import Card, button, caption


class TourCard(Card):
    """Goes to the tour."""

    def __init__(self, bridge: Bridge) -> None:
        """Say in a line what it shows."""
        super().__init__(_("Guided tour of three minutes"), gap=10)
        self.body.addWidget(caption(_("Follow one thread through the sample.")))
        self.body.addWidget(Strip())
        self.begin = button(_("Start the tour"), "play")
        self.begin.clicked.connect(lambda: bridge.go("tour"))
        self.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignRight)
