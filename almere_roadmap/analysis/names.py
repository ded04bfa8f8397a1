"""What the fixed vocabularies are called, to be translated with ``_`` where they are shown."""

from __future__ import annotations

from almere_roadmap.domain.words import (
    Certainty,
    ChainLane,
    Depth,
    FlowKind,
    Group,
    LayerKind,
    MatchState,
    RelationKind,
    Role,
    Status,
    Subject,
)
from almere_roadmap.i18n import N_

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
