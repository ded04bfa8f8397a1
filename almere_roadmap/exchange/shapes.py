"""Draws the marks of a figure as shapes on a slide, so that people can move and rewrite them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Lock
from typing import Any, cast

from almere_roadmap.exchange.plain_text import legal
from almere_roadmap.exchange.slide_text import GAP, SlideText
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Mark, Path, Picture, Stroke, Text
from almere_roadmap.figures.theme import PRINT

# Every office program has it or its twin, and it is hardly ever wider than the font measured with:
# one that is missing there would be replaced by a wider one, and words would leave their shapes.
_FONT = "Arial"

_FIRST_NUMBER = 1_000_000
"""Beyond the numbers that the library gives itself."""

_BREATH = 200
"""After how many marks of a figure a pause is possible."""

_counting = Lock()


@contextmanager
def counted_numbers() -> Iterator[None]:
    """Number outlines and groups by counting, within this block.

    The library would look through the whole slide before each of them: half a minute for a roadmap
    of four hundred items.
    """
    from pptx.oxml.shapes.groupshape import CT_GroupShape

    numbers, tree = count(_FIRST_NUMBER), cast("Any", CT_GroupShape)
    with _counting:
        own = tree._next_shape_id
        tree._next_shape_id = property(lambda _tree: next(numbers))
        try:
            yield
        finally:
            tree._next_shape_id = own


class Pen:
    """Adds shapes to a slide; places are in mm from its top left."""

    def __init__(self, shapes: Any) -> None:  # noqa: ANN401 – python-pptx has no types
        """Draw on the shapes of one slide."""
        self._shapes = shapes
        self._x = self._y = 0.0
        self._size = 1.0

    def title(self, shape: Any, text: SlideText) -> None:  # noqa: ANN401
        """Fill the title that the slide has."""
        from pptx.util import Mm

        shape.left, shape.top, shape.width, shape.height = (Mm(value) for value in text.place)
        self._fill(shape.text_frame, text)

    def text(self, text: SlideText) -> None:
        """Add a box of text; a heading is bold."""
        from pptx.util import Mm

        self._fill(self._shapes.add_textbox(*(Mm(v) for v in text.place)).text_frame, text)

    def _fill(self, frame: Any, text: SlideText) -> None:  # noqa: ANN401
        from pptx.enum.text import MSO_ANCHOR
        from pptx.util import Pt

        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, (words, is_head) in enumerate(text.paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            if number and is_head:
                paragraph.space_before = Pt(GAP * text.size)
            self._say(paragraph, words, text.size, text.token, is_bold=is_head)

    def _say(self, paragraph: Any, words: str, size: float, token: str, *, is_bold: bool) -> None:  # noqa: ANN401
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        # A line end would become a control character in the XML.
        run.text = " ".join(legal(words).split("\n"))
        run.font.name, run.font.size, run.font.bold = _FONT, Pt(size), is_bold
        run.font.color.rgb = _rgb(Ink(token))

    def draw(
        self,
        figure: Figure,
        x: float,
        y: float,
        size: float,
        breathe: Callable[[], None] = lambda: None,
    ) -> None:
        """Draw a figure with its top left corner at (x, y), ``size`` times as large.

        ``breathe`` is called now and then, and may raise to break off.

        What belongs together, a bar and its words, is one group: it moves as one.
        """
        self._x, self._y, self._size = x, y, size
        # Without it every shape looks at all others for a number that is free.
        self._shapes.turbo_add_enabled = True
        tree, together = self._shapes.element, dict[str, list[Any]]()
        for place, mark in enumerate(figure.marks):
            if place % _BREATH == 0:
                breathe()
            before = len(tree)
            self._mark(mark, figure.tips.get(mark.key, ""))
            if mark.key:
                together.setdefault(mark.key, []).extend(tree[before:])
        for key, elements in together.items():
            if len(elements) > 1:
                self._group(elements, figure.tips.get(key, ""))

    def _group(self, elements: list[Any], name: str) -> None:
        """Let shapes move as one, at the place of the first of them."""
        group = self._shapes.add_group_shape()
        group.name = legal(name)[:200] or "group"
        elements[0].addprevious(group.element)
        for element in elements:
            group.element.append(element)
        group.element.recalculate_extents()

    def _mark(self, mark: Mark, name: str) -> None:
        if isinstance(mark, Box):
            self._box(mark, name)
        elif isinstance(mark, Line):
            self._outline(mark.points, None, mark.stroke, closed=False)
            if mark.arrow:
                self._arrow(mark)
        elif isinstance(mark, Path):
            self._path(mark)
        elif isinstance(mark, Text):
            self._text(mark)
        else:
            self._icon(mark)

    def _place(self, x: float, y: float, width: float, height: float) -> tuple[Any, ...]:
        from pptx.util import Mm

        left, top = self._x + x * self._size, self._y + y * self._size
        return tuple(Mm(v) for v in (left, top, width * self._size, height * self._size))

    def _box(self, box: Box, name: str) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        kind = MSO_SHAPE.ROUNDED_RECTANGLE if box.radius else MSO_SHAPE.RECTANGLE
        place = self._place(box.x, box.y, box.width, box.height)
        shape = self._shapes.add_shape(kind, *place)
        if box.radius:
            shape.adjustments[0] = min(0.5, box.radius / max(min(box.width, box.height), 0.1))
        shape.name = legal(name)[:200] or "box"
        self._paint(shape, box.fill, box.stroke)

    def _paint(self, shape: Any, fill: Ink | None, stroke: Stroke | None) -> None:  # noqa: ANN401
        from pptx.enum.dml import MSO_LINE
        from pptx.oxml.ns import qn
        from pptx.util import Mm

        # The theme's style brings a shadow, which not every program lets a shape take back.
        if (style := shape._element.find(qn("p:style"))) is not None:
            shape._element.remove(style)
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(fill)
        else:
            shape.fill.background()
        if stroke is None:
            shape.line.fill.background()
            return
        shape.line.color.rgb = _rgb(stroke.ink)
        shape.line.width = Mm(stroke.width * self._size)
        if stroke.dash:
            is_dotted = stroke.dash[0] < 2 * stroke.width
            shape.line.dash_style = MSO_LINE.ROUND_DOT if is_dotted else MSO_LINE.DASH

    def _outline(
        self,
        points: tuple[tuple[float, float], ...],
        fill: Ink | None,
        stroke: Stroke | None,
        *,
        closed: bool,
    ) -> None:
        from pptx.util import Mm

        places = [(self._x + x * self._size, self._y + y * self._size) for x, y in points]
        whole = [(int(Mm(x)), int(Mm(y))) for x, y in places]
        if len(set(whole)) < 2:
            return
        builder = self._shapes.build_freeform(*whole[0])
        builder.add_line_segments(whole[1:], close=closed)
        self._paint(builder.convert_to_shape(), fill, stroke)

    def _arrow(self, line: Line) -> None:
        from almere_roadmap.figures.shapes import arrow_head

        self._outline(arrow_head(line), line.stroke.ink, None, closed=True)

    def _path(self, path: Path) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        if not path.radius:
            self._outline(path.points, path.fill, path.stroke, closed=True)
            return
        x, y = path.points[0]
        side = 2 * path.radius
        place = self._place(x - path.radius, y - path.radius, side, side)
        self._paint(self._shapes.add_shape(MSO_SHAPE.OVAL, *place), path.fill, path.stroke)

    def _text(self, text: Text) -> None:
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

        wide = measure.width_of(text)
        if not wide:
            return
        # Another machine may lack the font: leave the words some room.
        room, tall = wide * 1.12 + 1.0, text.size * measure.MM_PER_POINT * 1.4
        left = {"start": text.x, "middle": text.x - room / 2, "end": text.x - room}[text.anchor]
        top = text.y - tall * 0.76
        if text.turned:
            # A slide turns a box around its middle, a figure its words around their anchor.
            aside, below = left + room / 2 - text.x, top + tall / 2 - text.y
            left, top = text.x + below - room / 2, text.y - aside - tall / 2
        place = self._place(left, top, room, tall)
        shape = self._shapes.add_textbox(*place)
        shape.rotation = -90 if text.turned else 0
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        # What may not wrap is centred by some programs, wherever it should begin.
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        paragraph = frame.paragraphs[0]
        self._say(
            paragraph,
            text.text,
            max(1.0, round(text.size * self._size, 1)),
            text.ink.token,
            is_bold=text.weight >= 600,
        )
        ways = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
        paragraph.alignment = ways[text.anchor]

    def _icon(self, icon: Picture) -> None:
        """Draw an icon's strokes; curves go straight to their end."""
        from almere_roadmap.figures.icons import GRID, STROKE, outline

        factor = icon.size / GRID
        stroke = Stroke(icon.ink, STROKE * factor)
        line: list[tuple[float, float]] = []
        for step in (*outline(icon.icon), None):
            if step is None or step.verb in "MZ":
                if len(line) > 1:
                    self._outline(tuple(line), None, stroke, closed=False)
                line = []
            if step is not None and step.points:
                x, y = step.points[-1]
                line.append((icon.x + x * factor, icon.y + y * factor))


def _rgb(ink: Ink) -> Any:  # noqa: ANN401
    from pptx.dml.color import RGBColor

    colour: Any = RGBColor
    return colour.from_string(PRINT.colour(ink).removeprefix("#"))
