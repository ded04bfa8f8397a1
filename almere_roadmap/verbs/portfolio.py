"""How niches are set out: the two criteria and the scores that divide them."""

from __future__ import annotations

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft
from almere_roadmap.verbs.about import describe
from almere_roadmap.verbs.niches import SCALE
from almere_roadmap.verbs.records import get


def set_axes(workshop: Workshop, *, across: str, up: str) -> Draft:
    """Choose the criteria across and up of the portfolio."""
    for criterion in (across, up):
        get(workshop, "criteria", criterion)
    draft = describe(workshop, portfolio_axes=(across, up))
    return Draft(Message("Chose the axes of the portfolio"), draft.writes)


def set_cuts(workshop: Workshop, *, across: float, up: float) -> Draft:
    """Choose the scores that divide the portfolio; a niche on the line lies above it.

    Raises:
        Declined: a score lies outside the scale.
    """
    if not all(SCALE[0] <= cut <= SCALE[1] for cut in (across, up)):
        raise Declined("A cut line lies between 1 and 5.")
    draft = describe(workshop, portfolio_cuts=(round(across, 2), round(up, 2)))
    return Draft(Message("Moved the cut lines of the portfolio"), draft.writes)
