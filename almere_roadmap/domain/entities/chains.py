"""Value chains: their steps, the parties in them and what flows between."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import BoxShape, ChainLane, Depth, FlowKind, Role, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Entity):
    """A value chain sketched in the workshop."""

    name: str = ""
    cluster: str = ""
    status: Status = Status.RECORDED
    note: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Entity):
    """A step of a chain; stages run from left to right by rank."""

    chain: str = ""
    name: str = ""
    role: Role = Role.NONE
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Entity):
    """A party on a chain canvas.

    ``record`` names the organisation or network that the box *is*, ``sector`` the section of the
    SBI; a box without either speaks for itself by ``name``.  ``place`` is (x, y) in millimetres
    within its cell when the box was placed by hand, empty when the layout may place it.  Boxes,
    notes and texts of one ``bundle`` are chosen together; what is ``locked`` stays as it is.
    """

    chain: str = ""
    stage: str = ""
    lane: ChainLane = ChainLane.FIRMS
    record: str = ""
    sector: str = ""
    name: str = ""
    caption: str = ""
    role: Role = Role.NONE
    shape: BoxShape = BoxShape.BOX
    place: tuple[float, ...] = ()
    bundle: str = ""
    locked: bool = False
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Entity):
    """What passes from one box of a chain to another; both ways where it is not ``directed``."""

    chain: str = ""
    origin: str = ""
    target: str = ""
    kind: FlowKind = FlowKind.GOODS
    depth: Depth = Depth.TRANSACTION
    label: str = ""
    directed: bool = True
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Entity):
    """Words that stand on a chain canvas by themselves, in a cell like a box."""

    chain: str = ""
    stage: str = ""
    lane: ChainLane = ChainLane.FIRMS
    text: str = ""
    place: tuple[float, ...] = ()
    bundle: str = ""
    locked: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Entity):
    """A part of a chain canvas to look at and to print; it holds nothing and carries nothing.

    ``corners`` are left, top, right and bottom, across counted in columns of stages and down in
    lanes, so that it shows the same part at any width.  One ``as_figure`` is in the report.
    """

    chain: str = ""
    name: str = ""
    corners: tuple[float, ...] = ()
    as_figure: bool = True
    locked: bool = False
    rank: str = ""
