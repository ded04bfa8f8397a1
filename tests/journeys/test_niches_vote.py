"""From twenty silent notes to a scored and voted ranking: by keyboard only, by mouse only."""

from collections.abc import Callable
from datetime import date

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from almere_roadmap.analysis.choosing.scoring import ranking
from almere_roadmap.analysis.choosing.voting import tally
from almere_roadmap.domain.words import Group, RoundState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import number
from almere_roadmap.report.choice import Choice
from almere_roadmap.report.printing import write
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.ui.widgets.parts import Segments
from almere_roadmap.verbs import about, niches
from tests.ui.rooms import empty_room, showing  # noqa: F401

LEFT, NONE, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, DOWN, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab
NOTES = [
    f"{niche} {part}"
    for niche in ("Remote care", "Biobased walls", "Smart charging", "Digital archive")
    for part in ("one", "two", "three", "four", "five")
]
# The newest note is at the top of the list and names the niche that is made of five.
NAMES = ["Digital archive five", "Smart charging five", "Biobased walls five", "Remote care five"]
SCORES = {Group.ENTREPRENEURS: "2345", Group.KNOWLEDGE: "3244"}
# By hand: archive (2 + 3) / 2, charging (3 + 2) / 2, walls 4, care (5 + 4) / 2; ties 1-2-3-3.
RANKED = [
    ("Remote care five", 4.5, 1),
    ("Biobased walls five", 4.0, 2),
    ("Digital archive five", 2.5, 3),
    ("Smart charging five", 2.5, 3),
]
HANDS = "0124"
PAPERS = ((0, 0, 1, 2), (2, 0, 0, 0))
# By hand: hands and papers together; three of four know what they want, one skips.
VOTED = [
    ("Remote care five", 6, 1),
    ("Biobased walls five", 3, 2),
    ("Digital archive five", 2, 3),
    ("Smart charging five", 1, 4),
]


def outcome(workshop: Workshop) -> tuple[object, ...]:
    [voting] = workshop.rounds.values()
    counted = tally(workshop, voting.id)
    assert counted is not None and voting.state is RoundState.REVEALED
    found = ranking(workshop)
    return (
        [(r.niche.name, round(r.total or 0, 9), r.rank) for r in found.rows],
        [(r.niche.name, r.dots, r.rank) for r in counted.rows],
        (counted.came, counted.people, counted.skipped),
        {i.text: workshop.niches[i.niche].name for i in workshop.ideas.values()},
    )


EXPECTED = (
    RANKED,
    VOTED,
    (6, 7, 1),
    {note: f"{note.rsplit(' ', 1)[0]} five" for note in NOTES},
)


def seat_people(bridge) -> None:
    for group, count in ((Group.ENTREPRENEURS, 4), (Group.KNOWLEDGE, 3)):
        for place in range(count):
            bridge.attempt(about.add_participant, name=f"{group.value} {place}", group=group)


def settle() -> None:
    # Editors close and layouts show what is new with the next turn of the event loop.
    QApplication.processEvents()


def check(bridge, screen, tmp_path) -> None:
    """The outcome is that of the hand; screen and PDF show it; undo walks all of it back."""
    workshop = bridge.workshop
    assert outcome(workshop) == EXPECTED
    path = tmp_path / "report.pdf"
    write(workshop, path, Choice(language="en"), today=date(2026, 11, 24))
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    click(screen.views._buttons["scores"])
    click(screen.scores.segments._buttons["together"])
    lines = screen.scores.table.scores.matrix.lines
    assert [number(line.total, 2) for line in lines] == [number(t, 2) for _n, t, _r in RANKED]
    for name, total, rank in RANKED:
        assert f"{rank} " in words and name in words and number(total, 2) in words
    assert "Remote care five receives most dots: 6 of 12." in words
    while bridge.undo() is not None:
        pass
    assert not bridge.workshop.niches and not bridge.workshop.rounds


# By keyboard.


def press(key, held=NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)
    settle()


