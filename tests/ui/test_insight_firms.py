"""Firms, networks, bridges, settings and the room without names on the Insight screen."""

import threading
from dataclasses import replace

import networkx as nx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from almere_roadmap import i18n
from almere_roadmap.analysis.firms.orientation import by_kind
from almere_roadmap.domain.entities import Organisation, Profile, Relation
from almere_roadmap.domain.words import Group, RelationKind
from almere_roadmap.i18n import number
from almere_roadmap.ui.insight import compared, firms, joined, orientation, tabs
from almere_roadmap.ui.insight.settings import SettingsDialog
from almere_roadmap.ui.panels.inspector import Inspector
from almere_roadmap.ui.shell.banner import Banner
from almere_roadmap.ui.shell.palette import CommandPalette
from almere_roadmap.ui.shell.toast import Toast
from almere_roadmap.ui.shell.top_bar import TopBar
from almere_roadmap.verbs import relations, settings
from almere_roadmap.verbs.records import edit
from tests.analysis.counts import JOBS, PLACES, table, world
from tests.sample import workshop as sample
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401
from tests.ui.test_insight import card, made, settled, show, tab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return made(qtbot, sample_room)


def profiled(count=3):
    """Return the sample with profiles: every other firm sells abroad and buys nearby."""
    made = sample()
    ids = sorted(o.id for o in made.organisations.values() if o.group is Group.ENTREPRENEURS)
    profiles = {
        f"p{n}": Profile(
            id=f"p{n}",
            organisation=ids[n],
            turnover=(10.0, 20.0, 30.0, 40.0) if n % 2 == 0 else (80.0, 10.0, 5.0, 5.0),
            customer_areas=(40.0, 20.0, 0.0, 40.0) if n % 2 == 0 else (90.0, 10.0, 0.0, 0.0),
            supplier_areas=(10.0, 30.0, 40.0, 20.0),
        )
        for n in range(count)
    }
    firm = {i: replace(made.organisations[i], persons=50 + 60 * n) for n, i in enumerate(ids[:3])}
    return replace(made, profiles=profiles, organisations={**made.organisations, **firm})


def webbed(made=None):
    """Return a workshop whose parties form a small world."""
    made = made or nx.connected_watts_strogatz_graph(30, 4, 0.1, seed=1)
    parties = {f"o{n}": Organisation(id=f"o{n}", name=f"Firm {n}") for n in made}
    ties = {
        f"r{n}": Relation(id=f"r{n}", organisation=f"o{a}", partner=f"o{b}")
        for n, (a, b) in enumerate(made.edges())
    }
    return replace(sample(), organisations=parties, relations=ties, flows={}, memberships={})


def test_the_showcase_names_every_firm_of_the_report(screen):
    tab(screen, "firms")
    found = card(screen, "figure:firms")
    figure = found.content.draw(170)
    assert len(found.content.rows.rows) == 49
    assert {o.id for o in sample().organisations.values() if o.establishment_type} <= set(
        figure.tips
    )
    assert len(found.content.live.spots()) == 49


def test_a_click_on_a_firm_in_the_showcase_selects_it_everywhere(qtbot, screen):
    tab(screen, "firms")
    found = card(screen, "figure:firms")
    key = next(o.id for o in sample().organisations.values() if o.name == "Genzyme")
    qtbot.mouseClick(found.view, LEFT, pos=found.view.place(key).center().toPoint())
    assert screen.bridge.selection == key


def test_the_picture_becomes_a_chart_to_explore_and_back(qtbot, screen):
    tab(screen, "firms")
    found = card(screen, "figure:firms")
    qtbot.mouseClick(found.explore, LEFT)
    QApplication.processEvents()
    found.explorer.load()
    assert found.explorer.isVisible() and not found.view.isVisible()
    key = next(o.id for o in sample().organisations.values() if o.name == "Genzyme")
    screen.bridge.select(key)
    assert "Genzyme" in found.explorer.chart.lit
    qtbot.mouseClick(found.explore, LEFT)
    assert found.view.isVisible() and not found.explorer.isVisible()


