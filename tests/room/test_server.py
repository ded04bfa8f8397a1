"""The server for phones as phones, and those who mean harm, meet it: over real sockets."""

import http.client
import json
import socket
import threading

import pytest

from almere_roadmap import i18n
from almere_roadmap.domain.words import Group
from almere_roadmap.errors import InputError
from almere_roadmap.resources import resource
from almere_roadmap.room.cast import Cast, read_cast
from almere_roadmap.room.poll import poll_of
from almere_roadmap.room.server import Answer, BallotServer
from almere_roadmap.verbs import niches, votes
from almere_roadmap.verbs.about import add_participant
from almere_roadmap.verbs.phones import cast_by_phone
from tests.making import Journal

VOTER = "0123456789abcdef" * 2


@pytest.fixture
def server():
    made = BallotServer("127.0.0.1", lambda cast: Answer(True), port=0)
    made.start()
    yield made
    made.stop()


def ask(server, method, path, body=None, **headers):
    """Return (status, headers, body) of one request; a header of None is left out."""
    address, port = server.host.split(":")
    connection = http.client.HTTPConnection(address, int(port), timeout=10)
    sent = {"Host": server.host, "X-Room": server.token} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    connection.putrequest(method, path, skip_host=True)
    for name, value in sent.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def post(server, body, **headers):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {
        "Origin": f"http://{server.host}",
        "Content_Type": "application/json",
        "Content_Length": str(len(raw)),
    }
    return ask(server, "POST", "/ballot", raw, **(sent | headers))


def ballot(**more):
    return {"voter": VOTER, "round": "r", "group": "other", "dots": {"a": 1}} | more


def test_the_secret_stands_behind_the_hash_and_is_long(server):
    other = BallotServer("127.0.0.1", server.cast, port=0)
    assert server.link == f"http://{server.host}/#{server.token}"
    assert len(server.token) >= 22 and server.token != other.token
    assert other.link == ""


@pytest.mark.parametrize("path", ["/", "/ballot.js", "/ballot.css"])
def test_the_page_is_guarded_and_fetches_nothing_from_elsewhere(server, path):
    status, headers, body = ask(server, "GET", path, X_Room=None)
    assert status == 200 and b"http" not in body.replace(b"<!doctype html>", b"")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert b"innerHTML" not in body and b"eval(" not in body


def test_what_can_be_voted_on_needs_the_secret(server):
    server.poll = {"round": "r"}
    assert ask(server, "GET", "/poll")[::2] == (200, b'{"round": "r"}')
    for wrong in (None, "", server.token[:-1], "é"):
        assert ask(server, "GET", "/poll", X_Room=wrong)[0] == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:80", ""])
def test_another_host_is_sent_away(server, host):
    assert ask(server, "GET", "/", Host=host)[0] == 421
    assert post(server, ballot(), Host=host)[0] == 421


def test_only_the_own_page_brings_ballots(server):
    assert post(server, ballot())[0] == 200
    for origin in (None, "null", "http://evil.example", f"https://{server.host}"):
        assert post(server, ballot(), Origin=origin)[0] == 403
    assert post(server, ballot(), X_Room="x")[0] == 403
    for kind in (None, "text/plain", "application/x-www-form-urlencoded"):
        assert post(server, ballot(), Content_Type=kind)[0] == 415
    assert ask(server, "GET", "/../../settings.toml")[0] == 404
    assert ask(server, "GET", "/ballot.js?x=1")[0] == 404
    assert ask(server, "POST", "/poll")[0] == 404


def test_large_and_unfinished_requests_are_refused(server):
    assert post(server, b"x" * 5000)[0] == 413
    assert post(server, b"{}", Content_Length="99999999999999999999")[0] == 413
    for length in (None, "-1", "1e3", "٣"):
        sent = length.encode().decode("latin-1") if length else None
        assert post(server, b"{}", Content_Length=sent)[0] == 411


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 4000,
        b"NaN",
        json.dumps(ballot(group="nobody")).encode(),
        json.dumps(ballot(voter="short")).encode(),
        json.dumps(ballot(voter="x" * 99)).encode(),
        json.dumps(ballot(dots={"a": "1"})).encode(),
        json.dumps(ballot(dots={"a": True})).encode(),
        json.dumps(ballot(dots={"a": 1.5})).encode(),
        json.dumps(ballot(dots=[1])).encode(),
    ],
)
def test_what_is_no_ballot_gets_a_sentence(server, body):
    status, _headers, answer = post(server, body)
    assert status == 400
    assert json.loads(answer)["said"]


def test_a_phone_is_the_same_in_a_round_and_nobody_in_another():
    first, again = (read_cast(json.dumps(ballot()).encode()) for _turn in range(2))
    assert first == again and first.group is Group.OTHER and first.dots == {"a": 1}
    other = read_cast(json.dumps(ballot(round="s")).encode())
    assert first.slip != other.slip and VOTER not in first.slip
    with pytest.raises(InputError):
        read_cast(b"{}")


