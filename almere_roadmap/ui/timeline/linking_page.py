"""Niches beside what serves them: contracts, hbo actions, and students by semester."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from almere_roadmap.analysis.names import LAYER
from almere_roadmap.analysis.roadmap.linking import COLUMNS, LinkingGrid, linking_grid
from almere_roadmap.analysis.roadmap.supply import NicheSupply, Supply, semester_name, supply
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, number, say
from almere_roadmap.report.words import capital
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import caption, heading, label, row
from almere_roadmap.ui.widgets.table import Cell, Column, Row, Sheet, Table
from almere_roadmap.verbs.records import edit

_WANTED = (LayerKind.CONTRACTS, LayerKind.HBO)


class LinkingPage(QWidget):
    """Two tables: what serves each niche, and the students it gets beside those it asks."""

    def __init__(self, bridge: Bridge) -> None:
        """Show nothing yet."""
        super().__init__()
        self.bridge = bridge
        self.links = Table(Sheet(()), _("What serves each niche"))
        self.students = Table(Sheet(()), _("Students by semester"))
        self.links.activated_key.connect(self._go)
        self.students.chosen.connect(self._on_row)
        self.linked, self.met = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.loose = caption("")
        self.asked = QSpinBox()
        self.asked.setRange(0, 9999)
        self.asked.setSpecialValueText(_("not said"))
        self.asked.editingFinished.connect(self._on_asked)
        self.whose = label(_("Choose a niche to say how many students it asks"), "quiet")
        self._niche = ""
        self._lay()
        self.setFocusProxy(self.links)

    def _lay(self) -> None:
        lay = QVBoxLayout(self)
        # Close together: on a small window every row counts.
        lay.setContentsMargins(look.px(16), 0, look.px(16), look.px(8))
        lay.setSpacing(look.px(4))
        lay.addWidget(heading(_("What serves each niche"), "section"))
        lay.addWidget(self.linked)
        lay.addWidget(self.links, 1)
        lay.addWidget(self.loose)
        lay.addWidget(heading(_("Students by semester: offered, and asked"), "section"))
        lay.addWidget(self.met)
        lay.addWidget(self.students, 1)
        lay.addLayout(row(self.whose, self.asked, 0))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what serves the niches of a workshop."""
        grid, found = linking_grid(workshop), supply(workshop)
        self.links.show_sheet(_linking_sheet(grid))
        self.students.show_sheet(_student_sheet(found))
        self.linked.setText(say(grid.meaning()))
        self.met.setText(say(found.meaning()))
        loose = ", ".join(_code(item) for item in grid.loose)
        self.loose.setText(_("Serves no niche yet: {items}").format(items=loose) if loose else "")
        self.loose.setVisible(bool(loose))
        self._show_asked()

    def _show_asked(self) -> None:
        niche = self.bridge.workshop.niches.get(self._niche)
        self.asked.setEnabled(niche is not None and not self._is_locked)
        if niche is None:
            return
        name = f"{niche.code} {niche.name}".strip()
        words = _("{niche} asks, per semester").format(niche=name)
        self.whose.setText(words)
        self.asked.setAccessibleName(words)
        self.asked.setValue(niche.students or 0)

    @property
    def _is_locked(self) -> bool:
        return self.bridge.document is None or self.bridge.document.read_only

    def _on_row(self, key: str) -> None:
        self._niche = key
        self._show_asked()

    def _on_asked(self) -> None:
        niche = self.bridge.workshop.niches.get(self._niche)
        wanted = self.asked.value() or None
        if niche is not None and niche.students != wanted:
            self.bridge.attempt(edit, "niches", niche.id, students=wanted)

    def _go(self, key: str) -> None:
        """Go to the item or niche that was confirmed."""
        if key in self.bridge.workshop.items or key in self.bridge.workshop.niches:
            screen = "roadmap" if key in self.bridge.workshop.items else "niches"
            self.bridge.go(screen, key)


def _code(item: Item) -> str:
    return item.code or item.title


def _linking_sheet(grid: LinkingGrid) -> Sheet:
    heads = [Column(_("Niche"), width=220)]
    heads += [Column(capital(_(LAYER[kind]))) for kind in COLUMNS]
    rows = []
    for niche in grid.niches:
        name = Cell(f"{niche.code} {niche.name}".strip(), strong=True)
        cells = [_linking_cell(kind, grid.cell(niche.id, kind)) for kind in COLUMNS]
        rows.append(Row((name, *cells), niche.id))
    return Sheet(tuple(heads), tuple(rows))


def _linking_cell(kind: LayerKind, items: tuple[Item, ...]) -> Cell:
    """Return the codes of a cell; a gap among contracts and hbo actions is flagged in words."""
    if not items:
        return Cell(_("none yet"), quiet=True, flagged=kind in _WANTED)
    words = ", ".join(_code(item) for item in items)
    tip = "; ".join(f"{item.code} {item.title}".strip() for item in items)
    return Cell(words, key=items[0].id, tip=tip)


def _student_sheet(found: Supply) -> Sheet:
    heads = [Column(_("Niche"), width=220), Column(_("Asks"), number=True, width=72)]
    heads += [Column(semester_name(s), number=True, width=116) for s in found.semesters]
    rows = [_student_row(found, one) for one in found.rows]
    total = [Cell(_("Together"), strong=True), Cell(number(found.asked()), strong=True)]
    total += [Cell(_count(found.offered(s)), strong=True) for s in found.semesters]
    if rows:
        rows.append(Row(tuple(total), total=True))
    return Sheet(tuple(heads), tuple(rows))


def _student_row(found: Supply, one: NicheSupply) -> Row:
    niche = one.niche
    name = f"{niche.code} {niche.name}".strip() if niche else _("serves no niche")
    asked = Cell("–", quiet=True) if one.asked is None else Cell(number(one.asked))
    cells = [_student_cell(one, semester) for semester in found.semesters]
    return Row((Cell(name, strong=bool(niche)), asked, *cells), niche.id if niche else "")


def _student_cell(one: NicheSupply, semester: str) -> Cell:
    """Return the students offered; where fewer than asked, flagged, with how many are short."""
    offered, short = one.offered.get(semester, 0.0), one.short(semester)
    words = _count(offered) if offered else "–"
    if not short:
        return Cell(words, quiet=not offered)
    tip = _("{short} fewer than asked").format(short=_count(short))
    return Cell(words, flagged=True, tip=tip)


def _count(value: float) -> str:
    return number(value, 0 if value == round(value) else 1)
