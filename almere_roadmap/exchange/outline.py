"""What an export will hold, before it is written: its sheets, slides, days or records by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.anonymous import discreet
from almere_roadmap.analysis.nameless import nameless
from almere_roadmap.analysis.record_names import KIND
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.exchange.slides import Slide, slides
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, day, number, plural

Rows = tuple[tuple[str, ...], ...]
MOST_ROWS, _MOST_COLUMNS = 32, 8
"""How much of a table is shown."""

GoOn = Callable[[float], None]


@dataclass(frozen=True)
class Part:
    """A part of an export: its name, how much it holds, and a slide, a figure or its first rows.

    The first of the ``rows`` is the head.
    """

    name: str
    words: str = ""
    rows: Rows = ()
    slide: Slide | None = None
    figure: Figure | None = None


def outline(
    workshop: Workshop,
    kind: str,
    *,
    anonymous: bool = False,
    today: date,
    once: Mapping[str, str] | None = None,
    go_on: GoOn = lambda _share: None,
) -> tuple[Part, ...]:
    """Return the parts of an export of a kind, such as "xlsx", as they will be written.

    ``go_on`` is told the share done and may raise.
    """
    plain = workshop if kind == "json" else discreet(workshop)
    shown = nameless(workshop, once) if anonymous else plain
    makers: dict[str, Callable[[Workshop, date, GoOn], Iterator[Part]]] = {
        "xlsx": _sheets,
        "pptx": _slides,
        "ics": _days,
        "graphml": _network,
        "json": _records,
        "svg": _picture,
    }
    return tuple(makers[kind](shown, today, go_on))


def _sheets(workshop: Workshop, today: date, go_on: GoOn) -> Iterator[Part]:
    from almere_roadmap.exchange.xlsx import sheets

    for sheet in sheets(workshop, today):
        go_on(0.5)
        seen = [n for n in range(len(sheet.rows[0])) if n not in sheet.hidden][:_MOST_COLUMNS]
        first = sheet.rows[: MOST_ROWS + 1]
        rows = tuple(tuple(_cell(row, n) for n in seen) for row in first)
        yield Part(sheet.name, plural("{n} row", "{n} rows", len(sheet.rows) - 1), rows)


def _cell(row: Sequence[object], place: int) -> str:
    value = row[place] if place < len(row) else None
    return "" if value is None else day(value) if isinstance(value, date) else str(value)


def _slides(workshop: Workshop, today: date, go_on: GoOn) -> Iterator[Part]:
    for slide in slides(workshop, today):
        go_on(0.5)
        yield Part(slide.title, slide=slide)


def _days(workshop: Workshop, _today: date, _go_on: GoOn) -> Iterator[Part]:
    from almere_roadmap.exchange.ics import entries

    found = sorted(entries(workshop), key=lambda e: (parse(e.period).first, e.title))
    head = (_("Day"), _("What"), _("Owner"))
    days = [(day(parse(e.period).first), e.title, e.owner) for e in found]
    words = plural("{n} day", "{n} days", len(found))
    for place in range(0, max(1, len(days)), MOST_ROWS):
        rows = (head, *days[place : place + MOST_ROWS])
        yield Part(_("Calendar") if not place else days[place][0], "" if place else words, rows)


def _network(workshop: Workshop, _today: date, _go_on: GoOn) -> Iterator[Part]:
    from almere_roadmap.exchange.graphml import network

    graph = network(workshop)
    nodes = Counter(str(data["type"]) for _node, data in graph.nodes(data=True))
    edges = Counter(str(data["type"]) for _one, _other, data in graph.edges(data=True))
    for name, found in ((_("Nodes"), nodes), (_("Ties"), edges)):
        yield Part(name, number(found.total()), _counts(found))


def _records(workshop: Workshop, _today: date, _go_on: GoOn) -> Iterator[Part]:
    found = Counter({name: len(workshop.collection(name)) for name in collections()})
    yield Part(_("Records"), number(found.total()), _counts(found))
    if workshop.tables:
        rows = [
            (d.title, number(len(t.observations)))
            for d in workshop.datasets.values()
            if (t := workshop.table_of(d)) is not None
        ]
        yield Part(_("Statistics"), number(len(rows)), ((_("Table"), _("Figures")), *rows))


def _counts(found: Mapping[str, int]) -> Rows:
    rows = ((_(KIND[n]) if n in KIND else n, number(count)) for n, count in found.items() if count)
    return ((_("Kind"), _("How many")), *rows)


def _picture(workshop: Workshop, today: date, _go_on: GoOn) -> Iterator[Part]:
    from almere_roadmap.exchange.export import roadmap_figure

    yield Part(_("Roadmap"), figure=roadmap_figure(workshop, today))
