"""The one place that finds the files shipped beside the code: icons, fonts, data, workshops."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """Return the folder that holds `resources` and `workshops`."""
    # A frozen bundle may unpack its data elsewhere than its modules seem to be.
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    candidates = [package / "_data", package.parent]
    if bundle is not None:
        candidates[:0] = [Path(bundle) / "almere_roadmap" / "_data", Path(bundle)]
    # An editable install has no `_data`; the repository root then is the last candidate.
    return next((place for place in candidates if (place / "resources").is_dir()), candidates[-1])


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, such as `resource("icons", "house.svg")`."""
    return _root().joinpath("resources", *parts)


def workshops() -> Path:
    """Return the folder of sample workshop files."""
    return _root() / "workshops"


def sample_file() -> Path:
    """Return the path of the bundled sample, the workshop of 2011."""
    return workshops() / "almere-2011.almere"
