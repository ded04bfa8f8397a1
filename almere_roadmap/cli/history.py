"""List the edits of a workshop: when, who, what."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import say


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the edits, the oldest first."""
    with reading(args.file) as document:
        edits = document.history()
    if args.json:
        print_json([_plain(edit) for edit in edits])
        return 0
    for edit in edits:
        print(f"{edit.time:25} {edit.author:16} {say(edit.label)}")
    return 0


def _plain(edit: Edit) -> dict[str, object]:
    return {
        "id": edit.id,
        "label": edit.label.text,
        "params": dict(edit.label.params),
        "author": edit.author,
        "time": edit.time,
        "session": edit.session,
        "lamport": edit.lamport,
        "undoes": edit.undoes,
        "changes": len(edit.changes),
    }
