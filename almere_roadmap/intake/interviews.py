"""A sheet of interviews: a row holds the firm, its answers and its three main partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Depth, Status
from almere_roadmap.i18n import N_
from almere_roadmap.intake.accepted import Row
from almere_roadmap.intake.beside import OF_FIRM, OF_PARTNER, beside_profile
from almere_roadmap.intake.grid.headings import TOP_PARTNERS, key_of
from almere_roadmap.intake.rows import Reject

_LEADS = {
    "us": "wij ons zelf bedrijf het_bedrijf het_bedrijf_leidt firm the_firm the_firm_leads we",
    "them": "zij partner de_partner de_partner_leidt the_partner the_partner_leads they",
    "equal": "gelijk gelijkwaardig samen beide both equally equal_co_production",
}


def lists_of(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Divide rows of interviews into firms, profiles and relations, in the order of taking over."""
    lists: tuple[tuple[str, tuple[Row, ...]], ...] = (
        ("organisations", tuple(Row(row.number, _firm(row.values)) for row in rows)),
        ("profiles", tuple(Row(row.number, _profile(row.values)) for row in rows)),
        ("relations", tuple(Row(row.number, told) for row in rows for told in _partners(row))),
    )
    return tuple((name, part) for name, part in lists if part)


def _firm(values: Mapping[str, Value]) -> dict[str, Value]:
    told = {name: values[name] for name in OF_FIRM if name in values}
    # An invented interview is with an invented firm.
    invented = values.get("status") == Status.ILLUSTRATIVE.value
    status: dict[str, Value] = {"status": Status.ILLUSTRATIVE.value} if invented else {}
    return {"name": values["organisation"], **told, **status}


def _profile(values: Mapping[str, Value]) -> dict[str, Value]:
    beside = beside_profile()
    return {name: value for name, value in values.items() if name not in beside}


def _partners(row: Row) -> Iterator[dict[str, Value]]:
    for number in range(1, TOP_PARTNERS + 1):
        told = {
            of_relation: value
            for name, of_relation in OF_PARTNER.items()
            if (value := row.values.get(f"partner_{number}_{name}")) not in (None, "")
        }
        if "kind" in told:
            told["leads"] = _leads(str(told.get("leads", "")))
            yield {
                "organisation": row.values["organisation"],
                "depth": Depth.COOPERATION.value,
                **told,
            }


def _leads(text: str) -> str:
    """Return who leads by its key; words that are not known stay as they are."""
    wanted = key_of(text)
    return next((key for key, words in _LEADS.items() if wanted in {key, *words.split()}), text)


def complete(
    rows: Sequence[Row], headings: Mapping[str, str]
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    """Divide rows in those that are complete, and those that tell of a partner but not its kind.

    ``headings`` are those of the columns by field.
    """
    lacking = {row.number: field for row in rows if (field := _without_kind(row))}
    reason = Message(N_("tells of a partner, but not what kind of partner it is"))
    rejects = (Reject(n, field, reason, headings.get(field, "")) for n, field in lacking.items())
    return tuple(row for row in rows if row.number not in lacking), tuple(rejects)


def _without_kind(row: Row) -> str:
    for number in range(1, TOP_PARTNERS + 1):
        told = [name for name in ("place", "leads") if row.values.get(f"partner_{number}_{name}")]
        if told and not row.values.get(f"partner_{number}_kind"):
            return f"partner_{number}_kind"
    return ""
