"""What the fixed vocabularies are called, to be translated with ``_`` where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from almere_roadmap.domain.words import (
    BoxShape,
    Certainty,
    ChainLane,
    Channel,
    DatasetKind,
    Depth,
    FlowKind,
    Group,
    ItemKind,
    LayerKind,
    LinkKind,
    MatchState,
    NoteKind,
    Opens,
    Progress,
    Refusal,
    RelationKind,
    Role,
    RoundState,
    Side,
    Status,
    Subject,
)
from almere_roadmap.i18n import N_, _

STATUS = {
    Status.RECORDED: "",
    Status.PRINTED: N_("as printed"),
    Status.RECONSTRUCTED: N_("reconstructed"),
    Status.COMPUTED: N_("computed"),
    Status.QUESTIONED: N_("questioned"),
    Status.ILLUSTRATIVE: N_("illustrative"),
}
GROUP = {
    Group.ENTREPRENEURS: N_("entrepreneurs"),
    Group.GOVERNMENT: N_("government"),
    Group.KNOWLEDGE: N_("knowledge"),
    Group.OTHER: N_("other"),
}
GROUP_SIGN = {
    Group.ENTREPRENEURS: "●",
    Group.GOVERNMENT: "■",
    Group.KNOWLEDGE: "▲",
    Group.OTHER: "◆",
}
ROLE = {
    Role.NONE: "",
    Role.END_CUSTOMER: N_("end customer"),
    Role.LARGE_PRODUCER: N_("large producer"),
    Role.SMALL_PRODUCER: N_("small producer"),
    Role.SUPPLIER: N_("supplier"),
    Role.EDUCATION: N_("education"),
    Role.RESEARCH: N_("research"),
    Role.INTERMEDIARY: N_("intermediary"),
    Role.GOVERNMENT_CUSTOMER: N_("government as customer"),
}
RELATION = {
    RelationKind.PARENT: N_("parent"),
    RelationKind.CUSTOMER: N_("customer"),
    RelationKind.DEALER: N_("dealer"),
    RelationKind.SUPPLIER: N_("supplier"),
    RelationKind.CO_PRODUCTION: N_("co-production"),
    RelationKind.GOVERNMENT: N_("government"),
    RelationKind.RESEARCH: N_("research"),
}
REFUSAL = {
    Refusal.NONE: N_("took part"),
    Refusal.TIRED: N_("tired of surveys"),
    Refusal.BUSY: N_("too busy"),
    Refusal.YEAR_END: N_("too busy at the end of the year"),
    Refusal.OTHER: N_("another reason"),
}
LEADS = {
    "us": N_("the firm leads"),
    "them": N_("the partner leads"),
    "equal": N_("equal co-production"),
}
CHAIN_LANE = {
    ChainLane.FIRMS: N_("Firms and institutions"),
    ChainLane.KNOWLEDGE: N_("Knowledge"),
    ChainLane.GOVERNMENT: N_("Government"),
    ChainLane.INTERMEDIARIES: N_("Intermediaries"),
}
LANE_GROUP = {
    ChainLane.FIRMS: Group.ENTREPRENEURS,
    ChainLane.KNOWLEDGE: Group.KNOWLEDGE,
    ChainLane.GOVERNMENT: Group.GOVERNMENT,
    ChainLane.INTERMEDIARIES: Group.OTHER,
}
FLOW = {
    FlowKind.GOODS: N_("goods"),
    FlowKind.MONEY: N_("money"),
    FlowKind.KNOWLEDGE: N_("knowledge"),
    FlowKind.CO_DEVELOPMENT: N_("co-development"),
}
DEPTH = {
    Depth.TRANSACTION: N_("transaction"),
    Depth.COOPERATION: N_("co-operation"),
    Depth.CO_PRODUCTION: N_("co-production"),
    Depth.NETWORK: N_("network"),
}
SHAPE = {BoxShape.BOX: N_("box"), BoxShape.ELLIPSE: N_("ellipse")}
LAYER_ICON = {
    LayerKind.TRENDS: "trending-up",
    LayerKind.CONTRACTS: "landmark",
    LayerKind.NICHES: "lightbulb",
    LayerKind.FIRMS: "handshake",
    LayerKind.HBO: "graduation-cap",
    LayerKind.CONDITIONS: "sliders-horizontal",
}
CERTAINTY = {
    Certainty.CONFIRMED: N_("confirmed"),
    Certainty.WISH: N_("wish"),
}
SUBJECT = {
    Subject.WORK: N_("work"),
    Subject.SUPPLY: N_("supply"),
    Subject.SERVICE: N_("service"),
    Subject.SOCIAL_SERVICE: N_("social or other specific service"),
}
# How a contract leaves room for what is new.
INNOVATION_FORM = {
    "": N_("none"),
    "functional": N_("functional specification"),
    "variants": N_("variants allowed"),
    "sbir": N_("pre-commercial (SBIR)"),
    "innovation_partnership": N_("innovation partnership"),
    "contest": N_("design contest"),
    "challenge": N_("start-up challenge"),
}
MATCH = {
    MatchState.PROPOSED: N_("proposed"),
    MatchState.ACCEPTED: N_("accepted"),
    MatchState.PLANNED: N_("planned"),
    MatchState.DISMISSED: N_("dismissed"),
}
# The showcase of the 2011 report (its table 3): kinds of establishments and what they do there.
ESTABLISHMENT_TYPE = {
    "a": N_("headquarters of an international group"),
    "b": N_("European head establishment"),
    "c": N_("Dutch head establishment of an international group"),
    "d": N_("head establishment of a Dutch firm"),
    "e": N_("stand-alone establishment"),
    "f": N_("establishment of a firm with others in the country"),
    "g": N_("branch of a chain serving the people of the city"),
}
ACTIVITY = {
    "1": N_("sales and distribution"),
    "2": N_("also production"),
    "3": N_("also R&D"),
}
ITEM = {
    ItemKind.ACTION: N_("action"),
    ItemKind.CONTRACT: N_("government contract"),
    ItemKind.HBO_ACTION: N_("hbo action"),
    ItemKind.MILESTONE: N_("milestone"),
    ItemKind.DECISION: N_("decision"),
}
LAYER = {
    LayerKind.TRENDS: N_("trends"),
    LayerKind.CONTRACTS: N_("government contracts"),
    LayerKind.NICHES: N_("niches"),
    LayerKind.FIRMS: N_("firms"),
    LayerKind.HBO: N_("hbo and mbo"),
    LayerKind.CONDITIONS: N_("conditions"),
}
SIDE = {Side.FOR: N_("for"), Side.AGAINST: N_("against")}
NOTE = {
    NoteKind.DECISION: N_("decision"),
    NoteKind.COMMITMENT: N_("commitment"),
    NoteKind.MINORITY: N_("minority view"),
    NoteKind.PARKING: N_("parking lot"),
}
ROUND = {
    RoundState.PREPARED: N_("prepared"),
    RoundState.OPEN: N_("open"),
    RoundState.REVEALED: N_("revealed"),
}
CHANNEL = {Channel.HANDS: N_("hands"), Channel.PAPER: N_("paper"), Channel.PHONE: N_("phone")}
OPENS = {
    Opens.NOTHING: "",
    Opens.FACTS: N_("Facts"),
    Opens.INSIGHT: N_("Insight"),
    Opens.CHAIN: N_("Chain"),
    Opens.NICHES: N_("Niches"),
    Opens.IDEAS: N_("Niches: ideas"),
    Opens.SCORES: N_("Niches: scores"),
    Opens.VOTING: N_("Niches: voting"),
    Opens.PORTFOLIO: N_("Niches: portfolio"),
    Opens.ROADMAP: N_("Roadmap"),
    Opens.LINKING: N_("Roadmap: linking grid"),
    Opens.MATCHES: N_("Matches"),
    Opens.OUTCOME: N_("Outcome"),
}
PROGRESS = {
    Progress.OPEN: N_("open"),
    Progress.UNDER_WAY: N_("under way"),
    Progress.DONE: N_("done"),
    Progress.DROPPED: N_("dropped"),
}
LINK = {
    LinkKind.FIRM: N_("firm"),
    LinkKind.STEP: N_("stage"),
    LinkKind.SERVES: N_("serves"),
    LinkKind.EVIDENCE: N_("evidence"),
    LinkKind.FOLLOWS: N_("follows"),
    LinkKind.CLUSTER: N_("cluster"),
}
DATASET = {DatasetKind.STATISTICS: N_("statistics"), DatasetKind.REGISTER: N_("register")}

_ALL: tuple[Mapping[Any, str], ...] = (
    STATUS,
    GROUP,
    ROLE,
    RELATION,
    REFUSAL,
    CHAIN_LANE,
    FLOW,
    DEPTH,
    SHAPE,
    CERTAINTY,
    SUBJECT,
    MATCH,
    ITEM,
    LAYER,
    SIDE,
    NOTE,
    PROGRESS,
    ROUND,
    CHANNEL,
    OPENS,
    LINK,
    DATASET,
)


def word_name(word: StrEnum) -> str:
    """Return what a word of a fixed vocabulary is called in the language in force."""
    for names in _ALL:
        if any(word is key for key in names):
            return _(names[word]) or "–"
    return word.value
