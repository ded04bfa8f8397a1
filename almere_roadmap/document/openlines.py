"""What a merge left open, in words: one line for each choice, kept in the file until it is made.

The lines are read from the writes that stand in the journal, so every copy that has the same
edits has the same lines, and a choice made in one settles it in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from almere_roadmap.analysis.record_names import field_name
from almere_roadmap.document.origins import Edits, Origin, edit_of, origin
from almere_roadmap.document.wording import kind_words, named, title_words, value_words
from almere_roadmap.domain.entities import Entity
from almere_roadmap.domain.fields import FieldType, Value, field_types
from almere_roadmap.domain.workshop import Workshop, collections
from almere_roadmap.history.edit import ALIVE
from almere_roadmap.history.replay import FieldConflict, Heads, RowKey, Standing
from almere_roadmap.i18n import _

VALUES, DELETION = "values", "deletion"


@dataclass(frozen=True, slots=True)
class Choice:
    """One side of an open line: the value, in words, who wrote it when, and in which edit.

    ``also`` are the edits that say the same.
    """

    value: Value
    words: str
    author: str
    time: str
    edit: str
    shown: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A choice that is still to be made; ``before`` is what both sides began with, if that is one.

    ``kind`` is ``values`` (different values stand in a field) or ``deletion`` (somebody deleted
    what somebody else worked on; the values are True for keep and False for delete).
    """

    kind: str
    key: RowKey
    field: str
    title: str
    what: str
    sentence: str
    choices: tuple[Choice, ...]
    before: str = ""


def deletions(heads: Heads, keys: Iterable[RowKey] | None = None) -> tuple[RowKey, ...]:
    """Return the records about whose life people disagree."""
    disputed = (c for c in heads.conflicts(keys) if c.field == ALIVE)
    found = dict.fromkeys(heads.revived(keys))
    found.update(dict.fromkeys((c.collection, c.row) for c in disputed))
    # A copy made by a later version may hold kinds of things that this one does not know.
    return tuple(key for key in found if key[0] in collections())


def values(heads: Heads, keys: Iterable[RowKey] | None = None) -> tuple[FieldConflict, ...]:
    """Return the fields in which different values stand."""
    found = (c for c in heads.conflicts(keys) if c.field != ALIVE)
    return tuple(c for c in found if c.field in field_types_of(c.collection))


def field_types_of(collection: str) -> Mapping[str, FieldType]:
    """Return the fields of the records of a collection, none when it is not known."""
    kind = collections().get(collection)
    return field_types(kind) if kind else {}


def edits_behind(heads: Heads) -> frozenset[str]:
    """Return the ids of the edits that the open lines speak of."""
    writes = [s.id for conflict in values(heads) for s in conflict.standing]
    for key in deletions(heads):
        writes += [s.id for s in (*heads.standing(key, ALIVE), *heads.unseen(key))]
    return frozenset(edit_of(write) for write in writes)


def open_lines(workshop: Workshop, heads: Heads, edits: Edits) -> tuple[OpenLine, ...]:
    """Return all open lines, deletions first; ``edits`` are those behind them, by id."""
    lines = [
        *(_deletion(workshop, heads, key, edits) for key in deletions(heads)),
        *(_values(workshop, conflict, edits) for conflict in values(heads)),
    ]
    return tuple(sorted(lines, key=lambda line: (line.kind, line.key, line.field)))


def _record(workshop: Workshop, key: RowKey) -> Entity | None:
    return workshop.collection(key[0]).get(key[1]) if hasattr(workshop, key[0]) else None


def _title(workshop: Workshop, heads: Heads, key: RowKey) -> str:
    record = _record(workshop, key)
    if record is not None:
        return title_words(workshop, key[0], record)
    names = (heads.shown(key, n) for n in ("title", "name", "text") if n in heads.rows[key])
    return str(next(filter(None, names), key[1]))


