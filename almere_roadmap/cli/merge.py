"""Merge copies of a workshop back into it; status 1 when choices are left open.

Without copies it lists the choices that earlier merges left open.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from almere_roadmap.cli.files import print_json, reading, writing
from almere_roadmap.document.openlines import OpenLine
from almere_roadmap.document.settling import lines_foreseen, lines_of
from almere_roadmap.document.wording import kind_words
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.merge import Preview
from almere_roadmap.history.replay import RowKey
from almere_roadmap.i18n import _, number, plural


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare INTO, FROM…, --dry-run and --json."""
    verb.add_argument("into", type=Path, metavar="INTO")
    verb.add_argument("copies", type=Path, metavar="FROM", nargs="*")
    verb.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Merge the copies in one step, or foresee it, and report what needs a choice."""
    if args.dry_run or not args.copies:
        with reading(args.into) as document:
            found = document.preview_merge(*args.copies)
            lines = lines_foreseen(document, found)
    else:
        with writing(args.into) as document:
            found = document.merge_from(*args.copies)
            lines = lines_of(document)
    if args.json:
        print_json(_plain(found, lines))
    else:
        _print(found, lines, asked=bool(args.copies))
    return 1 if lines else 0


def _print(found: Preview, lines: tuple[OpenLine, ...], *, asked: bool) -> None:
    if asked:
        print(plural("{n} step arrived.", "{n} steps arrived.", len(found.edits)))
    for words, keys, of in (
        (_("added"), found.added, found.workshop),
        (_("changed"), found.changed, found.workshop),
        (_("deleted"), found.removed, found.before),
        (_("revived"), found.revived, found.workshop),
    ):
        if keys:
            print(f"  {number(len(keys))} {words}: {_kinds(of, keys)}")
    for line in lines:
        print(f"! {line.sentence}")
    print(plural("{n} choice is open.", "{n} choices are open.", len(lines)))


def _kinds(workshop: Workshop, keys: tuple[RowKey, ...]) -> str:
    records = ((name, workshop.collection(name).get(row)) for name, row in keys)
    counts = Counter(kind_words(name, record) for name, record in records)
    return ", ".join(f"{number(count)} × {kind}" for kind, count in counts.most_common())


def _plain(found: Preview, lines: tuple[OpenLine, ...]) -> dict[str, object]:
    return {
        "edits": len(found.edits),
        "added": [list(key) for key in found.added],
        "changed": [list(key) for key in found.changed],
        "removed": [list(key) for key in found.removed],
        "revived": [list(key) for key in found.revived],
        "alike": found.alike,
        "open": [_line(line) for line in lines],
    }


def _line(line: OpenLine) -> dict[str, object]:
    return {
        "type": line.kind,
        "kind": line.key[0],
        "id": line.key[1],
        "field": line.field,
        "text": line.sentence,
        "values": [
            {"value": c.value, "author": c.author, "time": c.time, "shown": c.shown}
            for c in line.choices
        ],
    }
