"""Files shipped beside the code are found installed, frozen and from the repository."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from almere_roadmap import resources


@pytest.fixture(autouse=True)
def forget_root() -> Iterator[None]:
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_repository_files_are_found() -> None:
    assert resources.resource("fonts", "Inter-Regular.ttf").is_file()
    assert resources.resource("icons", "house.svg").is_file()
    assert resources.workshops().is_dir()


def test_installed_data_comes_before_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "almere_roadmap" / "_data"
    (data / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "almere_roadmap" / "resources.py"))
    assert resources.resource("data") == data / "resources" / "data"
    assert resources.workshops() == data / "workshops"


def test_frozen_bundle_is_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource("icons") == tmp_path / "resources" / "icons"
