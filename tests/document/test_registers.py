"""Registers in a document: taken in whole or not at all, undone, merged, copied, rescued."""

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from almere_roadmap.document.check import check
from almere_roadmap.document.copying import anonymous, without_history
from almere_roadmap.document.document import Document
from almere_roadmap.document.salvaging import recover
from almere_roadmap.domain.registers import BATCH, digest_of, register_of
from almere_roadmap.errors import BugError, Conflict, Declined, NotAWorkshop
from almere_roadmap.history.edit import Draft
from almere_roadmap.store import registers
from almere_roadmap.verbs.datasets import import_register
from tests.document.test_document import firm
from tests.registers import many, some


def taken(document, register, title="Register", progress=None):
    draft = import_register(document.workshop, register, title=title)
    return document.take_in(draft, {}, {register.digest: register}, progress)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "workshop.almere"
    Document.create(made).close()
    return made


def test_a_register_is_there_when_the_file_is_opened_again(path):
    register = some()
    with Document.open(path) as document:
        edit = taken(document, register)
        assert document.workshop.datasets[edit.changes[0].row].rows == 5
        assert document.waiting == 0
    with Document.open(path) as document:
        [dataset] = document.workshop.datasets.values()
        assert list(document.registers.get(dataset.digest).rows(0)) == list(register.rows())
        assert document.registers.index(dataset.digest, {}).count == 5
    assert check(path) == ()


@pytest.mark.parametrize("last", [0, 1])
def test_cancelling_keeps_nothing(path, last):
    register = register_of(many(2 * BATCH + 5))
    shares = []

    def progress(share):
        shares.append(share)
        return len(shares) <= last

    with Document.open(path) as document:
        document.perform(firm("A", "a"))
        document.flush()
        before, size = document.workshop, path.stat().st_size
        with pytest.raises(Declined):
            taken(document, register, progress=progress)
        assert document.workshop is before and len(document.history()) == 1
        assert document.registers.all() == {} and len(shares) == last + 1
        assert document.undo_label is not None
        assert path.stat().st_size == size
        document.perform(firm("B", "b"))
    assert check(path) == ()


def test_nothing_else_can_be_changed_meanwhile_and_all_can_be_seen(path):
    with Document.open(path) as document:
        under_way, go_on = threading.Event(), threading.Event()

        def progress(_share):
            under_way.set()
            return go_on.wait(10)

        act = threading.Thread(target=taken, args=(document, some(), "Register", progress))
        act.start()
        assert under_way.wait(10)
        with pytest.raises(Declined):
            document.perform(firm("A", "a"))
        assert not document.workshop.datasets
        go_on.set()
        act.join()
        document.perform(firm("A", "a"))
        assert len(document.workshop.datasets) == len(document.workshop.organisations) == 1


def test_an_import_is_undone_and_made_again(path):
    with Document.open(path) as document:
        taken(document, some())
        document.undo()
        assert not document.workshop.datasets
        document.redo()
        [dataset] = document.workshop.datasets.values()
        assert document.registers.get(dataset.digest).count == 5


def test_the_same_register_twice_is_kept_once(path):
    with Document.open(path) as document:
        taken(document, some())
        taken(document, some(), title="Again")
        assert len(document.registers.all()) == 1


def test_a_digest_that_is_not_that_of_the_register_is_refused(path):
    with Document.open(path) as document, pytest.raises(BugError):
        draft = import_register(document.workshop, some(), title="R")
        document.take_in(draft, {}, {"0" * 64: some()})


def test_an_empty_step_or_one_without_a_register_is_an_ordinary_one(path):
    with Document.open(path) as document:
        assert document.take_in(Draft(firm("A", "a").label)) is None
        assert document.take_in(firm("A", "a")) is not None


def test_merging_unites_the_registers(path, tmp_path):
    other = tmp_path / "copy.almere"
    shutil.copy(path, other)
    first, second = some(), register_of(many(30))
    with Document.open(other) as copy:
        taken(copy, first, "Theirs")
    with Document.open(path) as document:
        taken(document, second, "Ours")
        document.merge_from(other)
        assert set(document.registers.all()) == {first.digest, second.digest}
        assert len(document.workshop.datasets) == 2
    assert check(path) == ()


def test_a_copy_with_an_altered_register_is_not_merged(path, tmp_path):
    other = tmp_path / "copy.almere"
    shutil.copy(path, other)
    with Document.open(other) as copy:
        taken(copy, some())
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(
            "UPDATE register_column SET lines = replace(lines, 'Genzyme', 'Gemzyne')"
        )
    assert [str(m.text) for m in check(other)] == ["A register was altered: {digest}"]
    with Document.open(path) as document, pytest.raises(NotAWorkshop):
        document.merge_from(other)


def test_copies_hold_the_registers_and_an_anonymous_one_does_not(path, tmp_path):
    copies = [tmp_path / f"{name}.almere" for name in ("whole", "bare", "anonymous")]
    with Document.open(path) as document:
        taken(document, some())
        taken(document, register_of(many(3)), "Undone")
        document.undo()
        document.save_copy(copies[0])
        without_history(document, copies[1])
        anonymous(document, copies[2])
    held = [set(registers.in_file(copy)) for copy in copies]
    assert len(held[0]) == 2 and held[1:] == [{some().digest}, set()]
    assert all(check(copy) == () for copy in copies)


def test_a_damaged_file_gives_its_register_back(path, tmp_path):
    with Document.open(path) as document:
        taken(document, some())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TRIGGER x AFTER INSERT ON edit BEGIN SELECT 1; END")
    found = recover(path)
    [stored] = registers.in_file(found.path).values()
    assert digest_of(stored) == some().digest


def test_a_rescue_copy_holds_the_registers(path, tmp_path):
    other = tmp_path / "copy.almere"
    shutil.copy(path, other)
    told = []
    with Document.open(path) as document:
        document.subscribe(told.append)
        taken(document, some())
        other.replace(path)
        document.perform(firm("A", "a"))
        document.flush()
        assert any(isinstance(change.error, Conflict) for change in told)
        assert set(document.registers.all()) == {some().digest}
        assert document.path != path
    assert check(document.path) == ()


def test_a_register_in_an_unwritable_place_changes_nothing(path, tmp_path):
    other = tmp_path / "copy.almere"
    shutil.copy(path, other)
    with Document.open(path) as document:
        document.perform(firm("A", "a"))
        document.flush()
        other.replace(path)
        with pytest.raises(Conflict):
            taken(document, some())
        assert not document.workshop.datasets and len(document.workshop.organisations) == 1
