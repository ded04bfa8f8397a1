"""Cards for experts: a figure, a live chart of the same numbers, rows, caveats and pins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.marks import Text
from almere_roadmap.ui.insight import between, joined
from tests.figures.test_insight_drawers import brokers_world, places_world
from tests.sample import workshop as sample
from tests.ui.rooms import sample_room, showing  # noqa: F401
from tests.ui.test_insight import made
from tests.ui.test_insight_firms import webbed

LEFT = Qt.MouseButton.LeftButton
EXPERT = {
    "figure:brokers": lambda: joined.brokers(brokers_world(40)),
    "figure:roles": lambda: between.roles(brokers_world(40)),
    "figure:small-world": lambda: joined.small(webbed()),
    "figure:two-mode": lambda: between.seats(brokers_world(40)),
    "figure:places": lambda: between.places(places_world(6)),
}


@pytest.mark.parametrize("key", EXPERT)
def test_every_expert_card_has_all_that_a_finding_has(key):
    said = {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            found = EXPERT[key]()
            figure = found.draw(120)
            said[language] = (found.title, found.subtitle, found.caveat, figure.alt)
        assert found.key == key and not found.refusal
        assert found.rows.rows and figure.title == found.title
    assert all(a and b and a != b for a, b in zip(*said.values(), strict=True))


@pytest.mark.parametrize("key", EXPERT)
def test_the_live_chart_shows_the_same_points_and_names_them(key):
    found = EXPERT[key]()
    spots, tips = found.live.spots(), found.draw(120).tips
    assert spots and all(spot.said for spot in spots)
    (left, right), (low, high) = found.live.axes.x_range, found.live.axes.y_range
    assert all(left <= s.x <= right and low <= s.y <= high for s in spots)
    if key not in ("figure:brokers", "figure:places"):
        assert {s.key for s in spots} == set(tips)
    if key != "figure:brokers":
        assert all(tips[s.key] == s.said for s in spots)


def test_an_empty_workshop_refuses_each_in_a_sentence():
    empty = Workshop("empty")
    cards = [joined.brokers(empty), joined.small(empty)]
    cards += [make(empty) for make in (between.roles, between.seats, between.places)]
    assert {card.key for card in cards} == set(EXPERT)
    assert all(card.refusal.endswith(".") and card.live is None for card in cards)


def test_a_point_of_the_live_matrix_selects_the_party_everywhere(qtbot, sample_room):  # noqa: F811
    sample_room.state["insight.tab"] = "networks"
    screen = made(qtbot, sample_room)
    cards = {card.content.key: card for card in screen.cards}
    roles, whole = cards["figure:roles"], cards["figure:network"]
    qtbot.mouseClick(roles.explore, LEFT)
    QApplication.processEvents()
    roles.explorer.load()
    chart, unamic = roles.explorer.chart, party("Unamic")
    chart.light(unamic)
    assert "Unamic" in chart.lit
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert sample_room.selection == unamic
    assert whole.view.selection == roles.view.selection == unamic


def test_numbers_on_live_axes_are_written_as_the_language_has_them(qtbot):
    from almere_roadmap.ui.widgets.live_chart import LiveChart

    with i18n.speaking("nl"):
        found = between.seats(brokers_world(40))
        chart = LiveChart("", found.live.axes)
        qtbot.addWidget(chart)
        axis = chart._plot.getPlotItem().getAxis("left")
        assert axis.tickStrings([0.05, 0.1], 1.0, 0.05) == ["0,05", "0,10"]
        assert axis.tickStrings([100.0, 1200.0], 1.0, 100.0) == ["100", "1.200"]
        written = [m.text for m in found.draw(120).marks if isinstance(m, Text)]
        assert "0,00" in written


def party(name):
    return next(o.id for o in sample().organisations.values() if o.name == name)
