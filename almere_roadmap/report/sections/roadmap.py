"""The roadmap: a landscape sheet for near, middle and far, and then everything on one A3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from almere_roadmap.analysis.planning import schedule
from almere_roadmap.domain.entities import Layer
from almere_roadmap.domain.periods import is_period, last_day
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures import roadmap as drawing
from almere_roadmap.figures.marks import Figure, Text
from almere_roadmap.figures.roadmap_layout import POSTER, TILE, Look, dates, span
from almere_roadmap.i18n import N_, _, number, plural
from almere_roadmap.report.blocks import Anchor, Block, Paragraph
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.flow import A3, LANDSCAPE
from almere_roadmap.report.pages import heading
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.report.sections.roadmap_legend import Legend
from almere_roadmap.report.text import CAPTION, SECTION, Rich, Span, bold, chip, spaced

_DENSE = replace(TILE, row=5.0, bar=4.3, text=7.5, pad=0.7, gap=0.7, head=10.0)
_NAMES = (N_("near"), N_("middle"), N_("far"))
# What a sheet has for its figure beside title, legend and captions, in mm.
_ROOM, _ROOM_A3 = 130.0, 225.0


@dataclass(frozen=True)
class _Stretch:
    """A part of the time axis with its name."""

    name: str
    first: date
    last: date


def roadmap(edition: Edition) -> Chapter | None:
    """Return the sheets and the A3, None for an empty roadmap."""
    workshop = edition.workshop
    if not workshop.items:
        return None
    tiles = list(_tiles(edition))
    sheets = [Sheet(tuple(_tile(edition, *tile, len(tiles))), LANDSCAPE) for tile in tiles]
    sheets.append(Sheet(tuple(_poster(edition)), A3))
    return Chapter(
        title=_("Roadmap"),
        lead=_lead(workshop, tiles),
        sheets=tuple(sheets),
        sources=(edition.own,),
    )


def _lead(workshop: Workshop, tiles: Sequence[tuple[_Stretch, Figure, int]]) -> Rich:
    """Return the name of the first sheet and what is on all of them."""
    path = _path(workshop)
    if not tiles:
        return path
    stretch, figure, place = tiles[0]
    flag = (chip(figure.flag),) if figure.flag else ()
    return (bold(_name(stretch, place, len(tiles))), *flag, Span(f" {path}"))


def _path(workshop: Workshop) -> str:
    words = plural("{n} item on the roadmap", "{n} items on the roadmap", len(workshop.items))
    path = [workshop.items[i] for i in schedule(workshop).critical if i in workshop.items]
    if not path:
        return f"{words}."
    path.sort(key=lambda item: (dates(item)[0] or date.max, item.code))
    names = " → ".join(item.code or item.title for item in path)
    return _("{words}; the critical path is {names}.").format(words=words, names=names)


def _stretches(edition: Edition) -> list[_Stretch]:
    """Return near, middle and far as far as the workshop has them and something lies in them."""
    about = edition.workshop.about
    first, last = span(edition.workshop, edition.today)
    found, start = [], first
    borders = [last_day(t) for t in (about.near_until, about.mid_until) if t and is_period(t)]
    for name, border in zip(_NAMES, [*(b for b in borders if b), last], strict=False):
        end = min(border, last)
        if end > start:
            years = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
            found.append(_Stretch(f"{_(name)} {years}", start, end))
            start = end + timedelta(days=1)
    return found


def _tiles(edition: Edition) -> Iterator[tuple[_Stretch, Figure, int]]:
    """Yield the sheets: stretch by stretch, as many layers on a sheet as fit."""
    place = 0
    for stretch in _stretches(edition):
        for figure in _of_stretch(edition, stretch):
            place += 1
            yield stretch, figure, place


def _of_stretch(edition: Edition, stretch: _Stretch) -> list[Figure]:
    """Return the sheets of a stretch: as few as fit, and about equally full."""
    room, figures = _ROOM, _packed(edition, stretch, _ROOM)
    while room > 30 and len(fuller := _packed(edition, stretch, room - 5)) == len(figures):
        room, figures = room - 5, fuller
    return figures


def _packed(edition: Edition, stretch: _Stretch, room: float) -> list[Figure]:
    """Return figures at most ``room`` mm high, each with as many of the next layers as fit."""
    waiting, figures = _busy(edition.workshop, stretch), []
    while waiting:
        count = len(waiting)
        figure = _draw(edition, stretch, waiting)
        while figure.height > room and count > 1:
            count -= 1
            figure = _draw(edition, stretch, waiting[:count])
        figures.append(figure)
        waiting = waiting[count:]
    return figures


def _busy(workshop: Workshop, stretch: _Stretch) -> list[Layer]:
    """Return the layers on which something happens within a stretch."""
    busy = set()
    for item in workshop.items.values():
        first, last = dates(item)
        if first and last and first <= stretch.last and last >= stretch.first:
            busy.add(item.layer)
    return [layer for layer in ordered(workshop.layers.values()) if layer.id in busy]


def _draw(edition: Edition, stretch: _Stretch, layers: Sequence[Layer]) -> Figure:
    kept = {layer.id for layer in layers}
    hidden = {name: None for name in edition.workshop.layers if name not in kept}
    return drawing.roadmap(
        edition.workshop.with_records("layers", hidden),
        LANDSCAPE.body_width,
        today=edition.today if stretch.first <= edition.today <= stretch.last else None,
        look=_DENSE,
        first=stretch.first,
        last=stretch.last,
    )


def _tile(
    edition: Edition, stretch: _Stretch, figure: Figure, place: int, count: int
) -> Iterator[Block]:
    block = drawn(replace(figure, caption="", source=""), title=_name(stretch, place, count))
    yield replace(block, titled=place > 1, gap=4.0)
    yield Legend()
    yield small_print(edition, figure, full=place == count)


def _name(stretch: _Stretch, place: int, count: int) -> str:
    return _("Sheet {n} of {count}: {stretch}").format(
        n=number(place), count=number(count), stretch=stretch.name
    )


def small_print(edition: Edition, figure: Figure, *, full: bool) -> Paragraph:
    """Return what a sheet could not show, and that it promises nothing."""
    parts: list[Rich] = [
        _("Only the critical path is drawn as links; the others stand under “Waits for”."),
        _in_full(edition.workshop, figure),
        _undated(edition.workshop) if full else "",
        bold(invitation()),
    ]
    return Paragraph(words=spaced(parts), style=CAPTION, gap=2.0, widest=400)


def _in_full(workshop: Workshop, figure: Figure) -> str:
    """Return the titles that were cut on a sheet."""
    shown = {mark.text for mark in figure.marks if isinstance(mark, Text)}
    keys = set(figure.keys())
    cut = [i for i in ordered(workshop.items.values()) if i.id in keys and i.title not in shown]
    names = "; ".join(f"{item.code} {item.title}".strip() for item in cut)
    return _("In full: {names}.").format(names=names) if names else ""


def _undated(workshop: Workshop) -> str:
    loose = [i for i in ordered(workshop.items.values()) if dates(i)[0] is None]
    names = "; ".join(f"{item.code} {item.title}".strip() for item in loose)
    return _("Without a date: {names}.").format(names=names) if names else ""


def _poster(edition: Edition) -> Iterator[Block]:
    """Yield the whole roadmap on one A3, at the largest size at which it fits."""
    title = edition.workshop.about.title or _("Workshop without a title")
    anchor = Anchor("roadmap-a3", _("The roadmap on A3"), 1)
    yield replace(heading(title, style=SECTION), anchor=anchor)
    figure = fitting(edition.workshop, A3.body_width, _ROOM_A3, edition.today)
    yield drawn(replace(figure, caption="", source=""), title=_("The whole roadmap"), gap=2.0)
    yield Legend()
    yield small_print(edition, figure, full=True)


def fitting(workshop: Workshop, width: float, height: float, today: date | None) -> Figure:
    """Draw the whole roadmap within ``height`` mm, as large as the poster's type or smaller."""
    figure = drawing.roadmap(workshop, width, today=today, look=POSTER)
    size = 0.95
    while figure.height > height and size > 0.5:
        figure = drawing.roadmap(workshop, width, today=today, look=_smaller(size))
        size -= 0.05
    return figure


def _smaller(size: float) -> Look:
    return Look(
        row=POSTER.row * size,
        bar=POSTER.bar * size,
        text=max(7.0, POSTER.text * size),
        aside=POSTER.aside,
        head=POSTER.head * max(size, 0.8),
        gap=POSTER.gap * size,
        pad=POSTER.pad * size,
    )
