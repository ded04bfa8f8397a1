"""The scores as the screen shows them: rows for the matrix, ranks in words, sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from almere_roadmap.analysis.choosing.scoring import (
    SIGN,
    VERDICT,
    CellScore,
    Ranking,
    Verdict,
    group_means,
    meaning,
    normalised,
    ranking,
)
from almere_roadmap.domain.entities import Criterion, Niche, Participant
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, say

_AGREEMENT = ((0.7, "strong"), (0.3, "moderate"), (0.0, "weak"))


@dataclass(frozen=True)
class Judgement:
    """One cell: the mean, each group's value (None: "don't know") and how far they agree.

    ``low`` and ``high`` are the lowest and highest score of anybody, ``unsure`` how many said
    "don't know".
    """

    mean: float | None = None
    values: Mapping[Group, float | None] = field(default_factory=dict)
    verdict: Verdict = Verdict.NONE
    low: float | None = None
    high: float | None = None
    unsure: int = 0

    @property
    def known(self) -> dict[Group, float]:
        """Return the values of the groups that had one."""
        return {g: v for g, v in self.values.items() if v is not None}


@dataclass(frozen=True)
class Line:
    """One row: a niche with its rank in words and its weighted total."""

    niche: Niche
    rank: str
    total: float | None
    cells: tuple[Judgement, ...]
    verdict: Verdict = Verdict.NONE

    @property
    def agreement(self) -> str:
        """Say how far the groups agree on the whole, and on how many criteria they do not."""
        if self.verdict not in VERDICT:
            return ""
        counts = [(s, sum(c.verdict is v for c in self.cells)) for v, s in SIGN.items()]
        signs = "  ".join(f"{number(n)} {sign}" for sign, n in counts if n)
        return f"{_(VERDICT[self.verdict])}\n{signs}".strip()


@dataclass(frozen=True)
class Matrix:
    """The whole matrix: criteria with their share of the weight, and the rows in order."""

    criteria: tuple[Criterion, ...] = ()
    shares: tuple[float, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Scorer:
    """Who scores: a group as a whole or, with ``participant``, one of its people."""

    group: Group
    participant: str = ""


def people_of(workshop: Workshop, group: Group) -> list[Participant]:
    """Return the people of a group in their order."""
    return [p for p in ordered(workshop.participants.values()) if p.group is group]


def matrix(workshop: Workshop, found: Ranking) -> Matrix:
    """Return what the groups together say, in order of rank."""
    unsure = _unsure(workshop)
    lines = tuple(
        Line(
            row.niche,
            number(row.rank) if row.total is not None else "",
            row.total,
            tuple(
                _judgement(cell, unsure.get((row.niche.id, criterion.id), []))
                for cell, criterion in zip(row.cells, found.criteria, strict=True)
            ),
            row.verdict,
        )
        for row in found.rows
    )
    return Matrix(found.criteria, found.weights, lines)


def own_matrix(workshop: Workshop, scorer: Scorer) -> Matrix:
    """Return what a scorer said, in the niches' own order, to key in.

    What all together make of it is left out: it would steer who is still scoring.  So a key costs
    no ranking either.
    """
    criteria = tuple(ordered(workshop.criteria.values()))
    said = _said_by(workshop, scorer)
    lines = tuple(
        Line(niche, "", None, tuple(_own(said, niche, c, scorer.group) for c in criteria))
        for niche in ordered(workshop.niches.values())
    )
    return Matrix(criteria, normalised([c.weight for c in criteria]), lines)


def _unsure(workshop: Workshop) -> dict[tuple[str, str], list[Group]]:
    """Return the groups that said "don't know", by niche and criterion."""
    found: dict[tuple[str, str], list[Group]] = {}
    for score in workshop.scores.values():
        if score.value is None:
            found.setdefault((score.niche, score.criterion), []).append(score.group)
    return found


def _judgement(cell: CellScore, unsure: list[Group]) -> Judgement:
    values: dict[Group, float | None] = dict.fromkeys(unsure)
    return Judgement(
        cell.mean, values | cell.groups, cell.verdict, cell.low, cell.high, len(unsure)
    )


def _said_by(workshop: Workshop, scorer: Scorer) -> dict[tuple[str, str], float | None]:
    """Return what a scorer said; for a group whose people scored one by one, their mean."""
    if not scorer.participant:
        return group_means(workshop, scorer.group)
    scores = workshop.scores.values()
    return {(s.niche, s.criterion): s.value for s in scores if s.participant == scorer.participant}


def _own(
    said: Mapping[tuple[str, str], float | None], niche: Niche, criterion: Criterion, group: Group
) -> Judgement:
    place = (niche.id, criterion.id)
    return Judgement(values={group: said[place]}) if place in said else Judgement()


def ranks(workshop: Workshop) -> dict[str, str]:
    """Return the rank of every scored niche in words."""
    rows = ranking(workshop).rows if workshop.scores else ()
    return {row.niche.id: number(row.rank) for row in rows if row.total is not None}


def sentences(found: Ranking) -> list[str]:
    """Say who is first, how firm that is and how far the groups agree; [] without scores."""
    if all(row.total is None for row in found.rows):
        return []
    said = [say(meaning(found))]
    if found.kendall is not None:
        word = next(name for least, name in _AGREEMENT if (found.kendall or 0) >= least)
        words = {
            "strong": _("Agreement between the groups: Kendall’s W {w}, strong."),
            "moderate": _("Agreement between the groups: Kendall’s W {w}, moderate."),
            "weak": _("Agreement between the groups: Kendall’s W {w}, weak."),
        }[word]
        said.append(words.format(w=number(found.kendall, 2)))
    return said
