"""Compare two workshops, record by record."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import Difference, differences
from almere_roadmap.i18n import _
from almere_roadmap.verbs.records import title_of


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare A, B and --json."""
    verb.add_argument("a", type=Path, metavar="A")
    verb.add_argument("b", type=Path, metavar="B")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print what changed from A to B; status 1 when they differ."""
    found = differences(_read(args.a), _read(args.b))
    if args.json:
        print_json([_plain(difference) for difference in found])
    else:
        for difference in found:
            print(_line(difference))
    return 1 if found else 0


def _read(path: Path) -> Workshop:
    with reading(path) as document:
        return document.workshop


def _line(difference: Difference) -> str:
    record = difference.new or difference.old
    name = title_of(record) if record else ""
    if difference.old is None:
        return _("+ {kind}: {name}").format(kind=difference.collection, name=name)
    if difference.new is None:
        return _("− {kind}: {name}").format(kind=difference.collection, name=name)
    changes = ", ".join(f"{f.field} {f.old!r} → {f.new!r}" for f in difference.fields)
    return f"~ {difference.collection}: {name}: {changes}"


def _plain(difference: Difference) -> dict[str, object]:
    record = difference.new or difference.old
    return {
        "kind": difference.collection,
        "id": record.id if record else "",
        "change": _change(difference),
        "fields": {f.field: [f.old, f.new] for f in difference.fields},
    }


def _change(difference: Difference) -> str:
    if difference.old is None:
        return "added"
    return "removed" if difference.new is None else "changed"
