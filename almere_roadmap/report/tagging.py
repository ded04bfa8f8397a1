"""The structure of a PDF: marked content on its pages, and the tree that gives it meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFStream, PDFString

from almere_roadmap.figures import measure
from almere_roadmap.report.archival import WholeStream
from almere_roadmap.report.tags import Element, Path


class _Page(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that says which part of the structure is its own."""

    __NoDefault__: ClassVar = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]

    def check_format(self, document: Any) -> None:  # noqa: ANN401
        """Complete the page; its content ends on a line of its own."""
        PDFPage.check_format(self, document)
        if type(self.Contents) is PDFStream:
            self.Contents.__class__ = WholeStream


class Structure:
    """Marks content while pages are drawn, and writes the tree at the end."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401
        """Begin with nothing but the document itself."""
        self._canvas, self._document = canvas, canvas._doc
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._root_ref = self._document.Reference(self._root)
        self._top = Element("Document")
        self._kids: dict[Element, list[Any]] = {}
        self._known: dict[Element, tuple[PDFDictionary, Any]] = {}
        self._parents: list[list[Any]] = []
        self._open: Path | None = None
        self._node(self._top, self._root_ref)

    def page(self) -> None:
        """Begin a page."""
        self._parents.append([])

    def mark(self, path: Path) -> None:
        """Say what the marks drawn from here on belong to."""
        if self._open is not None and self._open == path:
            return
        self._close()
        self._open = path
        if not path:
            self._write("/Artifact BMC")
            return
        number = len(self._parents[-1])
        node = self._reach(path)
        content = {"Type": PDFName("MCR"), "MCID": number, "Pg": self._document.thisPageRef()}
        self._kids[path[-1]].append(PDFDictionary(content))
        self._parents[-1].append(node)
        self._write(f"/{path[-1].role} <</MCID {number}>> BDC")

    def end_page(self) -> None:
        """End a page; called before it is shown."""
        self._close()

    def shown(self) -> None:
        """Give the page just shown its number among the parents."""
        page = self._document.Pages.pages[-1]
        page = self._document.idToObject[page.name] if hasattr(page, "name") else page
        page.__class__ = _Page
        page.StructParents, page.Tabs = len(self._parents) - 1, PDFName("S")

    def write(self) -> None:
        """Put the tree into the catalogue."""
        for element, (node, _ref) in self._known.items():
            node.dict["K"] = PDFArray(self._kids[element])
        numbers: list[Any] = []
        for place, parents in enumerate(self._parents):
            numbers += [place, self._document.Reference(PDFArray(parents))]
        tree = PDFDictionary({"Nums": PDFArray(numbers)})
        self._root.dict |= {
            "K": self._known[self._top][1],
            "ParentTree": self._document.Reference(tree),
            "ParentTreeNextKey": len(self._parents),
        }
        catalogue = self._document.Catalog
        catalogue.StructTreeRoot = self._root_ref
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)

    def _reach(self, path: Path) -> Any:  # noqa: ANN401
        """Return the reference of the last element of a path, making what is not there yet."""
        parent, ref = self._top, self._known[self._top][1]
        for element in path:
            if element not in self._known:
                self._node(element, ref)
                self._kids[parent].append(self._known[element][1])
                self._children(element)
            parent, ref = element, self._known[element][1]
        return ref

    def _children(self, element: Element) -> None:
        for child in element.children:
            self._node(child, self._known[element][1])
            self._kids[element].append(self._known[child][1])

    def _node(self, element: Element, parent: Any) -> None:  # noqa: ANN401
        entries: dict[str, Any] = {
            "Type": PDFName("StructElem"),
            "S": PDFName(element.role),
            "P": parent,
        }
        if element.alt:
            entries["Alt"] = PDFString(measure.shown(element.alt))
        if attributes := _attributes(element):
            entries["A"] = PDFDictionary({"O": PDFName("Table"), **attributes})
        node = PDFDictionary(entries)
        self._known[element] = node, self._document.Reference(node)
        self._kids[element] = []


def _attributes(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if element.role == "TH":
        found["Scope"] = PDFName("Column")
    if element.span > 1:
        found["ColSpan"] = element.span
    return found


def paths_of(count: int, paths: dict[int, Path]) -> Sequence[Path]:
    """Return the path of every mark on a page; where none has one, all are one paragraph."""
    whole: Path = () if paths else (Element("P"),)
    return [paths.get(place, whole) for place in range(count)]
