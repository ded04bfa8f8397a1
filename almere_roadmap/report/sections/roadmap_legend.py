"""The key to the roadmap: what its lines, fills and signs mean, without needing colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Ink, Line, Mark, Path, Stroke, Text
from almere_roadmap.figures.roadmap.bars import diamond
from almere_roadmap.figures.roadmap.dates import begins_only, ends_only
from almere_roadmap.i18n import N_, _
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.tags import Element

_SIZE, _ROW, _SWATCH, _GAP = 7.0, 5.2, 6.0, 3.0
_EDGE = Ink("layer-contracts")
_THIN = Stroke(_EDGE, 0.25)

ENTRIES = (
    ("consultation", N_("market consultation")),
    ("preparation", N_("preparation, standstill")),
    ("tender", N_("publication to award")),
    ("work", N_("the work itself")),
    ("wish", N_("wish")),
    ("critical", N_("critical path")),
    ("decision", N_("decision")),
    ("milestone", N_("milestone")),
    ("recess", N_("council recess")),
)
HALF_KNOWN = (
    ("start", N_("only a start")),
    ("end", N_("only an end")),
)
"""What is told where an item has it."""


def legend(workshop: Workshop) -> Legend:
    """Return the key to the roadmap of a workshop."""
    items = workshop.items.values()
    has = {"start": any(map(begins_only, items)), "end": any(map(ends_only, items))}
    return Legend(entries=(*ENTRIES[:-1], *(e for e in HALF_KNOWN if has[e[0]]), ENTRIES[-1]))


@dataclass(frozen=True, kw_only=True)
class Legend(Block):
    """The key in as many rows as it needs."""

    gap: float = 3.0
    entries: tuple[tuple[str, str], ...] = ENTRIES

    @property
    def element(self) -> Element:
        """Return a figure: its words say what the swatches are."""
        return Element("Figure", ", ".join(_(name) for _kind, name in self.entries))

    def _placed(self, width: float) -> Iterator[tuple[str, str, float, float]]:
        """Yield kind and words of each entry with its place from the top left."""
        x, y = 0.0, 0.0
        for kind, name in self.entries:
            words = _(name)
            wide = _SWATCH + 1.6 + measure.width(words, _SIZE)
            if x and x + wide > width:
                x, y = 0.0, y + _ROW
            yield kind, words, x, y
            x += wide + _GAP

    def height(self, width: float) -> float:
        """Return the height of its rows."""
        return max(y for _kind, _words, _x, y in self._placed(width)) + _ROW

    def marks(self, x: float, y: float, width: float) -> Iterator[Mark]:
        """Yield a swatch and its words for each entry."""
        for kind, words, dx, dy in self._placed(width):
            yield from _swatch(kind, x + dx, y + dy + _ROW / 2)
            base = text.baseline(y + dy, _ROW, _SIZE)
            yield Text(x + dx + _SWATCH + 1.6, base, words, _SIZE)


def _swatch(kind: str, x: float, middle: float) -> Iterator[Mark]:
    """Yield a piece of the roadmap ``_SWATCH`` mm wide, about the line ``middle``."""
    right = x + _SWATCH
    if kind == "consultation":
        yield Line(((x, middle), (right, middle)), Stroke(_EDGE, 0.35, (0.35, 0.7)))
    elif kind in ("preparation", "tender"):
        fill = Ink("layer-contracts", 0.55) if kind == "tender" else Ink("panel")
        yield Box(x, middle - 0.9, _SWATCH, 1.8, fill, _THIN)
    elif kind in ("work", "wish", "critical"):
        yield from _bar(kind, x, middle)
    elif kind == "recess":
        yield Box(x, middle - 1.7, _SWATCH, 3.4, hatch="/")
    else:
        yield from _sign(kind, x + _SWATCH / 2, middle)


def _bar(kind: str, x: float, middle: float) -> Iterator[Mark]:
    stroke = {
        "work": _THIN,
        "wish": Stroke(_EDGE, 0.25, (1.5, 0.9)),
        "critical": Stroke(Ink("ink"), 0.6),
    }[kind]
    yield Box(x, middle - 1.7, _SWATCH, 3.4, Ink("layer-contracts", 0.12), stroke)
    yield Box(x, middle - 1.7, 0.9, 3.4, _EDGE)


def _sign(kind: str, x: float, middle: float) -> Iterator[Mark]:
    soft = Ink("layer-contracts", 0.36)
    if kind == "start":
        yield Path(((x, middle),), soft, Stroke(_EDGE, 0.35), radius=1.6)
        return
    if kind in ("milestone", "end"):
        points = diamond(x, middle, 1.6)
        yield (
            Path(points, Ink("ink"))
            if kind == "milestone"
            else Path(points, soft, Stroke(_EDGE, 0.35))
        )
        return
    corners = ((-1.8, 0), (-0.9, -1.6), (0.9, -1.6), (1.8, 0), (0.9, 1.6), (-0.9, 1.6))
    yield Path(tuple((x + dx, middle + dy) for dx, dy in corners), Ink("ink"))
    base = text.baseline(middle - 1.6, 3.2, 5.5)
    yield Text(x, base, "B", 5.5, 600, Ink("panel"), "middle")
