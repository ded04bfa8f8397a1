"""The alderman's note: where the money comes from, and what needs attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from almere_roadmap.analysis.roadmap import academic, contract_checks
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.words import Certainty
from almere_roadmap.i18n import _, language, say
from almere_roadmap.i18n import money as euro
from almere_roadmap.report.blocks import Block
from almere_roadmap.report.edition import Edition, shared_flag, titled
from almere_roadmap.report.sections.contracts import certainty
from almere_roadmap.report.tables import WORDS, Cell, Column, Row, Table
from almere_roadmap.report.text import Rich, bold
from almere_roadmap.report.words import band, capital, short

CLOSE = replace(WORDS, above=1.1, below=0.9)
"""How roomy the tables of the note are."""

_LETTERS = 60


@dataclass
class _Pot:
    """Money from one source in one state."""

    amount: float = 0.0
    most: float = 0.0
    items: list[Item] = field(default_factory=list)


def money(edition: Edition, most: int) -> Iterator[Block]:
    """Yield what contracts and hbo actions cost, by who pays and by what is confirmed."""
    pots = _pots(edition)
    if not pots:
        return
    rows = [_row(source, pot) for (source, _sure), pot in list(pots.items())[: max(1, most - 2)]]
    items = [item for pot in pots.values() for item in pot.items]
    yield Table(
        title=titled(_("Money, by who pays"), shared_flag(items)),
        columns=(
            Column(_("Who pays"), 50, weight=600),
            Column(_("For"), 54),
            Column(_("Amount"), 42, "right"),
            Column(_("State"), 24),
        ),
        rows=tuple(rows),
        look=CLOSE,
    )


def _pots(edition: Edition) -> dict[tuple[str, bool], _Pot]:
    """Return the money by source and state, what is confirmed first and the largest first."""
    pots: dict[tuple[str, bool], _Pot] = defaultdict(_Pot)
    workshop = edition.workshop
    for item in workshop.items.values():
        sure = item.certainty is Certainty.CONFIRMED
        contract, action = workshop.contracts.get(item.id), workshop.hbo_actions.get(item.id)
        if contract and contract.value:
            _add(pots[contract.body or _("client unknown"), sure], item, contract.value)
        if action and action.funding:
            _add(pots[_instrument(edition, action.instrument), sure], item, action.funding)
        elif action and (limit := _limit(edition, action.instrument)):
            pot = pots[_instrument(edition, action.instrument), sure]
            _add(pot, item, 0.0)
            pot.most += limit
    ordered = sorted(pots.items(), key=lambda pair: (not pair[0][1], -pair[1].amount, pair[0]))
    return dict(ordered)


def _add(pot: _Pot, item: Item, amount: float) -> None:
    pot.amount += amount
    pot.items.append(item)


def _instrument(edition: Edition, code: str) -> str:
    found = rules(edition.workshop).instruments.get(code)
    return capital(found.name(language()) if found else code or _("source unknown"))


def _limit(edition: Edition, code: str) -> float:
    found = rules(edition.workshop).instruments.get(code)
    return (found.most_funding or 0.0) if found else 0.0


def _row(source: str, pot: _Pot) -> Row:
    codes = ", ".join(sorted(item.code or item.title for item in pot.items))
    amount = band(pot.amount) if pot.amount else _("at most {money}").format(money=euro(pot.most))
    return Row((short(source, _LETTERS), short(codes, _LETTERS), amount, certainty(pot.items[0])))


def risks(edition: Edition, most: int) -> Iterator[Block]:
    """Yield what needs attention and what to do about it."""
    found = [
        *contract_checks.warnings(edition.workshop),
        *academic.warnings(edition.workshop, edition.today),
    ]
    if not found:
        return
    rows: list[Row] = []
    for problem in found[: max(1, most // 2)]:
        what: Rich = bold(say(problem.remedy)) if problem.remedy else ""
        rows.append(Row((Cell(short(say(problem.message), 3 * _LETTERS), what),)))
    left = len(found) - len(rows)
    yield Table(
        title=_("Points of attention"),
        columns=(Column(_("What, and what to do"), 79),),
        rows=tuple(rows),
        look=CLOSE,
        note=_("{n} more in the report.").format(n=left) if left else "",
    )
