"""The right panel for a cell of the kind × origin matrix."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.analysis.names import RELATION, STATUS
from almere_roadmap.analysis.networks import relations
from almere_roadmap.analysis.networks.relations import Cell, RelationMatrix
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.insight import pins
from almere_roadmap.ui.widgets.parts import (
    Chip,
    button,
    caption,
    clear,
    hairline,
    heading,
    icon_label,
    label,
    row,
)
from almere_roadmap.ui.widgets.scrolled import scrolled_above


def cell_of(workshop: Workshop, key: str) -> tuple[RelationMatrix, Cell] | None:
    """Return the matrix and the cell that a selection names, None for anything else."""
    parts = key.split(":")
    if len(parts) != 3 or parts[0] != "cell":
        return None
    matrix = relations.kind_by_region(workshop)
    known = {kind.value: kind for kind in RelationKind}
    if matrix is None or parts[1] not in matrix.regions or parts[2] not in known:
        return None
    return matrix, matrix.cell(parts[1], known[parts[2]])


class CellDetails(QWidget):
    """Observed and expected, how it is known, and the relations in the cell."""

    def __init__(self, bridge: Bridge, matrix: RelationMatrix, cell: Cell) -> None:
        """Show a cell."""
        super().__init__()
        self.bridge, self.matrix, self.cell = bridge, matrix, cell
        content = QWidget()
        content.setObjectName("content")
        self._lay = QVBoxLayout(content)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        self._show_head()
        self._show_facts()
        self._show_rows()
        self._pins = QVBoxLayout()
        self._lay.addLayout(self._pins)
        self._show_pins()
        bridge.changed.connect(self._on_changed)
        self._lay.addStretch(1)
        lay = scrolled_above(self, content)
        lay.addLayout(self._buttons())

    @property
    def title(self) -> str:
        """Return what the cell is called."""
        kind = _(RELATION[self.cell.kind])
        return _("{region} × {kind}").format(region=self.cell.region, kind=kind)

    def _show_head(self) -> None:
        title = heading(self.title, "section")
        title.setWordWrap(True)
        lay = row(icon_label("layout-grid", "accent", 20), title)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)
        self._lay.addWidget(caption(_("cell of kind × origin")))
        self._lay.addWidget(hairline())
        ratio = self.cell.ratio
        if ratio is None:
            self._lay.addWidget(label(_("Nothing is expected here."), "body", wrap=True))
            return
        words = heading(_("{ratio} ×").format(ratio=number(ratio, 2)), "display")
        quiet = label(_("as many as expected"), "quiet")
        self._lay.addLayout(row(words, quiet, 0))

    def _show_facts(self) -> None:
        cell, matrix = self.cell, self.matrix
        across = matrix.row_totals[matrix.regions.index(cell.region)]
        down = matrix.column_totals[matrix.kinds.index(cell.kind)]
        reckoned = _("{expected} ({row} × {column} ÷ {total})").format(
            expected=number(cell.expected, 2),
            row=number(across),
            column=number(down),
            total=number(matrix.total),
        )
        observed = plural("{n} relation", "{n} relations", round(cell.observed))
        status = cell.status or Status.PRINTED
        self._fact(_("Observed"), label(observed))
        self._fact(_("Expected"), label(reckoned))
        flagged = status in (Status.RECONSTRUCTED, Status.QUESTIONED, Status.ILLUSTRATIVE)
        words = _(STATUS[status])
        self._fact(_("Status"), Chip(words) if flagged else label(words))
        self._fact(_("Source"), label(matrix.source, wrap=True))
        if cell.expected < relations.SMALL:
            said = _("Expected is below 5: read it as a hint, not as proof.")
            lay = row(icon_label("triangle-alert", "warn", 14), label(said, "warn", wrap=True))
            lay.setStretch(1, 1)
            self._lay.addLayout(lay)

    def _fact(self, name: str, value: QWidget) -> None:
        words = label(name, "quiet")
        words.setFixedWidth(look.px(96))
        lay = row(words, value)
        if not isinstance(value, Chip):
            lay.setStretch(1, 1)
        else:
            lay.addStretch(1)
        lay.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        self._lay.addLayout(lay)

    def _show_rows(self) -> None:
        workshop = self.bridge.workshop
        found = [workshop.relations[r] for r in self.cell.relations if r in workshop.relations]
        if not found:
            return
        self._lay.addWidget(hairline())
        self._lay.addWidget(label(_("Rows under it"), "group"))
        for relation in found:
            firm = workshop.organisations.get(relation.organisation)
            who = firm.name if firm else _("anonymous")
            kind = capital(_(RELATION[relation.kind]))
            words = _("{kind}, {region}").format(kind=kind, region=relation.region)
            if relation.count > 1:
                words = _("{count} × {words}").format(count=number(relation.count), words=words)
            lay = row(icon_label("link", "ink-2", 14), label(words, wrap=True), caption(who, False))
            lay.setStretch(1, 1)
            self._lay.addLayout(lay)
            if relation.note:
                self._lay.addWidget(caption(relation.note))

    def _show_pins(self) -> None:
        workshop = self.bridge.workshop
        targets = pins.pinned_to(workshop, self.cell.key)
        clear(self._pins)
        if not targets:
            return
        self._pins.addWidget(hairline())
        self._pins.addWidget(label(_("Pinned to"), "group"))
        for target in targets:
            words = label(pins.target_words(workshop, target), wrap=True)
            lay = row(icon_label("pin", "accent", 14), words)
            lay.setStretch(1, 1)
            self._pins.addLayout(lay)

    def _on_changed(self, changes: object) -> None:
        self._show_pins()

    def _buttons(self) -> QVBoxLayout:
        self.to_niche = button(_("To a niche"), "pin")
        self.to_outcome = button(_("To the outcome"), "pin", primary=True)
        self.to_niche.clicked.connect(self._on_niche)
        self.to_outcome.clicked.connect(self._on_outcome)
        lay = QVBoxLayout()
        lay.addLayout(row(self.to_niche, 0, self.to_outcome, margin=12))
        return lay

    def _on_niche(self) -> None:
        pins.ask(self.bridge, self.cell.key, self.title, self.to_niche)

    def _on_outcome(self) -> None:
        self.bridge.pin(self.cell.key, ABOUT_ID, self.title)
