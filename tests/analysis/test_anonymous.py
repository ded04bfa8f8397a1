from dataclasses import replace
from datetime import date

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.domain.entities import (
    About,
    Area,
    Box,
    Contract,
    HboAction,
    Item,
    Niche,
    Note,
    Organisation,
    Participant,
    Profile,
    Relation,
    Source,
)
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.exchange.json import to_json
from almere_roadmap.i18n import speaking
from tests.sample import workshop as sample


def _workshop() -> Workshop:
    return Workshop(
        organisations={
            "a": Organisation(id="a", name="Jansen & Zn.", printed_as="Janssen", note="sinds 1900"),
            "b": Organisation(id="b", name="Jansen", persons=12, listed="#1"),
            "c": Organisation(id="c", name="Gemeente Almere", group=Group.GOVERNMENT),
        },
        participants={
            "p": Participant(id="p", name="Anna de Boer", role="inkoper", consent=True),
            "q": Participant(id="q", name="Lector zorg", role="Lector zorg"),
        },
        items={
            "i": Item(id="i", title="Bellen met JANSEN & ZN. en Jansens buren", owner="Lector zorg")
        },
        contracts={"i": Contract(id="i", body="gemeente Almere")},
        notes={"n": Note(id="n", text="Anna de Boer belt Janssen; Jansen ook.")},
    )


def test_names_are_numbered_by_group_and_gone_from_texts() -> None:
    with speaking("en"):
        hidden = anonymised(_workshop())
    assert [o.name for o in hidden.organisations.values()] == ["Firm 1", "Firm 2", "Public body 1"]
    assert hidden.participants["p"].name == "Participant 1"
    assert hidden.notes["n"].text == "Participant 1 belt Firm 1; Firm 2 ook."
    assert hidden.contracts["i"].body == "Public body 1"


def test_the_longest_name_goes_first_and_only_whole_words_go() -> None:
    with speaking("en"):
        hidden = anonymised(_workshop())
    assert hidden.items["i"].title == "Bellen met Firm 1 en Jansens buren"


def test_what_gives_a_firm_away_is_gone_and_what_counts_stays() -> None:
    hidden = anonymised(_workshop())
    assert hidden.organisations["a"].note == hidden.organisations["a"].printed_as == ""
    assert hidden.organisations["b"].listed == ""
    assert hidden.organisations["b"].persons == 12
    assert not hidden.participants["p"].consent


def test_a_role_is_no_name() -> None:
    assert anonymised(_workshop()).items["i"].owner == "Lector zorg"


def test_ids_stay_so_that_copies_can_be_laid_side_by_side() -> None:
    hidden = anonymised(_workshop())
    assert set(hidden.organisations) == {"a", "b", "c"}


def test_hiding_twice_changes_nothing_more() -> None:
    with speaking("nl"):
        hidden = anonymised(_workshop())
        assert to_json(anonymised(hidden)) == to_json(hidden)


def test_an_empty_workshop_stays_empty() -> None:
    assert anonymised(Workshop()) == Workshop()


def test_a_firm_that_goes_by_a_number_keeps_it_and_no_other_gets_it() -> None:
    firms = {
        "a": Organisation(id="a", name="Jansen"),
        "b": Organisation(id="b", name="Bedrijf 01"),
        "c": Organisation(id="c", name="De Vries"),
        "d": Organisation(id="d", name="Bedrijf 03", note="hoek"),
    }
    with speaking("nl"):
        hidden = anonymised(Workshop(organisations=firms))
    names = [firm.name for firm in hidden.organisations.values()]
    assert names == ["Bedrijf 2", "Bedrijf 01", "Bedrijf 4", "Bedrijf 03"]
    assert hidden.organisations["d"].note == ""


