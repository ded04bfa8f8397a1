"""Draws figures on a reportlab canvas, the twin of ``ui/drawing/paint.py``.

Text goes through the pen's ``words`` only, so whatever a person typed is printed literally.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from reportlab.pdfgen.canvas import Canvas

from almere_roadmap.figures import icons, measure
from almere_roadmap.figures.marks import Box, Figure, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.figures.shapes import arrow_head, hatch_lines, hatch_stroke, shaft
from almere_roadmap.figures.theme import Palette
from almere_roadmap.report.pen import Pen


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose text can be read back whole, pictographs and unshown characters too."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 – reportlab's own
        """Write the font; correct its way back to characters, which knows four digits only."""
        subsets = list(self.state[doc].subsets) if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            stream = doc.idToObject[f"toUnicodeCMap:{_subset_name(self, number)}"]
            for code in (code for code in subset if code > 0xFFFF):
                pair = chr(code).encode("utf-16-be").hex().upper()
                stream.content = stream.content.replace(f"<{code:04X}>", f"<{pair}>")

    def show_as_box(self, text: str) -> None:
        """Give what the font lacks the shape of the box, instead of none at all."""
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        for code in (ord(c) for c in text if ord(c) not in glyphs):
            glyphs[code], widths[code] = glyphs[ord(measure.BOX)], widths[ord(measure.BOX)]


def _subset_name(font: TTFont, number: int) -> str:
    parts = (SUBSETN(number), b"+", font.face.name, font.face.subfontNameX)
    return str(b"".join(parts).decode("pdfdoc"))


@cache
def register_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to reportlab under their file names, once."""
    for font in measure.FONTS:
        pdfmetrics.registerFont(_Font(font, str(measure.font_file(font)), asciiReadable=1))
    return measure.FONTS


def draw(
    figure: Figure,
    canvas: Canvas,
    x: float,
    y: float,
    palette: Palette,
    before: Callable[[int], None] | None = None,
) -> None:
    """Draw a figure with its lower left corner at (x, y) in points.

    ``before`` is told the place of each mark that is drawn next.
    """
    register_fonts()
    canvas.saveState()
    canvas.translate(x, y + figure.height / MM_PER_POINT)
    # From here on the unit is the millimetre and y counts upwards from the top edge.
    canvas.scale(1 / MM_PER_POINT, 1 / MM_PER_POINT)
    pen = Pen(canvas, palette)
    for place, mark in enumerate(figure.marks):
        if before:
            before(place)
        _DRAWN[type(mark)](mark, pen)
    canvas.restoreState()


def _draw_box(box: Box, pen: Pen) -> None:
    pen.use(box.fill, box.stroke)
    ways = {"stroke": box.stroke is not None, "fill": box.fill is not None}
    place = (box.x, -box.y - box.height, box.width, box.height)
    if box.radius:
        radius = min(box.radius, box.width / 2, box.height / 2)
        pen.round_box(*place, radius)
    else:
        pen.box(*place)
    pen.end(**ways)
    if box.hatch:
        pen.use(None, hatch_stroke(box))
        for ends in hatch_lines(box):
            pen.run(ends)
            pen.end(stroke=True, fill=False)


def _draw_line(line: Line, pen: Pen) -> None:
    pen.use(None, line.stroke)
    pen.run(shaft(line))
    pen.end(stroke=True, fill=False)
    if line.arrow:
        pen.use(line.stroke.ink)
        pen.run(arrow_head(line), closed=True)
        pen.end(stroke=False, fill=True)


def _draw_path(path: Path, pen: Pen) -> None:
    pen.use(path.fill, path.stroke)
    ways = {"stroke": path.stroke is not None, "fill": path.fill is not None}
    if path.radius:
        (x, y), wide = path.points[0], 2 * path.radius
        pen.round_box(x - path.radius, -y - path.radius, wide, wide, path.radius)
    else:
        pen.run(path.points, closed=True)
    pen.end(**ways)


def _draw_text(text: Text, pen: Pen) -> None:
    wide = 0.0 if text.anchor == "start" else measure.width_of(text)
    before = wide / 2 if text.anchor == "middle" else wide
    pen.use(text.ink)
    x, y = text.x - before, -text.y
    if text.turned:
        pen.turn(text.x, -text.y)
        x, y = -before, 0.0
    size = text.size * MM_PER_POINT
    pieces = measure.runs(text.text, text.weight, tabular=text.tabular, italic=text.italic)
    for place, (font, piece) in enumerate(pieces):
        pen.words(x, y, piece, size, font)
        if place + 1 < len(pieces):
            x += sum(measure.advances(font, piece)) * size
    if text.turned:
        pen.back()


def _draw_picture(picture: Picture, pen: Pen) -> None:
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(picture.x, -picture.y)
    factor = picture.size / icons.GRID
    canvas.scale(factor, -factor)
    # Within this state of its own: drawn as any stroke, but with round ends.
    pen.use(None, Stroke(picture.ink, icons.STROKE))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for verb, points in icons.outline(picture.icon):
        numbers = [number for point in points for number in point]
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[verb](*numbers)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
    pen.forget()


_DRAWN: dict[type[Mark], Callable[[Any, Pen], None]] = {
    Box: _draw_box,
    Line: _draw_line,
    Path: _draw_path,
    Text: _draw_text,
    Picture: _draw_picture,
}
