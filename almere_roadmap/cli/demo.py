"""Build the Almere sample workshop and its report in DIR, then open it if there is a screen."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.cli import export, sample
from almere_roadmap.i18n import _, number, plural, use
from almere_roadmap.report.choice import Choice


def arguments(verb: argparse.ArgumentParser) -> None:
    """Declare DIR and --no-window."""
    verb.add_argument("dir", type=Path, metavar="DIR", nargs="?", default=Path("build/demo"))
    verb.add_argument("--no-window", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Build, report in three lines, and open."""
    use(args.lang or "nl")
    args.dir.mkdir(parents=True, exist_ok=True)
    path = args.dir / "almere-2011.almere"
    pdf = args.dir / "almere-2011.pdf"
    workshop = sample.build(path)
    export.write(workshop, pdf, Choice())
    firms = plural("{n} firm", "{n} firms", len(real_parties(workshop)))
    items = plural("{n} roadmap item", "{n} roadmap items", len(workshop.items))
    print(_("Workshop: {file} ({firms}, {items})").format(file=path, firms=firms, items=items))
    size = number(pdf.stat().st_size / 1024)
    print(_("Report:   {file} ({size} KB)").format(file=pdf, size=size))
    if args.no_window or not has_screen():
        print(_("Open it:  almere-roadmap {file}").format(file=path))
        return 0
    print(_("Opening the workshop …"))
    return _open(path)


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(path: Path) -> int:
    # A fresh process, for the command line may not know the window.
    os.execv(sys.executable, [sys.executable, "-m", "almere_roadmap", str(path)])
