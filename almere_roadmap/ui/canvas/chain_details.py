"""The right panels of a chain: for a box, a flow and a stage."""

from __future__ import annotations

from almere_roadmap.analysis.firms.firm_words import (
    activity_words,
    establishment_words,
    listed_words,
    sector_words,
)
from almere_roadmap.analysis.names import CHAIN_LANE, DEPTH, FLOW, GROUP, LANE_GROUP, ROLE
from almere_roadmap.domain.entities import Box, Entity, Flow, Organisation
from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, LinkKind, Role
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, number
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.widgets.parts import (
    button,
    caption,
    icon_label,
    label,
    row,
    tool_button,
)
from almere_roadmap.verbs import chains as verbs
from almere_roadmap.verbs.chains import box_name
from almere_roadmap.verbs.records import delete, edit, title_of


def roles() -> list[tuple[str, str]]:
    """Return the roles to choose from: (key, words)."""
    return [(r.value, capital(_(ROLE[r])) if r is not Role.NONE else _("no role")) for r in Role]


def flows_of(workshop: Workshop, box: str) -> list[Flow]:
    """Return the flows that leave or reach a box."""
    return [f for f in workshop.flows.values() if box in (f.origin, f.target)]


class BoxDetails(Details):
    """A party in a chain: its fields, the firm behind it, and what it is joined to."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the box, its record and its flows with the names at their ends."""
        box = workshop.boxes.get(self.record)
        if box is None:
            return ()
        flows = flows_of(workshop, self.record)
        ends = [workshop.boxes.get(end) for f in flows for end in (f.origin, f.target)]
        names = tuple(box_name(workshop, b) for b in ends if b)
        behind = workshop.find(box.record) if box.record else None
        return box, behind, tuple(flows), names, tuple(_niches(workshop, box))

    def build(self, workshop: Workshop) -> None:
        """Show the box."""
        box = workshop.boxes[self.record]
        behind = workshop.find(box.record) if box.record else None
        stage = workshop.stages.get(box.stage)
        over = f"{_(CHAIN_LANE[box.lane])} · {stage.name}" if stage else _(CHAIN_LANE[box.lane])
        icon = "building-2" if box.lane is ChainLane.FIRMS else "users"
        token = f"group-{LANE_GROUP[box.lane].value}"
        self.head(icon, token, over, box_name(workshop, box), box.status)
        self._fields(workshop, box)
        if behind is not None:
            self._behind(behind[1])
        elif box.sector:
            self._sector(workshop, box.sector)
        self._joined(workshop, box)
        self._thread(workshop, box)

    def _fields(self, workshop: Workshop, box: Box) -> None:
        fields = self.fields()
        fields.line(_("Name"), box_name(workshop, box), self._rename)
        fields.line(_("Caption"), box.caption, lambda text: self._set("caption", text))
        fields.choice(_("Role"), roles(), box.role.value, lambda key: self._set("role", Role(key)))
        stages = ordered(s for s in workshop.stages.values() if s.chain == box.chain)
        fields.choice(_("Stage"), [(s.id, s.name) for s in stages], box.stage, self._to_stage)
        lanes = [(lane.value, _(words)) for lane, words in CHAIN_LANE.items()]
        fields.choice(_("Lane"), lanes, box.lane.value, self._to_lane, wide=True)

    def _rename(self, name: str) -> None:
        self.bridge.attempt(verbs.rename_box, self.record, name)

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "boxes", self.record, **{name: value})

    def _to_stage(self, stage: str) -> None:
        self.bridge.attempt(verbs.place_box, self.record, stage=stage, place=())

    def _to_lane(self, lane: str) -> None:
        self.bridge.attempt(verbs.place_box, self.record, lane=ChainLane(lane), place=())

    def _behind(self, record: Entity) -> None:
        """Show what the workshop knows of the firm behind the box."""
        if not isinstance(record, Organisation):
            return
        self.section(_("In the workshop"))
        fields = self.fields()
        told = (
            (_("Group"), _(GROUP[record.group])),
            (_("Place"), record.place),
            (_("Establishment"), establishment_words(record.establishment_type)),
            (_("Activity"), activity_words(record.activity)),
            (_("Sector"), sector_words(record.sector)),
            (_("List"), listed_words(record.listed)),
            (_("Printed as"), record.printed_as),
        )
        for words, text in told:
            if text:
                fields.told(words, text)

    def _sector(self, workshop: Workshop, letter: str) -> None:
        """Show which sector the box is, and how many firms of the workshop are in it."""
        self.section(_("In the workshop"))
        fields = self.fields()
        fields.told(_("Sector"), f"{letter} · {sector_words(letter)}")
        count = sum(o.sector[:1] == letter for o in workshop.organisations.values())
        fields.told(_("Firms"), number(count))

    def _joined(self, workshop: Workshop, box: Box) -> None:
        self.section(_("Joined to"))
        flows = flows_of(workshop, box.id)
        if not flows:
            words = _("Drag from a handle to another box, or Ctrl+arrow for a new one.")
            self.add(caption(words))
        for flow in flows:
            other = workshop.boxes.get(flow.target if flow.origin == box.id else flow.origin)
            if other is not None:
                self._flow_row(workshop, flow, other, leaves=flow.origin == box.id)

    def _flow_row(self, workshop: Workshop, flow: Flow, other: Box, *, leaves: bool) -> None:
        name = box_name(workshop, other)
        go = ElidedLink(name)
        go.setAccessibleName(_("Show {name}").format(name=name))
        go.clicked.connect(lambda: self.bridge.select(flow.id))
        sign = icon_label("arrow-right" if leaves else "chevron-left", "ink-2", 14)
        lay = row(sign, go, label(_(FLOW[flow.kind]), "quiet"))
        self.lay.addLayout(lay)

    def _thread(self, workshop: Workshop, box: Box) -> None:
        """Show the niches in which the firm takes part."""
        niches = _niches(workshop, box)
        if not niches:
            return
        self.section(_("Niches"))
        for niche, words in niches:
            go = ElidedLink(words, "lightbulb")
            go.clicked.connect(lambda _on=False, n=niche: self.bridge.go("niches", n))
            self.add(go)


