"""Asking where a file goes: it gets its ending, and takes no place that is not given up for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from almere_roadmap.errors import Declined
from almere_roadmap.i18n import _, said
from almere_roadmap.ui.dialogs import asking

WORKSHOP = ".almere"
"""The ending of workshop files."""

_PROGRAM = "Almere Roadmap"
_UNASKED = QFileDialog.Option.DontConfirmOverwrite


def place_for(
    parent: QWidget, title: str, proposed: Path | str, suffix: str, kind: str = _PROGRAM
) -> Path | None:
    """Ask where to write a file; None when the person thinks better of it.

    A document that somebody has open is refused at once, and a file that the dialog did not ask
    about, because the ending was not typed, is asked about.
    """
    chosen, _used = QFileDialog.getSaveFileName(parent, title, str(proposed), _kinds(kind, suffix))
    path = _with_ending(chosen, suffix)
    if path is None or not _is_free(parent, title, path):
        return None
    unasked = path.exists() and path != Path(chosen)
    return None if unasked and not asking.may_replace(parent, path.name) else path


def new_place_for(parent: QWidget, title: str, proposed: Path | str) -> Path | None:
    """Ask where a new workshop goes, which never takes the place of a file."""
    kinds = _kinds(_PROGRAM, WORKSHOP)
    chosen, _used = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds, "", _UNASKED)
    path = _with_ending(chosen, WORKSHOP)
    if path is None or not _is_free(parent, title, path):
        return None
    if path.exists():
        words = _("There is already a file of that name.")
        asking.tell(parent, title, f"{path.name}: {words}")
        return None
    return path


def _kinds(kind: str, suffix: str) -> str:
    return f"{kind} (*{suffix})"


def _with_ending(chosen: str, suffix: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _is_free(parent: QWidget, title: str, path: Path) -> bool:
    """Tell whether nobody works in what lies there; otherwise say who does."""
    # The window shows before anybody saves, and need not load this for it.
    from almere_roadmap.store.lock import refuse_held

    try:
        refuse_held(path)
    except Declined as error:
        asking.tell(parent, title, said(error))
        return False
    return True
