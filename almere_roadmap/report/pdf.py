"""Writes pages as PDF: embedded fonts only, outline, links and metadata."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almere_roadmap import __version__, i18n
from almere_roadmap.errors import Declined
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.figures.theme import PRINT
from almere_roadmap.files import replacing
from almere_roadmap.i18n import _
from almere_roadmap.report.flow import Page
from almere_roadmap.report.logo import Logo
from almere_roadmap.report.tags import Element

if TYPE_CHECKING:
    from almere_roadmap.report.tagging import Structure

Progress = Callable[[float], bool]


@dataclass(frozen=True)
class Metadata:
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    made: date


def write_pdf(
    pages: Sequence[Page], path: Path, metadata: Metadata, progress: Progress | None = None
) -> None:
    """Write pages to ``path``; ``progress`` is told the share done and returns False to cancel.

    What is written is taken off the pages, as marks need far more room than what they become.

    Raises:
        Declined: cancelled; what was at ``path`` is untouched.
        DiskError: the disk refuses.
    """
    from almere_roadmap.report.archival import archive
    from almere_roadmap.report.linking import unlink
    from almere_roadmap.report.tagging import Structure

    with replacing(path) as fresh:
        canvas = _canvas(fresh, metadata)
        structure = Structure(canvas, len(pages))
        names = {anchor.key: anchor.title for page in pages for anchor, _y in page.anchors}
        unlink(pages, names)
        for number, page in enumerate(pages):
            if progress and not progress(number / len(pages)):
                raise Declined("Cancelled.")
            _draw(page, canvas, structure, names)
            page.marks, page.paths = [], {}
        structure.write()
        archive(canvas, i18n.language())
        canvas.save()
    if progress:
        progress(1.0)


def _canvas(path: Path, metadata: Metadata) -> Any:  # noqa: ANN401 – reportlab has no types
    from reportlab.pdfgen.canvas import Canvas

    from almere_roadmap.report.paint import register_fonts

    register_fonts()
    canvas = Canvas(
        str(path),
        pageCompression=1,
        invariant=1,
        initialFontName=measure.FONTS[0],
        lang=i18n.language(),
    )
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.subject)
    canvas.setCreator(f"Almere Roadmap {__version__}")
    canvas.setProducer(f"Almere Roadmap {__version__}")
    # An invariant canvas says that it was made in 2000; the day alone keeps two printings equal.
    canvas._doc._timeStamp.YMDhms = (*metadata.made.timetuple()[:3], 0, 0, 0)
    canvas.showOutline()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw(page: Page, canvas: Any, structure: Structure, names: Mapping[str, str]) -> None:  # noqa: ANN401
    from almere_roadmap.report.linking import link
    from almere_roadmap.report.paint import draw
    from almere_roadmap.report.tagging import paths_of

    frame = page.frame
    height = frame.height / MM_PER_POINT
    canvas.setPageSize((frame.width / MM_PER_POINT, height))
    for anchor, y in page.anchors:
        canvas.bookmarkHorizontal(anchor.key, 0, height - (y - 3) / MM_PER_POINT)
        canvas.addOutlineEntry(measure.shown(anchor.title), anchor.key, anchor.level)
    structure.page()
    paths = paths_of(len(page.marks), page.paths)
    figure = Figure(frame.width, frame.height, tuple(page.marks))
    draw(figure, canvas, 0, 0, PRINT, lambda place: structure.mark(paths[place]))
    structure.end_page()
    if page.logo:
        structure.mark((Element("Figure", _("Logo")),))
        _draw_logo(page.logo, canvas, height)
        structure.end_page()
    link(page, canvas, structure, names)
    canvas.showPage()
    structure.shown()


def _draw_logo(logo: Logo, canvas: Any, height: float) -> None:  # noqa: ANN401
    """Draw a logo on white: nothing on paper is transparent."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    with Image.open(BytesIO(logo.content)) as picture:
        shown = picture.convert("RGBA")
    ground = Image.new("RGBA", shown.size, "white")
    ground.alpha_composite(shown)
    x, y = logo.x / MM_PER_POINT, height - (logo.y + logo.height) / MM_PER_POINT
    size = (logo.width / MM_PER_POINT, logo.height / MM_PER_POINT)
    canvas.drawImage(ImageReader(ground.convert("RGB")), x, y, *size)
