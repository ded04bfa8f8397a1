"""The head of Insight: whose figures, compared with whose, with or without names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from almere_roadmap.analysis.economy.regions import TOGETHER, reference, reference_name
from almere_roadmap.analysis.economy.tables import home, regions
from almere_roadmap.domain.words import LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, heading, label, set_tip, tool_button
from almere_roadmap.verbs import settings

_WIDEST = 220


class Head(QWidget):
    """Title, home and reference to choose, names on or off, and how much is pinned."""

    def __init__(self, bridge: Bridge) -> None:
        """Make the controls; what they show comes with the workshop."""
        super().__init__()
        self.bridge = bridge
        self.home = _box(_("Home"), _("The region whose figures these are"))
        self.reference = _box(_("Compared with"), _("The region that home is held against"))
        self.home.activated.connect(self._on_chosen)
        self.reference.activated.connect(self._on_chosen)
        self.anonymous = tool_button("eye-off", _("Hide the names of firms"), checkable=True)
        self.anonymous.clicked.connect(bridge.hide_names)
        self.pins = button("", "pin", tip=_("Show what is pinned to the outcome"))
        self.pins.clicked.connect(self._on_pins)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(look.px(24), 0, look.px(24), 0)
        lay.setSpacing(look.px(8))
        lay.addWidget(heading(_("What the figures say")))
        lay.addStretch(1)
        self._said = (label(_("Home"), "quiet"), label(_("compared with"), "quiet"))
        for said, box in zip(self._said, (self.home, self.reference), strict=True):
            said.setBuddy(box)
            lay.addWidget(said)
            lay.addWidget(box)
        lay.addWidget(self.anonymous)
        lay.addWidget(self.pins)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is chosen, what could be, and how many findings are pinned."""
        self.anonymous.setChecked(self.bridge.nameless)
        known, here, there = regions(workshop), home(workshop), reference(workshop)
        others = [region for region in known if region != here]
        several = [TOGETHER] if len(others) > 1 else []
        _offer(self.home, [(name, name) for name in dict.fromkeys((*known, here)) if name], here)
        names = dict.fromkeys(filter(None, (*others, *several, there)))
        _offer(self.reference, [(name, reference_name(name)) for name in names], there)
        for said, box in zip(self._said, (self.home, self.reference), strict=True):
            said.setVisible(box.count() > 0)
            box.setVisible(box.count() > 0)
        pinned = {x.target for x in workshop.links.values() if x.kind is LinkKind.EVIDENCE}
        self.pins.setVisible(bool(pinned))
        self.pins.setText(plural("{n} pinned", "{n} pinned", len(pinned)))

    def _on_chosen(self) -> None:
        here, there = str(self.home.currentData()), str(self.reference.currentData())
        self.bridge.attempt(
            settings.compare_regions, home=here, reference="" if there == here else there
        )

    def _on_pins(self) -> None:
        self.bridge.go("outcome")


def _box(name: str, tip: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(look.px(_WIDEST))
    set_tip(made, tip)
    return made


def _offer(box: QComboBox, options: Sequence[tuple[str, str]], current: str) -> None:
    """Fill a box without a signal; with one option there is nothing to choose."""
    blocked = box.blockSignals(True)
    box.clear()
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.setEnabled(len(options) > 1)
    box.blockSignals(blocked)
