"""The parts of a matching score: what each is worth for two parties, and how they are weighed."""

from __future__ import annotations

import math
from collections.abc import Mapping

from almere_roadmap.analysis.economy.sizes import size_class
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_

WEIGHTS = {
    "need": 0.30,
    "role": 0.20,
    "sector": 0.10,
    "size": 0.10,
    "nearness": 0.10,
    "neighbours": 0.10,
    "network": 0.10,
}


PART_NAMES = {
    "need": N_("Demand and offer"),
    "role": N_("Chain roles complement"),
    "sector": N_("Related sector"),
    "size": N_("Small meets large"),
    "nearness": N_("Nearness"),
    "neighbours": N_("Shared neighbours"),
    "network": N_("Same network table"),
}


def weights(workshop: Workshop) -> dict[str, float]:
    """Return the share of every part, 0 to 1 and together 1, as the workshop weighs them."""
    given = [max(0.0, weight) for weight in workshop.about.match_weights]
    if len(given) != len(WEIGHTS) or sum(given) <= 0:
        return dict(WEIGHTS)
    return {name: w / sum(given) for name, w in zip(WEIGHTS, given, strict=True)}


def points(shares: Mapping[str, float], weighs: Mapping[str, float] = WEIGHTS) -> dict[str, float]:
    """Return the points of every part, 100 · w_k s_k, that add up to the score."""
    return {name: 100 * weight * shares[name] for name, weight in weighs.items()}


def need_offer(a: Organisation, b: Organisation) -> float:
    """Return the cosine of what one needs and the other offers, the better way round, 0 to 1."""
    return max(overlap(a.needs, b.offers), overlap(b.needs, a.offers))


def overlap(needs: tuple[str, ...], offers: tuple[str, ...]) -> float:
    """Return the cosine of two sets of tags, 0 to 1, whatever their capitals."""
    wanted, given = ({word.casefold() for word in words} for words in (needs, offers))
    if not wanted or not given:
        return 0.0
    return len(wanted & given) / math.sqrt(len(wanted) * len(given))


def persons(firm: Organisation, large: int = 100) -> int | None:
    """Return the working persons of a firm, else the least of a size class on one side of large."""
    found = size_class(firm.size_class) if firm.persons is None else None
    if found is None or (found.low < large and (found.high is None or found.high >= large)):
        return firm.persons
    return found.low


def size_share(a: int | None, b: int | None, large: int = 100) -> float:
    """Return 1 when one is small and the other has ``large`` persons or more (K03), else 0."""
    return 1.0 if a is not None and b is not None and (a < large) != (b < large) else 0.0


def sector_share(a: str, b: str) -> float:
    """Return 1 for the same section ("Q") or the same division ("86.10", "86"), else 0."""
    width = 2 if a[:1].isdigit() else 1
    return 1.0 if a and a[:width] == b[:width] else 0.0


def nearness_share(a: Organisation, b: Organisation) -> float:
    """Return 1 when both sit in the same area, or place where no area is known, else 0."""
    if a.area and b.area:
        return 1.0 if a.area == b.area else 0.0
    return 1.0 if a.place and a.place.casefold() == b.place.casefold() else 0.0
