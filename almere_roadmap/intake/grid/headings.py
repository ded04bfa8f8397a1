"""Which column is which: Dutch and English headings, and words that stand for a choice."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from almere_roadmap.domain.words import (
    Certainty,
    Depth,
    Group,
    Refusal,
    RelationKind,
    Role,
    Status,
)

_SECOND_CHOICES = frozenset("lisa_nummer lisanummer lisanr lisa_nr".split())

# Other words for a field, by field; the field's own name is always known.
_HEADINGS = {
    "name": "naam bedrijf bedrijfsnaam organisatie onderneming handelsnaam netwerk indicator"
    " deelnemer instelling naam_bedrijf naam_organisatie statutaire_naam company firm organization"
    " company_name label bedrijf_statutaire_naam",
    "place": "plaats vestigingsplaats woonplaats plaatsnaam stad gemeente city town location"
    " vindplaats",
    "group": "groep partij stakeholder",
    "sector": "sbi sbi_code sbi_2008 sbi2008 sbi_08 sbi08 sectie branche bedrijfstak"
    " hoofdactiviteit section industry",
    "persons": "werkzame_personen personen medewerkers werknemers personeel omvang banen"
    " arbeidsplaatsen employees staff jobs size fte wp aantal_wp wp_totaal",
    "role": "rol ketenrol functie_in_keten",
    "area": "gebied",
    "note": "opmerking opmerkingen toelichting notitie remark remarks comment notes",
    "kind": "soort soort_relatie aard type",
    "region": "herkomst regio origin",
    "count": "aantal number times",
    "depth": "diepte intensiteit",
    "partner": "naar to samenwerkingspartner",
    "focus": "focusniveau niveau level",
    "function": "functie",
    "code": "nummer id_code",
    "value": "waarde",
    "printed": "zoals_gedrukt as_printed",
    "unit": "eenheid",
    "year": "jaar peiljaar period periode perioden",
    "reference": "referentie vergeleken_met",
    "reference_value": "referentiewaarde",
    "source": "bron",
    "title": "titel",
    "text": "tekst omschrijving description",
    "consent": "toestemming",
    "needs": "zoekt vraag vraagt",
    "offers": "biedt aanbod",
    "customers": "klanten afnemers aantal_klanten aantal_afnemers",
    "suppliers": "toeleveranciers leveranciers aantal_toeleveranciers aantal_leveranciers",
    "customer_partners": "partners_onder_afnemers partners_onder_klanten",
    "supplier_partners": "partners_onder_toeleveranciers partners_onder_leveranciers",
    "establishment_type": "type_vestiging vestigingstype soort_vestiging",
    "activity": "activiteit activiteiten activities",
    "leads": "leidend leider leading",
    "status": "stand_van_gegeven",
    "turnover": "omzet",
    "wishes": "wensen",
}
TOP_PARTNERS = 3
"""Of how many partners an interview tells."""

# "Partner 1 soort", "soort van partner 1", "top 1 soort" and "soort 1" name the same.
_OF_PARTNER = {
    "kind": "soort kind aard type relatie soort_relatie",
    "place": "plaats place stad city",
    "area": "gebied area regio region",
    "leads": "leidend wie_leidt leiding leider leads leading who_leads",
    "depth": "diepte depth intensiteit",
}


def _partner_words() -> dict[str, str]:
    return {
        f"partner_{n}_{field}": " ".join(
            form.format(n=n, word=word)
            for word in words.split()
            for form in (
                "partner_{n}_{word}",
                "{word}_partner_{n}",
                "{word}_van_partner_{n}",
                "{word}_of_partner_{n}",
                "{word}_with_partner_{n}",
                "top_{n}_{word}",
                "{word}_{n}",
            )
        )
        for n in range(1, TOP_PARTNERS + 1)
        for field, words in _OF_PARTNER.items()
    }


# In a list of relations or profiles the firm is not the record itself.
_FIRM = "bedrijf organisatie naam van from firm company name"
_BY_KIND = {
    "relations": {"organisation": _FIRM},
    "profiles": {
        "organisation": _FIRM,
        "origin": "komt_van komt_uit afkomstig_uit herkomst came_from comes_from",
        "cooperation": "samenwerking rol_van_samenwerking role_of_cooperation",
        "date": "datum datum_gesprek gesprek_op datum_interview interview_date",
        "interviewer": "gesproken_door gevraagd_door interview_door asked_by interviewed_by",
        "sample_group": "benaderd_uit lijst groep steekproef approached_from list",
        "refusal": "weigering reden_weigering geweigerd reden refused reason_for_refusing",
        "confidential": "vertrouwelijk naam_vertrouwelijk name_confidential",
        **_partner_words(),
        "customer_partners": "partners_onder_afnemers partners_onder_klanten"
        " partners_among_customers",
        "supplier_partners": "partners_onder_toeleveranciers partners_onder_leveranciers"
        " partners_among_suppliers",
    },
    # Here the name is that of a person.
    "participants": {
        "organisation": "bedrijf organisatie onderneming instelling company firm organization",
        "name": "naam deelnemer label",
    },
    "register": {
        "name": "naam bedrijfsnaam naam_bedrijf vestigingsnaam vestnaam vest_naam naam_vestiging"
        " statutaire_naam organisatie onderneming bedrijf company_name company firm",
        "trade_name": "handelsnaam handelsnamen eerste_handelsnaam",
        "kvk": "kvk_nummer kvknummer kvk_nr kvknr dossiernummer kvk_dossiernummer kvk_dossier"
        " kvkdossiernummer kvk_number",
        "number": "vestigingsnummer vestigings_nummer vestnr vestigingsnr vestiging_nr"
        " kvk_vestigingsnummer lisa_nummer lisanummer lisanr lisa_nr"
        " establishment_number",
        "street": "straat straatnaam adres vestigingsadres huisnummer huisnr huisletter"
        " toevoeging toev huisnummertoevoeging huisnummer_toevoeging address",
        "postcode": "pc6 pc zip zip_code postal_code",
        "place": "plaats woonplaats vestigingsplaats plaatsnaam city town",
        "municipality": "gemeente gemeentenaam gem_naam gemnaam",
        "sbi": "sbi_code sbicode hoofdactiviteit sbi_2008 sbi2008 sbi_2025 sbi2025 sbi08 sbi_08"
        " sbi_hoofdactiviteit hoofdactiviteit_sbi activiteitcode sbi_code_2008 sbi5",
        "sector": "sectie sbi_sectie sbi_letter letter section branche bedrijfstak industry",
        "size_class": "grootteklasse grootte_klasse klasse gk gk_ft gk_wp omvangklasse"
        " klasse_werkzame_personen grootteklasse_werkzame_personen",
        "jobs": "werkzame_personen banen totaal_banen wp wp_tot wp_totaal aantal_wp personen"
        " personeel medewerkers"
        " totaal_werkzame_personen werknemers arbeidsplaatsen employees",
        "full_time": "fulltime voltijd fulltimers voltijders fulltime_banen voltijdbanen"
        " mannen_fulltime vrouwen_fulltime mannen_voltijd vrouwen_voltijd man_ft vrouw_ft ft"
        " wp_ft",
        "part_time": "parttime deeltijd parttimers deeltijders parttime_banen deeltijdbanen"
        " mannen_parttime vrouwen_parttime mannen_deeltijd vrouwen_deeltijd man_pt vrouw_pt pt"
        " wp_pt",
        "x": "x_coord x_coordinaat xcoord x_coordinate rd_x xco x_rd",
        "y": "y_coord y_coordinaat ycoord y_coordinate rd_y yco y_rd",
        "reference_date": "peildatum peildat jaar peiljaar datum reference",
    },
}
# Words of a heading that tell little, or nothing, about which field it is.
_GENERAL_WORDS = frozenset(
    "naam name bedrijf firm company organisatie size omvang soort type kind aard code nummer"
    " waarde value jaar year".split()
)
_YEAR = re.compile(r"(19|20)\d\d")
_EMPTY_WORDS = frozenset("aantal van de het een in op per of the no nr number totaal total".split())

# A column of these is a part of what another word in its heading names, and never the whole.
_PARTS = frozenset(
    "mannen vrouwen man vrouw men women fulltime parttime voltijd deeltijd ft pt".split()
)

# Columns side by side that together are one list of shares by area: "omzet Almere", "omzet …".
_SPREAD = {
    "turnover": "omzet turnover",
    "customer_areas": "afnemers klanten customers",
    "supplier_areas": "toeleveranciers leveranciers suppliers",
}

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Group: {
        "entrepreneurs": "ondernemers ondernemer bedrijf bedrijven firm firms entrepreneur company"
        " companies business",
        "government": "overheid gemeente provincie publiek public municipality",
        "knowledge": "kennis kennisinstelling onderwijs hbo universiteit onderzoek"
        " knowledge_institute university school",
        "other": "overig anders netwerk",
    },
    RelationKind: {
        "parent": "moeder moederbedrijf moederconcern",
        "customer": "afnemer klant opdrachtgever",
        "dealer": "dealers",
        "supplier": "toeleverancier leverancier toelev",
        "co_production": "coproductie coproductie_ontwikkeling co_ontwikkeling coprod",
        "government": "overheid",
        "research": "onderzoek onderzoeksinstelling kennisinstelling",
    },
    Role: {
        "end_customer": "eindafnemer eindgebruiker",
        "large_producer": "grote_producent",
        "small_producer": "kleine_producent",
        "supplier": "toeleverancier leverancier",
        "education": "onderwijs opleiding",
        "research": "onderzoek onderzoeksinstelling",
        "intermediary": "intermediair netwerk",
        "government_customer": "overheid overheid_als_klant launching_customer",
    },
    Refusal: {
        "tired_of_surveys": "enquetemoe moe_van_enquetes tired",
        "too_busy": "te_druk busy",
        "busy_at_year_end": "druk_einde_jaar te_druk_einde_jaar eind_van_het_jaar year_end",
        "other": "anders andere_reden",
    },
    Depth: {
        "transaction": "transactie",
        "cooperation": "samenwerking co_operation",
        "co_production": "coproductie",
        "network": "netwerk",
    },
    Status: {
        "printed": "zoals_gedrukt gedrukt",
        "reconstructed": "gereconstrueerd",
        "computed": "berekend",
        "questioned": "betwijfeld",
        "illustrative": "illustratief",
    },
    Certainty: {"confirmed": "bevestigd", "wish": "wens"},
}


@lru_cache(maxsize=8_192)
def key_of(text: str) -> str:
    """Return a heading or word in the form in which it is compared: ``werkzame_personen``."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


