"""Notes, texts and frames on a chain canvas, and what can be done to all that stands there."""

import pytest

from almere_roadmap.domain.words import BoxShape, ChainLane, FlowKind, Role
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import canvas, canvas_notes, chains
from almere_roadmap.verbs.organisations import add_organisation
from tests.making import Journal

LANE = ChainLane.KNOWLEDGE


@pytest.fixture
def journal():
    made = Journal()
    made.chain = made.perform(chains.add_chain(made.workshop, name="Care"))
    made.stage = made.perform(chains.add_stage(made.workshop, chain=made.chain, name="Make"))
    return made


def box(journal, name="Lab", **values):
    draft = chains.add_box(
        journal.workshop, chain=journal.chain, stage=journal.stage, name=name, **values
    )
    return journal.perform(draft)


def notes(journal, *texts, **values):
    journal.perform(
        canvas_notes.add_notes(
            journal.workshop, chain=journal.chain, stage=journal.stage, texts=texts, **values
        )
    )
    return [note.id for note in ordered(journal.workshop.ideas.values())]


def text(journal, words="Who pays?"):
    return journal.perform(
        canvas_notes.add_remark(journal.workshop, chain=journal.chain, text=words)
    )


def flow(journal, origin, target, **values):
    draft = chains.add_flow(journal.workshop, origin=origin, target=target, **values)
    return journal.perform(draft)


def test_pasted_lines_become_notes_in_one_step(journal):
    before = len(journal.edits)
    made = notes(journal, "One", "  ", "Two\nlines", lane=LANE, place=(1.0, 2.0))
    said = [journal.workshop.ideas[note] for note in made]
    assert [n.text for n in said] == ["One", "Two\nlines"]
    assert {(n.chain, n.stage, n.lane) for n in said} == {(journal.chain, journal.stage, LANE)}
    assert [n.place for n in said] == [(1.0, 2.0), ()]
    assert len(journal.edits) == before + 1


def test_notes_texts_and_frames_need_something(journal):
    with pytest.raises(Declined, match="needs words"):
        notes(journal, " ")
    with pytest.raises(Declined, match="needs words"):
        text(journal, "\n")
    with pytest.raises(Declined, match="a width and a height"):
        canvas_notes.add_frame(journal.workshop, chain=journal.chain, corners=(1.0, 1.0, 1.0, 2.0))


def test_a_frame_carries_nothing_and_is_numbered_without_a_name(journal):
    placed = box(journal)
    frame = journal.perform(
        canvas_notes.add_frame(journal.workshop, chain=journal.chain, corners=(0.0, 0.0, 1.0, 1.0))
    )
    assert journal.workshop.frames[frame].name == "1"
    before = journal.workshop.boxes[placed]
    journal.perform(canvas_notes.move_frame(journal.workshop, frame, (0.5, 0.5, 1.5, 1.5)))
    assert journal.workshop.frames[frame].corners == (0.5, 0.5, 1.5, 1.5)
    assert journal.workshop.boxes[placed] == before


def test_parties_notes_and_texts_move_in_one_step(journal):
    things = [box(journal), *notes(journal, "Note"), text(journal)]
    draft = canvas.move_things(
        journal.workshop, dict.fromkeys(things, (journal.stage, LANE, (3.0, 4.0)))
    )
    assert draft.label.params == {"count": "3"}
    journal.perform(draft)
    moved = [canvas.thing_of(journal.workshop, row)[1] for row in things]
    assert {(t.stage, t.lane, t.place) for t in moved} == {(journal.stage, LANE, (3.0, 4.0))}
    journal.perform(canvas.leave_to_layout(journal.workshop, things))
    assert {canvas.thing_of(journal.workshop, row)[1].place for row in things} == {()}


