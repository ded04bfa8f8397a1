"""Picking firms from a register into the workshop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almere_roadmap.domain.entities import Dataset, Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import FIELDS, Establishment, Row, key_of
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.verbs.records import get

_GROUPS = {"O": Group.GOVERNMENT, "P": Group.KNOWLEDGE}
"""Sections whose establishments are no entrepreneurs."""


def reference(dataset: str, row: Row) -> str:
    """Return how an organisation refers to a row of a register."""
    return f"{dataset}:{key_of(row)}"


def picked(workshop: Workshop) -> dict[str, str]:
    """Return the ids of organisations by the row of a register that they refer to."""
    firms = workshop.organisations.values()
    return {firm.register_row: firm.id for firm in firms if firm.register_row}


def pick(workshop: Workshop, *, dataset: str, rows: Sequence[Row]) -> Draft:
    """Bring rows of a register (in the order of ``FIELDS``) into the workshop as organisations.

    One that is there already under the same name gets the reference and what it lacks; rows that
    were picked before are left as they are.

    Raises:
        Declined: the register is gone, or a row has no name.
    """
    register = get(workshop, "datasets", dataset)
    assert isinstance(register, Dataset)
    taking = _Taking(workshop, register)
    for row in rows:
        taking.take(row)
    return Draft(_label(taking.names), tuple(taking.writes))


def _label(names: list[str]) -> Message:
    if len(names) == 1:
        return Message("Picked {name} from the register", {"name": names[0]})
    return Message("Picked {count} firms from the register", {"count": str(len(names))})


class _Taking:
    """What has been picked so far."""

    def __init__(self, workshop: Workshop, register: Dataset) -> None:
        self.workshop, self.register = workshop, register
        self.names: list[str] = []
        self.writes: list[Write] = []
        self._there = set(picked(workshop))
        self._named = {firm.name.casefold(): firm for firm in workshop.organisations.values()}
        self._areas = dict(_area_names(workshop))

    def take(self, row: Row) -> None:
        refers = reference(self.register.id, row)
        if refers in self._there:
            return
        self._there.add(refers)
        made = self._organisation(Establishment(**dict(zip(FIELDS, row, strict=True))), refers)
        known = self._named.get(made.name.casefold())
        if known is not None and not known.register_row:
            self.writes += updated("organisations", known, **_lacking(known, made))
        else:
            self.writes += created("organisations", made)
        self._named[made.name.casefold()] = made
        self.names.append(made.name)

    def _organisation(self, firm: Establishment, refers: str) -> Organisation:
        return Organisation(
            id=new_id(),
            name=self._name(firm),
            group=_GROUPS.get(firm.sector, Group.ENTREPRENEURS),
            place=firm.place or firm.municipality,
            area=self._area(firm),
            sector=firm.sector,
            persons=firm.jobs,
            size_class=firm.size_class,
            register_row=refers,
            source=self.register.source,
        )

    def _name(self, firm: Establishment) -> str:
        """Return a name that no other establishment in the workshop goes by."""
        name = firm.name or firm.trade_name
        if not name:
            raise Declined("An establishment without a name cannot be picked.")
        known = self._named.get(name.casefold())
        if known is None or not known.register_row:
            return name
        beside = ", ".join(filter(None, (firm.street, firm.place))) or firm.number or firm.kvk
        return f"{name} ({beside})" if beside else name

    def _area(self, firm: Establishment) -> str:
        names = (firm.place.casefold(), firm.municipality.casefold())
        return next((self._areas[name] for name in names if name in self._areas), "")


def _area_names(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Yield what each area goes by; what is nearer home goes before."""
    for area in reversed(ordered(workshop.areas.values())):
        for name in (*area.regions, area.name):
            yield name.casefold(), area.id


def _lacking(known: Organisation, made: Organisation) -> dict[str, object]:
    """Return the values that an organisation lacks and its row of the register gives."""
    names = ("place", "area", "sector", "persons", "size_class", "register_row")
    values = {name: getattr(made, name) for name in names}
    return {name: value for name, value in values.items() if not getattr(known, name)}
