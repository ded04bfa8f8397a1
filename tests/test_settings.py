"""Preferences: kept as plain text, and never in the way."""

import pytest

from almere_roadmap import settings
from almere_roadmap.errors import DiskError
from almere_roadmap.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_without_a_file_the_defaults_hold():
    assert settings.load() == Settings()
    assert settings.load().language == "nl" and settings.load().notice == ""


def test_what_is_changed_is_there_next_time_and_explained(home):
    settings.change(language="en", scale=150, author='Zoë "de Vries"\n')
    found = settings.load()
    assert (found.language, found.scale, found.author) == ("en", 150, 'Zoë "de Vries"\n')
    text = (home / "settings.toml").read_text(encoding="utf-8")
    assert "# Language of the program: nl or en.\nlanguage" in text
    assert [p.name for p in home.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe\x00", b"\x00" * 50])
def test_a_broken_file_gives_the_defaults_and_a_notice(home, content):
    home.mkdir()
    (home / "settings.toml").write_bytes(content)
    assert settings.load() == Settings()
    assert "could not be read" in settings.load().notice


def test_values_that_make_no_sense_take_their_defaults(home):
    home.mkdir()
    (home / "settings.toml").write_text(
        'language = "xx"\ntheme = ["dark"]\nscale = 5000\nauthor = "Eva"\nrecent = [1]\nother = 1\n'
    )
    found = settings.load()
    assert found == Settings(author="Eva")
    assert found.notice


def test_recent_files_stand_newest_first_and_once(tmp_path):
    for name in ("a", "b", "a"):
        settings.remember(tmp_path / name)
    assert settings.load().recent == (str(tmp_path / "a"), str(tmp_path / "b"))
    for number in range(30):
        settings.remember(tmp_path / str(number))
    assert len(settings.load().recent) == settings.MOST_RECENT
    settings.forget(tmp_path / "29")
    assert settings.load().recent[0] == str(tmp_path / "28")


def test_a_folder_that_cannot_be_made_is_said_plainly(home):
    home.write_text("in the way")
    with pytest.raises(DiskError, match="cannot be kept"):
        settings.change(theme="dark")
    assert settings.load() == Settings()
