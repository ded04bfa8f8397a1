"""Import a CSV or XLSX file; --dry-run shows what would happen and keeps nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import print_json, writing
from almere_roadmap.document.document import Document
from almere_roadmap.domain.tables import digest
from almere_roadmap.i18n import _, plural, say
from almere_roadmap.intake.mappings import read_mapping
from almere_roadmap.intake.read import KINDS, Intake, preview
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.settings import Settings
from almere_roadmap.verbs.imports import Import, Unknown, import_rows, import_table


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, SOURCE, --as, --map, --dry-run and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("source", type=Path, metavar="SOURCE")
    verb.add_argument("--as", dest="kind", choices=KINDS, required=True)
    verb.add_argument("--map", type=Path, metavar="MAP.toml", help='lines "Heading" = "field"')
    verb.add_argument("--dry-run", action="store_true")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Read, report rejected rows, and keep the rest as one step."""
    mapping = read_mapping(args.map) if args.map else {}
    intake = preview(args.source, args.kind, Settings(mapping=mapping))
    with writing(args.file) as document:
        made = draft_of(document, intake, args.source.stem)
        if not args.dry_run:
            tables = {digest(intake.table): intake.table} if intake.table else {}
            document.perform(made.draft, tables=tables)
    if args.json:
        print_json(_plain(intake, made, kept=not args.dry_run))
    else:
        _report(intake, made)
    return 0


def draft_of(document: Document, intake: Intake, name: str) -> Import:
    """Return what an import would do to the workshop of ``document``."""
    if intake.table is not None:
        draft = import_table(document.workshop, intake.table, title=name)
        return Import(draft, added=1, changed=0)
    rows = [(row.number, row.values) for row in intake.rows]
    return import_rows(document.workshop, intake.collection, rows, name)


def _plain(intake: Intake, made: Import, *, kept: bool) -> dict[str, object]:
    return {
        "kind": intake.kind,
        "kept": kept,
        "added": made.added,
        "changed": made.changed,
        "rejected": [_rejected(r) for r in intake.rejects] + [_unknown(u) for u in made.unknown],
        "repeated": list(made.repeated),
        "warnings": [say(warning) for warning in intake.warnings],
        "ignored": list(intake.ignored),
    }


def _rejected(reject: Reject) -> dict[str, object]:
    return {"row": reject.row, "field": reject.field, "reason": say(reject.reason)}


def _unknown(unknown: Unknown) -> dict[str, object]:
    reason = _("{name} is not in the workshop").format(name=unknown.name)
    return {"row": unknown.number, "field": unknown.field, "reason": reason}


def _report(intake: Intake, made: Import) -> None:
    headings = {field: heading for heading, field in (intake.mapping or {}).items()}
    for line in [_rejected(r) for r in intake.rejects] + [_unknown(u) for u in made.unknown]:
        line["field"] = headings.get(str(line["field"]), line["field"])
        print(_("row {row}, {field}: {reason}").format_map(line))
    for number in made.repeated:
        print(_("row {row} is about the same as an earlier row").format(row=number))
    for warning in intake.warnings:
        print(say(warning))
    for heading in intake.ignored:
        print(_("column {name} is left out").format(name=heading))
    added = plural("{n} added", "{n} added", made.added)
    changed = plural("{n} changed", "{n} changed", made.changed)
    rejected = plural("{n} rejected", "{n} rejected", len(intake.rejects) + len(made.unknown))
    print(f"{added}, {changed}, {rejected}.")
