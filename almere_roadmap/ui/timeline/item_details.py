"""The right panel of a roadmap item: its fields, what stands in its way, what it is linked to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from almere_roadmap.analysis.clusters.advice import advice, given
from almere_roadmap.analysis.names import CERTAINTY, ITEM, LAYER_ICON
from almere_roadmap.analysis.period_words import when
from almere_roadmap.analysis.roadmap.planning import schedule
from almere_roadmap.analysis.roadmap.timing import timing_of
from almere_roadmap.domain.entities import Dependency, Item
from almere_roadmap.domain.rules import HINT, Problem
from almere_roadmap.domain.words import Certainty, ItemKind, LinkKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, day, plural, say
from almere_roadmap.report.words import capital, grounds
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.timeline.action_details import (
    followed,
    has_form,
    show_action,
    show_recommendations,
)
from almere_roadmap.ui.timeline.contract_details import better_procedure, show_contract
from almere_roadmap.ui.timeline.hbo_details import show_hbo_action
from almere_roadmap.ui.timeline.preview import Propose
from almere_roadmap.ui.timeline.proposed_link import Linking
from almere_roadmap.ui.widgets.parts import (
    Card,
    button,
    caption,
    icon_label,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import roadmap as verbs
from almere_roadmap.verbs.notes import link, unlink
from almere_roadmap.verbs.records import delete, edit

_MANY = 500
"""With more items than this, points of attention are worked out beside the window."""


class ItemDetails(Details):
    """Everything about one item of the roadmap; ``propose`` gives it other dates or a layer."""

    def __init__(self, bridge: Bridge, record: str, propose: Propose | None = None) -> None:
        """Show an item."""
        self._propose = propose
        self._known: tuple[Problem, ...] = ()
        self._asked: Workshop | None = None
        super().__init__(bridge, record)

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the item, its details, its links and what is remarked about it."""
        links = _dependencies(workshop, self.record)
        ends = [workshop.items.get(end) for d in links for end in (d.predecessor, d.successor)]
        return (
            workshop.items.get(self.record),
            workshop.contracts.get(self.record),
            workshop.hbo_actions.get(self.record),
            tuple(links),
            tuple(ends),
            self._remarked(workshop),
            tuple(_served(workshop, self.record)),
            tuple(followed(workshop, self.record)),
            tuple(workshop.rule_changes.values()),
            tuple(workshop.layers.values()),
            timing_of(workshop, self.record) if links else None,
        )

    def build(self, workshop: Workshop) -> None:
        """Show the item."""
        item = workshop.items[self.record]
        layer = workshop.layers.get(item.layer)
        icon = LAYER_ICON[layer.kind] if layer else "square"
        token = f"layer-{layer.kind.value}" if layer else "ink-2"
        over = f"{capital(_(ITEM[item.kind]))} {item.code}".strip()
        self.head(icon, token, over, item.title, item.status)
        self._remarks(workshop, self._remarked(workshop))
        self._fields(workshop, item)
        if item.kind is ItemKind.CONTRACT and item.id in workshop.contracts:
            show_contract(self, workshop, item)
        if item.kind is ItemKind.HBO_ACTION and item.id in workshop.hbo_actions:
            show_hbo_action(self, workshop, item)
        if has_form(workshop, item):
            show_action(self, workshop, item, self.schedule)
        self._links(workshop, item)
        self._timing(workshop, item)
        self._niches(workshop)
        show_recommendations(self, workshop, item)
        self._acts(item)

    def _remarked(self, workshop: Workshop) -> tuple[Problem, ...]:
        """Return what is remarked about the item; of a large workshop that follows later."""
        today = date.today()
        if len(workshop.items) > _MANY and given(workshop, today) is None:
            if self._asked is not workshop:
                self._asked = workshop
                self.bridge.tasks.aside(lambda: advice(workshop, today), self._on_advised)
            return self._known
        found = advice(workshop, today)
        self._known = tuple(problem for problem in found if self.record in problem.about)
        return self._known

    def _on_advised(self, _found: object) -> None:
        self._on_changed()

    def _remarks(self, workshop: Workshop, found: tuple[Problem, ...]) -> None:
        for problem in found:
            hint = problem.severity == HINT
            card = Card(gap=4)
            card.setObjectName("card" if hint else "warning")
            sign = icon_label("info" if hint else "triangle-alert", "ink-2" if hint else "bad")
            lay = row(sign, label(say(problem.message), "body", wrap=True))
            lay.setStretch(1, 1)
            card.body.addLayout(lay)
            if problem.remedy is not None:
                card.body.addWidget(label(say(problem.remedy), "bold", wrap=True))
            ground = grounds(problem)
            if ground:
                card.body.addWidget(caption(ground))
            if problem.id in ("procedure.light", "procedure.kind"):
                card.body.addLayout(better_procedure(self, workshop, workshop.items[self.record]))
            self.add(card)

    def _fields(self, workshop: Workshop, item: Item) -> None:
        fields = self.fields()
        self.title = fields.line(
            _("Title"), item.title, lambda text: self._set("title", text), wide=True
        )
        fields.period(_("Start"), item.start, lambda text: self.schedule(start=text))
        lasts = item.kind not in (ItemKind.MILESTONE, ItemKind.DECISION)
        if lasts or (item.end and not item.start):
            fields.period(_("End"), item.end, lambda text: self.schedule(end=text))
        layers = [(x.id, x.name) for x in ordered(workshop.layers.values())]
        fields.choice(
            _("Layer"), layers, item.layer, lambda key: self.schedule(layer=key), wide=True
        )
        kinds = [(k.value, capital(_(words))) for k, words in ITEM.items()]
        fields.choice(_("Kind"), kinds, item.kind.value, self._to_kind)
        states = [(c.value, capital(_(words))) for c, words in CERTAINTY.items()]
        fields.choice(
            _("Status"),
            states,
            item.certainty.value,
            lambda key: self._set("certainty", Certainty(key)),
        )
        fields.line(_("Owner"), item.owner, lambda text: self._set("owner", text), wide=True)
        first = _("First step")
        fields.line(first, item.first_step, lambda text: self._set("first_step", text), wide=True)

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "items", self.record, **{name: value})

    def schedule(self, **values: str) -> None:
        """Give the item another start, end or layer."""
        if self._propose is not None:
            self._propose(self.record, **values)
        else:
            self.bridge.attempt(verbs.schedule_item, self.record, **values)

    def _to_kind(self, key: str) -> None:
        self.bridge.attempt(verbs.change_kind, self.record, ItemKind(key))

    def _links(self, workshop: Workshop, item: Item) -> None:
        self.section(_("Waits for and is followed by"))
        found = _dependencies(workshop, item.id)
        if not found:
            words = _("Drag from the handle of the bar to another bar.")
            self.add(caption(words))
        for dependency in found:
            waits = dependency.successor == item.id
            other = workshop.items.get(dependency.predecessor if waits else dependency.successor)
            if other is not None:
                self._link_row(dependency, other, waits=waits)

    def _timing(self, workshop: Workshop, item: Item) -> None:
        """Show how early and how late the item may start by what it waits for and what waits."""
        found = timing_of(workshop, item.id) if _dependencies(workshop, item.id) else None
        if found is None:
            return
        fields = self.fields()
        fields.told(_("Earliest start"), day(found.earliest))
        fields.told(_("Latest start"), day(found.latest))
        if found.slack < 0:
            words = plural("{n} working day too late", "{n} working days too late", -found.slack)
        else:
            words = plural("{n} working day", "{n} working days", found.slack)
        fields.told(_("Slack"), words)
        if item.id in schedule(workshop).critical:
            fields.told(_("Critical path"), _("on it"))

    def _link_row(self, dependency: Dependency, other: Item, *, waits: bool) -> None:
        go = ElidedLink(f"{other.code} {other.title}".strip())
        go.clicked.connect(lambda: self.bridge.select(other.id))
        words = _("waits for") if waits else _("followed by")
        off = tool_button("unlink", _("Undo the link with {name}").format(name=other.title))
        off.clicked.connect(lambda: self.bridge.attempt(delete, dependency.id))
        self.lay.addLayout(row(label(words, "quiet"), go, off))

    def _niches(self, workshop: Workshop) -> None:
        self.section(_("Serves niche"))
        served = _served(workshop, self.record)
        for niche, words in served:
            go = ElidedLink(words, "lightbulb")
            go.clicked.connect(lambda _on=False, n=niche: self.bridge.go("niches", n))
            off = tool_button("x", _("Remove {name}").format(name=words))
            off.clicked.connect(lambda _on=False, n=niche: self._serve(n, on=False))
            self.lay.addLayout(row(go, off))
        niches = ordered(workshop.niches.values())
        free = [n for n in niches if n.id not in {s[0] for s in served}]
        if free:
            options = [("", _("Choose a niche"))]
            options += [(n.id, f"{n.code} {n.name}".strip()) for n in free]
            fields = self.fields()
            fields.choice(_("Add"), options, "", lambda n: self._serve(n, on=True))

    def _serve(self, niche: str, *, on: bool) -> None:
        if niche:
            verb = link if on else unlink
            self.bridge.attempt(verb, kind=LinkKind.SERVES, origin=self.record, target=niche)

    def _acts(self, item: Item) -> None:
        off = tool_button("trash-2", _("Delete {name}").format(name=item.title))
        off.clicked.connect(lambda: self.bridge.attempt(delete, self.record))
        if item.start or item.end:
            undate = button(_("Take the date off"), "clipboard-list")
            undate.clicked.connect(lambda: self.schedule(start="", end=""))
            self.lay.addLayout(row(undate, 0, off))
        else:
            self.lay.addLayout(row(0, off))

    def start(self) -> None:
        """Put the cursor into the title."""
        self.focus(_("Title"))


