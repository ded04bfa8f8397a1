"""The right panel for a row of a register."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.analysis.economy.registers import section_name
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.registers import Establishment, Row
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.register_rows import establishment
from almere_roadmap.ui.widgets.parts import (
    Chip,
    button,
    caption,
    hairline,
    heading,
    icon_label,
    label,
    link_button,
    row,
)
from almere_roadmap.verbs.picking import picked, reference


class RegisterDetails(QWidget):
    """Everything that a register says about one establishment.

    Signals:
        wanted(): it is to be picked into the workshop.
    """

    wanted = Signal()

    def __init__(self, bridge: Bridge, dataset: Dataset, plain: Row, place: int) -> None:
        """Show the row at a place."""
        super().__init__()
        self.bridge = bridge
        firm = establishment(plain, place if bridge.nameless else None)
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        title = heading(firm.name or firm.trade_name or _("Without a name"), "section")
        title.setWordWrap(True)
        head = row(icon_label("building-2", "accent", 20), title)
        head.setStretch(1, 1)
        self._lay.addLayout(head)
        if firm.trade_name and firm.trade_name != firm.name:
            self._lay.addWidget(caption(firm.trade_name))
        organisation = picked(bridge.workshop).get(reference(dataset.id, plain), "")
        self._lay.addWidget(hairline())
        for name, words in _facts(firm):
            self._fact(name, words)
        self._lay.addWidget(hairline())
        self._origin(dataset, firm)
        self._lay.addSpacing(look.px(8))
        self._show_standing(organisation)
        self._lay.addStretch(1)

    def _fact(self, name: str, words: str) -> None:
        if not words:
            return
        quiet = label(name, "quiet", wrap=True)
        quiet.setFixedWidth(look.px(96))
        value = label(words, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lay = row(quiet, value)
        lay.setStretch(1, 1)
        lay.setAlignment(quiet, Qt.AlignmentFlag.AlignTop)
        self._lay.addLayout(lay)

    def _origin(self, dataset: Dataset, firm: Establishment) -> None:
        source = self.bridge.workshop.sources.get(dataset.source)
        self._fact(_("Register"), dataset.title)
        self._fact(_("Source"), source.title if source else dataset.source or dataset.file)
        self._fact(_("Date"), firm.reference_date or dataset.year)

    def _show_standing(self, organisation: str) -> None:
        if organisation:
            self._lay.addLayout(row(Chip(_("In this workshop"), "good"), 0))
            self.open = link_button(_("Show it in this workshop"), "building-2")
            self.open.clicked.connect(lambda: self.bridge.select(organisation))
            self._lay.addLayout(row(self.open, 0))
        else:
            self.pick = button(_("Pick into the workshop"), "plus")
            self.pick.clicked.connect(self.wanted)
            self._lay.addLayout(row(self.pick, 0))


def _facts(firm: Establishment) -> list[tuple[str, str]]:
    section = f"{firm.sector} · {section_name(firm.sector)}" if firm.sector else _("not known")
    version = _("SBI {version}").format(version=firm.sbi_version) if firm.sbi_version else _("SBI")
    parts = [(_("full-time"), firm.full_time), (_("part-time"), firm.part_time)]
    split = ", ".join(f"{number(n)} {words}" for words, n in parts if n is not None)
    jobs = "" if firm.jobs is None else number(firm.jobs)
    spot = "" if firm.x is None or firm.y is None else f"{firm.x:.0f}, {firm.y:.0f}"
    return [
        (_("Street"), firm.street),
        (_("Place"), " ".join(filter(None, (firm.postcode, firm.place)))),
        (_("Municipality"), firm.municipality if firm.municipality != firm.place else ""),
        (_("Section"), section),
        (version, firm.sbi),
        (_("Size class"), firm.size_class),
        (_("Jobs"), f"{jobs} ({split})" if jobs and split else jobs or split),
        (_("KvK number"), firm.kvk),
        (_("Number"), firm.number),
        (_("Grid, in metres"), spot),
    ]
