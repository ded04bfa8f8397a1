"""The documents of the sample as text, structure and small pictures of their pages.

``python -m tests.report.golden`` writes them anew: look at the pages before keeping them.
"""

import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader

from almere_roadmap.report.choice import Choice, Document
from almere_roadmap.report.printing import write
from tests.sample import workshop

FOLDER = Path(__file__).parents[1] / "golden" / "reports"
TODAY = date(2026, 11, 24)
WIDE = 60
"""Pixels across a page: a word that moves by its own length shows, a hinted edge does not."""

DOCUMENTS = {
    "report-nl": Choice(language="nl"),
    "report-en-anonymous": Choice(language="en", anonymous=True, sections=("summary", "niches")),
    "note-nl": Choice(Document.NOTE, "nl"),
    "note-en": Choice(Document.NOTE, "en"),
    "poster-nl": Choice(Document.POSTER, "nl"),
}


def print_to(folder: Path, name: str) -> Path:
    """Print a document of the sample on a fixed day."""
    path = folder / f"{name}.pdf"
    write(workshop(), path, DOCUMENTS[name], today=TODAY)
    return path


def told(path: Path) -> dict[str, Any]:
    """Return what a PDF says, its parts and how its pages look, read by other libraries."""
    reader = PdfReader(path)
    texts = [page.extract_text().splitlines() for page in reader.pages]
    return {
        "outline": [e["/Title"] for e in reader.outline if not isinstance(e, list)],
        "structure": structure(reader),
        "pages": [
            {"text": text, "picture": picture}
            for text, picture in zip(texts, pictures(path), strict=True)
        ],
    }


def structure(reader: PdfReader) -> list[str]:
    """Return the parts of a document from the top down; a table with its rows and cells."""
    top = reader.root_object["/StructTreeRoot"]["/K"].get_object()
    return [_part(kid.get_object()) for kid in top["/K"]]


def _part(element: Any) -> str:
    role = element["/S"][1:]
    if role == "Table":
        rows = [row.get_object()["/K"] for row in element["/K"]]
        return f"Table {len(rows)} x {max(map(len, rows))}"
    kids = [kid.get_object() for kid in element["/K"]]
    inner = sorted({kid["/S"][1:] for kid in kids if kid.get("/Type") == "/StructElem"})
    return " ".join([role, *inner])


def pictures(path: Path) -> list[list[str]]:
    """Return the pages in sixteen greys, a line of pixels each a text of hexadecimal digits."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_picture(page) for page in document]
    finally:
        document.close()


def _picture(page: Any) -> list[str]:
    bitmap = page.render(scale=4 * WIDE / page.get_width(), grayscale=True)
    small = bitmap.to_pil().reduce(4)
    data, wide = small.tobytes(), small.width
    rows = (data[at : at + wide] for at in range(0, len(data), wide))
    return ["".join(f"{grey >> 4:x}" for grey in row) for row in rows]


def apart(one: list[str], other: list[str]) -> int:
    """Return how many pixels differ by more than an edge that was drawn a little otherwise."""
    if [len(row) for row in one] != [len(row) for row in other]:
        return sys.maxsize
    pairs = zip("".join(one), "".join(other), strict=True)
    return sum(abs(int(a, 16) - int(b, 16)) > 1 for a, b in pairs)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in DOCUMENTS:
            found = told(print_to(Path(folder), name))
            kept = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
            (FOLDER / f"{name}.json").write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    main()
