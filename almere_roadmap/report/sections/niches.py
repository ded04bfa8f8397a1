"""The niches: what they are, how they scored and where groups differ, votes and arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from almere_roadmap.analysis.choosing.portfolio import portfolio_of
from almere_roadmap.analysis.choosing.scoring import Ranking, ranking
from almere_roadmap.analysis.choosing.voting import Tally, tally
from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.words import RoundState, Side
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.choosing.portfolio import portfolio_figure
from almere_roadmap.figures.choosing.scores import group_spread, score_table
from almere_roadmap.figures.choosing.votes import dot_rows
from almere_roadmap.figures.marks import Figure
from almere_roadmap.i18n import _, number
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    drawn,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.tables import WORDS, Cell, Column, Row, Table
from almere_roadmap.report.text import Rich, bold

_WIDTH = 170.0
# How many niches a figure of each kind holds on a page.
_SCORED, _SPREAD, _VOTED = 18, 14, 26
_PLOT = 72.0
_CLOSE = replace(WORDS, above=1.0, below=0.8)


def niches(edition: Edition) -> Chapter | None:
    """Return everything about the niches, None when there are none."""
    if not edition.workshop.niches:
        return None
    found = ranking(edition.workshop)
    blocks: list[Block] = [_propositions(edition, found), *_arguments(edition, found)]
    blocks += _votes(edition)
    if edition.workshop.scores and found.criteria:
        blocks += _scores(edition, found)
    return Chapter(
        title=_("Niches: scores, votes and arguments"),
        sheets=(Sheet(tuple(blocks)),),
        sources=(edition.own,),
    )


def called(niche: Niche) -> Rich:
    """Return a niche's code and name."""
    return (bold(niche.code), f" {niche.name}") if niche.code else niche.name


def _propositions(edition: Edition, found: Ranking) -> Table:
    records = [row.niche for row in found.rows]
    flag = shared_flag(records)
    rows = [
        Row(
            (
                niche.code,
                Cell(
                    flagged(niche.name, niche, shared=flag),
                    _("Owner: {owner}").format(owner=niche.owner) if niche.owner else "",
                ),
                niche.proposition or "–",
                Cell(niche.driver or "–", niche.complementarity),
            )
        )
        for niche in records
    ]
    return Table(
        title=titled(edition.lettered(_("The niches, best score first")), flag),
        columns=(
            Column("", 10, weight=600),
            Column(_("Niche"), 43, weight=600),
            Column(_("Proposition"), 52),
            Column(_("Driver and complement"), 65),
        ),
        look=_CLOSE,
        rows=tuple(rows),
    )


def _scores(edition: Edition, found: Ranking) -> list[Block]:
    """Return the scores by criterion and where the groups differ."""
    parts = [
        *_parts(found, lambda some: score_table(some, _WIDTH), _SCORED),
        *_parts(found, lambda some: group_spread(some, _WIDTH), _SPREAD),
    ]
    seen = portfolio_of(edition.workshop)
    # A portfolio that nobody set out is one that the room has not looked at.
    if seen is not None and seen.is_set_out and len(seen.spots) > 1:
        parts.append(portfolio_figure(seen, _WIDTH, height=_PLOT))
    return [drawn(figure, source=edition.own) for figure in parts]


_Rows = TypeVar("_Rows", Ranking, Tally)


def _parts(found: _Rows, draw: Callable[[_Rows], Figure], most: int) -> Iterator[Figure]:
    """Yield a figure for every ``most`` niches, so that each fits on a page."""
    whole = draw(found)
    if len(found.rows) <= most:
        yield whole
        return
    for start in range(0, len(found.rows), most):
        rows: tuple[Any, ...] = found.rows[start : start + most]
        more = _("{title} (continued)").format(title=whole.title)
        yield replace(draw(replace(found, rows=rows)), title=more if start else whole.title)


def _votes(edition: Edition) -> Iterator[Block]:
    for voting in ordered(edition.workshop.rounds.values()):
        counted = tally(edition.workshop, voting.id)
        if counted and voting.state is RoundState.REVEALED and counted.rows:
            for figure in _parts(counted, lambda some: dot_rows(some, _WIDTH), _VOTED):
                words = f"{_rules(counted)} {figure.caption}"
                yield drawn(replace(figure, caption=words), source=edition.own)


def _rules(counted: Tally) -> str:
    """Return what was asked, what each had, and who voted."""
    voting = counted.round
    limits = _("{budget} dots each, at most {most} on one niche.").format(
        budget=number(voting.budget), most=number(voting.most)
    )
    parts = [f"“{voting.question}”", limits]
    if counted.people:
        words = _("{came} of {people} voted, {skipped} of them without a dot.")
        numbers = (counted.came, counted.people, counted.skipped)
        came, people, skipped = map(number, numbers)
        parts.append(words.format(came=came, people=people, skipped=skipped))
    if counted.above:
        names = ", ".join(f"{n.code} {n.name}".strip() for n in counted.above)
        parts.append(_("Above the line: {names}.").format(names=names))
    return " ".join(parts)


def _arguments(edition: Edition, found: Ranking) -> Iterator[Block]:
    if not edition.workshop.arguments:
        return
    rows = [
        Row((called(row.niche), *(_sides(edition, row.niche, side) for side in Side)))
        for row in found.rows
    ]
    yield Table(
        title=titled(
            edition.lettered(_("Arguments from the room")),
            shared_flag([row.niche for row in found.rows]),
        ),
        columns=(
            Column(_("Niche"), 38),
            Column(_("For"), 82),
            Column(_("Against"), 50),
        ),
        look=_CLOSE,
        rows=tuple(rows),
    )


def _sides(edition: Edition, niche: Niche, side: Side) -> str:
    found = ordered(edition.workshop.arguments.values())
    texts = [a.text for a in found if a.niche == niche.id and a.side is side]
    return "\n".join(texts) or "–"
