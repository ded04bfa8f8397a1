"""What the timeline draws: an item of the scene for every bar and link, and a ground under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QGraphicsScene

from almere_roadmap.analysis.roadmap.baseline import Baseline
from almere_roadmap.analysis.roadmap.planning import Schedule
from almere_roadmap.analysis.roadmap.timing import Timing
from almere_roadmap.domain.entities import Dependency
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Ink, Line, Mark, Stroke
from almere_roadmap.figures.roadmap.bars import bar_marks, link_points
from almere_roadmap.figures.roadmap.drawing import furniture
from almere_roadmap.figures.roadmap.layout import Bar, RoadmapLayout, extent
from almere_roadmap.ui.places import points_rect
from almere_roadmap.ui.timeline.late_item import Backdrop, LateItem, LinkItem
from almere_roadmap.ui.timeline.under_bars import baseline_marks, slack_marks

_FADED = 0.28
"""How strong items are drawn among which others stand out."""
_STICK = 1.6
"""How far from the left edge of the view, in mm, words of a bar that sticks out begin."""

_LINK = Stroke(Ink("ink-2", 0.7, "paper"), 0.24)
_CRITICAL = Stroke(Ink("ink"), 0.6)
_RESTING = Stroke(Ink("ink-2", 0.35, "paper"), 0.24, (0.6, 0.8))
"""An arrow that would close a circle: kept, but it counts for nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn: a layout, what the plan says of it, and what stands out.

    ``plan`` is None while the critical path is not marked; ``resting`` are links that count for
    nothing; ``lit`` the items that stand out, None when none does.
    """

    placed: RoadmapLayout
    plan: Schedule | None
    resting: frozenset[str]
    timing: Mapping[str, Timing] = field(default_factory=dict)
    moved: Mapping[str, Baseline] = field(default_factory=dict)
    lit: frozenset[str] | None = None

    @property
    def workshop(self) -> Workshop:
        """Return the workshop that is shown."""
        return self.placed.workshop

    def is_lit(self, *items: str) -> bool:
        """Tell whether all of some items stand out, or nothing does."""
        return self.lit is None or self.lit.issuperset(items)

    def link(self, link: Dependency) -> Line | None:
        """Return the line of a link, None when an end is not on the sheet."""
        points = link_points(self.placed, link.predecessor, link.successor)
        return Line(points, self.stroke(link), arrow=True, key=link.id) if points else None

    def stroke(self, link: Dependency) -> Stroke:
        """Return how the line of a link is drawn."""
        on_path = self.plan is not None and link.id in self.plan.critical_links
        return _RESTING if link.id in self.resting else _CRITICAL if on_path else _LINK

    def is_critical(self, bar: Bar) -> bool:
        """Tell whether a bar is marked as on the critical path."""
        return self.plan is not None and bar.item.id in self.plan.critical


class Drawing:
    """Keeps the items of a scene in step with what is shown; only what changed is touched."""

    def __init__(self, scene: QGraphicsScene, shown: Shown) -> None:
        """Draw nothing yet."""
        self._scene, self.shown = scene, shown
        self._room = QSizeF()
        self.items: dict[str, LateItem] = {}
        self._stuck: dict[str, Bar] = {}
        self._stands: dict[str, tuple[Bar, object]] = {}
        self._runs: dict[str, object] = {}
        """What decided how the bars and links are drawn now."""
        self.furniture: tuple[Mark, ...] = ()
        self.ground, self.today, self.under_bars = (Backdrop("") for _n in range(3))
        self.ground.setZValue(-10)
        # The line of today lies under the bars, so that it never runs through their words.
        for item in (self.ground, self.today, self.under_bars):
            scene.addItem(item)

    def show(self, shown: Shown, today: tuple[Mark, ...], sheet: QRectF, view: QRectF) -> None:
        """Draw anew what differs from before on a sheet; ``view`` is what one sees of it."""
        self.shown, self._room = shown, view.size()
        area = QRectF(QPointF(0, 0), sheet.bottomRight())
        self.furniture = furniture(shown.workshop, shown.placed)
        self.ground.lie(self.furniture, area)
        self.today.lie(today, area)
        slack = slack_marks(shown.placed, shown.timing) if shown.plan else ()
        self.under_bars.lie((*baseline_marks(shown.placed, shown.moved), *slack), area)
        self._stuck = self._sticking_out(view.left())
        wanted = {*self._show_links(), *self._show_bars()}
        for key in self.items.keys() - wanted:
            self._scene.removeItem(self.items.pop(key))
            self._stands.pop(key, None)
            self._runs.pop(key, None)
        for item in (self.ground, self.today, self.under_bars):
            item.cache_up_to(self._room)

    def _show_links(self) -> Iterator[str]:
        shown = self.shown
        for link in shown.workshop.dependencies.values():
            ends = _ends(link)
            bars = shown.placed.bar(ends[0]), shown.placed.bar(ends[1])
            if None in bars:
                continue
            item, lit = self._item(link.id, LinkItem), shown.is_lit(*ends)
            told = (bars, shown.stroke(link), lit)
            if self._runs.get(link.id) != told:
                self._runs[link.id] = told
                points = link_points(shown.placed, *ends)
                item.stand(points_rect(points), 1.0 if lit else _FADED)
            yield link.id

    def _show_bars(self) -> Iterator[str]:
        for band in self.shown.placed.bands:
            for bar in band.bars:
                self._stand(self._item(bar.item.id), self._stuck.get(bar.item.id, bar))
                yield bar.item.id

    def _item(self, key: str, kind: type[LateItem] = LateItem) -> LateItem:
        found = self.items.get(key)
        if found is None:
            found = self.items[key] = kind(key, self._marks)
            found.setZValue(1 if kind is LinkItem else 2)
            self._scene.addItem(found)
        return found

    def _stand(self, item: LateItem, bar: Bar) -> None:
        """Let the item of a bar stand where the bar is, and look as it does."""
        workshop, placed, name = self.shown.workshop, self.shown.placed, bar.item.id
        lit = self.shown.is_lit(name)
        records = workshop.layers.get(bar.item.layer), workshop.contracts.get(name)
        sheet = placed.scale.last, placed.width, placed.look, self._room
        told = (self.shown.is_critical(bar), lit, records, sheet)
        before = self._stands.get(name)
        if before is not None and (before[0] is bar or before[0] == bar) and before[1] == told:
            return
        self._stands[name] = bar, told
        if before is not None and before[1] == told and _is_lower(bar, before[0]):
            item.sink(bar.y - before[0].y)
            return
        start, end = extent(bar)
        item.stand(QRectF(start, bar.y, end - start, bar.height), 1.0 if lit else _FADED)
        item.cache_up_to(self._room)

    def _marks(self, key: str) -> tuple[Mark, ...]:
        """Return the marks of a bar or a link, as it is shown now."""
        shown = self.shown
        bar = self._stuck.get(key) or shown.placed.bar(key)
        if bar is not None:
            critical = shown.is_critical(bar)
            return bar_marks(shown.workshop, shown.placed, bar, critical=critical)
        link = shown.workshop.dependencies.get(key)
        line = shown.link(link) if link else None
        return (line,) if line else ()

    def stick(self, edge: float) -> None:
        """Let the words of bars that stick out at the left of a place begin where they are seen."""
        before, self._stuck = self._stuck, self._sticking_out(edge)
        for key in before.keys() | self._stuck.keys():
            bar = self._stuck.get(key) or self.shown.placed.bar(key)
            if bar is not None:
                self._stand(self.items[key], bar)

    def _sticking_out(self, edge: float) -> dict[str, Bar]:
        """Return the bars that begin at the left of a place, with their words moved to it."""
        label, enough = edge + _STICK, edge + 4 * _STICK
        bars = (bar for band in self.shown.placed.bands for bar in band.bars)
        out = (b for b in bars if b.inside and b.label < label and b.right > enough)
        return {bar.item.id: replace(bar, label=label) for bar in out}


def _is_lower(bar: Bar, before: Bar) -> bool:
    """Tell whether a bar differs from what it was in its height only."""
    now, was = (bar.left, bar.right, bar.label, bar.steps), (before.left, before.right)
    return bar.item is before.item and now == (*was, before.label, before.steps)


def _ends(link: Dependency) -> tuple[str, str]:
    return link.predecessor, link.successor
