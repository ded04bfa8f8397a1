"""What a file holds: what was recognised, what is taken over, what is not and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from almere_roadmap.domain.fields import Value
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.registers import RegisterTable
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.errors import InputError
from almere_roadmap.intake.accepted import Row
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.rows import Reject
from almere_roadmap.intake.settings import Column, Origin, Question, Recognised

SHOWN = 50
"""How many rows are shown as they were read."""


@dataclass(frozen=True)
class Part:
    """Rows for one collection of a file that fills several."""

    collection: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Intake:
    """What a file holds: what was recognised, what is taken over, what is not and why.

    ``collection`` is where the rows go.  ``table`` is set for statistics instead, ``register``
    for a register, and ``parts`` (in the order in which they are taken over) for a file that
    fills several collections; ``dataset`` then holds fields of the dataset's record that the file
    states, such as its unit.  ``first`` are the first rows as they were read.  ``rejected`` counts
    the rejects, of which a register lists only the first, and ``repairs`` the proposals by kind.
    ``printed`` is a table as it stands in the file, where ``table`` is what it must have been, by
    the steps ``repaired``.  ``reason`` says why it was taken for this kind, where nobody said what
    it is; ``refused`` is set where the file as a whole cannot be used so.
    """

    kind: str
    collection: str
    rows: Sequence[Row] = ()
    rejects: tuple[Reject, ...] = ()
    rejected: int = 0
    repairs: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()
    ignored: tuple[str, ...] = ()
    mapping: Mapping[str, str] | None = None
    table: StatisticsTable | None = None
    printed: StatisticsTable | None = None
    repaired: tuple[Message, ...] = ()
    register: RegisterTable | None = None
    parts: tuple[Part, ...] = ()
    dataset: Mapping[str, Value] = field(default_factory=dict)
    recognised: Recognised = field(default_factory=Recognised)
    columns: tuple[Column, ...] = ()
    questions: tuple[Question, ...] = ()
    first: tuple[GridRow, ...] = ()
    origin: Origin = field(default_factory=Origin)
    reason: Message | None = None
    refused: InputError | None = None
