"""Any figure leaves as a picture: by key on the clipboard, by menu into a file."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from almere_roadmap.figures.marks import Box, Figure, Ink, Text
from almere_roadmap.ui.canvas.chain_menu import chain_menu
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.ui.widgets import pictures
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.pictures import PictureMenu, framed, save
from almere_roadmap.ui.window import MainWindow
from tests.ui.rooms import sample_room, showing, told  # noqa: F401

FIGURE = Figure(
    60,
    40,
    (Box(5, 5, 50, 30, Ink("accent"), key="a"), Text(8, 20, "<b>A&B</b>", key="a")),
    title="=1+1 says <img src=x>",
    caption="How to read it",
    source="CBS 2009",
    alt="One shape",
)


@pytest.fixture
def view(qtbot):
    made = FigureView()
    made.show_figure(FIGURE)
    return showing(qtbot, made, (600, 400))


def test_ctrl_c_copies_a_picture_a_drawing_and_words(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    picture = QImage(data.imageData())
    whole = framed(FIGURE)
    assert picture.width() == round(whole.width * 200 / 25.4)
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).name() != "#ffffff"
    assert picture.pixelColor(1, 1).name() == "#ffffff"
    root = ElementTree.fromstring(bytes(data.data("image/svg+xml").data()))
    words = " ".join(node.text for node in root.iter() if node.text)
    for expected in ("<b>A&B</b>", "=1+1 says <img src=x>", "How to read it", "CBS 2009"):
        assert expected in words
    assert data.text() == "=1+1 says <img src=x>\nOne shape"


def test_the_button_shows_where_the_keyboard_is(qtbot, view):
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.more.isVisible)
    assert view.more.accessibleName()


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_a_figure_is_saved_from_its_menu(view, tmp_path, monkeypatch, suffix):
    target, proposed = tmp_path / f"out{suffix}", []

    def ask(_parent, _title, name, _kinds):
        proposed.append(name)
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    menu = PictureMenu(FIGURE, view)
    entry = next(e for e in menu.actions() if suffix[1:].upper() in e.text())
    entry.trigger()
    assert proposed == [f"1 1 says img src x{suffix}"]
    if suffix == ".svg":
        assert ElementTree.parse(target).getroot().tag.endswith("svg")
    else:
        assert QImage(str(target)).width() == round(framed(FIGURE).width * 200 / 25.4)


def test_a_disk_that_refuses_is_told(view, tmp_path, monkeypatch):
    heard = []
    answer = lambda *_args: (str(tmp_path / "gone" / "x.svg"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(pictures, "tell", lambda *args: heard.append(args[2]))
    PictureMenu(FIGURE, view).actions()[1].trigger()
    assert len(heard) == 1 and "x.svg" in heard[0]


@pytest.mark.parametrize(("screen", "word"), [("roadmap", "Bouwdossiers"), ("chain", "Unamic")])
def test_roadmap_and_chain_leave_as_they_are_printed(
    qtbot,
    sample_room,  # noqa: F811
    tmp_path,
    screen,
    word,
):
    window = MainWindow(sample_room)
    showing(qtbot, window)
    window.show_screen(screen)
    figure = window._screens[screen].figure()
    save(figure, tmp_path / "x.svg")
    text = (tmp_path / "x.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    parties = [o.name for o in sample_room.workshop.organisations.values()]
    assert word in text or any(name in text for name in parties)
    window.act("picture")
    window.pictures.menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().mimeData().hasImage()


@pytest.mark.parametrize("screen", ["roadmap", "chain"])
def test_an_empty_place_offers_to_copy_what_is_shown(qtbot, sample_room, screen):  # noqa: F811
    window = MainWindow(sample_room)
    showing(qtbot, window)
    window.show_screen(screen)
    shown = window._screens[screen]
    QGuiApplication.clipboard().clear()
    pointer = Pointer(QPointF(-4, -4), QPoint(4, 4))
    if screen == "chain":
        menu = chain_menu(shown.editing, "", pointer, window)
    else:
        menu = make_menu(shown.editing, shown.keys, "", pointer)
    next(e for e in menu.actions() if e.text() == "Copy picture").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and data.text().splitlines()[-1] == shown.figure().alt


def test_where_there_is_no_figure_it_says_so(qtbot, sample_room):  # noqa: F811
    window = MainWindow(sample_room)
    showing(qtbot, window)
    window.show_screen("outcome")
    heard = told(sample_room)
    window.act("picture")
    assert heard == [("warn", "Click on the figure to copy or save first.")]
