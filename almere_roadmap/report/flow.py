"""Filling pages with blocks: what is kept together, what is split, where a new page begins."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from almere_roadmap.figures.marks import Mark
from almere_roadmap.report.blocks import Anchor, Block
from almere_roadmap.report.logo import Logo
from almere_roadmap.report.tags import Path, Tagged

EARLY = 24.0
"""How many mm of a page may stay empty rather than begin there what does not fit."""


@dataclass(frozen=True)
class Frame:
    """A sheet and the body on it, in mm."""

    width: float
    height: float
    margin: float = 20.0

    @property
    def body_width(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin

    @property
    def body_height(self) -> float:
        """Return the height between the margins."""
        return self.height - 2 * self.margin


PORTRAIT = Frame(210, 297)
LANDSCAPE = Frame(297, 210)
A3 = Frame(420, 297, 15)


@dataclass
class Page:
    """A page being filled; ``anchors`` are with their distance from the top edge.

    ``paths`` say of marks, by their place among all, which part of the structure they are.
    """

    frame: Frame
    marks: list[Mark] = field(default_factory=list)
    paths: dict[int, Path] = field(default_factory=dict)
    anchors: list[tuple[Anchor, float]] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)
    used: float = 0.0
    furnished: bool = True
    logo: Logo | None = None

    def add(self, tagged: Iterable[Tagged]) -> None:
        """Set marks with what they belong to."""
        for path, mark in tagged:
            if path:
                self.paths[len(self.marks)] = path
            self.marks.append(mark)

    @property
    def room(self) -> float:
        """Return how high the empty part of the body is."""
        return self.frame.body_height - self.used

    def air(self, block: Block) -> float:
        """Return the air above a block here."""
        return block.gap if self.used else 0.0

    def put(self, block: Block) -> None:
        """Set a block below what is there."""
        width = self.frame.body_width
        x, y = self.frame.margin, self.frame.margin + self.used + self.air(block)
        self.add(block.tagged(x, y, width))
        self.sources.update(dict.fromkeys(block.sources))
        if block.anchor:
            self.anchors.append((block.anchor, y))
        self.used += self.air(block) + block.height(width)


def fill(blocks: Iterable[Block], frame: Frame) -> list[Page]:
    """Set blocks on as many pages as they need; what is kept with the next stays with it.

    A deque is emptied meanwhile, so that what stands on a page need not be kept.
    """
    pages = [Page(frame)]
    waiting = blocks if isinstance(blocks, deque) else deque(blocks)
    while waiting:
        group = [waiting.popleft()]
        while group[-1].keep and waiting:
            group.append(waiting.popleft())
        waiting.extendleft(reversed(_place(group, pages)))
    return pages


def _place(group: list[Block], pages: list[Page]) -> list[Block]:
    """Set a group on the last page or a new one; return what is left of it."""
    page = pages[-1]
    if _height(group, page) <= page.room + 1e-6:
        for block in group:
            page.put(block)
        return []
    *kept, last = group
    left = page.room - _height(kept, page) - (last.gap if kept or page.used else 0.0)
    parts = last.split(page.frame.body_width, left) if left > EARLY or not page.used else None
    if parts:
        for block in (*kept, parts[0]):
            page.put(block)
        pages.append(Page(page.frame))
        return [parts[1]]
    if page.used:
        pages.append(Page(page.frame))
        return group
    return _forced(group, page)


def _height(group: Sequence[Block], page: Page) -> float:
    """Return how high a group is on a page, with the air above it."""
    total, used = 0.0, page.used
    for block in group:
        high = (block.gap if used else 0.0) + block.height(page.frame.body_width)
        total, used = total + high, used + high
    return total


def _forced(group: list[Block], page: Page) -> list[Block]:
    """Make room on an empty page for what does not fit on any: loosen it, or let it run on."""
    *kept, last = group
    left = page.room - _height(kept, page) - (last.gap if kept else 0.0)
    if left < 0.4 * page.room:
        page.put(group[0])
        return group[1:]
    if last.height(page.frame.body_width) > left:
        looser = list(last.loosened(page.frame.body_width, left))
        if looser != [last]:
            return [*kept, *looser]
    for block in group:
        page.put(block)
    return []
