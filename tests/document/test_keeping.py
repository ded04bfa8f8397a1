"""Two people, full disks and files that change underneath: no edit is ever lost."""

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from almere_roadmap.document import copying
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.errors import BugError, Conflict, Declined, DiskError
from almere_roadmap.exchange.export import export
from almere_roadmap.store import copies
from almere_roadmap.store.connections import connect
from almere_roadmap.store.lock import lock_file
from almere_roadmap.store.writing import WorkshopFile
from tests.document.test_document import firm, renamed
from tests.holding import open_elsewhere


def names(document) -> set[str]:
    return {o.name for o in document.workshop.organisations.values()}


def names_in(path) -> set[str]:
    with Document.open(path, read_only=True) as document:
        return names(document)


def test_the_second_who_opens_a_file_can_look_and_learns_who_has_it(document, path):
    document.perform(firm("A"))
    document.flush()
    with Document.open(path) as second:
        assert second.read_only
        assert names(second) == {"A"}
        with pytest.raises(Declined):
            second.perform(firm("B"))
        with pytest.raises(Declined):
            second.undo() or second.merge_from(path)
    held = json.loads(lock_file(path).read_text())
    assert held["author"] == "Eva" and held["pid"] == os.getpid()


def test_f08_the_holder_is_named(path):
    with (
        Document.create(path) as first,
        Document.open(path) as second,
    ):
        assert not first.read_only
        assert second.read_only_reason.text == "{name} has the workshop open."
    with Document.open(path) as third:
        assert not third.read_only


def _lock_of(path, pid: int, host: str) -> None:
    lock_file(path).write_text(
        json.dumps({"pid": pid, "host": host, "author": "Bo", "since": "2027-05-03"})
    )


def test_f08_a_lock_of_another_computer_is_only_taken_over_on_purpose(path):
    Document.create(path).close()
    _lock_of(path, 1, "elsewhere")
    with Document.open(path) as document:
        assert document.read_only_reason.params == {"name": "Bo (elsewhere)"}
    with Document.open(path, take_over=True) as document:
        assert not document.read_only
    assert not lock_file(path).exists()


PIDS = ("9" * 30, "Infinity", "-1", "true", '"1"', "[1]")
"""What no program on this computer is numbered."""


@pytest.mark.parametrize(
    "text",
    ["?", "", "\0", "[" * 4096, *(f'{{"pid": {n}, "host": "HOST", "author": "Bo"}}' for n in PIDS)],
)
def test_f08_a_lock_that_cannot_be_read_is_respected(path, text):
    Document.create(path).close()
    whole = text.replace("HOST", socket.gethostname()).replace("}", ', "since": ""}')
    lock_file(path).write_text(whole)
    with Document.open(path) as document:
        assert document.read_only
    assert lock_file(path).read_text() == whole
    with Document.open(path, take_over=True) as document:
        assert not document.read_only


def test_a_lock_taken_over_by_another_is_left_to_them(path):
    with Document.create(path):
        _lock_of(path, 1, "elsewhere")
    assert lock_file(path).exists()


def test_f08_a_holder_that_was_killed_leaves_nothing_in_the_way(path):
    Document.create(path).close()
    with open_elsewhere(path), Document.open(path) as second:
        assert second.read_only and "Bo" in second.read_only_reason.params["name"]
    with Document.open(path) as document:
        assert not document.read_only
        document.perform(firm("A"))
    assert names_in(path) == {"A"}


