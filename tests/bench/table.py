"""The table of ``make bench``: each subject and its peer in turn, medians of the rounds."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import NamedTuple

ROUNDS = 7
_PASSING = tempfile.TemporaryDirectory(prefix="almere-bench-")
_FORM = "{:36} {:36} {:>11} {:>11} {:>8} {:>8}  {}"


def timed(act):
    """Return how many milliseconds a call takes."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def worked(act):
    """Return how many milliseconds of the processor a call takes, whatever else it is busy with."""
    start = time.process_time()
    act()
    return 1000 * (time.process_time() - start)


def told(act):
    """Return what a call says of itself, such as how much memory its process took."""
    return act()


class Row(NamedTuple):
    """What is measured, two calls that do the same work, and how many times the peer is allowed.

    ``theirs`` is None where the peer is not installed, which is said instead of a result.
    ``before`` is called before each round and not measured; ``measure`` says how many of ``unit``
    a call takes.
    """

    what: str
    ours: Callable[[], object]
    theirs: Callable[[], object] | None
    goal: float
    peer: str = ""
    before: Callable[[], object] | None = None
    measure: Callable[[Callable[[], object]], float] = timed
    unit: str = "ms"
    rounds: int = ROUNDS


def python(code):
    """Return a call that runs code in a fresh interpreter; a crash is not a fast run.

    Modules are compiled beforehand, as they are in an installed program.
    """
    environment = os.environ | {
        "PYTHONPYCACHEPREFIX": _PASSING.name,
        "XDG_CONFIG_HOME": _PASSING.name,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def act():
        command = [sys.executable, "-c", code]
        subprocess.run(command, check=True, capture_output=True, env=environment)

    act()
    return act


def print_head():
    """Print the names of the columns."""
    print(_FORM.format("what", "peer = 1", "ours", "peer", "result", "goal", "met"))


def _round(row):
    if row.before is not None:
        row.before()
    return row.measure(row.ours), row.measure(row.theirs)


def print_row(row):
    """Measure the two calls in turn and print the median of their ratios."""
    if row.theirs is None:
        values = row.what, row.peer, "", "", "none", f"≤ {row.goal:.3g}×", "not installed"
        print(_FORM.format(*values), flush=True)
        return
    pairs = [_round(row) for _ in range(row.rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    sides = (statistics.median(side) for side in zip(*pairs, strict=True))
    ours, theirs = (f"{side:.1f} {row.unit}" for side in sides)
    met = "yes" if ratio <= row.goal else "NO"
    values = row.what, row.peer, ours, theirs, f"{ratio:.2f}×", f"≤ {row.goal:.3g}×", met
    print(_FORM.format(*values), flush=True)
