"""The Niches screen in the room it has: nothing is cut, nothing is empty without a first step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QScrollArea, QWidget

from almere_roadmap import i18n
from almere_roadmap.domain.words import Group
from almere_roadmap.ui.niches import scores as scores_card
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.verbs import niches, votes
from almere_roadmap.verbs.records import delete
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401

LEFT = Qt.MouseButton.LeftButton
VIEWS = ("overview", "ideas", "scores", "voting", "portfolio")
WIDTHS = (970, 1290, 1524, 1844)
"""The width of the screen in a window of 1366 and 1920 px, with the inspector and without."""


def settled():
    for _turn in range(4):
        QApplication.processEvents()


def cut(screen):
    """Return the visible parts that are wider than the room they have."""
    found = []
    for area in screen.findChildren(QAbstractScrollArea):
        if not area.isVisibleTo(screen):
            continue
        if area.horizontalScrollBar().maximum():
            found.append(area.accessibleName() or type(area).__name__)
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if (
            inside is not None
            and max(inside.minimumWidth(), inside.minimumSizeHint().width())
            > area.viewport().width()
        ):
            found.append(f"inside of {type(inside).__name__}")
    boxes = (b for b in screen.findChildren(QComboBox) if b.isVisibleTo(screen))
    return found + [b.accessibleName() for b in boxes if b.width() < 90]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_cut(qtbot, sample_room, language, width):  # noqa: F811
    i18n.use(language)
    screen = showing(qtbot, NichesScreen(sample_room), (width, 680))
    # As in the window, where the inspector comes and goes.
    screen.resize(1844, 980)
    settled()
    screen.resize(width, 680)
    for view in VIEWS:
        screen.show_view(view)
        settled()
        assert cut(screen) == [], view
    # The form for a round, the pads of an open one, and a group that scores.
    screen.show_view("voting")
    qtbot.mouseClick(screen.voting.card.again, LEFT)
    settled()
    assert cut(screen) == []
    sample_room.attempt(votes.open_round, question="Which?")
    for way in ("hands", "papers"):
        qtbot.mouseClick(screen.voting.ways.button(way), LEFT)
        settled()
        assert cut(screen) == [], way
    screen._on_score()
    settled()
    assert cut(screen) == []


def test_the_sentence_of_the_overview_stands_below_the_matrix(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room), (1500, 700))
    screen.show_view("overview")
    settled()
    table, foot = screen.summary.table, screen.summary.foot
    assert foot.isVisible() and foot.y() >= table.y() + table.height()


def test_criteria_beside_the_matrix_take_the_room_of_the_inspector(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room), (1200, 680))
    screen.show_view("scores")
    with qtbot.waitSignal(screen.widened):
        qtbot.mouseClick(screen.weights, LEFT)
    assert screen.wide
    with qtbot.waitSignal(screen.widened):
        qtbot.mouseClick(screen.views.button("voting"), LEFT)
    assert not screen.wide


def first_step(screen, part):
    settled()
    assert part.isVisible()
    part.action.click()
    settled()
    return QApplication.focusWidget()


def test_every_view_without_niches_offers_to_name_one(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(empty_room))
    for view, part in (
        ("scores", screen.scores.nameless),
        ("voting", screen.voting.empty),
        ("portfolio", screen.plot.nameless),
    ):
        screen.show_view(view)
        assert first_step(screen, part) is screen.cards.field, view
    screen.show_view("ideas")
    assert first_step(screen, screen.ideas.empty) is screen.ideas.field


def test_without_criteria_the_first_step_is_a_criterion_and_then_a_score(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(empty_room))
    empty_room.attempt(niches.add_niche, name="Remote care")
    screen.show_view("portfolio")
    assert screen.plot.unscored.isVisible()
    empty_room.attempt(delete, *empty_room.workshop.criteria)
    assert first_step(screen, screen.plot.unmeasured) is screen.criteria.field
    assert screen.scores.unmeasured.isVisible() and screen.criteria.empty.isVisible()
    qtbot.keyClicks(screen.criteria.field, "Local base")
    qtbot.keyClick(screen.criteria.field, Qt.Key.Key_Return)
    screen.show_view("portfolio")
    assert first_step(screen, screen.plot.unscored) is screen.scores.table
    qtbot.keyClicks(screen.scores.table, "4")
    assert [s.value for s in empty_room.workshop.scores.values()] == [4.0]


def test_a_round_is_opened_where_hands_would_be_keyed_in(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(empty_room))
    empty_room.attempt(niches.add_niche, name="Remote care")
    screen.show_view("voting")
    first_step(screen, screen.voting.waiting)
    [voting] = empty_room.workshop.rounds.values()
    assert screen.voting.hands.isVisible() and screen.voting.hands.round == voting.id


def test_a_score_costs_no_ranking_and_leaves_the_rest(qtbot, sample_room, monkeypatch):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room))
    screen.show_view("scores")
    screen.scores.segments.button(Group.GOVERNMENT.value).click()
    screen.scores.start()

    def ranked(_workshop):
        raise AssertionError("ranked for one score")

    monkeypatch.setattr(scores_card, "ranking", ranked)
    table = screen.scores.table
    table.setCurrentIndex(table.scores.index(2, 3))
    with qtbot.assertNotEmitted(table.scores.modelReset):
        qtbot.keyClicks(table, "1")
    assert table.scores.index(2, 3).data() == "1.0"
    at = table.currentIndex()
    assert (at.row(), at.column()) == (2, 4)


def test_the_panel_of_a_niche_stays_while_scores_come_in(qtbot, sample_room):  # noqa: F811
    from almere_roadmap.ui.panels.inspector import Inspector

    screen = showing(qtbot, NichesScreen(sample_room))
    inspector = showing(qtbot, Inspector(sample_room, screen.inspect))
    niche = next(iter(sample_room.workshop.niches))
    sample_room.select(niche)
    content: QWidget = inspector._content
    criterion = next(iter(sample_room.workshop.criteria))
    place = {"niche": niche, "criterion": criterion, "group": Group.OTHER}
    sample_room.attempt(niches.set_score, **place, value=2.0)
    assert inspector._content is content
    sample_room.attempt(delete, niche)
    assert inspector._content is not content


def test_the_button_of_the_weights_is_on_where_they_show(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room))
    screen.show_view("scores")
    qtbot.mouseClick(screen.weights, LEFT)
    assert screen.weights.isChecked() and screen.criteria.isVisible()
    screen.show_view("voting")
    assert not screen.weights.isChecked()
    qtbot.mouseClick(screen.weights, LEFT)
    assert screen.view == "scores" and screen.weights.isChecked()


def test_another_question_is_typed_in_place_of_the_usual_one(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, NichesScreen(sample_room))
    screen.show_view("voting")
    qtbot.mouseClick(screen.voting.card.again, LEFT)
    question = screen.voting.card.form.question
    assert question.text() and question.selectedText() == question.text()
