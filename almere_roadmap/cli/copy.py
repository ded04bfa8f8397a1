"""Copy a workshop: whole, for the tables, without its history, or without names."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.cli.files import reading
from almere_roadmap.document import copying
from almere_roadmap.i18n import _


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, TO and what kind of copy."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("to", type=Path, metavar="TO", help="the copy, or with --tables its folder")
    kinds = verb.add_mutually_exclusive_group()
    kinds.add_argument("--tables", type=_count, metavar="N", help="one copy for each of N tables")
    kinds.add_argument("--without-history", action="store_true")
    kinds.add_argument("--anonymous", action="store_true")


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 50:
        raise ValueError
    return number


def run(args: argparse.Namespace) -> int:
    """Write the copy; what was there under its name stays."""
    with reading(args.file) as document:
        if args.tables:
            names = [_("table {n}").format(n=place) for place in range(1, args.tables + 1)]
            for path in copying.for_tables(document, args.to, names):
                print(path)
        elif args.without_history:
            copying.without_history(document, args.to)
        elif args.anonymous:
            copying.anonymous(document, args.to)
        else:
            document.save_copy(args.to)
    return 0
