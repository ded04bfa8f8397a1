"""Weighted scores of niches: means, spread, groups, ranks, sensitivity and agreement.

Scores are on the fixed scale 1–5, so that dropping a niche never turns others round.  Groups
count equally.  Weights count relative to their sum.  Where people of a group scored one by one,
their mean is the score of the group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from almere_roadmap.analysis.remembered import remembered
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Criterion, Niche, Score
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, number

CONTESTED = 0.75
"""A difference between the means of two groups from which they are said to disagree."""


class Verdict(StrEnum):
    """How far the groups agree on a score."""

    NONE = ""
    AGREED = "agreed"
    ONE_GROUP = "one_group"
    CONTESTED = "contested"


VERDICT = {
    Verdict.AGREED: N_("agreed"),
    Verdict.ONE_GROUP: N_("wanted by one group"),
    Verdict.CONTESTED: N_("contested"),
}
SIGN = {Verdict.ONE_GROUP: "↑", Verdict.CONTESTED: "≠"}
"""What stands beside a score on which the groups do not agree."""


def verdict(groups: Mapping[Group, float]) -> Verdict:
    """Tell how far the means of groups agree, NONE below two groups.

    One group alone wants something when the others agree and it is well above all of them.
    """
    means = sorted(groups.values(), reverse=True)
    if len(means) < 2:
        return Verdict.NONE
    if not _far(means[0], means[-1]):
        return Verdict.AGREED
    alone = len(means) > 2 and _far(means[0], means[1]) and not _far(means[1], means[-1])
    return Verdict.ONE_GROUP if alone else Verdict.CONTESTED


def _far(high: float, low: float) -> bool:
    return high - low >= CONTESTED - 1e-9


@dataclass(frozen=True, slots=True)
class CellScore:
    """A niche on a criterion: mean of group means, lowest and highest score, mean per group."""

    mean: float | None
    low: float | None
    high: float | None
    groups: dict[Group, float]

    @property
    def verdict(self) -> Verdict:
        """Tell how far the groups agree."""
        return verdict(self.groups)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A niche with its cells by criterion, weighted total (None without scores) and rank."""

    niche: Niche
    cells: tuple[CellScore, ...]
    total: float | None
    rank: int
    by_group: dict[Group, float]

    @property
    def verdict(self) -> Verdict:
        """Tell how far the groups agree about the niche as a whole."""
        return verdict(self.by_group)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The smallest change of one weight (shares, 0 to 1) that changes first place."""

    criterion: Criterion
    present: float
    needed: float
    overtaker: Niche


@dataclass(frozen=True, slots=True)
class Ranking:
    """All niches in order, weights as shares, sensitivity, Kendall's W over the groups."""

    criteria: tuple[Criterion, ...]
    weights: tuple[float, ...]
    rows: tuple[Ranked, ...]
    sensitivity: Sensitivity | None
    kendall: float | None
    status: Status


@remembered("niches", "criteria", "scores")
def ranking(workshop: Workshop) -> Ranking:
    """Return the niches by weighted score, ties 1-2-2-4, unscored ones last."""
    criteria = tuple(ordered(workshop.criteria.values()))
    weights = normalised([c.weight for c in criteria])
    index = _index(workshop.scores.values())
    niches = ordered(workshop.niches.values())
    cells = {n.id: tuple(_cell(index.get((n.id, c.id), [])) for c in criteria) for n in niches}
    totals = {n.id: weighted([c.mean for c in cells[n.id]], weights) for n in niches}
    ranks = competition_ranks([totals[n.id] for n in niches])
    rows = [
        Ranked(n, cells[n.id], totals[n.id], rank, _by_group(cells[n.id], weights))
        for n, rank in zip(niches, ranks, strict=True)
    ]
    rows.sort(key=lambda row: row.rank)
    status = worst(s.status for s in workshop.scores.values())
    return Ranking(
        criteria,
        weights,
        tuple(rows),
        _sensitivity(criteria, weights, rows),
        _agreement(rows),
        status,
    )


def group_means(workshop: Workshop, group: Group) -> dict[tuple[str, str], float | None]:
    """Return what a group says, by niche and criterion it scored; None is "don't know"."""
    index = _index(s for s in workshop.scores.values() if s.group is group)
    return {place: _cell(scores).mean for place, scores in index.items()}


def _index(scores: Iterable[Score]) -> dict[tuple[str, str], list[Score]]:
    index: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        index.setdefault((score.niche, score.criterion), []).append(score)
    return index


def normalised(weights: Sequence[float]) -> tuple[float, ...]:
    """Return weights as shares of their sum; equal shares when all are zero."""
    total = sum(weights)
    if not total:
        return tuple(1 / len(weights) for _ in weights)
    return tuple(weight / total for weight in weights)


def _cell(scores: list[Score]) -> CellScore:
    voices: dict[Group, list[float]] = {}
    for score in _voices(scores):
        if score.value is not None:
            voices.setdefault(score.group, []).append(score.value)
    groups = {group: _mean(voices[group]) for group in Group if group in voices}
    values = [value for said in voices.values() for value in said]
    if not values:
        return CellScore(None, None, None, {})
    return CellScore(_mean(list(groups.values())), min(values), max(values), groups)


