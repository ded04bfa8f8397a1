"""The records of a workshop.

Every record is a frozen dataclass whose fields are text, numbers, truth values or tuples of
text, so that one field is one value in the journal.  ``id`` is a random text key; lists are
ordered by ``rank`` (``ranks.py``) and then by ``id``.  Dates and periods are text as in
``periods.py`` ("2027-05-03", "2027-Q2", "2027", "" for undated); money is in euro excluding VAT.
"""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.words import (
    BoxShape,
    Certainty,
    ChainLane,
    DatasetKind,
    Depth,
    FlowKind,
    Group,
    ItemKind,
    LayerKind,
    LinkKind,
    MatchState,
    NoteKind,
    RelationKind,
    Role,
    RoundState,
    Side,
    Status,
    Subject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every record has: a key."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Entity):
    """The one record that describes the workshop itself (its id is ``"workshop"``).

    From ``orientation_weights`` on: the choices that change what the analyses say.  ``levels`` are
    the quotients from which a sector is slightly, strongly and very strongly present;
    ``bridge_above`` the percentages of customers abroad and suppliers nearby that a bridge firm is
    above; ``home_region`` and ``reference_region`` name regions of the statistics ("" chooses).
    ``match_weights`` weigh the parts of a match in their order, ``match_cap`` holds competitors.
    ``role_shares`` are the shares of filled roles from which a chain is a cluster in formation and
    a cluster, ``cross_links`` the ties with knowledge institutes these need; ``role_weights`` weigh
    the roles of a chain in the order of :class:`Role` and ``role_targets`` say how many parties
    fill one, () for one each.
    """

    title: str = ""
    question: str = ""
    place: str = ""
    client: str = ""
    status: str = "concept"
    near_until: str = ""
    mid_until: str = ""
    orientation_weights: tuple[float, ...] = (0.0, 100 / 3, 200 / 3, 100.0)
    home_region: str = ""
    reference_region: str = ""
    levels: tuple[float, ...] = (1.1, 1.5, 2.0)
    small_number: int = 10
    large_from: int = 100
    exporting_above: float = 15.0
    bridge_above: tuple[float, ...] = (0.0, 0.0)
    match_weights: tuple[float, ...] = (30.0, 20.0, 10.0, 10.0, 10.0, 10.0, 10.0)
    match_cap: float = 30.0
    role_shares: tuple[float, ...] = (0.6, 0.8)
    cross_links: tuple[float, ...] = (1.0, 2.0)
    role_weights: tuple[float, ...] = ()
    role_targets: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entity):
    """One sitting of the workshop."""

    name: str = ""
    date: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entity):
    """One of the ordered areas, from the home area (lowest rank) to abroad."""

    name: str = ""
    code: str = ""
    regions: tuple[str, ...] = ()
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """Where figures come from; printed with every number.

    A list that was imported is a source too: ``file`` and its SHA-256 ``file_hash``, the day
    ``read_on`` and the ``mapping`` ("heading → field") under which it was read.
    """

    title: str = ""
    publisher: str = ""
    year: str = ""
    note: str = ""
    file: str = ""
    file_hash: str = ""
    read_on: str = ""
    mapping: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Entity):
    """A group of firms and institutions that the workshop is about."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    rank: str = ""


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

    ``origin`` is the area from which the firm came when it settled, ``cooperation`` what working
    together meant for it in bad times and in renewal.
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
    """What passes from one box of a chain to another; a tie that is not ``directed`` goes both ways."""

    chain: str = ""
    origin: str = ""
    target: str = ""
    kind: FlowKind = FlowKind.GOODS
    depth: Depth = Depth.TRANSACTION
    label: str = ""
    directed: bool = True
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Entity):
    """A note of the silent round or of a chain canvas, loose or gathered under a niche.

    On a canvas it stands in a cell of a ``chain``, like a box; without a chain it is in no canvas.
    """

    text: str = ""
    group: Group = Group.OTHER
    niche: str = ""
    chain: str = ""
    stage: str = ""
    lane: ChainLane = ChainLane.FIRMS
    place: tuple[float, ...] = ()
    bundle: str = ""
    locked: bool = False
    rank: str = ""


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
    lanes, so that it shows the same part at any width.
    """

    chain: str = ""
    name: str = ""
    corners: tuple[float, ...] = ()
    locked: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Niche(Entity):
    """A promising combination of demand and local strength; ``students`` it asks per semester."""

    code: str = ""
    name: str = ""
    proposition: str = ""
    cluster: str = ""
    driver: str = ""
    complementarity: str = ""
    owner: str = ""
    students: int | None = None
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Entity):
    """A reason for or against a niche."""

    niche: str = ""
    side: Side = Side.FOR
    text: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Entity):
    """A weighted yardstick for niches, on a fixed scale from 1 to 5."""

    name: str = ""
    weight: float = 1.0
    explanation: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Entity):
    """A group's (or participant's) judgement of a niche on one criterion; None is "don't know"."""

    niche: str = ""
    criterion: str = ""
    group: Group = Group.ENTREPRENEURS
    participant: str = ""
    value: float | None = None
    status: Status = Status.RECORDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Entity):
    """Somebody in the room; the name is printed only with consent."""

    name: str = ""
    role: str = ""
    group: Group = Group.ENTREPRENEURS
    organisation: str = ""
    consent: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRound(Entity):
    """A round of dot voting; ``budget`` dots per person, at most ``most`` on one niche."""

    question: str = ""
    budget: int = 3
    most: int = 2
    state: RoundState = RoundState.OPEN
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """The dots that one group put on one niche in one round, as keyed in by the scribe."""

    round: str = ""
    niche: str = ""
    group: Group = Group.ENTREPRENEURS
    dots: int = 0
    channel: str = "hands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Entity):
    """A lane of the roadmap."""

    name: str = ""
    kind: LayerKind = LayerKind.CONDITIONS
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Entity):
    """Anything on the roadmap; a contract or hbo action has a detail record with the same id.

    ``start`` is when the work itself begins and ``end`` when it ends; an item without ``start``
    waits in the tray.  ``rank`` orders tracks within a layer.  ``form`` names a row of the business
    actions data, such as a trade mission.
    """

    layer: str = ""
    kind: ItemKind = ItemKind.ACTION
    code: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    owner: str = ""
    first_step: str = ""
    certainty: Certainty = Certainty.WISH
    note: str = ""
    form: str = ""
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Entity):
    """What a roadmap item needs to be a government contract; ``value`` in euro over the whole term.

    ``procedure`` names a row of the procedures data, ``form`` an innovation form, ``authority``
    the regime of the thresholds.  ``term`` is the years with their extensions as people write
    them ("2 + 1 + 1"); with ``per_year`` it makes the value.
    """

    body: str = ""
    subject: Subject = Subject.SERVICE
    cpv: str = ""
    value: float | None = None
    procedure: str = ""
    form: str = ""
    publication: str = ""
    launching_customer: bool = False
    authority: str = "decentral"
    per_year: float | None = None
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HboAction(Entity):
    """What a roadmap item needs to be an hbo action."""

    institution: str = ""
    instrument: str = ""
    semester: str = ""
    students: int | None = None
    firms: int | None = None
    decision_date: str = ""
    partners: str = ""
    co_funding: float | None = None
    funding: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Entity):
    """``successor`` waits for ``predecessor`` and starts at least ``lag`` days after its end."""

    predecessor: str = ""
    successor: str = ""
    hard: bool = True
    lag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Entity):
    """A typed link between two records, such as niche → firm or item → niche."""

    kind: LinkKind = LinkKind.EVIDENCE
    origin: str = ""
    target: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Entity):
    """What the room decided about one suggested introduction.

    ``uncapped`` lets direct competitors score freely all the same.
    """

    first: str = ""
    second: str = ""
    state: MatchState = MatchState.PROPOSED
    owner: str = ""
    when: str = ""
    item: str = ""
    uncapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entity):
    """A decision, commitment, minority view or parked question, beside the record it concerns."""

    kind: NoteKind = NoteKind.DECISION
    text: str = ""
    about: str = ""
    owner: str = ""
    due: str = ""
    first_step: str = ""
    done: bool = False
    status: Status = Status.RECORDED
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entity):
    """A name for how the workshop stood right after ``edit``."""

    name: str = ""
    edit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange(Entity):
    """Another value for one cell of the shipped tables of rules (``rule_tables.py``).

    ``source`` says where the value comes from and ``valid_until`` how long it holds, when known.
    """

    table: str = ""
    row: str = ""
    field: str = ""
    value: str = ""
    source: str = ""
    valid_until: str = ""
