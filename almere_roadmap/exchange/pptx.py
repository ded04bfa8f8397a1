"""The workshop as slides: roadmap and chains as shapes one can edit, and a slide per niche."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.exchange import slide_text
from almere_roadmap.exchange.plain_text import legal
from almere_roadmap.exchange.shapes import Pen, counted_numbers
from almere_roadmap.exchange.slides import FIGURE_TOP, HEIGHT, WIDTH, Slide, count, slides
from almere_roadmap.figures.marks import Figure


def write_pptx(
    workshop: Workshop,
    path: Path,
    *,
    today: date,
    go_on: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write the slides to ``path``; ``go_on`` is told the share done and may raise.

    Raises:
        Declined: the library for slides is not installed.
    """
    try:
        from pptx import Presentation
        from pptx.util import Mm
    except ImportError as error:
        raise Declined(
            "Slides need an extra part; install it with: pip install almere-roadmap[slides]"
        ) from error
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    # A property holds no more; the whole title is on the first slide.
    deck.core_properties.title = legal(workshop.about.title)[:255]
    deck.core_properties.author = ""
    many = count(workshop)
    with counted_numbers():
        for done, slide in enumerate(slides(workshop, today)):
            breathe = partial(go_on, min(1.0, done / many))
            breathe()
            _draw(deck, slide, breathe)
    deck.save(str(path))


# python-pptx has no types.
def _draw(deck: Any, slide: Slide, breathe: Callable[[], None]) -> None:  # noqa: ANN401
    blank = deck.slide_layouts[5]  # the layout with a title alone
    page = deck.slides.add_slide(blank)
    pen = Pen(page.shapes)
    title, *texts = slide_text.texts(slide)
    pen.title(page.shapes.title, title)
    for text in texts:
        pen.text(text)
    if slide.figure:
        _place(pen, slide.figure, breathe)
    if any(text.is_cut for text in (title, *texts)):
        page.notes_slide.notes_text_frame.text = legal(slide_text.everything(slide))


def _place(pen: Pen, figure: Figure, breathe: Callable[[], None]) -> None:
    """Draw a figure as large as the slide allows, in the middle."""
    size = slide_text.size_of(figure)
    pen.draw(figure, (WIDTH - size * figure.width) / 2, FIGURE_TOP, size, breathe)
