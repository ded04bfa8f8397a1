"""The partner survey as a whole: mean answers, and who was asked and took part (I17–I19, I24)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from almere_roadmap.analysis.firms.landscape import mean_shares
from almere_roadmap.analysis.result import worst
from almere_roadmap.domain.entities import Organisation, Profile
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Refusal, Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean answer (None: nobody gave one) and on how many firms it rests."""

    value: float | None
    firms: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Mean answers of the firms that took part: turnover in per cent by area, home first.

    Every firm's turnover is made to add up to 100 before the mean is taken (F-07).
    """

    firms: int
    turnover: tuple[Mean, ...]
    customers: Mean
    suppliers: Mean
    customer_partners: Mean
    supplier_partners: Mean
    status: Status


@dataclass(frozen=True, slots=True)
class Response:
    """How many firms of one list were approached, took part and refused, and why they refused."""

    group: str
    approached: int
    took_part: int
    refused: int
    reasons: tuple[tuple[Refusal, int], ...] = ()


def real_parties(workshop: Workshop) -> tuple[Organisation, ...]:
    """Return the organisations that exist: without the invented ones."""
    firms = workshop.organisations.values()
    return tuple(firm for firm in firms if firm.status is not Status.ILLUSTRATIVE)


def taking_part(workshop: Workshop) -> tuple[Profile, ...]:
    """Return the profiles of firms that were asked and did not refuse."""
    return tuple(p for p in workshop.profiles.values() if p.refusal is Refusal.NONE)


def survey(workshop: Workshop) -> Survey | None:
    """Return the mean answers, None where nobody took part."""
    asked = taking_part(workshop)
    if not asked:
        return None
    return Survey(
        len(asked),
        _turnover([p.turnover for p in asked if sum(p.turnover) > 0]),
        _mean(p.customers for p in asked),
        _mean(p.suppliers for p in asked),
        _mean(p.customer_partners for p in asked),
        _mean(p.supplier_partners for p in asked),
        worst(p.status for p in asked),
    )


def _turnover(known: list[tuple[float, ...]]) -> tuple[Mean, ...]:
    return tuple(Mean(share, len(known)) for share in mean_shares(known))


def _mean(answers: Iterable[float | None]) -> Mean:
    known = [answer for answer in answers if answer is not None]
    return Mean(sum(known) / len(known) if known else None, len(known))


def response(workshop: Workshop) -> tuple[Response, ...]:
    """Return the response by the list from which firms were approached, in order of name.

    A firm that is recorded was approached; one without a list is under "".
    """
    profiles = workshop.profiles.values()
    groups = sorted({p.sample_group for p in profiles}, key=lambda name: (not name, name))
    return tuple(_response(g, [p for p in profiles if p.sample_group == g]) for g in groups)


def _response(group: str, asked: Sequence[Profile]) -> Response:
    reasons = Counter(p.refusal for p in asked if p.refusal is not Refusal.NONE)
    refused = sum(reasons.values())
    ranked = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0].value))
    return Response(group, len(asked), len(asked) - refused, refused, tuple(ranked))


def whole(groups: Sequence[Response]) -> Response:
    """Return the response of all lists together."""
    reasons: Counter[Refusal] = Counter()
    for group in groups:
        reasons.update(dict(group.reasons))
    return Response(
        "",
        sum(group.approached for group in groups),
        sum(group.took_part for group in groups),
        sum(group.refused for group in groups),
        tuple(reasons.most_common()),
    )


def response_meaning(found: Response) -> Message:
    """Say in one sentence who took part and who refused."""
    params = {
        "approached": number(found.approached),
        "took_part": number(found.took_part),
        "refused": number(found.refused),
    }
    if not found.refused:
        return Message(N_("{took_part} of {approached} firms asked took part."), params)
    text = N_("{took_part} of {approached} firms asked took part, {refused} refused.")
    return Message(text, params)
