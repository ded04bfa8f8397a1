"""The niches: what they are, how they scored and where groups differ, votes and arguments."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.analysis.names import GROUP, GROUP_SIGN
from almere_roadmap.analysis.scoring import Ranking, ranking
from almere_roadmap.analysis.scoring import meaning as ranking_meaning
from almere_roadmap.analysis.voting import Tally, tally
from almere_roadmap.domain.entities import Niche
from almere_roadmap.domain.words import Group, RoundState, Side
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, number, percent, say
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    flag_word,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.tables import Cell, Column, Row, Table, head_room
from almere_roadmap.report.text import Rich, bold


def niches(edition: Edition) -> Chapter | None:
    """Return everything about the niches, None when there are none."""
    if not edition.workshop.niches:
        return None
    found = ranking(edition.workshop)
    blocks: list[Block] = [_propositions(edition, found)]
    if edition.workshop.scores and found.criteria:
        blocks.append(_scores(edition, found))
    blocks += _votes(edition)
    blocks += _arguments(edition, found)
    return Chapter(
        title=_("Niches: scores, votes and arguments"),
        lead=say(ranking_meaning(found)) if edition.workshop.scores else "",
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
            Column(_("Niche"), 42, weight=600),
            Column(_("Proposition"), 62),
            Column(_("Driver and complement"), 56),
        ),
        rows=tuple(rows),
    )


def _scores(edition: Edition, found: Ranking) -> Table:
    rooms = [head_room(criterion.name) for criterion in found.criteria]
    squeezed = min(1.0, 103.0 / sum(rooms))
    columns = [
        Column(criterion.name, room * squeezed, "right")
        for criterion, room in zip(found.criteria, rooms, strict=True)
    ]
    first = 170 - sum(column.width for column in columns) - 13 - 10
    weights = [Cell(percent(weight, 0), is_faint=True) for weight in found.weights]
    rows = [Row((Cell(_("Weight"), is_faint=True), *weights, Cell("", is_faint=True), ""))]
    for row in found.rows:
        means = [_score(cell.mean, 1) for cell in row.cells]
        rank = number(row.rank) if row.total is not None else "–"
        rows.append(Row((called(row.niche), *means, _score(row.total, 2), rank)))
    return Table(
        title=titled(
            edition.lettered(_("Mean score by criterion, scale 1–5")), flag_word(found.status)
        ),
        columns=(
            Column(_("Niche"), first),
            *columns,
            Column(_("Score"), 13, "right", 600),
            Column(_("Rank"), 10, "right"),
        ),
        rows=tuple(rows),
        note=_agreement(found),
    )


def _score(value: float | None, digits: int) -> Cell:
    return Cell("–", is_faint=True) if value is None else Cell(number(value, digits))


def _agreement(found: Ranking) -> str:
    words = _("Score = weighted sum on a fixed scale. Equal scores share a rank (1-2-2-4).")
    if found.kendall is None:
        return words
    agreement = _("Agreement between the groups: Kendall’s W = {w} (1 is full agreement).")
    return f"{words} {agreement.format(w=number(found.kendall, 2))}"


def _votes(edition: Edition) -> Iterator[Block]:
    for voting in ordered(edition.workshop.rounds.values()):
        counted = tally(edition.workshop, voting.id)
        if counted and voting.state is RoundState.REVEALED and counted.rows:
            yield _tally(edition, counted)


def _tally(edition: Edition, counted: Tally) -> Table:
    groups = [group for group in Group if counted.dots_given.get(group)]
    rows = [
        Row(
            (
                number(row.rank),
                called(row.niche),
                *(number(row.groups.get(group, 0)) for group in groups),
                number(row.dots),
            )
        )
        for row in counted.rows
    ]
    names = [f"{GROUP_SIGN[group]} {_(GROUP[group])}" for group in groups]
    return Table(
        title=titled(
            edition.lettered(counted.round.question or _("Dot vote")), flag_word(counted.status)
        ),
        columns=(
            Column(_("Rank"), 12),
            Column(_("Niche"), 158 - 27 * len(groups) - 18),
            *(Column(name, 27, "right") for name in names),
            Column(_("Dots"), 18, "right", 600),
        ),
        rows=tuple(rows),
        note=_("{budget} dots each, at most {most} on one niche.").format(
            budget=number(counted.round.budget), most=number(counted.round.most)
        ),
    )


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
            Column(_("Niche"), 46),
            Column(_("For"), 62),
            Column(_("Against"), 62),
        ),
        rows=tuple(rows),
    )


def _sides(edition: Edition, niche: Niche, side: Side) -> str:
    found = ordered(edition.workshop.arguments.values())
    texts = [a.text for a in found if a.niche == niche.id and a.side is side]
    return "\n".join(texts) or "–"
