"""The summary: a page with what the figures say, what the room chose and what must be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from almere_roadmap.analysis.choosing import scoring, voting
from almere_roadmap.analysis.clusters.completeness import chain_completeness
from almere_roadmap.analysis.clusters.completeness import meaning as chain_meaning
from almere_roadmap.analysis.economy import profile
from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.analysis.result import Result
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import Certainty, ItemKind, NoteKind, Progress, RoundState, Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, number, percent, plural, say
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Block, Columns, Notice, Paragraph, bullets
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    flag_word,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.pages import heading
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.report.sections.decisions import decisions
from almere_roadmap.report.text import Rich, bold

_MOST = 4


def summary(edition: Edition) -> Chapter | None:
    """Return the summary, None where there is nothing to sum up."""
    blocks = [*_key_figures(edition), *_halves(edition), *decisions(edition, 2 * _MOST)]
    if not blocks:
        return None
    alike = _("All suppliers receive it alike.")
    note = Notice(words=(bold(invitation()), f" {alike}"))
    return Chapter(
        title=_("Summary"),
        lead=edition.workshop.about.question,
        sheets=(Sheet((*blocks, note)),),
        sources=tuple(_sources(edition)),
    )


def _sources(edition: Edition) -> Iterator[str]:
    yield from dict.fromkeys(edition.source(d.source) for d, _table in edition.tables())
    yield edition.own


# Indicators worth a key figure, in order of preference, with how their value is written.
_KEYS: dict[str, Callable[[float], str]] = {
    "establishments.total": number,
    "jobs.total": number,
    "jobs.share_100_plus": lambda value: percent(value, 0),
    "relations.total": number,
    "orientation.all": lambda value: number(value, 1),
}


def _key_figures(edition: Edition) -> Iterator[Block]:
    found = {result.id: result for result in analyse(edition.workshop)}
    stacks = [
        _key_figure(found[name], write(value))
        for name, write in _KEYS.items()
        if name in found and (value := found[name].value) is not None
    ][: _MOST - 1]
    stacks += _contracts_figure(edition)
    if stacks:
        yield Columns(stacks=tuple(stacks[:_MOST]), ruled=True, gap=7)


def _key_figure(result: Result, value: str) -> tuple[Block, ...]:
    flag = flag_word(result.status)
    return (
        Paragraph(words=value, style=text.KEY_FIGURE),
        Paragraph(words=say(result.label), style=text.REMARK, gap=0.5),
        Paragraph(words=titled(result.source, flag), style=text.SECOND, gap=0.8),
    )


def _contracts_figure(edition: Edition) -> list[tuple[Block, ...]]:
    items = _of(edition, ItemKind.CONTRACT)
    if not items:
        return []
    sure = sum(1 for item in items if item.certainty is Certainty.CONFIRMED)
    words = _("contracts on the roadmap, {n} of them confirmed").format(n=number(sure))
    return [
        (
            Paragraph(words=number(len(items)), style=text.KEY_FIGURE),
            Paragraph(words=words, style=text.REMARK, gap=0.5),
            Paragraph(words=titled(edition.own, shared_flag(items)), style=text.SECOND, gap=0.8),
        )
    ]


def _of(edition: Edition, kind: ItemKind) -> list[Item]:
    return [i for i in ordered(edition.workshop.items.values()) if i.kind is kind]


def _halves(edition: Edition) -> Iterator[Block]:
    """Yield two pairs of lists: figures and choices, contracts and hbo actions."""
    lists = [
        (_("What the figures say"), "facts", "", _figures(edition)),
        (_("What the room chose"), "niches", *_choices(edition)),
        (_("Contracts that make demand"), "contracts", *_named(edition, ItemKind.CONTRACT)),
        (_("Hbo and mbo actions"), "hbo", *_named(edition, ItemKind.HBO_ACTION)),
    ]
    stacks = [
        (heading(titled(name, flag), gap=0, target=key), *bullets(points, text.BODY, key))
        for name, key, flag, points in lists
        if points
    ]
    for start in range(0, len(stacks), 2):
        pair = stacks[start : start + 2]
        yield Columns(stacks=tuple(pair), ruled=True, gap=8)


def _figures(edition: Edition) -> list[Rich]:
    workshop = edition.workshop
    points: list[Rich] = []
    found = profile.sector_profile(workshop)
    if found:
        points.append(say(profile.meaning(found)))
    points += [
        flagged(say(chain_meaning(chain.name, chain_completeness(workshop, chain.id))), chain)
        for chain in ordered(workshop.chains.values())
    ]
    return points[:_MOST]


def _choices(edition: Edition) -> tuple[str, list[Rich]]:
    workshop = edition.workshop
    points: list[Rich] = []
    statuses = set()
    if workshop.scores:
        ranking = scoring.ranking(workshop)
        points.append(say(scoring.meaning(ranking)))
        statuses.add(ranking.status)
    revealed = [r for r in ordered(workshop.rounds.values()) if r.state is RoundState.REVEALED]
    tally = voting.tally(workshop, revealed[-1].id) if revealed else None
    if tally and tally.rows:
        points.append(say(voting.meaning(tally)))
        statuses.add(tally.status)
    decided = [
        n
        for n in ordered(workshop.notes.values())
        if n.kind is NoteKind.DECISION and n.progress is not Progress.DROPPED
    ]
    points += [note.text for note in decided]
    statuses |= {note.status for note in decided}
    flag = flag_word(Status.ILLUSTRATIVE) if Status.ILLUSTRATIVE in statuses else ""
    return flag, points[:_MOST]


def _named(edition: Edition, kind: ItemKind) -> tuple[str, list[Rich]]:
    """Return the confirmed items of a kind by name, and how many are a wish."""
    items = _of(edition, kind)
    sure = [i for i in items if i.certainty is Certainty.CONFIRMED]
    points: list[Rich] = [(bold(i.code), f" {i.title}") for i in sure[: _MOST - 1]]
    more = len(sure) - len(points)
    if more > 0:
        points.append(plural("and {n} more confirmed", "and {n} more confirmed", more))
    wishes = len(items) - len(sure)
    if wishes:
        points.append(plural("{n} is still a wish", "{n} are still a wish", wishes))
    return shared_flag(items), points