def test_four_categories_with_their_limits_beside_them():
    found = firms.categories(profiled())
    means = [row for row in found.rows.rows if row.key.startswith("category:")]
    assert [row.cells[1].text for row in means] == ["0 firms", "1 firm", "1 firm", "1 firm"]
    assert len(found.rows.rows) == 4 + 3
    assert "100" in found.chosen and "15" in found.chosen
    assert found.draw(170).caption == found.chosen


def test_bridges_with_the_shaded_quadrant():
    found = firms.bridges(profiled())
    assert [row.cells[3].text for row in found.rows.rows] == ["bridge", "bridge", ""]
    assert found.live.axes.quadrant == (0, 0)
    spots = {spot.key: (round(spot.x), round(spot.y)) for spot in found.live.spots()}
    assert set(spots.values()) == {(40, 40), (0, 40)}
    assert found.title.startswith("2")
    assert firms.bridges(sample()).flag == "illustrative"
    found = orientation.content(sample())
    assert found.flag == "reconstructed"
    assert "The circles of firms are illustrative; title and means are not." in found.caveat
    assert firms.bridges(replace(sample(), profiles={})).refusal


def test_a_network_large_enough_names_its_brokers_and_its_small_world():
    made = webbed()
    found = joined.whole_network(made)
    assert not found.caveat and len(found.live.ties()) == 60
    assert len(found.rows.rows) == 30
    assert joined.brokers(made).rows.rows
    rows = {row.cells[0].text: row.cells[1].text for row in joined.small(made).rows.rows}
    assert float(rows["σ"]) > 1 and abs(float(rows["ω"].replace("−", "-"))) < 0.5
    assert "±" in joined.small(made).rows.rows[0].cells[2].text


def test_the_same_network_is_drawn_the_same_way():
    assert (
        joined.whole_network(webbed()).live.spots() == joined.whole_network(webbed()).live.spots()
    )


def test_a_network_is_judged_beside_the_window(qtbot, screen, monkeypatch):
    go_on = threading.Event()
    kept = tabs.contents
    monkeypatch.setattr(tabs, "contents", lambda *args: go_on.wait(20) and kept(*args))
    show(screen, "networks")
    qtbot.waitUntil(lambda: screen.cards == [])
    assert "Judging the network …" in texts(screen)
    go_on.set()
    qtbot.waitUntil(lambda: bool(screen.cards))
    assert card(screen, "figure:network").view is not None


def test_a_finding_that_fails_is_told_and_the_window_lives(qtbot, screen, monkeypatch):
    heard = told(screen.bridge)
    monkeypatch.setattr(tabs, "contents", lambda *_args: 1 / 0)
    tab(screen, "networks")
    assert [kind for kind, _words in heard] == ["bad"]


def test_names_that_are_hidden_do_not_wait_for_the_new_cards(screen):
    tab(screen, "networks")
    screen.bridge.hide_names(True)
    assert screen.cards == []
    assert not [t for t in texts(screen) if "Sandoz" in t]


@pytest.mark.parametrize("kind", ["orientation", "levels", "limits", "bridges"])
def test_settings_open_beside_the_number_and_can_be_left(qtbot, screen, kind):
    dialog = SettingsDialog(screen.bridge, kind, screen)
    qtbot.addWidget(dialog)
    assert all(box.accessibleName() for box in dialog.fields)
    before = screen.bridge.workshop
    dialog.show()
    qtbot.mouseClick(dialog.take, LEFT)
    assert not dialog.isVisible()
    assert screen.bridge.workshop.about == before.about


def test_other_weights_move_the_means_and_undo_moves_them_back(qtbot, screen):
    tab(screen, "orientation")
    found = card(screen, "figure:orientation")
    assert "33.3" in found.content.chosen
    qtbot.mouseClick(found.change, LEFT)
    qtbot.mouseClick(found.dialog.presets[1], LEFT)
    qtbot.mouseClick(found.dialog.take, LEFT)
    assert screen.bridge.workshop.about.orientation_weights == (0, 25, 75, 100)
    assert "75" in card(screen, "figure:orientation").content.chosen
    screen.bridge.undo()
    assert "33.3" in card(screen, "figure:orientation").content.chosen


