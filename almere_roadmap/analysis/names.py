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
    LINK,
    DATASET,
)
KIND = {
    "info": N_("workshop"),
    "sessions": N_("session"),
    "areas": N_("area"),
    "sources": N_("source"),
    "clusters": N_("cluster"),
    "organisations": N_("firm or institution"),
    "networks": N_("network"),
    "memberships": N_("seat in a network"),
    "relations": N_("relation"),
    "profiles": N_("partner profile"),
    "datasets": N_("dataset"),
    "indicators": N_("indicator"),
    "findings": N_("point of attention"),
    "recommendations": N_("recommendation"),
    "coverages": N_("coverage"),
    "chains": N_("chain"),
    "stages": N_("stage"),
    "boxes": N_("party in a chain"),
    "flows": N_("flow"),
    "remarks": N_("text on a canvas"),
    "frames": N_("frame"),
    "ideas": N_("idea"),
    "niches": N_("niche"),
    "arguments": N_("argument"),
    "criteria": N_("criterion"),
    "scores": N_("score"),
    "participants": N_("participant"),
    "rounds": N_("voting round"),
    "slips": N_("votes that came in"),
    "ballots": N_("ballot"),
    "layers": N_("layer"),
    "items": N_("roadmap item"),
    "contracts": N_("government contract"),
    "hbo_actions": N_("hbo action"),
    "dependencies": N_("dependency"),
    "links": N_("link"),
    "matches": N_("introduction"),
    "notes": N_("note"),
    "moments": N_("named moment"),
    "rule_changes": N_("change of a rule"),
}
FIELD = {
    "turnover": N_("turnover by area"),
    "customer_partners": N_("customers that are partners"),
    "supplier_partners": N_("suppliers that are partners"),
    "customer_areas": N_("partners among customers by area"),
    "supplier_areas": N_("partners among suppliers by area"),
    "wishes": N_("wishes"),
    "cooperation": N_("co-operation in crisis and renewal"),
    "interviewer": N_("interviewer"),
    "sample_group": N_("approached from"),
    "refusal": N_("took part or refused"),
    "confidential": N_("name left out of reports and exports"),
    "about": N_("about"),
    "activity": N_("activity"),
    "actors": N_("actors"),
    "aliases": N_("other names"),
    "area": N_("area"),
    "authority": N_("regime"),
    "body": N_("contracting body"),
    "budget": N_("dots per person"),
    "bundle": N_("grouped with"),
    "caption": N_("caption"),
    "certainty": N_("certainty"),
    "chain": N_("chain"),
    "channel": N_("came in by"),
    "classification": N_("classification"),
    "client": N_("client"),
    "cluster": N_("cluster"),
    "code": N_("code"),
    "co_funding": N_("co-funding"),
    "complementarity": N_("complements"),
    "consent": N_("name may be printed"),
    "count": N_("count"),
    "corners": N_("corners"),
    "cpv": N_("CPV code"),
    "cross_links": N_("ties with knowledge needed"),
    "criterion": N_("criterion"),
    "date": N_("date"),
    "decision_date": N_("decision date"),
    "depth": N_("depth"),
    "directed": N_("one way"),
    "driver": N_("driver"),
    "due": N_("due"),
    "edit": N_("step"),
    "end": N_("end"),
    "establishment_type": N_("type of establishment"),
    "explanation": N_("explanation"),
    "extent": N_("extent"),
    "field": N_("field"),
    "file": N_("file"),
    "file_hash": N_("fingerprint of the file"),
    "firms": N_("firms"),
    "first_step": N_("first step"),
    "focus": N_("focus"),
    "form": N_("form"),
    "function": N_("function"),
    "funding": N_("funding"),
    "group": N_("group"),
    "hard": N_("hard"),
    "institution": N_("institution"),
    "instrument": N_("instrument"),
    "kind": N_("kind"),
    "lag": N_("days between"),
    "lane": N_("lane"),
    "launching_customer": N_("launching customer"),
    "layer": N_("layer"),
    "leads": N_("who leads"),
    "listed": N_("on the list"),
    "locked": N_("locked"),
    "logo": N_("logo"),
    "mapping": N_("columns read as"),
    "match_cap": N_("cap for competitors"),
    "match_weights": N_("weights of matches"),
    "mid_until": N_("middle until"),
    "most": N_("most on one"),
    "name": N_("name"),
    "near_until": N_("near until"),
    "needs": N_("looks for"),
    "niche": N_("niche"),
    "niches": N_("niches that could be chosen"),
    "no_own": N_("no dots on one’s own niche"),
    "note": N_("remark"),
    "number": N_("number"),
    "offers": N_("offers"),
    "organisation": N_("firm"),
    "orientation_weights": N_("weights of orientation"),
    "home_region": N_("home region"),
    "participant": N_("participant"),
    "people": N_("people"),
    "portfolio_axes": N_("axes of the portfolio"),
    "portfolio_cuts": N_("cut lines of the portfolio"),
    "read_on": N_("read on"),
    "reference_region": N_("region to compare with"),
    "levels": N_("levels of specialisation"),
    "shuffled": N_("in an order of chance"),
    "skipped": N_("skipped"),
    "slip": N_("paper"),
    "small_number": N_("smallest number"),
    "large_from": N_("large from"),
    "exporting_above": N_("exporting above"),
    "bridge_above": N_("thresholds of bridge firms"),
    "origin": N_("from"),
    "owner": N_("owner"),
    "partner": N_("partner"),
    "partners": N_("partners"),
    "per_year": N_("value per year"),
    "persons": N_("working persons"),
    "size_class": N_("size class"),
    "place": N_("place"),
    "printed": N_("as printed"),
    "printed_as": N_("printed as"),
    "procedure": N_("procedure"),
    "progress": N_("progress"),
    "proposition": N_("proposition"),
    "publication": N_("publication"),
    "publisher": N_("publisher"),
    "question": N_("question"),
    "record": N_("record"),
    "reference": N_("reference"),
    "reference_value": N_("reference value"),
    "region": N_("origin"),
    "regions": N_("origins"),
    "role": N_("role"),
    "role_shares": N_("shares of roles for a cluster"),
    "role_targets": N_("parties that fill a role"),
    "role_weights": N_("weights of roles"),
    "row": N_("row"),
    "sector": N_("sector"),
    "report_sections": N_("sections of the report"),
    "semester": N_("semester"),
    "session": N_("session"),
    "shape": N_("shape"),
    "shown": N_("shown"),
    "side": N_("side"),
    "source": N_("source"),
    "stage": N_("stage"),
    "start": N_("start"),
    "state": N_("state"),
    "status": N_("status"),
    "students": N_("students"),
    "subject": N_("subject"),
    "suppliers": N_("suppliers"),
    "customers": N_("customers"),
    "table": N_("table"),
    "target": N_("to"),
    "term": N_("term in years"),
    "text": N_("text"),
    "title": N_("title"),
    "uncapped": N_("not capped"),
    "unit": N_("unit"),
    "valid_until": N_("valid until"),
    "value": N_("value"),
    "weight": N_("weight"),
    "year": N_("year"),
}


def word_name(word: StrEnum) -> str:
    """Return what a word of a fixed vocabulary is called in the language in force."""
    for names in _ALL:
        if any(word is key for key in names):
            return _(names[word]) or "–"
    return word.value


def kind_name(collection: str) -> str:
    """Return what a record of a collection is called."""
    return _(KIND.get(collection, collection))


def field_name(field: str) -> str:
    """Return what a field is called."""
    return _(FIELD[field]) if field in FIELD else field.replace("_", " ")
