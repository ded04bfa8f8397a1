"""Loose figures, as they are written down by hand."""

from __future__ import annotations

from almere_roadmap.domain.entities import Indicator
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id
from almere_roadmap.verbs.imports import name_index, word_key
from almere_roadmap.verbs.records import edit, last_rank
from almere_roadmap.verbs.sources import named_source


def add_indicator(
    workshop: Workshop,
    *,
    name: str,
    printed: str,
    value: float | None = None,
    unit: str = "",
    area: str = "",
    year: str = "",
    source: str = "",
    status: Status = Status.PRINTED,
) -> Draft:
    """Add a loose figure.

    ``printed`` is what the source says ("circa 190.000"), ``value`` the number in it.  ``area`` is
    the name of an area or any other place, ``source`` a title: one that is not known is entered
    in the same step.

    Raises:
        Declined: name or figure is missing, or the same figure of that year and area is there.
    """
    if not name.strip():
        raise Declined("A figure needs a name.")
    if not printed.strip():
        raise Declined("A figure needs a value.")
    origin, entered = named_source(workshop, source)
    indicator = Indicator(
        id=new_id(),
        name=name.strip(),
        printed=printed.strip(),
        value=value,
        unit=unit.strip(),
        area=name_index(workshop, "areas").get(word_key(area), area.strip()),
        year=year.strip(),
        source=origin,
        status=status,
        rank=last_rank(workshop.indicators.values()),
    )
    _refuse_twin(workshop, indicator)
    label = Message("Added figure {name}", {"name": indicator.name})
    return Draft(label, (*entered, *created("indicators", indicator)))


def _refuse_twin(workshop: Workshop, indicator: Indicator) -> None:
    told = _about(indicator)
    if any(_about(known) == told for known in workshop.indicators.values()):
        raise Declined("{name} is in the list already: change it there.", name=indicator.name)


def _about(indicator: Indicator) -> tuple[str, str, str]:
    return word_key(indicator.name), word_key(indicator.area), word_key(indicator.year)


def restate(workshop: Workshop, indicator: str, *, printed: str, value: float | None) -> Draft:
    """Let a loose figure say something else; its text and its number go together.

    Raises:
        Declined: nothing would be left of it, or it is gone.
    """
    if not printed.strip() and value is None:
        raise Declined("A figure needs a value.")
    return edit(workshop, "indicators", indicator, printed=printed.strip(), value=value)
