"""The right panel of a layer: its name, what it holds, and its place among the others."""

from __future__ import annotations

from almere_roadmap.analysis.names import LAYER, LAYER_ICON
from almere_roadmap.analysis.roadmap.lanes import niches_of, totals
from almere_roadmap.domain.words import LayerKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.timeline.lane_words import niche_lines, sum_lines, year_lines
from almere_roadmap.ui.widgets.parts import row, tool_button
from almere_roadmap.verbs.records import delete, edit, move


class LayerDetails(Details):
    """One layer of the roadmap."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the layer, its place and the items in it."""
        items = [i for i in workshop.items.values() if i.layer == self.record]
        layers = tuple(ordered(workshop.layers.values()))
        return layers, tuple(items), totals(workshop).get(self.record), niches_of(workshop)

    def build(self, workshop: Workshop) -> None:
        """Show the layer."""
        layer = workshop.layers[self.record]
        self.head(LAYER_ICON[layer.kind], f"layer-{layer.kind.value}", _("Layer"), layer.name)
        fields = self.fields()
        fields.line(_("Name"), layer.name, lambda text: self._set("name", text))
        kinds = [(k.value, capital(_(words))) for k, words in LAYER.items()]
        fields.choice(
            _("Holds"), kinds, layer.kind.value, lambda k: self._set("kind", LayerKind(k))
        )
        self._order(workshop)
        self._totals(workshop)
        items = ordered(i for i in workshop.items.values() if i.layer == layer.id)
        self.section(plural("{n} item", "{n} items", len(items)))
        for item in items:
            go = ElidedLink(f"{item.code} {item.title}".strip())
            go.clicked.connect(lambda _on=False, i=item.id: self.bridge.select(i))
            self.add(go)

    def _totals(self, workshop: Workshop) -> None:
        """Show what the layer adds up to, by year and by niche."""
        total = totals(workshop)[self.record]
        parts = (
            ("", list(sum_lines(total))),
            (_("Euros per year"), list(year_lines(total))),
            (_("Euros per niche"), list(niche_lines(workshop, total))),
        )
        for head, lines in parts:
            if lines:
                if head:
                    self.section(head)
                fields = self.fields()
                for name, value in lines:
                    fields.told(name, value)

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "layers", self.record, **{name: value})

    def _order(self, workshop: Workshop) -> None:
        """Offer to move the layer up or down, and to delete it while it is empty."""
        layers = [layer.id for layer in ordered(workshop.layers.values())]
        place = layers.index(self.record)
        up, down = tool_button("chevron-up", _("Up")), tool_button("chevron-down", _("Down"))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(layers) - 1)
        up.clicked.connect(lambda: self._move(layers[place - 1]))
        after_next = layers[place + 2] if place + 2 < len(layers) else ""
        down.clicked.connect(lambda: self._move(after_next))
        off = tool_button("trash-2", _("Delete the layer"))
        off.setEnabled(all(i.layer != self.record for i in workshop.items.values()))
        off.clicked.connect(lambda: self.bridge.attempt(delete, self.record))
        self.lay.addLayout(row(up, down, 0, off))

    def _move(self, before: str) -> None:
        self.bridge.attempt(move, "layers", self.record, before)
