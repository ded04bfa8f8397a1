"""Merging, comparing, copies and backups as commands, with the exit status that each answers."""

import json
from pathlib import Path

import pytest

from almere_roadmap.cli.main import main
from almere_roadmap.document.check import check
from almere_roadmap.document.document import Document
from almere_roadmap.verbs.records import edit
from tests.sample import copied


@pytest.fixture
def run(capsys):
    """Return a function that runs a verb in English: (status, out)."""

    def call(verb, *args):
        status = main([verb, "--lang", "en", *map(str, args)])
        return status, capsys.readouterr().out

    return call


def change(path, author, **values):
    with Document.open(path, author=author) as document:
        document.perform(edit(document.workshop, "niches", "niche-zorg", **values))


@pytest.fixture
def pair(tmp_path, run):
    """The sample and a copy for a table, with one difference."""
    path = copied(tmp_path)
    status, out = run("copy", path, tmp_path, "--tables", 1)
    assert status == 0
    change(path, "Eva", proposition="Ours")
    change(out.strip(), "Bo", proposition="Theirs", driver="More demand")
    return path, out.strip()


def test_a_merge_is_foreseen_done_and_its_open_choice_listed_later(run, pair):
    path, copy = pair
    before = path.read_bytes()
    status, foreseen = run("merge", path, copy, "--dry-run")
    assert status == 1 and path.read_bytes() == before
    assert "1 step arrived." in foreseen and "1 choice is open." in foreseen
    assert "Bo wrote Theirs" in foreseen and "Eva wrote Ours" in foreseen
    assert run("merge", path, copy) == (1, foreseen)
    status, out = run("merge", path)
    assert status == 1 and "Bo wrote Theirs" in out and "arrived" not in out
    status, out = run("merge", path, copy, "--json")
    told = json.loads(out)
    assert status == 1 and told["edits"] == 0
    assert {v["value"] for v in told["open"][0]["values"]} == {"Ours", "Theirs"}
    assert check(path) == ()


def test_a_comparison_speaks_in_sentences_and_says_who(run, pair):
    path, copy = pair
    status, out = run("compare", path, copy)
    assert status == 1
    assert "Niche ‘N1 Zorg op afstand’: proposition was Ours, is now Theirs by Bo" in out
    assert run("compare", path, path)[0] == 0


def test_history_by_person(run, pair):
    status, out = run("history", pair[0], "--by", "Eva")
    assert status == 0 and len(out.splitlines()) == 1 and "Zorg op afstand" in out


def test_backups_are_listed_put_back_and_a_damaged_file_is_salvaged(run, pair, tmp_path):
    path, _ = pair
    status, out = run("backups", path)
    (line,) = out.splitlines()
    backup = line[line.index("/") :]
    content = path.read_bytes()
    path.write_bytes(content[: len(content) - 4096])
    status, out = run("backups", path, "--salvage")
    assert status in (0, 1) and check(Path(out.splitlines()[0])) == ()
    status, out = run("backups", path, "--restore", backup)
    assert status == 0 and "is now called" in out and check(path) == ()


@pytest.mark.parametrize("kind", ["--anonymous", "--without-history"])
def test_copies_to_give_away(run, pair, tmp_path, kind):
    target = tmp_path / "out.almere"
    assert run("copy", pair[0], target, kind)[0] == 0
    assert check(target) == ()
    assert run("copy", pair[0], target, kind)[0] == 2
