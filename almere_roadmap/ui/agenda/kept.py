"""What runs is kept beside the preferences, so that a restart in the middle of a day loses nothing.

It is one small file of this computer, about one workshop; what makes no sense counts for nothing.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almere_roadmap import settings

if TYPE_CHECKING:
    from almere_roadmap.analysis.agenda import Run

_LONGEST = timedelta(hours=16)
"""How long ago a day may have begun to be gone on with."""


def file() -> Path:
    """Return where it is kept."""
    return settings.folder() / "agenda.toml"


def keep(document_id: str, run: Run | None) -> None:
    """Keep what runs, or that nothing does; a disk that refuses costs no more than a restart."""
    import tomli_w  # late: the window starts without

    path = file()
    with suppress(OSError):
        if run is None:
            path.unlink(missing_ok=True)
            return
        content: dict[str, Any] = {
            "document": document_id,
            "step": run.step,
            "since": run.since,
            "day_began": run.day_began,
            "spent": dict(run.spent),
            "extra": dict(run.extra),
        }
        if run.paused is not None:
            content["paused"] = run.paused
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".tmp")
        new.write_text(tomli_w.dumps(content), encoding="utf-8")
        new.replace(path)


def kept(document_id: str, now: datetime) -> Run | None:
    """Return what ran in a workshop earlier today, None when nothing did."""
    from almere_roadmap.analysis.agenda import MOST_EXTRA, Run

    try:
        found = tomllib.loads(file().read_bytes().decode("utf-8"))
        if found["document"] != document_id:
            return None
        paused = found.get("paused")
        run = Run(
            str(found["step"]),
            _moment(found["since"], now),
            _moment(found["day_began"], now),
            None if paused is None else _moment(paused, now),
            {str(k): max(0.0, float(v)) for k, v in found["spent"].items()},
            {str(k): min(MOST_EXTRA, max(0, int(v))) for k, v in found["extra"].items()},
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None
    return run


def _moment(value: object, now: datetime) -> datetime:
    """Return a moment of this day.

    Raises:
        ValueError: it is none, or too long ago, or still to come.
    """
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise ValueError(value)
    if not now - _LONGEST <= value <= now + timedelta(minutes=1):
        raise ValueError(value)
    return value
