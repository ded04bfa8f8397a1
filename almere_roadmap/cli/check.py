"""Check a file's integrity and the rules of its roadmap; status 1 when the file is damaged."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.analysis.clusters.advice import advice
from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.document.check import check
from almere_roadmap.i18n import _, plural, say


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print damage first, then the advice of the rules."""
    damage = [say(message) for message in check(args.file)]
    with reading(args.file) as document:
        problems = advice(document.workshop)
    if args.json:
        rules = [
            {"id": p.id, "severity": p.severity, "text": say(p.message), "about": list(p.about)}
            for p in problems
        ]
        print_json({"damage": damage, "problems": rules})
        return 1 if damage else 0
    for line in damage:
        print(f"! {line}")
    for problem in problems:
        print(f"- {say(problem.message)}")
    print(_("The file is damaged.") if damage else _("The file is sound."), end=" ")
    print(plural("{n} point of attention.", "{n} points of attention.", len(problems)))
    return 1 if damage else 0
