"""Make a new workshop file."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import author
from almere_roadmap.document import samples
from almere_roadmap.document.templates import TEMPLATES, names
from almere_roadmap.i18n import _, language


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, --template, --title, --question, --home and --from."""
    verb.add_argument("file", type=Path, metavar="FILE")
    known = "; ".join(f"{t.name}: {t.title.text}" for t in TEMPLATES)
    verb.add_argument("--template", choices=names(), default="empty", help=known)
    verb.add_argument("--title", default="")
    verb.add_argument("--question", default="", help="what the workshop is to answer")
    verb.add_argument("--home", default="", help="the name of the home area")
    verb.add_argument("--from", dest="source", type=Path, metavar="JSON", help="a JSON export")


def run(args: argparse.Namespace) -> int:
    """Make the file and say so."""
    if args.source is not None:
        from almere_roadmap.exchange.json import read_file

        document = samples.create_from(args.file, *read_file(args.source), author=author())
    else:
        document = samples.create(
            args.file,
            args.template,
            title=args.title,
            question=args.question,
            home=args.home,
            author=author(),
            language=language(),
        )
    document.close()
    print(_("Made {file}.").format(file=args.file))
    return 0
