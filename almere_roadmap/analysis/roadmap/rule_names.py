"""What the tables of rules, their columns and their words are called."""

from __future__ import annotations

from datetime import date

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.names import SUBJECT
from almere_roadmap.analysis.roadmap.procurement import STEP_NAMES
from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.rule_tables import TABLES, CellKind
from almere_roadmap.domain.words import Subject
from almere_roadmap.i18n import N_, _, day, language, money, number

TABLE = {
    "thresholds": N_("European thresholds"),
    "quotation-bands": N_("Bands for quotations"),
    "procedures": N_("Procedures and lead times"),
    "decision-bodies": N_("Who decides"),
    "hbo-instruments": N_("Hbo and mbo instruments"),
    "business-actions": N_("Business actions and conditions"),
    "calendars": N_("Calendars"),
}
_COLUMN = {
    "authority": N_("Regime"),
    "subject": N_("Subject"),
    "amount": N_("Amount"),
    "procedure": N_("Procedure"),
    "until": N_("Up to"),
    "nl": N_("Name"),
    "en": N_("Name"),
    "above": N_("Above the threshold"),
    "below": N_("Below the threshold"),
    "subjects": N_("Only for"),
    "use_nl": N_("What for"),
    "use_en": N_("What for"),
    **STEP_NAMES,
    "minimum_request": N_("Requests, at least"),
    "minimum_tender": N_("Tender, at least"),
    "minimum_standstill": N_("Standstill, at least"),
    "weekday": N_("Weekday (1 = Monday)"),
    "lead_days": N_("Days for the papers"),
    "from_value": N_("From a value of"),
    "rests": N_("Rests in"),
    "months": N_("Months it lasts"),
    "least_lead_months": N_("Months ahead, at least"),
    "lead_months": N_("Months ahead"),
    "lead_from": N_("Counted from"),
    "least_firms": N_("Firms, at least"),
    "by_semester": N_("By semester"),
    "most_funding": N_("Funding at most"),
    "least_co_funding_percent": N_("Co-funding in %, at least"),
    "students": N_("Students"),
    "rounds": N_("Rounds (month-day)"),
    "result_days": N_("Days to the result"),
    "partners_nl": N_("Partners"),
    "partners_en": N_("Partners"),
    "recommendations": N_("Follows recommendation"),
    "who_nl": N_("Who acts"),
    "who_en": N_("Who acts"),
    "check_nl": N_("Mind"),
    "check_en": N_("Mind"),
    "kind": N_("Kind"),
    "first": N_("First day"),
    "last": N_("Last day"),
    "valid_from": N_("Valid from"),
    "valid_until": N_("Valid until"),
    "source": N_("Source"),
    "verified": N_("Verified"),
}
AUTHORITY = {
    "decentral": N_("municipality or province"),
    "central": N_("central government"),
    "special": N_("special sectors"),
    "concession": N_("concessions"),
    "defence": N_("defence"),
}
VERDICT = {
    "fits": N_("fits"),
    "possible": N_("possible"),
    "heavy": N_("heavier than needed"),
    "band": N_("up to its band"),
    "no": N_("not allowed"),
}
PERIOD_KIND = {
    "recess": N_("recess of the council"),
    "no_students": N_("no students"),
    "semester": N_("semester"),
    "academic_year": N_("academic year"),
    "programme_decisions": N_("decisions on programmes"),
    "budget_decisions": N_("budget decisions"),
    "school_holiday": N_("school holiday"),
    "public_holiday": N_("public holiday"),
}
_LEAD = {"request": N_("the request"), "decision": N_("the decision")}
_YES_NO = {"yes": N_("yes"), "no": N_("no")}
_WORDS = {
    "authority": AUTHORITY,
    "subject": {s.value: words for s, words in SUBJECT.items()},
    "above": VERDICT,
    "below": VERDICT,
    "kind": PERIOD_KIND,
    "rests": PERIOD_KIND,
    "lead_from": _LEAD,
    "by_semester": _YES_NO,
    "verified": _YES_NO,
}


def column_name(column: str) -> str:
    """Return the head of a column of rules."""
    return _(_COLUMN[column]) if column in _COLUMN else column


def shown_columns(table: str) -> tuple[str, ...]:
    """Return the columns that are shown in the language in force: codes stay out of sight."""
    known = TABLES[table]
    other = "_en" if language() == "nl" else "_nl"
    hidden = {"nl", "en"} - {language()}
    if "nl" in known.columns:
        hidden.add("code")
    named = [c for c in known.columns if c not in hidden and not c.endswith(other)]
    # The name comes first and the long source last, so that a wide table stays readable.
    return tuple(sorted(named, key=lambda c: (c != language(), c == "source")))


def word(column: str, value: str) -> str:
    """Return what a word of a fixed list is called."""
    return _(_WORDS.get(column, {}).get(value, value))


def written(table: str, column: str, value: str) -> str:
    """Write a value of a cell for the eye."""
    if not value:
        return "–"
    kind = TABLES[table].columns[column].kind
    if kind is CellKind.AMOUNT:
        return money(float(value)) if value.isdigit() else value
    if kind is CellKind.WHOLE:
        return number(int(value)) if value.isdigit() else value
    if kind is CellKind.DATE and is_period(value):
        return day(parse(value).first)
    if kind is CellKind.DAY_OF_YEAR and len(value) == 10 and is_period(value):
        return day(date.fromisoformat(value))
    if column == "source":
        return cited(value)
    if column == "subjects":
        return ", ".join(word("subject", part.strip()) for part in value.split(","))
    return word(column, value)


def row_name(table: str, values: dict[str, str]) -> str:
    """Return what a row is called."""
    if language() in values and values[language()]:
        return values[language()]
    if "subject" in values:
        kind = _(SUBJECT[Subject(values["subject"])]) if values["subject"] in _subjects() else ""
        return f"{kind} {written(table, TABLES[table].key[-1], values[TABLES[table].key[-1]])}"
    return TABLES[table].row_id(values)


def _subjects() -> set[str]:
    return {s.value for s in Subject}