def test_only_the_firms_that_were_promised_it_lose_their_name_on_paper() -> None:
    told = _workshop()
    assert discreet(told) is told
    promised = Profile(id="p", organisation="a", confidential=True)
    with speaking("en"):
        hidden = discreet(replace(told, profiles={"p": promised}))
    assert [o.name for o in hidden.organisations.values()] == [
        "Firm 1",
        "Jansen",
        "Gemeente Almere",
    ]
    assert hidden.organisations["a"].note == ""
    assert hidden.notes["n"].text == "Anna de Boer belt Firm 1; Jansen ook."


def test_what_refers_to_a_record_still_does_and_the_advice_is_the_same():
    named, bare = sample(), anonymised(sample())
    for key, flow in named.flows.items():
        assert (bare.flows[key].origin, bare.flows[key].target) == (flow.origin, flow.target)
    today = date(2026, 11, 24)
    assert [p.id for p in advice(bare, today)] == [p.id for p in advice(named, today)]


def _typed() -> Workshop:
    """Return a workshop in which names were typed that are in no list."""
    return replace(
        _workshop(),
        info={"workshop": About(id="workshop", place="Almere", client="Stichting Zorgkring")},
        areas={"h": Area(id="h", name="Almere")},
        items={
            "i": Item(id="i", title="Koppelen met Bakkerij Smit", owner="Inkoper", note="Smit"),
            "j": Item(id="j", title="Kees Bol tekent", owner="Kees Bol", first_step="bol bellen"),
            "k": Item(id="k", title="Onderwijs", owner="janssen"),
        },
        niches={"m": Niche(id="m", name="Brood", owner="Kees Bol")},
        contracts={"i": Contract(id="i", body="Woningstichting De Kade")},
        hbo_actions={"k": HboAction(id="k", institution="Almere", partners="Bakkerij Smit")},
        boxes={
            "x": Box(id="x", name="Bakkerij Smit", caption="levert aan Stichting Zorgkring"),
            "y": Box(id="y", record="a"),
        },
        notes={"n": Note(id="n", text="Kees Bol belt; een inkoper ook", owner="Anna de Boer")},
        profiles={"f": Profile(id="f", organisation="a", interviewer="Anna de Boer")},
        relations={"r": Relation(id="r", organisation="a", partner="Bakkerij Smit")},
        sources={"s": Source(id="s", title="Lijst", file="Klanten van Bol.xlsx", file_hash="1f")},
    )


def test_names_that_were_typed_into_fields_for_names_are_numbered_everywhere() -> None:
    with speaking("en"):
        hidden = anonymised(_typed())
    assert hidden.items["j"].owner == hidden.niches["m"].owner == "Owner 1"
    assert hidden.items["j"].title == "Owner 1 tekent"
    assert hidden.notes["n"].text == "Owner 1 belt; een inkoper ook"
    assert hidden.contracts["i"].body == "Contracting body 1"
    assert hidden.hbo_actions["k"].partners == hidden.boxes["x"].name == "Partner 1"
    assert hidden.relations["r"].partner == "Partner 1"
    assert hidden.items["i"].title == "Koppelen met Partner 1"
    assert hidden.boxes["x"].caption == "levert aan Client"
    assert hidden.about.client == hidden.sources["s"].file == ""
    told = to_json(hidden)
    for name in ("Kees", "Bakkerij", "Kade", "Zorgkring", "Boer", "Klanten", "1f"):
        assert name not in told


def test_what_is_in_a_list_is_a_role_or_a_place_keeps_its_own_word() -> None:
    with speaking("en"):
        hidden = anonymised(_typed())
    assert hidden.items["i"].owner == "Inkoper"
    assert hidden.hbo_actions["k"].institution == "Almere"
    assert hidden.items["k"].owner == "Firm 1"
    assert hidden.notes["n"].owner == hidden.profiles["f"].interviewer == "Participant 1"
    assert hidden.boxes["y"].record == "a"


def test_hiding_typed_names_twice_changes_nothing_more() -> None:
    with speaking("nl"):
        hidden = anonymised(_typed())
        assert to_json(anonymised(hidden)) == to_json(hidden)
