"""List the backups of a workshop, put one back, or salvage a file that cannot be opened."""

from __future__ import annotations

import argparse
from pathlib import Path

from almere_roadmap.document.safekeeping import all_backups, backups_for, restore
from almere_roadmap.document.salvaging import recover
from almere_roadmap.i18n import _, plural
from almere_roadmap.store.backups import Backup


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare FILE, --restore and --salvage."""
    verb.add_argument("file", type=Path, metavar="FILE", nargs="?")
    acts = verb.add_mutually_exclusive_group()
    acts.add_argument("--restore", type=Path, metavar="BACKUP", help="put it in the place of FILE")
    acts.add_argument("--salvage", action="store_true", help="read what can be read of FILE")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; FILE itself is never opened or changed, only moved aside by --restore."""
    if args.file is not None and args.restore:
        aside = restore(args.restore, args.file)
        if aside is not None:
            print(_("What was there is now called {file}.").format(file=aside.name))
        return 0
    if args.file is not None and args.salvage:
        return _salvage(args.file)
    found = _listed(args.file)
    if not found:
        print(_("There are no backups yet."))
    for backup in found:
        print(f"{backup.made:%Y-%m-%d %H:%M}  {backup.edits:6}  {backup.path}")
    return 0


def _listed(path: Path | None) -> tuple[Backup, ...]:
    if path is not None:
        return backups_for(path)
    return tuple(backup for shelf in all_backups() for backup in shelf.backups)


def _salvage(path: Path) -> int:
    found = recover(path)
    print(found.path)
    print(plural("{n} record was saved.", "{n} records were saved.", found.records))
    for table, row in found.bad:
        print(_("! {table} {row} could not be read whole").format(table=table, row=row))
    return 1 if found.bad else 0
