"""A figure as PNG: drawn as a one-page PDF and rasterised, so that it looks as it prints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.measure import FONTS, MM_PER_POINT
from almere_roadmap.figures.roadmap.drawing import roadmap
from almere_roadmap.figures.roadmap.layout import POSTER
from almere_roadmap.figures.theme import PRINT
from almere_roadmap.files import replacing

_MARGIN = 6.0


def write_roadmap_png(
    workshop: Workshop,
    path: Path,
    *,
    anonymous: bool = False,
    today: date,
    dpi: int = 150,
    once: Mapping[str, str] | None = None,
) -> None:
    """Write the roadmap as PNG; ``once`` are names used earlier that may not show either.

    Raises:
        DiskError: the disk refuses; what was at ``path`` stays as it was.
    """
    shown = anonymised(workshop, once) if anonymous else discreet(workshop)
    write_png(roadmap(shown, 390, today=today, look=POSTER), path, dpi)


def write_png(figure: Figure, path: Path, dpi: int = 150) -> None:
    """Write a figure as PNG with a white margin.

    Raises:
        DiskError: the disk refuses; what was at ``path`` stays as it was.
    """
    with replacing(path) as fresh:
        fresh.write_bytes(png(figure, dpi))


def png(figure: Figure, dpi: int) -> bytes:
    """Return a figure as PNG."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(_one_page(figure))
    try:
        page = document[0]
        picture = page.render(scale=dpi / 72).to_pil()
        page.close()
    finally:
        document.close()
    buffer = BytesIO()
    picture.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def _one_page(figure: Figure) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from almere_roadmap.report.paint import draw, register_fonts

    register_fonts()
    width, height = (side + 2 * _MARGIN for side in (figure.width, figure.height))
    size = (width / MM_PER_POINT, height / MM_PER_POINT)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, initialFontName=FONTS[0])
    margin = _MARGIN / MM_PER_POINT
    draw(figure, canvas, margin, margin, PRINT)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