def _values(workshop: Workshop, conflict: FieldConflict, edits: Edits) -> OpenLine:
    key = (conflict.collection, conflict.row)
    record = _record(workshop, key)
    title = title_words(workshop, key[0], record) if record else key[1]
    choices = _merged(
        _choice(workshop, key, conflict.field, s, edits, shown=place == 0)
        for place, s in enumerate(conflict.standing)
    )
    sides = _("; ").join(
        _("{name} wrote {value}").format(name=_author(c), value=c.words) for c in choices
    )
    field = field_name(conflict.field)
    sentence = f"{named(workshop, key[0], record) if record else title}, {field}: {sides}"
    what = f"{kind_words(key[0], record)} · {field}"
    before = _before(workshop, conflict, edits)
    return OpenLine(VALUES, key, conflict.field, title, what, sentence, choices, before)


def _choice(
    workshop: Workshop, key: RowKey, field: str, found: Standing, edits: Edits, *, shown: bool
) -> Choice:
    words = value_words(workshop, key[0], field, found.value)
    return _signed(found.value, words, found.id, edits, shown=shown)


def _signed(value: Value, words: str, write: str, edits: Edits, *, shown: bool) -> Choice:
    by = origin(write, edits) if write else Origin()
    edit_id = by.edit.id if by.edit else edit_of(write)
    return Choice(value, words, by.author, by.time, edit_id, shown)


def _merged(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return one choice per value, however many wrote it."""
    by_value: dict[str, Choice] = {}
    for choice in choices:
        first = by_value.setdefault(repr(choice.value), choice)
        if first is not choice:
            also = (*first.also, choice.edit)
            by_value[repr(choice.value)] = Choice(
                first.value, first.words, first.author, first.time, first.edit, first.shown, also
            )
    return tuple(by_value.values())


def _author(choice: Choice) -> str:
    return choice.author or _("somebody")


def _before(workshop: Workshop, conflict: FieldConflict, edits: Edits) -> str:
    """Return in words what all sides replaced, "" when they began with different things."""
    olds = {}
    for found in conflict.standing:
        change = origin(found.id, edits).change
        if change is None:
            return ""
        olds[repr(change.old)] = change.old
    if len(olds) != 1:
        return ""
    return value_words(workshop, conflict.collection, conflict.field, next(iter(olds.values())))


def _deletion(workshop: Workshop, heads: Heads, key: RowKey, edits: Edits) -> OpenLine:
    title, record = _title(workshop, heads, key), _record(workshop, key)
    gone = [s for s in heads.standing(key, ALIVE) if s.value is False]
    kept = [s for s in heads.standing(key, ALIVE) if s.value is True]
    worked = [*heads.unseen(key), *kept]
    alive = heads.alive(key)
    delete = _side(gone, edits, value=False, words=_("deleted"), shown=not alive)
    fields = _fields(heads, key)
    words = _("kept: {fields} changed").format(fields=fields) if fields else _("kept")
    keep = _side(worked, edits, value=True, words=words, shown=alive)
    thing = named(workshop, key[0], record) if record else f"‘{title}’"
    sentence = _("{thing}: deleted by {one}, edited by {other}").format(
        thing=thing, one=_author(delete), other=_author(keep)
    )
    both = _("deleted and edited")
    what = f"{kind_words(key[0], record)} · {both}"
    return OpenLine(DELETION, key, ALIVE, title, what, sentence, (keep, delete))


def _side(found: list[Standing], edits: Edits, *, value: bool, words: str, shown: bool) -> Choice:
    last = max(found, key=lambda s: s.order, default=None)
    return _signed(value, words, last.id if last else "", edits, shown=shown)


def _fields(heads: Heads, key: RowKey) -> str:
    unseen = {s.id for s in heads.unseen(key)}
    fields = heads.rows[key].items()
    names = (name for name, all_ in fields if name != ALIVE and any(s.id in unseen for s in all_))
    return ", ".join(field_name(name) for name in names)
