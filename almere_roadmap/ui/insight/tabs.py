"""What stands on every tab of Insight; loading it loads all analyses, so a worker does that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.ui.insight import (
    between,
    compared,
    completeness,
    firms,
    joined,
    orientation,
    sectors,
)
from almere_roadmap.ui.insight import ties as ties_
from almere_roadmap.ui.insight.content import Content, Ready

Contents = Callable[[Workshop], Iterable[Content]]
GoOn = Callable[[float], bool]
_OF_NETWORKS = 6
"""So many findings has the one tab that people may have to wait for."""


def ready(
    tab: str, workshop: Workshop, width: Callable[[int], int], per_mm: float, go_on: GoOn
) -> tuple[Ready, ...]:
    """Return the findings of a tab with their pictures.

    ``width`` tells how many px a picture gets where so many findings stand, ``per_mm`` how many
    px a millimetre takes; ``go_on`` is told the share done and may end the work.
    """
    found = contents(tab, workshop, go_on)
    if any(content.explored for content in found):
        # The live charts come up with the cards: loading them here keeps the window free.
        import_module("almere_roadmap.ui.widgets.live_chart")
    wide = width(len(found))
    return tuple(_ready(content, wide, per_mm) for content in found)


def _ready(content: Content, width: int, per_mm: float) -> Ready:
    if content.draw is None or content.refusal or content.explored:
        return Ready(content)
    return Ready(content, width, content.draw(width / per_mm))


def contents(tab: str, workshop: Workshop, go_on: GoOn = lambda _share: True) -> list[Content]:
    """Return the findings of a tab, those at hand where ``go_on`` ends the work."""
    found: list[Content] = []
    for content in TABS[tab](workshop):
        found.append(content)
        if not go_on(min(1.0, len(found) / _OF_NETWORKS)):
            break
    return found


def _overview(workshop: Workshop) -> list[Content]:
    return [
        sectors.sectors(workshop),
        ties_.kinds_and_origins(workshop),
        sectors.quotients(workshop),
        ties_.rings(workshop),
        ties_.networks(workshop),
        orientation.content(workshop),
        completeness.recommendations(workshop),
        *(c for c in completeness.chains(workshop) if not c.refusal),
    ]


def _specialisation(workshop: Workshop) -> list[Content]:
    return [
        sectors.quotients(workshop),
        compared.quotients(workshop, "jobs"),
        compared.quotients(workshop, "establishments"),
        compared.growth(workshop),
        *compared.relatedness(workshop),
    ]


def _relations(workshop: Workshop) -> list[Content]:
    return [ties_.kinds_and_origins(workshop), ties_.rings(workshop), between.places(workshop)]


def _networks(workshop: Workshop) -> Iterator[Content]:
    """Yield the findings one by one: those of a large network take their time."""
    yield joined.whole_network(workshop)
    yield ties_.networks(workshop)
    yield joined.brokers(workshop)
    yield between.roles(workshop)
    yield joined.small(workshop)
    yield between.seats(workshop)


TABS: dict[str, Contents] = {
    "overview": _overview,
    "sectors": lambda w: [sectors.sectors(w), *sectors.shares(w)],
    "specialisation": _specialisation,
    "firms": lambda w: [firms.showcase(w), firms.categories(w)],
    "relations": _relations,
    "networks": _networks,
    "orientation": lambda w: [
        orientation.content(w, explored=True),
        firms.bridges(w, explored=True),
    ],
    "completeness": completeness.chains,
    "recommendations": lambda w: [
        completeness.recommendations(w),
        completeness.recommendation_list(w),
    ],
}