def _voices(scores: list[Score]) -> list[Score]:
    """Return the scores that count: those of people instead of that of their whole group."""
    single = {s.group for s in scores if s.participant and s.value is not None}
    return [s for s in scores if s.participant or s.group not in single]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def weighted(means: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """Return Σ w·x / Σ w over the criteria that were scored, None when none was."""
    known = [(w, x) for w, x in zip(weights, means, strict=True) if x is not None]
    total = sum(w for w, _ in known)
    return sum(w * x for w, x in known) / total if total else None


def _by_group(cells: tuple[CellScore, ...], weights: tuple[float, ...]) -> dict[Group, float]:
    found = {group: weighted([c.groups.get(group) for c in cells], weights) for group in Group}
    return {group: value for group, value in found.items() if value is not None}


def competition_ranks(values: Sequence[float | None]) -> list[int]:
    """Return ranks, highest first; equal values share a rank and the next is skipped (1-2-2-4)."""
    marks = [None if v is None else round(v, 9) for v in values]
    known = sorted(m for m in marks if m is not None)
    return [1 + len(known) - (0 if m is None else bisect_right(known, m)) for m in marks]


def _sensitivity(
    criteria: tuple[Criterion, ...], weights: tuple[float, ...], rows: list[Ranked]
) -> Sensitivity | None:
    """Find the smallest change of one weight, the others keeping their proportions."""
    scored = [row for row in rows if row.total is not None]
    if len(scored) < 2:
        return None
    first, *rivals = scored
    moves = (
        Sensitivity(criterion, weights[place], needed, rival.niche)
        for place, criterion in enumerate(criteria)
        for rival in rivals
        for needed in _crossings(weights, place, first, rival)
    )
    return min(moves, key=lambda move: abs(move.needed - move.present), default=None)


def _crossings(
    weights: tuple[float, ...], place: int, first: Ranked, rival: Ranked
) -> Iterator[float]:
    """Yield the weights of criterion ``place``, within 0 to 1, at which two totals are equal."""
    if weights[place] >= 1:
        return
    (a, b, c, d), (e, f, g, h) = (_line(weights, place, row) for row in (first, rival))
    # (a t + b) / (c t + d) = (e t + f) / (g t + h)
    for root in _roots(a * g - e * c, a * h + b * g - e * d - f * c, b * h - f * d):
        if 0 <= root <= 1 and c * root + d > 0 and g * root + h > 0:
            yield root


def _line(weights: tuple[float, ...], place: int, row: Ranked) -> tuple[float, float, float, float]:
    """Return a, b, c, d so that the total is (a t + b) / (c t + d) at weight t of a criterion."""
    rest = 1 - weights[place]
    own = row.cells[place].mean
    others = [
        (weight / rest, cell.mean)
        for n, (weight, cell) in enumerate(zip(weights, row.cells, strict=True))
        if n != place and cell.mean is not None
    ]
    total, share = sum(w * x for w, x in others), sum(w for w, _ in others)
    return (own or 0.0) - total, total, (0.0 if own is None else 1.0) - share, share


def _roots(a: float, b: float, c: float) -> list[float]:
    """Return the real roots of a t² + b t + c, [] when it is nowhere or everywhere 0."""
    if abs(a) < 1e-12:
        return [] if abs(b) < 1e-12 else [-c / b]
    square = b * b - 4 * a * c
    if square < 0:
        return []
    return [(-b - sqrt(square)) / (2 * a), (-b + sqrt(square)) / (2 * a)]


def _agreement(rows: list[Ranked]) -> float | None:
    groups = [g for g in Group if all(g in row.by_group for row in rows)]
    if len(groups) < 2 or len(rows) < 2:
        return None
    return kendall_w([[row.by_group[group] for row in rows] for group in groups])


def kendall_w(scores: Sequence[Sequence[float]]) -> float | None:
    """Return Kendall's W = 12 S / (m²(n³ − n) − m ΣT), corrected for ties; 1 is full agreement.

    ``scores`` has a row per judge and a column per option; None when every judge ties all.
    """
    judges, options = len(scores), len(scores[0])
    ranks = [_mid_ranks(row) for row in scores]
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    mean = sum(sums) / options
    deviation = sum((s - mean) ** 2 for s in sums)
    ties = sum(_ties(row) for row in ranks)
    divisor = judges**2 * (options**3 - options) - judges * ties
    return 12 * deviation / divisor if divisor else None


def _mid_ranks(values: Sequence[float]) -> list[float]:
    marks = [round(v, 9) for v in values]
    return [1 + sum(o > mark for o in marks) + (marks.count(mark) - 1) / 2 for mark in marks]


def _ties(ranks: Sequence[float]) -> int:
    return sum(ranks.count(rank) ** 3 - ranks.count(rank) for rank in set(ranks))


def meaning(found: Ranking) -> Message:
    """Say in one sentence which niche is first and how firm that is."""
    scored = [row for row in found.rows if row.total is not None]
    if not scored:
        return Message("No niche has been scored yet.")
    first = {"name": scored[0].niche.name}
    if len(scored) > 1 and scored[1].rank == scored[0].rank:
        return Message("{name} shares first place.", first)
    move = found.sensitivity
    if move is None:
        return Message("{name} stays first whatever one weight does.", first)
    params = {
        **first,
        "criterion": move.criterion.name,
        "present": number(100 * move.present),
        "needed": number(100 * move.needed),
        "other": move.overtaker.name,
    }
    text = N_(
        "{name} stays first until “{criterion}” goes from {present} to {needed} %; "
        "then {other} takes over."
    )
    return Message(text, params)
