"""Records, values and differences in words that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from almere_roadmap.analysis.names import ITEM, NOTE, word_name
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.record_names import field_name, kind_name
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import Value, field_types
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.history.diff import Difference, FieldDifference
from almere_roadmap.history.edit import ALIVE, Change, Edit
from almere_roadmap.i18n import _, day, money, number, plural
from almere_roadmap.verbs.records import PERIODS
from almere_roadmap.verbs.titles import coded_name

Written = Mapping[tuple[str, str, str], str]
"""Who wrote a field last, by (collection, row, field)."""

_LONGEST = 80
_ITS_PLACE = frozenset({"rank", "place", "corners", "bundle"})
"""Fields that say where a record stands among others, in a form no one reads."""


def short(text: str, most: int = _LONGEST) -> str:
    """Return a text on one line, cut off where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def when_words(time: str) -> str:
    """Return day and minute of an edit as people read them, "" when it has none."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return f"{day(moment.date())} {moment:%H:%M}"


def title_words(workshop: Workshop, collection: str, record: Entity) -> str:
    """Return code and name of a record on one line, cut off where they get long."""
    return short(coded_name(workshop, collection, record))


def kind_words(collection: str, record: Entity | None) -> str:
    """Return what kind of thing a record is; a roadmap item and a note say which."""
    kind = getattr(record, "kind", None)
    if collection == "items" and kind in ITEM:
        return _(ITEM[kind])
    if collection == "notes" and kind in NOTE:
        return _(NOTE[kind])
    return kind_name(collection)


def named(workshop: Workshop, collection: str, record: Entity) -> str:
    """Return kind and title: Government contract ‘Bio-based façades’."""
    kind = kind_words(collection, record)
    title = title_words(workshop, collection, record)
    return f"{kind[:1].upper()}{kind[1:]} ‘{title}’"


def value_words(workshop: Workshop, collection: str, field: str, value: Value) -> str:
    """Return a plain value as people read it; a key becomes the name of what it stands for."""
    if field == ALIVE:
        return _("kept") if value else _("deleted")
    if value is None or value == "" or value == ():
        return "–"
    if field in _ITS_PLACE and collection != "indicators" and not _is_words(value):
        return _("another place")
    if isinstance(value, tuple):
        return ", ".join(value_words(workshop, collection, field, part) for part in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return _number(collection, field, value)
    return _text(workshop, collection, field, str(value))


_OF_THE_REPORT: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("info", "status"): lambda value: _("draft") if value == "concept" else _("final"),
    ("info", "logo"): lambda _value: _("a picture"),
}
"""Choices about what is printed, in words instead of keys and letters."""


def _is_words(value: Value) -> bool:
    return isinstance(value, str) and " " in value


def _number(collection: str, field: str, value: float) -> str:
    if (collection, field) == ("contracts", "value"):
        return money(value)
    if value == int(value):
        return number(value)
    return number(value, 2).rstrip("0")


def _text(workshop: Workshop, collection: str, field: str, value: str) -> str:
    kind = collections().get(collection)
    known = field_types(kind).get(field) if kind else None
    if known is not None and issubclass(known.scalar, StrEnum):
        return _word(known.scalar, value)
    if field in PERIODS:
        return when(value)
    if (collection, field) in _OF_THE_REPORT:
        return _OF_THE_REPORT[collection, field](value)
    found = workshop.find(value) if " " not in value else None
    return title_words(workshop, *found) if found else value


def _word(words: type[StrEnum], value: str) -> str:
    try:
        return word_name(words(value))
    except ValueError:
        return value


def sentences(
    old: Workshop, new: Workshop, difference: Difference, by: Written | None = None
) -> Iterator[str]:
    """Yield what changed about one record, a sentence for each field; ``by`` tells who did it."""
    name, before, after = difference.collection, difference.old, difference.new
    if before is None and after is not None:
        yield _signed(_("{thing} was added").format(thing=named(new, name, after)), by, name, after)
    elif after is None and before is not None:
        words = _("{thing} was deleted").format(thing=named(old, name, before))
        yield _signed(words, by, name, before)
    elif before is not None and after is not None:
        thing = named(new, name, after)
        for change in difference.fields:
            words = _change(old, new, name, change).format(thing=thing)
            yield _signed(words, by, name, after, change.field)


def _change(old: Workshop, new: Workshop, name: str, change: FieldDifference) -> str:
    """Return the sentence about one field, in which ``{thing}`` is still open."""
    if change.field in _ITS_PLACE and not (_is_words(change.old) or _is_words(change.new)):
        return _("{thing} has another place in its list or drawing")
    if (name, change.field) == ("info", "report_sections"):
        return _("{thing}: the report has other sections, or another order of them")
    words: dict[str, Any] = {
        "thing": "{thing}",
        "field": field_name(change.field),
        "old": _braced(short(value_words(old, name, change.field, change.old))),
        "new": _braced(short(value_words(new, name, change.field, change.new))),
    }
    if (name, change.field) in (("items", "start"), ("items", "layer"), ("boxes", "stage")):
        return _("{thing} moved from {old} to {new}").format(**words)
    if (name, change.field) in (("items", "end"),):
        return _("{thing} ends {new} instead of {old}").format(**words)
    return _("{thing}: {field} was {old}, is now {new}").format(**words)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _signed(words: str, by: Written | None, name: str, record: Entity, field: str = ALIVE) -> str:
    author = (by or {}).get((name, record.id, field), "")
    return _("{sentence} by {name}").format(sentence=words, name=author) if author else words


def step_sentences(workshop: Workshop, edit: Edit, most: int = 40) -> Iterator[str]:
    """Yield what a step did, a sentence for each record or field, and how much more there was."""
    born = {(c.collection, c.row) for c in edit.changes if c.field == ALIVE and c.value is True}
    changes = [c for c in edit.changes if c.field == ALIVE or (c.collection, c.row) not in born]
    for change in changes[:most]:
        thing = _thing(workshop, edit, change)
        if change.field == ALIVE:
            words = _life(change)
        else:
            field = FieldDifference(change.field, change.old, change.value)
            words = _change(workshop, workshop, change.collection, field)
        yield words.format(thing=thing)
    if len(changes) > most:
        yield plural("and {n} more", "and {n} more", len(changes) - most)


def _life(change: Change) -> str:
    if not change.value:
        return _("{thing} was deleted")
    return _("{thing} was kept or brought back") if change.prev else _("{thing} was added")


def _thing(workshop: Workshop, edit: Edit, change: Change) -> str:
    """Return kind and title of what a change concerns, which may be gone by now."""
    known = change.collection in collections()
    record = workshop.collection(change.collection).get(change.row) if known else None
    if record is not None:
        return named(workshop, change.collection, record)
    same = [c for c in edit.changes if (c.collection, c.row) == (change.collection, change.row)]
    names = (str(c.value) for c in same if c.field in ("title", "name", "text") and c.value)
    kind = kind_name(change.collection)
    title = next(names, "")
    return f"{kind[:1].upper()}{kind[1:]} ‘{short(title)}’" if title else kind.capitalize()
