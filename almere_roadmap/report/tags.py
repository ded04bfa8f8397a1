"""What pieces of a page are, for who hears it read: headings, tables with their cells, figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from almere_roadmap.figures.marks import Mark


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure: its role by the names of PDF, and the words instead of a drawing.

    ``children`` are made even where nothing is drawn for them, such as empty cells; ``span`` is
    over how many columns a cell runs; ``heads_row`` tells a header cell of its row from one of its
    column; ``target`` is the anchor that what is drawn for it leads to.
    """

    role: str
    alt: str = ""
    span: int = 1
    heads_row: bool = False
    target: str = ""
    children: list[Element] = field(default_factory=list)


def leading_to(target: str) -> Element:
    """Return words that lead to an anchor."""
    return Element("Link", target=target)


Path = tuple[Element, ...]
"""The elements around a mark from the outside in; () for what is decoration only."""

Tagged = tuple[Path, Mark]
"""A mark with what it belongs to."""


class ListItem:
    """An item of a list in the structure; the parts of one that goes on overleaf share it."""

    def __init__(self, whole: Element) -> None:
        """Take its place in a whole list."""
        item = Element("LI")
        self.label: Path = (whole, item, Element("Lbl"))
        self.body: Path = (whole, item, Element("LBody"))