def test_a_refusal_reaches_the_phone(server):
    server.cast = lambda cast: Answer(False, f"no {cast.round}")
    status, _headers, body = post(server, ballot())
    assert status == 409 and json.loads(body) == {"said": "no r"}


def test_one_that_dawdles_is_hung_up_on():
    server = BallotServer("127.0.0.1", lambda cast: Answer(True), port=0, patience=0.2)
    server.start()
    try:
        address, port = server.host.split(":")
        with socket.create_connection((address, int(port)), timeout=10) as slow:
            slow.sendall(b"GET / HTTP/1.0\r\nHost")
            assert slow.recv(1000) == b""
        raw = json.dumps(ballot()).encode()
        with socket.create_connection((address, int(port)), timeout=10) as slow:
            head = (
                f"POST /ballot HTTP/1.0\r\nHost: {server.host}\r\nX-Room: {server.token}\r\n"
                f"Origin: http://{server.host}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(raw)}\r\n\r\n"
            )
            slow.sendall(head.encode() + raw[:5])
            assert slow.recv(1000) == b""
        assert ask(server, "GET", "/")[0] == 200
    finally:
        server.stop()


def test_no_more_connections_than_there_are_slots():
    held, go = threading.Event(), threading.Event()

    def wait(_cast):
        held.set()
        go.wait(10)
        return Answer(True)

    server = BallotServer("127.0.0.1", wait, port=0, most=1)
    server.start()
    try:
        came = []
        first = threading.Thread(target=lambda: came.append(post(server, ballot())[0]))
        first.start()
        assert held.wait(10)
        with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
            ask(server, "GET", "/")
        go.set()
        first.join(10)
        assert came == [200]
    finally:
        server.stop()


def test_after_the_stop_nobody_answers_and_a_taken_port_gives_way(server):
    port = int(server.host.split(":")[1])
    other = BallotServer("127.0.0.1", server.cast, port=port)
    other.start()
    assert other.host and other.host != server.host
    address, number = other.host.split(":")
    other.stop()
    with pytest.raises(OSError):
        socket.create_connection((address, int(number)), timeout=10).close()


def test_an_address_of_nobody_is_told():
    server = BallotServer("192.0.2.1", lambda cast: Answer(True), port=0)
    with pytest.raises(InputError, match=r"192\.0\.2\.1"):
        server.start()


def test_twenty_phones_at_once_are_all_in():
    journal, lock = Journal(), threading.Lock()
    wanted = [journal.perform(niches.add_niche(journal.workshop, name=n)) for n in "ab"]
    voting = journal.perform(votes.open_round(journal.workshop, question="?"))

    def cast(found: Cast):
        with lock:
            journal.perform(
                cast_by_phone(
                    journal.workshop,
                    round=found.round,
                    group=found.group,
                    dots=found.dots,
                    slip=found.slip,
                )
            )
        return Answer(True)

    server = BallotServer("127.0.0.1", cast, port=0)
    server.start()
    try:
        sent = [ballot(voter=f"{n:032}", round=voting, dots={wanted[n % 2]: 2}) for n in range(20)]
        phones = [threading.Thread(target=post, args=(server, one)) for one in sent * 2]
        for phone in phones:
            phone.start()
        for phone in phones:
            phone.join(20)
    finally:
        server.stop()
    assert len(journal.workshop.slips) == 20
    assert sum(b.dots for b in journal.workshop.ballots.values()) == 40


def test_phones_know_what_to_choose_from_and_nothing_of_the_others():
    journal = Journal()
    before = poll_of(journal.workshop)
    assert not before["round"] and before["wait"]
    niche = journal.perform(
        niches.add_niche(journal.workshop, name="<b>N</b>", proposition="& more")
    )
    journal.perform(add_participant(journal.workshop, name="Noor Secret", group=Group.KNOWLEDGE))
    voting = journal.perform(votes.open_round(journal.workshop, question="Which?", budget=4))
    journal.perform(
        cast_by_phone(
            journal.workshop, round=voting, group=Group.KNOWLEDGE, dots={niche: 2}, slip="p"
        )
    )
    found = poll_of(journal.workshop)
    assert (found["question"], found["budget"], found["most"]) == ("Which?", 4, 2)
    assert [g["id"] for g in found["groups"]] == ["knowledge"]
    assert found["niches"][0]["name"].endswith("<b>N</b>")
    assert "Secret" not in json.dumps(found)
    keys = {"language", "words", "round", "question", "budget", "most", "shuffled", "rule"}
    assert found.keys() == keys | {"groups", "niches"}
    journal.perform(votes.reveal_round(journal.workshop, voting))
    assert not poll_of(journal.workshop)["round"]


def test_the_page_has_its_words_in_both_languages():
    script = resource("room", "ballot.js").read_text(encoding="utf-8")
    said = {}
    for language in ("en", "nl"):
        i18n.use(language)
        found = poll_of(Journal().workshop)
        assert found["language"] == language
        said[language] = found["words"]
    assert all(f"words.{name}" in script or f'"{name}"' in script for name in said["en"])
    assert not set(said["en"].values()) & set(said["nl"].values())
