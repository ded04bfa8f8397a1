"""What pieces of a page are, for who hears it read: headings, tables with their cells, figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from almere_roadmap.figures.marks import Mark


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure: its role by the names of PDF, and the words instead of a drawing.

    ``children`` are made even where nothing is drawn for them, such as empty cells; ``span`` is
    over how many columns a cell runs.
    """

    role: str
    alt: str = ""
    span: int = 1
    children: list[Element] = field(default_factory=list)


Path = tuple[Element, ...]
"""The elements around a mark from the outside in; () for what is decoration only."""

Tagged = tuple[Path, Mark]
"""A mark with what it belongs to."""
