"""The same workshop without names: "Firm 12", "Participant 3", also where texts mention them.

Names of networks and places stay; so do roles, for they are what an anonymous report speaks of.
What was typed into a field for a name is numbered like the names in the lists (``typed_names.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from almere_roadmap.analysis.typed_names import NAME_FIELDS, told_apart, typed_names
from almere_roadmap.domain.entities import Entity, Organisation, Participant
from almere_roadmap.domain.numbering import number_in
from almere_roadmap.domain.tables import Category, StatisticsTable, digest
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.i18n import N_, _

_KINDS = {
    Group.ENTREPRENEURS: N_("Firm {n}"),
    Group.GOVERNMENT: N_("Public body {n}"),
    Group.KNOWLEDGE: N_("Knowledge institute {n}"),
    Group.OTHER: N_("Organisation {n}"),
}
# A municipality is a place, too: where figures are from is not who sits in the room.
# A picture in letters is no text either.
_PLACES = frozenset({"id", "region", "area", "place", "logo"})
_NO_CLIENT: dict[str, Any] = {"logo": "", "client": ""}
# What would give a firm away beside its name.
_BARE: dict[str, Any] = {"printed_as": "", "listed": "", "register_row": "", "note": ""}


def anonymised(workshop: Workshop, once: Mapping[str, str] | None = None) -> Workshop:
    """Return the workshop with every organisation and participant numbered within its group.

    ``once`` are names that were used earlier, each with the id of whose it was: texts may still
    mention them.
    """
    firms, people = dict(_firms(workshop)), dict(_people(workshop))
    typed = typed_names(workshop)
    cover = _cover(workshop, firms, people, typed, once)
    changed: dict[str, dict[str, Entity]] = {
        name: {key: cover.record(record) for key, record in workshop.collection(name).items()}
        for name in collections()
    }
    for (collection, field), _words in NAME_FIELDS.items():
        for key, record in workshop.collection(collection).items():
            if new := typed.get(getattr(record, field)):
                told = changed[collection][key]
                changed[collection][key] = replace(told, **{field: new})
    changed["organisations"] = {
        key: replace(cover.record(firm), name=firms[key], **_BARE)
        for key, firm in workshop.organisations.items()
    }
    changed["info"] = {
        key: replace(cover.record(about), **_NO_CLIENT) for key, about in workshop.info.items()
    }
    for collection in ("sources", "datasets"):
        changed[collection] = {
            key: replace(record, file="", file_hash="")  # type: ignore[call-arg]
            for key, record in changed[collection].items()
        }
    changed["participants"] = {
        key: replace(cover.record(person), name=people[key], consent=False)
        for key, person in workshop.participants.items()
    }
    return cover.tables(replace(workshop, **changed))  # type: ignore[arg-type]


def covered(workshop: Workshop, once: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """Return what takes the names of a workshop out of any text, as :func:`anonymised` does."""
    firms, people = dict(_firms(workshop)), dict(_people(workshop))
    return _cover(workshop, firms, people, typed_names(workshop), once).text


def _cover(
    workshop: Workshop,
    firms: Mapping[str, str],
    people: Mapping[str, str],
    typed: Mapping[str, str],
    once: Mapping[str, str] | None = None,
) -> _Cover:
    earlier = {
        name: firms.get(row) or people.get(row) or "…"
        for name, row in (once or {}).items()
        if name not in typed
    }
    names = {**earlier, **_spoken(workshop, firms), **_named(workshop, people)}
    spelt = {name: new for name, new in typed.items() if told_apart(name)}
    return _Cover(names, _ids(workshop), spelt)


def discreet(workshop: Workshop) -> Workshop:
    """Return the workshop without the names of firms that were promised that (their profiles)."""
    promised = {p.organisation for p in workshop.profiles.values() if p.confidential}
    firms = {key: name for key, name in _firms(workshop) if key in promised}
    if not firms:
        return workshop
    names = {way: firms[key] for key in firms for way in _ways(workshop.organisations[key])}
    cover = _Cover(names, _ids(workshop))
    changed: dict[str, dict[str, Entity]] = {
        name: {key: cover.record(record) for key, record in workshop.collection(name).items()}
        for name in collections()
    }
    for key, name in firms.items():
        changed["organisations"][key] = replace(workshop.organisations[key], name=name, **_BARE)
    return cover.tables(replace(workshop, **changed))  # type: ignore[arg-type]


def _firms(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Yield the new name of every organisation, numbered in the order of ids.

    A firm that goes by a number already keeps it, and no other firm gets that number.
    """
    firms = sorted(workshop.organisations.values(), key=lambda o: o.id)
    free: dict[Group, Iterator[int]] = {group: count(1) for group in Group}
    taken = {number_in(firm.name) for firm in firms}
    free[Group.ENTREPRENEURS] = (n for n in count(1) if n not in taken)
    for firm in firms:
        if number_in(firm.name) is not None:
            yield firm.id, firm.name
        else:
            yield firm.id, _(_KINDS[firm.group]).format(n=next(free[firm.group]))


