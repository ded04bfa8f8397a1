"""A progress bar on a terminal, and silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[float], bool]


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Yield a function that takes the share done, 0 to 1, and answers whether to go on."""
    from tqdm import tqdm

    silent = not sys.stderr.isatty()
    with tqdm(total=100, desc=title, unit="%", disable=silent, leave=False, file=sys.stderr) as bar:

        def report(share: float) -> bool:
            bar.update(max(0, round(100 * share) - bar.n))
            return True

        yield report
