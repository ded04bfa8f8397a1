"""The Niches screen, driven by mouse and keyboard; what counts is what the workshop says."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from almere_roadmap.analysis.choosing.portfolio import portfolio_of
from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.domain.words import Group, LinkKind, NoteKind, RoundState, Side
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.marks import Text
from almere_roadmap.i18n import plural
from almere_roadmap.ui.niches.details import NicheDetails
from almere_roadmap.ui.niches.idea_list import IDEAS, dragged_ideas
from almere_roadmap.ui.niches.score_table import Line, Matrix, ScoreModel
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.verbs import about, niches, organisations, votes
from almere_roadmap.verbs.records import edit
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    return showing(qtbot, NichesScreen(empty_room))


def niche(bridge, name):
    return bridge.attempt(niches.add_niche, name=name).changes[0].row


def keys(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)
    # An editor in a table closes with the next turn of the event loop.
    QApplication.processEvents()


def said(widget):
    # A layout shows its new widgets with the next turn of the event loop.
    QApplication.processEvents()
    return " | ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def test_n_goes_to_the_field_and_enter_keeps_notes_one_after_the_other(qtbot, screen):
    screen.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_N)
    assert screen.ideas.field.hasFocus()
    for text in ("sensor at home", "one screen for nurses"):
        keys(qtbot, text)
        press(qtbot, ENTER)
    ideas = ordered(screen.bridge.workshop.ideas.values())
    assert [i.text for i in ideas] == ["sensor at home", "one screen for nurses"]
    assert screen.ideas.field.text() == ""


def test_typing_an_n_into_the_field_is_text(qtbot, screen):
    screen.ideas.start()
    keys(qtbot, "nnn")
    assert screen.ideas.field.text() == "nnn"


def test_escape_leaves_the_line_so_that_keys_work(qtbot, screen):
    screen.ideas.start()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N)
    keys(qtbot, "sensor")
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.ideas.field.text() == "" and screen.ideas.field.hasFocus()
    keys(qtbot, "sensor")
    press(qtbot, ENTER)
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.ideas.list.hasFocus() and screen.ideas.list.chosen
    press(qtbot, Qt.Key.Key_Plus)
    assert [n.name for n in screen.bridge.workshop.niches.values()] == ["sensor"]


def test_pasted_lines_are_an_idea_each(qtbot, screen):
    QApplication.clipboard().setText("sensor\n\n  watch \nbell")
    screen.ideas.start()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.keyClick(screen.ideas.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ideas = screen.bridge.workshop.ideas.values()
    assert sorted(i.text for i in ideas) == ["bell", "sensor", "watch"]
    assert {i.group for i in ideas} == {Group.GOVERNMENT}
    screen.bridge.undo()
    assert not screen.bridge.workshop.ideas
    QApplication.clipboard().setText("one line")
    qtbot.keyClick(screen.ideas.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.ideas.field.text() == "one line"


def test_a_digit_in_the_table_of_all_asks_whose_score_it_is(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room))
    screen.show_view("scores")
    heard, before = told(sample_room), sample_room.workshop
    screen.scores.start()
    press(qtbot, Qt.Key.Key_4)
    assert [kind for kind, _words in heard] == ["warn"] and "whose scores" in heard[0][1]
    assert sample_room.workshop is before


def test_down_changes_the_group_of_the_next_idea(qtbot, screen):
    screen.ideas.start()
    press(qtbot, Qt.Key.Key_Down)
    keys(qtbot, "buy it together")
    press(qtbot, ENTER)
    [idea] = screen.bridge.workshop.ideas.values()
    assert idea.group is Group.GOVERNMENT


def test_an_idea_is_reworded_and_deleted_by_keyboard(qtbot, screen):
    screen.bridge.attempt(niches.add_idea, text="frist")
    listed = screen.ideas.list
    listed.setCurrentIndex(listed.ideas.index(0))
    listed.setFocus()
    press(qtbot, Qt.Key.Key_F2)
    keys(qtbot, "first")
    press(qtbot, ENTER)
    assert [i.text for i in screen.bridge.workshop.ideas.values()] == ["first"]
    listed.setCurrentIndex(listed.ideas.index(0))
    listed.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert not screen.bridge.workshop.ideas


def test_a_digit_gathers_the_chosen_idea_and_zero_sets_it_loose(qtbot, screen):
    chosen = niche(screen.bridge, "Remote care")
    screen.bridge.attempt(niches.add_idea, text="sensor")
    listed = screen.ideas.list
    listed.setCurrentIndex(listed.ideas.index(0))
    listed.setFocus()
    press(qtbot, Qt.Key.Key_1)
    assert [i.niche for i in screen.bridge.workshop.ideas.values()] == [chosen]
    press(qtbot, Qt.Key.Key_0)
    assert [i.niche for i in screen.bridge.workshop.ideas.values()] == [""]


def test_a_digit_without_a_niche_says_so(qtbot, screen):
    heard = told(screen.bridge)
    screen.bridge.attempt(niches.add_idea, text="sensor")
    listed = screen.ideas.list
    listed.setCurrentIndex(listed.ideas.index(0))
    listed.setFocus()
    press(qtbot, Qt.Key.Key_7)
    assert heard == [("warn", "There is no niche N7.")]


def drop(widget, data):
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def test_ideas_dropped_on_a_card_are_gathered_and_between_cards_make_a_niche(screen):
    chosen = niche(screen.bridge, "Remote care")
    for text in ("sensor", "biobased walls"):
        screen.bridge.attempt(niches.add_idea, text=text)
    model = screen.ideas.list.ideas
    rows = {i.text: n for n, i in enumerate(model.ideas)}
    drop(screen.cards.cards[chosen], model.mimeData([model.index(rows["sensor"])]))
    drop(screen.cards, model.mimeData([model.index(rows["biobased walls"])]))
    workshop = screen.bridge.workshop
    where = {i.text: workshop.niches[i.niche].name for i in workshop.ideas.values()}
    assert where == {"sensor": "Remote care", "biobased walls": "biobased walls"}


def test_foreign_drops_are_no_ideas():
    data = QMimeData()
    data.setData(IDEAS, b"\xff not json")
    assert dragged_ideas(data) == ()
    data.setData(IDEAS, b'{"a": 1}')
    assert dragged_ideas(data) == ()
    data.setText("plain")
    assert dragged_ideas(data) == ()


def test_a_niche_is_named_by_button_and_enter_and_the_next_one_follows(qtbot, screen):
    qtbot.mouseClick(screen.add, LEFT)
    for name in ("Remote care", "Smart charging"):
        assert screen.cards.field.hasFocus()
        keys(qtbot, name)
        press(qtbot, ENTER)
    found = ordered(screen.bridge.workshop.niches.values())
    assert [(n.code, n.name) for n in found] == [("N1", "Remote care"), ("N2", "Smart charging")]
    assert screen.bridge.selection == found[1].id
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.cards.field.isHidden()


def test_arrows_walk_the_cards_and_delete_deletes(qtbot, screen):
    first, second = niche(screen.bridge, "One"), niche(screen.bridge, "Two")
    qtbot.mouseClick(screen.cards.cards[first], LEFT, pos=QPoint(30, 12))
    assert screen.bridge.selection == first
    press(qtbot, Qt.Key.Key_Right)
    assert screen.bridge.selection == second
    press(qtbot, Qt.Key.Key_Delete)
    assert list(screen.bridge.workshop.niches) == [first]


def test_user_text_is_shown_as_typed(screen):
    nasty = "<b>A&B</b> <img src=x>"
    chosen = niche(screen.bridge, nasty)
    words = [w.text() for w in screen.cards.cards[chosen].findChildren(QLabel)]
    assert f"N1 {nasty}" in words
    forms = {w.textFormat() for w in screen.cards.cards[chosen].findChildren(QLabel) if w.text()}
    assert forms == {Qt.TextFormat.PlainText}


def test_f22_the_tip_of_a_score_shows_a_name_as_typed(screen):
    nasty = "<b>A&B</b> <img src=x>"
    niche(screen.bridge, nasty)
    model = ScoreModel(screen, says_verdict=False)
    rated = Line(next(iter(screen.bridge.workshop.niches.values())), "1", None, ())
    model.show(Matrix(lines=(rated,)), None)
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == f"N1 {nasty}"


def test_the_panel_edits_fields_arguments_and_firms(qtbot, screen):
    bridge = screen.bridge
    chosen = niche(bridge, "Remote care")
    bridge.attempt(about.add_cluster, name="Care")
    bridge.attempt(organisations.add_organisation, name="Yakult")
    panel = showing(qtbot, screen.inspect(chosen), (320, 900))
    panel.start()
    keys(qtbot, "Home care")
    press(qtbot, ENTER)
    assert bridge.workshop.niches[chosen].name == "Home care"
    for prompt, text in (
        ("Add an argument for", "chain is complete"),
        ("Add an argument against", "who pays?"),
        ("Add a firm", "yakult"),
    ):
        field(panel, prompt).setFocus()
        keys(qtbot, text)
        press(qtbot, ENTER)
    sides = {(a.side, a.text) for a in bridge.workshop.arguments.values()}
    assert sides == {(Side.FOR, "chain is complete"), (Side.AGAINST, "who pays?")}
    [firm] = [x for x in bridge.workshop.links.values() if x.kind is LinkKind.FIRM]
    assert bridge.workshop.organisations[firm.target].name == "Yakult"


def field(panel: NicheDetails, name):
    found = [w for w in panel.findChildren(object) if getattr(w, "accessibleName", str)() == name]
    return next(w for w in found if not w.isHidden())


def test_tab_goes_on_to_the_next_field_of_the_panel(qtbot, screen):
    chosen = niche(screen.bridge, "Remote care")
    panel = showing(qtbot, screen.inspect(chosen), (320, 900))
    panel.start()
    keys(qtbot, "Home care")
    press(qtbot, Qt.Key.Key_Tab)
    assert screen.bridge.workshop.niches[chosen].name == "Home care"
    assert QApplication.focusWidget().accessibleName() == "Proposition"
    keys(qtbot, "Measure at home")
    press(qtbot, Qt.Key.Key_Tab)
    assert screen.bridge.workshop.niches[chosen].proposition == "Measure at home"


def test_the_panel_follows_an_undo(qtbot, screen):
    chosen = niche(screen.bridge, "Remote care")
    panel = showing(qtbot, screen.inspect(chosen), (320, 900))
    screen.bridge.attempt(edit, "niches", chosen, name="Other", proposition="P")
    assert field(panel, "Name").text() == "Other"
    screen.bridge.undo()
    assert field(panel, "Name").text() == "Remote care"
    assert field(panel, "Proposition").toPlainText() == ""


def test_an_unknown_firm_is_refused_in_words(qtbot, screen):
    heard = told(screen.bridge)
    panel = showing(qtbot, screen.inspect(niche(screen.bridge, "Remote care")), (320, 900))
    field(panel, "Add a firm").setFocus()
    keys(qtbot, "Nobody & Sons")
    press(qtbot, ENTER)
    assert heard == [("warn", "There is no firm called Nobody & Sons in the workshop.")]


def score_by_keys(qtbot, screen, group, digits):
    qtbot.mouseClick(screen.views._buttons["scores"], LEFT)
    qtbot.mouseClick(screen.scores.segments._buttons[group.value], LEFT)
    screen.scores.table.start()
    for digit in digits:
        keys(qtbot, digit)


def test_scores_are_keyed_in_one_digit_per_cell(qtbot, screen):
    bridge = screen.bridge
    one, two = niche(bridge, "One"), niche(bridge, "Two")
    count = len(bridge.workshop.criteria)
    score_by_keys(qtbot, screen, Group.KNOWLEDGE, "5" * count + "4" * (count - 1) + "0")
    found = {(s.niche, s.group, s.value) for s in bridge.workshop.scores.values()}
    known = Group.KNOWLEDGE
    assert found == {(one, known, 5.0), (two, known, 4.0), (two, known, None)}
    assert [row.niche.id for row in ranking(bridge.workshop).rows] == [one, two]
    # What all together make of it would steer who still scores.
    assert screen.scores.foot.isHidden()
    qtbot.mouseClick(screen.scores.segments.button("together"), LEFT)
    assert "One" in screen.scores.meaning.text() and screen.scores.foot.isVisible()


def test_a_score_is_cleared_and_a_letter_is_no_score(qtbot, screen):
    niche(screen.bridge, "One")
    score_by_keys(qtbot, screen, Group.GOVERNMENT, "3")
    press(qtbot, Qt.Key.Key_Left)
    keys(qtbot, "7x")
    assert [s.value for s in screen.bridge.workshop.scores.values()] == [3.0]
    press(qtbot, Qt.Key.Key_Delete)
    assert not screen.bridge.workshop.scores


def test_together_scores_cannot_be_keyed(qtbot, screen):
    niche(screen.bridge, "One")
    qtbot.mouseClick(screen.views._buttons["scores"], LEFT)
    screen.scores.table.start()
    keys(qtbot, "5")
    assert not screen.bridge.workshop.scores


def show_weights(qtbot, screen):
    qtbot.mouseClick(screen.weights, LEFT)
    # A layout shows its new widgets with the next turn of the event loop.
    QApplication.processEvents()


def test_a_weight_is_changed_and_a_criterion_added(qtbot, screen):
    show_weights(qtbot, screen)
    first = ordered(screen.bridge.workshop.criteria.values())[0]
    weight, share = screen.criteria.lines[first.id].weight, screen.criteria.lines[first.id].share
    weight.setFocus()
    weight.selectAll()
    keys(qtbot, "85")
    press(qtbot, ENTER)
    assert screen.bridge.workshop.criteria[first.id].weight == 85.0
    assert share.text() == "50\u00a0%"
    screen.criteria.field.setFocus()
    keys(qtbot, "Fun")
    press(qtbot, ENTER)
    assert "Fun" in {c.name for c in screen.bridge.workshop.criteria.values()}


def test_a_criterion_gets_its_question_and_another_place(qtbot, screen):
    show_weights(qtbot, screen)
    second = ordered(screen.bridge.workshop.criteria.values())[1]
    question = screen.criteria.lines[second.id].question
    question.setFocus()
    question.selectAll()
    keys(qtbot, "Who is missing?")
    press(qtbot, ENTER)
    assert screen.bridge.workshop.criteria[second.id].explanation == "Who is missing?"
    name = f"Move {second.name} up"
    [up] = [b for b in screen.findChildren(QToolButton) if b.accessibleName() == name]
    qtbot.mouseClick(up, LEFT)
    assert ordered(screen.bridge.workshop.criteria.values())[0].id == second.id
    assert next(iter(screen.criteria.lines)) == second.id


def test_every_control_of_every_view_says_what_it_is(qtbot, sample_room):  # noqa: F811
    bridge = sample_room
    screen = showing(qtbot, NichesScreen(bridge), (1500, 900))
    bridge.attempt(votes.open_round, question="Which first?", no_own=True)
    mute = set()
    for view in ("overview", "ideas", "scores", "voting", "portfolio"):
        qtbot.mouseClick(screen.views._buttons[view], LEFT)
        for way in ("hands", "papers") if view == "voting" else ("",):
            if way:
                qtbot.mouseClick(screen.voting.ways._buttons[way], LEFT)
            if view == "scores":
                qtbot.mouseClick(screen.scores.segments._buttons["knowledge"], LEFT)
                screen.weights.click()
            QApplication.processEvents()
            mute |= {f"{view}: {type(w).__name__}" for w in controls(screen) if not name_of(w)}
    assert mute == set()


def controls(screen):
    reachable = Qt.FocusPolicy.TabFocus
    for widget in screen.findChildren(QWidget):
        inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        is_area = type(widget) is QScrollArea
        if widget.isVisible() and widget.focusPolicy() & reachable and not (inner or is_area):
            yield widget


def name_of(widget):
    return widget.accessibleName() or getattr(widget, "text", str)()


def open_vote(qtbot, screen):
    qtbot.mouseClick(screen.views._buttons["voting"], LEFT)
    qtbot.mouseClick(screen.voting.card.form.open, LEFT)


def test_a_vote_is_opened_keyed_in_and_revealed_with_ties(qtbot, screen):
    bridge = screen.bridge
    ids = [niche(bridge, name) for name in ("One", "Two", "Three", "Four")]
    open_vote(qtbot, screen)
    assert screen.voting.grid.hasFocus()
    for dots in "3221":
        keys(qtbot, dots)
        press(qtbot, ENTER)
    ballots = {b.niche: (b.group, b.dots) for b in bridge.workshop.ballots.values()}
    expected = zip(ids, (3, 2, 2, 1), strict=True)
    assert ballots == {n: (Group.ENTREPRENEURS, dots) for n, dots in expected}
    assert not screen.voting.result.isVisible()
    qtbot.mouseClick(screen.voting.card.reveal, LEFT)
    [voting] = bridge.workshop.rounds.values()
    assert voting.state is RoundState.REVEALED
    found = tally(bridge.workshop, voting.id)
    assert [(r.niche.name, r.rank, r.dots) for r in found.rows] == [
        ("One", 1, 3),
        ("Two", 2, 2),
        ("Three", 2, 2),
        ("Four", 4, 1),
    ]
    drawn = [m.text for m in screen.voting.figure.figure.marks if isinstance(m, Text)]
    assert {"One", "3", "4"} <= set(drawn)
    assert screen.voting.meaning.text() == "One receives most dots: 3 of 8."
    assert not screen.voting.grid.isVisible()


def test_more_dots_than_the_group_has_are_refused(qtbot, screen):
    bridge, heard = screen.bridge, told(screen.bridge)
    niche(bridge, "One")
    bridge.attempt(about.add_participant, name="A", group=Group.KNOWLEDGE)
    open_vote(qtbot, screen)
    keys(qtbot, "3")
    press(qtbot, ENTER)
    assert not bridge.workshop.ballots
    assert [kind for kind, _words in heard] == ["warn"]
    assert "1 people have" in heard[0][1]


def test_the_card_counts_the_dots_that_are_in(qtbot, screen):
    bridge = screen.bridge
    chosen = niche(bridge, "One")
    for name in "AB":
        bridge.attempt(about.add_participant, name=name, group=Group.GOVERNMENT)
    open_vote(qtbot, screen)
    [voting] = bridge.workshop.rounds.values()
    place = {"round": voting.id, "niche": chosen, "group": Group.GOVERNMENT}
    bridge.attempt(votes.key_in_dots, **place, dots=4)
    assert "2 of 2 in" in said(screen.voting.card)
    assert "4 of 6 dots in" in said(screen.voting.card)


def test_the_sample_shows_ranked_cards_and_its_vote(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room), (1524, 900))
    assert len(screen.cards.cards) == 6
    assert screen.flag.isVisible()
    assert screen.side.isVisible()
    words = said(screen.vote)
    assert "17 of 17 in" in words
    screen.resize(970, 640)
    assert not screen.side.isVisible()


def dot_row(screen, name):
    return next(r for r in screen.voting.papers.rows if r.niche.name == name)


def click_dot(qtbot, screen, name, dot):
    row = dot_row(screen, name)
    qtbot.mouseClick(row, LEFT, pos=row.place(dot).toPoint())


def test_papers_are_keyed_in_by_mouse_put_right_and_taken_out(qtbot, screen):
    bridge, heard = screen.bridge, told(screen.bridge)
    for name in ("One", "Two"):
        niche(bridge, name)
    for _person in range(2):
        bridge.attempt(about.add_participant, name="A", group=Group.KNOWLEDGE)
    open_vote(qtbot, screen)
    qtbot.mouseClick(screen.voting.ways._buttons["papers"], LEFT)
    papers = screen.voting.papers
    click_dot(qtbot, screen, "One", 2)
    click_dot(qtbot, screen, "Two", 2)
    assert heard[-1][0] == "warn" and papers.left.text() == "1 dot left"
    click_dot(qtbot, screen, "One", 2)
    assert dot_row(screen, "One").dots == 1
    click_dot(qtbot, screen, "Two", 2)
    qtbot.mouseClick(papers.keep, LEFT)
    assert "1 of 2 in" in said(screen.voting.card)
    qtbot.mouseClick(papers.skip, LEFT)
    assert "2 of 2 in" in said(screen.voting.card)
    assert "1 skipped" in said(screen.voting.card)
    papers.listed.list.setCurrentRow(0)
    qtbot.mouseClick(papers.listed.right, LEFT)
    assert (dot_row(screen, "One").dots, dot_row(screen, "Two").dots) == (1, 2)
    click_dot(qtbot, screen, "One", 1)
    qtbot.mouseClick(papers.keep, LEFT)
    assert sorted(b.dots for b in bridge.workshop.ballots.values()) == [2]
    papers.listed.list.setCurrentRow(1)
    qtbot.mouseClick(papers.listed.out, LEFT)
    assert len(bridge.workshop.slips) == 1


def test_papers_are_keyed_in_by_keyboard(qtbot, screen):
    bridge = screen.bridge
    ids = [niche(bridge, name) for name in ("One", "Two")]
    open_vote(qtbot, screen)
    qtbot.mouseClick(screen.voting.ways._buttons["papers"], LEFT)
    keys(qtbot, "1")
    press(qtbot, Qt.Key.Key_Down)
    keys(qtbot, "++")
    press(qtbot, ENTER)
    assert {b.niche: b.dots for b in bridge.workshop.ballots.values()} == {ids[0]: 1, ids[1]: 2}
    assert dot_row(screen, "One").hasFocus() and dot_row(screen, "Two").dots == 0


def test_a_vote_is_prepared_and_opened_later_and_latecomers_count(qtbot, screen):
    bridge = screen.bridge
    niche(bridge, "One")
    qtbot.mouseClick(screen.views._buttons["voting"], LEFT)
    qtbot.mouseClick(screen.voting.card.form.prepare, LEFT)
    assert screen.voting.waiting.isVisible() and not screen.voting.hands.isVisible()
    qtbot.mouseClick(screen.voting.card.start, LEFT)
    assert screen.voting.grid.hasFocus()
    assert "0 voters in" in said(screen.voting.card)
    screen.voting.room.names[Group.GOVERNMENT].setFocus()
    keys(qtbot, "Purchaser")
    press(qtbot, ENTER)
    assert "0 of 1 in" in said(screen.voting.card)
    assert [p.name for p in bridge.workshop.participants.values()] == ["Purchaser"]


def test_look_alikes_are_offered_before_the_vote_and_merge_by_one_button(qtbot, screen):
    bridge = screen.bridge
    for name in ("Remote care", "Remote care at home", "Archive"):
        niche(bridge, name)
    qtbot.mouseClick(screen.views._buttons["voting"], LEFT)
    form = screen.voting.card.form
    [merge] = [b for b in form.findChildren(QPushButton) if b.accessibleName().startswith("Merge")]
    qtbot.mouseClick(merge, LEFT)
    assert [n.name for n in ordered(bridge.workshop.niches.values())] == ["Remote care", "Archive"]
    assert [i.text for i in bridge.workshop.ideas.values()] == ["Remote care at home"]
    bridge.undo()
    assert len(bridge.workshop.niches) == 3 and not bridge.workshop.ideas


def test_scores_are_given_by_mouse_for_one_person(qtbot, screen):
    bridge = screen.bridge
    bridge.attempt(about.add_participant, name="Purchaser", group=Group.GOVERNMENT)
    niche(bridge, "One")
    qtbot.mouseClick(screen.views._buttons["scores"], LEFT)
    qtbot.mouseClick(screen.scores.segments._buttons["government"], LEFT)
    screen.scores.person.setCurrentIndex(1)
    screen.scores.person.activated.emit(1)
    table = screen.scores.table
    qtbot.mouseClick(
        table.viewport(), LEFT, pos=table.visualRect(table.scores.index(0, 2)).center()
    )
    assert "One – " in screen.scores.keypad.words.text()
    for key in ("4", "?"):
        qtbot.mouseClick(screen.scores.keypad.keys[key], LEFT)
    [person] = bridge.workshop.participants
    assert [(s.value, s.participant) for s in bridge.workshop.scores.values()] == [
        (4.0, person),
        (None, person),
    ]
    assert table.currentIndex().column() == 4


def test_the_lines_of_the_portfolio_are_dragged_typed_and_taken_back(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room), (1300, 800))
    qtbot.mouseClick(screen.views._buttons["portfolio"], LEFT)
    view, plot = screen.plot.view, screen.plot
    assert sample_room.workshop.about.portfolio_cuts == (3.0, 3.0)
    cross = view.cut_place()
    start = QPoint(round(cross.x()), round(cross.y() / 4))
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(60, 0))
    assert sample_room.workshop.about.portfolio_cuts == (3.0, 3.0)
    qtbot.mouseRelease(view, LEFT, pos=start + QPoint(60, 0))
    across, up = sample_room.workshop.about.portfolio_cuts
    assert 3.0 < across < 4.0 and up == 3.0
    assert plot.cut_across.value() == across
    plot.cut_up.setFocus()
    plot.cut_up.selectAll()
    keys(qtbot, "4.2")
    press(qtbot, ENTER)
    assert sample_room.workshop.about.portfolio_cuts == (across, 4.2)
    found = portfolio_of(sample_room.workshop)
    inside = [s for s in found.spots if s.x >= across and s.y >= 4.2]
    assert plot.title.text() == plural(
        "{n} niche is ready to begin.", "{n} niches are ready to begin.", len(inside)
    )
    sample_room.undo()
    sample_room.undo()
    assert sample_room.workshop.about.portfolio_cuts == (3.0, 3.0)
    assert plot.cut_across.value() == 3.0


def test_the_axes_of_the_portfolio_are_kept_in_the_workshop(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room), (1300, 800))
    qtbot.mouseClick(screen.views._buttons["portfolio"], LEFT)
    box = screen.plot.across
    box.setCurrentIndex(2)
    box.activated.emit(2)
    chosen = ordered(sample_room.workshop.criteria.values())[2]
    assert portfolio_of(sample_room.workshop).across.id == chosen.id


def pick(panel, name, words):
    box = field(panel, name)
    place = next(n for n in range(box.count()) if words in box.itemText(n))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    # The panel shows its new widgets with the next turn of the event loop.
    QApplication.processEvents()


def test_the_panel_holds_step_recommendation_minority_view_and_merges(qtbot, sample_room):  # noqa: F811
    bridge = sample_room
    screen = showing(qtbot, NichesScreen(bridge))
    [chosen] = [n.id for n in bridge.workshop.niches.values() if n.code == "N4"]
    [other] = [n.id for n in bridge.workshop.niches.values() if n.code == "N5"]
    panel = showing(qtbot, screen.inspect(chosen), (320, 900))
    before = {(x.kind, x.origin) for x in bridge.workshop.links.values()}
    pick(panel, "Recommendations", "1. ")
    assert (LinkKind.FOLLOWS, chosen) in {
        (x.kind, x.origin) for x in bridge.workshop.links.values()
    }
    stages_before = targets(bridge, chosen, LinkKind.STEP)
    pick(panel, "Chain step", ": ")
    assert len(targets(bridge, chosen, LinkKind.STEP)) == len(stages_before) + 1
    field(panel, "Add a minority view").setFocus()
    keys(qtbot, "Two of us would wait")
    press(qtbot, ENTER)
    [note] = [n for n in bridge.workshop.notes.values() if n.about == chosen]
    assert (note.kind, note.text) == (NoteKind.MINORITY, "Two of us would wait")
    assert "1" in said(screen.cards.cards[chosen])
    pick(panel, "Merge with", "N5")
    assert other not in bridge.workshop.niches
    while {(x.kind, x.origin) for x in bridge.workshop.links.values()} != before:
        assert bridge.undo() is not None
    assert other in bridge.workshop.niches


def targets(bridge, niche_id, kind):
    links = bridge.workshop.links.values()
    return [x.target for x in links if x.origin == niche_id and x.kind is kind]


def test_a_card_is_told_whole_and_the_keyboard_is_never_lost_in_a_vote(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room))
    card = next(iter(screen.cards.cards.values()))
    told_of = card.accessibleDescription()
    for part in ("rank 1", "Meten en begeleiden", "for 2: ", "against 1: ", "3 firms", "Zorg"):
        assert part in told_of
    screen.show_view("voting")
    vote = screen.voting.card
    qtbot.mouseClick(vote.again, LEFT)
    assert QApplication.focusWidget() is vote.form.question
    press(qtbot, ENTER)
    assert screen.voting.grid.hasFocus()
    vote.reveal.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is vote.again


@pytest.mark.parametrize("name", ["card", "row"])
def test_what_has_the_keyboard_is_drawn_with_a_frame(qtbot, screen, name):
    chosen = niche(screen.bridge, "Remote care")
    niche(screen.bridge, "Walls")
    open_vote(qtbot, screen)
    if name == "card":
        qtbot.mouseClick(screen.views._buttons["overview"], LEFT)
        part = screen.cards.cards[chosen]
    else:
        qtbot.mouseClick(screen.voting.ways._buttons["papers"], LEFT)
        part = screen.voting.papers.rows[1]
    screen.bridge.select("")
    QApplication.processEvents()
    before = part.grab().toImage()
    part.setFocus()
    QApplication.processEvents()
    assert part.hasFocus() and part.grab().toImage() != before