def test_weights_that_fall_are_refused_and_the_dialog_stays(qtbot, screen):
    dialog = SettingsDialog(screen.bridge, "orientation", screen)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields[1].setValue(90)
    with qtbot.waitSignal(screen.bridge.told) as told:
        qtbot.mouseClick(dialog.take, LEFT)
    assert "rise" in told.args[1]
    assert dialog.isVisible()


def test_levels_and_the_smallest_number_change_in_one_step(qtbot, screen):
    dialog = SettingsDialog(screen.bridge, "levels", screen)
    qtbot.addWidget(dialog)
    dialog.show()
    for box, value in zip(dialog.fields, (1.2, 1.6, 2.2, 5), strict=True):
        box.setValue(value)
    qtbot.mouseClick(dialog.take, LEFT)
    about = screen.bridge.workshop.about
    assert (about.levels, about.small_number) == ((1.2, 1.6, 2.2), 5)
    screen.bridge.undo()
    assert screen.bridge.workshop.about.levels == (1.1, 1.5, 2.0)


def texts(widget):
    return [w.text() for w in widget.findChildren(QLabel)]


def test_names_can_be_hidden_in_charts_rows_and_tips(qtbot, screen):
    tab(screen, "firms")
    qtbot.mouseClick(screen.head.anonymous, LEFT)
    found = card(screen, "figure:firms")
    figure = found.content.draw(170)
    said = " ".join([str(figure), *(c.text for r in found.content.rows.rows for c in r.cells)])
    said += str(found.content.live.spots())
    assert "Genzyme" not in said and "Firm 3" in said
    tab(screen, "networks")
    assert "Sandoz" not in str(card(screen, "figure:network").content.draw(170))
    qtbot.mouseClick(screen.head.anonymous, LEFT)
    settled(screen)
    assert "Sandoz" in str(card(screen, "figure:network").content.draw(170))


def test_hidden_names_are_hidden_in_inspector_palette_steps_and_messages(qtbot, screen):
    bridge = screen.bridge
    [firm] = [o for o in bridge.workshop.organisations.values() if o.name == "Genzyme"]
    bridge.attempt(edit, "organisations", firm.id, note="Genzyme belt terug")
    bridge.hide_names(True)
    inspector = showing(qtbot, Inspector(bridge, lambda _key: None))
    bridge.select(firm.id)
    fields = [w.text() for w in inspector.findChildren(QLineEdit)]
    fields += [w.toPlainText() for w in inspector.findChildren(QPlainTextEdit)]
    palette = CommandPalette(inspector, bridge, print, print)
    bar, toast = TopBar(bridge, print), Toast(inspector, bridge)
    toast.tell("good", "Genzyme was picked")
    everything = [
        *texts(inspector),
        *fields,
        *(entry.words for entry in palette.entries),
        bar.undo.accessibleName(),
        toast.accessibleName(),
    ]
    assert not [words for words in everything if "genzyme" in words.casefold()]
    assert any("Firm 3" in words for words in everything)


def test_while_names_are_hidden_only_pins_and_settings_change(qtbot, screen):
    bridge, heard = screen.bridge, told(screen.bridge)
    [firm] = [o for o in bridge.workshop.organisations.values() if o.name == "Genzyme"]
    bridge.hide_names(True)
    assert bridge.attempt(edit, "organisations", firm.id, name="Firm 12") is None
    assert heard == [("warn", "Names are hidden: show them again before you change this.")]
    assert bridge.pin("figure:rings") is not None
    banner = Banner(bridge, print)
    qtbot.addWidget(banner)
    [show] = banner.buttons
    qtbot.mouseClick(show, LEFT)
    assert bridge.workshop.organisations[firm.id].name == "Genzyme"
    assert not screen.head.anonymous.isChecked()


def two_regions():
    counts = {
        ("Almere", "2019"): (50, 50),
        ("Utrecht", "2019"): (20, 80),
        ("Nederland", "2019"): (100, 900),
    }
    places = {("Almere", "2019"): (9, 80), ("Nederland", "2019"): (50, 500)}
    return world((JOBS, table(counts)), (PLACES, table(places)))


