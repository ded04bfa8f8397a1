"""What a name means that is typed on a chain canvas: a firm, a network, a sector, or just words."""

from __future__ import annotations

from almere_roadmap.analysis.economy.reference import short_sections
from almere_roadmap.analysis.firms.firm_words import short_sector
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.parties import note_of
from almere_roadmap.ui.canvas.sectors import party_of, sector_key, sector_of


def free_parties(workshop: Workshop, chain: str) -> list[tuple[str, str]]:
    """Return (name, party) of what is not in a chain yet: sectors last, so that firms are meant."""
    placed = {party_of(b) for b in workshop.boxes.values() if b.chain == chain}
    firms = [(o.name, o.id) for o in workshop.organisations.values()]
    tables = [(n.name, n.id) for n in workshop.networks.values()]
    sectors = [(short_sector(letter), sector_key(letter)) for letter in short_sections()]
    every = (*firms, *tables, *sectors)
    return [(name, party) for name, party in every if party not in placed]


def proposed(workshop: Workshop, chain: str) -> list[tuple[str, str]]:
    """Return (name, what it is) of what is not in a chain yet, to be proposed while typing."""
    return [(name, _note(workshop, party)) for name, party in free_parties(workshop, chain)]


def _note(workshop: Workshop, party: str) -> str:
    firm = workshop.organisations.get(party)
    if firm is None:
        return _("sector") if sector_of(party) else _("network")
    return note_of(firm) or _(GROUP[firm.group])


def meant_by(workshop: Workshop, chain: str, typed: str) -> dict[str, str]:
    """Return as what ``add_box`` takes a typed name; a second line of it is the caption."""
    name, _break, caption = typed.partition("\n")
    wanted = name.strip().casefold()
    found = free_parties(workshop, chain)
    party = next((party for known, party in found if known.casefold() == wanted), "")
    meant = fields_of(party or _sector_named(wanted, {p for _name, p in found})) or {"name": name}
    return {**meant, "caption": caption} if caption else meant


def fields_of(party: str) -> dict[str, str]:
    """Return as what ``add_box`` takes a party, {} for none."""
    sector = sector_of(party)
    if sector:
        return {"sector": sector, "name": short_sector(sector)}
    return {"record": party} if party else {}


def _sector_named(wanted: str, free: set[str]) -> str:
    """Return the sector of that name in either language, if it is free."""
    for letter, names in short_sections().items():
        if wanted in (name.casefold() for name in names) and sector_key(letter) in free:
            return sector_key(letter)
    return ""
