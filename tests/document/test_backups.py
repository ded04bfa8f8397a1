"""There is always a way back: verified backups, thinned by a rule, restored without opening."""

import shutil
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap import settings
from almere_roadmap.document import safekeeping
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_for, backups_of, restore
from almere_roadmap.errors import Declined, NotAWorkshop
from almere_roadmap.history.edit import Draft
from almere_roadmap.store.backups import kept
from tests.document.test_document import firm
from tests.document.test_keeping import names_in


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A folder of backups of one's own."""
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "backups"


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2027, 5, 3, 9, 30).astimezone()

    def __call__(self):
        return self.now


@pytest.fixture
def again(path):
    """A document that was there before and is opened once more, with a clock to set."""
    with Document.create(path) as made:
        made.perform(firm("Before"))
    clock = Clock()
    with Document.open(path, clock=clock) as document:
        document.clock = clock
        yield document


def reasons(document):
    return [backup.reason for backup in reversed(backups_of(document.document_id))]


def test_what_was_opened_is_backed_up_before_the_first_edit(again, path):
    assert reasons(again) == []
    again.perform(firm("A"))
    again.perform(firm("B"))
    again.flush()
    (backup,) = backups_for(path)
    assert (backup.reason, backup.edits) == ("opened", 1)
    assert names_in(backup.path) == {"Before"} and check(backup.path) == ()


def test_every_half_hour_of_edits_is_backed_up(again):
    for minutes in (0, 10, 31, 40, 62):
        again.clock.now = Clock().now + timedelta(minutes=minutes)
        again.perform(firm(f"At {minutes}"))
        again.flush()
    assert reasons(again) == ["opened", "time", "time"]


def test_a_large_step_is_backed_up_before_it(again):
    again.perform(firm("A"))
    again.clock.now += timedelta(minutes=1)
    writes = [w for n in range(150) for w in firm(f"Firm {n}").writes]
    again.perform(Draft(firm("x").label, tuple(writes)))
    again.flush()
    assert reasons(again) == ["opened", "import"]
    assert backups_of(again.document_id)[0].edits == 2


def test_both_sides_of_a_merge_are_safe(again, tmp_path, path):
    again.save_copy(tmp_path / "copy.almere")
    with Document.open(tmp_path / "copy.almere") as copy:
        copy.perform(firm("Theirs"))
    again.perform(firm("Mine"))
    again.clock.now += timedelta(minutes=1)
    again.merge_from(tmp_path / "copy.almere")
    assert reasons(again)[-1] == "merge"
    assert names_in(backups_of(again.document_id)[0].path) == {"Before", "Mine"}


def test_the_same_state_is_not_backed_up_twice(path):
    for _ in range(3):
        with Document.open(path) if path.exists() else Document.create(path) as document:
            if not document.history():
                document.perform(firm("A"))
    with Document.open(path) as document:
        document.perform(firm("B"))
        document.undo()
    assert len(backups_for(path)) == 1


# 2 days whole, then 12 days, 10 weeks and 9 months with one each.
@given(st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2027, 5, 3, 23)), max_size=200))
def test_thinning_keeps_the_fresh_and_some_of_the_old(times):
    today = date(2027, 5, 3)
    staying = kept(times, today)
    fresh = {t for t in times if t.date() >= date(2027, 5, 2)}
    assert fresh <= staying <= set(times)
    old = staying - fresh
    assert len(old) <= 12 + 10 + 9
    days = {t.date() for t in set(times) - fresh}
    newest = sorted(days, reverse=True)[:12]
    assert {max(t for t in times if t.date() == day) for day in newest} <= old
    assert kept(staying, today) == staying


def test_thinning_of_a_backup_every_hour_for_a_year():
    end = datetime(2027, 5, 3, 12)
    times = [end - timedelta(hours=n) for n in range(24 * 365)]
    staying = sorted(kept(times, end.date()), reverse=True)
    fresh, old = staying[: 13 + 24], staying[13 + 24 :]
    assert all(t.date() >= date(2027, 5, 2) for t in fresh)
    assert [t.date() for t in old[:12]] == [date(2027, 5, 1) - timedelta(days=n) for n in range(12)]
    assert len(old) == 12 + 10 + 9 and old[-1] > datetime(2026, 5, 1)


@pytest.mark.parametrize("trouble", ["missing", "unwritable", "full"])
def test_f12_backups_that_cannot_be_made_are_told_and_work_goes_on(
    again, path, home, monkeypatch, trouble
):
    home.parent.mkdir(exist_ok=True)
    if trouble == "missing":
        monkeypatch.setattr(settings, "backup_folder", lambda: path / "no" / "such")
    elif trouble == "unwritable":
        home.write_text("a file where the folder should be")
    else:
        monkeypatch.setattr("almere_roadmap.store.backups.copy", _full)
    heard = []
    again.subscribe(heard.append)
    for name in "AB":
        again.clock.now += timedelta(hours=1)
        again.perform(firm(name))
    again.flush()
    warnings = [c for c in heard if c.edit is None and c.error]
    assert len(warnings) == 1 and "No backup" in warnings[0].error.text
    assert names_in(path) == {"Before", "A", "B"}


def _full(*_args, **_kwargs):
    from almere_roadmap.errors import DiskError

    raise DiskError("{file}: the disk is full.", file="backup")


def test_f12_a_backup_comes_back_though_the_file_cannot_be_read(again, path):
    again.perform(firm("A"))
    again.close()
    path.write_bytes(b"\0" * 5000)
    path.with_name(path.name + "-journal").write_bytes(b"of the damaged file")
    with pytest.raises(NotAWorkshop):
        Document.open(path)
    (backup,) = backups_for(path)
    aside = restore(backup.path, path)
    assert names_in(path) == {"Before"} and check(path) == ()
    assert aside.read_bytes() == b"\0" * 5000
    assert aside.with_name(aside.name + "-journal").exists()
    assert not path.with_name(path.name + "-journal").exists()
    with Document.open(path) as document:
        document.perform(firm("On we go"))


def test_f12_a_backup_comes_back_where_the_file_is_gone(again, path):
    again.perform(firm("A"))
    again.close()
    path.unlink()
    assert restore(backups_for(path)[0].path, path) is None
    assert names_in(path) == {"Before"}


def test_a_file_that_is_open_is_not_restored_over(again, path):
    again.perform(firm("A"))
    again.flush()
    with pytest.raises(Declined, match=r"has workshop\.almere open"):
        restore(backups_for(path)[0].path, path)
    assert names_in(path) == {"Before", "A"}


def test_a_damaged_backup_is_not_restored(again, path, tmp_path):
    again.perform(firm("A"))
    again.close()
    (backup,) = backups_for(path)
    backup.path.write_bytes(backup.path.read_bytes()[:-4096])
    before = path.read_bytes()
    with pytest.raises(NotAWorkshop):
        restore(backup.path, path)
    assert path.read_bytes() == before
    assert not [p for p in tmp_path.iterdir() if "restore" in p.name]


def test_a_copy_elsewhere_has_the_same_shelf(again, path, tmp_path):
    shutil.copyfile(path, tmp_path / "moved.almere")
    with Document.open(tmp_path / "moved.almere") as document:
        document.perform(firm("B"))
    (shelf,) = safekeeping.all_backups()
    assert {str(tmp_path / "moved.almere")} <= set(shelf.places)
    assert backups_for(tmp_path / "moved.almere")
