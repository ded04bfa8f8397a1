"""Spreading a roadmap over sheets: as large as it fits on one, else layer by layer on several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from almere_roadmap.domain.entities import Item, Layer
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.roadmap import drawing
from almere_roadmap.figures.roadmap.dates import dates
from almere_roadmap.figures.roadmap.layout import POSTER, Look, layout, span
from almere_roadmap.i18n import _

SMALLEST = 7.0
"""The smallest type on a roadmap, in points; what does not fit goes to a further sheet."""

# Fewer items of a layer than this are not left alone at the foot of a sheet.
_FEW = 4

Plan = Mapping[str, Sequence[Item]]
"""What is on a sheet: items by layer."""


@dataclass(frozen=True)
class Room:
    """What a sheet has for its figure: size in mm, look, and the days it shows."""

    workshop: Workshop
    width: float
    height: float
    look: Look
    first: date
    last: date
    today: date | None = None

    def fits(self, plan: Plan) -> bool:
        """Tell whether a plan can be drawn on this sheet."""
        return self._high(plan) <= self.height + 1e-6

    def _high(self, plan: Plan) -> float:
        only = frozenset(item.id for items in plan.values() for item in items)
        shown = self._shown(plan)
        return layout(shown, self.first, self.last, self.width, self.look, only=only).height

    def _shown(self, plan: Plan, continued: frozenset[str] = frozenset()) -> Workshop:
        layers: dict[str, Layer | None] = {}
        for layer in self.workshop.layers.values():
            name = layer.name
            if layer.id in continued:
                name = _("{layer} (continued)").format(layer=name)
            layers[layer.id] = replace(layer, name=name) if layer.id in plan else None
        return self.workshop.with_records("layers", layers)

    def draw(self, plan: Plan, continued: frozenset[str] = frozenset()) -> Figure:
        """Draw a plan; layers in ``continued`` began on an earlier sheet."""
        return drawing.roadmap(
            self._shown(plan, continued),
            self.width,
            today=self.today,
            look=self.look,
            first=self.first,
            last=self.last,
            only=frozenset(item.id for items in plan.values() for item in items),
        )


def whole(workshop: Workshop, today: date) -> tuple[Plan, date, date]:
    """Return everything that is dated, and the first and the last day."""
    first, last = span(workshop, today)
    return between(workshop, first, last), first, last


def between(workshop: Workshop, first: date, last: date) -> Plan:
    """Return what happens between two days, by layer in order."""
    plan: dict[str, list[Item]] = {layer.id: [] for layer in ordered(workshop.layers.values())}
    for item in ordered(workshop.items.values()):
        begin, end = dates(item)
        if item.layer in plan and begin and end and begin <= last and end >= first:
            plan[item.layer].append(item)
    return {layer: items for layer, items in plan.items() if items}


def sheets(room: Room, plan: Plan) -> list[Figure]:
    """Return figures that each fit: whole layers where possible, else parts by date."""
    figures: list[Figure] = []
    begun: set[str] = set()
    for sheet in _spread(room, plan):
        figures.append(room.draw(sheet, frozenset(begun & sheet.keys())))
        begun |= sheet.keys()
    return figures


def _spread(room: Room, plan: Plan) -> Iterator[Plan]:
    sheet = _Sheet(room)
    for layer, items in plan.items():
        rest = list(items)
        if not sheet.takes(layer, rest) and sheet.plan and room.fits({layer: rest}):
            yield sheet.turned()
        if not sheet.takes(layer, rest):
            rest.sort(key=lambda item: (dates(item)[0] or date.max, item.code))
        while rest:
            count = sheet.most(layer, rest)
            if count < min(_FEW, len(rest)) and sheet.plan:
                yield sheet.turned()
                continue
            sheet.plan[layer], rest = rest[: max(1, count)], rest[max(1, count) :]
            if rest:
                yield sheet.turned()
    if sheet.plan:
        yield sheet.plan


@dataclass
class _Sheet:
    """A sheet being filled."""

    room: Room
    plan: dict[str, list[Item]] = field(default_factory=dict)

    def takes(self, layer: str, items: list[Item]) -> bool:
        return self.room.fits({**self.plan, layer: items})

    def most(self, layer: str, items: list[Item]) -> int:
        """Return how many of the items fit below what is there."""
        low, high = 0, len(items)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.takes(layer, items[:middle]) else (low, middle - 1)
        return low

    def turned(self) -> Plan:
        """Return what is on it and begin an empty one."""
        full, self.plan = self.plan, {}
        return full


def fitting(workshop: Workshop, width: float, height: float, today: date) -> list[Figure]:
    """Draw the whole roadmap on one sheet, as large as the poster's type or smaller, or several."""
    plan, first, last = whole(workshop, today)
    room = Room(workshop, width, height, POSTER, first, last, today)
    for percent in range(100, 64, -1):
        room = replace(room, look=_smaller(percent / 100))
        if room.fits(plan):
            break
    return sheets(room, plan) or [room.draw({})]


def _smaller(size: float) -> Look:
    return Look(
        row=POSTER.row * size,
        bar=POSTER.bar * size,
        text=max(SMALLEST, POSTER.text * size),
        aside=POSTER.aside,
        head=POSTER.head * max(size, 0.8),
        gap=POSTER.gap * size,
        pad=POSTER.pad * size,
    )
