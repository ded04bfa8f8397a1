"""What the drawers draw has not changed by accident."""

import json

import pytest

from tests.figures.golden import FOLDER, figures, text_of

DRAWN = figures()


@pytest.mark.parametrize("name", DRAWN)
def test_the_figure_is_the_one_that_was_looked_at(name):
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    drawn = json.loads(text_of(DRAWN[name]))
    for number, (before, after) in enumerate(zip(kept["marks"], drawn["marks"], strict=False)):
        assert after == before, f"mark {number} of {name}"
    assert drawn == kept


def test_every_golden_figure_is_drawn():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(DRAWN)
