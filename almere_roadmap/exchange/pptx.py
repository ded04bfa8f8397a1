"""The workshop as slides: roadmap and chains as shapes one can edit, and a slide per niche."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almere_roadmap.analysis.choosing.scoring import Ranked, ranking
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.words import Side, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.exchange.plain_text import legal
from almere_roadmap.exchange.shapes import Pen, counted_numbers
from almere_roadmap.figures.chain import chain_map
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.roadmap import roadmap
from almere_roadmap.i18n import _, day, number

WIDTH, HEIGHT, MARGIN = 338.667, 190.5, 12.0
"""A slide of 16 : 9 and its margin, in mm."""

_TOP = 24.0


@dataclass(frozen=True)
class Slide:
    """A slide: its title, a line under it, and paragraphs as (words, is a heading)."""

    title: str
    under: str = ""
    paragraphs: tuple[tuple[str, bool], ...] = ()
    figure: Figure | None = None


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
    deck.core_properties.title = legal(workshop.about.title)
    deck.core_properties.author = ""
    many = 2 + len(workshop.chains) + len(workshop.niches)
    with counted_numbers():
        for done, slide in enumerate(slides(workshop, today)):
            go_on(min(1.0, done / many))
            _draw(deck, slide)
    deck.save(str(path))


def slides(workshop: Workshop, today: date) -> Iterator[Slide]:
    """Yield a title, the roadmap, the chains, and the niches in order of their scores."""
    about = workshop.about
    invitation = _("A roadmap is an invitation, not a promise to award.")
    yield Slide(
        about.title or _("Workshop without a title"),
        about.question,
        (
            (", ".join(filter(None, (about.client, about.place, day(today)))), False),
            (invitation, False),
        ),
    )
    if workshop.items:
        figure = roadmap(workshop, WIDTH - 2 * MARGIN, today=today)
        yield Slide(_("Roadmap"), invitation, figure=figure)
    for chain in ordered(workshop.chains.values()):
        if any(box.chain == chain.id for box in workshop.boxes.values()):
            figure = chain_map(workshop, chain.id, WIDTH - 2 * MARGIN)
            yield Slide(chain.name or _("Chain"), figure.caption, figure=figure)
    for row in ranking(workshop).rows:
        yield _niche(workshop, row)


def _niche(workshop: Workshop, row: Ranked) -> Slide:
    niche = row.niche
    title = f"{niche.code} {niche.name}".strip()
    parts = [(niche.proposition, False)]
    parts += [(f"{name}: {words}", False) for name, words in _facts(row) if words]
    for side, name in ((Side.FOR, _("For")), (Side.AGAINST, _("Against"))):
        found = ordered(workshop.arguments.values())
        texts = [a.text for a in found if a.niche == niche.id and a.side is side]
        parts += [(name, True), *((f"• {text}", False) for text in texts)] if texts else []
    flag = _(STATUS[niche.status]) if niche.status is not Status.RECORDED else ""
    return Slide(title, flag, tuple((words, head) for words, head in parts if words))


def _facts(row: Ranked) -> Iterator[tuple[str, str]]:
    niche = row.niche
    yield _("Driver"), niche.driver
    yield _("Complement"), niche.complementarity
    yield _("Owner"), niche.owner
    yield _("Score"), "" if row.total is None else number(row.total, 2)


def _draw(deck: Any, slide: Slide) -> None:  # noqa: ANN401 – python-pptx has no types
    blank = deck.slide_layouts[5]  # the layout with a title alone
    page = deck.slides.add_slide(blank)
    pen = Pen(page.shapes)
    pen.title(page.shapes.title, slide.title, (MARGIN, 8, WIDTH - 2 * MARGIN, 12))
    if slide.under:
        pen.paragraphs([(slide.under, False)], (MARGIN, 20, WIDTH - 2 * MARGIN, 7), 12, "ink-2")
    if slide.paragraphs:
        box = (MARGIN, 34, WIDTH - 2 * MARGIN, HEIGHT - 34 - MARGIN)
        pen.paragraphs(slide.paragraphs, box, 18, "ink")
    if slide.figure:
        _place(pen, slide.figure)


def _place(pen: Pen, figure: Figure) -> None:
    """Draw a figure as large as the slide allows, in the middle."""
    top = _TOP + 4
    size = min((WIDTH - 2 * MARGIN) / figure.width, (HEIGHT - top - 6) / figure.height)
    left = (WIDTH - size * figure.width) / 2
    pen.draw(figure, left, top, size)
