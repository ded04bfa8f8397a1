"""Compare two workshops, record by record."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import print_json, reading
from almere_roadmap.document.settling import writers
from almere_roadmap.document.wording import Written, sentences
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import Difference, differences
from almere_roadmap.i18n import _


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare A, B and --json."""
    verb.add_argument("a", type=Path, metavar="A")
    verb.add_argument("b", type=Path, metavar="B")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print what changed from A to B; status 1 when they differ."""
    old, new = _read(args.a), _read(args.b)
    found = differences(old, new)
    by = writers([args.b], found) if old.document_id == new.document_id else {}
    if args.json:
        print_json([_plain(old, new, difference, by) for difference in found])
    else:
        said = [line for one in found for line in sentences(old, new, one, by)]
        print("\n".join(said) or _("There is no difference."))
    return 1 if found else 0


def _read(path: Path) -> Workshop:
    with reading(path) as document:
        return document.workshop


def _plain(old: Workshop, new: Workshop, difference: Difference, by: Written) -> dict[str, object]:
    record = difference.new or difference.old
    return {
        "kind": difference.collection,
        "id": record.id if record else "",
        "change": _change(difference),
        "text": list(sentences(old, new, difference, by)),
        "fields": {f.field: [f.old, f.new] for f in difference.fields},
    }


def _change(difference: Difference) -> str:
    if difference.old is None:
        return "added"
    return "removed" if difference.new is None else "changed"
