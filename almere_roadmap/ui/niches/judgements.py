"""The scores as the screen shows them: rows for the matrix, ranks in words, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.choosing.scoring import CellScore, Ranking, meaning, ranking
from almere_roadmap.domain.entities import Participant, Score
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.niches.score_table import Judgement, Line, Matrix

_AGREEMENT = ((0.7, "strong"), (0.3, "moderate"), (0.0, "weak"))


@dataclass(frozen=True)
class Scorer:
    """Who scores: a group as a whole or, with ``participant``, one of its people."""

    group: Group
    participant: str = ""


def people_of(workshop: Workshop, group: Group) -> list[Participant]:
    """Return the people of a group in their order."""
    return [p for p in ordered(workshop.participants.values()) if p.group is group]


def matrix(workshop: Workshop, found: Ranking, scorer: Scorer | None = None) -> Matrix:
    """Return the matrix in order of rank; for a scorer in the niches' own order, to key in."""
    unsure, own = _unsure(workshop), _scores_of(workshop, scorer)
    lines = [
        Line(
            row.niche,
            number(row.rank) if row.total is not None else "",
            row.total,
            tuple(
                _judgement(cell, unsure.get((row.niche.id, criterion.id), []))
                if scorer is None
                else _own(cell, scorer, own.get((row.niche.id, criterion.id)))
                for cell, criterion in zip(row.cells, found.criteria, strict=True)
            ),
            row.verdict,
        )
        for row in found.rows
    ]
    if scorer is not None:
        places = {n.id: i for i, n in enumerate(ordered(workshop.niches.values()))}
        lines.sort(key=lambda line: places[line.niche.id])
    return Matrix(found.criteria, found.weights, tuple(lines))


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


def _scores_of(workshop: Workshop, scorer: Scorer | None) -> dict[tuple[str, str], Score]:
    """Return what a scorer said, by niche and criterion."""
    if scorer is None:
        return {}
    return {
        (s.niche, s.criterion): s
        for s in workshop.scores.values()
        if s.group is scorer.group and s.participant == scorer.participant
    }


def _own(cell: CellScore, scorer: Scorer, there: Score | None) -> Judgement:
    """Return what a scorer said; for a group whose people scored one by one, their mean."""
    if not scorer.participant and scorer.group in cell.groups:
        return Judgement(cell.mean, {scorer.group: cell.groups[scorer.group]})
    return Judgement(cell.mean, {scorer.group: there.value} if there else {})


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
