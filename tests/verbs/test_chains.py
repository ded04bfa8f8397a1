import pytest

from almere_roadmap.domain.words import ChainLane, FlowKind, Role
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import chains
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import delete, move
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.chain = made.perform(chains.add_chain(made.workshop, name="Zorg"))
    made.stages = [
        made.perform(chains.add_stage(made.workshop, chain=made.chain, name=name, role=role))
        for name, role in (("Maken", Role.LARGE_PRODUCER), ("Gebruiken", Role.END_CUSTOMER))
    ]
    return made


def box(journal, name="", stage=0, record=""):
    draft = chains.add_box(
        journal.workshop, chain=journal.chain, stage=journal.stages[stage], name=name, record=record
    )
    return journal.perform(draft)


def test_a_box_takes_its_role_from_its_stage_and_its_name_from_its_record(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Genzyme"))
    placed = box(journal, record=firm)
    made = journal.workshop.boxes[placed]
    assert made.role is Role.LARGE_PRODUCER
    assert chains.box_name(journal.workshop, made) == "Genzyme"
    journal.perform(chains.rename_box(journal.workshop, made.id, "Genzyme Europe"))
    assert journal.workshop.organisations[firm].name == "Genzyme Europe"


@pytest.mark.parametrize(
    ("lane", "role"),
    [
        (ChainLane.FIRMS, Role.END_CUSTOMER),
        (ChainLane.KNOWLEDGE, Role.EDUCATION),
        (ChainLane.GOVERNMENT, Role.GOVERNMENT_CUSTOMER),
        (ChainLane.INTERMEDIARIES, Role.INTERMEDIARY),
    ],
)
def test_who_stands_beside_the_firms_does_not_do_what_the_stage_does(journal, lane, role):
    where = {"chain": journal.chain, "stage": journal.stages[1], "lane": lane}
    placed = journal.perform(chains.add_box(journal.workshop, name="Windesheim", **where))
    assert journal.workshop.boxes[placed].role is role


def test_a_record_stands_once_in_a_chain_and_a_box_needs_words(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Genzyme"))
    box(journal, record=firm)
    with pytest.raises(Declined, match="in this chain already"):
        box(journal, record=firm)
    with pytest.raises(Declined, match="needs a name"):
        box(journal, name=" ")


def test_flows_join_two_boxes_of_one_chain_once_per_kind(journal):
    a, b = box(journal, "A"), box(journal, "B", 1)
    journal.perform(chains.add_flow(journal.workshop, origin=a, target=b))
    with pytest.raises(Declined, match="there already"):
        chains.add_flow(journal.workshop, origin=a, target=b)
    with pytest.raises(Declined, match="two boxes"):
        chains.add_flow(journal.workshop, origin=a, target=a)
    journal.perform(chains.add_flow(journal.workshop, origin=a, target=b, kind=FlowKind.KNOWLEDGE))
    assert len(journal.workshop.flows) == 2


def test_deleting_a_box_takes_its_flows_and_undo_brings_all_back(journal):
    a, b = box(journal, "A"), box(journal, "B", 1)
    journal.perform(chains.add_flow(journal.workshop, origin=a, target=b))
    before = journal.workshop
    journal.perform(delete(journal.workshop, a))
    assert not journal.workshop.flows
    assert b in journal.workshop.boxes
    journal.undo(journal.edits[-1])
    assert journal.workshop == before


def test_growing_places_a_connected_box_in_one_step(journal):
    a = box(journal, "A")
    count = len(journal.edits)
    journal.perform(
        chains.grow(journal.workshop, a, stage=journal.stages[1], name="B", kind=FlowKind.MONEY)
    )
    assert len(journal.edits) == count + 1
    [flow] = journal.workshop.flows.values()
    assert (flow.origin, flow.kind) == (a, FlowKind.MONEY)


def test_stages_move_within_their_chain(journal):
    first, second = journal.stages
    journal.perform(move(journal.workshop, "stages", second, before=first))
    stages = journal.workshop.stages
    assert stages[second].rank < stages[first].rank
