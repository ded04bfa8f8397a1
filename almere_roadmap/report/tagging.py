"""The structure of a PDF: marked content on its pages, and the tree that gives it meaning."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
    PDFString,
)

from almere_roadmap.figures import measure
from almere_roadmap.report.filing import WholeStream
from almere_roadmap.report.tags import Element, Path


class _Page(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that says which part of the structure is its own."""

    __NoDefault__: ClassVar = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    stream: Any

    def compress(self) -> None:
        """Keep the content compressed: as it was drawn it takes five times the memory."""
        kind = PDFDictionary({"Filter": PDFName("FlateDecode")})
        self.Contents = WholeStream(kind, zlib.compress(self.stream.encode("latin-1")))
        self.stream = None


class _Node(PDFObject):  # type: ignore[misc]
    """An element of the tree, written in one go: there are tens of thousands in a long report."""

    __RefOnly__ = 1
    # reportlab keeps the name of an object on it.
    __slots__ = ("__InternalName__", "element", "kids", "parent", "ref")

    def __init__(self, element: Element, parent: bytes, document: Any) -> None:  # noqa: ANN401
        self.element, self.parent = element, parent
        self.kids: list[bytes | _Content | _Annotation] = []
        self.ref: bytes = document.Reference(self).format(document)

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        """Return the element as a dictionary of PDF."""
        kids = b" ".join(
            kid if isinstance(kid, bytes) else kid.format(document) for kid in self.kids
        )
        return b"<</Type/StructElem/S/%s/P %s/K[%s]%s>>" % (
            self.element.role.encode(),
            self.parent,
            kids,
            _details(self.element, document),
        )


class _Content(NamedTuple):
    """A piece of marked content on a page."""

    number: int
    page: Any

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (self.page.format(document), self.number)


class _Annotation(NamedTuple):
    """An annotation as a part of an element."""

    name: str
    page: Any

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        found = document.refAnnotation(self.name).format(document)
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (self.page.format(document), found)


class Structure:
    """Marks content while pages are drawn, and writes the tree at the end."""

    def __init__(self, canvas: Any, pages: int) -> None:  # noqa: ANN401
        """Begin with nothing but a document of so many pages."""
        self._canvas, self._document = canvas, canvas._doc
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._root_ref = self._document.Reference(self._root)
        self._top = Element("Document")
        self._known: dict[Element, _Node] = {}
        self._pages = pages
        self._parents: list[list[bytes]] = []
        self._annotated: list[bytes] = []
        self._page: Any = None
        self._open: Path | None = None
        root = self._root_ref.format(self._document)
        self._known[self._top] = _Node(self._top, root, self._document)

    def page(self) -> None:
        """Begin a page."""
        self._parents.append([])
        self._page = self._document.thisPageRef()

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
        node.kids.append(_Content(number, self._page))
        self._parents[-1].append(node.ref)
        self._write(f"/{path[-1].role} <</MCID {number}>> BDC")

    def annotate(self, element: Element) -> tuple[int, str]:
        """Take an annotation of this page into an element.

        Returns the number that it must have among the parents, and the name.
        """
        number = self._pages + len(self._annotated)
        node = self._known[element]
        node.kids.append(_Annotation(f"Link{number}", self._page))
        self._annotated.append(node.ref)
        return number, f"Link{number}"

    def end_page(self) -> None:
        """End a page; called before it is shown."""
        self._close()

    def shown(self) -> None:
        """Give the page just shown its number among the parents."""
        page = self._document.Pages.pages[-1]
        page = self._document.idToObject[page.name] if hasattr(page, "name") else page
        page.__class__ = _Page
        page.compress()
        page.StructParents, page.Tabs = len(self._parents) - 1, PDFName("S")

    def write(self) -> None:
        """Put the tree into the catalogue."""
        numbers: list[Any] = []
        for place, parents in enumerate(self._parents):
            numbers += [place, self._document.Reference(PDFArray(parents))]
        for place, ref in enumerate(self._annotated, self._pages):
            numbers += [place, ref]
        tree = PDFDictionary({"Nums": PDFArray(numbers)})
        self._root.dict |= {
            "K": self._known[self._top].ref,
            "ParentTree": self._document.Reference(tree),
            "ParentTreeNextKey": self._pages + len(self._annotated),
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

    def _reach(self, path: Path) -> _Node:
        """Return the node of the last element of a path, making what is not there yet."""
        parent = self._known[self._top]
        for element in path:
            node = self._known.get(element)
            if node is None:
                node = self._node(element, parent)
                for child in element.children:
                    self._node(child, node)
            parent = node
        return parent

    def _node(self, element: Element, parent: _Node) -> _Node:
        node = self._known[element] = _Node(element, parent.ref, self._document)
        parent.kids.append(node.ref)
        return node


def _details(element: Element, document: Any) -> bytes:  # noqa: ANN401
    """Return the description of a figure, and of a cell its scope and its columns."""
    found = b""
    if element.alt:
        found += b"/Alt " + PDFString(measure.shown(element.alt)).format(document)
    heads = b"/Scope/Row" if element.heads_row else b"/Scope/Column"
    scope = heads if element.role == "TH" else b""
    span = b"/ColSpan %d" % element.span if element.span > 1 else b""
    return found + (b"/A<</O/Table%s%s>>" % (scope, span) if scope or span else b"")


def paths_of(count: int, paths: dict[int, Path]) -> Sequence[Path]:
    """Return the path of every mark on a page; where none has one, all are one paragraph."""
    whole: Path = () if paths else (Element("P"),)
    return [paths.get(place, whole) for place in range(count)]
