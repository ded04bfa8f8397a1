"""The workshop: all its living records, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from almere_roadmap.domain import entities as e
from almere_roadmap.domain.tables import StatisticsTable

E = TypeVar("E", bound=e.Entity)
ABOUT_ID = "workshop"


@dataclass(frozen=True)
class Workshop:
    """Records by collection and id; ``tables`` holds the statistics by content digest.

    The name of a collection is the name under which the journal and the file know it.
    Deleted records are not here.  Big registers are not here either: they stay in the store.
    """

    document_id: str = ""
    info: Mapping[str, e.About] = field(default_factory=dict)
    sessions: Mapping[str, e.Session] = field(default_factory=dict)
    agenda: Mapping[str, e.AgendaStep] = field(default_factory=dict)
    areas: Mapping[str, e.Area] = field(default_factory=dict)
    sources: Mapping[str, e.Source] = field(default_factory=dict)
    clusters: Mapping[str, e.Cluster] = field(default_factory=dict)
    organisations: Mapping[str, e.Organisation] = field(default_factory=dict)
    networks: Mapping[str, e.Network] = field(default_factory=dict)
    memberships: Mapping[str, e.Membership] = field(default_factory=dict)
    relations: Mapping[str, e.Relation] = field(default_factory=dict)
    profiles: Mapping[str, e.Profile] = field(default_factory=dict)
    datasets: Mapping[str, e.Dataset] = field(default_factory=dict)
    indicators: Mapping[str, e.Indicator] = field(default_factory=dict)
    findings: Mapping[str, e.Finding] = field(default_factory=dict)
    recommendations: Mapping[str, e.Recommendation] = field(default_factory=dict)
    coverages: Mapping[str, e.Coverage] = field(default_factory=dict)
    chains: Mapping[str, e.Chain] = field(default_factory=dict)
    stages: Mapping[str, e.Stage] = field(default_factory=dict)
    boxes: Mapping[str, e.Box] = field(default_factory=dict)
    flows: Mapping[str, e.Flow] = field(default_factory=dict)
    remarks: Mapping[str, e.Remark] = field(default_factory=dict)
    frames: Mapping[str, e.Frame] = field(default_factory=dict)
    ideas: Mapping[str, e.Idea] = field(default_factory=dict)
    niches: Mapping[str, e.Niche] = field(default_factory=dict)
    arguments: Mapping[str, e.Argument] = field(default_factory=dict)
    criteria: Mapping[str, e.Criterion] = field(default_factory=dict)
    scores: Mapping[str, e.Score] = field(default_factory=dict)
    participants: Mapping[str, e.Participant] = field(default_factory=dict)
    rounds: Mapping[str, e.VotingRound] = field(default_factory=dict)
    slips: Mapping[str, e.Slip] = field(default_factory=dict)
    ballots: Mapping[str, e.Ballot] = field(default_factory=dict)
    layers: Mapping[str, e.Layer] = field(default_factory=dict)
    items: Mapping[str, e.Item] = field(default_factory=dict)
    contracts: Mapping[str, e.Contract] = field(default_factory=dict)
    hbo_actions: Mapping[str, e.HboAction] = field(default_factory=dict)
    dependencies: Mapping[str, e.Dependency] = field(default_factory=dict)
    links: Mapping[str, e.Link] = field(default_factory=dict)
    matches: Mapping[str, e.Match] = field(default_factory=dict)
    notes: Mapping[str, e.Note] = field(default_factory=dict)
    moments: Mapping[str, e.Moment] = field(default_factory=dict)
    rule_changes: Mapping[str, e.RuleChange] = field(default_factory=dict)
    tables: Mapping[str, StatisticsTable] = field(default_factory=dict)

    @property
    def about(self) -> e.About:
        """Return the record that describes the workshop."""
        return self.info.get(ABOUT_ID) or e.About(id=ABOUT_ID)

    @property
    def last_session(self) -> e.Session | None:
        """Return the session that was opened last, None when there is none."""
        return next(reversed(self.begun_sessions), None)

    @property
    def begun_sessions(self) -> list[e.Session]:
        """Return the sessions that are not merely planned, in order."""
        return [s for s in ordered(self.sessions.values()) if not s.planned]

    @property
    def next_session(self) -> e.Session | None:
        """Return the first session that is planned and has not begun, None when there is none."""
        planned = (s for s in ordered(self.sessions.values()) if s.planned)
        return next(planned, None)

    def collection(self, name: str) -> Mapping[str, e.Entity]:
        """Return the collection called ``name``."""
        found: Mapping[str, e.Entity] = getattr(self, name)
        return found

    def find(self, row_id: str) -> tuple[str, e.Entity] | None:
        """Return (collection, record) for an id.

        An item comes before its detail record, which shares its id.
        """
        for name in collections():
            record = self.collection(name).get(row_id)
            if record is not None:
                return name, record
        return None

    def with_records(self, name: str, records: Mapping[str, e.Entity | None]) -> Workshop:
        """Return a workshop in which ``records`` replace those of the same id (None removes)."""
        merged: dict[str, e.Entity] = dict(self.collection(name))
        for row_id, record in records.items():
            if record is None:
                merged.pop(row_id, None)
            else:
                merged[row_id] = record
        changed: dict[str, Any] = {name: merged}
        return replace(self, **changed)

    def table_of(self, dataset: e.Dataset) -> StatisticsTable | None:
        """Return the statistics behind a dataset record, if they are loaded."""
        return self.tables.get(dataset.digest)

    def table(self, code: str) -> StatisticsTable | None:
        """Return the statistics of the dataset with ``code``, if present."""
        found = (d for d in ordered(self.datasets.values()) if d.code == code)
        return next((self.tables[d.digest] for d in found if d.digest in self.tables), None)


@cache
def collections() -> dict[str, type[e.Entity]]:
    """Return the record type of every collection, in the order of the declaration."""
    hints = get_type_hints(Workshop)
    pairs = ((name, get_args(hint)) for name, hint in hints.items())
    return {
        name: args[1]
        for name, args in pairs
        if len(args) == 2 and isinstance(args[1], type) and issubclass(args[1], e.Entity)
    }


def ordered(records: Iterable[E]) -> list[E]:
    """Sort records by rank and then by id, bytewise, as every list shows them."""
    return sorted(records, key=lambda r: (getattr(r, "rank", "").encode(), r.id.encode()))
