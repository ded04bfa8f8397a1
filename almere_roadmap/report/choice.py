"""What can be chosen about a document before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Document(StrEnum):
    """The three things that are printed."""

    REPORT = "report"
    NOTE = "note"
    POSTER = "poster"


class Paper(StrEnum):
    """Sizes of the poster, always landscape."""

    A3 = "A3"
    A2 = "A2"
    A1 = "A1"
    A0 = "A0"


@dataclass(frozen=True)
class Choice:
    """A document as it is wanted; every field has a usual value.

    ``language`` is "nl" or "en", "" for the one in force.  ``sections`` are keys of
    ``contents.SECTIONS`` in the order to print, () for the usual ones (report only).
    ``anonymous`` leaves every name out; otherwise people are named who consented.  ``paper`` and
    ``tiled`` (on A4 sheets with crop marks, to be glued) are for the poster.  ``logo`` is the
    content of a PNG or JPEG, b"" for none.  ``client`` and ``status`` ("concept" or "final") are
    printed instead of what the workshop says, unless "".
    """

    document: Document = Document.REPORT
    language: str = ""
    sections: tuple[str, ...] = ()
    anonymous: bool = False
    paper: Paper = Paper.A3
    tiled: bool = False
    logo: bytes = b""
    client: str = ""
    status: str = ""


@dataclass(frozen=True)
class Changes:
    """What changed since an earlier moment: its name, and a sentence for each change."""

    since: str
    sentences: tuple[str, ...]
