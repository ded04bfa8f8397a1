"""The records of a workshop.

Every record is a frozen dataclass whose fields are text, numbers, truth values or tuples of
text, so that one field is one value in the journal.  ``id`` is a random text key; lists are
ordered by ``rank`` (``ranks.py``) and then by ``id``.  Dates and periods are text as in
``periods.py`` ("2027-05-03", "2027-Q2", "2027", "" for undated); money is in euro excluding VAT.
"""

from __future__ import annotations

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.entities.chains import Box, Chain, Flow, Frame, Remark, Stage
from almere_roadmap.domain.entities.facts import (
    Coverage,
    Dataset,
    Finding,
    Indicator,
    Membership,
    Network,
    Organisation,
    Profile,
    Recommendation,
    Relation,
)
from almere_roadmap.domain.entities.niches import (
    Argument,
    Ballot,
    Criterion,
    Idea,
    Niche,
    Score,
    Slip,
    VotingRound,
)
from almere_roadmap.domain.entities.outcome import Link, Match, Note
from almere_roadmap.domain.entities.roadmap import (
    Contract,
    Dependency,
    HboAction,
    Item,
    Layer,
    RuleChange,
)
from almere_roadmap.domain.entities.workshop import (
    About,
    AgendaStep,
    Area,
    Cluster,
    Moment,
    Participant,
    Session,
    Source,
)

__all__ = [
    "About",
    "AgendaStep",
    "Area",
    "Argument",
    "Ballot",
    "Box",
    "Chain",
    "Cluster",
    "Contract",
    "Coverage",
    "Criterion",
    "Dataset",
    "Dependency",
    "Entity",
    "Finding",
    "Flow",
    "Frame",
    "HboAction",
    "Idea",
    "Indicator",
    "Item",
    "Layer",
    "Link",
    "Match",
    "Membership",
    "Moment",
    "Network",
    "Niche",
    "Note",
    "Organisation",
    "Participant",
    "Profile",
    "Recommendation",
    "Relation",
    "Remark",
    "RuleChange",
    "Score",
    "Session",
    "Slip",
    "Source",
    "Stage",
    "VotingRound",
]
