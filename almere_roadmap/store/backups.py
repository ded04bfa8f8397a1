"""Backups of workshop files: complete, checked copies in a folder of their own.

``FOLDER/<document id>/20270503-093000 123 4f1c2a9b merge.almere``: when, after how many edits, the
last of them, and why.  ``where.json`` beside them tells what the workshop is called and where it
lay, so that a backup is found even when the workshop itself can no longer be read.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

from almere_roadmap.errors import DiskError, InputError
from almere_roadmap.store.connections import own_words
from almere_roadmap.store.copies import copy
from almere_roadmap.store.workshop_file import Position

_NAME = re.compile(r"(\d{8}-\d{6}) (\d+) ([0-9a-z]*) (\w+)\.almere")
_WHEN = "%Y%m%d-%H%M%S"
_WHERE = "where.json"
_MOST_PLACES = 12

DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many days, weeks and months before yesterday each keep one backup."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it is, when and why it was made, and how many edits it holds."""

    path: Path
    made: datetime
    edits: int
    head: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of one workshop, the newest first; ``places`` are where its file lay."""

    document_id: str
    title: str
    places: tuple[str, ...]
    backups: tuple[Backup, ...]


def keep(
    source: Path, folder: Path, position: Position, made: datetime, reason: str, title: str = ""
) -> Backup | None:
    """Back a workshop file up, unless the newest backup holds the same; thin out the older ones.

    Raises:
        DiskError: the folder cannot be written, or the disk is full.
        NotAWorkshop: the source is damaged; nothing was backed up.
    """
    shelf = folder / position.document_id
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        _note_place(shelf, source, title)
    except OSError as error:
        raise DiskError("The folder of backups cannot be written.") from error
    newest = next(iter(_backups(shelf)), None)
    if newest and (newest.edits, newest.head) == (position.edits, position.head[:8]):
        return None
    stamp = f"{made:{_WHEN}} {position.edits} {position.head[:8]} {reason}"
    target = shelf / f"{stamp}.almere"
    if not target.exists():
        copy(source, target)
    _thin(shelf, made.date())
    return _backup(target)


def _note_place(shelf: Path, source: Path, title: str) -> None:
    before = _places(shelf)
    places = dict.fromkeys([str(source.resolve()), *before[1]])
    told = {"title": title or before[0], "places": list(places)[:_MOST_PLACES]}
    if (told["title"], tuple(places)) == before:
        return
    new = shelf / f"{_WHERE}.tmp"
    new.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    new.replace(shelf / _WHERE)


def _places(shelf: Path) -> tuple[str, tuple[str, ...]]:
    """Return what the workshop is called and where it lay; nothing where that cannot be read."""
    try:
        found = json.loads((shelf / _WHERE).read_text(encoding="utf-8"))
        return str(found["title"]), tuple(str(place) for place in found["places"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ()


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made = datetime.strptime(match[1], _WHEN)
    except ValueError:
        return None
    return Backup(path, made, int(match[2]), match[3], match[4])


def _backups(shelf: Path) -> tuple[Backup, ...]:
    found = [backup for path in shelf.glob("*.almere") if (backup := _backup(path))]
    return tuple(sorted(found, key=lambda b: (b.made, b.edits), reverse=True))


def shelves(folder: Path) -> tuple[Shelf, ...]:
    """Return the backups of every workshop, the one backed up last first."""
    try:
        found = [_shelf(path) for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return ()
    full = (shelf for shelf in found if shelf.backups)
    return tuple(sorted(full, key=lambda s: s.backups[0].made, reverse=True))


def _shelf(path: Path) -> Shelf:
    title, places = _places(path)
    return Shelf(path.name, title, places, _backups(path))


def shelf_of(folder: Path, document_id: str) -> Shelf:
    """Return the backups of one workshop."""
    return _shelf(folder / document_id)


def shelves_for(folder: Path, path: Path) -> tuple[Shelf, ...]:
    """Return the backups of what lay at ``path``, which need not be readable any more."""
    place = str(path.resolve())
    return tuple(shelf for shelf in shelves(folder) if place in shelf.places)


def kept(times: Iterable[datetime], today: date) -> set[datetime]:
    """Return which backups stay.

    All of today and yesterday; before that the last of each of 12 days, then of 10 weeks, then of
    9 months.  Days, weeks and months without a backup do not count.
    """
    ordered = sorted(set(times), reverse=True)
    fresh = [t for t in ordered if t.date() >= today - timedelta(days=1)]
    rest = ordered[len(fresh) :]
    staying = set(fresh)
    periods: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda t: t.date()),
        (WEEKS, lambda t: t.isocalendar()[:2]),
        (MONTHS, lambda t: (t.year, t.month)),
    )
    for most, period in periods:
        seen: set[Hashable] = set()
        left = []
        for time in rest:
            if period(time) in seen:
                continue
            if len(seen) == most:
                left.append(time)
                continue
            seen.add(period(time))
            staying.add(time)
        rest = left
    return staying


def _thin(shelf: Path, today: date) -> None:
    backups = _backups(shelf)
    staying = kept((backup.made for backup in backups), today)
    for backup in backups:
        if backup.made not in staying:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in the place of a file, which need not be readable.

    What was there is moved aside and kept, with what SQLite left beside it; returns its new name.

    Raises:
        InputError: there is no such folder.  NotAWorkshop: the backup is damaged.
        DiskError: the disk refused; what was there is as it was.
    """
    fresh = target.with_name(f"{target.name}.restored")
    if not target.parent.is_dir():
        raise InputError("There is no such folder.", file=str(target.parent))
    copy(backup, fresh, replace=True)
    aside = _free_name(target) if target.exists() else None
    with own_words(target):
        if aside is not None:
            # A rollback journal that stays behind would be played into the restored file.
            for ending in ("", "-journal", "-wal", "-shm"):
                beside = target.with_name(target.name + ending)
                if beside.exists():
                    beside.replace(aside.with_name(aside.name + ending))
        fresh.replace(target)
    return aside


def _free_name(path: Path) -> Path:
    names = (path.with_stem(f"{path.stem} (before restore {number})") for number in count(1))
    return next(name for name in names if not name.exists())
