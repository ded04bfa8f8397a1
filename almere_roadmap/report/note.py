"""The alderman's note: two pages with what is asked, what was agreed and what happens next.

What does not fit on two pages is left to the report; type never shrinks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.analysis.roadmap.planning import start_of
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.words import Certainty, LinkKind, NoteKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, day, number, plural
from almere_roadmap.report import text
from almere_roadmap.report.blocks import (
    Anchor,
    Block,
    Columns,
    Notice,
    Paragraph,
    bullets,
    together,
)
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.flow import PORTRAIT, Page, fill
from almere_roadmap.report.note_money import CLOSE, money, risks
from almere_roadmap.report.pages import heading
from almere_roadmap.report.sections.contracts import certainty, invitation
from almere_roadmap.report.sections.decisions import asked
from almere_roadmap.report.tables import DAY, Column, Row, Table
from almere_roadmap.report.text import Rich, bold
from almere_roadmap.report.words import band, begins, short

_MOST = 8
# How many letters of a text are printed here; in full it stands in the report.
_LETTERS = 170

Build = Callable[[Edition, int], Iterator[Block]]


def note(edition: Edition) -> list[Page]:
    """Return exactly two pages: every list as long as fits, the rest is left to the report."""
    pages = [_fitted(edition, part) for part in (_first, _second)]
    edition.furnish(pages, _("Administrative note"))
    return pages


def _fitted(edition: Edition, build: Build) -> Page:
    """Return a page with the longest lists that fit on it."""
    for most in range(_MOST, 0, -1):
        pages = fill(list(build(edition, most)), PORTRAIT)
        if len(pages) == 1:
            break
    return pages[0]


def _brief(words: str) -> str:
    return short(words, _LETTERS)


def _first(edition: Edition, most: int) -> Iterator[Block]:
    about = edition.workshop.about
    title = about.title or _("Workshop without a title")
    is_long = len(text.lines(title, text_width(edition), text.PAGE_TITLE)) > 2
    yield Paragraph(
        words=title,
        style=text.SECTION if is_long else text.PAGE_TITLE,
        widest=text_width(edition),
        anchor=Anchor("note", title),
    )
    yield Paragraph(words=_ask(edition), style=text.LEAD, gap=2.0, sources=(edition.own,))
    yield Columns(stacks=tuple(_reasons(edition, most)), ruled=True)
    yield from _decisions(edition, most)
    yield from _contracts(edition, most)
    yield from money(edition, most)


def text_width(edition: Edition) -> float:
    """Return how wide the title may be beside a logo."""
    return 120.0 if edition.choice.logo else PORTRAIT.body_width


def _ask(edition: Edition) -> str:
    found = asked(edition)
    if not found:
        return _("No decision is asked for now.")
    asks = _("Asked: {decisions}, the first by {day}, about {name}.").format(
        decisions=plural("{n} decision", "{n} decisions", len(found)),
        day=day(found[0].by),
        name=_brief(found[0].item.title),
    )
    return asks.replace("….", "…")


def _reasons(edition: Edition, most: int) -> Iterator[tuple[Block, ...]]:
    question = _brief(edition.workshop.about.question) or _("The workshop wrote down no question.")
    yield (heading(_("Reason and question"), gap=0), Paragraph(words=question, gap=1.5))
    notes = ordered(edition.workshop.notes.values())
    agreed = [n for n in notes if n.kind in (NoteKind.DECISION, NoteKind.COMMITMENT)]
    if agreed:
        points: list[Rich] = [
            (bold(f"{_brief(n.owner)}: "), _brief(n.text)) if n.owner else _brief(n.text)
            for n in agreed[:most]
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
                _brief(a.who) or bold(_("no owner yet")),
                _brief(a.item.title),
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
        look=CLOSE,
    )


def _launching(edition: Edition) -> list[tuple[Item, Contract]]:
    workshop = edition.workshop
    pairs = [
        (item, workshop.contracts[item.id])
        for item in ordered(workshop.items.values())
        if item.id in workshop.contracts
    ]
    return [pair for pair in pairs if pair[1].launching_customer]


def _contract_row(edition: Edition, item: Item, contract: Contract) -> Row:
    published = procurement.publication(edition.workshop, item)
    return Row(
        (
            item.code,
            _brief(item.title),
            band(contract.value),
            day(published) if published else "–",
            begins(item) or "–",
            certainty(item),
        )
    )


def _contracts(edition: Edition, most: int) -> Iterator[Block]:
    pairs = _launching(edition)
    if not pairs:
        return
    total = {c: sum(k.value or 0 for i, k in pairs if i.certainty is c) for c in Certainty}
    yield Table(
        title=titled(
            _("Contracts with a launching customer"), shared_flag([item for item, _c in pairs])
        ),
        columns=(
            Column("", 11, weight=600),
            Column(_("Subject"), 57),
            Column(_("Estimate"), 34, "right"),
            Column(_("Publication"), DAY, "right"),
            Column(_("Start"), DAY, "right"),
            Column(_("Status"), 24),
        ),
        rows=tuple(_contract_row(edition, *pair) for pair in pairs[:most]),
        look=CLOSE,
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
    pair = [*_recommendations(edition, most), *risks(edition, most)]
    yield from together(pair, (1.15, 1.0))
    yield from _days(edition, most)
    yield from _disagreement(edition, most)
    words = _(
        "Dates and estimates are planning values; the purchasing department checks procedure, "
        "equal treatment and state aid. The roadmap is published to all suppliers at once."
    )
    client = _brief(edition.workshop.about.client)
    contact = f" {_('Contact:')} {client}.".replace("….", "…") if client else ""
    more = _("What does not fit on two pages is in the participants’ report.")
    yield Notice(words=(bold(invitation()), f" {words}{contact} {more}"))


def _results(edition: Edition) -> Iterator[Block]:
    """Yield expected results as ranges from what is confirmed to all, jobs as no figure."""
    workshop = edition.workshop
    pairs = [
        (workshop.items[name], action)
        for name, action in workshop.hbo_actions.items()
        if name in workshop.items
    ]
    flag = shared_flag([item for item, _action in pairs])
    students = _range([(i, a.students) for i, a in pairs])
    firms = _range([(i, a.firms) for i, a in pairs])
    yield heading(titled(_("Results expected"), flag), gap=0)
    yield Columns(
        stacks=(
            _result(firms, _("places for firms in hbo actions")),
            _result(students, _("students in hbo actions")),
            _result("", _("jobs: the data carry no estimate")),
        ),
        ruled=True,
        gap=1.5,
        sources=(edition.own,),
    )


def _range(counts: Sequence[tuple[Item, int | None]]) -> str:
    known = [(item, count) for item, count in counts if count]
    if not known:
        return ""
    every = sum(count for _item, count in known)
    sure = sum(count for item, count in known if item.certainty is Certainty.CONFIRMED)
    return number(every) if sure == every else f"{number(sure)}–{number(every)}"


def _result(value: str, words: str) -> tuple[Block, ...]:
    source = _("From confirmed to all hbo actions") if value else ""
    return (
        Paragraph(words=value or _("no figure"), style=text.KEY_FIGURE),
        Paragraph(words=words, style=text.REMARK, gap=0.5),
        Paragraph(words=source, style=text.SECOND, gap=0.5),
    )


def _recommendations(edition: Edition, most: int) -> Iterator[Block]:
    workshop = edition.workshop
    numbered = sorted(workshop.recommendations.values(), key=lambda r: (r.number, r.id))
    if not numbered:
        return
    codes = {r.id: _codes(workshop, r.id) for r in numbered}
    followed = [r for r in numbered if codes[r.id]]
    rows = [Row((str(r.number), _brief(r.text), codes[r.id])) for r in followed[: most + 1]]
    more = ", ".join(str(r.number) for r in followed[most + 1 :])
    rest = ", ".join(str(r.number) for r in numbered if not codes[r.id])
    if more:
        rows.append(Row((_("Rest"), _("see the report: {numbers}").format(numbers=more), "–")))
    if rest:
        words = _("no action yet: {numbers}").format(numbers=rest)
        rows.append(Row((_("Rest"), words, "–")))
    yield Table(
        title=_("How this follows the recommendations"),
        columns=(
            Column(_("No."), 12, weight=600),
            Column(_("Recommendation"), 54),
            Column(_("Here"), 25, "right"),
        ),
        rows=tuple(rows),
        look=CLOSE,
        sources=tuple(dict.fromkeys(edition.source(r.source) for r in numbered)),
    )


def _codes(workshop: Workshop, recommendation: str) -> str:
    links = (
        link
        for link in workshop.links.values()
        if link.kind is LinkKind.FOLLOWS and link.target == recommendation
    )
    found = (workshop.items.get(x.origin) or workshop.niches.get(x.origin) for x in links)
    return short(", ".join(sorted(r.code for r in found if r and r.code)), 30)


def _days(edition: Edition, most: int) -> Iterator[Block]:
    """Yield what begins within 30, 100 and 365 days."""
    stacks, start = [], edition.today
    items = [i for i in edition.workshop.items.values() if start_of(i)]
    dated = sorted((start_of(i) or date.max, i.code, i.title, begins(i)) for i in items)
    for days in (30, 100, 365):
        end = edition.today + timedelta(days=days)
        here = [(name, period) for first, _c, name, period in dated if start <= first <= end]
        shown = here[: (most + 1) // 2 + 1]
        points: list[Rich] = [f"{_brief(name)} ({period})" for name, period in shown]
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
        yield from bullets([_brief(n.text) for n in found[: max(1, most // 2)]])
