"""Copies that are handed out: for the tables, without history, without names."""

import re
from contextlib import closing

import pytest

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.document import copying
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.domain.entities import Item, Note, Organisation, Participant
from almere_roadmap.domain.message import Message
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.history.edit import Draft, created, deleted, updated
from almere_roadmap.store.connections import connect
from almere_roadmap.verbs.moments import name_moment
from almere_roadmap.verbs.records import edit
from tests.sample import copied

SECRETS = ("Kwikzilver", "Zeldenrust", "Ottoline", "Bovenkamp", "Vogelaar", "Quispel", "Harmsma")
"""Names that no other text in a workshop contains."""


def made(*entities):
    label = Message("Added {name}", {"name": getattr(entities[0][1], "name", "")})
    return Draft(label, tuple(w for kind, one in entities for w in created(kind, one)))


@pytest.fixture
def named(path):
    """A workshop full of names, also in its history and in what was deleted."""
    with Document.create(path, author="Harmsma") as document:
        document.perform(
            made(
                ("organisations", Organisation(id="kwikzilver-bv", name="Kwikzilver BV")),
                ("organisations", Organisation(id="b", name="Zeldenrust", printed_as="Quispel")),
                ("participants", Participant(id="p", name="Ottoline Bovenkamp", role="inkoper")),
                ("items", Item(id="i", title="Bellen met Kwikzilver BV", owner="Vogelaar")),
                ("notes", Note(id="n", text="Zeldenrust zei: Ottoline Bovenkamp, bel Quispel.")),
                ("notes", Note(id="m", text="Dag Harmsma", about="kwikzilver-bv")),
            )
        )
        firm = document.workshop.organisations["b"]
        document.perform(Draft(Message("Renamed"), updated("organisations", firm, name="Rustend")))
        document.perform(name_moment(document.workshop, document.latest, "met Kwikzilver BV"))
        document.perform(Draft(Message("Gone"), deleted("participants", ["p"])))
        yield document


def found_in(path):
    """Return which secrets stand anywhere in the bytes of a file, in use or in free pages."""
    content = path.read_bytes()
    texts = [content.decode(coding, "ignore") for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    return {name for name in SECRETS if any(re.search(name, text, re.I) for text in texts)}


def test_an_anonymous_copy_holds_no_name_in_any_byte(named, tmp_path):
    copy = tmp_path / "copy.almere"
    named.flush()
    assert found_in(named.path) == set(SECRETS)
    copying.anonymous(named, copy)
    assert found_in(copy) == set()
    assert check(copy) == ()
    with Document.open(copy, read_only=True) as document:
        workshop = document.workshop
        assert len(workshop.organisations) == 2 and not workshop.participants
        (note,) = [n for n in workshop.notes.values() if n.about]
        assert workshop.organisations[note.about].name
        assert [e.author for e in document.history()] == [""]
        assert document.document_id != named.document_id


def test_a_copy_without_history_holds_only_what_is_now(named, tmp_path):
    copy = tmp_path / "copy.almere"
    copying.without_history(named, copy)
    assert check(copy) == ()
    # The participant was deleted, the firm renamed; the author signs nothing any more.
    assert found_in(copy) & {"Kwikzilver"}
    with Document.open(copy, read_only=True) as document:
        (edit,) = document.history()
        assert (edit.author, edit.time) == ("", "")
        assert document.workshop.organisations == named.workshop.organisations
        assert document.workshop.notes == named.workshop.notes
        assert not document.workshop.moments
    content = copy.read_bytes()
    assert b"Gone" not in content and b"Renamed" not in content


def test_such_copies_are_not_merged_back(named, tmp_path):
    copying.without_history(named, tmp_path / "copy.almere")
    with pytest.raises(Declined, match="another workshop"):
        named.merge_from(tmp_path / "copy.almere")


def test_the_sample_goes_through_whole(tmp_path):
    with Document.open(copied(tmp_path)) as document:
        for write, name in ((copying.anonymous, "a"), (copying.without_history, "b")):
            write(document, tmp_path / f"{name}.almere")
            assert check(tmp_path / f"{name}.almere") == ()
            with Document.open(tmp_path / f"{name}.almere", read_only=True) as copy:
                assert len(copy.workshop.links) == len(document.workshop.links)
                assert len(copy.workshop.tables) == len(document.workshop.tables)
        with Document.open(tmp_path / "a.almere", read_only=True) as copy:
            ends = [link for link in copy.workshop.links.values() if link.kind == "firm"]
            assert ends and all(link.target in copy.workshop.organisations for link in ends)
            text = (tmp_path / "a.almere").read_bytes().decode("utf-8", "ignore")
            names = [o.name for o in real_parties(document.workshop)]
            assert [n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text)] == []


def test_copies_for_the_tables_are_whole_and_named_after_them(named, tmp_path):
    (tmp_path / "usb").mkdir()
    paths = copying.for_tables(named, tmp_path / "usb", ["table 1", "CON: ../x\u202e?"])
    assert [p.name for p in paths] == ["workshop - table 1.almere", "workshop - CON x.almere"]
    for path in paths:
        assert path.parent == tmp_path / "usb" and check(path) == ()
    with pytest.raises(InputError, match="already"):
        copying.for_tables(named, tmp_path / "usb", ["table 3", "table 1"])
    assert len(list((tmp_path / "usb").iterdir())) == 2


def test_f13_a_copy_never_lands_on_the_open_document(named, path):
    before = path.read_bytes()
    named.flush()
    for write in (copying.anonymous, copying.without_history):
        with pytest.raises(InputError):
            write(named, path)
        with pytest.raises(InputError, match="itself"):
            write(named, path, overwrite=True)
    assert path.exists() and len(path.read_bytes()) >= len(before)


def test_f13_what_was_there_stays_unless_replaced_on_purpose(named, tmp_path):
    copy = tmp_path / "copy.almere"
    copy.write_text("mine")
    with pytest.raises(InputError, match="already"):
        copying.anonymous(named, copy)
    assert copy.read_text() == "mine"
    copying.anonymous(named, copy, overwrite=True)
    assert check(copy) == ()


def test_d01_what_is_replaced_leaves_no_text_in_free_pages(path, tmp_path):
    marker = b"ZWIJGEN-"
    with Document.create(path) as document:
        document.perform(
            made(("organisations", Organisation(id="a", name="x" + "ZWIJGEN-" * 9000)))
        )
        document.flush()
        document.perform(edit(document.workshop, "organisations", "a", name="short"))
        document.save_copy(tmp_path / "compact.almere")
    with closing(connect(path, "ro")) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 10
    # The journal remembers it, and a copy without free pages holds just that.
    compact = (tmp_path / "compact.almere").read_bytes().count(marker)
    assert path.read_bytes().count(marker) == compact > 0
