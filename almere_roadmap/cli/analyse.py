"""Compute every indicator, with value, unit, source and status."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.analysis.result import Result
from almere_roadmap.analysis.units import unit_words, value_words
from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.i18n import say


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the indicators."""
    with reading(args.file) as document:
        results = analyse(document.workshop)
    if args.json:
        print_json([_plain(result) for result in results])
        return 0
    for result in results:
        value, unit = value_words(result.value), unit_words(result.unit)
        print(f"{result.id:40} {value:>14} {unit:16} {say(result.label)}")
    return 0


def _plain(result: Result) -> dict[str, object]:
    return {
        "id": result.id,
        "value": result.value,
        "unit": result.unit,
        "source": result.source,
        "status": result.status.value,
        "settings": list(result.settings),
        "caveat": say(result.caveat) if result.caveat else "",
    }
