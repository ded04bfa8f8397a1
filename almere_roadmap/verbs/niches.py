"""Ideas, niches, the arguments about them, and their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from almere_roadmap.domain import ranks
from almere_roadmap.domain.entities import Argument, Criterion, Idea, Niche, Score
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Group, Side
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, deleted, new_id, updated
from almere_roadmap.verbs.records import add, edit, get, last_rank, title_of

SCALE = (1.0, 5.0)
"""The fixed scale of scores: no rank reversal when an option is dropped."""


def add_idea(workshop: Workshop, *, text: str, group: Group = Group.OTHER) -> Draft:
    """Write a note in the silent round."""
    return add_ideas(workshop, texts=(text,), group=group)


def add_ideas(workshop: Workshop, *, texts: Sequence[str], group: Group = Group.OTHER) -> Draft:
    """Write notes in the silent round, one for every text with words, as one step."""
    return notes_like(workshop, texts, Idea(id="", group=group))


def notes_like(workshop: Workshop, texts: Sequence[str], like: Idea) -> Draft:
    """Write notes that are like one in all but their words; only the first stands at its place.

    Raises:
        Declined: none of the texts has words.
    """
    said = [text.strip() for text in texts if text.strip()]
    if not said:
        raise Declined("A note needs words.")
    rank = last_rank(workshop.ideas.values())
    writes: list[Write] = []
    for number, text in enumerate(said):
        at = like.place if number == 0 else ()
        writes += created("ideas", replace(like, id=new_id(), text=text, place=at, rank=rank))
        rank = ranks.between(rank, "")
    label = Message("Noted {name}", {"name": said[0]})
    if len(said) > 1:
        label = Message("Noted {count} notes", {"count": str(len(said))})
    return Draft(label, tuple(writes))


def gather(workshop: Workshop, ideas: tuple[str, ...], niche: str) -> Draft:
    """Put ideas under a niche; "" sets them loose again."""
    if niche:
        get(workshop, "niches", niche)
    drafts = [edit(workshop, "ideas", idea, niche=niche) for idea in ideas]
    label = Message("Gathered {count} ideas", {"count": str(len(ideas))})
    return Draft(label).plus(*drafts)


def add_niche(
    workshop: Workshop, *, name: str, proposition: str = "", cluster: str = "", driver: str = ""
) -> Draft:
    """Add a niche; its code is the next free number."""
    if not name.strip():
        raise Declined("A niche needs a name.")
    niche = Niche(
        id=new_id(),
        code=next_code("N", (n.code for n in workshop.niches.values())),
        name=name.strip(),
        proposition=proposition,
        cluster=cluster,
        driver=driver,
        rank=last_rank(workshop.niches.values()),
    )
    return add("niches", niche, "Added niche {name}")


def next_code(letter: str, codes: object) -> str:
    """Return ``letter`` with the number after the highest in use."""
    used = [int(c[len(letter) :]) for c in codes if _numbered(c, letter)]  # type: ignore[attr-defined]
    return f"{letter}{max(used, default=0) + 1}"


def _numbered(code: str, letter: str) -> bool:
    return code.startswith(letter) and code[len(letter) :].isdigit()


def add_argument(workshop: Workshop, *, niche: str, side: Side, text: str) -> Draft:
    """Add a reason for or against a niche."""
    get(workshop, "niches", niche)
    if not text.strip():
        raise Declined("An argument needs words.")
    peers = (a for a in workshop.arguments.values() if a.niche == niche)
    argument = Argument(
        id=new_id(), niche=niche, side=side, text=text.strip(), rank=last_rank(peers)
    )
    return add("arguments", argument, "Added argument {name}")


def add_criterion(workshop: Workshop, *, name: str, weight: float = 1.0) -> Draft:
    """Add a weighted yardstick."""
    rank = last_rank(workshop.criteria.values())
    _refuse_weight(weight)
    criterion = Criterion(id=new_id(), name=name, weight=weight, rank=rank)
    return add("criteria", criterion, "Added criterion {name}")


def set_weight(workshop: Workshop, criterion: str, weight: float) -> Draft:
    """Weigh a criterion; weights count relative to their sum."""
    found = get(workshop, "criteria", criterion)
    _refuse_weight(weight)
    label = Message("Weighed {name}", {"name": title_of(found)})
    return Draft(label, updated("criteria", found, weight=weight))


def _refuse_weight(weight: float) -> None:
    if not 0 <= weight < float("inf"):
        raise Declined("A weight is zero or more.")


def set_score(
    workshop: Workshop,
    *,
    niche: str,
    criterion: str,
    group: Group,
    value: float | None,
    participant: str = "",
) -> Draft:
    """Score a niche on a criterion for a group, or for one participant; None is "don't know".

    Raises:
        Declined: the value lies outside the scale of 1 to 5, or people of the group scored it.
    """
    found = get(workshop, "niches", niche)
    get(workshop, "criteria", criterion)
    if value is not None and not SCALE[0] <= value <= SCALE[1]:
        raise Declined("A score lies between 1 and 5.")
    if participant:
        get(workshop, "participants", participant)
    elif _scored_by_people(workshop, niche, criterion, group):
        raise Declined("People of this group scored here one by one; their mean counts.")
    label = Message("Scored {name}", {"name": title_of(found)})
    there = score_of(workshop, niche, criterion, group, participant)
    if there is not None:
        return Draft(label, updated("scores", there, value=value))
    score = Score(
        id=new_id(),
        niche=niche,
        criterion=criterion,
        group=group,
        participant=participant,
        value=value,
    )
    return Draft(label, created("scores", score))


def _scored_by_people(workshop: Workshop, niche: str, criterion: str, group: Group) -> bool:
    place = (niche, criterion, group)
    scores = (s for s in workshop.scores.values() if s.participant and s.value is not None)
    return any((s.niche, s.criterion, s.group) == place for s in scores)


def score_of(
    workshop: Workshop, niche: str, criterion: str, group: Group, participant: str = ""
) -> Score | None:
    """Return what a group, or one participant, said of a niche on a criterion."""
    place = (niche, criterion, group, participant)
    for score in workshop.scores.values():
        if (score.niche, score.criterion, score.group, score.participant) == place:
            return score
    return None


def clear_score(
    workshop: Workshop, *, niche: str, criterion: str, group: Group, participant: str = ""
) -> Draft:
    """Take away what a group, or one participant, said of a niche on a criterion."""
    name = title_of(get(workshop, "niches", niche))
    there = score_of(workshop, niche, criterion, group, participant)
    writes = deleted("scores", [there.id]) if there else ()
    return Draft(Message("Took back a score of {name}", {"name": name}), writes)


def niche_from_ideas(workshop: Workshop, ideas: tuple[str, ...]) -> Draft:
    """Make a niche of ideas, named after the first, and gather them under it."""
    if not ideas:
        raise Declined("An idea needs words.")
    draft = add_niche(workshop, name=title_of(get(workshop, "ideas", ideas[0])))
    return draft.plus(*(edit(workshop, "ideas", idea, niche=draft.row) for idea in ideas))
