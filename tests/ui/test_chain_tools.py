"""The tools of the chain canvas, and what is done to all that is chosen there."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QLabel, QPushButton

from almere_roadmap.domain.words import BoxShape, ChainLane, FlowKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.ui import modes
from almere_roadmap.ui.canvas.align import Line
from almere_roadmap.ui.canvas.chain_menu import chain_menu
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.ui.dialogs.cluster_rule import ClusterRuleDialog
from almere_roadmap.ui.dialogs.keys import KeysDialog
from almere_roadmap.ui.window import MainWindow
from tests.ui.chains import middle, sample_room, screen, steps, view  # noqa: F401
from tests.ui.hands import ALT, CTRL, LEFT, NONE, SHIFT, click, drag, hover
from tests.ui.rooms import showing, told

KEY = Qt.Key
CELL = Cell("care-5", ChainLane.GOVERNMENT)


def press(view, key, held=NONE):
    QTest.keyClick(view, key, held)


def typed(editor, text, key=KEY.Key_Return, held=NONE):
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key, held)


def in_cell(view, cell=CELL):
    return view.ground.cells[cell].center()


def added(screen, before, collection="boxes"):
    records = screen.bridge.workshop.collection(collection)
    return ordered(r for r in records.values() if r.id not in before.collection(collection))


def test_every_tool_is_a_button_with_its_letter(qtbot, screen, view):
    for tool, made in screen.tools.buttons.items():
        assert f"({tool.value})" in made.toolTip() and made.accessibleName()
        qtbot.mouseClick(made, LEFT)
        assert view.tool is tool
    press(view, KEY.Key_Escape)
    assert view.tool is Tool.SELECT and screen.tools.buttons[Tool.SELECT].isChecked()


def test_notes_one_after_another(screen, view):
    click(view, in_cell(view))
    before, count = screen.bridge.workshop, steps(screen)
    press(view, KEY.Key_N)
    typed(view.slip, "Who pays?")
    assert view.slip.isVisible()
    typed(view.slip, "And who", KEY.Key_Return, SHIFT)
    typed(view.slip, "decides?")
    typed(view.slip, "Kept", KEY.Key_Escape)
    assert not view.slip.isVisible()
    notes = added(screen, before, "ideas")
    assert [n.text for n in notes] == ["Who pays?", "And who\ndecides?", "Kept"]
    assert {(n.stage, n.lane) for n in notes} == {(CELL.stage, CELL.lane)}
    assert steps(screen) == count + 3 and all(n.id in view.placed.notes for n in notes)


def test_pasted_lines_become_notes(screen, view):
    click(view, in_cell(view))
    before, count = screen.bridge.workshop, steps(screen)
    press(view, KEY.Key_N)
    QTest.keyClicks(view.slip, "First")
    pasted = QMimeData()
    pasted.setText("one\n\n  two \nthree")
    view.slip.insertFromMimeData(pasted)
    assert [n.text for n in added(screen, before, "ideas")] == ["First one", "two", "three"]
    assert steps(screen) == count + 1 and view.slip.toPlainText() == ""


def test_nothing_of_a_long_paste_is_lost(screen, view):
    before = screen.bridge.workshop
    press(view, KEY.Key_N)
    pasted = QMimeData()
    pasted.setText("\n".join(f"line {n}" for n in range(203)))
    view.slip.insertFromMimeData(pasted)
    assert len(added(screen, before, "ideas")) == 200
    assert view.slip.toPlainText().split("\n") == ["line 200", "line 201", "line 202"]


def test_a_note_is_rewritten_and_moved_by_mouse(screen, view):
    before = screen.bridge.workshop
    click(view, in_cell(view))
    press(view, KEY.Key_N)
    typed(view.slip, "Note", KEY.Key_Escape)
    [note] = added(screen, before, "ideas")
    click(view, middle(view, note.id))
    press(view, KEY.Key_Return)
    typed(view.slip, "Other")
    assert screen.bridge.workshop.ideas[note.id].text == "Other"
    assert not view.handles_shown, "notes have no anchors: they would make arrows by accident"
    drag(view, middle(view, note.id), in_cell(view, Cell("care-1", ChainLane.GOVERNMENT)))
    assert screen.bridge.workshop.ideas[note.id].stage == "care-1"


def test_text_by_click(screen, view):
    before = screen.bridge.workshop
    screen.editing.tools.take(Tool.TEXT)
    click(view, in_cell(view))
    typed(view.slip, "Here we cross the water")
    [text] = added(screen, before, "remarks")
    assert (text.text, text.stage, text.lane) == ("Here we cross the water", *_at(CELL))
    assert view.tool is Tool.SELECT and screen.bridge.selection == text.id


def _at(cell):
    return cell.stage, cell.lane


def test_an_ellipse_is_drawn_where_it_stands(screen, view):
    before = screen.bridge.workshop
    screen.editing.tools.take(Tool.ELLIPSE)
    corner = view.ground.cells[CELL].topLeft() + QPointF(2, 2)
    drag(view, corner, corner + QPointF(30, 12))
    typed(view.editor, "Patients")
    [box] = added(screen, before)
    assert box.shape is BoxShape.ELLIPSE and box.name == "Patients" and len(box.place) == 2


def test_the_tool_stays_when_it_is_kept(screen, view):
    press(view, KEY.Key_Q)
    assert screen.tools.keep.isChecked()
    screen.editing.tools.take(Tool.BOX)
    before = screen.bridge.workshop
    for name in ("Party 1", "Party 2"):
        click(view, in_cell(view))
        typed(view.editor, name)
    assert {b.name for b in added(screen, before)} == {
        "Party 1",
        "Party 2",
    } and view.tool is Tool.BOX


def test_second_line_is_the_caption(screen, view):
    before, count = screen.bridge.workshop, steps(screen)
    click(view, in_cell(view))
    press(view, KEY.Key_R)
    typed(view.editor, "Patients", KEY.Key_Return, SHIFT)
    assert view.editor.second.hasFocus()
    typed(view.editor.second, "of all ages")
    [box] = added(screen, before)
    assert (box.name, box.caption) == ("Patients", "of all ages") and steps(screen) == count + 1
    click(view, middle(view, box.id))
    press(view, KEY.Key_Return)
    view.editor.second.clear()
    typed(view.editor, "Clients")
    renamed = screen.bridge.workshop.boxes[box.id]
    assert (renamed.name, renamed.caption) == ("Clients", "")


@pytest.mark.parametrize(("tool", "directed"), [(Tool.ARROW, True), (Tool.LINE, False)])
def test_flows_by_drag_and_by_two_clicks(screen, view, tool, directed):
    screen.editing.set_kind(FlowKind.MONEY)
    before = screen.bridge.workshop
    screen.editing.tools.take(tool)
    drag(view, middle(view, "box-edba"), middle(view, "box-kennisstad"))
    screen.editing.tools.take(tool)
    click(view, middle(view, "box-city"))
    click(view, middle(view, "box-edba"))
    made = added(screen, before, "flows")
    ends = {(f.origin, f.target) for f in made}
    assert ends == {("box-edba", "box-kennisstad"), ("box-city", "box-edba")}
    assert {(f.kind, f.directed) for f in made} == {(FlowKind.MONEY, directed)}


def test_a_frame_is_a_view_and_carries_nothing(screen, view):
    before = screen.bridge.workshop
    screen.editing.tools.take(Tool.FRAME)
    area = view.ground.cells[Cell("care-3", ChainLane.KNOWLEDGE)]
    drag(view, area.topLeft(), area.bottomRight())
    typed(view.editor, "Knowledge")
    [frame] = added(screen, before, "frames")
    assert frame.name == "Knowledge"
    press(view, KEY.Key_PageDown)
    assert view.zoom > 1.2
    view.fit()
    shown = view.frame_area(frame.id)
    boxes = dict(screen.bridge.workshop.boxes)
    drag(view, shown.topLeft() + QPointF(3, 1.5), shown.topLeft() + QPointF(-20, 11.5))
    moved = view.frame_area(frame.id)
    assert moved.topLeft() != shown.topLeft() and moved.width() == pytest.approx(shown.width())
    assert dict(screen.bridge.workshop.boxes) == boxes
    drag(view, view.corners(frame.id)[2], view.corners(frame.id)[2] + QPointF(15, 0))
    assert view.frame_area(frame.id).width() > shown.width() + 10
    assert any(a.text() == "Knowledge" for a in screen.make_menu().actions())


def test_the_slip_never_lies_over_the_note_written_last(screen, view):
    view.cell = Cell("care-2", ChainLane.INTERMEDIARIES)
    press(view, KEY.Key_N)
    before = screen.bridge.workshop
    for number in range(9):
        typed(view.slip, f"Idea {number}")
        [note] = added(screen, before, "ideas")
        before = screen.bridge.workshop
        place = view.place_of(view.ground.things[note.id])
        assert not view.slip.geometry().intersects(place), number


def test_a_second_f_frames_what_is_seen(screen, view):
    press(view, KEY.Key_F)
    assert view.tool is Tool.FRAME and not view.editor.isVisible()
    press(view, KEY.Key_F)
    typed(view.editor, "All")
    [frame] = screen.bridge.workshop.frames.values()
    seen = view.frame_area(frame.id)
    assert all(seen.contains(view.ground.boxes[b]) for b in view.ground.boxes)


def test_pasted_lines_become_notes_in_the_chosen_cell(screen, view):
    view.cell = CELL
    before, count = screen.bridge.workshop, steps(screen)
    QApplication.clipboard().setText("One\n\n  Two \nThree")
    press(view, KEY.Key_V, CTRL)
    made = added(screen, before, "ideas")
    assert {n.text for n in made} == {"One", "Two", "Three"}
    assert {(n.stage, n.lane) for n in made} == {(CELL.stage, CELL.lane)}
    assert set(view.chosen) == {n.id for n in made} and steps(screen) == count + 1
    QApplication.clipboard().setText("\n".join(f"Line {n}" for n in range(203)))
    heard = told(screen.bridge)
    press(view, KEY.Key_V, CTRL)
    assert len(added(screen, before, "ideas")) == 203 and "3 lines" in heard[-1][1]
    QApplication.clipboard().setText(" ")
    press(view, KEY.Key_V, CTRL)
    assert steps(screen) == count + 2


def test_a_frame_tells_and_switches_whether_it_is_printed(qtbot, screen, view):
    screen.editing.tools.take(Tool.FRAME)
    area = view.ground.cells[Cell("care-3", ChainLane.KNOWLEDGE)]
    drag(view, area.topLeft(), area.bottomRight())
    typed(view.editor, "Knowledge")
    [frame] = screen.bridge.workshop.frames.values()
    marked = len(view.item(frame.id).marks)
    details = screen.inspect(frame.id)
    qtbot.addWidget(details)
    [switch] = [b for b in details.findChildren(QCheckBox) if "figure" in b.text()]
    assert switch.isChecked()
    switch.click()
    assert not screen.bridge.workshop.frames[frame.id].as_figure
    assert len(view.item(frame.id).marks) == marked - 1
    menu = chain_menu(screen.editing, frame.id, Pointer(QPointF(), view.rect().center()), screen)
    [entry] = [a for a in menu.actions() if "figure" in a.text()]
    assert not entry.isChecked()
    entry.trigger()
    assert screen.bridge.workshop.frames[frame.id].as_figure


def test_what_lies_in_a_frame_stays_free(screen, view):
    click(view, middle(view, "box-city"))
    press(view, KEY.Key_F)
    QTest.keyClick(view.editor, KEY.Key_Return)
    [frame] = screen.bridge.workshop.frames.values()
    assert frame.name == "Frame 1"
    assert view.key_at(middle(view, "box-city")) == "box-city"


def test_the_laser_points_and_changes_nothing(screen, view):
    before = screen.bridge.workshop
    screen.editing.tools.take(Tool.LASER)
    hover(view, middle(view, "box-city"))
    drag(view, middle(view, "box-city"), in_cell(view))
    assert view.trail.points and not screen.grab().isNull()
    press(view, KEY.Key_V)
    assert screen.bridge.workshop is before and not view.trail.points


def test_the_hand_drags_the_canvas(screen, view):
    view.zoom_to(2.0)
    press(view, KEY.Key_H)
    bar = view.horizontalScrollBar()
    bar.setValue(0)
    start = view.mapToScene(view.viewport().rect().center())
    drag(view, start, start - QPointF(20, 0))
    assert bar.value() > 50 and view.chosen == []


@pytest.mark.parametrize("held", [CTRL, ALT])
def test_dragging_with_ctrl_or_alt_copies(screen, view, held):
    before, count = screen.bridge.workshop, steps(screen)
    drag(view, middle(view, "box-city"), in_cell(view), held)
    [copy] = added(screen, before)
    assert (copy.stage, copy.lane) == _at(CELL) and view.boxes == [copy.id]
    assert screen.bridge.workshop.boxes["box-city"] == before.boxes["box-city"]
    assert steps(screen) == count + 1


def test_duplicate_lies_a_little_aside(screen, view):
    before = screen.bridge.workshop
    click(view, middle(view, "box-city"))
    press(view, KEY.Key_D, CTRL)
    [copy] = added(screen, before)
    assert view.boxes == [copy.id] and copy.stage == "care-4" and len(copy.place) == 2


def test_a_group_is_chosen_whole_and_ctrl_reaches_inside(screen, view):
    click(view, middle(view, "box-edba"))
    click(view, middle(view, "box-kennisstad"), SHIFT)
    press(view, KEY.Key_G, CTRL)
    press(view, KEY.Key_Escape)
    click(view, middle(view, "box-edba"))
    assert set(view.boxes) == {"box-edba", "box-kennisstad"}
    press(view, KEY.Key_Escape)
    click(view, middle(view, "box-edba"), CTRL)
    assert view.boxes == ["box-edba"]
    press(view, KEY.Key_G, CTRL | SHIFT)
    press(view, KEY.Key_Escape)
    click(view, middle(view, "box-edba"))
    assert view.boxes == ["box-edba"]


def test_what_is_locked_stays_and_says_so(screen, view):
    click(view, middle(view, "box-city"))
    press(view, KEY.Key_L, CTRL)
    before, heard = screen.bridge.workshop, told(screen.bridge)
    drag(view, middle(view, "box-city"), in_cell(view))
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Delete)
    assert screen.bridge.workshop is before
    assert [kind for kind, _words in heard] == ["warn"] * 3
    assert "locked" in view.accessibleDescription()
    press(view, KEY.Key_L, CTRL)
    press(view, KEY.Key_Delete)
    assert "box-city" not in screen.bridge.workshop.boxes


def test_order_within_the_cell(screen, view):
    click(view, middle(view, "box-sandoz"))
    below = view.ground.things["box-sandoz"].top()
    press(view, KEY.Key_BracketRight, CTRL)
    assert view.ground.things["box-sandoz"].top() > below
    press(view, KEY.Key_BracketLeft, CTRL)
    assert view.ground.things["box-sandoz"].top() == pytest.approx(below)


def test_aligning_and_distributing(screen, view):
    for box, by in (("box-genzyme", QPointF(3, 1)), ("box-brain", QPointF(-2, 2))):
        drag(view, middle(view, box), middle(view, box) + by)
    screen.editing.select(["box-genzyme", "box-brain"])
    count = steps(screen)
    screen.editing.things.align(Line.LEFT)
    rects = view.ground.things
    assert rects["box-genzyme"].left() == pytest.approx(rects["box-brain"].left(), abs=0.11)
    assert steps(screen) == count + 1
    screen.editing.select(["box-lsip", "box-genzyme", "box-brain"])
    screen.editing.things.align(Line.MIDDLE)
    screen.editing.things.distribute(across=True)
    assert all(
        rect.left() >= view.ground.cells[view.ground.cell_of[key]].left() - 0.1
        for key, rect in view.ground.things.items()
    )


def test_arrows_nudge_and_shift_leaps(screen, view):
    click(view, middle(view, "box-city"))
    top = view.ground.things["box-city"].top()
    QTest.keyPress(view, KEY.Key_Down, SHIFT)
    QTest.keyRelease(view, KEY.Key_Down, SHIFT)
    leap = view.ground.things["box-city"].top() - top
    press(view, KEY.Key_Up)
    nudge = top + leap - view.ground.things["box-city"].top()
    assert leap > 3 * nudge > 0


def test_room_safe_mode_catches_a_stray_drag_and_says_so(screen, view):
    modes.toggle_safe(screen.bridge)
    before, heard = screen.bridge.workshop, told(screen.bridge)
    drag(view, middle(view, "box-city"), in_cell(view))
    hover(view, middle(view, "box-edba"))
    drag(view, view.handles("box-edba")[0], middle(view, "box-kennisstad"))
    assert screen.bridge.workshop is before
    assert len(heard) == 2 and all("Room-safe" in words for _kind, words in heard)
    assert screen.bridge.selection == "box-edba" or screen.bridge.selection == "box-city"
    modes.toggle_safe(screen.bridge)
    drag(view, middle(view, "box-city"), in_cell(view))
    assert screen.bridge.workshop.boxes["box-city"].stage == CELL.stage


def test_view_mode_changes_nothing_and_escape_leaves_it(qtbot, sample_room):
    window = showing(qtbot, MainWindow(sample_room), (1500, 900))
    window.show_screen("chain")
    view = window.stack.currentWidget().view
    window.act("view_mode")
    before = sample_room.workshop
    drag(view, middle(view, "box-city"), in_cell(view))
    press(view, KEY.Key_R)
    press(view, KEY.Key_N)
    assert not view.editor.isVisible() and not view.slip.isVisible()
    assert sample_room.workshop is before and "View mode" in window.banner.words
    press(view, KEY.Key_Escape)
    press(view, KEY.Key_Escape)
    assert sample_room.writable and window.banner.isHidden()


def test_zen_shows_the_work_area_only(qtbot, sample_room):
    window = showing(qtbot, MainWindow(sample_room), (1500, 900))
    window.show_screen("chain")
    around = (window.rail, window.top, window.status)
    window.act("zen")
    chain = window.stack.currentWidget()
    assert not any(part.isVisible() for part in (*around, chain.band, chain.tools))
    press(chain.view, KEY.Key_Escape)
    assert all(part.isVisible() for part in (*around, chain.band, chain.tools))


def test_the_sign_of_room_safe_mode_switches_it_off(qtbot, sample_room):
    window = showing(qtbot, MainWindow(sample_room), (1500, 900))
    window.show_screen("chain")
    assert not window.status.safe.isVisible()
    window.act("room_safe")
    assert window.status.safe.isVisible()
    qtbot.mouseClick(window.status.safe, LEFT)
    assert not window.status.safe.isVisible() and not modes.is_safe(sample_room)


@pytest.mark.parametrize("how", ["pale", "only"])
def test_only_what_is_related_stands_out(screen, view, how):
    screen.editing.select(["box-sandoz"])
    view.show_related(how)
    lit = {k for k in view.placed.boxes if view.item(k).isVisible() and view.item(k).opacity() == 1}
    flows = [f for f in view.workshop.flows.values() if "box-sandoz" in (f.origin, f.target)]
    assert lit == {"box-sandoz", *(end for f in flows for end in (f.origin, f.target))}
    view.setFocus()
    press(view, KEY.Key_Escape)
    assert all(view.item(k).isVisible() for k in view.placed.boxes)


def test_all_that_can_be_walked_to_has_a_name(screen, view):
    from almere_roadmap.ui.canvas.spoken import spoken

    screen.editing.tools.use(view.sceneRect())
    for key in view.in_reading_order():
        assert spoken(view.workshop, view.placed, key)
    screen.editing.select(["box-sandoz"])
    assert "Sandoz Nederland" in view.accessibleDescription()
    assert "to Zorgapotheken Flevoland" in view.accessibleDescription()


def test_the_sheet_of_shortcuts_finds_the_laser(qtbot, screen):
    sheet = showing(qtbot, KeysDialog(screen), (600, 500))
    qtbot.keyClicks(sheet.field, "laser")
    items = [sheet.tree.topLevelItem(n) for n in range(sheet.tree.topLevelItemCount())]
    assert [i.text(2) for i in items if not i.isHidden()] == ["K"]


def entries(screen, key):
    pointer = Pointer(QPointF(), screen.view.rect().center())
    made = chain_menu(screen.editing, key, pointer, screen)
    return {act.text().partition("\t")[0]: act for act in made.actions()}


def test_the_menu_of_a_box_does_what_it_says(screen, view):
    before = screen.bridge.workshop
    offered = entries(screen, "box-edba")
    assert {"Open", "Duplicate", "Add a flow to another box", "Lock", "Forwards"} <= set(offered)
    offered["Duplicate"].trigger()
    [copy] = added(screen, before)
    entries(screen, copy.id)["Lock"].trigger()
    assert screen.bridge.workshop.boxes[copy.id].locked
    assert "Unlock" in entries(screen, copy.id)
    entries(screen, "box-edba")["Show only what is related"].trigger()
    assert not view.item(copy.id).isVisible()
    entries(screen, "")["Show everything again"].trigger()
    assert view.item(copy.id).isVisible()
    entries(screen, "box-edba")["Add a flow to another box"].trigger()
    click(view, middle(view, "box-kennisstad"))
    ends = {(f.origin, f.target) for f in screen.bridge.workshop.flows.values()}
    assert ("box-edba", "box-kennisstad") in ends


def test_several_are_grouped_and_aligned_from_the_menu(screen, view):
    click(view, middle(view, "box-edba"))
    click(view, middle(view, "box-kennisstad"), SHIFT)
    offered = entries(screen, "box-edba")
    assert {a.text() for a in offered["Align with the first"].menu().actions()} >= {"Left sides"}
    offered["Group together"].trigger()
    boxes = screen.bridge.workshop.boxes
    assert boxes["box-edba"].bundle == boxes["box-kennisstad"].bundle != ""
    entries(screen, "box-edba")["Ungroup"].trigger()
    assert not screen.bridge.workshop.boxes["box-edba"].bundle


def test_a_flow_runs_both_ways_from_its_menu(screen, view):
    flow = next(iter(view.placed.flows))
    entries(screen, flow)["Runs both ways"].trigger()
    assert not screen.bridge.workshop.flows[flow].directed


def test_in_view_mode_the_menu_only_looks(screen):
    screen.bridge.view_only(True)
    offered = entries(screen, "box-edba")
    assert offered["Show only what is related"].isEnabled()
    assert not offered["Duplicate"].isEnabled() and not offered["Lock"].isEnabled()
    screen.bridge.view_only(False)


def test_a_firm_speaks_in_words_not_codes(qtbot, screen):
    firm = next(o for o in screen.bridge.workshop.organisations.values() if o.name == "Genzyme")
    panel = showing(qtbot, screen.inspect(firm.id), (320, 900))
    texts = {label.text() for label in panel.findChildren(QLabel)}
    assert {"Manufacturing", "also R&D", "number 11 in the Sociale Atlas 2010"} <= texts
    assert not texts & {"C", "3", "b", "#11"}
    assert all(p.note not in ("C", "N", "M", "G", "J") for p in screen.panel.list.parties.rows)


def test_the_verdict_explains_itself_and_its_rule_is_kept_in_one_step(qtbot, screen):
    why = next(b for b in screen.band.findChildren(QPushButton) if b.text() == "Why?")
    qtbot.mouseClick(why, LEFT)
    dialog = screen.findChild(ClusterRuleDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "6 of 8 roles are filled" in words and "education" in words
    assert all(field.accessibleName() for field in (*dialog.shares, *dialog.weights))
    before, count = screen.bridge.workshop.about, steps(screen)
    dialog.shares[1].setValue(0.7)
    dialog.weights[0].setValue(3.0)
    dialog.targets[2].setValue(2)
    dialog.box.button(QDialogButtonBox.StandardButton.Save).click()
    about = screen.bridge.workshop.about
    assert about.role_shares[1] == 0.7 and about.role_weights[0] == 3.0
    assert about.role_targets[2] == 2.0 and steps(screen) == count + 1
    screen.bridge.undo()
    assert screen.bridge.workshop.about == before


def test_a_rule_that_makes_no_sense_is_told_and_nothing_is_lost(qtbot, screen):
    heard = told(screen.bridge)
    dialog = showing(qtbot, ClusterRuleDialog(screen, screen.bridge, "chain-care"), (640, 640))
    dialog.shares[0].setValue(0.9)
    dialog.shares[1].setValue(0.5)
    dialog._keep()
    assert heard and heard[0][0] == "warn" and dialog.isVisible()
    dialog.usual.click()
    assert [share.value() for share in dialog.shares] == [0.6, 0.8]


def test_a_gap_says_why_it_is_one(qtbot, screen, view):
    gap = next(gap for gap in view.placed.gaps if gap.kind == "outside")
    panel = showing(qtbot, screen.inspect(gap.key), (320, 600))
    words = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Moederconcerns" in words


def test_the_last_note_is_closed_without_choosing_anything_else(screen, view):
    click(view, in_cell(view))
    press(view, KEY.Key_N)
    typed(view.slip, "one more")
    press(view.slip, KEY.Key_Escape)
    assert not view.slip.isVisible() and view.window().focusWidget() is view
    assert [screen.bridge.workshop.ideas[key].text for key in view.chosen] in ([], ["one more"])


def test_a_field_that_is_gone_to_keeps_the_focus(screen, view):
    click(view, in_cell(view))
    press(view, KEY.Key_N)
    screen.panel.show()
    screen.panel.search.setFocus()
    assert not view.slip.isVisible() and view.window().focusWidget() is screen.panel.search
