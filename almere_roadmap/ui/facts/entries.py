"""What is written down by hand on the Facts screen: a relation, a loose figure, a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from almere_roadmap.analysis.names import DEPTH, RELATION, STATUS
from almere_roadmap.analysis.places import known_places
from almere_roadmap.domain.words import Depth, RelationKind, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.words import capital
from almere_roadmap.history.edit import Draft
from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.answers import Choice, NumberField
from almere_roadmap.ui.facts.entry_card import EntryCard, Place, offer
from almere_roadmap.ui.widgets.typed import figure_in
from almere_roadmap.verbs.imports import word_key
from almere_roadmap.verbs.indicators import add_indicator
from almere_roadmap.verbs.relations import relate, strangers
from almere_roadmap.verbs.sources import add_source


class RelationEntry(EntryCard):
    """A relation between two parties; the firm and the kind stay for the next."""

    def rows(self) -> Sequence[Sequence[Place]]:
        """Ask who, what and with whom; then where, how deep and how many."""
        areas = ordered(self.bridge.workshop.areas.values())
        kinds = {kind.value: capital(_(RELATION[kind])) for kind in RelationKind}
        depths = {depth.value: capital(_(DEPTH[depth])) for depth in Depth}
        self.firm, self.partner, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.firm.setPlaceholderText(_("empty: anonymous"))
        self.partner.setPlaceholderText(_("empty: anonymous"))
        self.kind = Choice(_("Kind"), kinds, none="")
        self.kind.choose(RelationKind.CUSTOMER.value)
        self.area = Choice(_("Area"), {area.id: area.name for area in areas})
        self.how_deep = Choice(_("Depth"), depths, none="")
        self.count = NumberField(_("Count"), whole=True)
        self.count.setText("1")
        self.place.editingFinished.connect(self._on_place)
        return (
            ((_("Firm"), self.firm, 4), (_("Kind"), self.kind, 2), (_("Partner"), self.partner, 4)),
            (
                (_("Place"), self.place, 3),
                (_("Area"), self.area, 3),
                (_("Depth"), self.how_deep, 2),
                (_("Count"), self.count, 0),
            ),
        )

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the firms and places that are known."""
        names = [firm.name for firm in workshop.organisations.values()]
        self._places = known_places(workshop)
        offer(self.firm, names)
        offer(self.partner, names)
        offer(self.place, self._places)

    def _on_place(self) -> None:
        """A place that is known tells its area."""
        wanted = word_key(self.place.text())
        area = next((a for name, a in self._places.items() if word_key(name) == wanted), "")
        if area:
            self.area.choose(area)

    def doubt(self, workshop: Workshop) -> str:
        """Ask about a name that is not in the workshop: it would become a firm."""
        unknown = strangers(workshop, self.firm.text(), self.partner.text())
        if not unknown:
            return ""
        words = _("Not in the workshop yet: {names}. Enter once more adds it as a firm.")
        return words.format(names=", ".join(unknown))

    def draft(self, workshop: Workshop) -> Draft:
        """Return the step that adds the relation."""
        return relate(
            workshop,
            firm=self.firm.text(),
            partner=self.partner.text(),
            kind=RelationKind(self.kind.key()),
            region=self.place.text(),
            area=self.area.key(),
            depth=Depth(self.how_deep.key()),
            count=1 if (count := self.count.whole()) is None else count,
        )

    def begin_next(self) -> None:
        """Go on with the next partner of the firm."""
        for line in (self.partner, self.place):
            line.clear()
        self.area.choose("")
        self.count.setText("1")
        (self.partner if self.firm.text() else self.firm).setFocus()


class FigureEntry(EntryCard):
    """A loose figure; where, when and from which source stay for the next."""

    def rows(self) -> Sequence[Sequence[Place]]:
        """Ask what it says; then of what area and year, who says so and how it is known."""
        self.name, self.figure, self.unit = QLineEdit(), QLineEdit(), QLineEdit()
        self.figure.setPlaceholderText(_("such as 12.5 or circa 190,000"))
        self.area, self.year, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.year.setMaximumWidth(look.px(100))
        told = {s.value: capital(_(words)) for s, words in STATUS.items() if words}
        self.status = Choice(_("Status"), told, none="")
        return (
            (
                (_("Indicator"), self.name, 4),
                (_("Value"), self.figure, 2),
                (_("Unit"), self.unit, 2),
            ),
            (
                (_("Area"), self.area, 3),
                (_("Year"), self.year, 0),
                (_("Source"), self.source, 4),
                (_("Status"), self.status, 2),
            ),
        )

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the units, areas and sources that are known."""
        known = workshop.indicators.values()
        areas: Mapping[str, object] = workshop.areas
        places = [i.area for i in known if i.area not in areas]
        offer(self.unit, (i.unit for i in known))
        offer(self.area, [*(a.name for a in workshop.areas.values()), *places])
        offer(self.source, (s.title for s in workshop.sources.values()))

    def draft(self, workshop: Workshop) -> Draft:
        """Return the step that adds the figure; a percentage needs no unit beside it."""
        figure = self.figure.text().strip()
        return add_indicator(
            workshop,
            name=self.name.text(),
            printed=figure,
            value=figure_in(figure),
            unit=self.unit.text() or ("%" if figure.endswith("%") else ""),
            area=self.area.text(),
            year=self.year.text(),
            source=self.source.text(),
            status=Status(self.status.key()),
        )

    def begin_next(self) -> None:
        """Go on with the next figure."""
        for line in (self.name, self.figure, self.unit):
            line.clear()
        self.name.setFocus()


class SourceEntry(EntryCard):
    """A source: a report, a web page, a list somebody sent."""

    def rows(self) -> Sequence[Sequence[Place]]:
        """Ask what it is called, who made it public and when."""
        self.title, self.publisher = QLineEdit(), QLineEdit()
        self.year, self.note = QLineEdit(), QLineEdit()
        self.year.setMaximumWidth(look.px(100))
        return (
            (
                (_("Title"), self.title, 4),
                (_("Publisher"), self.publisher, 3),
                (_("Year"), self.year, 0),
                (_("Remark"), self.note, 3),
            ),
        )

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the publishers that are known."""
        offer(self.publisher, (s.publisher for s in workshop.sources.values()))

    def draft(self, workshop: Workshop) -> Draft:
        """Return the step that adds the source."""
        return add_source(
            workshop,
            title=self.title.text(),
            publisher=self.publisher.text(),
            year=self.year.text(),
            note=self.note.text(),
        )

    def begin_next(self) -> None:
        """Go on with the next source."""
        for line in (self.title, self.publisher, self.year, self.note):
            line.clear()
        self.title.setFocus()


ENTRIES: dict[str, type[EntryCard]] = {
    "relations": RelationEntry,
    "indicators": FigureEntry,
    "sources": SourceEntry,
}
"""The collections whose records are written down on a card."""
