"""What the room does with a suggested introduction."""

from __future__ import annotations

from almere_roadmap.domain.entities import Match
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.words import ItemKind, LayerKind, MatchState
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Write, created, new_id, updated
from almere_roadmap.i18n import N_
from almere_roadmap.verbs.records import get, title_of
from almere_roadmap.verbs.roadmap import add_item


def _pair(workshop: Workshop, first: str, second: str) -> tuple[str, str, dict[str, str]]:
    """Return the two in a fixed order, so that A–B and B–A are one introduction."""
    one, two = sorted((first, second))
    names = [title_of(get(workshop, "organisations", party)) for party in (first, second)]
    return one, two, {"first": names[0], "second": names[1]}


def decided(workshop: Workshop, first: str, second: str) -> Match | None:
    """Return what was decided about a pair, None when nothing was."""
    pair = sorted((first, second))
    found = (m for m in workshop.matches.values() if sorted((m.first, m.second)) == pair)
    return next(found, None)


def _decide(workshop: Workshop, first: str, second: str, label: str, **values: object) -> Draft:
    one, two, params = _pair(workshop, first, second)
    match = decided(workshop, first, second)
    if match is None:
        new = Match(id=new_id(), first=one, second=two, **values)  # type: ignore[arg-type]
        return Draft(Message(label, params), created("matches", new))
    return Draft(Message(label, params), updated("matches", match, **values))


def accept_match(workshop: Workshop, first: str, second: str, *, owner: str = "") -> Draft:
    """Accept an introduction: it goes onto the roadmap, undated, as an action with an owner."""
    _, _, params = _pair(workshop, first, second)
    known = decided(workshop, first, second)
    action = () if known and known.item in workshop.items else _action(workshop, params, owner)
    item = action[0].row if action else (known.item if known else "")
    label = N_("Accepted the introduction of {first} and {second}")
    draft = _decide(
        workshop, first, second, label, state=MatchState.ACCEPTED, owner=owner, item=item
    )
    return Draft(draft.label, draft.writes + action)


def _action(workshop: Workshop, names: dict[str, str], owner: str) -> tuple[Write, ...]:
    layers = [x for x in ordered(workshop.layers.values()) if x.kind is LayerKind.FIRMS]
    if not layers:
        return ()
    title = f"{names['first']} – {names['second']}"
    draft = add_item(workshop, layer=layers[0].id, title=title, kind=ItemKind.ACTION, owner=owner)
    return draft.writes


def plan_match(workshop: Workshop, first: str, second: str, *, when: str) -> Draft:
    """Set the day on which two will meet."""
    if not when:
        raise Declined("Give the day of the meeting.")
    parse(when, "when")
    label = N_("Planned the introduction of {first} and {second}")
    return _decide(workshop, first, second, label, state=MatchState.PLANNED, when=when)


def cap_match(workshop: Workshop, first: str, second: str, *, capped: bool) -> Draft:
    """Let two competitors score freely all the same, or hold them at the cap again."""
    label = N_("Let {first} and {second} score freely")
    if capped:
        label = N_("Held {first} and {second} at the cap")
    return _decide(workshop, first, second, label, uncapped=not capped)


def dismiss_match(workshop: Workshop, first: str, second: str) -> Draft:
    """Dismiss an introduction; it is not suggested again."""
    label = N_("Dismissed the introduction of {first} and {second}")
    return _decide(workshop, first, second, label, state=MatchState.DISMISSED)
