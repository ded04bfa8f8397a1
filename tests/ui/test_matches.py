"""The Matches screen: walked and decided by keyboard and mouse."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap.domain.words import LayerKind, MatchState
from almere_roadmap.ui.canvas.details import ElidedLink
from almere_roadmap.ui.matches.entries import entries
from almere_roadmap.ui.matches.match_list import part_ink
from almere_roadmap.ui.matches.weighing import WeighingDialog
from almere_roadmap.ui.screens.matches import MatchesScreen
from almere_roadmap.verbs import chains, matches, organisations
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = showing(qtbot, MatchesScreen(sample_room))
    made.list.start()
    return made


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def states(screen):
    return {(m.first, m.second): m.state for m in screen.bridge.workshop.matches.values()}


def pair(entry):
    return tuple(sorted((entry.first.id, entry.second.id)))


def test_arrows_walk_and_select(qtbot, screen):
    listed = screen.list.matches.entries
    press(qtbot, Qt.Key.Key_Down)
    assert screen.bridge.selection == listed[1].key
    press(qtbot, Qt.Key.Key_Up)
    assert screen.bridge.selection == listed[0].key


def test_a_accepts_and_puts_an_action_on_the_roadmap(qtbot, screen):
    entry = screen.list.matches.entries[0]
    before = set(screen.bridge.workshop.items)
    press(qtbot, Qt.Key.Key_A)
    assert states(screen)[pair(entry)] is MatchState.ACCEPTED
    [new] = set(screen.bridge.workshop.items) - before
    item = screen.bridge.workshop.items[new]
    assert screen.bridge.workshop.layers[item.layer].kind is LayerKind.FIRMS
    assert item.title == f"{entry.first.name} – {entry.second.name}"
    assert entries(screen.bridge.workshop)[0].item == new


def test_x_dismisses_and_the_filter_finds_it_back(qtbot, screen):
    entry = screen.list.matches.entries[0]
    press(qtbot, Qt.Key.Key_X)
    assert states(screen)[pair(entry)] is MatchState.DISMISSED
    assert entry.key not in {e.key for e in screen.list.matches.entries}
    qtbot.mouseClick(screen.states._buttons["dismissed"], LEFT)
    assert entry.key in {e.key for e in screen.list.matches.entries}
    assert all(e.state is MatchState.DISMISSED for e in screen.list.matches.entries)


def test_the_panel_accepts_with_an_owner_and_plans_a_day(qtbot, screen):
    entry = screen.list.matches.entries[0]
    panel = showing(qtbot, screen.inspect(entry.key), (320, 900))
    panel.owner.setFocus()
    qtbot.keyClicks(panel.owner, "account manager")
    qtbot.keyClick(panel.owner, Qt.Key.Key_Return)
    found = matches.decided(screen.bridge.workshop, entry.first.id, entry.second.id)
    assert (found.state, found.owner) == (MatchState.ACCEPTED, "account manager")
    qtbot.keyClicks(panel.day, "10-12-2026")
    qtbot.keyClick(panel.day, Qt.Key.Key_Return)
    found = matches.decided(screen.bridge.workshop, entry.first.id, entry.second.id)
    assert (found.state, found.when) == (MatchState.PLANNED, "2026-12-10")


def test_the_panel_is_never_behind_the_workshop(screen):
    entry = screen.list.matches.entries[0]
    screen.bridge.changed.disconnect(screen._on_changed)
    pair_ = (entry.first.id, entry.second.id)
    screen.bridge.attempt(matches.plan_match, *pair_, when="2026-12-10")
    panel = screen.inspect(entry.key)
    assert panel.entry.state is MatchState.PLANNED
    assert panel.day.text() == "2026-12-10"


def test_a_day_that_is_none_is_refused_in_words(qtbot, screen):
    heard = told(screen.bridge)
    entry = screen.list.matches.entries[0]
    panel = showing(qtbot, screen.inspect(entry.key), (320, 900))
    qtbot.keyClicks(panel.day, "soon")
    qtbot.keyClick(panel.day, Qt.Key.Key_Return)
    assert [kind for kind, _text in heard] == ["warn"]
    assert "soon" in heard[0][1]
    assert matches.decided(screen.bridge.workshop, entry.first.id, entry.second.id) is None


def test_the_parts_add_up_to_the_score_unless_it_is_capped(screen):
    for entry in entries(screen.bridge.workshop):
        total = sum(part.points for part in entry.parts)
        assert entry.score == pytest.approx(min(total, 30) if entry.capped else total)
        assert sum(part.most for part in entry.parts) == pytest.approx(100)


def test_every_part_has_its_own_shade(screen):
    entry = screen.list.matches.entries[0]
    assert len({part_ink(n) for n in range(len(entry.parts))}) == len(entry.parts)


def test_a_screen_reader_hears_the_whole_row(screen):
    model = screen.list.matches
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    entry = model.entries[0]
    assert entry.first.name in words and entry.second.name in words and entry.reason in words


def test_an_empty_workshop_says_what_to_do_first(qtbot, empty_room):  # noqa: F811
    went = []
    empty_room.went.connect(went.append)
    screen = showing(qtbot, MatchesScreen(empty_room))
    assert screen.empty.isVisible() and not screen.card.isVisible()
    qtbot.mouseClick(screen.empty.action, LEFT)
    assert went == ["chain"]


def test_a_new_pair_appears_when_firms_join_a_chain(qtbot, empty_room):  # noqa: F811
    screen = showing(qtbot, MatchesScreen(empty_room))
    chain = next(iter(empty_room.workshop.chains))
    stages = [s.id for s in empty_room.workshop.stages.values()]
    for name, stage in (("Maker <b>", stages[0]), ("User", stages[3])):
        firm = empty_room.attempt(organisations.add_organisation, name=name).changes[0].row
        empty_room.attempt(chains.add_box, chain=chain, stage=stage, record=firm)
    assert [(e.first.name, e.second.name) for e in screen.list.matches.entries] in (
        [("Maker <b>", "User")],
        [("User", "Maker <b>")],
    )


def test_the_overview_names_the_shortest_ways_and_the_open_steps(qtbot, screen):
    from almere_roadmap.analysis.networks.shortening import shortest_introductions

    screen.bridge.select(screen.list.matches.entries[0].key)
    qtbot.mouseClick(screen.overview, LEFT)
    # Not "": a window of 1366 px shows its panel only while something is selected.
    chosen = screen.bridge.selection
    assert chosen and chosen not in {entry.key for entry in screen.list.matches.entries}
    panel = showing(qtbot, screen.inspect(chosen), (320, 900))
    words = [link.accessibleName() for link in panel.findChildren(ElidedLink)]
    [first, *_] = shortest_introductions(screen.bridge.workshop)
    assert any(first.first.name in w and first.second.name in w for w in words)
    qtbot.mouseClick(screen.overview, LEFT)
    assert screen.bridge.selection == ""


def test_weights_are_kept_in_one_step(qtbot, screen):
    dialog = showing(qtbot, WeighingDialog(None, screen.bridge), (460, 480))
    for field, value in zip(dialog.fields, (0, 0, 0, 0, 100, 0, 0), strict=True):
        field.setValue(value)
    qtbot.mouseClick(dialog.keep, LEFT)
    about = screen.bridge.workshop.about
    assert about.match_weights == (0, 0, 0, 0, 100, 0, 0)
    assert screen.list.matches.entries[0].score == pytest.approx(100)
    screen.bridge.undo()
    assert screen.bridge.workshop.about.match_weights[0] == 30


def test_the_niche_narrows_the_list(qtbot, screen):
    place = 1
    screen.niche.setCurrentIndex(place)
    screen.niche.activated.emit(place)
    wanted = screen.niche.itemData(place)
    assert {e.niche for e in screen.list.matches.entries} == {wanted}


def test_many_parties_are_judged_beside_the_window(qtbot, sample_room, monkeypatch):  # noqa: F811
    for name in ("screens.matches", "matches.overview"):
        monkeypatch.setattr(f"almere_roadmap.ui.{name}.QUICK", 5)
    gate = Event()
    held = "almere_roadmap.ui.screens.matches.entries"
    monkeypatch.setattr(held, lambda found: entries(found) if gate.wait(20) else [])
    screen = showing(qtbot, MatchesScreen(sample_room))
    assert screen.meaning.text() == "Judging who should meet whom …"
    assert not screen.card.isVisible() and not screen.empty.isVisible()
    gate.set()
    qtbot.waitUntil(screen.card.isVisible)
    entry = screen.list.matches.entries[0]
    panel = screen.inspect("")
    qtbot.waitUntil(lambda: bool(panel.findChildren(ElidedLink)))
    sample_room.select(entry.key)
    screen.list.start()
    press(qtbot, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: screen.list.matches.entries[0].state is MatchState.ACCEPTED)
