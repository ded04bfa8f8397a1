"""Write the papers to vote on as PDF, each with a number and its own order of niches."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from almere_roadmap.analysis.choosing.voting import current_round, numbered_rounds
from almere_roadmap.cli.files import reading
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import _, number


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, OUT, --count and --round."""
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("out", type=Path, metavar="OUT")
    verb.add_argument("--count", type=int, default=0, help="how many; else one for each person")
    verb.add_argument("--round", type=int, default=0, help="its number; else the last")


def run(args: argparse.Namespace) -> int:
    """Write the papers and say how many."""
    from almere_roadmap.report.papers import usual_count, write_papers

    if args.out.suffix.lower() != ".pdf":
        raise InputError("Papers are written as PDF: name a file that ends in .pdf.")
    with reading(args.file) as document:
        workshop = document.workshop
    voting, count = _round(workshop, args.round), args.count or usual_count(workshop)
    if count < 1:
        raise InputError("Papers are numbered from 1.")
    write_papers(workshop, voting, count, args.out, date.today())
    words = _("Papers 1 to {n} are in {file}")
    print(words.format(n=number(count), file=args.out))
    return 0


def _round(workshop: Workshop, wanted: int) -> VotingRound:
    rounds = numbered_rounds(workshop)
    voting = current_round(workshop)
    if wanted:
        voting = rounds[wanted - 1] if 0 < wanted <= len(rounds) else None
    if voting is None:
        raise InputError("There is no such vote: prepare one on the Niches screen.")
    return voting
