"""Making one note of look-alikes before they are gathered under niches."""

from __future__ import annotations

from almere_roadmap.domain.entities import Idea
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, deleted, updated
from almere_roadmap.verbs.niche_merge import moved, relinked
from almere_roadmap.verbs.records import get


def merge_ideas(workshop: Workshop, keep: str, *others: str) -> Draft:
    """Bring notes under one: it keeps the words of all, its group, and a niche if any has one.

    Raises:
        Declined: there is nothing to merge, or a note is gone.
    """
    kept = _idea(workshop, keep)
    gone = [_idea(workshop, other) for other in dict.fromkeys(others) if other != keep]
    if not gone:
        raise Declined("Choose at least two notes to merge.")
    niche = kept.niche or next((idea.niche for idea in gone if idea.niche), "")
    text = _together([kept.text, *(idea.text for idea in gone)])
    writes = (
        *updated("ideas", kept, text=text, niche=niche),
        *(w for idea in gone for w in moved(workshop, "notes", "about", keep, idea.id)),
        *(w for idea in gone for w in relinked(workshop, keep, idea.id)),
        *deleted("ideas", [idea.id for idea in gone]),
    )
    return Draft(Message("Merged {count} notes", {"count": str(len(gone) + 1)}), writes)


def _idea(workshop: Workshop, idea: str) -> Idea:
    found = get(workshop, "ideas", idea)
    assert isinstance(found, Idea)
    return found


def _together(texts: list[str]) -> str:
    """Return all texts in one; what says the same in other capitals or spacing is there once."""
    said: dict[str, str] = {}
    for text in texts:
        said.setdefault(" ".join(text.casefold().split()), text)
    return " / ".join(said.values())
