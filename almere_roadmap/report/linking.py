"""Links within a PDF: an annotation over what leads elsewhere, as part of its element."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import LinkAnnotation

from almere_roadmap.figures.marks import Mark
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.report.flow import Page
from almere_roadmap.report.placing import Extent, extent
from almere_roadmap.report.tagging import Structure
from almere_roadmap.report.tags import Element

_AROUND = 0.6
"""How far a link reaches beyond its words, in mm."""

_PRINTED = 4
"""The flag of an annotation that is printed too, as the archive wants it."""


class _Link(LinkAnnotation):  # type: ignore[misc]  # reportlab has no types
    """A link that knows its place among the parents of the structure."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


def link(page: Page, canvas: Any, structure: Structure, names: Mapping[str, str]) -> None:  # noqa: ANN401
    """Lay links over the marks of a page just drawn; ``names`` says where each anchor leads."""
    height = page.frame.height
    for element, marks in _leading(page):
        left, top, right, bottom = _around(marks)
        area = [left, height - bottom, right, height - top]
        number, name = structure.annotate(element)
        made = _Link(
            [value / MM_PER_POINT for value in area],
            names[element.target],
            canvas._bookmarkReference(element.target),
            "[0 0 0]",
            F=_PRINTED,
            StructParent=number,
        )
        canvas._addAnnotation(made, name)


def unlink(pages: Iterable[Page], names: Container[str]) -> None:
    """Make plain words of what leads to anchors that are not in the document."""
    for page in pages:
        for element, _marks in _leading(page):
            if element.target not in names:
                element.role, element.target = "Span", ""


def _leading(page: Page) -> Iterable[tuple[Element, list[Mark]]]:
    """Return each element of a page that leads elsewhere with its marks."""
    found: dict[Element, list[Mark]] = {}
    for place, path in page.paths.items():
        if path[-1].target:
            found.setdefault(path[-1], []).append(page.marks[place])
    return found.items()


def _around(marks: Iterable[Mark]) -> Extent:
    left, top, right, bottom = zip(*map(extent, marks), strict=True)
    return min(left) - _AROUND, min(top) - _AROUND, max(right) + _AROUND, max(bottom) + _AROUND