def _unprivileged(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


LOOK = """
import os, sys, tempfile
from pathlib import Path
from almere_roadmap.document.document import Document
with tempfile.TemporaryDirectory() as folder:
    Document.create(Path(folder, "all modules are loaded.almere")).close()
if os.geteuid() == 0:
    os.setuid(65534)
document = Document.open(Path(sys.argv[1]))
print(document.read_only_reason.text, len(document.workshop.organisations))
"""


@pytest.fixture
def shared():
    """A folder that everybody may enter: other runs of tests close the usual one again."""
    folder = Path(tempfile.mkdtemp(prefix="almere-shared-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs file modes")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_f07_what_may_not_be_written_is_shown_all_the_same(shared, what):
    folder, path = shared, shared / "workshop.almere"
    with Document.create(path) as document:
        document.perform(firm("A"))
    folder.chmod(0o777 if what == "file" else 0o555)
    path.chmod(0o444 if what == "file" else 0o666)
    said = _unprivileged(LOOK, str(path))
    assert "may not be changed" in said and said.endswith(" 1\n")


def test_f06_a_full_disk_loses_nothing_and_later_all_is_kept(document, path):
    document.perform(firm("Before"))
    document.flush()
    heard = []
    document.subscribe(heard.append)
    limit = path.stat().st_size // 4096
    document._keeper.run(lambda file: _limit(file, limit))
    edit = document.perform(firm("x" * 90_000))
    with pytest.raises(DiskError, match="full"):
        document.flush()
    failed = next(c for c in heard if c.kept is not None)
    assert failed.kept is False and isinstance(failed.error, DiskError)
    assert heard[-1].edit == edit and document.waiting == 1
    assert len(document.workshop.organisations) == 2
    assert names_in(path) == {"Before"}
    with pytest.raises(DiskError):
        document.close()
    document._keeper.run(lambda file: _limit(file, 1_000_000))
    document.perform(firm("After"))
    document.flush()
    assert document.waiting == 0 and heard[-1].kept
    assert len(names_in(path)) == 3
    assert check(path) == ()


def _limit(file, pages: int) -> None:
    raw = file._connected().connection.dbapi_connection
    raw.execute(f"PRAGMA max_page_count = {pages}")


def _swapped_by_rename(path, tmp_path):
    """Put a copy with another edit under the document's name, as file synchronising does."""
    other = tmp_path / "other.almere"
    shutil.copyfile(path, other)
    with Document.open(other) as copy:
        copy.perform(firm("Theirs"))
    other.replace(path)


def _written_over(path, tmp_path):
    """Put the content of such a copy into the very same file."""
    other = tmp_path / "other.almere"
    shutil.copyfile(path, other)
    with Document.open(other) as copy:
        copy.perform(firm("Theirs"))
    with path.open("r+b") as file:
        file.write(other.read_bytes())
        file.truncate()
    other.unlink()


@pytest.mark.parametrize("swap", [_swapped_by_rename, _written_over])
def test_f05_a_file_that_changed_underneath_is_left_alone_and_my_edits_go_beside_it(
    document, path, tmp_path, swap
):
    document.perform(firm("Mine before"))
    document.flush()
    swap(path, tmp_path)
    theirs, heard = path.read_bytes(), []
    document.subscribe(heard.append)
    document.perform(firm("Mine after"))
    document.flush()
    told = [c for c in heard if c.kept is not None]
    assert [c.kept for c in told] == [False] and isinstance(told[0].error, Conflict)
    assert told[0].error.params["rescue"] == "workshop (rescue 1).almere"
    assert path.read_bytes() == theirs
    document.perform(firm("Mine later"))
    document.flush()
    assert heard[-1].kept
    mine = {"Mine before", "Mine after", "Mine later"}
    assert document.path.name == "workshop (rescue 1).almere"
    assert names_in(document.path) == mine
    assert check(document.path) == ()
    document.merge_from(path)
    assert names(document) == {*mine, "Theirs"}
    assert check(document.path) == ()


def test_a_copy_with_as_many_edits_written_over_the_file_is_noticed(document, path, tmp_path):
    other = tmp_path / "other.almere"
    document.perform(firm("Before"))
    document.flush()
    shutil.copyfile(path, other)
    with Document.open(other) as copy:
        copy.perform(firm("Theirs"))
    document.perform(firm("Mine"))
    document.flush()
    # Both have the same change counter now, by which SQLite judges whether its cache is good.
    assert path.read_bytes()[24:28] == other.read_bytes()[24:28]
    with path.open("r+b") as file:
        file.write(other.read_bytes())
    document.perform(firm("Mine after"))
    document.flush()
    assert names_in(path) == {"Before", "Theirs"}
    assert names_in(document.path) == {"Before", "Mine", "Mine after"}
    assert check(path) == check(document.path) == ()


def test_a_file_replaced_by_another_workshop_leaves_what_was_on_screen(document, path, tmp_path):
    document.perform(firm("Mine", "a"))
    document.flush()
    with Document.create(tmp_path / "other.almere") as other:
        other.perform(firm("Theirs"))
    with path.open("r+b") as file:
        file.write((tmp_path / "other.almere").read_bytes())
        file.truncate()
    document.perform(renamed(document, "a", "Mine after"))
    with pytest.raises(Conflict):
        document.flush()
    with pytest.raises(Declined, match=r"rescue 1"):
        document.perform(firm("More"))
    rescue = tmp_path / "workshop (rescue 1).almere"
    assert names_in(rescue) == {"Mine after"} and check(rescue) == ()
    assert names_in(path) == {"Theirs"}
    document.close(give_up=True)


def test_another_program_writing_at_the_same_time_is_waited_for(document, path, monkeypatch):
    document.perform(firm("A"))
    document.flush()
    with closing(connect(path, "rw")) as other:
        other.execute("BEGIN IMMEDIATE")
        document._keeper.run(lambda f: _impatient(f))
        document.perform(firm("B"))
        with pytest.raises(DiskError, match="writing"):
            document.flush()
        other.execute("ROLLBACK")
    document.flush()
    assert names_in(path) == {"A", "B"}


def _impatient(file) -> None:
    file._connected().connection.dbapi_connection.execute("PRAGMA busy_timeout = 20")


def test_a_mistake_of_our_own_is_told_and_the_edit_is_tried_again(document, path, monkeypatch):
    heard = []
    document.subscribe(heard.append)
    with monkeypatch.context() as broken:
        broken.setattr("almere_roadmap.store.journal.write", lambda *_: 1 / 0)
        document.perform(firm("A"))
        with pytest.raises(BugError, match="ZeroDivisionError"):
            document.flush()
    assert heard[-1].kept is False
    document.flush()
    assert heard[-1].kept and names_in(path) == {"A"}


def test_leaving_in_a_hurry_drops_nothing_that_was_kept(path):
    with pytest.raises(ZeroDivisionError), Document.create(path) as document:
        document.perform(firm("A"))
        raise ZeroDivisionError
    assert names_in(path) == {"A"}


@pytest.mark.parametrize("act", ["copy", "anonymous", "export"])
def test_f06_a_full_disk_leaves_no_half_file(document, path, tmp_path, monkeypatch, act):
    document.perform(firm("A"))
    document.flush()
    target = tmp_path / ("out.json" if act == "export" else "out.almere")
    target.write_text("what was there")

    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError):
        if act == "copy":
            document.save_copy(target, replace=True)
        elif act == "anonymous":
            copying.anonymous(document, target, overwrite=True)
        else:
            export(document.workshop, target, today=date(2027, 5, 3))
    assert target.read_text() == "what was there"
    left = {p.name for p in tmp_path.iterdir()} - {target.name, path.name}
    assert left == {".workshop.almere.lock"}
    assert names(document) == {"A"}


def test_f04_a_file_of_the_other_mode_in_a_folder_that_may_not_be_written(shared):
    folder, path = shared, shared / "workshop.almere"
    with Document.create(path) as document:
        document.perform(firm("A"))
    with closing(connect(path, "rw")) as other:
        other.execute("PRAGMA journal_mode = WAL")
    folder.chmod(0o555)
    before = path.read_bytes()
    said = _unprivileged(LOOK, str(path))
    assert "may not be changed" in said and said.endswith(" 1\n")
    assert path.read_bytes() == before and [p.name for p in folder.iterdir()] == [path.name]


def test_f25_a_thousand_edits_in_a_row_never_touch_the_disk_on_the_calling_thread(
    document, path, monkeypatch
):
    threads = set()
    append = WorkshopFile.append

    def noting(self, *args):
        threads.add(threading.current_thread())
        return append(self, *args)

    monkeypatch.setattr(WorkshopFile, "append", noting)
    for number in range(1000):
        document.perform(firm(f"Firm {number}"))
    assert len(document.workshop.organisations) == 1000
    document.flush()
    assert threads and threading.current_thread() not in threads
    assert len(names_in(path)) == 1000 and document.waiting == 0


def test_d01_the_file_is_written_with_the_settings_that_keep_it_whole(document, path):
    document.perform(firm("A"))
    document.flush()
    raw = document._keeper.run(lambda file: file._connected().connection.dbapi_connection)
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "normal",
        "mmap_size": 0,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 2000,
    }
    assert {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


TRY_TO_WRITE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("waits")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only there is a lock tied to the process")
def test_d10_looking_at_the_open_file_does_not_drop_its_lock(document, path, tmp_path):
    document.perform(firm("A"))
    document.flush()
    raw = document._keeper.run(lambda file: file._connected().connection.dbapi_connection)
    raw.execute("BEGIN IMMEDIATE")
    assert names_in(path) == {"A"}
    copies.copy(path, tmp_path / "copy.almere")
    said = _unprivileged(TRY_TO_WRITE, str(path))
    raw.execute("ROLLBACK")
    assert said == "waits\n"
