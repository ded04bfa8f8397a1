"""What the right panel shows of a contract: value, procedure, steps back from the start."""

from __future__ import annotations

from datetime import date

from almere_roadmap.analysis.names import SUBJECT
from almere_roadmap.analysis.procurement import (
    STEP_NAMES,
    Step,
    is_above,
    proposals,
    publication,
    steps_of,
    threshold,
)
from almere_roadmap.analysis.rulebook import rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.words import Subject
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import _, day, language, money, number, plural, say
from almere_roadmap.report.words import capital
from almere_roadmap.ui.canvas.details import Details, ElidedLink
from almere_roadmap.ui.parts import caption, icon_label, label, row, set_tip
from almere_roadmap.verbs import roadmap as verbs


def show_contract(panel: Details, workshop: Workshop, item: Item) -> None:
    """Fill a panel with the fields, proposals and steps of a contract."""
    contract = workshop.contracts[item.id]
    panel.section(_("Government contract"))
    _fields(panel, workshop, contract)
    published = publication(workshop, item) or _wanted(item)
    if published is not None:
        _show_threshold(panel, contract, published)
        _show_proposals(panel, contract, published)
    _show_steps(panel, item, steps_of(workshop, item))


def _wanted(item: Item) -> date | None:
    return first_day(item.start) if is_period(item.start) else None


def _fields(panel: Details, workshop: Workshop, contract: Contract) -> None:
    def keep(**values: object) -> None:
        panel.bridge.attempt(verbs.edit_contract, panel.record, **values)

    fields = panel.fields()
    bodies = {c.body for c in workshop.contracts.values() if c.body}
    fields.line(_("Contracting body"), contract.body, lambda t: keep(body=t), known=bodies)
    subjects = [(s.value, capital(_(words))) for s, words in SUBJECT.items()]
    fields.choice(
        _("Subject"), subjects, contract.subject.value, lambda s: keep(subject=Subject(s))
    )
    fields.line(_("CPV code"), contract.cpv, lambda t: keep(cpv=t))
    value = "" if contract.value is None else money(contract.value)
    field = fields.amount(_("Value, whole term"), value, lambda n: keep(value=n))
    set_tip(field, _("In euro without VAT, options and extensions included"))
    names = [("", _("not chosen yet"))]
    names += [(code, capital(p.name(language()))) for code, p in rules(workshop).procedures.items()]
    fields.choice(_("Procedure"), names, contract.procedure, lambda p: keep(procedure=p))
    fields.period(_("Publication"), contract.publication, lambda t: keep(publication=t))
    launching = _("Launching customer")
    fields.check(launching, contract.launching_customer, lambda on: keep(launching_customer=on))


def _show_threshold(panel: Details, contract: Contract, published: date) -> None:
    """Say on which side of the threshold the value lies; the warning itself is a remark above."""
    limit = threshold(contract.subject, published)
    fields = panel.fields()
    if limit is None:
        words = _("not known for publication on {day}").format(day=day(published))
        fields.told(_("Threshold"), words, "quiet")
        return
    until = _("{amount} until {day}")
    words = until.format(amount=money(limit.amount), day=day(limit.valid_until))
    fields.told(_("Threshold"), words)
    if contract.value is not None:
        gone = money(abs(contract.value - limit.amount))
        side = _("{gone} above") if is_above(contract.value, limit) else _("{gone} below")
        fields.told("", side.format(gone=gone), "quiet")
    panel.add(caption(limit.source))


def _show_proposals(panel: Details, contract: Contract, published: date) -> None:
    found = proposals(contract, published)
    if not found:
        return
    panel.section(_("Procedures that fit"))
    for proposal in found:
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
        days = sum(proposal.procedure.days.values())
        length = label(plural("{n} day", "{n} days", days), "quiet")
        panel.lay.addLayout(row(go, length))
    panel.add(caption(say(found[0].reason)))


def _show_steps(panel: Details, item: Item, steps: tuple[Step, ...]) -> None:
    """Tell the steps from the wanted start backwards, each with its latest beginning."""
    if not steps:
        return
    panel.section(_("Planned back from the start"))
    panel.add(caption(_("Latest beginning of each step")))
    fields = panel.fields()
    fields.told(_("Start of the work"), day(steps[-1].end), "bold")
    for step in reversed(steps):
        fields.told(_(STEP_NAMES[step.code]), f"{day(step.begin)} · {_length(step)}")
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
