"""What the value of a contract asks: an estimate, a known threshold, a procedure heavy enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from almere_roadmap.analysis.economy.reference import Procedure, Threshold, cited
from almere_roadmap.analysis.roadmap.contract_case import Case, limit_of, problem
from almere_roadmap.analysis.roadmap.procurement import (
    is_above,
    last_known,
    proposals,
    regime,
    threshold,
)
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.rule_tables import NO
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.i18n import N_, day, language, money

_CPV = re.compile(r"\d{8}(-\d)?")
_GUIDE = "Aanbestedingswet 2012, art. 1.10 en 2.14; Gids Proportionaliteit"


def value_given(case: Case) -> Iterator[Problem]:
    """Yield a missing value, a CPV code that is none, and a threshold that is not known yet."""
    about = (case.item.id,)
    if case.contract.value is None:
        yield problem(
            "value.missing",
            HINT,
            Message("{name} has no value yet.", case.name),
            about,
            N_("The estimated value over the whole term decides the procedure"),
            Message("Estimate the value over the whole term, options and extensions included."),
            source=_GUIDE,
        )
    if case.contract.cpv and not _CPV.fullmatch(case.contract.cpv.strip()):
        yield problem(
            "cpv.form",
            HINT,
            Message("{name}: {cpv} is not a CPV code.", {**case.name, "cpv": case.contract.cpv}),
            about,
            N_("A CPV code has eight digits and a check digit"),
            Message("Write it as 79600000-0."),
            source="TED",
        )
    if case.contract.value is not None and case.published is not None:
        yield from _unknown(case, case.published)


def _unknown(case: Case, published: date) -> Iterator[Problem]:
    authority = regime(case.contract, case.known)
    if threshold(case.contract.subject, published, authority, case.known):
        return
    last = last_known(case.contract.subject, published, authority, case.known)
    text = N_("{name}: no threshold is known for publication on {day}.")
    params = {**case.name, "day": day(published)}
    if last is not None:
        text = N_(
            "{name}: no threshold is known for publication on {day}; the last one, {limit}, "
            "expired on {until}."
        )
        params |= {"limit": money(last.amount), "until": day(last.valid_until)}
    yield problem(
        "threshold.unknown",
        HINT,
        Message(text, params),
        (case.item.id,),
        N_("The European threshold on the day of publication"),
        Message("Look up the new amounts and add them under Rules and calendars."),
        last,
    )


def heavy_enough(case: Case) -> Iterator[Problem]:
    """Yield a procedure that does not suit the kind of purchase or is too light for the value."""
    limit, procedure = limit_of(case), case.procedure
    if limit is None or procedure is None or case.published is None:
        return
    value = case.contract.value or 0
    found = proposals(case.contract, case.published, case.known)
    better = found[0].procedure.name(language()) if found else "–"
    if procedure.subjects and case.contract.subject.value not in procedure.subjects:
        params = {**case.name, "procedure": procedure.name(language()), "better": better}
        yield problem(
            "procedure.kind",
            WARNING,
            Message("{name}: {procedure} is not meant for this kind of purchase.", params),
            (case.item.id,),
            N_("A procedure suits the kind of purchase"),
            Message("Choose another procedure, such as {better}.", {"better": better}),
            procedure,
        )
    elif is_above(value, limit) and procedure.above == NO:
        yield _too_light(case, procedure, limit, better)


def _too_light(case: Case, procedure: Procedure, limit: Threshold, better: str) -> Problem:
    text = N_(
        "{name}: {procedure} is too light for {value}; the threshold is {limit} until {day} "
        "({source})."
    )
    params = {
        **case.name,
        "procedure": procedure.name(language()),
        "value": money(case.contract.value or 0),
        "limit": money(limit.amount),
        "day": day(limit.valid_until),
        "source": cited(limit.source),
    }
    return problem(
        "procedure.light",
        WARNING,
        Message(text, params),
        (case.item.id,),
        N_("At or above the European threshold: tender in Europe"),
        Message("Choose {better}, or lower what is bought.", {"better": better}),
        limit,
    )


def weight_kept(case: Case) -> Message | None:
    """Say that the procedure is heavy enough, when value and procedure are known."""
    if limit_of(case) is None or case.procedure is None:
        return None
    return Message("The procedure is heavy enough for the value")
