"""One edition of a document: the workshop it prints, the day, and what its parts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from string import ascii_uppercase
from typing import Any

from almere_roadmap import __version__
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Dataset, Entity, Session
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, day
from almere_roadmap.report.blocks import Block, Picture
from almere_roadmap.report.choice import Changes, Choice
from almere_roadmap.report.flow import PORTRAIT, Frame, Page
from almere_roadmap.report.pages import Furniture, furnish
from almere_roadmap.report.pdf import Metadata
from almere_roadmap.report.text import Rich, Span, chip
from almere_roadmap.verbs.records import title_of
from almere_roadmap.verbs.titles import coded

APP = "Almere Roadmap"


@dataclass(frozen=True)
class Sheet:
    """Blocks for one kind of paper."""

    blocks: tuple[Block, ...]
    frame: Frame = PORTRAIT


@dataclass(frozen=True)
class Chapter:
    """A section with content: its title, what it means in a sentence or two, and its sheets.

    ``flows_on`` lets it begin on the page where the one before it ended.
    """

    title: str
    sheets: tuple[Sheet, ...]
    lead: Rich = ""
    flag: str = ""
    sources: tuple[str, ...] = ()
    flows_on: bool = False


@dataclass
class Edition:
    """What every section reads, and the letters of its tables."""

    workshop: Workshop
    today: date
    choice: Choice = field(default_factory=Choice)
    changes: Changes | None = None
    _numbers: Iterator[int] = field(default_factory=count)

    def lettered(self, title: str) -> str:
        """Return a table's title with the next letter: "Table A – …"."""
        number = next(self._numbers)
        first = ascii_uppercase[number // 26 - 1] if number >= 26 else ""
        letter = first + ascii_uppercase[number % 26]
        return _("Table {letter} – {title}").format(letter=letter, title=title)

    @property
    def anonymous(self) -> bool:
        """Tell whether every name is left out."""
        return self.choice.anonymous

    @property
    def session(self) -> Session | None:
        """Return the last session."""
        dated = self.workshop.begun_sessions
        return max(dated, key=lambda s: s.date) if dated else None

    @property
    def session_words(self) -> str:
        """Return the session and its date."""
        session = self.session
        if session is None:
            return day(self.today)
        return " · ".join(filter(None, (session.name, when(session.date))))

    @property
    def status_words(self) -> str:
        """Return whether this is a draft, as the workshop says it."""
        status = self.workshop.about.status
        return {"concept": _("draft"), "final": _("final")}.get(status, status)

    def furnish(self, pages: Sequence[Page], document: str) -> None:
        """Add head and foot to the finished pages of a document."""
        furniture = Furniture(
            self.workshop.about.title or _("Workshop without a title"),
            self.session_words,
            " · ".join(filter(None, (document, self.status_words))),
        )
        for place, page in enumerate(pages, 1):
            if page.furnished:
                page.marks += furnish(page, furniture, place, len(pages))

    @property
    def metadata(self) -> Metadata:
        """Return what the file says about itself."""
        about = self.workshop.about
        return Metadata(about.title, about.client, about.question, self.today)

    @property
    def colophon(self) -> str:
        """Return what made this document."""
        return _("Made with {app} {version} on {day}.").format(
            app=APP, version=__version__, day=day(self.today)
        )

    @property
    def own(self) -> str:
        """Return the name of the workshop as a source."""
        session = self.session
        return session.name or _("workshop") if session else _("workshop")

    def source(self, source_id: str) -> str:
        """Return the name of a source; what the workshop itself wrote down is its session's."""
        found = self.workshop.sources.get(source_id)
        if found is None:
            return source_id or self.own
        return found.title

    def called(self, row_id: str) -> str:
        """Return a record's code and name; "" for nothing, the text itself where it is no id."""
        return coded(self.workshop, row_id)

    def tables(self) -> list[tuple[Dataset, StatisticsTable]]:
        """Return the statistics at hand, in order."""
        pairs = (
            (dataset, self.workshop.table_of(dataset))
            for dataset in ordered(self.workshop.datasets.values())
        )
        return [(dataset, table) for dataset, table in pairs if table is not None]


def flag_word(status: Status) -> str:
    """Return the word of a status, "" for what was simply written down."""
    return _(STATUS[status])


def shared_flag(records: Sequence[Entity]) -> str:
    """Return the word of the status that most records have, "" when they differ much.

    The few that have another are named under the table, see :func:`exceptions`.
    """
    if not records:
        return ""
    status, number = Counter(_status(record) for record in records).most_common(1)[0]
    return flag_word(status) if number >= 0.8 * len(records) else ""


def exceptions(records: Sequence[Entity], flag: str) -> str:
    """Return the sentence that names the records without the flag of the block."""
    others = [r for r in records if not flag_word(_status(r))] if flag else []
    names = ", ".join(getattr(r, "code", "") or title_of(r) for r in others)
    return _("Not {flag}: {names}.").format(flag=flag, names=names) if names else ""


def flagged(words: str, *records: Any, shared: str = "") -> Rich:  # noqa: ANN401 – any record
    """Return words with the flag of their records behind, unless the whole block has it."""
    flags = dict.fromkeys(flag_word(_status(record)) for record in records)
    shown = [chip(flag) for flag in flags if flag and flag != shared]
    return (Span(words), *shown) if shown else words


def titled(words: str, flag: str) -> Rich:
    """Return a title with its flag."""
    return (Span(words), chip(flag)) if flag else words


def drawn(figure: Figure, *, title: str = "", source: str = "", gap: float = 8.0) -> Picture:
    """Return a figure as a block, its flag in words; ``title`` and ``source`` replace its own."""
    known = figure.flag in {status.value for status in Status}
    words = flag_word(Status(figure.flag)) if known else figure.flag
    figure = replace(
        figure, flag=words, title=title or figure.title, source=source or figure.source
    )
    return Picture(figure=figure, gap=gap, sources=(figure.source,) if figure.source else ())


def _status(record: Entity) -> Status:
    return getattr(record, "status", Status.RECORDED)