def type_in(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    settle()


def tab_to(wanted: Callable[[QWidget], bool]) -> None:
    """Press Tab until the wanted widget has the keyboard."""
    for _step in range(150):
        widget = QApplication.focusWidget()
        if widget is not None and wanted(widget):
            return
        QTest.keyClick(widget, TAB)
        settle()
    raise AssertionError("the keyboard does not get there")


def says(text: str) -> Callable[[QWidget], bool]:
    def wanted(widget: QWidget) -> bool:
        return text in (getattr(widget, "text", str)(), widget.accessibleName())

    return wanted


def walk_to(segments: Segments, words: str) -> None:
    """Tab to a choice and walk with the arrow to one of its options."""
    tab_to(segments.isAncestorOf)
    while QApplication.focusWidget().text() != words:
        press(Qt.Key.Key_Right)
        if not segments.isAncestorOf(QApplication.focusWidget()):
            return


def test_by_keyboard_only(qtbot, empty_room, tmp_path):  # noqa: F811
    bridge = empty_room
    seat_people(bridge)
    screen = showing(qtbot, NichesScreen(bridge), (1400, 900))
    screen.setFocus()
    press(Qt.Key.Key_N)
    for note in NOTES:
        type_in(note)
        press(ENTER)
    assert len(bridge.workshop.ideas) == len(NOTES)
    tab_to(says("Ideas"))
    press(Qt.Key.Key_Home)
    for start in range(0, 20, 5):
        if start:
            press(DOWN)
        for _more in range(4):
            press(DOWN, SHIFT)
        press(Qt.Key.Key_Plus)
    assert [n.name for n in bridge.workshop.niches.values()] == NAMES
    _score_by_keyboard(screen)
    _vote_by_keyboard(screen)
    check(bridge, screen, tmp_path)


def _score_by_keyboard(screen) -> None:
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    count = len(screen.bridge.workshop.criteria)
    for group, digits in SCORES.items():
        walk_to(screen.scores.segments, group.value.capitalize())
        tab_to(says("Scores by niche and criterion"))
        press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        press(Qt.Key.Key_Right)
        for digit in digits:
            type_in(digit * count)


def _vote_by_keyboard(screen) -> None:
    press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    tab_to(says("Open the vote"))
    press(SPACE)
    assert screen.voting.grid.hasFocus()
    for dots in HANDS:
        type_in(dots)
        press(ENTER)
    walk_to(screen.voting.ways, "Papers")
    walk_to(screen.voting.papers.segments, "Knowledge")
    tab_to(says("N1 Digital archive five: 0 of at most 2 dots"))
    for paper in PAPERS:
        for place, dots in enumerate(paper):
            if place:
                press(DOWN)
            type_in(str(dots))
        press(ENTER)
    tab_to(says("Skip"))
    press(SPACE)
    tab_to(says("Reveal"))
    press(SPACE)


# By mouse.


def click(widget, place=None, held=NONE) -> None:
    QTest.mouseClick(widget, LEFT, held, place or widget.rect().center())
    settle()


def choose(box: QComboBox, words: str) -> None:
    """Choose from a box; the click into its list goes by the list's own signal."""
    place = next(n for n in range(box.count()) if words in box.itemText(n))
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle()


def test_by_mouse_only(qtbot, empty_room, tmp_path):  # noqa: F811
    bridge = empty_room
    seat_people(bridge)
    for note in NOTES:
        bridge.attempt(niches.add_idea, text=note, group=Group.ENTREPRENEURS)
    screen = showing(qtbot, NichesScreen(bridge), (1400, 900))
    click(screen.views._buttons["ideas"])
    for start in range(0, 20, 5):
        _pick_ideas(screen, start, start + 3)
        click(screen.ideas.found)
        _pick_ideas(screen, start + 4, start + 4)
        choose(screen.ideas.under, NAMES[start // 5])
    assert [n.name for n in bridge.workshop.niches.values()] == NAMES
    _score_by_mouse(screen)
    _vote_by_mouse(screen)
    check(bridge, screen, tmp_path)


def _pick_ideas(screen, first: int, last: int) -> None:
    listed = screen.ideas.list
    for row, held in ((first, NONE), (last, SHIFT)):
        index = listed.ideas.index(row)
        listed.scrollTo(index)
        click(listed.viewport(), listed.visualRect(index).center(), held)


def _score_by_mouse(screen) -> None:
    click(screen.views._buttons["scores"])
    count = len(screen.bridge.workshop.criteria)
    table = screen.scores.table
    for group, digits in SCORES.items():
        click(screen.scores.segments._buttons[group.value])
        click(table.viewport(), table.visualRect(table.scores.index(0, 1)).center())
        for digit in digits:
            for _criterion in range(count):
                click(screen.scores.keypad.keys[digit])


def _vote_by_mouse(screen) -> None:
    click(screen.views._buttons["voting"])
    voting = screen.voting
    click(voting.card.form.open)
    for row, dots in enumerate(HANDS):
        grid = voting.grid
        click(grid.viewport(), grid.visualRect(grid.dots.index(row, 0)).center())
        for _dot in range(int(dots)):
            click(voting.hands.more)
    click(voting.ways._buttons["papers"])
    click(voting.papers.segments._buttons["knowledge"])
    for paper in PAPERS:
        for made, dots in zip(voting.papers.rows, paper, strict=True):
            if dots:
                click(made, made.place(dots).toPoint())
        click(voting.papers.keep)
    click(voting.papers.skip)
    click(voting.card.reveal)