def _niches(workshop: Workshop, box: Box) -> list[tuple[str, str]]:
    """Return (id, title) of the niches that the firm of a box, or its stage, is linked to."""
    links = workshop.links.values()
    targets = {(LinkKind.FIRM, box.record), (LinkKind.STEP, box.stage)}
    found = {x.origin for x in links if (x.kind, x.target) in targets and x.target}
    niches = ordered(n for n in workshop.niches.values() if n.id in found)
    return [(n.id, f"{n.code} {n.name}".strip()) for n in niches]


class FlowDetails(Details):
    """What flows between two boxes."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the flow and the names at its ends."""
        flow = workshop.flows.get(self.record)
        return (flow, *_ends(workshop, flow)) if flow else ()

    def build(self, workshop: Workshop) -> None:
        """Show the flow."""
        flow = workshop.flows[self.record]
        origin, target = _ends(workshop, flow)
        self.head("arrow-right", "ink-2", _("Flow"), f"{origin} → {target}", flow.status)
        fields = self.fields()
        kinds = [(k.value, capital(_(words))) for k, words in FLOW.items()]
        depths = [(d.value, capital(_(words))) for d, words in DEPTH.items()]
        fields.choice(_("Kind"), kinds, flow.kind.value, lambda k: self._set("kind", FlowKind(k)))
        fields.choice(_("Depth"), depths, flow.depth.value, lambda d: self._set("depth", Depth(d)))
        fields.line(_("Label"), flow.label, lambda text: self._set("label", text))
        turn = button(_("Turn round"), "arrow-left-right")
        turn.clicked.connect(self._turn)
        off = tool_button("trash-2", _("Delete the flow"))
        off.clicked.connect(lambda: self.bridge.attempt(delete, self.record))
        self.lay.addLayout(row(turn, 0, off))

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "flows", self.record, **{name: value})

    def _turn(self) -> None:
        flow = self.bridge.workshop.flows[self.record]
        self.bridge.attempt(
            verbs.retarget_flow, self.record, origin=flow.target, target=flow.origin
        )


def _ends(workshop: Workshop, flow: Flow) -> tuple[str, str]:
    boxes = (workshop.boxes.get(flow.origin), workshop.boxes.get(flow.target))
    origin, target = (box_name(workshop, b) if b else "?" for b in boxes)
    return origin, target


class StageDetails(Details):
    """A stage of a chain: its name and the role that its firms play."""

    def state(self, workshop: Workshop) -> tuple[object, ...]:
        """Return the stage and the parties in it."""
        stage = workshop.stages.get(self.record)
        return (stage, tuple(_parties(workshop, self.record))) if stage else ()

    def build(self, workshop: Workshop) -> None:
        """Show the stage."""
        stage = workshop.stages[self.record]
        chain = workshop.chains.get(stage.chain)
        self.head("workflow", "accent", title_of(chain) if chain else "", stage.name)
        fields = self.fields()
        fields.line(_("Name"), stage.name, lambda text: self._set("name", text))
        choices = roles()
        fields.choice(_("Role"), choices, stage.role.value, lambda r: self._set("role", Role(r)))
        self.section(_("Parties"))
        found = _parties(workshop, self.record)
        if not found:
            words = _("Nobody yet: drag a firm here.")
            self.add(caption(words))
        for box, name in found:
            go = ElidedLink(name)
            go.clicked.connect(lambda _on=False, b=box: self.bridge.select(b))
            self.add(go)

    def _set(self, name: str, value: object) -> None:
        self.bridge.attempt(edit, "stages", self.record, **{name: value})


def _parties(workshop: Workshop, stage: str) -> list[tuple[str, str]]:
    boxes = ordered(b for b in workshop.boxes.values() if b.stage == stage)
    return [(b.id, box_name(workshop, b)) for b in boxes]
