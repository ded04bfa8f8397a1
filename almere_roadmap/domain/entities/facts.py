"""What is known before anybody speaks: parties, relations, figures, recommendations."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import (
    DatasetKind,
    Depth,
    Group,
    Refusal,
    RelationKind,
    Role,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """A firm, institution or public body in this workshop.

    ``register_row`` names the row it was picked from: a dataset and what the row goes by in it.
    """

    name: str = ""
    group: Group = Group.ENTREPRENEURS
    place: str = ""
    area: str = ""
    sector: str = ""
    persons: int | None = None
    role: Role = Role.NONE
    establishment_type: str = ""
    activity: str = ""
    listed: str = ""
    printed_as: str = ""
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    size_class: str = ""
    register_row: str = ""
    note: str = ""
    source: str = ""
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Entity):
    """A network or platform and the levels on which it focuses (K21)."""

    name: str = ""
    focus: tuple[str, ...] = ()
    function: str = ""
    note: str = ""
    source: str = ""
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Entity):
    """An organisation's seat in a network."""

    organisation: str = ""
    network: str = ""
    source: str = ""
    status: Status = Status.RECORDED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Entity):
    """``count`` relations of one kind between an organisation (or an anonymous firm) and a partner.

    ``area`` names an :class:`Area`; ``region`` is the finer origin as the source gives it.
    """

    organisation: str = ""
    partner: str = ""
    kind: RelationKind = RelationKind.CUSTOMER
    area: str = ""
    region: str = ""
    depth: Depth = Depth.TRANSACTION
    leads: str = ""
    count: int = 1
    source: str = ""
    status: Status = Status.RECORDED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Entity):
    """The interview record of one firm; shares are percentages, by area.

    ``origin`` is the area from which the firm came when it settled (K14), ``cooperation`` what
    working together meant for it in bad times and in renewal.  ``sample_group`` is the list from
    which it was approached; a firm with a ``refusal`` did not take part and told nothing.
    ``confidential``: reports and exports leave its name out.
    """

    organisation: str = ""
    turnover: tuple[float, ...] = ()
    customers: int | None = None
    suppliers: int | None = None
    customer_partners: float | None = None
    supplier_partners: float | None = None
    customer_areas: tuple[float, ...] = ()
    supplier_areas: tuple[float, ...] = ()
    wishes: str = ""
    origin: str = ""
    cooperation: str = ""
    date: str = ""
    interviewer: str = ""
    sample_group: str = ""
    refusal: Refusal = Refusal.NONE
    confidential: bool = False
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(Entity):
    """An immutable dataset; its rows live in the store under ``digest``.

    ``file``, its SHA-256 ``file_hash``, the day ``read_on`` and the ``mapping``
    ("heading → field") tell of the import; ``classification`` is that of its sectors ("SBI 2008").
    """

    kind: DatasetKind = DatasetKind.STATISTICS
    code: str = ""
    title: str = ""
    digest: str = ""
    rows: int = 0
    unit: str = ""
    region: str = ""
    year: str = ""
    source: str = ""
    place: str = ""
    status: Status = Status.PRINTED
    note: str = ""
    variant_of: str = ""
    file: str = ""
    file_hash: str = ""
    read_on: str = ""
    mapping: tuple[str, ...] = ()
    classification: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entity):
    """One loose figure with its reference, source and status."""

    code: str = ""
    name: str = ""
    value: float | None = None
    printed: str = ""
    unit: str = ""
    area: str = ""
    reference: str = ""
    reference_value: float | None = None
    year: str = ""
    source: str = ""
    place: str = ""
    status: Status = Status.PRINTED
    note: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Entity):
    """An inconsistency or gap in the sources that the room should know of."""

    code: str = ""
    text: str = ""
    shown: str = ""
    about: tuple[str, ...] = ()
    source: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Entity):
    """A recommendation that the workshop may carry out."""

    number: int = 0
    text: str = ""
    actors: str = ""
    instrument: str = ""
    source: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Entity):
    """How a recommendation covers a cluster: ``named`` or ``generic``; absence means not at all."""

    recommendation: str = ""
    cluster: str = ""
    extent: str = "named"
