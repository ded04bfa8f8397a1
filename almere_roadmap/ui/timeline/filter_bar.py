"""The bar under the head of the roadmap: which items are shown, or stand out among the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from almere_roadmap.analysis.names import CERTAINTY
from almere_roadmap.analysis.roadmap.item_filter import ItemFilter, institutions, owners
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import Segments, label, row, tool_button

ONLY, STAND_OUT = "only", "stand_out"
_STATE, _MODE = "roadmap.filter", "roadmap.filter_mode"


class FilterBar(QWidget):
    """Four choices, and whether the others go or fade.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Show the choices made before."""
        super().__init__()
        self._bridge = bridge
        names = {
            "niche": _("Niche"),
            "owner": _("Owner"),
            "institution": _("Institution"),
            "status": _("Status"),
        }
        self.choices = {key: self._choice(words) for key, words in names.items()}
        options = [(ONLY, _("Show only")), (STAND_OUT, _("Highlight"))]
        self.modes = Segments(options, str(bridge.state.get(_MODE, ONLY)))
        self.modes.setAccessibleName(_("What happens to the other items"))
        self.modes.chosen.connect(self._on_mode)
        self.count = label("", "quiet")
        self.none = tool_button("x", _("Show everything again"))
        self.none.clicked.connect(self.clear)
        lay = row(*self.choices.values(), self.modes, self.count, 0, self.none)
        lay.setContentsMargins(look.px(16), 0, look.px(16), look.px(8))
        self.setLayout(lay)
        self.setAccessibleName(_("Filter"))

    def _choice(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMinimumContentsLength(10)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.activated.connect(self._on_choice)
        return made

    @property
    def wanted(self) -> ItemFilter:
        """Return what is looked for."""
        return ItemFilter(**self._bridge.state.get(_STATE, {}))

    def shown(self, workshop: Workshop) -> frozenset[str] | None:
        """Return the only items to show, None for all."""
        wanted = self.wanted
        return wanted.found(workshop) if wanted and self.modes.current == ONLY else None

    def lit(self, workshop: Workshop) -> frozenset[str] | None:
        """Return the items that stand out, None when none does."""
        wanted = self.wanted
        return wanted.found(workshop) if wanted and self.modes.current == STAND_OUT else None

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer what there is to choose from now."""
        wanted = self.wanted
        niches = [(n.id, f"{n.code} {n.name}".strip()) for n in ordered(workshop.niches.values())]
        if wanted.niche and wanted.niche not in workshop.niches:
            self._choose(niche="")
            wanted = self.wanted
        states = [(c.value, capital(_(words))) for c, words in CERTAINTY.items()]
        self._fill("niche", _("All niches"), niches, wanted.niche)
        self._fill("owner", _("All owners"), _paired(owners(workshop)), wanted.owner)
        schools = _paired(institutions(workshop))
        self._fill("institution", _("All institutions"), schools, wanted.institution)
        self._fill("status", _("Any status"), states, wanted.status)
        words = _("{some} of {all} items")
        some = number(len(wanted.found(workshop))) if wanted else ""
        told = words.format(some=some, all=number(len(workshop.items)))
        self.count.setText(told if wanted else "")
        self.none.setEnabled(bool(wanted))

    def _fill(self, key: str, every: str, options: list[tuple[str, str]], current: str) -> None:
        box = self.choices[key]
        box.clear()
        if current and current not in [value for value, _words in options]:
            options = [*options, (current, current)]
        for value, words in [("", every), *options]:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(current)))

    def _choose(self, **values: str) -> None:
        self._bridge.state[_STATE] = {**self._bridge.state.get(_STATE, {}), **values}

    def _on_choice(self) -> None:
        self._choose(**{k: str(box.currentData() or "") for k, box in self.choices.items()})
        self.changed.emit()

    def _on_mode(self, mode: str) -> None:
        self._bridge.state[_MODE] = mode
        self.changed.emit()

    def clear(self) -> None:
        """Look for everything again."""
        self._bridge.state[_STATE] = {}
        self.changed.emit()


def _paired(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]
