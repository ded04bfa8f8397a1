"""Every point of attention: the workshop's own rules, procurement and the academic calendar."""

from __future__ import annotations

from almere_roadmap.analysis import academic, planning, procurement
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.rules import ERROR, HINT, WARNING, Problem, problems
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_


def advice(workshop: Workshop) -> tuple[Problem, ...]:
    """Return all points of attention, the most serious first."""
    found = [
        *problems(workshop),
        *procurement.warnings(workshop),
        *academic.warnings(workshop),
        *_too_early(workshop),
    ]
    return tuple(sorted(found, key=lambda p: (ERROR, WARNING, HINT).index(p.severity)))


def _too_early(workshop: Workshop) -> list[Problem]:
    found = []
    for name, slack in planning.schedule(workshop).slack.items():
        link = workshop.dependencies[name]
        if slack < 0 and link.hard:
            before, after = workshop.items[link.predecessor], workshop.items[link.successor]
            text = N_("{name} starts before {other} is done.")
            params = {"name": after.title, "other": before.title}
            about = (after.id, before.id)
            found.append(Problem("dependency.early", WARNING, Message(text, params), about))
    return found
