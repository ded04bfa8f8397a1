"""What one gesture on a chain does is one step: growing, moving several, changing several flows."""

import pytest

from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, LinkKind
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import chains
from almere_roadmap.verbs.organisations import add_organisation
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    chain = made.perform(chains.add_chain(made.workshop, name="Water"))
    for name in ("Pump", "Drink"):
        made.perform(chains.add_stage(made.workshop, chain=chain, name=name))
    return made


def _stages(journal):
    return [s.id for s in sorted(journal.workshop.stages.values(), key=lambda s: s.rank)]


def _box(journal, name="Spring"):
    chain = next(iter(journal.workshop.chains))
    stage = _stages(journal)[0]
    return journal.perform(chains.add_box(journal.workshop, chain=chain, stage=stage, name=name))


def test_growing_upstream_into_another_lane(journal):
    box, stage = _box(journal), _stages(journal)[1]
    draft = chains.grow(
        journal.workshop,
        box,
        stage=stage,
        lane=ChainLane.GOVERNMENT,
        name="City",
        kind=FlowKind.MONEY,
        upstream=True,
    )
    new = journal.perform(draft)
    made = journal.workshop.boxes[new]
    flow = next(iter(journal.workshop.flows.values()))
    assert (made.name, made.stage, made.lane) == ("City", stage, ChainLane.GOVERNMENT)
    assert (flow.origin, flow.target, flow.kind) == (new, box, FlowKind.MONEY)


def test_growing_with_a_firm_of_the_workshop(journal):
    box = _box(journal)
    firm = journal.perform(add_organisation(journal.workshop, name="Pumps & Co"))
    stage = _stages(journal)[1]
    draft = chains.grow(journal.workshop, box, stage=stage, record=firm, kind=FlowKind.GOODS)
    journal.perform(draft)
    assert {b.record for b in journal.workshop.boxes.values()} == {"", firm}


def test_growing_from_nothing_is_declined(journal):
    with pytest.raises(Declined):
        chains.grow(journal.workshop, "gone", stage="", name="X", kind=FlowKind.GOODS)


def test_several_flows_change_in_one_step(journal):
    one, two = _box(journal), _box(journal, "Well")
    for ends in ((one, two), (two, one)):
        journal.perform(chains.add_flow(journal.workshop, origin=ends[0], target=ends[1]))
    flows = list(journal.workshop.flows)
    draft = chains.change_flows(journal.workshop, flows, depth=Depth.NETWORK)
    assert draft.label.params == {"count": "2"}
    journal.perform(draft)
    assert {f.depth for f in journal.workshop.flows.values()} == {Depth.NETWORK}
    journal.perform(chains.change_flows(journal.workshop, flows[:1], kind=FlowKind.MONEY))
    assert journal.workshop.flows[flows[0]].kind is FlowKind.MONEY


def test_a_gap_becomes_a_niche_of_its_stage(journal):
    stage = _stages(journal)[0]
    niche = journal.perform(chains.niche_from_gap(journal.workshop, name="Maker", stage=stage))
    link = next(iter(journal.workshop.links.values()))
    assert (link.kind, link.origin, link.target) == (LinkKind.STEP, niche, stage)
    journal.perform(chains.niche_from_gap(journal.workshop, name="School"))
    assert len(journal.workshop.niches) == 2 and len(journal.workshop.links) == 1
