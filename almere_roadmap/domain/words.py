"""The fixed vocabularies of a workshop; terms follow the field, see the glossary in ``docs``."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a value stands: taken over, repaired, worked out, doubted or made up."""

    RECORDED = ""
    PRINTED = "printed"
    RECONSTRUCTED = "reconstructed"
    COMPUTED = "computed"
    QUESTIONED = "questioned"
    ILLUSTRATIVE = "illustrative"


class Group(StrEnum):
    """The side of the table on which a party sits."""

    ENTREPRENEURS = "entrepreneurs"
    GOVERNMENT = "government"
    KNOWLEDGE = "knowledge"
    OTHER = "other"


class Role(StrEnum):
    """What a party does in a chain (K27)."""

    NONE = ""
    END_CUSTOMER = "end_customer"
    LARGE_PRODUCER = "large_producer"
    SMALL_PRODUCER = "small_producer"
    SUPPLIER = "supplier"
    EDUCATION = "education"
    RESEARCH = "research"
    INTERMEDIARY = "intermediary"
    GOVERNMENT_CUSTOMER = "government_customer"


class RelationKind(StrEnum):
    """The kind of a firm's relation with a partner (K08)."""

    PARENT = "parent"
    CUSTOMER = "customer"
    DEALER = "dealer"
    SUPPLIER = "supplier"
    CO_PRODUCTION = "co_production"
    GOVERNMENT = "government"
    RESEARCH = "research"


class Depth(StrEnum):
    """How deep a relation goes (K10)."""

    TRANSACTION = "transaction"
    COOPERATION = "cooperation"
    CO_PRODUCTION = "co_production"
    NETWORK = "network"


class Refusal(StrEnum):
    """Why a firm that was approached did not take part (K30)."""

    NONE = ""
    TIRED = "tired_of_surveys"
    BUSY = "too_busy"
    YEAR_END = "busy_at_year_end"
    OTHER = "other"


class FlowKind(StrEnum):
    """What passes along a link of a chain."""

    GOODS = "goods"
    MONEY = "money"
    KNOWLEDGE = "knowledge"
    CO_DEVELOPMENT = "co_development"


class ChainLane(StrEnum):
    """The rows of a chain canvas."""

    FIRMS = "firms"
    KNOWLEDGE = "knowledge"
    GOVERNMENT = "government"
    INTERMEDIARIES = "intermediaries"


class BoxShape(StrEnum):
    """The outline of a box on a chain canvas."""

    BOX = ""
    ELLIPSE = "ellipse"


class LayerKind(StrEnum):
    """What a layer of the roadmap holds; its colour and icon follow from it."""

    TRENDS = "trends"
    CONTRACTS = "contracts"
    NICHES = "niches"
    FIRMS = "firms"
    HBO = "hbo"
    CONDITIONS = "conditions"


class ItemKind(StrEnum):
    """What a roadmap item is."""

    ACTION = "action"
    CONTRACT = "contract"
    HBO_ACTION = "hbo_action"
    MILESTONE = "milestone"
    DECISION = "decision"


class Certainty(StrEnum):
    """Whether the owner of an item stands behind it."""

    CONFIRMED = "confirmed"
    WISH = "wish"


class Subject(StrEnum):
    """What a contract buys; it decides which threshold is in force."""

    WORK = "work"
    SUPPLY = "supply"
    SERVICE = "service"
    SOCIAL_SERVICE = "social_service"


class Side(StrEnum):
    """The two sides of an argument."""

    FOR = "for"
    AGAINST = "against"


class Channel(StrEnum):
    """How dots came in."""

    HANDS = "hands"
    PAPER = "paper"
    PHONE = "phone"


class RoundState(StrEnum):
    """Where a voting round stands."""

    PREPARED = "prepared"
    OPEN = "open"
    REVEALED = "revealed"


class Opens(StrEnum):
    """What a step of the agenda opens: a screen, or a view of one."""

    NOTHING = ""
    FACTS = "facts"
    INSIGHT = "insight"
    CHAIN = "chain"
    NICHES = "niches"
    IDEAS = "ideas"
    SCORES = "scores"
    VOTING = "voting"
    PORTFOLIO = "portfolio"
    ROADMAP = "roadmap"
    LINKING = "linking"
    MATCHES = "matches"
    OUTCOME = "outcome"


class MatchState(StrEnum):
    """What the room did with a suggested introduction."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    PLANNED = "planned"
    DISMISSED = "dismissed"


class NoteKind(StrEnum):
    """What kind of outcome was written down."""

    DECISION = "decision"
    COMMITMENT = "commitment"
    MINORITY = "minority"
    PARKING = "parking"


class Progress(StrEnum):
    """How far an outcome is carried out."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class LinkKind(StrEnum):
    """What a link between two records means."""

    FIRM = "firm"  # niche or item → organisation that takes part
    STEP = "step"  # niche → stage of a chain
    SERVES = "serves"  # item → niche it serves
    EVIDENCE = "evidence"  # anything → indicator, dataset or analysis result
    FOLLOWS = "follows"  # niche or item → recommendation it follows
    CLUSTER = "cluster"  # anything → cluster it belongs to


class DatasetKind(StrEnum):
    """What an immutable dataset holds."""

    STATISTICS = "statistics"
    REGISTER = "register"
