"""Differences as a person tells them: a line for each, with its kind and who did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from almere_roadmap.analysis.record_names import kind_name
from almere_roadmap.document.wording import Written, sentences
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.diff import Difference, differences
from almere_roadmap.history.edit import Edit


class Turn(StrEnum):
    """What kind of change a line tells."""

    NEW = "new"
    MOVED = "moved"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Line:
    """One change: its kind, the sentence, the record it concerns ("" for several)."""

    turn: Turn
    words: str
    row: str = ""


# Of these there are many; a line for each would hide what matters.
_MANY = frozenset(
    {
        "agenda",
        "areas",
        "memberships",
        "relations",
        "profiles",
        "coverages",
        "boxes",
        "stages",
        "flows",
        "scores",
        "ballots",
        "links",
        "dependencies",
        "organisations",
        "indicators",
        "sources",
    }
)
_MOST_OF_MANY = 3
_DETAILS = frozenset({"contracts", "hbo_actions"})
_QUIET = frozenset({"moments", "sessions"})
_MOVES = frozenset({("items", "start"), ("items", "end"), ("items", "layer"), ("boxes", "stage")})


def told(old: Workshop, new: Workshop, by: Written | None = None) -> list[Line]:
    """Return what changed from one workshop to the other, what matters most first.

    ``by`` tells who wrote each field last.
    """
    found = [d for d in differences(old, new) if d.collection not in _QUIET]
    counts = Counter((d.collection, _turn(d)) for d in found)
    grouped = {key: n for key, n in counts.items() if key[0] in _MANY and n > _MOST_OF_MANY}
    lines: list[Line] = []
    for difference in _alone(found):
        if (difference.collection, _turn(difference)) not in grouped:
            lines += _lines(old, new, difference, by)
    lines += [Line(turn, f"{n} × {kind_name(name)}") for (name, turn), n in grouped.items()]
    return lines


def _alone(found: Sequence[Difference]) -> Iterator[Difference]:
    """Leave out the details that came or went with their item: one thing, one line."""
    whole = {_row(d) for d in found if d.collection == "items" and not (d.old and d.new)}
    for difference in found:
        if difference.collection not in _DETAILS or _row(difference) not in whole:
            yield difference


def _row(difference: Difference) -> str:
    record = difference.new or difference.old
    return record.id if record else ""


def _turn(difference: Difference, field: str = "") -> Turn:
    if difference.old is None:
        return Turn.NEW
    if difference.new is None:
        return Turn.GONE
    if (difference.collection, field) in _MOVES:
        return Turn.MOVED
    if field == "certainty" and getattr(difference.new, "certainty", "") == "confirmed":
        return Turn.CONFIRMED
    return Turn.CHANGED


def _lines(
    old: Workshop, new: Workshop, difference: Difference, by: Written | None
) -> Iterator[Line]:
    fields = [change.field for change in difference.fields] or [""]
    said = sentences(old, new, difference, by)
    for field, words in zip(fields, said, strict=True):
        yield Line(_turn(difference, field), words, _row(difference))


def written_by(edits: Iterable[Edit]) -> dict[tuple[str, str, str], str]:
    """Return who wrote each field last among edits in their order."""
    return {
        (change.collection, change.row, change.field): edit.author
        for edit in edits
        for change in edit.changes
    }
