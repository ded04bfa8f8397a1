"""Show what a workshop holds; --json is the documented open format."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import NoReturn

from almere_roadmap.analysis.record_names import KIND
from almere_roadmap.cli.files import reading
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.exchange.json import to_json
from almere_roadmap.exchange.json_schema import schema
from almere_roadmap.i18n import _, number
from almere_roadmap.verbs.records import title_of


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, --json and --schema."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--json", action="store_true")
    verb.add_argument("--schema", action=_Schema, nargs=0, help="the JSON Schema of --json")


class _Schema(argparse.Action):
    """Prints the shape of the JSON instead of a workshop."""

    def __call__(self, parser: argparse.ArgumentParser, *_values: object) -> NoReturn:
        print(json.dumps(schema(), indent=1))
        parser.exit()


def run(args: argparse.Namespace) -> int:
    """Print the workshop."""
    with reading(args.file) as document:
        workshop = document.workshop
        shown = (
            to_json(workshop, document.registers.of(workshop)) if args.json else summary(workshop)
        )
    print(shown)
    return 0


def summary(workshop: Workshop) -> str:
    """Return the title, the counts, the niches and the roadmap, a line each."""
    lines = [workshop.about.title or _("Workshop without a title"), workshop.about.question, ""]
    for name in collections():
        count = len(workshop.collection(name))
        if count:
            lines.append(f"{number(count):>8} × {_(KIND[name])}")
    for name, words in (("niches", _("Niches")), ("items", _("Roadmap"))):
        lines += ["", f"{words}:"]
        lines += [_line(record) for record in ordered(workshop.collection(name).values())]
    return "\n".join(lines)


def _line(record: object) -> str:
    dates = " – ".join(filter(None, (getattr(record, "start", ""), getattr(record, "end", ""))))
    code = getattr(record, "code", "")
    return f"  {code:4} {title_of(record)}  {dates}".rstrip()  # type: ignore[arg-type]
