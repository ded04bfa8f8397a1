"""What a new workshop may begin with; this loads nothing, so that Start can show it at once."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.domain.message import Message

SAMPLE = "almere-2011"


@dataclass(frozen=True, slots=True)
class Template:
    """A way to begin: its name on the command line, what it is called, briefly and at length."""

    name: str
    title: Message
    note: Message
    contents: Message


TEMPLATES = (
    Template(
        SAMPLE,
        Message("Almere 2011, the sample"),
        Message("real figures, firms and networks"),
        Message(
            "The figures, firms and networks of the report of 2011 are real; the chains, votes, "
            "contracts and dates are illustrative."
        ),
    ),
    Template(
        "one-day",
        Message("Cluster roadmap in one day"),
        Message("09:30–16:30, 15 steps, 420 minutes"),
        Message(
            "An agenda for 16 to 24 people: facts, chain, niches and a vote before lunch, then "
            "roadmaps, contracts, hbo and commitments. Six layers and eight criteria to start "
            "from; otherwise empty."
        ),
    ),
    Template(
        "four-half-days",
        Message("Four half-days"),
        Message("four times 180 minutes, weeks apart"),
        Message(
            "Four agendas: market and chain; niches; contracts, hbo and partners; roadmap and "
            "actions. Each begins with the homework of the last. Six layers and eight criteria to "
            "start from; otherwise empty."
        ),
    ),
    Template(
        "half-day",
        Message("One half-day"),
        Message("13:30–17:00, 10 steps, 210 minutes"),
        Message(
            "An agenda from facts to leads in one afternoon, with the roadmap in two groups. Six "
            "layers and eight criteria to start from; otherwise empty."
        ),
    ),
    Template(
        "empty",
        Message("Empty"),
        Message("areas, layers and criteria"),
        Message(
            "Four areas, six layers, eight criteria and a first chain to start from; no agenda yet."
        ),
    ),
)
"""The templates, in the order in which they are offered."""


def names() -> list[str]:
    """Return the names of the templates."""
    return [template.name for template in TEMPLATES]
