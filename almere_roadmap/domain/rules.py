"""What does not fit in a workshop: reported, never forbidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from almere_roadmap.domain.entities import Item
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, is_period, last_day
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered

ERROR, WARNING, HINT = "error", "warning", "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """A point of attention: which rule, how serious, in words, and the records it is about.

    Where it rests on a rule of law or planning, ``rule`` names it, ``source`` says where it
    stands, ``valid_until`` until when, and ``remedy`` what to change.
    """

    id: str
    severity: str
    message: Message
    about: tuple[str, ...] = ()
    rule: Message | None = None
    source: str = ""
    valid_until: date | None = None
    remedy: Message | None = None


def problems(workshop: Workshop) -> tuple[Problem, ...]:
    """Return what breaks the rules of a roadmap, the most serious first."""
    found = [
        *_circles(workshop),
        *_dangling(workshop),
        *_items(workshop),
        *_unconfirmed(workshop),
        *_niches(workshop),
    ]
    return tuple(sorted(found, key=lambda p: (ERROR, WARNING, HINT).index(p.severity)))


def _circles(workshop: Workshop) -> Iterator[Problem]:
    circle = find_circle(workshop)
    if circle:
        path = " → ".join(workshop.items[item].title for item in (*circle, circle[0]))
        message = Message(
            "These wait for each other: {path}. One arrow is grey and counts for nothing.",
            {"path": path},
        )
        yield Problem("circle", ERROR, message, circle)


def find_circle(workshop: Workshop) -> tuple[str, ...]:
    """Return the items of a circle of dependencies, () when there is none."""
    waiting: dict[str, list[str]] = {}
    for link in workshop.dependencies.values():
        if link.predecessor in workshop.items and link.successor in workshop.items:
            waiting.setdefault(link.predecessor, []).append(link.successor)
    done: set[str] = set()
    for start in sorted(waiting):
        circle = _circle_from(start, waiting, done)
        if circle:
            return circle
    return ()


def idle_arrows(workshop: Workshop) -> frozenset[str]:
    """Return the dependencies that count for nothing, because they would close a circle.

    A circle can only come about in a merge.  Both arrows are kept; of those that together go
    round the one with the highest key rests, so that every copy greys out the same.
    """
    waiting: dict[str, set[str]] = {}
    idle = set()
    for link in sorted(workshop.dependencies.values(), key=lambda d: d.id.encode()):
        if _leads(waiting, link.successor, link.predecessor):
            idle.add(link.id)
        else:
            waiting.setdefault(link.predecessor, set()).add(link.successor)
    return frozenset(idle)


def _leads(waiting: Mapping[str, set[str]], first: str, last: str) -> bool:
    """Tell whether one comes from an item to another along the arrows."""
    seen, ahead = {first}, [first]
    while ahead:
        item = ahead.pop()
        if item == last:
            return True
        fresh = waiting.get(item, set()) - seen
        seen |= fresh
        ahead.extend(fresh)
    return False


def _circle_from(start: str, waiting: dict[str, list[str]], done: set[str]) -> tuple[str, ...]:
    path: list[str] = []
    stack = [(start, iter(sorted(waiting.get(start, ()))))]
    path.append(start)
    while stack:
        item, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            done.add(item)
            stack.pop()
            path.pop()
        elif following in path:
            return tuple(path[path.index(following) :])
        elif following not in done:
            path.append(following)
            stack.append((following, iter(sorted(waiting.get(following, ())))))
    return ()


def waiting_path(workshop: Workshop, first: str, last: str) -> tuple[str, ...]:
    """Return the items from ``first`` to ``last`` along dependencies, () when none leads there."""
    next_of: dict[str, list[str]] = {}
    for link in workshop.dependencies.values():
        if link.successor in workshop.items:
            next_of.setdefault(link.predecessor, []).append(link.successor)
    paths: list[tuple[str, ...]] = [(first,)]
    seen = {first}
    for path in paths:
        if path[-1] == last:
            return path
        fresh = [item for item in next_of.get(path[-1], []) if item not in seen]
        seen.update(fresh)
        paths.extend((*path, item) for item in fresh)
    return ()


def link_refusal(workshop: Workshop, predecessor: str, successor: str) -> Message | None:
    """Return why ``successor`` cannot wait for ``predecessor``, None when it can.

    A link that would close a circle is refused with the items along the circle.
    """
    before, after = (workshop.items.get(end) for end in (predecessor, successor))
    if before is None or after is None:
        return Message("That is no longer in the workshop.")
    if predecessor == successor:
        return Message("An item cannot wait for itself.")
    links = workshop.dependencies.values()
    if any((d.predecessor, d.successor) == (predecessor, successor) for d in links):
        return Message("{name} waits for that already.", {"name": after.title})
    circle = waiting_path(workshop, successor, predecessor)
    if not circle:
        return None
    names = " → ".join(workshop.items[i].title for i in (*circle, successor))
    return Message("That would go round in a circle: {path}.", {"path": names})


def _dangling(workshop: Workshop) -> Iterator[Problem]:
    for item in workshop.items.values():
        if item.layer not in workshop.layers:
            yield Problem(
                "layer.gone",
                ERROR,
                Message("{name} stands in a layer that was deleted.", {"name": item.title}),
                (item.id,),
            )
    for box in workshop.boxes.values():
        if box.stage not in workshop.stages:
            name = {"name": box.name or box.caption or box.id}
            message = Message("{name} stands in a stage that was deleted.", name)
            yield Problem("stage.gone", ERROR, message, (box.id,))
        if _is_gone(workshop, box.record):
            name = {"name": box.name or box.caption or box.id}
            message = Message("{name} stood for an organisation that was deleted.", name)
            yield Problem("box.gone", WARNING, message, (box.id,))
    for link in workshop.dependencies.values():
        for end in (link.predecessor, link.successor):
            if end not in workshop.items:
                message = Message("A dependency leads to an item that was deleted.")
                yield Problem("dependency.gone", WARNING, message, (link.id,))
    for flow in workshop.flows.values():
        if not {flow.origin, flow.target} <= workshop.boxes.keys():
            message = Message("A flow leads to a party that was deleted.")
            yield Problem("flow.gone", WARNING, message, (flow.id,))
    for tie in workshop.links.values():
        # Evidence may also be a result of an analysis, which is no record.
        ends = (tie.origin,) if tie.kind is LinkKind.EVIDENCE else (tie.origin, tie.target)
        if any(workshop.find(end) is None for end in ends):
            message = Message("A link leads to something that was deleted.")
            yield Problem("link.gone", HINT, message, (tie.id,))


def _is_gone(workshop: Workshop, record: str) -> bool:
    return bool(record) and record not in workshop.organisations.keys() | workshop.networks.keys()


def _items(workshop: Workshop) -> Iterator[Problem]:
    for item in ordered(workshop.items.values()):
        name = {"name": item.title}
        if not (is_period(item.start) and is_period(item.end)):
            yield Problem(
                "dates.unreadable",
                ERROR,
                Message("The dates of {name} cannot be read.", name),
                (item.id,),
            )
        elif _backwards(item):
            yield Problem(
                "dates.order", ERROR, Message("{name} ends before it starts.", name), (item.id,)
            )
        if not item.owner and item.kind is not ItemKind.MILESTONE and not _trend(workshop, item):
            yield Problem(
                "owner.missing", WARNING, Message("{name} has no owner.", name), (item.id,)
            )
        contract = workshop.contracts.get(item.id)
        if contract and item.certainty is Certainty.CONFIRMED and not contract.body:
            yield Problem(
                "body.missing",
                WARNING,
                Message("{name} is confirmed, but no contracting body is named.", name),
                (item.id,),
            )


def _unconfirmed(workshop: Workshop) -> Iterator[Problem]:
    """Yield one hint for all contracts that are still a wish."""
    wishes = [
        item
        for item in ordered(workshop.items.values())
        if item.id in workshop.contracts and item.certainty is Certainty.WISH
    ]
    if wishes:
        names = ", ".join(item.code or item.title for item in wishes)
        message = Message("No client has confirmed these contracts yet: {names}.", {"names": names})
        yield Problem("contract.wish", HINT, message, tuple(item.id for item in wishes))


def _trend(workshop: Workshop, item: Item) -> bool:
    layer = workshop.layers.get(item.layer)
    return layer is not None and layer.kind is LayerKind.TRENDS


def _backwards(item: Item) -> bool:
    first, last = first_day(item.start), last_day(item.end)
    return bool(first and last and last < first)


def _niches(workshop: Workshop) -> Iterator[Problem]:
    with_firm = {link.origin for link in workshop.links.values() if link.kind is LinkKind.FIRM}
    for niche in ordered(workshop.niches.values()):
        if niche.id not in with_firm:
            yield Problem(
                "niche.firms",
                HINT,
                Message("No firm is linked to niche {name}.", {"name": niche.name}),
                (niche.id,),
            )
