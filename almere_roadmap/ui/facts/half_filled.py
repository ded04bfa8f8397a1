"""Interviews that are half filled in: kept on this computer until they are recorded or emptied.

They are no part of the workshop yet.  They lie beside the preferences, a file per workshop, so
that neither closing the form nor the end of the program loses an answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from almere_roadmap import settings
from almere_roadmap.errors import DiskError

Answers = Mapping[str, str]


def waiting(document_id: str) -> dict[str, Answers]:
    """Return the answers that wait, by what they are about: "" for a new firm, else its id."""
    try:
        found = json.loads(_path(document_id).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: _answers(value) for key, value in found.items() if isinstance(value, dict)}


def _answers(found: Mapping[object, object]) -> Answers:
    return {str(key): str(text) for key, text in found.items()}


def put_aside(document_id: str, about: str, answers: Answers) -> None:
    """Keep the answers about a firm; empty ones are forgotten.

    Raises:
        DiskError: the folder cannot be written.
    """
    kept = waiting(document_id)
    if dict(kept.get(about, {})) == dict(answers):
        return
    kept = {key: value for key, value in {**kept, about: answers}.items() if value}
    path = _path(document_id)
    try:
        if not kept:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".tmp")
        # What a firm told in confidence is for this person only.
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise DiskError(
            "The half-filled interview cannot be kept in {file}.", file=str(path)
        ) from error


def _path(document_id: str) -> Path:
    name = "".join(char for char in document_id if char.isalnum() or char == "-")
    return settings.folder() / "interviews" / f"{name or 'workshop'}.json"
