"""The government contracts: subject, client, band, procedure and dates, with the legal note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.names import CERTAINTY, SUBJECT
from almere_roadmap.analysis.roadmap import contract_checks, procurement
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.rules import Problem
from almere_roadmap.domain.words import Certainty, ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, day, language, money, number, plural, say
from almere_roadmap.report.blocks import Block, Columns, Notice, Remark, remarks
from almere_roadmap.report.edition import (
    Chapter,
    Edition,
    Sheet,
    exceptions,
    flagged,
    shared_flag,
    titled,
)
from almere_roadmap.report.flow import LANDSCAPE
from almere_roadmap.report.sections.served import money_and_niches
from almere_roadmap.report.tables import DAY, WORDS, Cell, Column, Row, Table
from almere_roadmap.report.text import Rich, Span, bold, spaced
from almere_roadmap.report.words import band, begins

_CLOSE = replace(WORDS, above=0.8, below=0.6)


def contracts(edition: Edition) -> Chapter | None:
    """Return the contracts on a landscape page, None when there are none."""
    items = [i for i in ordered(edition.workshop.items.values()) if i.kind is ItemKind.CONTRACT]
    if not items:
        return None
    sure = sum(1 for item in items if item.certainty is Certainty.CONFIRMED)
    lead = _("{contracts}, of which {confirmed} confirmed by the client. {estimates}").format(
        contracts=plural("{n} contract", "{n} contracts", len(items)),
        confirmed=number(sure),
        estimates=_("Estimates are for the whole term, without VAT."),
    )
    warnings = list(contract_checks.warnings(edition.workshop))
    blocks = (_table(edition, items), *_notes(warnings), *money_and_niches(edition, items))
    return Chapter(
        title=_("Government contracts"),
        lead=lead,
        sheets=(Sheet(blocks, LANDSCAPE),),
        sources=(edition.own,),
    )


def invitation() -> str:
    """Return the sentence that stands wherever contracts are shown."""
    return _("A roadmap is an invitation, not a promise to award.")


def legal_note() -> Notice:
    """Return the note under every list of contracts."""
    rest = _(
        "It is published to all suppliers alike and gives no preference to local firms. Who "
        "thinks along in a market consultation gets no head start: its results are shared. Dates "
        "are planning values; the purchasing department checks procedure, time limits and state "
        "aid before anything is published."
    )
    return Notice(words=(bold(_("Legal note.")), f" {invitation()} {rest}"))


_BESIDE = 2
"""Points of attention that fit beside the legal note."""


def _notes(warnings: Sequence[Problem]) -> Iterator[Block]:
    """Yield the points of attention and the legal note, beside each other where there are few."""
    if not 1 <= len(warnings) <= _BESIDE:
        yield from remarks([told(problem) for problem in warnings], 3)
        yield legal_note()
        return
    stacks = tuple((Remark(words=told(problem)),) for problem in warnings)
    shares = (*(1.0 for _stack in stacks), 2.4)
    yield Columns(stacks=(*stacks, (legal_note(),)), shares=shares, gap=4.0)


def told(problem: Problem) -> Rich:
    """Return a point of attention with what to change, and its rule, source and validity."""
    words: list[Span | str] = [say(problem.message)]
    if problem.remedy is not None:
        words += [" ", bold(say(problem.remedy))]
    rule = say(problem.rule) if problem.rule else ""
    until = problem.valid_until
    valid = _("valid until {day}").format(day=day(until)) if until else ""
    ground = "; ".join(filter(None, (rule, cited(problem.source), valid)))
    if ground:
        words.append(Span(f" {ground}.", 400, "ink-2"))
    return tuple(words)


def certainty(item: Item) -> Rich:
    """Return whether the owner stands behind an item, with its sign."""
    if item.certainty is Certainty.CONFIRMED:
        return Span("●\xa0" + _(CERTAINTY[item.certainty]), 600, "good")
    return Span("○\xa0" + _(CERTAINTY[item.certainty]), 600, "ink-2")


def _table(edition: Edition, items: list[Item]) -> Table:
    flag = shared_flag(items)
    pairs = [(i, edition.workshop.contracts.get(i.id) or Contract(id=i.id)) for i in items]
    pairs.sort(key=lambda pair: (_published(edition, pair[0]), pair[0].code))
    planned = _(
        "Market consultation, publication and award are planned backwards from the start with the "
        "lead times under Method; of a quotation procedure, publication is the invitation."
    )
    return Table(
        title=titled(edition.lettered(_("Contracts in order of publication")), flag),
        gap=5.0,
        columns=(
            Column("", 7, weight=600),
            Column(_("Subject"), 42),
            Column(_("Client"), 28),
            Column(_("Estimate"), 31.5),
            Column(_("Procedure"), 37.5),
            Column(_("Consultation"), DAY, "right"),
            Column(_("Publication"), DAY, "right"),
            Column(_("Award"), DAY, "right"),
            Column(_("Start"), DAY, "right"),
            Column(_("Status"), 23),
        ),
        rows=tuple(_row(edition, item, contract, flag) for item, contract in pairs),
        look=_CLOSE,
        note=spaced((planned, exceptions(items, flag))),
    )


def _row(edition: Edition, item: Item, contract: Contract, flag: str) -> Row:
    steps = {step.code: step.begin for step in procurement.steps_of(edition.workshop, item)}
    kinds = [_(SUBJECT[contract.subject])]
    kinds += [_("launching customer")] if contract.launching_customer else []
    return Row(
        (
            item.code,
            Cell((bold(item.title), *_flags(item, flag)), " · ".join(kinds)),
            contract.body or "–",
            Cell(band(contract.value), _threshold(edition, item, contract)),
            procedure_name(edition.workshop, contract.procedure) or "–",
            _day(steps.get("consultation")),
            _day(procurement.publication(edition.workshop, item)),
            _day(steps.get("decision")),
            begins(item) or "–",
            certainty(item),
        )
    )


def _threshold(edition: Edition, item: Item, contract: Contract) -> str:
    """Return on which side of which threshold a contract lies, "" where that is not known."""
    published = procurement.publication(edition.workshop, item)
    if published is None or contract.value is None:
        return ""
    known = rules(edition.workshop)
    regime = procurement.regime(contract, known)
    limit = procurement.last_known(contract.subject, published, regime, known)
    if limit is None:
        return ""
    above = procurement.is_above(contract.value, limit)
    text = _("above {limit}") if above else _("below {limit}")
    if not limit.holds_on(published):
        text = _("above {limit}, expired") if above else _("below {limit}, expired")
    return text.format(limit=money(limit.amount))


def _published(edition: Edition, item: Item) -> date:
    return procurement.publication(edition.workshop, item) or date.max


def _flags(item: Item, flag: str) -> tuple[Span | str, ...]:
    words = flagged("", item, shared=flag)
    return words if isinstance(words, tuple) else ()


def _day(value: date | None) -> Cell:
    return Cell(day(value)) if value else Cell("–", is_faint=True)


def procedure_name(workshop: Workshop, code: str) -> str:
    """Return a procedure's name in the language in force; what is unknown as it was written."""
    found = rules(workshop).procedures.get(code)
    return found.name(language()) if found else code
