"""Every point of attention: the workshop's own rules, procurement and the academic calendar."""

from __future__ import annotations

from collections import deque
from datetime import date
from weakref import ref

from almere_roadmap.analysis.roadmap import academic, contract_checks, planning
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.rules import ERROR, HINT, WARNING, Problem, problems
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, language, number

# After an edit the inspector, the canvas and the status bar all ask about the same value.
_given: deque[tuple[ref[Workshop], date | None, str, tuple[Problem, ...]]] = deque(maxlen=4)


def advice(workshop: Workshop, today: date | None = None) -> tuple[Problem, ...]:
    """Return all points of attention, the most serious first.

    What has become too late is among them when ``today`` is given.
    """
    known = given(workshop, today)
    if known is not None:
        return known
    found = _found(workshop, today)
    _given.append((ref(workshop), today, language(), found))
    return found


def given(workshop: Workshop, today: date | None = None) -> tuple[Problem, ...] | None:
    """Return the points of attention that were worked out lately, None when they were not."""
    asked = today, language()
    for about, day, tongue, found in tuple(_given):
        if about() is workshop and (day, tongue) == asked:
            return found
    return None


def _found(workshop: Workshop, today: date | None) -> tuple[Problem, ...]:
    found = [
        *problems(workshop),
        *contract_checks.warnings(workshop),
        *academic.warnings(workshop, today),
        *_too_early(workshop),
        *_faulty_rules(workshop),
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
            remedy = Message("Start {days} days later.", {"days": number(-slack)})
            message = Message(text, params)
            found.append(Problem("dependency.early", WARNING, message, about, remedy=remedy))
    return found


def _faulty_rules(workshop: Workshop) -> list[Problem]:
    """Return a warning for every row of rules whose changes make no rule."""
    text = N_("The change of {row} in {table} cannot be read; the shipped value holds.")
    return [
        Problem("rule.faulty", WARNING, Message(text, {"row": row, "table": table}))
        for table, row in rules(workshop).faulty
    ]
