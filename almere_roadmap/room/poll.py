"""What a phone may know: the question, what can be chosen, never a name, a count or a rank."""

from __future__ import annotations

from almere_roadmap.analysis.choosing.voting import current_round
from almere_roadmap.analysis.names import GROUP
from almere_roadmap.domain.entities import VotingRound
from almere_roadmap.domain.turnout import voting_groups
from almere_roadmap.domain.words import RoundState
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, language, number, plural

Poll = dict[str, object]
"""Plain values for JSON."""


def poll_of(workshop: Workshop) -> Poll:
    """Return what phones show now, in the language in force."""
    voting = current_round(workshop)
    made: Poll = {"language": language(), "words": _words(), "round": ""}
    if voting is None or voting.state is not RoundState.OPEN:
        revealed = voting is not None and voting.state is RoundState.REVEALED
        closed = _("The vote is closed. The outcome is on the screen.")
        return made | {"wait": closed if revealed else _("The vote is not open yet.")}
    return made | _open(workshop, voting)


def _open(workshop: Workshop, voting: VotingRound) -> Poll:
    return {
        "round": voting.id,
        "question": voting.question,
        "budget": voting.budget,
        "most": voting.most,
        "shuffled": voting.shuffled,
        "rule": _("{budget}, at most {most} on one niche.").format(
            budget=plural("{n} dot per person", "{n} dots per person", voting.budget),
            most=number(voting.most),
        ),
        "groups": [{"id": g.value, "name": _(GROUP[g])} for g in voting_groups(workshop)],
        "niches": [
            {"id": n.id, "name": f"{n.code} {n.name}".strip(), "about": n.proposition}
            for n in ordered(workshop.niches.values())
        ],
    }


def _words() -> dict[str, str]:
    """Return the words of the page itself."""
    return {
        "title": _("Dot voting"),
        "group": _("I am here for"),
        "left": _("Dots left: {n}"),
        "more": _("one dot more: {name}"),
        "fewer": _("one dot fewer: {name}"),
        "send": _("Send my dots"),
        "again": _("Send my changed dots"),
        "skip": _("I give no dots"),
        "in": _("Your dots are in. You may change them until the vote closes."),
        "skipped": _("You gave no dots. You may still give them until the vote closes."),
        "lost": _("No answer from the laptop. Are you on the same network? Trying again."),
        "secret": _("Nobody sees who gave which dots."),
    }
