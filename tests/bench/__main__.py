"""``make bench``: every row of every ``rows_*.py`` here, or of those that are named.

A module of rows has a function ``rows`` that yields :class:`Row`s or tuples of their values; a row
is measured before the next is made, so a module may clean up after its last ``yield``.
"""

import importlib
import os
import pkgutil
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tests.bench
from tests.bench.table import Row, print_head, print_row


def main(wanted):
    """Print the table of the groups that are wanted, of all when none is named."""
    found = sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__))
    print_head()
    for name in found:
        if name.startswith("rows_") and (not wanted or name.removeprefix("rows_") in wanted):
            for row in importlib.import_module(f"tests.bench.{name}").rows():
                print_row(Row(*row))


if __name__ == "__main__":
    main(sys.argv[1:])
