"""Making one niche of look-alikes, so that a vote does not split between them."""

from __future__ import annotations

from collections.abc import Iterator

from almere_roadmap.domain.entities import Idea, Niche
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import RoundState
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, deleted, new_id, updated
from almere_roadmap.verbs.records import get, last_rank

_FIELDS = ("proposition", "cluster", "driver", "complementarity", "owner", "students")
_UNDER = (("ideas", "niche"), ("arguments", "niche"), ("notes", "about"))


def merge_niches(workshop: Workshop, keep: str, other: str) -> Draft:
    """Bring ``other`` under ``keep``: its ideas, arguments, links, scores, dots and notes move.

    Fields that ``keep`` lacks are filled; the name and the proposition of ``other`` stay as an
    idea.  Where both were scored in the same place the score of ``keep`` stands.

    Raises:
        Declined: it is the same niche, one is gone, or dots are being counted on ``other``.
    """
    kept, gone = get(workshop, "niches", keep), get(workshop, "niches", other)
    assert isinstance(kept, Niche) and isinstance(gone, Niche)
    if keep == other:
        raise Declined("Choose another niche to merge this one with.")
    _refuse_while_counting(workshop, other)
    writes = (
        *updated("niches", kept, **_filled(kept, gone)),
        *created("ideas", _remembered(workshop, kept, gone)),
        *(w for name, field in _UNDER for w in moved(workshop, name, field, keep, other)),
        *relinked(workshop, keep, other),
        *_scores(workshop, keep, other),
        *_ballots(workshop, keep, other),
        *_rounds(workshop, keep, other),
        *deleted("niches", [other]),
    )
    label = Message("Merged {other} into {name}", {"other": gone.name, "name": kept.name})
    return Draft(label, writes)


def _refuse_while_counting(workshop: Workshop, niche: str) -> None:
    for ballot in workshop.ballots.values():
        voting = workshop.rounds.get(ballot.round)
        counting = voting is not None and voting.state is RoundState.OPEN
        if ballot.niche == niche and ballot.dots and counting:
            raise Declined("Dots are being counted; merge niches before the vote or after it.")


def _filled(kept: Niche, gone: Niche) -> dict[str, object]:
    return {
        name: getattr(gone, name)
        for name in _FIELDS
        if not getattr(kept, name) and getattr(gone, name)
    }


def _remembered(workshop: Workshop, kept: Niche, gone: Niche) -> Idea:
    words = f"{gone.name}: {gone.proposition}" if gone.proposition else gone.name
    rank = last_rank(workshop.ideas.values())
    return Idea(id=new_id(), text=words, niche=kept.id, rank=rank)


def moved(workshop: Workshop, name: str, field: str, keep: str, other: str) -> Iterator[Write]:
    """Yield the writes that let the records of a collection that named ``other`` name ``keep``."""
    for record in workshop.collection(name).values():
        if getattr(record, field) == other:
            yield from updated(name, record, **{field: keep})


def relinked(workshop: Workshop, keep: str, other: str) -> Iterator[Write]:
    """Yield the writes that bring the links of ``other`` to ``keep``, each once."""
    there = {(x.kind, x.origin, x.target) for x in workshop.links.values()}
    for link in workshop.links.values():
        if other not in (link.origin, link.target):
            continue
        ends = {
            "origin": keep if link.origin == other else link.origin,
            "target": keep if link.target == other else link.target,
        }
        place = (link.kind, ends["origin"], ends["target"])
        if place in there or ends["origin"] == ends["target"]:
            yield from deleted("links", [link.id])
        else:
            there.add(place)
            yield from updated("links", link, **ends)


def _scores(workshop: Workshop, keep: str, other: str) -> Iterator[Write]:
    scores = workshop.scores.values()
    there = {(s.criterion, s.group, s.participant) for s in scores if s.niche == keep}
    for score in scores:
        if score.niche == other and (score.criterion, score.group, score.participant) in there:
            yield from deleted("scores", [score.id])
        elif score.niche == other:
            yield from updated("scores", score, niche=keep)


def _rounds(workshop: Workshop, keep: str, other: str) -> Iterator[Write]:
    """Yield the writes that let ``keep`` stand in the rounds in which ``other`` could be chosen."""
    for voting in workshop.rounds.values():
        if other in voting.niches:
            left = (niche for niche in voting.niches if niche not in (other, keep))
            yield from updated("rounds", voting, niches=(*left, keep))


def _ballots(workshop: Workshop, keep: str, other: str) -> Iterator[Write]:
    """Yield the writes that put the dots of past rounds together."""
    ballots = workshop.ballots.values()
    there = {(b.round, b.group, b.slip): b for b in ballots if b.niche == keep}
    for ballot in ballots:
        if ballot.niche != other:
            continue
        same = there.get((ballot.round, ballot.group, ballot.slip))
        if same is None:
            yield from updated("ballots", ballot, niche=keep)
        else:
            yield from updated("ballots", same, dots=same.dots + ballot.dots)
            yield from deleted("ballots", [ballot.id])
