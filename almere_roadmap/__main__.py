"""``almere-roadmap``: the window, or the command line when it is given a verb."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

VERBS = frozenset(
    "demo new import show analyse check export papers compare merge history copy backups".split()
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window on the file that is named; return the exit status."""
    if getattr(sys, "frozen", False):
        # The children of a bundle start as the bundle itself; late, as it takes a while to load.
        from multiprocessing import freeze_support

        freeze_support()
    args = list(sys.argv[1:] if argv is None else argv)
    if args and (args[0] in VERBS or args[0].startswith("-")):
        from almere_roadmap.cli.main import main as run_verb

        return run_verb(args)
    if not _has_screen():
        print("almere-roadmap: no screen to open a window on; try --help", file=sys.stderr)
        return 2
    # The window collects cycles in its own time (ui/garbage.py); loading it leaves none behind.
    gc.disable()
    # Only now: the command line must not pay for the window.
    from almere_roadmap.ui.app import run

    return run(args[0] if args else "")


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
