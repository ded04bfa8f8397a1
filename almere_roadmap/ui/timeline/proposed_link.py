"""A link that is proposed: what the workshop would be with it, and the step that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Dependency
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Draft
from almere_roadmap.verbs import roadmap as verbs
from almere_roadmap.verbs.records import edit

_NEW = "a new link"


@dataclass(frozen=True, slots=True)
class Linking:
    """A new link between two items, or the one called ``link`` brought to them or changed.

    ``hard`` and ``lag`` stay as they are where they are None.
    """

    predecessor: str
    successor: str
    link: str = ""
    hard: bool | None = None
    lag: int | None = None

    def dependency(self, workshop: Workshop) -> Dependency:
        """Return the link as it would be."""
        known = workshop.dependencies.get(self.link) or Dependency(id=self.link or _NEW)
        return replace(
            known,
            predecessor=self.predecessor,
            successor=self.successor,
            hard=known.hard if self.hard is None else self.hard,
            lag=known.lag if self.lag is None else self.lag,
        )

    def is_possible(self, workshop: Workshop) -> bool:
        """Tell whether both items are there and the link would not be refused."""
        if not {self.predecessor, self.successor} <= workshop.items.keys():
            return False
        rest = {k: d for k, d in workshop.dependencies.items() if k != self.link}
        others = replace(workshop, dependencies=rest)
        return link_refusal(others, self.predecessor, self.successor) is None

    def supposed(self, workshop: Workshop) -> Workshop:
        """Return the workshop with the link, and of the first item with no other.

        Whatever else waits for that item is not what is asked about.
        """
        mine = self.dependency(workshop)
        kept = {k: d for k, d in workshop.dependencies.items() if d.predecessor != mine.predecessor}
        return replace(workshop, dependencies={**kept, mine.id: mine})

    def draft(self, workshop: Workshop) -> Draft:
        """Return the step that makes the link.

        Raises:
            Declined: the link is refused; the reason is told.
        """
        before, after = self.predecessor, self.successor
        if not self.link:
            return verbs.link_items(workshop, predecessor=before, successor=after)
        values = {"hard": self.hard, "lag": self.lag}
        given = {name: value for name, value in values.items() if value is not None}
        if given:
            return edit(workshop, "dependencies", self.link, **given)
        return verbs.relink_items(workshop, self.link, predecessor=before, successor=after)
