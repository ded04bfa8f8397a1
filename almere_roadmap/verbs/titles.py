"""The words by which people know a record, also one that has no name of its own."""

from __future__ import annotations

from almere_roadmap.domain.entities import Box, Entity
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.verbs.records import title_of

# What names a record that has no name of its own.
_ENDS = {
    "memberships": ("organisation", "network"),
    "relations": ("organisation", "partner"),
    "profiles": ("organisation",),
    "coverages": ("recommendation", "cluster"),
    "flows": ("origin", "target"),
    "scores": ("niche", "criterion"),
    "slips": ("round",),
    "ballots": ("niche",),
    "dependencies": ("predecessor", "successor"),
    "links": ("origin", "target"),
    "matches": ("first", "second"),
    "boxes": ("record",),
}


def name_in(workshop: Workshop, collection: str, record: Entity) -> str:
    """Return the name of a record, or of what it joins or stands for."""
    if collection in ("contracts", "hbo_actions") and record.id in workshop.items:
        return title_of(workshop.items[record.id])
    if collection not in _ENDS or (isinstance(record, Box) and record.name):
        return title_of(record)
    ends = (coded(workshop, str(getattr(record, end))) for end in _ENDS[collection])
    return " → ".join(end for end in ends if end) or "–"


def coded_name(workshop: Workshop, collection: str, record: Entity) -> str:
    """Return code and name of a record: ``O1 Bio-based façades``."""
    if collection in ("contracts", "hbo_actions") and record.id in workshop.items:
        collection, record = "items", workshop.items[record.id]
    code, name = getattr(record, "code", ""), name_in(workshop, collection, record)
    return f"{code} {name}" if code and code != name else name


def coded(workshop: Workshop, row: str) -> str:
    """Return code and name of the record ``row``; the text itself where it is no id."""
    found = workshop.find(row) if row else None
    return coded_name(workshop, *found) if found else row
