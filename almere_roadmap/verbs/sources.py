"""Where figures come from."""

from __future__ import annotations

from almere_roadmap.domain.entities import Source
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id
from almere_roadmap.verbs.imports import name_index, word_key
from almere_roadmap.verbs.records import add


def add_source(
    workshop: Workshop, *, title: str, publisher: str = "", year: str = "", note: str = ""
) -> Draft:
    """Add a source of figures.

    Raises:
        Declined: it has no title, or there is one of that title already.
    """
    if not title.strip():
        raise Declined("A source needs a title.")
    if word_key(title) in name_index(workshop, "sources"):
        raise Declined("{name} is in the list already: change it there.", name=title.strip())
    source = Source(id=new_id(), title=title.strip(), publisher=publisher, year=year, note=note)
    return add("sources", source, "Added source {name}")


def named_source(workshop: Workshop, title: str) -> tuple[str, tuple[Write, ...]]:
    """Return the id of the source of a title, and what it takes to enter one that is not there."""
    if not title.strip():
        return "", ()
    known = name_index(workshop, "sources").get(word_key(title))
    if known:
        return known, ()
    source = Source(id=new_id(), title=title.strip())
    return source.id, created("sources", source)
