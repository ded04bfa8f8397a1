"""The rules' data: thresholds, procedures, hbo instruments and calendars, with their validity."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from almere_roadmap.domain.words import Subject
from almere_roadmap.resources import resource


@dataclass(frozen=True, slots=True)
class Threshold:
    """A European threshold in euro excluding VAT, and when and by what it is in force."""

    authority: str
    subject: Subject
    amount: float
    valid_from: date
    valid_until: date
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Procedure:
    """A tender procedure; ``days`` are planning defaults per step, ``minimum`` the legal minima."""

    code: str
    nl: str
    en: str
    ceiling: str
    days: dict[str, int]
    minimum: dict[str, int]
    valid_until: date
    source: str
    verified: bool

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Band:
    """Up to which value a quotation procedure fits a kind of purchase."""

    subject: Subject
    procedure: str
    until: float
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """An hbo or mbo instrument: months it lasts, months ahead it must be asked for."""

    code: str
    nl: str
    en: str
    months: int
    lead_months: int
    least_firms: int
    by_semester: bool
    most_funding: float | None
    source: str
    verified: bool

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A stretch that returns every year, from (month, day) to (month, day)."""

    kind: str
    nl: str
    en: str
    first: tuple[int, int]
    last: tuple[int, int]
    verified: bool

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.nl if language == "nl" else self.en

    def holds(self, when: date) -> bool:
        """Tell whether a day falls in it; it may run over the end of the year."""
        day = (when.month, when.day)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


STEPS = (
    "consultation",
    "preparation",
    "request",
    "selection",
    "tender",
    "evaluation",
    "decision",
    "standstill",
)
"""The steps of a procedure in order."""


def _rows(name: str) -> list[dict[str, str]]:
    with resource("data", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Return all thresholds, past and present."""
    return tuple(
        Threshold(
            row["authority"],
            Subject(row["subject"]),
            float(row["amount"]),
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_until"]),
            row["source"],
            row["verified"] == "yes",
        )
        for row in _rows("thresholds.csv")
    )


@cache
def procedures() -> dict[str, Procedure]:
    """Return the procedures by code, the lightest first."""
    return {row["code"]: _procedure(row) for row in _rows("procedures.csv")}


def _procedure(row: dict[str, str]) -> Procedure:
    return Procedure(
        row["code"],
        row["nl"],
        row["en"],
        row["ceiling"],
        {step: int(row[step]) for step in STEPS},
        {step: int(row.get(f"minimum_{step}") or 0) for step in STEPS},
        date.fromisoformat(row["valid_until"]),
        row["source"],
        row["verified"] == "yes",
    )


@cache
def bands() -> tuple[Band, ...]:
    """Return the bands of the quotation procedures."""
    return tuple(
        Band(
            Subject(row["subject"]),
            row["procedure"],
            float(row["until"]),
            row["source"],
            row["verified"] == "yes",
        )
        for row in _rows("quotation-bands.csv")
    )


@cache
def instruments() -> dict[str, Instrument]:
    """Return the hbo and mbo instruments by code."""
    return {
        row["code"]: Instrument(
            row["code"],
            row["nl"],
            row["en"],
            int(row["months"]),
            int(row["lead_months"]),
            int(row["least_firms"]),
            row["by_semester"] == "yes",
            float(row["most_funding"]) if row["most_funding"] else None,
            row["source"],
            row["verified"] == "yes",
        )
        for row in _rows("hbo-instruments.csv")
    }


@cache
def calendar() -> tuple[CalendarPeriod, ...]:
    """Return the periods that return every year."""
    return tuple(
        CalendarPeriod(
            row["kind"],
            row["nl"],
            row["en"],
            _month_day(row["first"]),
            _month_day(row["last"]),
            row["verified"] == "yes",
        )
        for row in _rows("calendars.csv")
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


@cache
def sections() -> dict[str, tuple[str, str]]:
    """Return the SBI 2008 section names (nl, en) by letter."""
    return {row["section"]: (row["nl"], row["en"]) for row in _rows("sbi-2008.csv")}
