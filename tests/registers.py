"""Registers for tests: made-up establishments in their thousands, and some by hand."""

import random

from almere_roadmap.domain.registers import FIELDS, Establishment, register_of

PLACES = (("Almere", "1315"), ("Lelystad", "8232"), ("Zeewolde", "3891"))
SIZES = (("1", 1), ("2-4", 3), ("5-9", 7), ("10-19", 12), ("100+", 240))
_STEMS = ("Bakker", "Water", "Zorg", "Bouw", "Café", "Duin", "Energie", "Groen", "Hout", "Kunst")
_ENDS = ("huis", "werk", "techniek", "advies", "groep", "transport", "plein", "land")


def row(**values):
    """Return the row of one establishment."""
    firm = Establishment(**values)
    return tuple(getattr(firm, name) for name in FIELDS)


def many(count, seed=7):
    """Yield made-up rows, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        place, digits = chance.choice(PLACES)
        size, jobs = chance.choice(SIZES)
        yield row(
            name=f"{chance.choice(_STEMS)}{chance.choice(_ENDS)} {chance.randrange(9999)} B.V.",
            kvk=f"{10_000_000 + number}",
            number=f"{number:012}",
            street=f"{chance.choice(_STEMS)}straat {chance.randrange(1, 300)}",
            postcode=f"{digits} {chance.choice('ABCD')}{chance.choice('EFGH')}",
            place=place,
            municipality=place,
            sbi=f"{chance.randrange(1, 97):02}{chance.randrange(100):02}",
            sbi_version="2008",
            sector=chance.choice("ACFGHIJMNQ"),
            size_class=size,
            jobs=jobs,
            x=140_000.0 + chance.randrange(20_000),
            y=480_000.5,
            reference_date="2026-04-01",
        )


def some():
    """Return a register of a few establishments that were thought out."""
    almere = {"place": "Almere", "municipality": "Almere"}
    return register_of(
        [
            row(name="Zorggroep Almere", number="000000000001", sector="Q", sbi="8610",
                size_class="100+", jobs=900, street="Randstad 1", kvk="39000001", **almere),
            row(name="Café de Bülow", number="000000000002", sector="I", sbi="5630",
                size_class="2-4", jobs=3, street="Grote Markt 5", kvk="00012345", **almere),
            row(name="’t Zorgatelier", number="000000000003", sector="Q", sbi="8891",
                size_class="1", jobs=1, street="Markt 9", place="Lelystad",
                municipality="Lelystad"),
            row(name="Bakkerij Markt", trade_name="De Zoete Zorg", number="000000000004",
                sector="C", sbi="1071", size_class="5-9", street="Stationsplein 2", **almere),
            row(name="Genzyme", number="000000000005", sector="M", sbi="7211", size_class="100+",
                jobs=120, street="Naarden 3", **almere),
        ]
    )  # fmt: skip
