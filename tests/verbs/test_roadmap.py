import pytest

from almere_roadmap.domain.words import ItemKind, LayerKind
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.verbs import roadmap
from almere_roadmap.verbs.records import delete
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.layers = {
        kind: made.perform(roadmap.add_layer(made.workshop, name=kind.value, kind=kind))
        for kind in (LayerKind.CONTRACTS, LayerKind.HBO, LayerKind.FIRMS)
    }
    return made


def item(journal, title, start="", end="", kind=LayerKind.FIRMS):
    layer = journal.layers[kind]
    draft = roadmap.add_item(journal.workshop, layer=layer, title=title, start=start, end=end)
    return journal.perform(draft)


def test_the_layer_decides_what_an_item_is_and_its_code(journal):
    contract = item(journal, "Archief", kind=LayerKind.CONTRACTS)
    minor = item(journal, "Minor", kind=LayerKind.HBO)
    assert journal.workshop.items[contract].kind is ItemKind.CONTRACT
    assert journal.workshop.items[contract].code == "O1"
    assert contract in journal.workshop.contracts
    assert minor in journal.workshop.hbo_actions


def test_dates_are_periods_in_order(journal):
    with pytest.raises(Declined, match="before it starts"):
        item(journal, "X", "2027-05", "2027-03")
    with pytest.raises(InputError, match="not a date"):
        item(journal, "X", "soon")


def test_of_an_item_only_the_end_may_be_known(journal):
    made = item(journal, "Vergund", "", "2027-03")
    assert (journal.workshop.items[made].start, journal.workshop.items[made].end) == ("", "2027-03")
    with pytest.raises(Declined, match="before it starts"):
        roadmap.schedule_item(journal.workshop, made, start="2027-04")
    begun = item(journal, "Proef", "2027-Q1", "2027-Q2")
    journal.perform(roadmap.schedule_item(journal.workshop, begun, start=""))
    assert (journal.workshop.items[begun].start, journal.workshop.items[begun].end) == (
        "",
        "2027-Q2",
    )


def test_moving_to_the_contracts_layer_makes_a_contract_in_one_step(journal):
    made = item(journal, "Proef", "2027-Q1")
    before = journal.workshop
    journal.perform(
        roadmap.schedule_item(
            journal.workshop, made, layer=journal.layers[LayerKind.CONTRACTS], start="2027-Q2"
        )
    )
    assert journal.workshop.items[made].kind is ItemKind.CONTRACT
    assert made in journal.workshop.contracts
    journal.undo(journal.edits[-1])
    assert journal.workshop == before


def test_a_circle_is_refused_by_name(journal):
    a, b, c = (item(journal, name) for name in ("Eerst", "Dan", "Later"))
    journal.perform(roadmap.link_items(journal.workshop, predecessor=a, successor=b))
    journal.perform(roadmap.link_items(journal.workshop, predecessor=b, successor=c))
    with pytest.raises(Declined, match="Eerst → Dan → Later → Eerst"):
        roadmap.link_items(journal.workshop, predecessor=c, successor=a)
    with pytest.raises(Declined, match="itself"):
        roadmap.link_items(journal.workshop, predecessor=a, successor=a)
    with pytest.raises(Declined, match="already"):
        roadmap.link_items(journal.workshop, predecessor=a, successor=b)


def test_details_belong_to_their_kind_and_values_are_not_negative(journal):
    contract = item(journal, "Archief", kind=LayerKind.CONTRACTS)
    plain = item(journal, "Proef")
    with pytest.raises(Declined, match="not a government contract"):
        roadmap.edit_contract(journal.workshop, plain, value=1.0)
    with pytest.raises(Declined, match="zero or more"):
        roadmap.edit_contract(journal.workshop, contract, value=-1.0)
    journal.perform(roadmap.edit_contract(journal.workshop, contract, value=216_000.0))
    assert journal.workshop.contracts[contract].value == 216_000
    assert journal.edits[-1].label.params == {"name": "Archief"}


def test_deleting_an_item_takes_its_details_and_links(journal):
    a, b = item(journal, "Archief", kind=LayerKind.CONTRACTS), item(journal, "Proef")
    journal.perform(roadmap.link_items(journal.workshop, predecessor=a, successor=b))
    before = journal.workshop
    journal.perform(delete(journal.workshop, a))
    assert not journal.workshop.contracts
    assert not journal.workshop.dependencies
    journal.undo(journal.edits[-1])
    assert journal.workshop == before
