"""The three most important partners of a firm, a quick row each: kind, place, area, lead, depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from almere_roadmap.analysis.names import DEPTH, LEADS, RELATION
from almere_roadmap.domain.entities import Area, Relation
from almere_roadmap.domain.words import Depth, RelationKind
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.answers import Choice, Field, Told, fill
from almere_roadmap.ui.widgets.parts import caption, label
from almere_roadmap.verbs.interviews import Partner

TOP = 3


@dataclass
class _Row:
    """The fields of one partner, and the id of the relation that they show."""

    kind: Choice
    place: QLineEdit
    area: Choice
    leads: Choice
    depth: Choice
    relation: str = ""

    def fields(self) -> Iterator[tuple[str, Field]]:
        yield from (
            ("kind", self.kind),
            ("place", self.place),
            ("area", self.area),
            ("leads", self.leads),
            ("depth", self.depth),
        )


class TopPartners(QWidget):
    """Rows of partners; a place that is known fills in its area."""

    def __init__(self, areas: Sequence[Area], places: Mapping[str, str]) -> None:
        """Offer areas, and places with the area in which each lies."""
        super().__init__()
        self._area_of = {place.casefold(): area for place, area in places.items()}
        self._spelt = {place.casefold(): place for place in places}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(6))
        grid.setVerticalSpacing(look.px(4))
        heads = ("", _("Kind"), _("Place"), _("Area"), _("Who leads"), _("Depth"))
        for column, words in enumerate(heads):
            grid.addWidget(caption(words), 0, column)
        named = {area.id: area.name for area in areas}
        self.rows = [self._row(n, named, places) for n in range(1, TOP + 1)]
        for place, row in enumerate(self.rows, 1):
            grid.addWidget(label(_("Partner {n}").format(n=place), "quiet"), place, 0)
            for column, (_name, field) in enumerate(row.fields(), 1):
                grid.addWidget(field, place, column)
        # The names of areas are the longest.
        for column, share in ((1, 4), (2, 4), (3, 5), (4, 4), (5, 4)):
            grid.setColumnStretch(column, share)
        self.told = Told()
        grid.addWidget(self.told, TOP + 1, 1, 1, 5)

    def _row(self, number: int, areas: Mapping[str, str], places: Mapping[str, str]) -> _Row:
        kinds = {kind.value: capital(_(RELATION[kind])) for kind in RelationKind}
        depths = {depth.value: capital(_(DEPTH[depth])) for depth in Depth}
        place = QLineEdit()
        place.setAccessibleName(_("Place of partner {n}").format(n=number))
        completer = QCompleter(sorted(places, key=str.casefold), place)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # "haar" and Tab is Haarlem: no list to choose from while somebody talks.
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        place.setCompleter(completer)
        made = _Row(
            Choice(_("Kind of partner {n}").format(n=number), kinds),
            place,
            Choice(_("Area of partner {n}").format(n=number), areas),
            Choice(_("Who leads with partner {n}").format(n=number), LEADS),
            Choice(_("Depth with partner {n}").format(n=number), depths, none=""),
        )
        made.depth.choose(Depth.COOPERATION.value)
        place.editingFinished.connect(partial(self._fill_area, made))
        completer.activated.connect(partial(self._fill_area, made))
        return made

    def _fill_area(self, row: _Row, *_picked: object) -> None:
        place = row.place.text().strip().casefold()
        if place in self._area_of:
            row.place.setText(self._spelt[place])
            row.area.choose(self._area_of[place])

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Yield every field with the name under which its answer is kept."""
        for number, row in enumerate(self.rows, 1):
            yield from ((f"partner.{number}.{name}", field) for name, field in row.fields())

    def show_relations(self, relations: Sequence[Relation]) -> None:
        """Show known partners, the first three."""
        for place, row in enumerate(self.rows):
            found = relations[place] if place < len(relations) else None
            row.relation = found.id if found else ""
            fill(row.kind, found.kind.value if found else "")
            fill(row.place, found.region if found else "")
            fill(row.area, found.area if found else "")
            fill(row.leads, found.leads if found else "")
            fill(row.depth, (found.depth if found else Depth.COOPERATION).value)

    def partners(self) -> list[Partner]:
        """Return the partners of which the kind was told."""
        return [
            Partner(
                RelationKind(row.kind.key()),
                row.place.text().strip(),
                row.leads.key(),
                Depth(row.depth.key()),
                row.area.key(),
                row.relation,
            )
            for row in self.rows
            if row.kind.key()
        ]

    def gone(self) -> list[str]:
        """Return the ids of known relations that were taken out."""
        return [row.relation for row in self.rows if row.relation and not row.kind.key()]

    def forget(self) -> None:
        """Let what is shown be partners of another firm."""
        for row in self.rows:
            row.relation = ""

    def tell_problem(self) -> QWidget | None:
        """Say under the rows what is missing in one, and return the field where it is."""
        for number, row in enumerate(self.rows, 1):
            told = row.place.text().strip() or row.leads.key()
            if told and not row.kind.key() and not row.relation:
                words = _("Partner {n}: say what kind of partner it is.").format(n=number)
                self.told.tell(words, wrong=True)
                return row.kind
        self.told.tell("")
        return None
