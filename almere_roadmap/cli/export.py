"""Write a workshop as pdf, xlsx, json, graphml, svg, png, pptx or ics, by the extension of OUT."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from almere_roadmap.cli.files import reading
from almere_roadmap.cli.progress import progress
from almere_roadmap.document.copying import once_named
from almere_roadmap.document.since import since_session
from almere_roadmap.domain.registers import Batches
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import _
from almere_roadmap.report.choice import Changes, Choice, Document, Paper
from almere_roadmap.store.lock import refuse_held


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, OUT, --anonymous and what can be chosen about a PDF."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("out", type=Path, metavar="OUT")
    verb.add_argument("--anonymous", action="store_true", help="leave names out")
    pdf = verb.add_argument_group("PDF")
    pdf.add_argument("--document", type=Document, choices=list(Document), default=Document.REPORT)
    pdf.add_argument("--sections", type=_keys, default=(), help="keys in order, commas between")
    pdf.add_argument("--paper", type=Paper, choices=list(Paper), default=Paper.A3)
    pdf.add_argument("--tiled", action="store_true", help="the poster on A4 sheets to be glued")
    pdf.add_argument("--logo", type=Path, help="a PNG or JPEG")
    pdf.add_argument("--client", default="", help="printed as client")
    pdf.add_argument("--status", choices=("concept", "final"), default="")


def _keys(text: str) -> tuple[str, ...]:
    """Return keys of sections; argparse tells which there are."""
    from almere_roadmap.report.contents import SECTIONS

    known = [section.key for section in SECTIONS]
    keys = tuple(filter(None, (key.strip() for key in text.split(","))))
    if unknown := [key for key in keys if key not in known]:
        words = "there is no section {keys}; choose from {known}"
        raise argparse.ArgumentTypeError(
            words.format(keys=", ".join(unknown), known=", ".join(known))
        )
    return keys


def run(args: argparse.Namespace) -> int:
    """Write the export and say so."""
    choice = _choice(args)
    refuse_held(args.out)
    with reading(args.file) as document:
        workshop = document.workshop
        registers = document.registers.of(workshop)
        known = since_session(document)
        once = once_named(workshop, document.history()) if args.anonymous else {}
    changes = Changes(*known) if known else None
    write(workshop, args.out, choice, registers=registers, changes=changes, once=once)
    print(_("Wrote {file}.").format(file=args.out))
    return 0


def _choice(args: argparse.Namespace) -> Choice:
    return Choice(
        document=args.document,
        sections=args.sections,
        anonymous=args.anonymous,
        paper=args.paper,
        tiled=args.tiled,
        logo=_logo(args.logo) if args.logo else b"",
        client=args.client,
        status=args.status,
    )


def _logo(path: Path) -> bytes:
    from almere_roadmap.report.logo import checked

    try:
        return checked(path.read_bytes(), path.name)
    except OSError:
        raise InputError("Cannot read the logo “{name}”.", name=str(path)) from None


def write(
    workshop: Workshop,
    out: Path,
    choice: Choice,
    *,
    registers: Mapping[str, Batches] | None = None,
    changes: Changes | None = None,
    once: Mapping[str, str] | None = None,
) -> None:
    """Write one export; the room that knows the format does the work."""
    today, anonymous = date.today(), choice.anonymous
    with progress(_("Writing {file}").format(file=out.name)) as report:
        match out.suffix.lower():
            case ".pdf":
                from almere_roadmap.report.printing import write as write_pdf

                write_pdf(
                    workshop, out, choice, today=today, changes=changes, progress=report, once=once
                )
            case ".png":
                from almere_roadmap.report.picture import write_roadmap_png

                write_roadmap_png(workshop, out, anonymous=anonymous, today=today, once=once)
            case _:
                from almere_roadmap.exchange.export import export

                export(
                    workshop,
                    out,
                    anonymous=anonymous,
                    today=today,
                    progress=report,
                    registers=registers,
                    once=once,
                )
