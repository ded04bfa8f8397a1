"""Writes the operators of PDF that draw, and only what changes between one mark and the next.

reportlab says font, colour and dashes again for every string and line, which made half of what a
long report cost.  The unit is the millimetre and y counts upwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Ink, Stroke
from almere_roadmap.figures.theme import Palette

Point = tuple[float, float]
_ENDS = {(False, False): "n", (True, False): "S", (False, True): "f*", (True, True): "B*"}
_ARC = 4 * (2**0.5 - 1) / 3
"""How far along its tangents the handles of a quarter circle lie, as a share of the radius."""
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class Pen:
    """Draws on the page of a canvas and knows the colours, stroke and font it drew with last."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        """Begin where nothing is set yet; the canvas keeps its state around the pen's."""
        self.canvas, self._palette = canvas, palette
        self._write = canvas._code.append
        self._fill: Ink | None
        self._stroke: Stroke | None
        self._font: str
        self.forget()

    def use(self, fill: Ink | None, stroke: Stroke | None = None) -> None:
        """Set the colours, the width and the dashes of what is drawn next."""
        if fill and fill != self._fill:
            self._fill = fill
            self._write(f"{_colour(self._palette.colour(fill))} rg")
        if stroke and stroke != self._stroke:
            self._stroke = stroke
            dash = " ".join(f"{length:.4f}" for length in stroke.dash)
            colour = _colour(self._palette.colour(stroke.ink))
            self._write(f"{colour} RG {stroke.width:.4f} w [{dash}] 0 d")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Trace a rectangle from its lower left corner."""
        self._write(f"{x:.4f} {y:.4f} {width:.4f} {height:.4f} re")

    def round_box(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        """Trace a rectangle with round corners from its lower left corner."""
        right, top, bend = x + width, y + height, radius * (1 - _ARC)
        r = radius
        self._write(
            f"{x + r:.4f} {y:.4f} m {right - r:.4f} {y:.4f} l "
            f"{right - bend:.4f} {y:.4f} {right:.4f} {y + bend:.4f} {right:.4f} {y + r:.4f} c "
            f"{right:.4f} {top - r:.4f} l "
            f"{right:.4f} {top - bend:.4f} {right - bend:.4f} {top:.4f} "
            f"{right - r:.4f} {top:.4f} c {x + r:.4f} {top:.4f} l "
            f"{x + bend:.4f} {top:.4f} {x:.4f} {top - bend:.4f} {x:.4f} {top - r:.4f} c "
            f"{x:.4f} {y + r:.4f} l "
            f"{x:.4f} {y + bend:.4f} {x + bend:.4f} {y:.4f} {x + r:.4f} {y:.4f} c h"
        )

    def run(self, points: Iterable[Point], *, closed: bool = False) -> None:
        """Trace straight pieces through points whose y counts downwards, as marks have it."""
        traced = " l ".join(f"{x:.4f} {-y:.4f}" for x, y in points)
        first, _, rest = traced.partition(" l ")
        self._write(f"{first} m {rest}{' l' if rest else ''}{' h' if closed else ''}")

    def end(self, *, stroke: bool, fill: bool) -> None:
        """Stroke and fill what was traced."""
        self._write(_ENDS[stroke, fill])

    def words(self, x: float, y: float, text: str, size: float, font: str) -> None:
        """Draw one piece of text in one font of ``measure.runs``, literally."""
        place = f"BT 1 0 0 1 {x:.4f} {y:.4f} Tm"
        for name, piece in _encoded(self.canvas._doc, text, font):
            wanted = f" {name} {size:.5f} Tf"
            place += f"{'' if wanted == self._font else wanted} ({piece}) Tj"
            self._font = wanted
        self._write(place + " ET")

    def turn(self, x: float, y: float) -> None:
        """Move the origin to (x, y) and read upwards from there, until :meth:`back`."""
        self._write(f"q 0 1 -1 0 {x:.4f} {y:.4f} cm")

    def back(self) -> None:
        """Undo a turn, and with it what was set since."""
        self._write("Q")
        self.forget()

    def forget(self) -> None:
        """Take nothing as set, as after something else changed the state."""
        self._fill, self._stroke, self._font = None, None, ""


@lru_cache(maxsize=256)
def _colour(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.6g}" for part in parts)


def _encoded(document: Any, text: str, font: str) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return the name of each subset of a font and what it draws, ready to stand in brackets."""
    found = pdfmetrics.getFont(font)
    if text.isascii() and document in found.state:
        # The bundled fonts have all of ASCII, and their first subset keeps it as it is.
        return [(found.getSubsetInternalName(0, document), text.translate(_ESCAPED))]
    if font == measure.FALLBACK:
        found.show_as_box(text)
    pieces = found.splitString(text, document)
    return [
        (found.getSubsetInternalName(subset, document), _escaped(piece)) for subset, piece in pieces
    ]


def _escaped(piece: bytes) -> str:
    return "".join(
        chr(code).translate(_ESCAPED) if 32 <= code < 127 else f"\\{code:03o}" for code in piece
    )
