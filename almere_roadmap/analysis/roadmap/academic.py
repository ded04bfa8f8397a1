"""The academic calendar: semesters, and what an hbo action needs in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from almere_roadmap.analysis.economy.reference import Instrument
from almere_roadmap.analysis.roadmap.planning import end_of
from almere_roadmap.analysis.roadmap.rulebook import Rules, rules
from almere_roadmap.domain.entities import HboAction, Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.rules import HINT, WARNING, Problem
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import N_, day, language, money, number, percent


def semester_of(when: date) -> str:
    """Return the semester in which a day falls: "2027-S1" (Feb–Aug) or "2027-S2" (Sept–Jan)."""
    if when.month == 1:
        return f"{when.year - 1}-S2"
    return f"{when.year}-S{2 if when.month >= 9 else 1}"


def semester_start(when: date) -> date:
    """Return the first day of the semester that begins nearest to a day."""
    starts = [
        date(year, month, 1)
        for year in (when.year - 1, when.year, when.year + 1)
        for month in (2, 9)
    ]
    return min(starts, key=lambda start: abs((start - when).days))


def add_months(when: date, months: int) -> date:
    """Return the same day some months on (back when negative), or the last of a short month."""
    years, month = divmod(when.month - 1 + months, 12)
    first = date(when.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=when.day - 1), following - timedelta(days=1))


def last_round(instrument: Instrument, start: date) -> date | None:
    """Return the last round whose result is known before a start, None without rounds."""
    before = start - timedelta(days=instrument.result_days)
    days = [date(y, m, d) for y in (before.year - 1, before.year) for m, d in instrument.rounds]
    return max((found for found in days if found <= before), default=None)


@dataclass(frozen=True)
class _Case:
    """An hbo action with its instrument and its first day."""

    item: Item
    action: HboAction
    instrument: Instrument
    known: Rules
    start: date | None

    @property
    def params(self) -> dict[str, str]:
        return {
            "name": self.item.title,
            "instrument": self.instrument.name(language()),
            "day": day(self.start) if self.start else "",
        }

    def problem(
        self, id: str, severity: str, text: str, rule: str, remedy: Message, **params: str
    ) -> Problem:
        """Return a problem of this action under a rule of its instrument."""
        return Problem(
            id,
            severity,
            Message(text, {**self.params, **params}),
            (self.item.id,),
            rule=Message(rule),
            source=self.instrument.source,
            valid_until=self.instrument.valid_until,
            remedy=remedy,
        )


def warnings(workshop: Workshop, today: date | None = None) -> Iterator[Problem]:
    """Yield where supply and demand of the hbo actions do not meet.

    What has become too late is told when ``today`` is given.
    """
    known = rules(workshop)
    for item in ordered(i for i in workshop.items.values() if i.kind is ItemKind.HBO_ACTION):
        action = workshop.hbo_actions.get(item.id)
        instrument = known.instruments.get(action.instrument) if action else None
        if action and instrument:
            start = first_day(item.start) if is_period(item.start) else None
            case = _Case(item, action, instrument, known, start)
            for rule in (_numbers, _money, _semester, _dates):
                yield from rule(case)
            yield from _too_late(case, today)


def _numbers(case: _Case) -> Iterator[Problem]:
    firms, least = case.action.firms, case.instrument.least_firms
    if firms is not None and firms < least:
        yield case.problem(
            "hbo.firms",
            WARNING,
            N_("{name}: {instrument} asks for {least} firms, there are {firms}."),
            N_("The least number of firms of an instrument"),
            Message("Find {more} more firms.", {"more": number(least - firms)}),
            least=number(least),
            firms=number(firms),
        )
    students, few = case.action.students, case.instrument.least_students
    if students is not None and students < few:
        yield case.problem(
            "hbo.students",
            WARNING,
            N_("{name}: {instrument} asks for {least} students, there are {students}."),
            N_("The least number of students of an instrument"),
            Message("Join with another niche, or choose a smaller instrument."),
            least=number(few),
            students=number(students),
        )


def _money(case: _Case) -> Iterator[Problem]:
    """Yield when more is asked than there is, or the partners bring in too little."""
    asked, most = case.action.funding, case.instrument.most_funding
    if asked is not None and most is not None and asked > most:
        yield case.problem(
            "hbo.funding",
            WARNING,
            N_("{name}: {instrument} gives at most {most}, {asked} is asked."),
            N_("The most that an instrument gives"),
            Message("Ask at most {most}.", {"most": money(most)}),
            most=money(most),
            asked=money(asked),
        )
    own, least = case.action.co_funding, case.instrument.least_co_funding
    if asked and own is not None and least and own < (asked + own) * least / 100:
        yield case.problem(
            "hbo.co_funding",
            WARNING,
            N_("{name}: {instrument} asks for {least} co-funding, the partners bring in {share}."),
            N_("The least share of co-funding"),
            Message("Raise the co-funding to {money}.", {"money": money(_own(asked, least))}),
            least=percent(least / 100, 0),
            share=percent(own / (asked + own), 0),
        )


def _own(asked: float, least: int) -> float:
    """Return the co-funding that makes its share of the whole just enough."""
    return asked * least / (100 - least) if least < 100 else asked


def _semester(case: _Case) -> Iterator[Problem]:
    """Yield when the semester that was named is another than the one in which it starts."""
    wanted = case.action.semester
    if case.start and wanted and wanted != semester_of(case.start):
        yield case.problem(
            "hbo.semester",
            WARNING,
            N_("{name} is meant for {semester}, but starts on {day}."),
            N_("An action starts in the semester it is meant for"),
            Message("Move the start, or name another semester."),
            semester=wanted,
        )


def _dates(case: _Case) -> Iterator[Problem]:
    if case.start is None:
        return
    if case.instrument.by_semester and _in_summer(case.known, case.start):
        yield case.problem(
            "hbo.summer",
            WARNING,
            N_("{name} starts on {day}, when there are no students."),
            N_("No students in the summer"),
            Message("Start on {day}.", {"day": day(semester_start(case.start))}),
        )
    last = end_of(case.item)
    longest = add_months(case.start, case.instrument.months)
    if case.instrument.most_funding is not None and last and last >= longest:
        yield case.problem(
            "hbo.long",
            WARNING,
            N_("{name} lasts longer than the {months} months of {instrument}."),
            N_("The longest that an instrument runs"),
            Message("End no later than {day}.", {"day": day(longest - timedelta(days=1))}),
            months=number(case.instrument.months),
        )
    yield from _decision(case, case.start)


def _decision(case: _Case, start: date) -> Iterator[Problem]:
    if not case.action.decision_date:
        yield case.problem(
            "hbo.decision",
            HINT,
            N_("{name} has no decision date."),
            N_("Education decides well ahead"),
            Message("Ask when it is decided, and write that down."),
        )
        return
    written = case.action.decision_date
    decided = first_day(written) if is_period(written) else None
    if decided and decided > start:
        yield case.problem(
            "hbo.late",
            WARNING,
            N_("{name} starts on {day}, before it is decided."),
            N_("Education decides well ahead"),
            Message("Start after {day}.", {"day": day(decided)}),
        )
    elif decided and case.instrument.lead_from == "decision":
        yield from _lead(case, start, decided)


def _lead(case: _Case, start: date, begin: date) -> Iterator[Problem]:
    """Yield when there is less time from ``begin`` to the start than preparation takes."""
    least = case.instrument.least_lead_months
    if add_months(begin, least) > start:
        months = number(least)
        if case.instrument.lead_months > least:
            months = f"{months}–{number(case.instrument.lead_months)}"
        yield case.problem(
            "hbo.lead",
            WARNING,
            N_("{name} starts on {day}; {instrument} takes {months} months from {begin}."),
            N_("The lead time of an instrument"),
            Message("Start from {day} on.", {"day": day(add_months(begin, least))}),
            months=months,
            begin=day(begin),
        )


def _too_late(case: _Case, today: date | None) -> Iterator[Problem]:
    """Yield what can no longer be done in time: the round is over, or too little time is left."""
    if today is None or case.start is None or case.start <= today:
        return
    round_ = last_round(case.instrument, case.start)
    decided = is_period(case.action.decision_date) and first_day(case.action.decision_date)
    if decided and decided < today:
        return
    if round_ is not None and round_ < today:
        yield case.problem(
            "hbo.round",
            WARNING,
            N_("{name}: the last round for a start on {day} closed on {round}."),
            N_("The rounds of an instrument"),
            Message("Apply in the next round, and start later."),
            round=day(round_),
        )
    elif round_ is None:
        yield from _lead(case, case.start, today)


def _in_summer(known: Rules, when: date) -> bool:
    return any(period.holds(when) for period in known.periods("no_students"))
