"""``almere-roadmap VERB …``: reads the arguments, runs one verb, answers with an exit status.

Status 0: done.  1: the answer is no (damage found, conflicts left open).  2: the input or the call
is wrong; one line on stderr says which file, row and field.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from almere_roadmap import __version__, i18n
from almere_roadmap.cli import (
    analyse,
    backups,
    check,
    compare,
    copy,
    demo,
    export,
    history,
    imports,
    merge,
    new,
    papers,
    show,
)
from almere_roadmap.errors import AlmereError
from almere_roadmap.settings import load

VERBS = {
    "demo": demo,
    "new": new,
    "import": imports,
    "show": show,
    "analyse": analyse,
    "check": check,
    "export": export,
    "papers": papers,
    "compare": compare,
    "merge": merge,
    "history": history,
    "copy": copy,
    "backups": backups,
}


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line and whose exit status is 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs."""
    top = _Parser(
        prog="almere-roadmap",
        description="Cluster roadmaps, from figures to government contracts. "
        "Without a verb it opens the window.",
    )
    top.add_argument("--version", action="version", version=f"almere-roadmap {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    for name, module in VERBS.items():
        summary = (module.__doc__ or "").split("\n")[0]
        verb = verbs.add_parser(name, help=summary, description=module.__doc__)
        verb.add_argument("--lang", choices=i18n.LANGUAGES, help="language of what is shown")
        module.arguments(verb)
        verb.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status; no error of the input ends in a traceback."""
    args = parser().parse_args(argv)
    i18n.use(args.lang or load().language)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except AlmereError as error:
        return _refuse(i18n.said(error))
    except BrokenPipeError:
        # The reader, such as `head`, had enough; what Python would still flush goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _refuse(f"{error.filename or ''}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _refuse(i18n._("Cancelled."))
    return status


def _refuse(sentence: str) -> int:
    line = " ".join(sentence.split())
    print(f"almere-roadmap: {line}", file=sys.stderr)
    return 2