def fields_for(heading: str, kind: str, fields: frozenset[str]) -> dict[str, int]:
    """Return the fields that a heading may name, the surest first, and how sure: 3, 2 or 1.

    3: it is a word for the field; 2: but for words that tell nothing; 1: such a word is among
    its words.
    """
    wanted = key_of(heading)
    if wanted in fields:
        return {wanted: 3}
    if not any(map(str.isalpha, wanted)):
        return {}
    own = _BY_KIND.get(kind, {})
    known = _known_words(kind, fields)
    sure = {field: _sureness(wanted, words, parts, field) for field, words, parts in known}
    # Where a heading is a word for several, what is peculiar to this kind of list goes first.
    found = sorted((f for f in sure if sure[f]), key=lambda f: (-sure[f], f not in own))
    return {field: sure[field] for field in found}


def field_of(heading: str, kind: str, fields: frozenset[str]) -> str:
    """Return the field that a heading of an import of ``kind`` surely names, "" when none."""
    found = fields_for(heading, kind, fields)
    return next((field for field, sure in found.items() if sure == 3), "")


def year_in(heading: str) -> int:
    """Return the year that a heading names, 0 for none."""
    found = _YEAR.search(key_of(heading))
    return int(found[0]) if found else 0


def is_second_choice(heading: str) -> bool:
    """Tell whether a heading names a field only where no other does: a number of the register's
    own is no establishment number, though some registers deliver that under its name."""
    return key_of(heading) in _SECOND_CHOICES


