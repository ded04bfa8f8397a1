from dataclasses import replace
from datetime import date

from almere_roadmap.analysis.anonymous import anonymised, discreet
from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.domain.entities import Contract, Item, Note, Organisation, Participant, Profile
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
