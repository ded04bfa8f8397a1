"""What is remarked about contracts: each remark with its rule, source, validity and remedy."""

from dataclasses import replace
from datetime import date

import pytest

from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.analysis.roadmap import contract_checks, procurement
from almere_roadmap.analysis.roadmap.rulebook import rows, rules
from almere_roadmap.domain.entities import Contract, Item, Layer, RuleChange
from almere_roadmap.domain.terms import years_of
from almere_roadmap.domain.words import Certainty, ItemKind, Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import say
from tests.sample import workshop as sample

TODAY = date(2026, 11, 25)


def with_contracts(*contracts, start="2027-07-01", **more):
    """Return a workshop with a confirmed, owned item for every contract."""
    made = [
        Item(
            id=c.id,
            layer="l",
            kind=ItemKind.CONTRACT,
            title=c.id.upper(),
            owner="x",
            start=start,
            certainty=Certainty.CONFIRMED,
        )
        for c in contracts
    ]
    return Workshop(
        layers={"l": Layer(id="l", name="L")},
        items={i.id: i for i in made},
        contracts={c.id: c for c in contracts},
        **more,
    )


def scans(name, value, **more):
    values = {"body": "Gemeente", "cpv": "79995100-6", "publication": "2027-03-01", **more}
    return Contract(id=name, value=value, procedure="multiple_quotation", **values)


def found(workshop, rule):
    return [p for p in contract_checks.warnings(workshop) if p.id == rule]


def test_every_warning_names_rule_source_validity_and_remedy():
    [light] = found(with_contracts(scans("a", 218_000.0)), "procedure.light")
    assert "2025/2150" in light.source
    assert light.valid_until == date(2027, 12, 31)
    assert say(light.rule) and "Europees openbaar" in say(light.remedy)


def test_the_day_of_publication_decides():
    [old] = found(
        with_contracts(scans("a", 221_000.0, publication="2025-12-31")), "procedure.light"
    )
    assert old.valid_until == date(2025, 12, 31)
    below = with_contracts(scans("a", 218_000.0, publication="2025-12-31"))
    assert not found(below, "procedure.light")
    assert found(with_contracts(scans("a", 218_000.0, publication="2026-01-01")), "procedure.light")


def test_three_small_contracts_within_a_year_are_one_warning():
    parts = [
        scans(n, 80_000.0, publication=f"2027-0{k}-01")
        for n, k in zip("abc", (1, 3, 9), strict=True)
    ]
    [split] = found(with_contracts(*parts), "splitting")
    assert split.about == ("a", "b", "c")
    assert "240" in say(split.message)


@pytest.mark.parametrize(
    "other",
    [
        {"body": "Provincie"},
        {"cpv": "45000000-7"},
        {"publication": "2028-03-02"},
        {"subject": Subject.SUPPLY},
        {"body": ""},
    ],
)
def test_what_is_not_alike_is_not_split(other):
    pair = (scans("a", 150_000.0), scans("b", 150_000.0, **other))
    assert not found(with_contracts(*pair), "splitting")


def test_a_like_contract_exactly_a_year_on_still_counts():
    pair = (scans("a", 150_000.0), scans("b", 66_000.0, publication="2028-02-29"))
    assert found(with_contracts(*pair), "splitting")


def test_an_expired_table_is_said_and_the_last_amount_still_judges():
    late = with_contracts(scans("a", 218_000.0, publication="2028-01-01"), start="2028-07-01")
    [unknown] = found(late, "threshold.unknown")
    assert "216" in say(unknown.message) and unknown.valid_until == date(2027, 12, 31)
    assert found(late, "procedure.light")
    case = procurement.proposals(late.contracts["a"], date(2028, 1, 1))
    assert case[0].procedure.code == "eu_open"


def test_without_any_threshold_nothing_is_judged_and_nothing_breaks():
    far = {"valid_from": "2099-01-01", "valid_until": "2099-12-31"}
    changes = [
        RuleChange(id=f"{r.id}:{f}", table="thresholds", row=r.id, field=f, value=value)
        for r in rows("thresholds")
        for f, value in far.items()
    ]
    bare = with_contracts(scans("a", 218_000.0), rule_changes={c.id: c for c in changes})
    assert rules(bare).faulty == ()
    assert [p.id for p in contract_checks.warnings(bare)] == ["threshold.unknown"]
    assert procurement.assess(bare.contracts["a"], date(2027, 3, 1), rules(bare)) == ()


