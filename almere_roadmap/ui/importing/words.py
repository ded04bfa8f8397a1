"""Words of the wizard: kinds of files, fields of columns, and what a setting may be."""

from __future__ import annotations

import re

from almere_roadmap.analysis.record_names import FIELD, field_name
from almere_roadmap.errors import AlmereError, InputError
from almere_roadmap.i18n import N_, _

KIND = {
    "statistics": N_("Statistics: a table of numbers"),
    "register": N_("Register of firms"),
    "organisations": N_("Firms and institutions"),
    "relations": N_("Relations"),
    "networks": N_("Networks"),
    "profiles": N_("Profiles of firms"),
    "participants": N_("Participants"),
    "indicators": N_("Loose indicators"),
}

HEADING = {
    "statistics": N_("Import statistics"),
    "register": N_("Import a register"),
    "organisations": N_("Import firms and institutions"),
    "relations": N_("Import relations"),
    "networks": N_("Import networks"),
    "profiles": N_("Import profiles of firms"),
    "participants": N_("Import participants"),
    "indicators": N_("Import loose indicators"),
}

# Fields that only an import speaks of; the others have their names with the records.
_FIELD = {
    "trade_name": N_("trade name"),
    "kvk": N_("KvK number"),
    "street": N_("street"),
    "postcode": N_("postcode"),
    "municipality": N_("municipality"),
    "sbi": N_("SBI code"),
    "sbi_version": N_("SBI version"),
    "jobs": N_("jobs"),
    "full_time": N_("full-time jobs"),
    "part_time": N_("part-time jobs"),
    "reference_date": N_("reference date"),
}

ROLE = {
    "sector": N_("sector"),
    "size": N_("size class"),
    "region": N_("region"),
    "year": N_("year"),
    "measure": N_("measure"),
    "other": N_("another division"),
}

# Fields that no column of a person's file holds.
HIDDEN = frozenset({"rank", "register_row"})

_CHOICE = {
    "nl": N_("1.008,5 (Dutch)"),
    "en": N_("1,008.5 (English)"),
    "2008": "SBI 2008",
    "2025": "SBI 2025",
    ";": N_("semicolon"),
    ",": N_("comma"),
    "\t": N_("tab"),
    "|": N_("vertical bar"),
    "utf-8": "UTF-8",
    "utf-8-sig": N_("UTF-8 with a byte order mark"),
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "yes": N_("yes"),
    "no": N_("no"),
}


def field_words(field: str) -> str:
    """Return what a field that a column may feed is called."""
    if of_partner := re.fullmatch(r"partner_(\d)_(\w+)", field):
        words = _("partner {n}: {field}")
        return words.format(n=of_partner[1], field=field_name(of_partner[2]))
    return _(_FIELD[field]) if field in _FIELD else field_name(field)


def in_words(error: AlmereError) -> AlmereError:
    """Return a refusal of a file that calls the field it needs as people do; a command names it."""
    needed = error.params.get("needed", "")
    if not isinstance(error, InputError) or needed not in FIELD:
        return error
    told = {**error.params, "needed": field_words(needed)}
    return InputError(error.text, file=error.file, row=error.row, field=error.field, **told)


def choice_words(value: str) -> str:
    """Return what a value of a setting is called."""
    return _(_CHOICE[value]) if value in _CHOICE else value
