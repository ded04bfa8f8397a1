"""The roadmap: items in layers, contracts, hbo actions, what waits for what, changed rules."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, Status, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Entity):
    """A lane of the roadmap."""

    name: str = ""
    kind: LayerKind = LayerKind.CONDITIONS
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Entity):
    """Anything on the roadmap; a contract or hbo action has a detail record with the same id.

    ``start`` is when the work itself begins and ``end`` when it ends; an item without ``start``
    waits in the tray.  ``rank`` orders items within a layer; ``track`` is the row within the layer
    where it was put by hand, None when it finds its own.  ``form`` names a row of the business
    actions data, such as a trade mission.
    """

    layer: str = ""
    kind: ItemKind = ItemKind.ACTION
    code: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    owner: str = ""
    first_step: str = ""
    certainty: Certainty = Certainty.WISH
    note: str = ""
    form: str = ""
    status: Status = Status.RECORDED
    rank: str = ""
    track: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Entity):
    """What a roadmap item needs to be a government contract; ``value`` in euro over the whole term.

    ``procedure`` names a row of the procedures data, ``form`` an innovation form, ``authority``
    the regime of the thresholds.  ``term`` is the years with their extensions as people write
    them ("2 + 1 + 1"); with ``per_year`` it makes the value.
    """

    body: str = ""
    subject: Subject = Subject.SERVICE
    cpv: str = ""
    value: float | None = None
    procedure: str = ""
    form: str = ""
    publication: str = ""
    launching_customer: bool = False
    authority: str = "decentral"
    per_year: float | None = None
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HboAction(Entity):
    """What a roadmap item needs to be an hbo action."""

    institution: str = ""
    instrument: str = ""
    semester: str = ""
    students: int | None = None
    firms: int | None = None
    decision_date: str = ""
    partners: str = ""
    co_funding: float | None = None
    funding: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Entity):
    """``successor`` waits for ``predecessor`` and starts at least ``lag`` days after its end."""

    predecessor: str = ""
    successor: str = ""
    hard: bool = True
    lag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange(Entity):
    """Another value for one cell of the shipped tables of rules (``rule_tables.py``).

    ``source`` says where the value comes from and ``valid_until`` how long it holds, when known.
    """

    table: str = ""
    row: str = ""
    field: str = ""
    value: str = ""
    source: str = ""
    valid_until: str = ""