def test_a_contract_without_value_or_dates_behaves():
    bare = with_contracts(Contract(id="a"), start="")
    assert [p.id for p in contract_checks.warnings(bare)] == ["value.missing"]
    assert contract_checks.checks(bare, bare.items["a"], TODAY)
    assert procurement.steps_of(bare, bare.items["a"]) == ()


def test_care_may_be_tendered_by_the_sas_procedure_only_when_it_is_care():
    care = scans("a", 800_000.0, subject=Subject.SOCIAL_SERVICE)
    assert not found(with_contracts(replace(care, procedure="sas")), "procedure.kind")
    [wrong] = found(
        with_contracts(replace(scans("a", 800_000.0), procedure="sas")), "procedure.kind"
    )
    assert "Europees openbaar" in say(wrong.remedy)


def test_a_concession_has_its_own_threshold():
    concession = replace(scans("a", 3_900_000.0, subject=Subject.WORK), procedure="concession")
    assert procurement.regime(concession) == "concession"
    # There is no threshold for a concession of supplies: that of the body holds.
    assert procurement.regime(replace(concession, subject=Subject.SUPPLY)) == "decentral"


def test_a_lead_time_below_the_legal_term_is_remarked():
    short = RuleChange(id="s", table="procedures", row="eu_open", field="tender", value="30")
    case = with_contracts(
        replace(scans("a", 300_000.0), procedure="eu_open"), rule_changes={"s": short}
    )
    [cut] = found(case, "terms.step")
    assert "30" in say(cut.message) and "40" in say(cut.message)


def test_who_decides_meets_before_the_publication_and_outside_the_recess():
    case = with_contracts(replace(scans("a", 6_000_000.0), procedure="eu_open"))
    first, second = procurement.sittings(case, case.items["a"])
    # 1 March 2027 is a Monday: the executive meets on the Tuesday before, the council on Thursday.
    assert (first.body.code, first.day) == ("executive", date(2027, 2, 23))
    assert (second.body.code, second.day) == ("council", date(2027, 2, 25))
    assert second.papers == date(2026, 12, 24)
    summer = procurement.sitting(rules(), rules().bodies["executive"], date(2027, 8, 20))
    assert summer.day == date(2027, 7, 6)


def test_checks_tell_what_is_well_too():
    fine = with_contracts(replace(scans("a", 300_000.0), procedure="eu_open"))
    checks = contract_checks.checks(fine, fine.items["a"], TODAY)
    assert [c.problem for c in checks if c.problem] == []
    assert any("40 + 20" in say(c.message) for c in checks)
    assert all(say(c.message) for c in checks)


def test_proposals_say_why_and_the_bands_are_those_of_the_guide():
    day = date(2026, 6, 1)
    work = Contract(id="x", subject=Subject.WORK, value=1_600_000.0)
    verdicts = {p.procedure.code: p for p in procurement.assess(work, day)}
    assert verdicts["national_open"].verdict == "fits"
    assert verdicts["multiple_quotation"].verdict == "no"
    assert "1.500.000" in say(verdicts["multiple_quotation"].reason)
    assert verdicts["eu_open"].verdict == "possible"
    small = procurement.assess(replace(work, value=150_000.0), day)
    assert small[0].procedure.code == "single_quotation"


@pytest.mark.parametrize(
    ("text", "years"), [("2 + 1 + 1", 4), ("4", 4), ("1,5 jaar", 1.5), ("2+2", 4), ("", None)]
)
def test_terms_as_people_write_them(text, years):
    assert years_of(text) == years


def test_what_is_no_term_is_refused():
    with pytest.raises(InputError):
        years_of("twee jaar")


def test_the_sample_has_no_warning_that_lacks_a_rule():
    problems = [
        p for p in advice(sample(), TODAY) if p.id in ("decision.recess", "threshold.unknown")
    ]
    assert len(problems) == 2
    assert all(p.rule and p.source and p.remedy for p in problems)
