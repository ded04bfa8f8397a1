"""The bars, points and links of a roadmap as a screen reader meets them, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect

from almere_roadmap.analysis.names import CERTAINTY, ITEM
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Dependency, Item
from almere_roadmap.figures.roadmap.layout import RoadmapLayout
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.timeline.sheet import TimelineSheet
from almere_roadmap.ui.timeline.shift import dates_told
from almere_roadmap.ui.timeline.under_bars import baseline_words


class TimelineThings:
    """Items and then links, by the ids of their records."""

    def __init__(self, sheet: TimelineSheet) -> None:
        """Tell of what is on a sheet."""
        self._sheet = sheet
        self._placed: RoadmapLayout | None = None
        self._order: dict[str, int] = {}

    def order(self) -> Mapping[str, int]:
        """Return the items layer by layer in time order, then the links."""
        sheet = self._sheet
        if self._placed is not sheet.placed:
            self._placed = sheet.placed
            links = (key for key in sheet.workshop.dependencies if key in sheet.drawing.items)
            keys = (*(bar.item.id for bar in sheet.bars()), *links)
            self._order = {key: n for n, key in enumerate(keys)}
        return self._order

    def name(self, key: str) -> str:
        """Say what an item is and when, or what waits for what."""
        workshop = self._sheet.workshop
        link = workshop.dependencies.get(key)
        if link is not None:
            return self._link(link)
        item = workshop.items.get(key)
        return self._item(item) if item else ""

    def _item(self, item: Item) -> str:
        layer = self._sheet.workshop.layers.get(item.layer)
        parts = (
            f"{item.code} {item.title}".strip(),
            _(ITEM[item.kind]),
            _half_known(item) or dates_told(item.start, item.end),
            layer.name if layer else "",
            _(CERTAINTY[item.certainty]),
        )
        return ", ".join(filter(None, parts))

    def _link(self, link: Dependency) -> str:
        items = self._sheet.workshop.items
        then, first = (
            f"{i.code} {i.title}".strip() if (i := items.get(end)) else ""
            for end in (link.successor, link.predecessor)
        )
        words = _("{then} waits for {first}").format(then=then, first=first)
        return ", ".join((words,) if link.hard else (words, _("a wish")))

    def description(self, key: str) -> str:
        """Say where it stands in the plan, who owns it and what it waits for."""
        sheet = self._sheet
        item = sheet.workshop.items.get(key)
        on_path = key in sheet.plan.critical or key in sheet.plan.critical_links
        if item is None:
            return _("On the critical path") if on_path else ""
        timing, links = sheet.timing.get(key), sheet.workshop.dependencies.values()
        slack = timing.slack if timing else 0
        waits = sum(1 for link in links if link.successor == key)
        before = sum(1 for link in links if link.predecessor == key)
        parts = (
            _("On the critical path") if on_path else "",
            plural("{n} working day slack", "{n} working days slack", slack) if slack > 0 else "",
            _("owner {name}").format(name=item.owner) if item.owner else "",
            plural("waits for {n}", "waits for {n}", waits) if waits else "",
            plural("{n} waits for it", "{n} wait for it", before) if before else "",
            baseline_words(sheet.moved.get(key)),
        )
        return ", ".join(filter(None, parts))

    def place(self, key: str) -> QRect:
        """Return where it is in the view."""
        sheet = self._sheet
        bar, drawn = sheet.placed.bar(key), sheet.drawing.items.get(key)
        if bar is not None:
            return sheet.place_of(sheet.rect_of(bar))
        return sheet.place_of(drawn.boundingRect()) if drawn else QRect()

    def chosen(self) -> Sequence[str]:
        """Return what is selected."""
        selection = self._sheet.selection
        return [selection] if selection in self.order() else []


def _half_known(item: Item) -> str:
    """Say of what is known in part that it is; dates_told says of an end that it is one."""
    if item.start and not item.end and len(item.start) == 10:
        return _("from {day}").format(day=when(item.start))
    return ""
