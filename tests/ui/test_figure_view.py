"""A figure on the screen: pointing, picking, walking by keyboard."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Path, Stroke, Text
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.figure_view import PX_PER_MM, FigureView
from almere_roadmap.ui.widgets.tips import plain_tip

FIGURE = Figure(
    60,
    40,
    (
        Box(0, 0, 60, 40, Ink("paper")),
        Box(5, 5, 15, 10, Ink("accent"), key="a"),
        Box(35, 5, 15, 10, Ink("accent"), key="b"),
        Path(((12, 30),), Ink("bad"), radius=5, key="c"),
        Line(((35, 30), (55, 30)), Stroke(Ink("ink")), key="d"),
        Text(6, 9, "a", key="a"),
    ),
    title="What it says",
    alt="Three shapes",
    tips={"a": "<b>A&B</b>"},
)


def shown(qtbot) -> FigureView:
    view = FigureView()
    qtbot.addWidget(view)
    view.show_figure(FIGURE)
    view.resize(view.sizeHint())
    view.show()
    return view


def at(view: FigureView, x: float, y: float) -> QPoint:
    return QPointF(x * view.scale, y * view.scale).toPoint()


def test_a_click_picks_the_record(qtbot):
    view = shown(qtbot)
    for (x, y), key in {(7, 8): "a", (12, 31): "c", (45, 30.4): "d", (58, 2): ""}.items():
        with qtbot.waitSignal(view.picked) as caught:
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, x, y))
        assert caught.args == [key]


def test_arrows_walk_and_enter_picks(qtbot):
    view = shown(qtbot)
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
    ):
        qtbot.keyClick(view, key)
        walked.append(view.current)
    assert walked == ["a", "b", "d", "c", "a"]
    assert view.accessibleDescription() == "<b>A&B</b>"
    with qtbot.waitSignal(view.picked) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["a"]


def test_tips_are_shown_plain_tip(qtbot):
    assert "<b>A" not in plain_tip(FIGURE.tips["a"])


def test_the_selected_record_has_an_outline(qtbot):
    view = shown(qtbot)
    before = view.grab().toImage()
    view.select("b")
    after = view.grab().toImage()
    edge = view.place("b").topRight().toPoint() + QPoint(2, 6)
    assert isinstance(after, QImage)
    assert before.pixelColor(edge) != after.pixelColor(edge)
    assert after.pixelColor(edge).name() == look.colour("accent").name()


def test_a_drawer_follows_the_width(qtbot):
    view = FigureView()
    qtbot.addWidget(view)
    view.follow(lambda width: Figure(width, 1200 / width, ()))
    view.resize(834, 100)
    view.show()
    assert round(view.figure.width) == 200
    assert view.heightForWidth(417) > view.heightForWidth(834)


def test_a_figure_shrinks_where_there_is_less_room(qtbot):
    view = shown(qtbot)
    natural = view.scale
    view.resize(view.width() // 2, 100)
    assert view.scale < natural
    assert view.accessibleName() == "What it says"


def test_a_figure_is_drawn_once_when_the_layout_has_come_to_rest(qtbot):
    widths = []

    def draw(width: float) -> Figure:
        widths.append(round(width))
        return Figure(width, 4000 / width, ())

    page = QWidget()
    qtbot.addWidget(page)
    lay = QVBoxLayout(page)
    lay.setContentsMargins(0, 0, 0, 0)
    view = FigureView()
    lay.addWidget(view)
    lay.addStretch(1)
    view.follow(draw)
    page.resize(834, 400)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: view.height() == round(20 * PX_PER_MM) + 1)
    widths.clear()
    for width in (820, 812, 800, 792):
        page.resize(width, 400)
    qtbot.waitUntil(lambda: view.height() == round(4000 / 190 * PX_PER_MM) + 1)
    assert widths == [190]
    assert round(view.figure.width) == 190
