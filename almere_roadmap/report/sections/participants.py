"""Who was in the room; a name is printed only with consent."""

from __future__ import annotations

from almere_roadmap.analysis.names import GROUP, GROUP_SIGN
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _, number, plural
from almere_roadmap.report.edition import Chapter, Edition, Sheet
from almere_roadmap.report.tables import Column, Row, Table
from almere_roadmap.report.words import capital


def participants(edition: Edition) -> Chapter | None:
    """Return the people who agreed to be named, None when nobody did."""
    named = [p for p in ordered(edition.workshop.participants.values()) if p.consent]
    if not named or edition.anonymous:
        return None
    rows = [
        Row((p.name, p.role, _organisation(edition, p.organisation), _group(p.group)))
        for p in named
    ]
    table = Table(
        columns=(
            Column(_("Name"), 45, weight=600),
            Column(_("Role"), 55),
            Column(_("Organisation"), 40),
            Column(_("Group"), 30),
        ),
        rows=tuple(rows),
        note=_("Only those who consented are named."),
    )
    return Chapter(
        title=_("Participants"),
        lead=room(edition),
        sheets=(Sheet((table,)),),
        flows_on=True,
    )


def room(edition: Edition) -> str:
    """Return how many took part, by group: "17: 9 entrepreneurs, 5 government, 3 knowledge"."""
    people = edition.workshop.participants.values()
    counts = [(group, sum(1 for p in people if p.group is group)) for group in Group]
    parts = [f"{number(n)} {_(GROUP[group])}" for group, n in counts if n]
    if not parts:
        return ""
    total = plural("{n} participant", "{n} participants", len(people))
    return _("{total}: {parts}").format(total=total, parts=", ".join(parts))


def _organisation(edition: Edition, reference: str) -> str:
    found = edition.workshop.organisations.get(reference)
    return found.name if found else reference


def _group(group: Group) -> str:
    return f"{GROUP_SIGN[group]} {capital(_(GROUP[group]))}"
