"""Value chains: their steps, the parties in them and what flows between."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, Role, Status


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

    ``record`` names the organisation or network that the box *is*; a box without one speaks
    for itself by ``name``.  ``place`` is (x, y) in millimetres within its cell when the box was
    placed by hand, empty when the layout may place it.
    """

    chain: str = ""
    stage: str = ""
    lane: ChainLane = ChainLane.FIRMS
    record: str = ""
    name: str = ""
    caption: str = ""
    role: Role = Role.NONE
    place: tuple[float, ...] = ()
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Entity):
    """What passes from one box of a chain to another."""

    chain: str = ""
    origin: str = ""
    target: str = ""
    kind: FlowKind = FlowKind.GOODS
    depth: Depth = Depth.TRANSACTION
    label: str = ""
    status: Status = Status.RECORDED
