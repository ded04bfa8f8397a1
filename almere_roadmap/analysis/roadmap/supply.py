"""Students by semester: what the hbo actions offer every niche, and what the niche asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from almere_roadmap.analysis.roadmap.academic import semester_of
from almere_roadmap.analysis.roadmap.lanes import niches_of
from almere_roadmap.analysis.roadmap.planning import end_of, start_of
from almere_roadmap.domain.entities import Item, Niche
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import following
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _

_MOST = 24
"""Semesters at most: a course without end does not make an endless table."""


@dataclass(frozen=True, slots=True)
class NicheSupply:
    """What one niche asks per semester (None: nobody said) and is offered, by semester.

    ``niche`` is None for hbo actions that serve none.
    """

    niche: Niche | None
    asked: int | None
    offered: Mapping[str, float]

    def short(self, semester: str) -> float:
        """Return how many students a semester lacks, 0 when it has enough or nothing is asked."""
        return max(0.0, (self.asked or 0) - self.offered.get(semester, 0.0))


@dataclass(frozen=True, slots=True)
class Supply:
    """The semesters in order, and a row for every niche."""

    semesters: tuple[str, ...]
    rows: tuple[NicheSupply, ...]

    def offered(self, semester: str) -> float:
        """Return the students of all actions in a semester."""
        return sum(row.offered.get(semester, 0.0) for row in self.rows)

    def asked(self) -> int:
        """Return what all niches ask per semester."""
        return sum(row.asked or 0 for row in self.rows)

    def meaning(self) -> Message:
        """Say in one sentence where supply and demand do not meet."""
        short = [
            row.niche.code or row.niche.name
            for row in self.rows
            if row.niche and any(row.short(semester) for semester in self.semesters)
        ]
        if not self.semesters:
            return Message("No hbo action has a start and students yet.")
        if not any(row.asked for row in self.rows):
            return Message("No niche says yet how many students it asks.")
        if not short:
            return Message("Every niche gets the students it asks.")
        return Message("Fewer students than asked: {niches}.", {"niches": ", ".join(short)})


def semester_name(semester: str) -> str:
    """Return what a semester is called: "spring 2027", "autumn 2027"."""
    text = _("autumn {year}") if semester.endswith("S2") else _("spring {year}")
    return text.format(year=semester[:4])


def supply(workshop: Workshop) -> Supply:
    """Return supply and demand over the semesters in which hbo actions run."""
    served = niches_of(workshop)
    runs = [(item, *_run(workshop, item)) for item in _actions(workshop)]
    dated = [(item, first, last, students) for item, first, last, students in runs if first]
    semesters = _semesters([(first, last) for _i, first, last, _s in dated])
    offered: dict[str, dict[str, float]] = {}
    for item, first, last, students in dated:
        niches = served.get(item.id) or [""]
        for niche in niches:
            row = offered.setdefault(niche, {})
            for semester in semesters:
                if first <= semester <= last:
                    row[semester] = row.get(semester, 0.0) + students / len(niches)
    rows = [
        NicheSupply(niche, niche.students, offered.get(niche.id, {}))
        for niche in ordered(workshop.niches.values())
    ]
    if "" in offered:
        rows.append(NicheSupply(None, None, offered[""]))
    return Supply(semesters, tuple(rows))


def _actions(workshop: Workshop) -> list[Item]:
    items = ordered(i for i in workshop.items.values() if i.kind is ItemKind.HBO_ACTION)
    return [item for item in items if item.id in workshop.hbo_actions]


def _run(workshop: Workshop, item: Item) -> tuple[str, str, int]:
    """Return the first and the last semester of an action and its students, ("", "", 0) if none."""
    students = workshop.hbo_actions[item.id].students
    first, last = start_of(item), end_of(item)
    if not students or first is None or last is None:
        return "", "", 0
    # What begins in the summer belongs to the semester that follows.
    begin = date(first.year, 9, 1) if first.month in (7, 8) else first
    return semester_of(begin), max(semester_of(begin), semester_of(last)), students


def _semesters(spans: list[tuple[str, str]]) -> tuple[str, ...]:
    if not spans:
        return ()
    found = [min(first for first, _last in spans)]
    last = max(last for _first, last in spans)
    while found[-1] < last and len(found) < _MOST:
        found.append(following(found[-1]))
    return tuple(found)
