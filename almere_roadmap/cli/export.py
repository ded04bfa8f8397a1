"""Write a workshop as pdf, xlsx, json, graphml, svg, png, pptx or ics, by the extension of OUT."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from almere_roadmap.cli.files import reading
from almere_roadmap.cli.progress import progress
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, OUT and --anonymous."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("out", type=Path, metavar="OUT")
    verb.add_argument("--anonymous", action="store_true", help="leave names out")


def run(args: argparse.Namespace) -> int:
    """Write the export and say so."""
    with reading(args.file) as document:
        workshop = document.workshop
        registers = document.registers.of(workshop)
    write(workshop, args.out, anonymous=args.anonymous, registers=registers)
    print(_("Wrote {file}.").format(file=args.out))
    return 0


def write(
    workshop: Workshop,
    out: Path,
    *,
    anonymous: bool,
    registers: Mapping[str, Batches] | None = None,
) -> None:
    """Write one export; the room that knows the format does the work."""
    today = date.today()
    with progress(_("Writing {file}").format(file=out.name)) as report:
        match out.suffix.lower():
            case ".pdf":
                from almere_roadmap.report.report import write_report

                write_report(workshop, out, anonymous=anonymous, today=today, progress=report)
            case ".png":
                from almere_roadmap.report.picture import write_roadmap_png

                write_roadmap_png(workshop, out, anonymous=anonymous, today=today)
            case _:
                from almere_roadmap.exchange.export import export

                export(
                    workshop,
                    out,
                    anonymous=anonymous,
                    today=today,
                    progress=report,
                    registers=registers,
                )
