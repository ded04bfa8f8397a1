"""The alderman's note: two pages with what is asked, what was agreed and what happens next.

What does not fit on two pages is left to the report; type never shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from almere_roadmap.analysis import procurement
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import Certainty, LinkKind, NoteKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, day, number, plural
from almere_roadmap.report import text
from almere_roadmap.report.blocks import Anchor, Block, Columns, Notice, Paragraph, bullets
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.flow import PORTRAIT, Page, fill
from almere_roadmap.report.pages import heading
from almere_roadmap.report.sections.contracts import certainty, invitation
from almere_roadmap.report.sections.decisions import asked
from almere_roadmap.report.tables import Column, Row, Table
from almere_roadmap.report.text import Rich, bold
from almere_roadmap.report.words import band, when

_MOST = 6


def note(edition: Edition) -> list[Page]:
    """Return two pages at most: the lists are shortened until they fit."""
    pages: list[Page] = []
    for most in range(_MOST, 0, -1):
        first, second = (fill(part, PORTRAIT) for part in _parts(edition, most))
        pages = [first[0], second[0]]
        if len(first) == len(second) == 1:
            break
    edition.furnish(pages, _("Administrative note"))
    return pages


def _parts(edition: Edition, most: int) -> tuple[list[Block], list[Block]]:
    return list(_first(edition, most)), list(_second(edition, most))


def _first(edition: Edition, most: int) -> Iterator[Block]:
    about = edition.workshop.about
    title = about.title or _("Workshop without a title")
    yield Paragraph(words=title, style=text.PAGE_TITLE, anchor=Anchor("note", title))
    yield Paragraph(words=_ask(edition), style=text.LEAD, gap=2.0, sources=(edition.own,))
    yield Columns(stacks=tuple(_reasons(edition, most)), ruled=True)
    yield from _decisions(edition, most)
    yield from _contracts(edition, most)


def _ask(edition: Edition) -> str:
    found = asked(edition)
    if not found:
        return _("No decision is asked for now.")
    return _("Asked: {decisions}, the first by {day}, about {name}.").format(
        decisions=plural("{n} decision", "{n} decisions", len(found)),
        day=day(found[0].by),
        name=found[0].item.title,
    )


def _reasons(edition: Edition, most: int) -> Iterator[tuple[Block, ...]]:
    question = edition.workshop.about.question or _("The workshop wrote down no question.")
    yield (heading(_("Reason and question"), gap=0), Paragraph(words=question, gap=1.5))
    notes = ordered(edition.workshop.notes.values())
    agreed = [n for n in notes if n.kind in (NoteKind.DECISION, NoteKind.COMMITMENT)]
    if agreed:
        points: list[Rich] = [
            (bold(f"{n.owner}: "), n.text) if n.owner else n.text for n in agreed[:most]
        ]
        yield (heading(titled(_("What was agreed"), shared_flag(agreed)), gap=0), *bullets(points))


def _decisions(edition: Edition, most: int) -> Iterator[Block]:
    found = asked(edition)[:most]
    if not found:
        return
    contracts = edition.workshop.contracts
    rows = [
        Row(
            (
                day(a.by),
                a.who or bold(_("no owner yet")),
                a.item.title,
                band(contracts[a.item.id].value) if a.item.id in contracts else "–",
            )
        )
        for a in found
    ]
    yield Table(
        title=titled(_("Decisions asked for"), shared_flag([a.item for a in found])),
        columns=(
            Column(_("No later than"), 24, weight=600),
            Column(_("Body"), 40),
            Column(_("Decision"), 68),
            Column(_("Money"), 38, "right"),
        ),
        rows=tuple(rows),
    )


def _launching(edition: Edition) -> list[tuple[Item, Contract]]:
    workshop = edition.workshop
    pairs = [
        (item, workshop.contracts[item.id])
        for item in ordered(workshop.items.values())
        if item.id in workshop.contracts
    ]
    return [pair for pair in pairs if pair[1].launching_customer]


def _contracts(edition: Edition, most: int) -> Iterator[Block]:
    pairs = _launching(edition)
    if not pairs:
        return
    rows = []
    for item, contract in pairs[:most]:
        published = procurement.publication(edition.workshop, item)
        rows.append(
            Row(
                (
                    item.code,
                    item.title,
                    band(contract.value),
                    day(published) if published else "–",
                    when(item.start) or "–",
                    certainty(item),
                )
            )
        )
    total = {c: sum(k.value or 0 for i, k in pairs if i.certainty is c) for c in Certainty}
    yield Table(
        title=titled(
            _("Contracts with a launching customer"), shared_flag([item for item, _c in pairs])
        ),
        columns=(
            Column("", 11, weight=600),
            Column(_("Subject"), 62),
            Column(_("Estimate"), 34, "right"),
            Column(_("Publication"), 22, "right"),
            Column(_("Start"), 18, "right"),
            Column(_("Status"), 23),
        ),
        rows=tuple(rows),
        note=_(
            "{count} in all, without VAT: {sure} confirmed and {wish} a wish. "
            "Publication is planned backwards from the start."
        ).format(
            count=number(len(pairs)),
            sure=band(total[Certainty.CONFIRMED]),
            wish=band(total[Certainty.WISH]),
        ),
    )


def _second(edition: Edition, most: int) -> Iterator[Block]:
    yield from _results(edition)
    yield from _recommendations(edition)
    yield from _days(edition, most)
    yield from _disagreement(edition, most)
    words = _(
        "Dates and estimates are planning values; the purchasing department checks procedure, "
        "equal treatment and state aid. The roadmap is published to all suppliers at once."
    )
    yield Notice(words=(bold(invitation()), f" {words}"))


def _results(edition: Edition) -> Iterator[Block]:
    """Yield expected results as ranges from what is confirmed to all, jobs as no figure."""
    workshop = edition.workshop
    pairs = [
        (workshop.items[name], action)
        for name, action in workshop.hbo_actions.items()
        if name in workshop.items
    ]
    flag = shared_flag([item for item, _action in pairs])
    source = _("From confirmed to all hbo actions")
    students = _range([(i, a.students) for i, a in pairs])
    firms = _range([(i, a.firms) for i, a in pairs])
    yield heading(titled(_("Results expected"), flag), gap=0)
    yield Columns(
        stacks=(
            _result(firms, _("places for firms in hbo actions"), source),
            _result(students, _("students in hbo actions"), source),
            _result(_("no figure"), _("jobs: the data carry no estimate"), ""),
        ),
        ruled=True,
        gap=1.5,
    )


def _range(counts: Sequence[tuple[Item, int | None]]) -> str:
    known = [(item, count) for item, count in counts if count]
    if not known:
        return _("no figure")
    every = sum(count for _item, count in known)
    sure = sum(count for item, count in known if item.certainty is Certainty.CONFIRMED)
    return number(every) if sure == every else f"{number(sure)}–{number(every)}"


def _result(value: str, words: str, source: str) -> tuple[Block, ...]:
    return (
        Paragraph(words=value, style=text.KEY_FIGURE),
        Paragraph(words=words, style=text.REMARK, gap=0.5),
        Paragraph(words=source, style=text.SECOND, gap=0.5),
    )


def _recommendations(edition: Edition) -> Iterator[Block]:
    workshop = edition.workshop
    numbered = sorted(workshop.recommendations.values(), key=lambda r: (r.number, r.id))
    if not numbered:
        return
    rows, rest = [], []
    for recommendation in numbered:
        codes = _codes(workshop, recommendation.id)
        if codes:
            rows.append(Row((str(recommendation.number), recommendation.text, codes)))
        else:
            rest.append(str(recommendation.number))
    if rest:
        words = _("no action yet: {numbers}").format(numbers=", ".join(rest))
        rows.append(Row((_("Rest"), words, "–")))
    yield Table(
        title=_("How this follows the recommendations"),
        columns=(
            Column(_("No."), 12, weight=600),
            Column(_("Recommendation"), 124),
            Column(_("Here"), 34, "right"),
        ),
        rows=tuple(rows),
        sources=tuple(dict.fromkeys(edition.source(r.source) for r in numbered)),
    )


def _codes(workshop: Workshop, recommendation: str) -> str:
    links = (
        link
        for link in workshop.links.values()
        if link.kind is LinkKind.FOLLOWS and link.target == recommendation
    )
    found = (workshop.items.get(x.origin) or workshop.niches.get(x.origin) for x in links)
    return ", ".join(sorted(record.code for record in found if record and record.code))


def _days(edition: Edition, most: int) -> Iterator[Block]:
    """Yield what begins within 30, 100 and 365 days."""
    stacks, start = [], edition.today
    items = [i for i in edition.workshop.items.values() if i.start and is_period(i.start)]
    dated = sorted((first_day(i.start) or date.max, i.code, i.title, i.start) for i in items)
    for days in (30, 100, 365):
        end = edition.today + timedelta(days=days)
        here = [(name, period) for first, _c, name, period in dated if start <= first <= end]
        points: list[Rich] = [f"{name} ({when(period)})" for name, period in here[: most - 1]]
        more = len(here) - len(points)
        points += [plural("and {n} more", "and {n} more", more)] if more > 0 else []
        span = plural("{n} day", "{n} days", days)
        head = heading((bold(span), " " + _("until {day}").format(day=day(end))), gap=0)
        nothing = [Paragraph(words=_("nothing begins"), style=text.REMARK, gap=1.5)]
        stacks.append((head, *(bullets(points, text.REMARK) or nothing)))
        start = end + timedelta(days=1)
    flag = shared_flag(items)
    yield heading(titled(_("What begins in 30, 100 and 365 days"), flag))
    yield Columns(stacks=tuple(stacks), ruled=True, gap=1.5)


def _disagreement(edition: Edition, most: int) -> Iterator[Block]:
    notes = ordered(edition.workshop.notes.values())
    found = [n for n in notes if n.kind is NoteKind.MINORITY]
    if found:
        yield heading(titled(_("Where the room was divided"), shared_flag(found)))
        yield from bullets([n.text for n in found[:most]])
