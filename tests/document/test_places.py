"""F13: nothing is put in the place of a workshop that somebody else has open."""

import json
from functools import partial

import pytest

from almere_roadmap.cli.main import main
from almere_roadmap.document import copying, samples
from almere_roadmap.document.document import Document
from almere_roadmap.document.safekeeping import backups_for, restore
from almere_roadmap.errors import Declined
from almere_roadmap.exchange.json import to_json
from almere_roadmap.store.lock import lock_file
from tests.document.test_document import firm
from tests.holding import open_elsewhere
from tests.sample import copied, workshop

WAYS = {
    "copy": lambda document, path: document.save_copy(path, replace=True),
    "bare": partial(copying.without_history, overwrite=True),
    "anonymous": partial(copying.anonymous, overwrite=True),
}


@pytest.fixture
def other(tmp_path):
    """Return a workshop in which Bo is going to work."""
    (tmp_path / "other").mkdir()
    return copied(tmp_path / "other")


def untouched(path):
    return path.read_bytes(), sorted(p.name for p in path.parent.iterdir())


@pytest.mark.parametrize("way", WAYS)
def test_f13_a_copy_never_lands_on_a_workshop_that_is_open_elsewhere(document, other, way):
    document.perform(firm("A"))
    with open_elsewhere(other):
        before = untouched(other)
        with pytest.raises(Declined) as error:
            WAYS[way](document, other)
        assert "Bo" in str(error.value) and other.name in str(error.value)
        assert untouched(other) == before
    WAYS[way](document, other)
    with Document.open(other, read_only=True) as copy:
        assert len(copy.workshop.organisations) == 1


def test_f13_a_backup_is_not_put_back_over_a_workshop_that_is_open_elsewhere(document, other):
    document.perform(firm("A"))
    document.flush()
    with Document.open(other) as mine:
        mine.perform(firm("B"))
    (backup,) = backups_for(other)
    with open_elsewhere(other):
        before = untouched(other)
        with pytest.raises(Declined, match="Bo"):
            restore(backup.path, other)
        assert untouched(other) == before
    assert restore(backup.path, other) is not None


def test_f13_a_new_workshop_does_not_take_the_place_of_one_that_was_just_moved_away(tmp_path):
    path = tmp_path / "gone.almere"
    holder = {"pid": 1, "host": "elsewhere", "author": "Bo", "since": ""}
    lock_file(path).write_text(json.dumps(holder))
    source = tmp_path / "a.json"
    source.write_text(to_json(workshop()), encoding="utf-8")
    for make in (
        lambda: samples.create(path, "empty"),
        lambda: samples.create_from(path, workshop()),
    ):
        with pytest.raises(Declined, match="Bo"):
            make()
    assert main(["new", str(path), "--from", str(source)]) == 2
    assert not path.exists()


def test_f13_a_workshop_that_is_reached_by_another_name_is_open_all_the_same(document, other):
    link = other.with_name("link.almere")
    link.symlink_to(other)
    with open_elsewhere(link), pytest.raises(Declined, match="Bo"):
        document.save_copy(other, replace=True)


@pytest.mark.parametrize("verb", ["copy", "export", "new", "backups", "merge"])
def test_f13_the_commands_refuse_in_one_line(document, other, tmp_path, capsys, verb):
    document.perform(firm("A"))
    document.flush()
    export = other.with_name("workshop.json")
    other.rename(export if verb == "export" else other)
    target = export if verb == "export" else other
    command = {
        "copy": ["copy", document.path, target],
        "export": ["export", document.path, target],
        "new": ["new", target],
        "backups": ["backups", target, "--restore", document.path],
        "merge": ["merge", target, document.path],
    }[verb]
    with open_elsewhere(target):
        before = untouched(target)
        status = main([command[0], "--lang", "en", *map(str, command[1:])])
        told = capsys.readouterr().err.strip().splitlines()
        assert status in (1, 2) and len(told) == 1
        assert ("Bo" in told[0]) is (verb in ("export", "backups")) and target.name in told[0]
        assert untouched(target) == before