@cache
def _known_words(
    kind: str, fields: frozenset[str]
) -> tuple[tuple[str, frozenset[str], tuple[frozenset[str], ...]], ...]:
    """Return each field, the words for it, and what in each of these tells."""
    words = {**_HEADINGS, **_BY_KIND.get(kind, {})}
    known = {field: words.get(field, "").split() for field in sorted(fields)}
    return tuple(
        (field, frozenset(its), tuple(map(_telling, (*its, field)))) for field, its in known.items()
    )


def _sureness(
    wanted: str, words: frozenset[str], parts: tuple[frozenset[str], ...], field: str
) -> int:
    if wanted in words or _is_spread(wanted, field):
        return 3
    telling = _telling(wanted)
    if telling in parts:
        return 2 if telling else 0
    # "Shoe size" is no size of a firm: a word that is used everywhere does not tell by itself.
    return int(
        any(
            part <= telling and 2 * len(part) >= len(telling) and not (telling - part) & _PARTS
            for part in parts
            if part
        )
        and any(part <= telling for part in parts if part - _GENERAL_WORDS)
    )


def _is_spread(wanted: str, field: str) -> bool:
    return any(wanted.startswith(f"{word}_") for word in _SPREAD.get(field, "").split())


@cache
@lru_cache(maxsize=8_192)
def _telling(key: str) -> frozenset[str]:
    words = frozenset(key.split("_")) - _EMPTY_WORDS - {""}
    return frozenset(word for word in words if not _YEAR.fullmatch(word))


def word_of(choice: type[StrEnum], text: str) -> StrEnum | None:
    """Return the choice that a Dutch or English word stands for, None when it stands for none."""
    wanted = key_of(text)
    for word in choice:
        if wanted in {key_of(word.value), *_WORDS.get(choice, {}).get(word.value, "").split()}:
            return word
    return None


def choices_of(choice: type[StrEnum]) -> str:
    """Return the words that may stand for a choice, each in Dutch and English."""
    words = _WORDS.get(choice, {})
    pairs = ((words.get(word.value, "").partition(" ")[0], word.value) for word in choice)
    return ", ".join("/".join(dict.fromkeys(filter(None, pair))) for pair in pairs if pair[1])
