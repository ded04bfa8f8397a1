"""The rules as values: thresholds, procedures, hbo instruments, calendars, with their validity.

What a workshop changed lies over what is shipped; :func:`rules` of ``rulebook.py`` merges them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from almere_roadmap.domain.rule_tables import EASTER
from almere_roadmap.domain.words import Subject
from almere_roadmap.i18n import language
from almere_roadmap.resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule says of itself: from when until when it holds, its source, its standing.

    ``changed`` tells that this workshop gave it another value than the program ships.
    """

    valid_from: date
    valid_until: date
    source: str
    verified: bool
    changed: bool = False

    def holds_on(self, when: date) -> bool:
        """Tell whether it holds on a day."""
        return self.valid_from <= when <= self.valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Rule):
    """A rule with a code and a name in both languages."""

    code: str
    nl: str
    en: str

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Rule):
    """A European threshold in euro excluding VAT."""

    authority: str
    subject: Subject
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Named):
    """A tender procedure; ``days`` are planning defaults per step, ``minimum`` the legal minima.

    ``above`` and ``below`` tell how it suits a value on that side of the threshold; ``subjects``
    are the kinds of purchase it is for, all when empty.
    """

    above: str
    below: str
    subjects: tuple[str, ...]
    use_nl: str
    use_en: str
    days: Mapping[str, int]
    minimum: Mapping[str, int]

    def use(self, language: str) -> str:
        """Return what it is for, in a language."""
        return self.use_nl if language == "nl" else self.use_en

    @property
    def length(self) -> int:
        """Return the days from its first step to the start of the work."""
        return sum(self.days.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Rule):
    """Up to which value a quotation procedure fits a kind of purchase."""

    subject: Subject
    procedure: str
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBody(Named):
    """Who decides: on which weekday (1 is Monday), how many days a proposal takes, from what value.

    ``rests`` is the kind of calendar period in which it does not meet.
    """

    weekday: int
    lead_days: int
    from_value: float
    rests: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Named):
    """An hbo or mbo instrument: months it lasts, months ahead it must be asked for.

    The lead runs ``lead_from`` the request or the decision, at least ``least_lead_months``;
    ``rounds`` are the days of the year on which applications close, the result follows
    ``result_days`` later.
    """

    months: int
    least_lead_months: int
    lead_months: int
    lead_from: str
    least_firms: int
    by_semester: bool
    most_funding: float | None
    least_co_funding: int | None
    students: str
    rounds: tuple[tuple[int, int], ...]
    result_days: int
    partners_nl: str
    partners_en: str

    @property
    def least_students(self) -> int:
        """Return the least number of students, 0 when none is named ("15–40")."""
        digits = self.students.replace("-", "–").split("–")[0].strip()
        return int(digits) if digits.isdigit() else 0

    def partners(self, language: str) -> str:
        """Return who must take part, in a language."""
        return self.partners_nl if language == "nl" else self.partners_en


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessAction(Named):
    """A kind of action for firms or conditions, and the recommendations of 2011 that it follows."""

    months: int
    lead_months: int
    recommendations: tuple[int, ...]
    who_nl: str
    who_en: str
    check_nl: str
    check_en: str

    def who(self, language: str) -> str:
        """Return who usually acts, in a language."""
        return self.who_nl if language == "nl" else self.who_en

    def check(self, language: str) -> str:
        """Return what to mind, in a language."""
        return self.check_nl if language == "nl" else self.check_en


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriod(Named):
    """A stretch of days: every year ("07-10", "easter+39"), or once ("2027-07-10")."""

    kind: str
    first: str
    last: str

    def in_year(self, year: int) -> tuple[date, date] | None:
        """Return its first and last day when it begins in a year; it may end in the next."""
        begin = day_of(self.first, year)
        if begin is None or begin.year != year:
            return None
        end = day_of(self.last, year)
        if end is not None and end < begin:
            end = day_of(self.last, year + 1)
        return (begin, end) if end is not None else None

    def holds(self, when: date) -> bool:
        """Tell whether a day falls in it; it may run over the end of the year."""
        spans = (self.in_year(year) for year in (when.year - 1, when.year))
        return any(span is not None and span[0] <= when <= span[1] for span in spans)


def day_of(text: str, year: int) -> date | None:
    """Return the day that a text of a calendar means in a year, None when there is none."""
    if EASTER.fullmatch(text):
        return easter(year) + timedelta(days=int(text.removeprefix("easter")))
    try:
        return date.fromisoformat(text if len(text) > 5 else f"{year:04}-{text}")
    except ValueError:
        # The 29th of February of most years.
        return None


@cache
def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def shipped(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped table by column."""
    with resource("data", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def cited(source: str) -> str:
    """Return the source of a rule in the language in force; what a workshop wrote stays so.

    Laws and guides keep their Dutch names, with what they are in brackets.
    """
    return source if language() == "nl" else _sources().get(source, source)


@cache
def _sources() -> dict[str, str]:
    return {row["nl"]: row["en"] for row in shipped("rule-sources")}


@cache
def sections() -> dict[str, tuple[str, str]]:
    """Return the SBI 2008 section names (nl, en) by letter."""
    return {row["section"]: (row["nl"], row["en"]) for row in shipped("sbi-2008")}


@cache
def short_sections() -> dict[str, tuple[str, str]]:
    """Return the short SBI 2008 section names (nl, en) by letter."""
    return {row["section"]: (row["short_nl"], row["short_en"]) for row in shipped("sbi-2008")}
