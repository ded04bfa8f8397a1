"""The table of formulas is true: every figure of Insight, its function, and a test that asserts."""

import ast
import importlib
from functools import cache
from pathlib import Path

import pytest

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.ui.insight.tabs import TABS, contents
from tests.analysis.economy.test_sections import many
from tests.sample import workshop as sample

ROOT = Path(__file__).parents[1]
COLUMNS = 7


def lines():
    """Yield the cells of every line of the tables, without the marks of code."""
    for text in (ROOT / "docs" / "analyses.md").read_text(encoding="utf-8").splitlines():
        if text.startswith("| `figure:"):
            yield [cell.strip().strip("`") for cell in text.strip().strip("|").split("|")]


TABLE = list(lines())


def catalogue():
    """Return the keys of all figures that Insight can show, chains as one."""
    worlds = (sample(), many(40), Workshop("empty"))
    found = [c for w in worlds for tab in TABS for c in contents(tab, w)]
    return {":".join(content.key.split(":")[:2]) for content in found}


@cache
def asserted_in(path):
    """Return the tests of a file with whether each of them asserts something."""
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    tests = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
    return {t.name: any(isinstance(n, ast.Assert) for n in ast.walk(t)) for t in tests}


def test_every_figure_of_insight_is_in_the_table_and_no_other():
    assert {line[0] for line in TABLE} == catalogue()


@pytest.mark.parametrize("line", TABLE, ids=lambda line: f"{line[0]} {line[1][:30]}")
def test_every_line_names_a_function_and_a_test_that_asserts(line):
    assert len(line) == COLUMNS and all(line)
    module, _dot, name = line[5].rpartition(".")
    found = importlib.import_module(f"almere_roadmap.analysis.{module}")
    assert callable(getattr(found, name)) and getattr(found, name).__doc__
    path, _colons, test = line[6].partition("::")
    assert asserted_in(path).get(test), f"{line[6]} asserts nothing or is gone"
