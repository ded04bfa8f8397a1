"""The printed documents have not changed by accident: words, structure and looks."""

import json
from typing import Any

import pytest

from tests.report.golden import DOCUMENTS, FOLDER, apart, print_to, told

SAME = 4
"""Pixels of a page that may differ: fonts are drawn a little otherwise on other machines."""


@pytest.fixture(scope="module", params=DOCUMENTS)
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, Any]]:
    kept = json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))
    return kept, told(print_to(tmp_path_factory.mktemp("golden"), request.param))


def test_the_words_are_those_that_were_read(both: tuple[dict[str, Any], dict[str, Any]]) -> None:
    kept, printed = both
    assert printed["outline"] == kept["outline"]
    for number, (before, after) in enumerate(zip(kept["pages"], printed["pages"], strict=False), 1):
        assert after["text"] == before["text"], f"page {number}"
    assert len(printed["pages"]) == len(kept["pages"])


def test_the_structure_is_the_same(both: tuple[dict[str, Any], dict[str, Any]]) -> None:
    kept, printed = both
    assert printed["structure"] == kept["structure"]


def test_the_pages_look_the_same(both: tuple[dict[str, Any], dict[str, Any]]) -> None:
    kept, printed = both
    for number, (before, after) in enumerate(zip(kept["pages"], printed["pages"], strict=True), 1):
        changed = apart(before["picture"], after["picture"])
        seen = "\n".join(_beside(before["picture"], after["picture"]))
        assert changed <= SAME, f"page {number} differs in {changed} pixels:\n{seen}"


def _beside(before: list[str], after: list[str]) -> list[str]:
    """Return the lines of pixels that differ, before and after."""
    pairs = enumerate(zip(before, after, strict=False))
    return [f"{y:3} {one}\n    {other}" for y, (one, other) in pairs if one != other]


def test_a_word_that_moves_is_noticed() -> None:
    blank, word = "f" * 20, "f" * 4 + "8" * 6 + "f" * 10
    moved = "f" * 8 + "8" * 6 + "f" * 6
    assert apart([blank, word], [blank, word]) == 0
    assert apart([blank, word], [blank, moved]) > SAME


def test_every_golden_document_is_printed() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(DOCUMENTS)
