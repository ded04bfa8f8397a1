"""List the edits of a workshop by session and in the order in which they came: when, who, what."""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path

from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.history.edit import Edit
from almere_roadmap.i18n import say


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, --by and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--by", default="", metavar="NAME", help="only what this person did")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the edits, the oldest first."""
    with reading(args.file) as document:
        edits, workshop = document.timeline(), document.workshop
    edits = tuple(edit for edit in edits if args.by in ("", edit.author))
    if args.json:
        print_json([_plain(edit) for edit in edits])
        return 0
    named = {moment.edit: moment.name for moment in workshop.moments.values()}
    for session, steps in groupby(edits, key=lambda edit: edit.session):
        found = workshop.sessions.get(session)
        if session:
            print(f"{found.name or session}:" if found else f"{session}:")
        for edit in steps:
            mark = f"  [{named[edit.id]}]" if edit.id in named else ""
            print(f"{edit.time:25} {edit.author:16} {say(edit.label)}{mark}")
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