def test_a_copy_has_the_flows_within_but_is_not_the_firm(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Genzyme"))
    one = box(journal, record=firm)
    two, three = box(journal, "Lab"), box(journal, "City")
    flow(journal, one, two, kind=FlowKind.KNOWLEDGE)
    flow(journal, two, three)
    things = [one, two, *notes(journal, "Note")]
    before = journal.workshop
    journal.perform(canvas.duplicate(journal.workshop, things))
    added = [b for b in journal.workshop.boxes.values() if b.id not in before.boxes]
    assert {(b.name, b.record) for b in added} == {("Genzyme", ""), ("Lab", "")}
    [copied] = [f for f in journal.workshop.flows.values() if f.id not in before.flows]
    assert {copied.origin, copied.target} == {b.id for b in added}
    assert [n.text for n in journal.workshop.ideas.values()] == ["Note", "Note"]


def test_a_copy_lands_elsewhere_unlocked_and_in_a_group_of_its_own(journal):
    one, two = box(journal), box(journal, "City")
    journal.perform(canvas.group(journal.workshop, [one, two]))
    journal.perform(canvas.lock(journal.workshop, [one]))
    landings = {one: (journal.stage, LANE, (1.0, 1.0))}
    before = set(journal.workshop.boxes)
    journal.perform(canvas.duplicate(journal.workshop, [one, two], landings))
    added = {b.name: b for b in journal.workshop.boxes.values() if b.id not in before}
    assert (added["Lab"].lane, added["Lab"].place) == (LANE, (1.0, 1.0))
    assert not added["Lab"].locked
    bundle = journal.workshop.boxes[one].bundle
    assert added["Lab"].bundle == added["City"].bundle != bundle


def test_groups_hold_all_kinds_and_come_apart_whole(journal):
    things = [box(journal), *notes(journal, "Note"), text(journal)]
    journal.perform(canvas.group(journal.workshop, things))
    bundles = {canvas.thing_of(journal.workshop, row)[1].bundle for row in things}
    assert len(bundles) == 1 and "" not in bundles
    journal.perform(canvas.ungroup(journal.workshop, things[:1]))
    assert {canvas.thing_of(journal.workshop, row)[1].bundle for row in things} == {""}
    with pytest.raises(Declined, match="no group"):
        canvas.ungroup(journal.workshop, things)
    with pytest.raises(Declined, match="two things"):
        canvas.group(journal.workshop, things[:1])


@pytest.mark.parametrize("alone", [True, False], ids=["place_box", "move_things"])
def test_a_role_follows_a_party_to_another_cell_unless_it_was_chosen(journal, alone):
    stage = journal.perform(
        chains.add_stage(
            journal.workshop, chain=journal.chain, name="Make", role=Role.LARGE_PRODUCER
        )
    )
    usual = box(journal, "City", lane=ChainLane.GOVERNMENT)
    chosen = box(journal, "Hospital", lane=ChainLane.GOVERNMENT, role=Role.END_CUSTOMER)
    for row, role in ((usual, Role.LARGE_PRODUCER), (chosen, Role.END_CUSTOMER)):
        if alone:
            draft = chains.place_box(journal.workshop, row, stage=stage, lane=ChainLane.FIRMS)
        else:
            landing = {row: (stage, ChainLane.FIRMS, ())}
            draft = canvas.move_things(journal.workshop, landing)
        journal.perform(draft)
        assert journal.workshop.boxes[row].role is role
    stay = canvas.move_things(journal.workshop, {usual: (stage, ChainLane.FIRMS, (1.0, 2.0))})
    assert {write.field for write in stay.writes} == {"place"}


def test_what_is_locked_neither_moves_nor_goes(journal):
    placed = box(journal)
    frame = journal.perform(
        canvas_notes.add_frame(
            journal.workshop, chain=journal.chain, corners=(0.0, 0.0, 1.0, 1.0), name="Part"
        )
    )
    journal.perform(canvas.lock(journal.workshop, [placed, frame]))
    landing = {placed: (journal.stage, LANE, ())}
    for refused in (
        lambda: canvas.move_things(journal.workshop, landing),
        lambda: chains.place_box(journal.workshop, placed, lane=LANE),
        lambda: canvas.remove(journal.workshop, [placed]),
        lambda: canvas_notes.move_frame(journal.workshop, frame, (0.0, 0.0, 2.0, 2.0)),
    ):
        with pytest.raises(Declined, match="is locked"):
            refused()
    journal.perform(canvas.lock(journal.workshop, [placed, frame], on=False))
    journal.perform(canvas.move_things(journal.workshop, landing))
    journal.perform(canvas.remove(journal.workshop, [placed, frame]))
    assert not journal.workshop.boxes and not journal.workshop.frames


@pytest.mark.parametrize(
    ("chosen", "count", "order"),
    [
        ("A", 1, "BACD"),
        ("D", -1, "ABDC"),
        ("AB", 1, "CABD"),
        ("BD", -1, "BADC"),
        ("D", 1, "ABCD"),
        ("A", -1, "ABCD"),
    ],
)
def test_order_within_a_cell(journal, chosen, count, order):
    boxes = {name: box(journal, name) for name in "ABCD"}
    box(journal, "X", lane=LANE)
    journal.perform(canvas.reorder(journal.workshop, [boxes[name] for name in chosen], count))
    mine = (b for b in journal.workshop.boxes.values() if b.lane is ChainLane.FIRMS)
    assert "".join(b.name for b in ordered(mine)) == order


def test_aligning_says_so(journal):
    one, two = box(journal), box(journal, "City")
    landings = dict.fromkeys((one, two), (journal.stage, ChainLane.FIRMS, (2.0, 1.0)))
    draft = canvas.align(journal.workshop, landings)
    assert draft.label.text.startswith("Aligned") and draft.label.params == {"count": "2"}


def test_a_line_runs_both_ways_and_only_once(journal):
    one, two = box(journal, shape=BoxShape.ELLIPSE), box(journal, "City")
    assert journal.workshop.boxes[one].shape is BoxShape.ELLIPSE
    line = flow(journal, one, two, directed=False)
    with pytest.raises(Declined, match="there already"):
        chains.add_flow(journal.workshop, origin=two, target=one)
    journal.perform(chains.change_flows(journal.workshop, [line], directed=True))
    flow(journal, two, one)
    assert [f.directed for f in journal.workshop.flows.values()] == [True, True]


def test_an_end_moves_to_another_box_of_the_chain_only(journal):
    one, two, three = (box(journal, name) for name in "ABC")
    line = flow(journal, one, two)
    flow(journal, one, three)
    with pytest.raises(Declined, match="there already"):
        chains.retarget_flow(journal.workshop, line, target=three)
    with pytest.raises(Declined, match="no longer"):
        chains.retarget_flow(journal.workshop, line, target="gone")
    with pytest.raises(Declined, match="two boxes"):
        chains.retarget_flow(journal.workshop, line, target=one)
    journal.perform(chains.retarget_flow(journal.workshop, line, origin=three, target=one))
    moved = journal.workshop.flows[line]
    assert (moved.origin, moved.target) == (three, one)


@pytest.mark.parametrize("verb", [canvas.duplicate, canvas.lock, canvas.leave_to_layout])
def test_what_is_gone_is_declined(journal, verb):
    with pytest.raises(Declined, match="no longer"):
        verb(journal.workshop, ["gone"])
