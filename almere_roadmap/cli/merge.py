"""Merge copies of a workshop back into it; status 1 when conflicts are left open."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import print_json, writing
from almere_roadmap.i18n import _, plural


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare INTO, FROM… and --json."""
    verb.add_argument("into", type=Path, metavar="INTO")
    verb.add_argument("copies", type=Path, metavar="FROM", nargs="+")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Merge the copies one by one and report the conflicts that stand."""
    with writing(args.into) as document:
        for copy in args.copies:
            merged = document.merge_from(copy)
    conflicts = [
        {
            "kind": c.collection,
            "id": c.row,
            "field": c.field,
            "values": [standing.value for standing in c.standing],
        }
        for c in merged.conflicts
    ]
    revived = [{"kind": kind, "id": row} for kind, row in merged.revived]
    if args.json:
        print_json({"conflicts": conflicts, "revived": revived, "edits": len(merged.edits)})
    else:
        for conflict in conflicts:
            print("! {kind} {id} {field}: {values}".format_map(conflict))
        for row in revived:
            print(_("! {kind} {id}: deleted by one, edited by another; kept").format_map(row))
        print(plural("{n} conflict is open.", "{n} conflicts are open.", len(conflicts)))
    return 1 if conflicts or revived else 0
