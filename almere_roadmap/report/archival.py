"""What makes a PDF fit for the archive (PDF/A-2b): its colours explained, its metadata as XMP."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    format,
)

from almere_roadmap.report.filing import Document

_SPACE = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords></pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""


class _Catalogue(PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """A catalogue that can say what its colours mean."""

    __NoDefault__: ClassVar = [*PDFCatalog.__NoDefault__, "OutputIntents"]
    __Refs__: ClassVar = __NoDefault__


class _Stream(PDFStream):  # type: ignore[misc]
    """A stream that is stored as it is."""

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        """Return it uncompressed, so that whoever keeps an archive can read it."""
        head = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        start: bytes = format(head, document)
        content: bytes = self.content
        return start + b"\nstream\n" + content + b"\nendstream\n"


def archive(canvas: Any, language: str) -> None:  # noqa: ANN401
    """Add the colour profile and the metadata to a PDF that is about to be saved."""
    document = canvas._doc
    document.__class__ = Document
    document.Catalog.__class__ = _Catalogue
    profile = _Stream(PDFDictionary({"N": 3}), _profile())
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_SPACE),
        "Info": PDFString(_SPACE),
        "DestOutputProfile": document.Reference(profile),
    }
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    document.Catalog.Metadata = _Stream(PDFDictionary(kind), _metadata(document, language))


def _metadata(document: Any, language: str) -> bytes:  # noqa: ANN401
    info, stamp = document.info, document._timeStamp
    year, month, day_, hour, minute, second = stamp.YMDhms
    moment = f"{year:04d}-{month:02d}-{day_:02d}T{hour:02d}:{minute:02d}:{second:02d}+00:00"
    words = {
        "title": info.title,
        "author": info.author,
        "subject": info.subject,
        "creator": info.creator,
        "producer": info.producer,
    }
    plain = {name: escape(str(value)) for name, value in words.items()}
    return _XMP.format(**plain, language=language, moment=moment).encode()


@cache
def _profile() -> bytes:
    """Return the profile of sRGB, without the moment at which it was made."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = (2000).to_bytes(2) + (1).to_bytes(2) * 2 + bytes(6)
    made[84:100] = bytes(16)
    return bytes(made)
