"""What the right panel shows of an action of firms or a condition: its kind and what it follows."""

from __future__ import annotations

from collections.abc import Callable

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Item, Recommendation
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import ItemKind, LayerKind, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, language, plural
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.timeline.snap import Unit, step, text_of
from almere_roadmap.ui.widgets.parts import button, caption, row, set_tip, tool_button
from almere_roadmap.verbs.notes import link, unlink
from almere_roadmap.verbs.records import edit

_LAYERS = (LayerKind.FIRMS, LayerKind.CONDITIONS)


def has_form(workshop: Workshop, item: Item) -> bool:
    """Tell whether an item may be a business action or a condition of a known kind."""
    layer = workshop.layers.get(item.layer)
    return item.kind is ItemKind.ACTION and layer is not None and layer.kind in _LAYERS


def show_action(
    panel: Details, workshop: Workshop, item: Item, schedule: Callable[..., object]
) -> None:
    """Fill a panel with the kind of an action: who usually acts, how long, what to mind.

    ``schedule`` gives the item another ``end``.
    """
    panel.section(_("Business action or condition"))
    known = rules(workshop).business_actions
    names = [("", _("not chosen yet"))]
    names += [(code, capital(b.name(language()))) for code, b in known.items()]
    if item.form and item.form not in known:
        names.append((item.form, item.form))
    panel.fields().choice(
        _("Kind of action"),
        names,
        item.form,
        lambda code: panel.bridge.attempt(edit, "items", panel.record, form=code),
        wide=True,
    )
    found = known.get(item.form)
    if found is None:
        return
    fields = panel.fields()
    fields.told(_("Usually lasts"), plural("{n} month", "{n} months", found.months))
    fields.told(_("Prepared"), plural("{n} month ahead", "{n} months ahead", found.lead_months))
    if found.who(language()):
        fields.told(_("Who acts"), found.who(language()))
    if found.check(language()):
        fields.told(_("Mind"), found.check(language()))
    panel.add(caption(cited(found.source)))
    start = first_day(item.start) if is_period(item.start) else None
    if start is not None and not item.end:
        end = text_of(step(step(start, Unit.MONTH, found.months), Unit.DAY, -1), Unit.DAY)
        words = plural("Let it last {n} month", "Let it last {n} months", found.months)
        make = button(words, "calendar")
        make.clicked.connect(lambda: schedule(end=end))
        panel.lay.addLayout(row(make, 0))


def followed(workshop: Workshop, item: str) -> list[Recommendation]:
    """Return the recommendations that an item follows, by number."""
    links = workshop.links.values()
    targets = {x.target for x in links if x.kind is LinkKind.FOLLOWS and x.origin == item}
    found = (r for r in workshop.recommendations.values() if r.id in targets)
    return sorted(found, key=lambda r: r.number)


def show_recommendations(panel: Details, workshop: Workshop, item: Item) -> None:
    """List the recommendations that an item follows, and propose those of its kind."""
    if not workshop.recommendations:
        return

    def follow(target: str, *, on: bool) -> None:
        if target:
            verb = link if on else unlink
            panel.bridge.attempt(verb, kind=LinkKind.FOLLOWS, origin=panel.record, target=target)

    panel.section(_("Follows recommendation"))
    present = followed(workshop, item.id)
    for found in present:
        words = f"{found.number} {found.text}"
        go = ElidedLink(words)
        go.clicked.connect(lambda _on=False, r=found.id: panel.bridge.go("insight", r))
        off = tool_button("x", _("Remove {name}").format(name=words))
        off.clicked.connect(lambda _on=False, r=found.id: follow(r, on=False))
        panel.lay.addLayout(row(go, off))
    free = [r for r in workshop.recommendations.values() if r not in present]
    if not free:
        return
    usual = rules(workshop).business_actions.get(item.form)
    options = [("", _("Choose a recommendation"))]
    # Those that actions of this kind usually follow come first.
    first = usual.recommendations if usual else ()
    order = sorted(free, key=lambda r: (r.number not in first, r.number))
    options += [(r.id, f"{r.number} {r.text}") for r in order]
    field = panel.fields().choice(_("Add"), options, "", lambda r: follow(r, on=True), wide=True)
    set_tip(field, _("The recommendations this kind of action usually follows come first"))
