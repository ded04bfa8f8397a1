"""A link that is proposed: what the workshop would be with it, and the step that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from almere_roadmap.domain.entities import Dependency
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.history.edit import Draft
from almere_roadmap.verbs import roadmap as verbs

_NEW = "a new link"


@dataclass(frozen=True, slots=True)
class Linking:
    """A new link between two items, or the one called ``link`` brought to them."""

    predecessor: str
    successor: str
    link: str = ""

    def dependency(self, workshop: Workshop) -> Dependency:
        """Return the link as it would be."""
        known = workshop.dependencies.get(self.link) or Dependency(id=self.link or _NEW)
        return replace(known, predecessor=self.predecessor, successor=self.successor)

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
        if self.link:
            return verbs.relink_items(workshop, self.link, predecessor=before, successor=after)
        return verbs.link_items(workshop, predecessor=before, successor=after)
