"""Writes a PDF object by object straight to the disk, and lets go of each as it is written.

reportlab puts the whole file together in memory, twice: of a thousand pages that made the peak.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFStream,
    PDFTrailer,
)


def _ended(whole: bytes) -> bytes:
    """Put the end of a stream on a line of its own, as the archive wants it."""
    end = b"endstream\n"
    rest = whole.removesuffix(end)
    return whole if rest.endswith(b"\n") or rest == whole else rest + b"\n" + end


class WholeStream(PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream of reportlab whose end stands on a line of its own."""

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        """Return what reportlab writes, with the line end that it leaves out."""
        return _ended(PDFStream.format(self, document))


class _File(PDFFile):  # type: ignore[misc]
    """What reportlab collects, written on at once."""

    def __init__(self, version: Any, file: BinaryIO) -> None:  # noqa: ANN401
        super().__init__(version)
        for begun in self.strings:
            file.write(begun)
        self.write = file.write


class Document(PDFDocument):  # type: ignore[misc]
    """A document all of whose streams end on a line of their own, and that is written once."""

    def SaveToFile(self, filename: str, canvas: Any) -> None:  # noqa: ANN401, N802 – reportlab's own
        """Write it to a file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.info.invariant = self.invariant
        self.info.digest(self.signature)
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        with Path(filename).open("wb") as file:
            self._write(_File(self._pdfVersion, file))

    def _write(self, file: PDFFile) -> None:
        places = self._write_objects(file)
        head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n"
        end = file.add(head)
        for place in places:
            file.write(b"%010d 00000 n \n" % place)
        trailer = PDFTrailer(
            startxref=end,
            Size=len(places) + 1,
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=self.ID(),
        )
        file.add(trailer.format(self))

    def _write_objects(self, file: PDFFile) -> array[int]:
        """Write the objects, of which there come more meanwhile; return where each begins."""
        places = array("Q")
        while name := self.numberToId.pop(len(places) + 1, None):
            # What has been written may still be referred to, by its number alone.
            found, self.idToObject[name] = self.idToObject[name], None
            if type(found) is PDFStream:
                found.__class__ = WholeStream
            places.append(file.add(PDFIndirectObject(name, found).format(self)))
        return places
