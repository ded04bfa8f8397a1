"""What a participants' report holds: which sections there are, in which order, and their pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from almere_roadmap.figures import measure
from almere_roadmap.i18n import N_, _
from almere_roadmap.report.blocks import TEXT_WIDTH, Block
from almere_roadmap.report.edition import Chapter, Edition
from almere_roadmap.report.flow import Frame, Page, fill
from almere_roadmap.report.pages import opening
from almere_roadmap.report.sections.actions import actions
from almere_roadmap.report.sections.chains import chains
from almere_roadmap.report.sections.changes import changes
from almere_roadmap.report.sections.contracts import contracts
from almere_roadmap.report.sections.evidence import evidence
from almere_roadmap.report.sections.facts import facts, figures
from almere_roadmap.report.sections.findings import findings
from almere_roadmap.report.sections.firms import firms
from almere_roadmap.report.sections.hbo import hbo
from almere_roadmap.report.sections.matches import matches
from almere_roadmap.report.sections.method import method
from almere_roadmap.report.sections.network import network
from almere_roadmap.report.sections.niches import niches
from almere_roadmap.report.sections.outcome import outcome
from almere_roadmap.report.sections.participants import participants
from almere_roadmap.report.sections.planning import planning
from almere_roadmap.report.sections.recommendations import recommendations
from almere_roadmap.report.sections.relations import relations
from almere_roadmap.report.sections.roadmap import roadmap, sheets
from almere_roadmap.report.sections.summary import summary

Build = Callable[[Edition], Chapter | None]


@dataclass(frozen=True)
class Section:
    """A section that a report may have: its key, its name when it is left out, who makes it.

    One that is not ``usual`` holds detail for who asks for it.
    """

    key: str
    name: str
    build: Build
    numbered: bool = True
    usual: bool = True


SECTIONS = (
    Section("summary", N_("Summary"), summary, numbered=False),
    Section("participants", N_("Participants"), participants),
    Section("facts", N_("Facts"), facts),
    Section("relations", N_("Co-operation"), relations),
    Section("firms", N_("Firms"), firms),
    Section("chains", N_("Chain and roles"), chains),
    Section("niches", N_("Niches"), niches),
    Section("roadmap", N_("Roadmap"), roadmap),
    Section("contracts", N_("Government contracts"), contracts),
    Section("hbo", N_("Hbo and mbo actions"), hbo),
    Section("matches", N_("Matches"), matches),
    Section("actions", N_("Actions and owners"), actions),
    Section("outcome", N_("Decisions and commitments"), outcome),
    Section("changes", N_("Changes since the previous session"), changes),
    Section("method", N_("Method"), method),
    Section("recommendations", N_("Recommendations and clusters"), recommendations, usual=False),
    Section("findings", N_("Flagged data"), findings),
    Section("evidence", N_("Pinned evidence"), evidence, usual=False),
    Section("sheets", N_("Roadmap on A4"), sheets, usual=False),
    Section("figures", N_("Facts in full"), figures, usual=False),
    Section("network", N_("Network"), network, usual=False),
    Section("planning", N_("The plan in detail"), planning, usual=False),
)


USUAL = tuple(section.key for section in SECTIONS if section.usual)
"""The keys of the sections that a report has unless others are chosen."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents: where a section begins and ends, counted from the first page."""

    key: str
    title: str
    first: int
    last: int


@dataclass(frozen=True)
class Body:
    """The pages of all sections, what they are, and which sections had nothing to show."""

    pages: list[Page]
    entries: list[Entry]
    left_out: list[str]


def body(edition: Edition, go_on: Callable[[float], None]) -> Body:
    """Build every section and set it on pages; ``go_on`` is told the share done."""
    filler, left_out = _Filler(), []
    number, chosen = 1, _chosen(edition.choice.sections)
    for place, section in enumerate(chosen):
        go_on(place / len(chosen))
        chapter = section.build(edition)
        if chapter is None:
            left_out.append(_(section.name))
            continue
        filler.add(section.key, str(number) if section.numbered else "", chapter)
        number += section.numbered
    return Body(filler.pages, filler.entries(), left_out)


def _chosen(keys: Sequence[str]) -> list[Section]:
    """Return the sections of ``keys`` in that order, the usual ones where none is named."""
    known = {section.key: section for section in SECTIONS}
    return [known[key] for key in keys or USUAL if key in known]


class _Filler:
    """Sets chapters one after the other; neighbours on one kind of paper may share a page."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._titles: list[tuple[str, str]] = []
        self._run: deque[Block] = deque()
        self._frame: Frame | None = None

    def add(self, key: str, number: str, chapter: Chapter) -> None:
        self._titles.append((key, chapter.title))
        first, *rest = chapter.sheets
        # A landscape page reads well with lines of up to three quarters of its width.
        widest = max(TEXT_WIDTH, 0.75 * first.frame.body_width)
        head = opening(key, number, chapter.title, chapter.lead, chapter.flag, widest)
        if not chapter.flows_on or first.frame != self._frame:
            self._settle()
        self._frame = first.frame
        self._run += _sourced([*head, *first.blocks], chapter.sources)
        for sheet in rest:
            self._settle()
            self._frame = sheet.frame
            self._run += _sourced(list(sheet.blocks), chapter.sources)

    def _settle(self) -> None:
        if self._run and self._frame:
            self.pages += fill(self._run, self._frame)
        self._run.clear()

    def entries(self) -> list[Entry]:
        """Return where each section begins and ends."""
        self._settle()
        starts = {
            anchor.key: place
            for place, page in enumerate(self.pages)
            for anchor, _y in page.anchors
        }
        firsts = [starts[key] for key, _title in self._titles]
        ends = [max(first, after - 1) for first, after in pairwise([*firsts, len(self.pages)])]
        return [
            Entry(key, title, first, last)
            for (key, title), first, last in zip(self._titles, firsts, ends, strict=True)
        ]


def _sourced(blocks: list[Block], sources: tuple[str, ...]) -> list[Block]:
    """Give blocks that name no source of their own those of their chapter."""
    return [block if block.sources else replace(block, sources=sources) for block in blocks]


def unshown(pages: list[Page]) -> tuple[str, ...]:
    """Return the characters that are printed as a box because no font has them."""
    return tuple(sorted({c for page in pages for c in measure.missing_in(page.marks)}))
