"""The workshop itself: what it is about, its sessions, areas, sources and named moments."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.entities.base import Entity
from almere_roadmap.domain.words import Group, Opens


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Entity):
    """The one record that describes the workshop itself (its id is ``"workshop"``).

    ``logo`` is the client's, a PNG in base64; ``report_sections`` are the keys of the sections of
    the report in the order of the room, () for the usual ones.

    From ``orientation_weights`` on: the choices that change what the analyses say.  ``levels`` are
    the quotients from which a sector is slightly, strongly and very strongly present;
    ``bridge_above`` the percentages of customers abroad and suppliers nearby that a bridge firm is
    above; ``home_region`` and ``reference_region`` name regions of the statistics ("" chooses).
    ``match_weights`` weigh the parts of a match in their order, ``match_cap`` holds competitors.
    ``role_shares`` are the shares of filled roles from which a chain is a cluster in formation and
    a cluster, ``cross_links`` the ties with knowledge institutes these need; ``role_weights`` weigh
    the roles of a chain in the order of :class:`Role` and ``role_targets`` say how many parties
    fill one, () for one each.  ``portfolio_axes`` are the criteria across and up on which niches
    are set out, () for those that weigh most; ``portfolio_cuts`` the scores that divide them.
    """

    title: str = ""
    question: str = ""
    place: str = ""
    client: str = ""
    status: str = "concept"
    logo: str = ""
    report_sections: tuple[str, ...] = ()
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
    portfolio_axes: tuple[str, ...] = ()
    portfolio_cuts: tuple[float, ...] = (3.0, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entity):
    """One sitting of the workshop; a ``planned`` one has an agenda and has not begun.

    ``starts`` is when it begins by the clock ("13:30"), "" for when its first step is begun.
    """

    name: str = ""
    date: str = ""
    starts: str = ""
    planned: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaStep(Entity):
    """A step of the agenda of a session: so many ``minutes``, on the screen that it ``opens``.

    ``note`` is for the facilitator alone.
    """

    session: str = ""
    title: str = ""
    minutes: int = 15
    opens: Opens = Opens.NOTHING
    note: str = ""
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
class Participant(Entity):
    """Somebody in the room; the name is printed only with consent."""

    name: str = ""
    role: str = ""
    group: Group = Group.ENTREPRENEURS
    organisation: str = ""
    consent: bool = False
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entity):
    """A name for how the workshop stood right after ``edit``."""

    name: str = ""
    edit: str = ""
    note: str = ""
