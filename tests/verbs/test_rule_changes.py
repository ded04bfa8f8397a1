"""Rules changed in a workshop: laid over what is shipped, one step each, back again."""

import dataclasses
from datetime import date

import pytest

from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.analysis.roadmap import procurement
from almere_roadmap.analysis.roadmap.rulebook import rows, rules
from almere_roadmap.domain.entities import RuleChange
from almere_roadmap.domain.rule_tables import TABLES, checked
from almere_roadmap.domain.words import Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.verbs import rule_changes as verbs
from almere_roadmap.verbs.roadmap import edit_contract
from tests.making import Journal

SERVICE = {"table": "thresholds", "row": "decentral/service/2026-01-01"}


def test_every_shipped_row_fits_its_own_table():
    for name, table in TABLES.items():
        for row in rows(name):
            assert set(row.values) == set(table.columns), name
            for column, value in row.values.items():
                assert checked(name, column, value) == value, (name, row.id, column)
        ids = [row.id for row in rows(name)]
        assert len(set(ids)) == len(ids), name


def test_a_changed_threshold_holds_in_this_workshop_only():
    journal = Journal()
    journal.perform(
        verbs.change_rule(journal.workshop, **SERVICE, field="amount", value="€ 220.000")
    )
    day = date(2026, 6, 1)
    here = procurement.threshold(Subject.SERVICE, day, known=rules(journal.workshop))
    assert (here.amount, here.changed) == (220_000, True)
    assert procurement.threshold(Subject.SERVICE, day).amount == 216_000
    journal.undo(journal.edits[-1])
    assert rules(journal.workshop) == rules()


def test_back_to_the_shipped_value_and_a_change_after_that():
    journal = Journal()
    change = {**SERVICE, "field": "amount"}
    journal.perform(verbs.change_rule(journal.workshop, **change, value="1", source="raadsbesluit"))
    journal.perform(verbs.reset_rule(journal.workshop, **change))
    assert journal.workshop.rule_changes == {}
    with pytest.raises(Declined):
        verbs.reset_rule(journal.workshop, **change)
    journal.perform(verbs.change_rule(journal.workshop, **change, value="2"))
    [found] = journal.workshop.rule_changes.values()
    # What was said of the first change is not said of the second.
    assert (found.value, found.source) == ("2", "")


def test_the_thresholds_of_2028_can_be_added():
    journal = Journal()
    values = {
        "authority": "decentral",
        "subject": "service",
        "amount": "230000",
        "valid_from": "2028-01-01",
        "valid_until": "2029-12-31",
        "source": "Publicatieblad",
        "verified": "yes",
    }
    journal.perform(verbs.add_rule(journal.workshop, table="thresholds", values=values))
    known = rules(journal.workshop)
    found = procurement.threshold(Subject.SERVICE, date(2028, 1, 1), known=known)
    assert found.amount == 230_000
    with pytest.raises(Declined):
        verbs.add_rule(journal.workshop, table="thresholds", values=values)
    journal.perform(
        verbs.reset_rule(journal.workshop, table="thresholds", row="decentral/service/2028-01-01")
    )
    assert len(rules(journal.workshop).thresholds) == len(rules().thresholds)


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("thresholds", "amount", "veel"),
        ("thresholds", "amount", ""),
        ("thresholds", "amount", "-5"),
        ("thresholds", "valid_until", "31-02-2027"),
        ("thresholds", "verified", "misschien"),
        ("procedures", "tender", "1,5"),
        ("calendars", "first", "13-40"),
        ("calendars", "first", "easter"),
        ("thresholds", "colour", "red"),
        ("tables", "amount", "1"),
    ],
)
def test_what_does_not_fit_a_cell_is_refused_in_words(table, field, value):
    with pytest.raises(InputError):
        checked(table, field, value)


def test_dates_and_amounts_are_read_as_people_write_them():
    assert checked("thresholds", "valid_until", "31-12-2029") == "2029-12-31"
    assert checked("thresholds", "amount", "5.404.000") == "5404000"
    assert checked("calendars", "first", "easter+39") == "easter+39"


def test_the_cells_that_name_a_row_are_not_changed():
    with pytest.raises(Declined):
        verbs.change_rule(Workshop(), **SERVICE, field="subject", value="work")


def test_a_change_that_makes_no_rule_is_told_and_the_shipped_value_holds():
    bad = RuleChange(id="x", **SERVICE, field="amount", value="??")
    lost = RuleChange(id="y", table="procedures", row="nieuw", field="nl", value="Nieuw")
    workshop = Workshop(rule_changes={"x": bad, "y": lost})
    known = rules(workshop)
    assert known.thresholds == rules().thresholds
    assert set(known.procedures) == set(rules().procedures)
    assert [p.id for p in advice(workshop)] == ["rule.faulty", "rule.faulty"]


def test_the_value_follows_from_a_year_and_the_term():
    from almere_roadmap.domain.words import LayerKind
    from almere_roadmap.verbs import roadmap

    journal = Journal()
    layer = journal.perform(roadmap.add_layer(journal.workshop, name="O", kind=LayerKind.CONTRACTS))
    item = journal.perform(roadmap.add_item(journal.workshop, layer=layer, title="Scans"))

    def after(**values):
        journal.perform(edit_contract(journal.workshop, item, **values))
        return journal.workshop.contracts[item]

    assert after(per_year=54_500.0).value is None
    assert after(term="2 + 1 + 1 jaar").value == 218_000
    assert after(term="4").value == 218_000
    typed = after(value=200_000.0)
    assert (typed.value, typed.per_year) == (200_000, None)
    with pytest.raises(InputError):
        edit_contract(journal.workshop, item, term="lang")
    with pytest.raises(Declined):
        edit_contract(journal.workshop, item, per_year=-1.0)
    assert dataclasses.replace(typed, term="") != typed