class DependencyDetails(Details):
    """One item waiting for another; ``change`` does what is chosen, and tells whether it may."""

    def __init__(
        self, bridge: Bridge, record: str, change: Callable[[Linking], bool] | None = None
    ) -> None:
        """Show a dependency."""
        self._change = change or (lambda wanted: bridge.attempt(wanted.draft) is None)
        super().__init__(bridge, record)

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the dependency and its ends."""
        found = workshop.dependencies.get(self.record)
        if found is None:
            return ()
        return found, workshop.items.get(found.predecessor), workshop.items.get(found.successor)

    def build(self, workshop: Workshop) -> None:
        """Show the dependency."""
        found = workshop.dependencies[self.record]
        before, after = (workshop.items.get(i) for i in (found.predecessor, found.successor))
        if before is None or after is None:
            return
        words = _("{then} waits for {first}").format(then=after.title, first=before.title)
        self.head("link", "ink-2", _("Dependency"), words)
        fields = self.fields()
        items = ordered(workshop.items.values())
        dated = [i for i in items if i.start or i.end or i in (before, after)]
        names = [(i.id, f"{i.code} {i.title}".strip()) for i in dated]
        fields.choice(
            _("This waits"), names, after.id, lambda i: self._relink(before.id, i), wide=True
        )
        fields.choice(
            _("For this"), names, before.id, lambda i: self._relink(i, after.id), wide=True
        )
        fields.check(_("Hard: it cannot start earlier"), found.hard, lambda on: self._set(hard=on))
        fields.whole(_("Days between"), str(found.lag), lambda n: self._set(lag=n or 0))
        fields.told(_("Ends"), when(before.end or before.start) or "–")
        fields.told(_("Starts"), when(after.start) or "–")
        off = button(_("Undo the link"), "unlink")
        off.clicked.connect(lambda: self.bridge.attempt(delete, self.record))
        self.lay.addLayout(row(off, 0))

    def _relink(self, predecessor: str, successor: str) -> None:
        if self._change(Linking(predecessor, successor, self.record)) or self._is_as_it_was():
            # A refusal, or a question that is open, leaves the choice as it was.
            self._rebuild(self.bridge.workshop)

    def _set(self, hard: bool | None = None, lag: int | None = None) -> None:
        found = self.bridge.workshop.dependencies[self.record]
        wanted = Linking(found.predecessor, found.successor, self.record, hard, lag)
        if self._change(wanted) or self._is_as_it_was():
            self._rebuild(self.bridge.workshop)

    def _is_as_it_was(self) -> bool:
        return self.state(self.bridge.workshop) == self._shown


def _dependencies(workshop: Workshop, item: str) -> list[Dependency]:
    links = workshop.dependencies.values()
    found = [d for d in links if item in (d.predecessor, d.successor)]
    return sorted(found, key=lambda d: (d.predecessor == item, d.id))


def _served(workshop: Workshop, item: str) -> list[tuple[str, str]]:
    links = workshop.links.values()
    targets = {x.target for x in links if x.kind is LinkKind.SERVES and x.origin == item}
    niches = ordered(n for n in workshop.niches.values() if n.id in targets)
    return [(n.id, f"{n.code} {n.name}".strip()) for n in niches]
