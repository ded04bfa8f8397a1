"""The cover: what was asked, when and for whom, the roadmap in small, and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.figures.marks import Figure, Ink, Line, Mark, Text
from almere_roadmap.i18n import _, day, number
from almere_roadmap.report import text
from almere_roadmap.report.blocks import HAIRLINE, RULE, Anchor, Block
from almere_roadmap.report.contents import Entry
from almere_roadmap.report.edition import Edition, flag_word, titled
from almere_roadmap.report.flow import PORTRAIT, Page
from almere_roadmap.report.logo import fitted
from almere_roadmap.report.placing import moved
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.report.sections.participants import room
from almere_roadmap.report.tables import FIGURES, Column, Look, Row, Table
from almere_roadmap.report.tags import Element, Tagged, leading_to
from almere_roadmap.report.words import short

_MOST_LINES, _LETTERS, _SHORT = 4, 400, 110
_TITLE_AT, _LISTS_AT = 44.0, 191.0
_LIST_LOOK = Look(FIGURES.style, 1.5, 1.3)


def cover(edition: Edition, entries: Sequence[Entry], thumbnail: Figure | None) -> Page:
    """Return the cover; ``entries`` count pages from the one after it."""
    page = Page(PORTRAIT, furnished=False)
    about = edition.workshop.about
    page.anchors.append((Anchor("cover", about.title or _("Workshop without a title")), 20))
    page.marks += _top(edition)
    page.logo = fitted(edition.choice.logo, 190, 29, 50, 18)
    y = _TITLE_AT
    for words, style, gap in (
        (about.title or _("Workshop without a title"), text.COVER, 6.0),
        (about.question, text.COVER_QUESTION, 0.0),
    ):
        lines, style = _sized(words, style)
        for line in lines:
            page.add(text.tagged([line], 20, y, style, Element("H1" if gap else "P")))
            y += style.line
        y += gap
    if thumbnail:
        small = (Element("Figure", thumbnail.alt),)
        page.add((small, mark) for mark in _thumbnail(edition, thumbnail, y + 12))
    _lists(page, edition, entries)
    foot = (Element("P"),)
    page.add((foot, mark) for mark in _bottom(edition))
    return page


def _sized(words: str, style: text.Style) -> tuple[list[text.Line], text.Style]:
    """Return a title in its type, a very long one in that of sections so that it stands in full."""
    lines = _balanced(words, style) if words else []
    if len(lines) <= _MOST_LINES:
        return lines, style
    return _balanced(short(words, _LETTERS), text.SECTION), text.SECTION


def _balanced(words: str, style: text.Style) -> list[text.Line]:
    """Break a title so that its last line is not a single word."""
    width = 150.0
    lines = text.lines(words, width, style)
    while width > 60 and len(text.lines(words, width - 5, style)) == len(lines):
        width -= 5
    return text.lines(words, width, style)


def _top(edition: Edition) -> Iterator[Mark]:
    grey = Ink("ink-2")
    yield Text(20, 22.5, _("Participants’ report"), 9, ink=grey)
    state = " · ".join(filter(None, (edition.status_words, day(edition.today))))
    yield Text(190, 22.5, state, 9, ink=grey, anchor="end")
    yield Line(((20, 26), (190, 26)), RULE)


def _thumbnail(edition: Edition, figure: Figure, y: float) -> Iterator[Mark]:
    room = _LISTS_AT - 14 - y
    if figure.height > room:
        return
    yield from moved(figure.marks, 20, y)
    flag = flag_word(Status.ILLUSTRATIVE) if has_illustrative(edition.workshop) else ""
    words = titled(_("The roadmap in small; it stands in full further on."), flag)
    for line in text.lines(words, 170, text.CAPTION):
        yield from text.line_marks(line, 20, y + figure.height + 2.5, text.CAPTION)


def has_illustrative(workshop: Workshop) -> bool:
    """Tell whether anything in a workshop is invented."""
    return any(
        getattr(record, "status", None) is Status.ILLUSTRATIVE
        for name in collections()
        for record in workshop.collection(name).values()
    )


def _lists(page: Page, edition: Edition, entries: Sequence[Entry]) -> None:
    """Set the session's data at the left and the contents at the right."""
    table = Table(
        columns=(Column("", 24), Column("", 59)),
        rows=tuple(Row((text.Span(name, ink="ink-2"), value)) for name, value in _data(edition)),
        look=_LIST_LOOK,
        names_rows=True,
    )
    page.add(table.body(20, _LISTS_AT, 83))
    listing = _Contents(entries=tuple(entries))
    page.add(listing.tagged(107, _LISTS_AT, 83))


def _data(edition: Edition) -> Iterator[tuple[str, str]]:
    about = edition.workshop.about
    pairs = (
        (_("Session"), ", ".join(filter(None, (edition.session_words, about.place)))),
        (_("Client"), about.client),
        (_("Participants"), room(edition)),
        (_("Data"), _years(edition)),
        (_("Names"), _("left out") if edition.anonymous else _("roles; names only with consent")),
    )
    yield from ((name, short(value, _SHORT)) for name, value in pairs if value)


def _years(edition: Edition) -> str:
    years = sorted({y for d in edition.workshop.datasets.values() if (y := d.year[:4])})
    if not years:
        return ""
    span = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    if has_illustrative(edition.workshop):
        return _("figures of {years}; what the room adds is illustrative").format(years=span)
    return _("figures of {years}").format(years=span)


@dataclass(frozen=True, kw_only=True)
class _Contents(Block):
    """The contents: a line per section with its pages, each leading there."""

    entries: tuple[Entry, ...]

    @property
    def _step(self) -> float:
        return min(6.9, 76.0 / max(len(self.entries), 1))

    def height(self, width: float) -> float:
        return self._step * len(self.entries)

    def tagged(self, x: float, y: float, width: float) -> Iterator[Tagged]:
        whole = Element("TOC")
        for entry in self.entries:
            base = text.baseline(y, self._step, 8.5)
            path = (whole, Element("TOCI"), leading_to(entry.key))
            yield path, Text(x, base, entry.title, 8.5)
            yield path, Text(x + width, base, _pages(entry), 8.5, anchor="end", tabular=True)
            y += self._step
            yield (), Line(((x, y), (x + width, y)), HAIRLINE)


def _pages(entry: Entry) -> str:
    # The cover is page 1.
    first, last = number(entry.first + 2), number(entry.last + 2)
    return first if first == last else f"{first}–{last}"


def _bottom(edition: Edition) -> Iterator[Mark]:
    yield Line(((20, 272), (190, 272)), HAIRLINE)
    words = f"{invitation()} {edition.colophon}"
    for line in text.lines(words, 170, text.CAPTION):
        yield from text.line_marks(line, 20, 273.5, text.CAPTION)
