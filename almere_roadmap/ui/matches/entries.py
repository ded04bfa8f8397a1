"""The introductions of a workshop as the list shows them."""

from __future__ import annotations

from almere_roadmap.analysis.clusters.match_kinds import (
    CAPPED,
    DEEPEN,
    GAP,
    LINK,
    NEAR,
    NEED,
    SHARED,
    SHORTEST,
    SIZE,
)
from almere_roadmap.analysis.clusters.match_parts import PART_NAMES, weights
from almere_roadmap.analysis.clusters.matching import Suggestion, suggestions
from almere_roadmap.domain.words import MatchState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, say
from almere_roadmap.ui.matches.match_list import Entry, Part
from almere_roadmap.verbs.matches import decided

QUICK = 150
"""Pairs of so many parties are judged at once; those of more are judged in the background."""

_SIGNS = {
    GAP: "puzzle",
    LINK: "link",
    NEED: "arrow-left-right",
    SIZE: "scale",
    NEAR: "map-pin",
    SHORTEST: "waypoints",
    SHARED: "users",
    CAPPED: "minus",
    DEEPEN: "handshake",
}


def _word(kind: str) -> str:
    return {
        GAP: _("fills a gap"),
        LINK: _("links of a chain"),
        NEED: _("demand fits"),
        SIZE: _("small meets large"),
        NEAR: _("near each other"),
        SHORTEST: _("shortest way"),
        SHARED: _("shared partners"),
        CAPPED: _("capped"),
        DEEPEN: _("deepen"),
    }[kind]


def entries(workshop: Workshop) -> list[Entry]:
    """Return all introductions, the dismissed ones too, the highest score first."""
    found = suggestions(workshop, with_dismissed=True)
    return [_entry(workshop, suggestion) for suggestion in found]


def _entry(workshop: Workshop, found: Suggestion) -> Entry:
    match = decided(workshop, found.first.id, found.second.id)
    niche = workshop.niches.get(found.niche)
    parts = tuple(
        Part(
            _(PART_NAMES[name]),
            found.parts[name],
            100 * weight,
            say(found.grounds[name]) if name in found.grounds else "",
        )
        for name, weight in weights(workshop).items()
    )
    return Entry(
        found.key,
        found.first,
        found.second,
        found.score,
        _SIGNS[found.kind],
        _word(found.kind),
        say(found.reason),
        parts,
        (niche.code or niche.name) if niche else "",
        match.state if match else MatchState.PROPOSED,
        match.when if match else "",
        match.owner if match else "",
        found.kind == CAPPED,
        match.item if match else "",
        found.kind,
        found.kind == CAPPED or bool(match and match.uncapped),
    )
