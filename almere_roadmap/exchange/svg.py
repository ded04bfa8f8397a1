"""Writes a figure as SVG: one file that refers to nothing outside itself."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from almere_roadmap.figures import icons, measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.measure import MM_PER_POINT
from almere_roadmap.figures.shapes import arrow_head, hatch_lines, hatch_stroke, shaft
from almere_roadmap.figures.theme import Palette

# Shaping is off as in the other painters; textLength keeps widths where Inter is not installed.
_STYLE = (
    "text{font-kerning:none;font-variant-ligatures:none;"
    "font-feature-settings:'calt' 0,'liga' 0,'ccmp' 0;white-space:pre}"
)


def svg(figure: Figure, palette: Palette) -> str:
    """Return a figure as SVG text, in millimetres, on the panel ground of ``palette``."""
    wide, high = _number(figure.width), _number(figure.height)
    ground = palette.colour(Ink("panel"))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {wide} {high}" role="img">',
        f"<title>{escape(measure.shown(figure.title))}</title>",
        f"<desc>{escape(measure.shown(figure.alt))}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{wide}" height="{high}" fill="{ground}"/>',
        *(_element(mark, palette) for mark in figure.marks),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _element(mark: Mark, palette: Palette) -> str:
    if isinstance(mark, Box):
        return _box(mark, palette)
    if isinstance(mark, Line):
        return _line(mark, palette)
    if isinstance(mark, Path):
        return _path(mark, palette)
    if isinstance(mark, Text):
        return _text(mark, palette)
    return _picture(mark, palette)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if round(value, 3) else "0"


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _stroke(stroke: Stroke | None, palette: Palette) -> str:
    if not stroke:
        return ""
    colour, width = palette.colour(stroke.ink), _number(stroke.width)
    dash = " ".join(_number(length) for length in stroke.dash)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{width}"{dashes}'


def _paint(fill: Ink | None, stroke: Stroke | None, palette: Palette) -> str:
    colour = palette.colour(fill) if fill else "none"
    return f' fill="{colour}"{_stroke(stroke, palette)}'


def _box(box: Box, palette: Palette) -> str:
    place = (
        f'x="{_number(box.x)}" y="{_number(box.y)}" '
        f'width="{_number(box.width)}" height="{_number(box.height)}"'
    )
    round_corners = f' rx="{_number(box.radius)}"' if box.radius else ""
    shape = f"<rect {place}{round_corners}{_paint(box.fill, box.stroke, palette)}/>"
    if not box.hatch:
        return shape
    steps = " ".join(
        f"M{_number(x0)} {_number(y0)}L{_number(x1)} {_number(y1)}"
        for (x0, y0), (x1, y1) in hatch_lines(box)
    )
    return shape + f'<path d="{steps}" fill="none"{_stroke(hatch_stroke(box), palette)}/>'


def _line(line: Line, palette: Palette) -> str:
    points = _points(shaft(line))
    shape = f'<polyline points="{points}" fill="none"{_stroke(line.stroke, palette)}/>'
    if not line.arrow:
        return shape
    colour = palette.colour(line.stroke.ink)
    return shape + f'<polygon points="{_points(arrow_head(line))}" fill="{colour}"/>'


def _path(path: Path, palette: Palette) -> str:
    colours = _paint(path.fill, path.stroke, palette)
    if path.radius:
        ((x, y),) = path.points[:1]
        place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(path.radius)}"'
        return f"<circle {place}{colours}/>"
    return f'<polygon points="{_points(path.points)}"{colours}/>'


def _text(text: Text, palette: Palette) -> str:
    wide = measure.width_of(text)
    if not wide:
        return ""
    family = "Inter Tabular, Inter" if text.tabular else "Inter"
    x, y = _number(text.x), _number(text.y)
    attributes = {
        "x": x,
        "y": y,
        # Where Inter is not at hand a narrower letter fits; a wide one would not, as not every
        # program heeds the length.
        "font-family": f"{family}, Arial, Liberation Sans, Helvetica, DejaVu Sans, sans-serif",
        "font-size": _number(text.size * MM_PER_POINT),
        "font-weight": str(text.weight),
        "text-anchor": text.anchor,
        "textLength": _number(wide),
        "lengthAdjust": "spacingAndGlyphs",
        "fill": palette.colour(text.ink),
    }
    if text.italic:
        attributes["font-style"] = "italic"
    if text.turned:
        attributes["transform"] = f"rotate(-90 {x} {y})"
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<text {written}>{escape(measure.shown(text.text))}</text>"


def _picture(picture: Picture, palette: Palette) -> str:
    steps = "".join(
        verb + " ".join(_points([point]) for point in points)
        for verb, points in icons.outline(picture.icon)
    )
    factor = _number(picture.size / icons.GRID)
    place = f"translate({_number(picture.x)} {_number(picture.y)}) scale({factor})"
    return (
        f'<path transform="{place}" d="{steps}" fill="none" '
        f'stroke="{palette.colour(picture.ink)}" stroke-width="{_number(icons.STROKE)}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
