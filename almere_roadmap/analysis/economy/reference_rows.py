"""How a row of a table of rules, shipped or changed by a workshop, becomes a rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from almere_roadmap.analysis.economy.reference import (
    Band,
    BusinessAction,
    CalendarPeriod,
    DecisionBody,
    Instrument,
    Procedure,
    Threshold,
)
from almere_roadmap.domain.rule_tables import STEPS
from almere_roadmap.domain.words import Subject

Texts = Mapping[str, str]


def _validity(row: Texts) -> dict[str, object]:
    return {
        "valid_from": date.fromisoformat(row["valid_from"]),
        "valid_until": date.fromisoformat(row["valid_until"]),
        "source": row["source"],
        "verified": row["verified"] == "yes",
        "changed": row.get("changed", "") == "yes",
    }


def _named(row: Texts) -> dict[str, object]:
    return {"code": row["code"], "nl": row["nl"], "en": row["en"], **_validity(row)}


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def threshold_of(row: Texts) -> Threshold:
    """Read a threshold."""
    return Threshold(
        authority=row["authority"],
        subject=Subject(row["subject"]),
        amount=float(row["amount"]),
        **_validity(row),  # type: ignore[arg-type]
    )


def procedure_of(row: Texts) -> Procedure:
    """Read a procedure."""
    return Procedure(
        above=row["above"],
        below=row["below"],
        subjects=_list(row["subjects"]),
        use_nl=row["use_nl"],
        use_en=row["use_en"],
        days={step: int(row[step]) for step in STEPS},
        minimum={step: int(row.get(f"minimum_{step}") or 0) for step in STEPS},
        **_named(row),  # type: ignore[arg-type]
    )


def band_of(row: Texts) -> Band:
    """Read a band of quotation procedures."""
    return Band(
        subject=Subject(row["subject"]),
        procedure=row["procedure"],
        until=float(row["until"]),
        **_validity(row),  # type: ignore[arg-type]
    )


def body_of(row: Texts) -> DecisionBody:
    """Read who decides."""
    return DecisionBody(
        weekday=int(row["weekday"]),
        lead_days=int(row["lead_days"]),
        from_value=float(row["from_value"]),
        rests=row["rests"],
        **_named(row),  # type: ignore[arg-type]
    )


def instrument_of(row: Texts) -> Instrument:
    """Read an hbo instrument."""
    return Instrument(
        months=int(row["months"]),
        least_lead_months=int(row["least_lead_months"]),
        lead_months=int(row["lead_months"]),
        lead_from=row["lead_from"],
        least_firms=int(row["least_firms"]),
        by_semester=row["by_semester"] == "yes",
        most_funding=float(row["most_funding"]) if row["most_funding"] else None,
        least_co_funding=int(row["least_co_funding_percent"] or 0) or None,
        students=row["students"],
        rounds=tuple(_month_day(text) for text in _list(row["rounds"])),
        result_days=int(row["result_days"] or 0),
        partners_nl=row["partners_nl"],
        partners_en=row["partners_en"],
        **_named(row),  # type: ignore[arg-type]
    )


def _month_day(text: str) -> tuple[int, int]:
    day = date.fromisoformat(f"2027-{text}")
    return day.month, day.day


def business_action_of(row: Texts) -> BusinessAction:
    """Read a kind of business action."""
    return BusinessAction(
        months=int(row["months"]),
        lead_months=int(row["lead_months"]),
        recommendations=tuple(int(n) for n in _list(row["recommendations"])),
        who_nl=row["who_nl"],
        who_en=row["who_en"],
        check_nl=row["check_nl"],
        check_en=row["check_en"],
        **_named(row),  # type: ignore[arg-type]
    )


def calendar_of(row: Texts) -> CalendarPeriod:
    """Read a period of the calendar."""
    return CalendarPeriod(
        kind=row["kind"],
        first=row["first"],
        last=row["last"],
        **_named(row),  # type: ignore[arg-type]
    )
