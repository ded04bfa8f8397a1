"""Import a CSV or XLSX file; --dry-run shows what would happen and keeps nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from almere_roadmap.cli.files import print_json, writing
from almere_roadmap.cli.progress import progress
from almere_roadmap.document.document import Document
from almere_roadmap.domain.tables import Difference
from almere_roadmap.i18n import _, plural, say
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.kinds import KINDS
from almere_roadmap.intake.mappings import read_mapping, write_mapping
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.settings import DUTCH, ENGLISH, SBI_VERSIONS, Question, Settings
from almere_roadmap.intake.taking import Taken, take_over, title_for
from almere_roadmap.verbs.imports import Unknown

_FLAGS = {"shift_left": "--shift-left", "rebuild": "--rebuild"}
"""Questions that are answered by an option without a value."""


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, SOURCE, --as, what may be said about the source, --dry-run and --json."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("source", type=Path, metavar="SOURCE")
    verb.add_argument("--as", dest="kind", choices=KINDS, default="", help="else as it looks")
    verb.add_argument("--map", type=Path, metavar="MAP.toml", help='lines "Heading" = "field"')
    verb.add_argument("--save-map", type=Path, metavar="MAP.toml", help="write the mapping used")
    verb.add_argument("--title", help="name under which it is kept; else that of the file")
    verb.add_argument("--sheet", default="", metavar="N", help="number or name of the sheet")
    verb.add_argument("--encoding", default="", help="such as utf-8, utf-16 or cp1252")
    verb.add_argument("--separator", default="", help="one character")
    verb.add_argument("--heading-row", type=int, default=0, metavar="N")
    verb.add_argument("--sbi", choices=SBI_VERSIONS, default="", help="version of bare letters")
    verb.add_argument("--numbers", choices=(DUTCH, ENGLISH), default="", help="1.008,5 or 1,008.5")
    verb.add_argument("--measure", default="", help="which figure of a table with several")
    verb.add_argument("--shift-left", action="store_true", help="columns stand one place off")
    verb.add_argument("--rebuild", action="store_true", help="cells as the margins tell, beside")
    verb.add_argument("--repair", action="store_true", help="accept what is proposed for rows")
    verb.add_argument("--pick", action="store_true", help="a small register as organisations")
    verb.add_argument("--remove-gone", action="store_true", help="delete what the list lost")
    verb.add_argument("--dry-run", action="store_true")
    verb.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Read, report rejected rows, and keep the rest as one step."""
    intake = _read(args)
    title = args.title or title_for(intake)
    with writing(args.file) as document:
        earlier = document.registers.called(document.workshop, title) if intake.register else None
        taken = take_over(
            document.workshop,
            intake,
            title,
            remove_gone=args.remove_gone,
            earlier=earlier,
            pick=args.pick,
        )
        if not args.dry_run:
            _keep(document, taken, args.source.name)
    if args.save_map:
        write_mapping(args.save_map, intake.mapping or {})
    if args.json:
        print_json(_plain(intake, taken, kept=not args.dry_run))
    else:
        for line in _report(intake, taken):
            print(line)
    return 0


def _keep(document: Document, taken: Taken, name: str) -> None:
    with progress(name) as tell:
        document.take_in(taken.made.draft, taken.tables, taken.registers, tell)


def _read(args: argparse.Namespace) -> Intake:
    settings = Settings(
        encoding=args.encoding,
        separator=args.separator,
        sheet=args.sheet,
        header_row=args.heading_row,
        numbers=args.numbers,
        mapping=read_mapping(args.map) if args.map else {},
        sbi=args.sbi,
        measure=args.measure,
        shift_left="yes" if args.shift_left else "",
        rebuild="yes" if args.rebuild else "",
    )
    with progress(args.source.name) as tell:
        found = preview(args.source, args.kind, settings, tell)
        if not (args.repair and found.repairs):
            return found
        accepting = replace(settings, repairs=frozenset(found.repairs))
        return preview(args.source, args.kind, accepting, tell)


