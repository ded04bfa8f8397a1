"""Which items of a roadmap somebody looks for: by niche, owner, institution and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from almere_roadmap.analysis.roadmap.lanes import topic
from almere_roadmap.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What items must be like; "" leaves a field open. ``status`` is a certainty."""

    niche: str = ""
    owner: str = ""
    institution: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is asked at all."""
        return bool(self.niche or self.owner or self.institution or self.status)

    def found(self, workshop: Workshop) -> frozenset[str]:
        """Return the items that are like that."""
        served = topic(workshop, self.niche) if self.niche else workshop.items.keys()
        return frozenset(name for name in served if self._fits(workshop, name))

    def _fits(self, workshop: Workshop, name: str) -> bool:
        item, action = workshop.items[name], workshop.hbo_actions.get(name)
        return (
            self.owner in ("", item.owner)
            and self.status in ("", item.certainty.value)
            and self.institution in ("", action.institution if action else None)
        )


def owners(workshop: Workshop) -> list[str]:
    """Return everybody who owns an item."""
    return _names(item.owner for item in workshop.items.values())


def institutions(workshop: Workshop) -> list[str]:
    """Return the institutions of the hbo actions on the roadmap."""
    actions = workshop.hbo_actions.items()
    return _names(action.institution for name, action in actions if name in workshop.items)


def _names(found: Iterable[str]) -> list[str]:
    return sorted({name for name in found if name}, key=str.casefold)
