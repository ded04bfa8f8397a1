"""The tables of rules that a workshop may change: their columns, keys and what fits in a cell.

The shipped values are CSV files under ``resources/data``; a :class:`RuleChange` lies over one
cell of them.  A row is named by the values of its key columns, joined by ``/``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almere_roadmap.domain.words import Subject
from almere_roadmap.errors import InputError

EASTER = re.compile(r"easter[+-]\d{1,3}")
"""A day counted from Easter Sunday: ``easter+39`` is Ascension Day."""


class CellKind(StrEnum):
    """What a cell of a rule holds."""

    WORDS = "words"
    WHOLE = "whole"
    AMOUNT = "amount"
    DATE = "date"
    DAY_OF_YEAR = "day_of_year"
    YES_NO = "yes_no"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class RuleColumn:
    """A column: what it holds, whether it may be empty, and its words when they are fixed."""

    kind: CellKind = CellKind.WORDS
    optional: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleTable:
    """A table of rules: its file, the columns that name a row, and all its columns in order."""

    name: str
    key: tuple[str, ...]
    columns: Mapping[str, RuleColumn]

    def row_id(self, values: Mapping[str, str]) -> str:
        """Return the name of a row."""
        return "/".join(values.get(name, "") for name in self.key)


_WORDS, _SPARE = RuleColumn(), RuleColumn(optional=True)
_WHOLE = RuleColumn(CellKind.WHOLE)
_AMOUNT = RuleColumn(CellKind.AMOUNT)
_SPARE_AMOUNT = RuleColumn(CellKind.AMOUNT, optional=True)
_YES_NO = RuleColumn(CellKind.YES_NO)
_DAY = RuleColumn(CellKind.DAY_OF_YEAR)
_SUBJECT = RuleColumn(CellKind.WORD, words=tuple(s.value for s in Subject))
_VALIDITY = {
    "valid_from": RuleColumn(CellKind.DATE),
    "valid_until": RuleColumn(CellKind.DATE),
    "source": _WORDS,
    "verified": _YES_NO,
}
AUTHORITIES = ("decentral", "central", "special", "concession", "defence")
"""The regimes of the European thresholds."""

FITS, POSSIBLE, HEAVY, BAND, NO = "fits", "possible", "heavy", "band", "no"
"""How a procedure suits a value above or below the threshold."""

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

_NAMES = {"nl": _WORDS, "en": _WORDS}
_TABLES = (
    RuleTable(
        "thresholds",
        ("authority", "subject", "valid_from"),
        {
            "authority": RuleColumn(CellKind.WORD, words=AUTHORITIES),
            "subject": _SUBJECT,
            "amount": _AMOUNT,
            **_VALIDITY,
        },
    ),
    RuleTable(
        "quotation-bands",
        ("subject", "procedure"),
        {"subject": _SUBJECT, "procedure": _WORDS, "until": _AMOUNT, **_VALIDITY},
    ),
    RuleTable(
        "procedures",
        ("code",),
        {
            "code": _WORDS,
            **_NAMES,
            "above": RuleColumn(CellKind.WORD, words=(FITS, POSSIBLE, NO)),
            "below": RuleColumn(CellKind.WORD, words=(BAND, POSSIBLE, HEAVY)),
            "subjects": _SPARE,
            "use_nl": _SPARE,
            "use_en": _SPARE,
            **dict.fromkeys(STEPS, _WHOLE),
            "minimum_request": _WHOLE,
            "minimum_tender": _WHOLE,
            "minimum_standstill": _WHOLE,
            **_VALIDITY,
        },
    ),
    RuleTable(
        "decision-bodies",
        ("code",),
        {
            "code": _WORDS,
            **_NAMES,
            "weekday": _WHOLE,
            "lead_days": _WHOLE,
            "from_value": _AMOUNT,
            "rests": _SPARE,
            **_VALIDITY,
        },
    ),
    RuleTable(
        "hbo-instruments",
        ("code",),
        {
            "code": _WORDS,
            **_NAMES,
            "months": _WHOLE,
            "least_lead_months": _WHOLE,
            "lead_months": _WHOLE,
            "lead_from": RuleColumn(CellKind.WORD, words=("request", "decision")),
            "least_firms": _WHOLE,
            "by_semester": _YES_NO,
            "most_funding": _SPARE_AMOUNT,
            "least_co_funding_percent": RuleColumn(CellKind.WHOLE, optional=True),
            "students": _SPARE,
            "rounds": _SPARE,
            "result_days": RuleColumn(CellKind.WHOLE, optional=True),
            "partners_nl": _SPARE,
            "partners_en": _SPARE,
            **_VALIDITY,
        },
    ),
    RuleTable(
        "business-actions",
        ("code",),
        {
            "code": _WORDS,
            **_NAMES,
            "months": _WHOLE,
            "lead_months": _WHOLE,
            "recommendations": _SPARE,
            "who_nl": _SPARE,
            "who_en": _SPARE,
            "check_nl": _SPARE,
            "check_en": _SPARE,
            **_VALIDITY,
        },
    ),
    RuleTable(
        "calendars",
        ("code",),
        {
            "code": _WORDS,
            "kind": RuleColumn(
                CellKind.WORD,
                words=(
                    "recess",
                    "no_students",
                    "semester",
                    "academic_year",
                    "programme_decisions",
                    "budget_decisions",
                    "school_holiday",
                    "public_holiday",
                ),
            ),
            **_NAMES,
            "first": _DAY,
            "last": _DAY,
            **_VALIDITY,
        },
    ),
)
TABLES: Mapping[str, RuleTable] = {table.name: table for table in _TABLES}
"""Every table of rules by name."""


def checked(table: str, field: str, text: str) -> str:
    """Return what a cell will hold: dates in plain form, numbers without ornaments.

    Raises:
        InputError: there is no such cell, or the text does not fit it.
    """
    column = TABLES[table].columns.get(field) if table in TABLES else None
    if column is None:
        raise InputError("there is no such field", field=field)
    words = " ".join(text.split())
    if not words:
        if column.optional:
            return ""
        raise InputError("a value is missing", field=field)
    return _READERS[column.kind](words, column, field)


def _words(text: str, column: RuleColumn, field: str) -> str:
    return text


def _whole(text: str, column: RuleColumn, field: str) -> str:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise InputError("{given} is not a number", field=field, given=repr(text))
    return str(int(text))


def _amount(text: str, column: RuleColumn, field: str) -> str:
    plain = text.replace("€", "").replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", plain):
        plain = plain.replace(".", "").replace(",", "")
    if not re.fullmatch(r"\d{1,12}", plain):
        raise InputError("{given} is not a number", field=field, given=repr(text))
    return str(int(plain))


def _date(text: str, column: RuleColumn, field: str) -> str:
    dutch = re.fullmatch(r"(\d{1,2})[-\u2011](\d{1,2})[-\u2011](\d{4})", text)
    try:
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        words = "{given} is not a day; write 2027-05-03"
        raise InputError(words, field=field, given=repr(text)) from error


def _day_of_year(text: str, column: RuleColumn, field: str) -> str:
    if EASTER.fullmatch(text):
        return text
    try:
        if re.fullmatch(r"\d\d-\d\d", text):
            return date.fromisoformat(f"2027-{text}").isoformat()[5:]
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        words = "{given} is not a day; write 07-10, 2027-07-10 or easter+39"
        raise InputError(words, field=field, given=repr(text)) from error


def _word(text: str, column: RuleColumn, field: str) -> str:
    known = column.words or ("yes", "no")
    if text not in known:
        raise InputError(
            "{value} is not one of {known}", field=field, value=repr(text), known=", ".join(known)
        )
    return text


_READERS = {
    CellKind.WORDS: _words,
    CellKind.WHOLE: _whole,
    CellKind.AMOUNT: _amount,
    CellKind.DATE: _date,
    CellKind.DAY_OF_YEAR: _day_of_year,
    CellKind.YES_NO: _word,
    CellKind.WORD: _word,
}