def _plain(intake: Intake, taken: Taken, *, kept: bool) -> dict[str, object]:
    made, known = taken.made, intake.recognised
    return {
        "kind": intake.kind,
        "kept": kept,
        "added": made.added,
        "changed": made.changed,
        "gone": [gone.name for gone in made.gone],
        "rejected": [_rejected(r) for r in intake.rejects] + [_unknown(u) for u in made.unknown],
        "repeated": list(made.repeated),
        "warnings": [say(warning) for warning in intake.warnings],
        "checks": [
            {"with": checked.title, "fits": checked.good, "text": say(checked.verdict)}
            for checked in taken.checks
        ],
        "repaired": [say(step) for step in intake.repaired],
        "questions": [_asked(question) for question in intake.questions],
        "ignored": list(intake.ignored),
        "mapping": dict(intake.mapping or {}),
        "recognised": {
            "encoding": known.encoding,
            "separator": known.separator,
            "sheet": known.sheet,
            "heading_row": known.header_row,
            "layout": say(known.layout) if known.layout else "",
            "numbers": known.numbers,
            "sbi": known.sbi,
            "title": known.title,
            "measure": known.measure,
            "totals": list(known.totals),
            "notes": list(known.notes),
        },
    }


def _rejected(reject: Reject) -> dict[str, object]:
    line: dict[str, object] = {
        "row": reject.row,
        "field": reject.field,
        "column": reject.column,
        "reason": say(reject.reason),
    }
    return {**line, "proposal": say(reject.proposal.text)} if reject.proposal else line


def _unknown(unknown: Unknown) -> dict[str, object]:
    reason = _("{name} is not in the workshop").format(name=unknown.name)
    return {"row": unknown.number, "field": unknown.field, "reason": reason}


def _asked(question: Question) -> dict[str, object]:
    return {
        "setting": question.setting,
        "column": question.column,
        "text": say(question.text),
        "options": list(question.options),
        "proposal": question.proposal,
    }


def _report(intake: Intake, taken: Taken) -> Iterator[str]:
    made = taken.made
    if intake.reason is not None:
        yield f"{intake.kind}: {say(intake.reason)}"
    headings = {field: heading for heading, field in (intake.mapping or {}).items()}
    for line in [_rejected(r) for r in intake.rejects] + [_unknown(u) for u in made.unknown]:
        line["field"] = headings.get(str(line["field"]), line["field"])
        words = _("row {row}, {field}: {reason}").format_map(line)
        yield f"{words} ({line['proposal']})" if "proposal" in line else words
    for number in made.repeated:
        yield _("row {row} is about the same as an earlier row").format(row=number)
    yield from (say(warning) for warning in (*intake.repaired, *intake.warnings))
    for question in intake.questions:
        answer = _("read as {answer}").format(answer=question.proposal)
        yield (
            f"{say(question.text)} ({answer})"
            if question.setting not in _FLAGS
            else f"{say(question.text)} ({_FLAGS[question.setting]})"
        )
    for heading in intake.ignored:
        yield _("column {name} is left out").format(name=heading)
    for row in intake.recognised.totals:
        yield _("row {row} is a total and is left out").format(row=row)
    if intake.register is not None and taken.registers:
        yield plural("{n} establishment", "{n} establishments", intake.register.count)
    for checked in taken.checks:
        yield f"{checked.title}: {say(checked.verdict)}"
    if taken.difference is not None:
        yield _difference(taken.difference)
    yield _counts(intake, taken)


def _difference(found: Difference) -> str:
    words = _("compared with the earlier reading: {added} added, {changed} changed, {gone} gone")
    return words.format(added=found.added, changed=found.changed, gone=found.gone)


def _counts(intake: Intake, taken: Taken) -> str:
    made = taken.made
    words = [
        plural("{n} added", "{n} added", made.added),
        plural("{n} changed", "{n} changed", made.changed),
        plural("{n} rejected", "{n} rejected", intake.rejected + len(made.unknown)),
    ]
    if made.gone:
        words.append(plural("{n} gone", "{n} gone", len(made.gone)))
    return ", ".join(words) + "."