def test_quotients_per_section_with_their_reference_and_small_numbers():
    found = compared.quotients(two_regions(), "jobs")
    assert "Almere against Nederland, 2019" in found.subtitle
    assert found.rows.rows[-1].cells[-1].flagged
    assert "Krugman" in found.caveat and "10" in found.chosen
    assert found.draw(100).title == found.title
    refused = compared.quotients(sample(), "jobs")
    assert "Import" in refused.refusal


def test_growth_and_relatedness_say_what_to_import():
    assert "two years" in compared.growth(two_regions()).refusal
    [refused] = compared.relatedness(two_regions())
    assert "10 regions" in refused.refusal


def test_home_and_reference_are_chosen_in_the_head_and_undone(qtbot, screen):
    head = screen.head
    assert (head.home.currentText(), head.reference.currentText()) == (
        "gemeente Almere",
        "Nederland",
    )
    head.show_workshop(two_regions())
    assert [head.reference.itemText(n) for n in range(head.reference.count())] == [
        "Nederland",
        "Utrecht",
        "all regions together",
    ]
    head.reference.setCurrentIndex(1)
    head.reference.activated.emit(1)
    assert screen.bridge.workshop.about.reference_region == "Utrecht"
    screen.bridge.undo()
    assert screen.bridge.workshop.about.reference_region == ""


def test_an_empty_workshop_has_no_region_to_choose(qtbot, empty_room):  # noqa: F811
    screen = made(qtbot, empty_room)
    assert not screen.head.reference.isVisible()
    assert not screen.head.pins.isVisible()


def test_pins_lead_to_the_outcome(qtbot, screen):
    with qtbot.waitSignal(screen.bridge.went) as went:
        qtbot.mouseClick(screen.head.pins, LEFT)
    assert went.args == ["outcome"]


def test_one_area_only_has_an_orientation_too():
    made = replace(sample(), areas={}, relations={})
    assert orientation.content(made).refusal


def test_a_new_relation_shows_in_the_network_at_once(screen):
    tab(screen, "networks")
    before = card(screen, "figure:network").content.title
    screen.bridge.attempt(
        relations.relate,
        firm="Genzyme",
        partner="Yakult",
        kind=RelationKind.CUSTOMER,
        area="area-home",
        region="Almere",
    )
    assert card(settled(screen), "figure:network").content.title != before


def test_the_settings_verbs_speak_of_what_they_change(screen):
    edit = screen.bridge.attempt(settings.set_bridges, foreign=10, regional=0)
    assert "bridge" in edit.label.text


def test_numbers_of_settings_are_written_as_the_language_has_them(qtbot, screen):
    with i18n.speaking("nl"):
        dialog = SettingsDialog(screen.bridge, "orientation", screen)
    qtbot.addWidget(dialog)
    assert dialog.fields[1].text() == "33,33"
    assert dialog.presets[0].text() == "0 · 33⅓ · 66⅔ · 100"


def test_how_widely_partners_lie_is_in_picture_rows_and_words():
    found = orientation.content(profiled())
    figure = found.draw(170)
    [customers] = [k for k in by_kind(profiled()) if k.kind is RelationKind.CUSTOMER]
    written = f"{number(customers.value, 1)} ± {number(customers.spread, 1)}"
    assert customers.spread > 0 and written in figure.tips["orientation:customer"]
    rows = {row.key: [cell.text for cell in row.cells] for row in found.rows.rows}
    assert written in rows["orientation:customer"]
    # Nine tenths at home and one tenth in the region, which counts a third.
    firm = profiled().profiles["p1"].organisation
    assert "3.3 ± 10.0" in rows[firm] and "3.3 ± 10.0" in figure.tips[firm]
    assert "deviation" in found.caveat and "deviation" in figure.caption


def test_the_published_means_stand_under_the_four_categories():
    means = firms.categories(sample()).caveat
    assert "12 / 34 / 27 / 28" in means and "19 customers, of which 30" in means
