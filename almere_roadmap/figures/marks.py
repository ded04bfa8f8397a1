"""The marks a figure is made of.

A mark knows its place in millimetres from the top left, its colours by *token* (``theme.py``), and
the ``key`` of the record it stands for ("" for furniture).  Text is already measured and broken.
Painters draw marks in the order given and decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from almere_roadmap.figures.ink import Ink as Ink

_INK = Ink("ink")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line style: colour, width in mm and dash lengths in mm."""

    ink: Ink
    width: float = 0.18
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners; ``hatch`` is "", "/" (slanted) or "-" (level)."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    hatch: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A run of straight pieces through ``points``; ``arrow`` puts a head at the end."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke
    arrow: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A closed shape: polygons through ``points``, or a circle when ``radius`` is set."""

    points: tuple[tuple[float, float], ...]
    fill: Ink | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is the baseline, ``size`` in points.

    ``weight`` is 400, 600 or 700; ``anchor`` is "start", "middle" or "end"; ``turned`` reads
    upwards; ``tabular`` gives all digits one width.
    """

    x: float
    y: float
    text: str
    size: float = 8.5
    weight: int = 400
    ink: Ink = _INK
    anchor: str = "start"
    tabular: bool = False
    italic: bool = False
    turned: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An icon of the app by name, drawn in one colour."""

    x: float
    y: float
    size: float
    icon: str
    ink: Ink = _INK
    key: str = ""


Mark = Box | Line | Path | Text | Picture


@dataclass(frozen=True)
class Figure:
    """Marks on a sheet of ``width`` × ``height`` mm, with the words that go with them.

    ``title`` is the sentence of meaning, ``caption`` the reading aid and settings, ``source`` the
    origin of the data, ``flag`` the status to show, ``alt`` the description for who cannot see it.
    ``tips`` maps a key to the text shown on hover; ``missing`` are characters the fonts lack.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str = ""
    caption: str = ""
    source: str = ""
    flag: str = ""
    alt: str = ""
    tips: dict[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    def of(self, key: str) -> Iterator[Mark]:
        """Yield the marks that stand for one record."""
        return (mark for mark in self.marks if mark.key == key)

    def keys(self) -> list[str]:
        """Return the keys that occur, in drawing order, each once."""
        return list(dict.fromkeys(mark.key for mark in self.marks if mark.key))
