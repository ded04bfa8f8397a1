"""The roadmap: layers, items on a time axis, what they wait for, contracts and hbo actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from almere_roadmap.domain.entities import Contract, Dependency, HboAction, Item, Layer, Link
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.periods import first_day, last_day
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.domain.terms import years_of
from almere_roadmap.domain.words import Certainty, ItemKind, LayerKind, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, created, new_id, updated
from almere_roadmap.verbs.niches import next_code
from almere_roadmap.verbs.records import add, edit, get, last_rank, title_of

_KIND = {LayerKind.CONTRACTS: ItemKind.CONTRACT, LayerKind.HBO: ItemKind.HBO_ACTION}
_LETTER = {
    LayerKind.TRENDS: "T",
    LayerKind.CONTRACTS: "O",
    LayerKind.NICHES: "P",
    LayerKind.FIRMS: "B",
    LayerKind.HBO: "H",
    LayerKind.CONDITIONS: "V",
}


def add_layer(workshop: Workshop, *, name: str, kind: LayerKind) -> Draft:
    """Add a layer below those that are there."""
    rank = last_rank(workshop.layers.values())
    return add("layers", Layer(id=new_id(), name=name, kind=kind, rank=rank), "Added layer {name}")


def add_item(
    workshop: Workshop,
    *,
    layer: str,
    title: str,
    start: str = "",
    end: str = "",
    kind: ItemKind | None = None,
    owner: str = "",
    certainty: Certainty = Certainty.WISH,
    serves: str = "",
) -> Draft:
    """Put something on the roadmap, or in the tray when it has neither ``start`` nor ``end``.

    It serves the niche ``serves`` when one is given.  In the contracts layer it becomes a
    government contract, in the hbo layer an hbo action, unless ``kind`` says otherwise.

    Raises:
        Declined: the layer is gone or it ends before it starts.  InputError: a date that is none.
    """
    lane = workshop.layers.get(layer)
    if lane is None:
        raise Declined("That is no longer in the workshop.")
    if not title.strip():
        raise Declined("An item needs a title.")
    _refuse_order(start, end)
    item = Item(
        id=new_id(),
        layer=layer,
        kind=kind or _KIND.get(lane.kind, ItemKind.ACTION),
        code=next_code(_LETTER[lane.kind], [i.code for i in workshop.items.values()]),
        title=title.strip(),
        start=start,
        end=end,
        owner=owner,
        certainty=certainty,
        rank=last_rank(i for i in workshop.items.values() if i.layer == layer),
    )
    draft = add("items", item, "Added {name}").plus(*_details(workshop, item))
    return draft.plus(_serving(item, serves)) if serves in workshop.niches else draft


def _serving(item: Item, niche: str) -> Draft:
    tie = Link(id=new_id(), kind=LinkKind.SERVES, origin=item.id, target=niche)
    return Draft(Message(""), created("links", tie))


def _details(workshop: Workshop, item: Item) -> Iterable[Draft]:
    """Yield the draft of the detail record that an item of this kind lacks."""
    if item.kind is ItemKind.CONTRACT and item.id not in workshop.contracts:
        yield Draft(Message(""), created("contracts", Contract(id=item.id)))
    if item.kind is ItemKind.HBO_ACTION and item.id not in workshop.hbo_actions:
        yield Draft(Message(""), created("hbo_actions", HboAction(id=item.id)))


def _refuse_order(start: str, end: str) -> None:
    first, last = first_day(start), last_day(end)
    if first and last and last < first:
        raise Declined("It cannot end before it starts.")


def _item(workshop: Workshop, item: str) -> Item:
    found = workshop.items.get(item)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    return found


def schedule_item(
    workshop: Workshop,
    item: str,
    *,
    start: str | None = None,
    end: str | None = None,
    layer: str | None = None,
    rank: str | None = None,
    track: int | None = None,
) -> Draft:
    """Move or resize an item in time and over the layers, as one step.

    An item that comes into the contracts or hbo layer becomes of that kind; its details stay
    when it leaves again.  In another layer it finds its own row unless it is put in a ``track``.
    """
    found = _item(workshop, item)
    wanted = {"start": start, "end": end, "layer": layer, "rank": rank, "track": track}
    values: dict[str, object] = {k: v for k, v in wanted.items() if v is not None}
    _refuse_order(str(values.get("start", found.start)), str(values.get("end", found.end)))
    if layer is not None and layer != found.layer:
        values["kind"] = _kind_in(workshop, found, layer)
        values.setdefault("track", None)
    label = Message("Moved {name}", {"name": found.title})
    draft = Draft(label, updated("items", found, **values))
    return draft.plus(*_details(workshop, _as(found, values)))


def reschedule(
    workshop: Workshop,
    dates: Mapping[str, tuple[str, str]],
    *,
    layer: str | None = None,
    track: int | None = None,
) -> Draft:
    """Give several items another start and end as one step, as a knock-on shift asks.

    The label names the first one, which may come into another ``layer`` and ``track`` too.

    Raises:
        Declined: there are none, one is gone, or one would end before it starts.
        InputError: a date that is none.
    """
    if not dates:
        raise Declined("There is nothing to move.")
    name, *rest = dates
    start, end = dates[name]
    drafts = [schedule_item(workshop, name, start=start, end=end, layer=layer, track=track)]
    drafts += [schedule_item(workshop, n, start=dates[n][0], end=dates[n][1]) for n in rest]
    first = _item(workshop, name).title
    label = drafts[0].label
    if len(drafts) > 1:
        params = {"name": first, "count": str(len(drafts) - 1)}
        label = Message("Moved {name} and what waits for it ({count})", params)
    return Draft(label).plus(*drafts)


def _kind_in(workshop: Workshop, item: Item, layer: str) -> ItemKind:
    lane = workshop.layers.get(layer)
    if lane is None:
        raise Declined("That is no longer in the workshop.")
    if item.kind in (ItemKind.MILESTONE, ItemKind.DECISION):
        return item.kind
    return _KIND.get(lane.kind, ItemKind.ACTION)


def _as(item: Item, values: dict[str, object]) -> Item:
    kind = values.get("kind", item.kind)
    return Item(id=item.id, kind=ItemKind(str(kind)))


def change_kind(workshop: Workshop, item: str, kind: ItemKind) -> Draft:
    """Make an item a milestone, a decision, a contract, an hbo action or plain."""
    found = _item(workshop, item)
    draft = edit(workshop, "items", item, kind=kind)
    return draft.plus(*_details(workshop, _as(found, {"kind": kind})))


def link_items(
    workshop: Workshop, *, predecessor: str, successor: str, hard: bool = True, lag: int = 0
) -> Draft:
    """Let ``successor`` wait for ``predecessor``.

    Raises:
        Declined: they are one, linked already, or the link would close a circle, which is named.
    """
    before, after = _item(workshop, predecessor), _item(workshop, successor)
    refusal = link_refusal(workshop, predecessor, successor)
    if refusal is not None:
        raise Declined(refusal.text, **refusal.params)
    link = Dependency(id=new_id(), predecessor=predecessor, successor=successor, hard=hard, lag=lag)
    params = {"first": before.title, "then": after.title}
    return Draft(Message("{then} waits for {first}", params), created("dependencies", link))


def relink_items(workshop: Workshop, link: str, *, predecessor: str, successor: str) -> Draft:
    """Bring an end of a link to another item.

    Raises:
        Declined: the link is gone, or its new ends may not be linked: the reason is told.
    """
    found = workshop.dependencies.get(link)
    if found is None:
        raise Declined("That is no longer in the workshop.")
    rest = {key: d for key, d in workshop.dependencies.items() if key != link}
    refusal = link_refusal(replace(workshop, dependencies=rest), predecessor, successor)
    if refusal is not None:
        raise Declined(refusal.text, **refusal.params)
    first, then = (_item(workshop, end).title for end in (predecessor, successor))
    label = Message("{then} waits for {first}", {"first": first, "then": then})
    ends = {"predecessor": predecessor, "successor": successor}
    return Draft(label, updated("dependencies", found, **ends))


def edit_contract(workshop: Workshop, item: str, **values: object) -> Draft:
    """Set fields of a government contract.

    Raises:
        Declined: the item is no contract, or a value is negative.
        InputError: a term that is none.
    """
    if item not in workshop.contracts:
        raise Declined("That is not a government contract.")
    for name in ("value", "per_year"):
        amount = values.get(name)
        if isinstance(amount, int | float) and amount < 0:
            raise Declined("A value is zero or more.")
    values = _estimated(workshop.contracts[item], values)
    return _named(workshop, item, edit(workshop, "contracts", item, **values))


def _estimated(contract: Contract, values: dict[str, object]) -> dict[str, object]:
    """Add the value over the whole term where a year's value and the term make it.

    A value that is typed itself ends that: it is no longer so much a year.
    """
    if "value" in values and not values.keys() & {"per_year", "term"}:
        ends = contract.per_year is not None and values["value"] != contract.value
        return {**values, "per_year": None} if ends else values
    if not values.keys() & {"per_year", "term"}:
        return values
    per_year = values.get("per_year", contract.per_year)
    years = years_of(str(values.get("term", contract.term)))
    if isinstance(per_year, int | float) and years:
        return {**values, "value": round(per_year * years, 2)}
    return values


def edit_hbo_action(workshop: Workshop, item: str, **values: object) -> Draft:
    """Set fields of an hbo action.

    Raises:
        Declined: the item is no hbo action, or a number is negative.
    """
    if item not in workshop.hbo_actions:
        raise Declined("That is not an hbo action.")
    if any(isinstance(v, int) and v < 0 for v in values.values()):
        raise Declined("A number is zero or more.")
    return _named(workshop, item, edit(workshop, "hbo_actions", item, **values))


def snap_to_semester(
    workshop: Workshop, item: str, *, start: str, end: str, semester: str
) -> Draft:
    """Let an hbo action start and end with a semester, and name that semester, as one step."""
    draft = schedule_item(workshop, item, start=start, end=end)
    if item not in workshop.hbo_actions:
        return draft
    return draft.plus(edit(workshop, "hbo_actions", item, semester=semester))


def _named(workshop: Workshop, item: str, draft: Draft) -> Draft:
    """Call a detail record by the title of its item."""
    label = Message("Changed {name}", {"name": title_of(get(workshop, "items", item))})
    return Draft(label, draft.writes)
