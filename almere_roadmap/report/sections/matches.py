"""Introductions: what the room decided about them, and what is suggested next."""

from __future__ import annotations

from dataclasses import replace

from almere_roadmap.analysis.clusters.completeness import gap_text
from almere_roadmap.analysis.clusters.gap_fillers import meaning, step_gaps
from almere_roadmap.analysis.clusters.matching import Suggestion, suggestions
from almere_roadmap.analysis.names import MATCH
from almere_roadmap.analysis.period_words import when
from almere_roadmap.domain.entities import Match
from almere_roadmap.domain.words import MatchState, Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, number, plural, say
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Chapter, Edition, Sheet, flag_word, titled
from almere_roadmap.report.tables import DENSE, Cell, Column, Row, Table
from almere_roadmap.report.text import bold

_MOST = 5
_CLOSE = replace(DENSE, above=0.7, below=0.6)


def matches(edition: Edition) -> Chapter | None:
    """Return decided and suggested introductions, None when there are neither."""
    decided = [m for m in edition.workshop.matches.values() if m.state is not MatchState.DISMISSED]
    pairs = {frozenset((m.first, m.second)) for m in decided}
    suggested = [
        s
        for s in suggestions(edition.workshop)
        if frozenset((s.first.id, s.second.id)) not in pairs
    ][:_MOST]
    blocks: list[Block] = []
    if decided:
        blocks.append(_decided(edition, decided))
    if suggested:
        blocks.append(_suggested(edition, suggested))
    if not blocks:
        return None
    blocks += [table for table in (_steps(edition),) if table is not None]
    return Chapter(
        title=_("Matches"),
        lead=_lead(len(decided), len(suggested)),
        sheets=(Sheet(tuple(blocks)),),
        sources=(edition.own,),
        flows_on=True,
    )


def _lead(decided: int, suggested: int) -> str:
    if not decided:
        return plural(
            "The room took up no introduction yet; here is {n} suggestion.",
            "The room took up no introductions yet; here are {n} suggestions.",
            suggested,
        )
    taken = plural(
        "The room took up {n} introduction", "The room took up {n} introductions", decided
    )
    more = plural("{n} suggestion", "{n} suggestions", suggested)
    return _("{decided}; {suggested} to talk about.").format(decided=taken, suggested=more)


def _decided(edition: Edition, decided: list[Match]) -> Table:
    rows = [
        Row(
            (
                Cell(edition.called(m.first), edition.called(m.second)),
                _(MATCH[m.state]),
                m.owner or bold(_("no owner yet")),
                when(m.when) or "–",
            )
        )
        for m in sorted(decided, key=lambda m: (m.when or "9", m.id))
    ]
    return Table(
        title=edition.lettered(_("Introductions taken up")),
        columns=(
            Column(_("Between"), 70),
            Column(_("State"), 26),
            Column(_("Owner"), 48),
            Column(_("Next contact"), 26, "right"),
        ),
        rows=tuple(rows),
    )


def _suggested(edition: Edition, suggested: list[Suggestion]) -> Table:
    rows = [
        Row(
            (
                Cell(bold(s.first.name), s.second.name),
                say(s.reason),
                number(s.score),
            )
        )
        for s in suggested
    ]
    return Table(
        title=titled(edition.lettered(_("Suggested introductions")), flag_word(Status.COMPUTED)),
        columns=(
            Column(_("Between"), 56),
            Column(_("Reason"), 100),
            Column(_("Score"), 14, "right"),
        ),
        look=_CLOSE,
        rows=tuple(rows),
        note=_("Score 0–100; direct competitors are capped. A suggestion is no advice."),
    )


def _steps(edition: Edition) -> Table | None:
    """Return who could fill the steps with a gap, None where no step has one."""
    gaps = step_gaps(edition.workshop)
    if not gaps:
        return None
    areas = ordered(edition.workshop.areas.values())
    home = areas[0].name if areas else ""
    rows = []
    for gap in gaps:
        firms = "; ".join(f"{f.firm.name} ({say(f.reason)})" for f in gap.fillers)
        words = firms or _("No firm of this workshop fits: look wider.")
        rows.append(Row((Cell(bold(say(gap_text(gap.state, home))), gap.chain.name), words)))
    return Table(
        title=titled(edition.lettered(_("Who could fill a step")), flag_word(Status.COMPUTED)),
        columns=(Column(_("Step and chain"), 56), Column(_("Who, and why"), 114)),
        look=_CLOSE,
        rows=tuple(rows),
        note=say(meaning(gaps)),
    )
