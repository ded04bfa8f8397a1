"""The roadmap: a landscape sheet for near, middle and far, and then everything on one A3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from almere_roadmap.analysis.roadmap.planning import schedule
from almere_roadmap.domain.periods import is_period, last_day
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.marks import Figure, Text
from almere_roadmap.figures.roadmap.dates import dates
from almere_roadmap.figures.roadmap.layout import TILE, span
from almere_roadmap.i18n import N_, _, number, plural
from almere_roadmap.report.blocks import Anchor, Block, Paragraph
from almere_roadmap.report.edition import Chapter, Edition, Sheet, drawn
from almere_roadmap.report.flow import A3, LANDSCAPE
from almere_roadmap.report.pages import heading
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.report.sections.roadmap_legend import legend
from almere_roadmap.report.sections.roadmap_sheets import Room, between, fitting
from almere_roadmap.report.sections.roadmap_sheets import sheets as spread
from almere_roadmap.report.text import CAPTION, SECTION, Rich, Span, bold, chip, plain, spaced

_DENSE = replace(TILE, row=5.0, bar=4.3, text=7.5, pad=0.7, gap=0.7, head=10.0)
_NAMES = (N_("near"), N_("middle"), N_("far"))
# More letters than this about what a sheet could not show would not fit under it.
_MOST_LETTERS = 700
# What a sheet has for its figure beside title, legend and captions, in mm.
_ROOM, _ROOM_A3 = 130.0, 225.0


@dataclass(frozen=True)
class _Stretch:
    """A part of the time axis with its name."""

    name: str
    first: date
    last: date


def roadmap(edition: Edition) -> Chapter | None:
    """Return the first stretch on A4 and the whole on A3, None for an empty roadmap."""
    workshop = edition.workshop
    if not workshop.items:
        return None
    tiles = list(_tiles(edition))
    near = [tile for tile in tiles if tile[0] == tiles[0][0]]
    pages = [Sheet(tuple(_tile(edition, *tile, len(tiles))), LANDSCAPE) for tile in near]
    pages += [Sheet(tuple(blocks), A3) for blocks in _whole(edition)] if tiles else []
    return Chapter(
        title=_("Roadmap"),
        lead=_lead(workshop, tiles),
        sheets=tuple(pages) or (Sheet((_empty(edition),)),),
        sources=(edition.own,),
    )


def sheets(edition: Edition) -> Chapter | None:
    """Return every stretch on A4, None where nothing has a date."""
    tiles = list(_tiles(edition))
    if not tiles:
        return None
    return Chapter(
        title=_("Roadmap on A4"),
        lead=_lead(edition.workshop, tiles),
        sheets=tuple(Sheet(tuple(_tile(edition, *t, len(tiles))), LANDSCAPE) for t in tiles),
        sources=(edition.own,),
    )


def _empty(edition: Edition) -> Paragraph:
    """Return the items by name where none has a date to be drawn at."""
    return Paragraph(words=spaced([_undated(edition.workshop), bold(invitation())]))


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
    workshop, today = edition.workshop, edition.today
    plan = between(workshop, stretch.first, stretch.last)
    here = today if stretch.first <= today <= stretch.last else None
    room = Room(workshop, LANDSCAPE.body_width, _ROOM, _DENSE, stretch.first, stretch.last, here)
    figures = spread(room, plan)
    while 1 < len(figures) < 4 and room.height > 30:
        room = replace(room, height=room.height - 5)
        fuller = spread(room, plan)
        if len(fuller) > len(figures):
            break
        figures = fuller
    return figures


def _tile(
    edition: Edition, stretch: _Stretch, figure: Figure, place: int, count: int
) -> Iterator[Block]:
    block = drawn(replace(figure, caption="", source=""), title=_name(stretch, place, count))
    yield replace(block, titled=place > 1, gap=4.0)
    yield legend(edition.workshop)
    yield small_print(edition, figure, full=place == count)


def _name(stretch: _Stretch, place: int, count: int) -> str:
    return _("Sheet {n} of {count}: {stretch}").format(
        n=number(place), count=number(count), stretch=stretch.name
    )


def small_print(edition: Edition, figure: Figure, *, full: bool) -> Paragraph:
    """Return what a sheet could not show, and that it promises nothing."""
    names: list[Rich] = [
        _in_full(edition.workshop, figure),
        _undated(edition.workshop) if full else "",
    ]
    if len(plain(spaced(names))) > _MOST_LETTERS:
        names = [_("What is cut off here or has no date stands in full among the actions.")]
    links = _("Only the critical path is drawn as links; the others stand under “Waits for”.")
    parts: list[Rich] = [
        links if edition.workshop.dependencies else "",
        *names,
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


def _whole(edition: Edition) -> Iterator[list[Block]]:
    """Yield the blocks of an A3 with the whole roadmap, of several where it is very large."""
    figures = fitting(edition.workshop, A3.body_width, _ROOM_A3, edition.today)
    for place, figure in enumerate(figures, 1):
        yield [
            *_headed(edition, place, len(figures)),
            drawn(replace(figure, caption="", source=""), title=_("The whole roadmap"), gap=2.0),
            legend(edition.workshop),
            small_print(edition, figure, full=place == len(figures)),
        ]


def _headed(edition: Edition, place: int, count: int) -> Iterator[Block]:
    title = edition.workshop.about.title or _("Workshop without a title")
    if count > 1:
        title = _("{title}, sheet {n} of {count}").format(
            title=title, n=number(place), count=number(count)
        )
    head = heading(title, style=SECTION)
    anchor = Anchor("roadmap-a3", _("The roadmap on A3"), 1)
    yield replace(head, anchor=anchor if place == 1 else None)
