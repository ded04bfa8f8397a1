"""Draws figures on a reportlab canvas, the twin of ``ui/paint.py``.

Text goes through ``drawString`` only, so whatever a person typed is printed literally.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from reportlab.pdfgen.canvas import Canvas

from almere_roadmap.figures import icons, measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.figures.shapes import arrow_head, hatch_lines, hatch_stroke, shaft
from almere_roadmap.figures.theme import Palette

_Point = tuple[float, float]


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
        pdfmetrics.registerFont(_Font(font, str(measure.font_file(font))))
    return measure.FONTS


def draw_piece(canvas: Canvas, x: float, y: float, text: str, size: float, font: str) -> None:
    """Draw one piece of text in one font of ``measure.runs``, literally, at (x, y)."""
    found = pdfmetrics.getFont(font)
    if font == measure.FALLBACK:
        found.show_as_box(text)
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


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
    for place, mark in enumerate(figure.marks):
        if before:
            before(place)
        draw_mark(mark, canvas, palette)
    canvas.restoreState()


def draw_mark(mark: Mark, canvas: Canvas, palette: Palette) -> None:
    """Draw one mark on a canvas whose unit is the millimetre and whose origin is the top left."""
    if isinstance(mark, Box):
        _draw_box(mark, canvas, palette)
    elif isinstance(mark, Line):
        _draw_line(mark, canvas, palette)
    elif isinstance(mark, Path):
        _draw_path(mark, canvas, palette)
    elif isinstance(mark, Text):
        _draw_text(mark, canvas, palette)
    else:
        _draw_picture(mark, canvas, palette)


def _colour(ink: Ink, palette: Palette) -> Any:  # noqa: ANN401 – reportlab has no types
    return _hex(palette.colour(ink))


@cache
def _hex(colour: str) -> Any:  # noqa: ANN401
    return HexColor(colour)


def _use(fill: Ink | None, stroke: Stroke | None, canvas: Canvas, palette: Palette) -> None:
    """Set colours, line width and dashes."""
    if fill:
        canvas.setFillColor(_colour(fill, palette))
    if stroke:
        canvas.setStrokeColor(_colour(stroke.ink, palette))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(stroke.dash))
    canvas.setLineCap(0)
    canvas.setLineJoin(0)


def _draw_box(box: Box, canvas: Canvas, palette: Palette) -> None:
    _use(box.fill, box.stroke, canvas, palette)
    place = (box.x, -box.y - box.height, box.width, box.height)
    if box.radius:
        radius = min(box.radius, box.width / 2, box.height / 2)
        canvas.roundRect(*place, radius, stroke=int(bool(box.stroke)), fill=int(bool(box.fill)))
    else:
        canvas.rect(*place, stroke=int(bool(box.stroke)), fill=int(bool(box.fill)))
    if box.hatch:
        _use(None, hatch_stroke(box), canvas, palette)
        canvas.lines([(x0, -y0, x1, -y1) for (x0, y0), (x1, y1) in hatch_lines(box)])


def _trace(points: tuple[_Point, ...], canvas: Canvas, closed: bool) -> Any:  # noqa: ANN401
    path = canvas.beginPath()
    path.moveTo(points[0][0], -points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, -y)
    if closed:
        path.close()
    return path


def _draw_line(line: Line, canvas: Canvas, palette: Palette) -> None:
    _use(line.stroke.ink, line.stroke, canvas, palette)
    canvas.drawPath(_trace(shaft(line), canvas, closed=False), stroke=1, fill=0)
    if line.arrow:
        canvas.drawPath(_trace(arrow_head(line), canvas, closed=True), stroke=0, fill=1)


def _draw_path(path: Path, canvas: Canvas, palette: Palette) -> None:
    _use(path.fill, path.stroke, canvas, palette)
    ways = {"stroke": int(bool(path.stroke)), "fill": int(bool(path.fill))}
    if path.radius:
        canvas.circle(path.points[0][0], -path.points[0][1], path.radius, **ways)
    else:
        canvas.drawPath(_trace(path.points, canvas, closed=True), **ways)


def _draw_text(text: Text, canvas: Canvas, palette: Palette) -> None:
    wide = 0.0 if text.anchor == "start" else measure.width_of(text)
    before = wide / 2 if text.anchor == "middle" else wide
    canvas.setFillColor(_colour(text.ink, palette))
    size = text.size * MM_PER_POINT
    pieces = measure.runs(text.text, text.weight, tabular=text.tabular, italic=text.italic)
    x, y = text.x - before, -text.y
    if text.turned:
        canvas.saveState()
        canvas.translate(text.x, -text.y)
        canvas.rotate(90)
        x, y = -before, 0.0
    for place, (font, piece) in enumerate(pieces):
        draw_piece(canvas, x, y, piece, size, font)
        if place + 1 < len(pieces):
            x += sum(measure.advances(font, piece)) * size
    if text.turned:
        canvas.restoreState()


def _draw_picture(picture: Picture, canvas: Canvas, palette: Palette) -> None:
    canvas.saveState()
    canvas.translate(picture.x, -picture.y)
    factor = picture.size / icons.GRID
    canvas.scale(factor, -factor)
    canvas.setStrokeColor(_colour(picture.ink, palette))
    canvas.setLineWidth(icons.STROKE)
    canvas.setDash([])
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for verb, points in icons.outline(picture.icon):
        numbers = [number for point in points for number in point]
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[verb](*numbers)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
