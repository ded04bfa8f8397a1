"""What the right panel shows of a contract: value, procedure, steps back from the start."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from almere_roadmap.analysis.economy.reference import cited
from almere_roadmap.analysis.names import INNOVATION_FORM, SUBJECT
from almere_roadmap.analysis.roadmap.procurement import (
    STEP_NAMES,
    Step,
    is_above,
    last_known,
    proposals,
    publication,
    regime,
    sittings,
    steps_of,
)
from almere_roadmap.analysis.roadmap.rule_names import AUTHORITY
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, day, language, money, number, plural, say
from almere_roadmap.report.sections.contracts import invitation
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, column, icon_label, label, row, set_tip
from almere_roadmap.verbs import roadmap as verbs

_TAKE = 210
"""How wide the name of a procedure on a button is at most, in px at 100 %."""
_SHOWN = 3
"""Procedures that fit shown in the panel; the planner shows all."""


def show_contract(panel: Details, workshop: Workshop, item: Item) -> None:
    """Fill a panel with the fields, proposals and steps of a contract."""
    contract = workshop.contracts[item.id]
    panel.section(_("Government contract"))
    plan = button(_("Procedure planner"), "landmark")
    plan.clicked.connect(lambda: open_planner(panel, item.id))
    panel.add(plan)
    _fields(panel, workshop, contract)
    published = publication(workshop, item) or _wanted(item)
    if published is not None:
        _show_threshold(panel, workshop, contract, published)
        _show_proposals(panel, workshop, contract, published)
    _show_steps(panel, workshop, item)
    panel.add(caption(invitation()))


def better_procedure(panel: Details, workshop: Workshop, item: Item) -> QVBoxLayout:
    """Return the way out of a procedure that does not fit: the one that does, and the planner."""
    contract = workshop.contracts[item.id]
    published = publication(workshop, item)
    found = proposals(contract, published, rules(workshop)) if published else ()
    plan = button(_("Planner"), tip=_("Procedure planner"))
    plan.clicked.connect(lambda: open_planner(panel, item.id))
    if not found:
        return column(plan)
    best = found[0].procedure
    name = capital(best.name(language()))
    take = button(name, primary=True, tip=name)
    take.setText(take.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, look.px(_TAKE)))
    take.clicked.connect(
        lambda: panel.bridge.attempt(verbs.edit_contract, item.id, procedure=best.code)
    )
    # Both side by side would be wider than the panel in the longer of the languages.
    return column(take, plan)


def open_planner(panel: Details, item: str) -> None:
    """Open the procedure planner over the window of a panel."""
    from almere_roadmap.ui.planner.dialog import ProcedurePlanner

    ProcedurePlanner(panel.window(), panel.bridge, item).open()


def _wanted(item: Item) -> date | None:
    return first_day(item.start) if is_period(item.start) else None


def _fields(panel: Details, workshop: Workshop, contract: Contract) -> None:
    def keep(**values: object) -> None:
        panel.bridge.attempt(verbs.edit_contract, panel.record, **values)

    fields = panel.fields()
    bodies = {c.body for c in workshop.contracts.values() if c.body}
    fields.line(_("Contracting body"), contract.body, lambda t: keep(body=t), bodies, wide=True)
    regimes = [(key, capital(_(words))) for key, words in AUTHORITY.items()]
    fields.choice(_("Regime"), regimes, contract.authority, lambda k: keep(authority=k), wide=True)
    subjects = [(s.value, capital(_(words))) for s, words in SUBJECT.items()]
    fields.choice(
        _("Subject"),
        subjects,
        contract.subject.value,
        lambda s: keep(subject=Subject(s)),
        wide=True,
    )
    fields.line(_("CPV code"), contract.cpv, lambda t: keep(cpv=t))
    year = "" if contract.per_year is None else money(contract.per_year)
    fields.amount(_("Value per year"), year, lambda n: keep(per_year=n))
    term = fields.line(_("Term in years"), contract.term, lambda t: keep(term=t))
    term.setPlaceholderText("2 + 1 + 1")
    value = "" if contract.value is None else money(contract.value)
    field = fields.amount(_("Value, whole term"), value, lambda n: keep(value=n))
    set_tip(field, _("In euro without VAT, options and extensions included"))
    names = [("", _("not chosen yet"))]
    known = rules(workshop).procedures.items()
    names += [(code, capital(p.name(language()))) for code, p in known]
    fields.choice(_("Procedure"), names, contract.procedure, lambda p: keep(procedure=p), wide=True)
    forms = {**INNOVATION_FORM, **({} if contract.form in INNOVATION_FORM else _own(contract))}
    options = [(key, capital(_(words))) for key, words in forms.items()]
    fields.choice(_("Innovation form"), options, contract.form, lambda f: keep(form=f), wide=True)
    day_of = fields.period(_("Publication"), contract.publication, lambda t: keep(publication=t))
    planned = publication(workshop, workshop.items[contract.id])
    if planned is not None:
        day_of.setPlaceholderText(day(planned))
        set_tip(day_of, _("planned: {day}").format(day=day(planned)))
    launching = _("Launching customer")
    fields.check(launching, contract.launching_customer, lambda on: keep(launching_customer=on))


def _own(contract: Contract) -> dict[str, str]:
    return {contract.form: contract.form}


def _show_threshold(
    panel: Details, workshop: Workshop, contract: Contract, published: date
) -> None:
    """Say on which side of the threshold the value lies; the warning itself is a remark above."""
    known = rules(workshop)
    limit = last_known(contract.subject, published, regime(contract, known), known)
    fields = panel.fields()
    if limit is None:
        words = _("not known for publication on {day}").format(day=day(published))
        fields.told(_("Threshold"), words, "quiet")
        return
    until = _("{amount} until {day}")
    if not limit.holds_on(published):
        until = _("{amount}, expired on {day}")
    words = until.format(amount=money(limit.amount), day=day(limit.valid_until))
    fields.told(_("Threshold"), words)
    if contract.value is not None:
        gone = money(abs(contract.value - limit.amount))
        side = _("{gone} above") if is_above(contract.value, limit) else _("{gone} below")
        fields.told("", side.format(gone=gone), "quiet")
    panel.add(caption(_("changed here") if limit.changed else cited(limit.source)))


def _show_proposals(
    panel: Details, workshop: Workshop, contract: Contract, published: date
) -> None:
    found = proposals(contract, published, rules(workshop))
    if not found:
        return
    panel.section(_("Procedures that fit"))
    chosen_too = [p for p in found[_SHOWN:] if p.procedure.code == contract.procedure]
    for proposal in (*found[:_SHOWN], *chosen_too):
        chosen = proposal.procedure.code == contract.procedure
        name = capital(proposal.procedure.name(language()))
        go = ElidedLink(name, "circle-check" if chosen else "")
        go.setEnabled(not chosen)
        go.setAccessibleName(_("Choose {name}").format(name=name))
        code = proposal.procedure.code
        go.clicked.connect(
            lambda _on=False, c=code: panel.bridge.attempt(
                verbs.edit_contract, panel.record, procedure=c
            )
        )
        length = label(plural("{n} day", "{n} days", proposal.procedure.length), "quiet")
        panel.lay.addLayout(row(go, length))
        panel.add(caption(say(proposal.reason)))


def _show_steps(panel: Details, workshop: Workshop, item: Item) -> None:
    """Tell the steps from the wanted start backwards, each with its latest beginning."""
    steps = steps_of(workshop, item)
    if not steps:
        return
    panel.section(_("Planned back from the start"))
    words = _("Latest beginning of each step")
    panel.add(caption(words))
    fields = panel.fields()
    fields.told(_("Start of the work"), day(steps[-1].end), "bold")
    for step in reversed(steps):
        fields.told(_(STEP_NAMES[step.code]), f"{day(step.begin)} · {_length(step)}")
    for found in sittings(workshop, item):
        fields.told(capital(found.body.name(language())), day(found.day))
    today = date.today()
    if steps[0].begin < today:
        words = _("This should have begun {days} ago.").format(
            days=plural("{n} day", "{n} days", (today - steps[0].begin).days)
        )
        lay = row(icon_label("triangle-alert", "warn", 14), label(words, "warn", wrap=True))
        lay.setStretch(1, 1)
        panel.lay.addLayout(lay)


def _length(step: Step) -> str:
    days = plural("{n} day", "{n} days", step.days)
    if not step.minimum:
        return days
    return _("{days}, at least {minimum}").format(days=days, minimum=number(step.minimum))