def _people(workshop: Workshop) -> Iterator[tuple[str, str]]:
    for number, person in enumerate(ordered(workshop.participants.values()), 1):
        yield person.id, _("Participant {n}").format(n=number)


def _spoken(workshop: Workshop, firms: Mapping[str, str]) -> dict[str, str]:
    """Map every way in which an organisation is written to its new name."""
    ways = ((o, way) for o in workshop.organisations.values() for way in _ways(o))
    return {way: firms[firm.id] for firm, way in ways}


def _ways(firm: Organisation) -> tuple[str, ...]:
    return tuple(way for way in (firm.name, firm.printed_as) if way.strip())


def _named(workshop: Workshop, people: Mapping[str, str]) -> dict[str, str]:
    named = (p for p in workshop.participants.values() if _is_named(p))
    return {person.name: people[person.id] for person in named}


def _is_named(person: Participant) -> bool:
    """Tell whether a participant has a name of their own: a role alone gives nobody away."""
    return bool(person.name.strip()) and person.name != person.role


def _ids(workshop: Workshop) -> frozenset[str]:
    """Return the ids of all records: a value that is one of them refers, whatever it looks like."""
    return frozenset(key for name in collections() for key in workshop.collection(name))


class _Cover:
    """Replaces names in texts, the longest first and whole words only.

    Names that are ``spelt`` are known in no other spelling, not even in other capitals.
    """

    def __init__(
        self, names: Mapping[str, str], ids: frozenset[str], spelt: Mapping[str, str] | None = None
    ) -> None:
        self._ids, self._spelt = ids, spelt or {}
        self._names = {name.casefold(): other for name, other in names.items()}
        parts = {name: f"(?i:{re.escape(name)})" for name in names}
        parts |= {name: re.escape(name) for name in self._spelt if name not in parts}
        longest = sorted(parts, key=len, reverse=True)
        either = "|".join(parts[name] for name in longest) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def text(self, words: str) -> str:
        """Return a text in which no name is left."""
        return self._pattern.sub(self._new, words)

    def _new(self, found: re.Match[str]) -> str:
        listed = self._names.get(found[0].casefold())
        return listed or self._spelt.get(found[0], "…")

    def record(self, record: Any) -> Any:  # noqa: ANN401 – any record, the same kind back
        """Return a record whose texts name nobody."""
        changed = {
            name: new
            for name in record.__dataclass_fields__
            if name not in _PLACES and (new := self._value(getattr(record, name))) is not None
        }
        return replace(record, **changed) if changed else record

    def tables(self, workshop: Workshop) -> Workshop:
        """Return the workshop with statistics whose headings name nobody, under fresh digests."""
        fresh = {name: self._table(table) for name, table in workshop.tables.items()}
        digests = {name: digest(table) for name, table in fresh.items()}
        datasets = {
            key: replace(dataset, digest=digests.get(dataset.digest, dataset.digest))
            for key, dataset in workshop.datasets.items()
        }
        tables = {digests[name]: table for name, table in fresh.items()}
        return replace(workshop, datasets=datasets, tables=tables)

    def _table(self, table: StatisticsTable) -> StatisticsTable:
        words = " ".join(c.key + " " + c.label for c in (*table.rows, *table.columns))
        if self.text(words) == words:
            return table
        return replace(
            table,
            rows=tuple(Category(self.text(c.key), self.text(c.label)) for c in table.rows),
            columns=tuple(Category(self.text(c.key), self.text(c.label)) for c in table.columns),
            observations=tuple(
                replace(o, row=self.text(o.row), column=self.text(o.column))
                for o in table.observations
            ),
        )

    def _value(self, value: object) -> object:
        """Return a value without names, None where there was none; references stay."""
        if type(value) is str and (new := self._told(value)) != value:
            return new
        if isinstance(value, tuple) and any(isinstance(part, str) for part in value):
            parts = tuple(self._told(part) if isinstance(part, str) else part for part in value)
            return parts if parts != value else None
        return None

    def _told(self, words: str) -> str:
        return words if words in self._ids else self.text(words)
