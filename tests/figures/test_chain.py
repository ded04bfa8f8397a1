"""The chain map: where boxes, gaps and flows stand."""

from dataclasses import replace
from itertools import pairwise

import pytest

from almere_roadmap.domain.words import ChainLane, Role
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain import chain_map
from almere_roadmap.figures.chain_layout import COLUMN, layout
from almere_roadmap.figures.marks import Line
from tests import sample
from tests.figures.sheet import check
from tests.figures.worlds import by_id, chain_world

WORLDS = {
    "empty": Workshop(),
    "no stages": chain_world(0, stages=0),
    "no boxes": chain_world(0),
    "stray boxes": chain_world(4, stages=0),
    "one": chain_world(1, stages=1),
    "forty": chain_world(40),
    "nasty": chain_world(20, nasty=True),
    "many stages": chain_world(30, stages=14, nasty=True),
}


@pytest.mark.parametrize("world", WORLDS)
def test_nothing_overlaps_or_leaves_the_sheet(world):
    check(chain_map(WORLDS[world], "c", 257))


@pytest.mark.parametrize("world", WORLDS)
def test_boxes_stay_in_their_cells_and_apart(world):
    placed = layout(WORLDS[world], "c")
    rects = [*placed.boxes.values(), *(gap.rect for gap in placed.gaps)]
    for box, rect in placed.boxes.items():
        cell = placed.cells[placed.cell_of[box]]
        assert cell.x <= rect.x and rect.right <= cell.right + 1e-6
        assert cell.y <= rect.y and rect.bottom <= cell.bottom + 1e-6
    by_hand = {b for b in placed.boxes if WORLDS[world].boxes[b].place}
    automatic = [r for r in rects if r not in [placed.boxes[b] for b in by_hand]]
    for place, a in enumerate(automatic):
        for b in automatic[place + 1 :]:
            assert a.x >= b.right or b.x >= a.right or a.y >= b.bottom or b.y >= a.bottom


@pytest.mark.parametrize("chain", ["chain-care", "chain-services"])
def test_sample_flows_run_level_and_upright_past_all_boxes(chain):
    placed = layout(sample.workshop(), chain)
    assert len(placed.flows) == sum(f.chain == chain for f in sample.workshop().flows.values())
    for name, points in placed.flows.items():
        flow = sample.workshop().flows[name]
        for (x0, y0), (x1, y1) in pairwise(points):
            assert abs(x0 - x1) < 1e-6 or abs(y0 - y1) < 1e-6
            for box, rect in placed.boxes.items():
                crosses = (
                    min(x0, x1) < rect.right - 0.1
                    and max(x0, x1) > rect.x + 0.1
                    and min(y0, y1) < rect.bottom - 0.1
                    and max(y0, y1) > rect.y + 0.1
                )
                assert not crosses, (name, box, flow)


def test_a_box_placed_by_hand_keeps_its_place_within_its_cell():
    world = chain_world(12)
    placed = layout(world, "c")
    cell = placed.cells[placed.cell_of["box3"]]
    assert (placed.boxes["box3"].x - cell.x, placed.boxes["box3"].y - cell.y) == (2.0, 5.0)
    wide = layout(world, "c", 400)
    ratio = wide.cells["s0", ChainLane.FIRMS].width / COLUMN
    assert wide.boxes["box3"].x - wide.cells[wide.cell_of["box3"]].x == pytest.approx(2 * ratio)


def test_gaps_come_from_the_data():
    gaps = {(g.stage, g.lane, g.kind) for g in layout(sample.workshop(), "chain-care").gaps}
    assert ("care-2", ChainLane.FIRMS, "outside") in gaps
    assert any(lane is ChainLane.GOVERNMENT for _, lane, _ in gaps)
    # A school in the lane of knowledge fills the stage of education.
    services = layout(sample.workshop(), "chain-services").gaps
    assert not [g for g in services if g.role is Role.EDUCATION]


def test_a_gap_closes_when_somebody_fills_the_role():
    world = sample.workshop()
    before = layout(world, "chain-care").gaps
    box = next(b for b in world.boxes.values() if b.name or b.record)
    filler = replace(
        box,
        id="new",
        chain="chain-care",
        stage="care-1",
        lane=ChainLane.KNOWLEDGE,
        role=Role.EDUCATION,
    )
    after = layout(world.with_records("boxes", by_id([filler])), "chain-care").gaps
    assert len(after) == len(before) - 1


def test_every_party_and_flow_has_marks_and_a_tip():
    figure = chain_map(sample.workshop(), "chain-care", 257)
    world = sample.workshop()
    mine = {b.id for b in world.boxes.values() if b.chain == "chain-care"}
    mine |= {f.id for f in world.flows.values() if f.chain == "chain-care"}
    assert mine <= set(figure.keys())
    assert mine <= set(figure.tips)
    assert any(isinstance(mark, Line) and mark.arrow for mark in figure.marks)
    assert "8" in figure.title
