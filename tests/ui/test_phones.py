"""Phones that vote, from the button to the tally: the facilitator's side, with real requests."""

import json
import threading

import pytest
from PySide6.QtCore import Qt

from almere_roadmap import i18n
from almere_roadmap.analysis.choosing.voting import current_round, tally
from almere_roadmap.figures.marks import Box, Text
from almere_roadmap.ui.ballots import phone_vote
from almere_roadmap.ui.niches import phones
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs import votes
from tests.room.test_server import ask, ballot, post
from tests.ui.rooms import sample_room, told  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, sample_room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(phones, "networks", lambda: [("lo", "127.0.0.1")])
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    sample_room.attempt(votes.open_round, question="Which?")
    made.act("vote")
    yield made
    phone_vote(sample_room).stop()
    made.room.close()


@pytest.fixture
def pad(qtbot, window):
    view = window._screens["niches"].voting
    qtbot.mouseClick(view.ways.button("phones"), LEFT)
    assert view.phones.isVisible()
    return view.phones


def sent(qtbot, server, body):
    """Send a ballot from a thread, as a phone does while the window goes on; return the answer."""
    came = []
    phone = threading.Thread(target=lambda: came.append(post(server, body)), daemon=True)
    phone.start()
    qtbot.waitUntil(lambda: bool(came), timeout=15_000)
    return came[0][0], json.loads(came[0][2])


def dots(window):
    """Return a ballot of two dots on the first niche."""
    niche = next(iter(window.bridge.workshop.niches))
    voting = current_round(window.bridge.workshop).id
    return ballot(round=voting, group="knowledge", dots={niche: 2})


def test_nothing_listens_before_the_button_and_after_stop(qtbot, window, pad):
    vote = phone_vote(window.bridge)
    assert vote.server is None and not window.status.phones.isVisible()
    qtbot.mouseClick(pad.begin, LEFT)
    assert vote.link.startswith("http://127.0.0.1:")
    assert window.status.phones.isVisible() and pad.link.text() == vote.link
    assert ask(vote.server, "GET", "/")[0] == 200
    server = vote.server
    qtbot.mouseClick(pad.stop, LEFT)
    assert vote.server is None and not server.host
    assert not window.status.phones.isVisible()
    qtbot.waitUntil(lambda: window.focusWidget() is pad.begin)


def test_a_ballot_counts_at_once_and_undo_passes_it_by(qtbot, window, pad):
    bridge = window.bridge
    qtbot.mouseClick(pad.begin, LEFT)
    server, before = phone_vote(bridge).server, bridge.document.undo_label
    assert sent(qtbot, server, dots(window)) == (200, {"said": ""})
    assert pad.count.text() == "1 phone in"
    voting = current_round(bridge.workshop).id
    assert tally(bridge.workshop, voting).total == 2
    assert bridge.document.undo_label == before
    assert sent(qtbot, server, dots(window) | {"dots": {}})[0] == 200
    assert tally(bridge.workshop, voting).total == 0 and pad.count.text() == "1 phone in"


def test_a_refusal_is_told_to_the_phone_not_to_the_room(qtbot, window, pad):
    qtbot.mouseClick(pad.begin, LEFT)
    server, heard = phone_vote(window.bridge).server, told(window.bridge)
    body = dots(window)
    niche = next(iter(body["dots"]))
    status, answer = sent(qtbot, server, body | {"dots": {niche: 9}})
    assert status == 409 and "3 dots" in answer["said"]
    window.bridge.view_only(True)
    status, answer = sent(qtbot, server, body)
    assert status == 409 and "paused" in answer["said"]
    assert heard == []


def test_phones_follow_the_rounds_and_the_language(qtbot, window, pad):
    bridge = window.bridge
    qtbot.mouseClick(pad.begin, LEFT)
    server = phone_vote(bridge).server
    assert server.poll["question"] == "Which?"
    bridge.attempt(votes.reveal_round, current_round(bridge.workshop).id)
    assert not server.poll["round"]
    i18n.use("nl")
    window._dress()
    assert server.poll["language"] == "nl"
    assert phone_vote(bridge).server is server and not window.status.phones.isHidden()


def test_another_workshop_ends_it(qtbot, window, pad):
    qtbot.mouseClick(pad.begin, LEFT)
    window.bridge.take(None)
    assert phone_vote(window.bridge).server is None


def test_without_a_network_it_says_what_to_do(qtbot, window, pad, monkeypatch):
    found = []
    monkeypatch.setattr(phones, "networks", lambda: found)
    pad.hide()
    pad.show()
    assert not pad.begin.isEnabled()
    found.append(("wlan0", "127.0.0.1"))
    qtbot.mouseClick(pad.again, LEFT)
    assert pad.begin.isEnabled() and pad.network.currentText() == "wlan0 · 127.0.0.1"
    monkeypatch.setattr(phones, "networks", lambda: [("old", "192.0.2.1")])
    pad.hide()
    pad.show()
    heard = told(window.bridge)
    qtbot.mouseClick(pad.begin, LEFT)
    assert "192.0.2.1" in heard[0][1] and phone_vote(window.bridge).server is None


def test_the_room_sees_the_code_while_the_round_is_open(qtbot, window, pad):
    bridge = window.bridge
    window.act("audience")

    def squares():
        return sum(1 for mark in window.room.room.board.marks if isinstance(mark, Box))

    assert squares() < 5
    qtbot.mouseClick(pad.begin, LEFT)
    assert squares() > 100
    texts = [m.text for m in window.room.room.board.marks if isinstance(m, Text)]
    assert any("phone" in text for text in texts)
    bridge.attempt(votes.reveal_round, current_round(bridge.workshop).id)
    assert squares() < 100
