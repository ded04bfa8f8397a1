"""Questioning a figure in the room, and letting the doubt rest."""

from __future__ import annotations

from almere_roadmap.domain.entities import Finding
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.questions import ASKED, question_about
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, deleted, new_id
from almere_roadmap.verbs.records import last_rank


def question(workshop: Workshop, *, about: str, name: str, text: str) -> Draft:
    """Mark a figure as questioned: a point of attention ``text`` about the key ``about``.

    ``name`` is what the figure is called; what is questioned already is left as it is.
    """
    label = Message("Questioned {name}", {"name": name})
    if question_about(workshop, about) is not None:
        return Draft(label)
    made = Finding(
        id=new_id(),
        code=_free_code(workshop),
        text=text.strip(),
        about=(about,),
        rank=last_rank(workshop.findings.values()),
    )
    return Draft(label, created("findings", made))


def _free_code(workshop: Workshop) -> str:
    used = {finding.code for finding in workshop.findings.values()}
    codes = (f"{ASKED}{number:02}" for number in range(1, len(used) + 2))
    return next(code for code in codes if code not in used)


def settle(workshop: Workshop, *, about: str, name: str) -> Draft:
    """Let the doubt about a figure rest.

    Raises:
        Declined: nobody questions it.
    """
    found = question_about(workshop, about)
    if found is None:
        raise Declined("Nobody questions this figure any more.")
    label = Message("No longer questioned: {name}", {"name": name})
    return Draft(label, deleted("findings", [found.id]))
