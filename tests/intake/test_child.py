"""Files are read in a child process that may not take the program down with it."""

import pickle
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from almere_roadmap.domain.registers import BATCH, register_of
from almere_roadmap.errors import Declined, DiskError, InputError
from almere_roadmap.intake import child
from almere_roadmap.intake.child import in_child
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Origin, Settings
from almere_roadmap.intake.spool import Spool
from tests.registers import many


def greedy(path, kind, settings, progress):
    return [bytearray(1 << 20) for _ in range(2_000)]


def endless(path, kind, settings, progress):
    progress(0.25)
    while True:
        time.sleep(0.01)


def foreign(path, kind, settings, progress):
    return Path("/")


def fine(path, kind, settings, progress):
    progress(0.5)
    return Origin(path.name, kind, settings.sbi)


def test_a_child_gives_back_values_of_our_own():
    shares = []
    found = in_child(
        fine, Path("a.csv"), "register", Settings(sbi="2008"), lambda s: shares.append(s) is None
    )
    assert found == Origin("a.csv", "register", "2008")
    assert shares[0] == 0


def test_a_file_that_takes_too_much_memory_is_refused():
    with pytest.raises(InputError, match="more memory or time") as error:
        in_child(greedy, Path("a.csv"), "", Settings())
    assert error.value.file == "a.csv"


def test_cancelling_kills_the_child_at_once():
    started = time.monotonic()
    with pytest.raises(Declined, match="Cancelled"):
        in_child(endless, Path("a.csv"), "", Settings(), lambda share: share < 0.25)
    assert time.monotonic() - started < 30
    assert not waiting()


def waiting():
    return [c for c in child.multiprocessing.active_children() if c.name == "intake"]


def test_a_child_that_was_got_ready_reads_one_file():
    child.get_ready()
    child.get_ready()
    [ready] = waiting()
    assert in_child(fine, Path("a.csv"), "", Settings()).file == "a.csv"
    assert not ready.is_alive()
    assert not waiting()


def test_a_child_that_is_not_wanted_stands_down():
    child.get_ready()
    child.stand_down()
    assert not waiting()


def test_one_that_died_while_it_waited_is_made_up_for():
    child.get_ready()
    [ready] = waiting()
    ready.kill()
    ready.join()
    assert in_child(fine, Path("a.csv"), "", Settings()).file == "a.csv"


def test_values_of_others_do_not_come_in():
    with pytest.raises(child.pickle.UnpicklingError):
        in_child(foreign, Path("a.csv"), "", Settings())


def test_a_file_reads_in_the_child_as_it_does_here(tmp_path):
    path = tmp_path / "firms.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["naam", "Café Zoë"])
    found = preview(path, "organisations")
    assert [dict(row.values) for row in found.rows] == [{"name": "Café Zoë"}]
    assert found.origin.file == "firms.xlsx"
    assert len(found.origin.file_hash) == 64
    assert found.recognised.sheet == "Sheet1"


def test_the_child_refuses_in_one_sentence(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(13):
            book.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 40_000_000)
    started = time.monotonic()
    with pytest.raises(InputError, match="unpacks to more than") as error:
        preview(path, "organisations")
    assert time.monotonic() - started < 20
    assert error.value.file == "bomb.xlsx"
    assert [p.name for p in tmp_path.iterdir()] == ["bomb.xlsx"]


def a_register(path, kind, settings, progress):
    assert progress(0.5)
    return Intake(kind, "", register=register_of(many(2 * BATCH + 3)))


def test_a_register_comes_in_pieces_and_lies_on_the_disk():
    found = in_child(a_register, Path("a.csv"), "register", Settings()).register
    there = register_of(many(2 * BATCH + 3))
    assert (found.count, len(found.batches)) == (2 * BATCH + 3, 3)
    assert isinstance(found.batches, Spool)
    assert found == there and found.digest == there.digest
    assert found.batches[1] == there.batches[1] and found.batches[1:] == there.batches[1:]
    assert list(found.column("name"))[-1] == list(there.column("name"))[-1]
    assert tuple(found.batches) == there.batches


@pytest.mark.parametrize("batch", [("a",), ("a",) * 17 + (1,), ["a"] * 18, Path("a")])
def test_only_batches_of_a_register_come_in(batch):
    spool = Spool(child._batch)
    spool.add(pickle.dumps(("a",) * 18))
    spool.add(pickle.dumps(batch))
    assert spool[0] == ("a",) * 18
    with pytest.raises(pickle.UnpicklingError):
        spool[1]


def test_a_full_disk_is_told_as_such(monkeypatch):
    class Full:
        def write(self, _packed):
            raise OSError(28, "No space left on device")

        def close(self):
            pass

    monkeypatch.setattr(tempfile, "TemporaryFile", Full)
    with pytest.raises(DiskError, match="No space left"):
        in_child(a_register, Path("a.csv"), "register", Settings())
