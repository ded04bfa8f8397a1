"""What stands on each slide: title, roadmap, chains, each niche in full, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.choosing.scoring import Ranked, ranking
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap.lanes import topic
from almere_roadmap.analysis.thread import thread
from almere_roadmap.domain.entities import Item, Niche
from almere_roadmap.domain.words import NoteKind, Side, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.chain.drawing import chain_map
from almere_roadmap.figures.marks import Figure
from almere_roadmap.figures.roadmap.drawing import roadmap
from almere_roadmap.i18n import _, day, number
from almere_roadmap.verbs.records import title_of
from almere_roadmap.verbs.titles import name_in

WIDTH, HEIGHT, MARGIN = 338.667, 190.5, 12.0
"""A slide of 16 : 9 and its margin, in mm."""

FIGURE_TOP = 28.0
"""Where a figure begins, in mm from the top."""

ROOM = WIDTH - 2 * MARGIN, HEIGHT - FIGURE_TOP - 6
"""The width and height that a figure has, in mm."""

Words = tuple[str, bool]
"""A paragraph and whether it is a heading."""


@dataclass(frozen=True)
class Slide:
    """A slide: its title, a line under it, one or two columns of paragraphs, and a figure."""

    title: str
    under: str = ""
    columns: tuple[tuple[Words, ...], ...] = ()
    figure: Figure | None = None
    is_cover: bool = False


def count(workshop: Workshop) -> int:
    """Return how many slides there are at most, without drawing any."""
    return 3 + len(workshop.chains) + len(workshop.niches)


def slides(workshop: Workshop, today: date) -> Iterator[Slide]:
    """Yield a title, the roadmap, the chains, the niches by their scores, what was agreed."""
    about = workshop.about
    invitation = _("A roadmap is an invitation, not a promise to award.")
    session = workshop.last_session
    where = (about.client, about.place, session.name if session else "", day(today))
    yield Slide(
        about.title or _("Workshop without a title"),
        about.question,
        (((" · ".join(filter(None, where)), False), (invitation, False)),),
        is_cover=True,
    )
    if workshop.items:
        yield Slide(_("Roadmap"), invitation, figure=_roadmap(workshop, today))
    for chain in ordered(workshop.chains.values()):
        if any(box.chain == chain.id for box in workshop.boxes.values()):
            figure = chain_map(workshop, chain.id, ROOM[0])
            yield Slide(chain.name or _("Chain"), figure.caption, figure=figure)
    for row in ranking(workshop).rows:
        yield _niche(workshop, row)
    yield from _agreed(workshop)


def _agreed(workshop: Workshop) -> Iterator[Slide]:
    """Yield decisions and other views at the left, commitments at the right, if there are any."""
    left = (
        *_noted(workshop, NoteKind.DECISION, _("Decisions")),
        *_noted(workshop, NoteKind.MINORITY, _("Minority views")),
        *_noted(workshop, NoteKind.PARKING, _("Parking lot")),
    )
    right = tuple(_noted(workshop, NoteKind.COMMITMENT, _("Commitments")))
    if columns := tuple(filter(None, (left, right))):
        invented = any(n.status is Status.ILLUSTRATIVE for n in workshop.notes.values())
        under = _(STATUS[Status.ILLUSTRATIVE]) if invented else ""
        yield Slide(_("Decisions and commitments"), under, columns)


def _noted(workshop: Workshop, kind: NoteKind, head: str) -> Iterator[Words]:
    notes = [n for n in ordered(workshop.notes.values()) if n.kind is kind]
    if notes:
        yield head, True
    for note in notes:
        owner = note.owner or (_("no owner yet") if kind is NoteKind.COMMITMENT else "")
        yield "• " + " · ".join(filter(None, (note.text, owner, when(note.due)))), False


def _roadmap(workshop: Workshop, today: date) -> Figure:
    """Return the roadmap in the proportions of a slide: a tall one is drawn wider."""

    def draw(width: float) -> Figure:
        return roadmap(workshop, width, today=today)

    return _filling(draw)


def _filling(draw: Callable[[float], Figure]) -> Figure:
    wide, high = ROOM
    figure = draw(wide)
    # A wider roadmap needs fewer rows, so what the second look finds is near enough.
    return draw(wide * figure.height / high) if figure.height > high else figure


def _niche(workshop: Workshop, row: Ranked) -> Slide:
    niche = row.niche
    title = f"{niche.code} {niche.name}".strip()
    flag = _(STATUS[niche.status]) if niche.status is not Status.RECORDED else ""
    left = tuple((words, head) for words, head in _argued(workshop, row) if words)
    right = tuple(_laid(workshop, niche))
    return Slide(title, flag, tuple(filter(None, (left, right))))


def _argued(workshop: Workshop, row: Ranked) -> Iterator[Words]:
    niche = row.niche
    yield niche.proposition, False
    for name, words in _facts(row):
        yield f"{name}: {words}" if words else "", False
    for side, name in ((Side.FOR, _("For")), (Side.AGAINST, _("Against"))):
        found = ordered(workshop.arguments.values())
        texts = [a.text for a in found if a.niche == niche.id and a.side is side]
        yield name if texts else "", True
        yield from ((f"• {text}", False) for text in texts)


def _facts(row: Ranked) -> Iterator[tuple[str, str]]:
    niche = row.niche
    yield _("Driver"), niche.driver
    yield _("Complement"), niche.complementarity
    yield _("Owner"), niche.owner
    yield _("Score"), "" if row.total is None else number(row.total, 2)


def _laid(workshop: Workshop, niche: Niche) -> Iterator[Words]:
    """Yield what hangs on a niche: its steps in the chain, its firms and what is planned."""
    knots = {knot.name: knot for knot in thread(workshop, niche.id)}
    for name, head in (("step", _("Chain step")), ("firm", _("Firms and institutions"))):
        rows = knots[name].rows if name in knots else ()
        if names := [words for row in rows if (words := _name(workshop, row))]:
            yield head, True
            yield "; ".join(dict.fromkeys(names)), False
    serving = topic(workshop, niche.id)
    items = sorted((workshop.items[i] for i in serving), key=lambda i: (i.start or "~", i.code))
    if items:
        yield _("On the roadmap"), True
        yield from ((f"• {_planned(item)}", False) for item in items)


def _name(workshop: Workshop, row: str) -> str:
    found = workshop.find(row)
    return name_in(workshop, *found) if found else ""


def _planned(item: Item) -> str:
    words = f"{item.code} {title_of(item)}" if item.code else title_of(item)
    lasts = " – ".join(dict.fromkeys(filter(None, map(when, (item.start, item.end)))))
    return f"{words} ({lasts})" if lasts else words
