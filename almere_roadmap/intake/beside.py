"""What a row of interviews holds beside the profile: the firm itself and its main partners."""

from __future__ import annotations

from almere_roadmap.domain.entities import Organisation, Relation
from almere_roadmap.domain.fields import FieldType, field_types
from almere_roadmap.intake.grid.headings import TOP_PARTNERS

OF_FIRM = ("persons", "sector", "place", "establishment_type", "activity")
"""Fields of the firm."""

OF_PARTNER = {
    "kind": "kind",
    "place": "region",
    "area": "area",
    "leads": "leads",
    "depth": "depth",
}
"""What is asked of a partner → the field of a relation that it is."""


def beside_profile() -> dict[str, FieldType]:
    """Return the fields that a row of interviews may hold beside those of the profile."""
    firm, relation = field_types(Organisation), field_types(Relation)
    found = {name: firm[name] for name in OF_FIRM}
    for number in range(1, TOP_PARTNERS + 1):
        for name, of_relation in OF_PARTNER.items():
            found[f"partner_{number}_{name}"] = relation[of_relation]
    return found
