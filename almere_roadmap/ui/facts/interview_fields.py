"""The questions of an interview in the order of the talk, with what is wrong beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.analysis.economy.reference import sections, short_sections
from almere_roadmap.analysis.names import ACTIVITY, ESTABLISHMENT_TYPE, REFUSAL
from almere_roadmap.analysis.places import known_places
from almere_roadmap.domain.entities import Organisation, Profile, Relation
from almere_roadmap.domain.words import Refusal, Status
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import _, language
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts.answers import (
    Choice,
    Field,
    NumberField,
    SharesField,
    Told,
    Words,
    fill,
    shown,
    text_of,
)
from almere_roadmap.ui.facts.interview_rows import answer_line, beside, form_of, under
from almere_roadmap.ui.facts.top_partners import TopPartners
from almere_roadmap.ui.widgets.parts import Chip, caption, label

# What goes on from one talk to the next: who asks, and from which list.
STICKY = ("interviewer", "sample_group", "partner.1.depth", "partner.2.depth", "partner.3.depth")


class InterviewFields(QWidget):
    """All fields of one interview."""

    def __init__(self, workshop: Workshop) -> None:
        """Ask in the terms of a workshop: its areas, firms and places."""
        super().__init__()
        self._areas = ordered(workshop.areas.values())
        self._known_as = sorted(o.name for o in workshop.organisations.values())
        self._groups = sorted({p.sample_group for p in workshop.profiles.values()} - {""})
        self._status = Status.RECORDED
        self.profile_id, self.firm_id, self.date = "", "", ""
        both = QHBoxLayout()
        both.setSpacing(look.px(24))
        both.addLayout(self._about_firm(), 1)
        both.addLayout(self._about_partners(), 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(8))
        lay.addLayout(both)
        self.top = TopPartners(self._areas, known_places(workshop))
        lay.addWidget(self.top)
        lay.addLayout(self._texts())
        lay.addLayout(self._margin())
        self.refusal.currentIndexChanged.connect(self._on_refusal)
        self.sector.textChanged.connect(self._on_sector)

    def _about_firm(self) -> QFormLayout:
        self.name = answer_line(_("Firm"), self._known_as, anywhere=True)
        self.flag = Chip(_("illustrative"))
        self.flag.hide()
        self.known = Told()
        refusals = {why.value: capital(_(REFUSAL[why])) for why in Refusal if why}
        self.refusal = Choice(_("Took part?"), refusals, none=_("Took part"))
        self.persons = NumberField(_("Working persons"), whole=True)
        self.sector = QLineEdit()
        self.sector.setAccessibleName(_("Sector (SBI letter)"))
        self.sector.setMaxLength(1)
        self.sector.setFixedWidth(look.px(40))
        self.section = caption("")
        self.type = Choice(_("Type of establishment"), ESTABLISHMENT_TYPE)
        self.activity = Choice(_("Activities"), ACTIVITY)
        self.origin = Choice(_("Came from"), {area.id: area.name for area in self._areas})
        self.turnover = SharesField(_("Turnover"), [area.name for area in self._areas])
        self.persons_told = Told()
        return form_of(
            (_("Firm"), under(beside(self.name, self.flag), self.known)),
            (_("Took part?"), self.refusal),
            (_("Working persons"), beside(self.persons, self.persons_told)),
            (_("Sector (SBI letter)"), beside(self.sector, self.section)),
            (_("Type of establishment"), self.type),
            (_("Activities"), self.activity),
            (_("Came from"), self.origin),
            (_("Turnover, %"), self.turnover),
        )

    def _about_partners(self) -> QFormLayout:
        areas = [area.name for area in self._areas]
        self.customers = NumberField(_("Customers"), whole=True)
        self.customer_partners = NumberField(_("Partners among customers, %"), 100)
        self.customer_areas = SharesField(_("Partners among customers"), areas)
        self.suppliers = NumberField(_("Suppliers"), whole=True)
        self.supplier_partners = NumberField(_("Partners among suppliers, %"), 100)
        self.supplier_areas = SharesField(_("Partners among suppliers"), areas)
        self.customers_told, self.suppliers_told = Told(), Told()
        of_which = label(_("of which partners, %"), "quiet")
        of_them = label(_("of which partners, %"), "quiet")
        return form_of(
            (
                _("Customers"),
                under(
                    beside(self.customers, of_which, self.customer_partners), self.customers_told
                ),
            ),
            (_("Where these partners are, %"), self.customer_areas),
            (
                _("Suppliers"),
                under(beside(self.suppliers, of_them, self.supplier_partners), self.suppliers_told),
            ),
            (_("Where these partners are, %"), self.supplier_areas),
        )

    def _texts(self) -> QHBoxLayout:
        self.cooperation = Words(_("Co-operation in crisis and renewal"))
        self.wishes = Words(_("Wishes for government"))
        lay = QHBoxLayout()
        lay.setSpacing(look.px(24))
        for field in (self.cooperation, self.wishes):
            column = QVBoxLayout()
            column.setSpacing(look.px(2))
            column.addWidget(caption(field.accessibleName()))
            column.addWidget(field)
            lay.addLayout(column, 1)
        return lay

    def _margin(self) -> QHBoxLayout:
        self.confidential = QCheckBox(_("Leave the name out of reports and exports"))
        self.interviewer = answer_line(_("Interviewer"), ())
        self.group = answer_line(_("Approached from list"), self._groups)
        lay = QHBoxLayout()
        lay.setSpacing(look.px(8))
        lay.addWidget(self.confidential)
        lay.addStretch(1)
        for field in (self.interviewer, self.group):
            lay.addWidget(label(field.accessibleName(), "quiet"))
            field.setFixedWidth(look.px(170))
            lay.addWidget(field)
        return lay

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Yield every field with the name under which its answer is kept, as Tab goes."""
        every: tuple[tuple[str, Field], ...] = (
            ("name", self.name),
            ("refusal", self.refusal),
            ("persons", self.persons),
            ("sector", self.sector),
            ("type", self.type),
            ("activity", self.activity),
            ("origin", self.origin),
            *_each("turnover", self.turnover),
            ("customers", self.customers),
            ("customer_partners", self.customer_partners),
            *_each("customer_areas", self.customer_areas),
            ("suppliers", self.suppliers),
            ("supplier_partners", self.supplier_partners),
            *_each("supplier_areas", self.supplier_areas),
            *self.top.fields(),
            ("cooperation", self.cooperation),
            ("wishes", self.wishes),
            ("confidential", self.confidential),
            ("interviewer", self.interviewer),
            ("sample_group", self.group),
        )
        yield from every

    def answers(self) -> dict[str, str]:
        """Return what was filled in, by name, without what goes on from talk to talk."""
        found = {name: text_of(field) for name, field in self.fields()}
        return {name: text for name, text in found.items() if text.strip() and name not in STICKY}

    def show_answers(self, answers: dict[str, str]) -> None:
        """Fill in the answers of a talk; what they do not name is empty."""
        for name, field in self.fields():
            if name not in STICKY:
                fill(field, answers.get(name, ""))

    def show_firm(
        self, firm: Organisation, profile: Profile | None, relations: Sequence[Relation]
    ) -> None:
        """Show what is known of a firm, for correction."""
        told = profile or Profile(id="", organisation=firm.id)
        self.firm_id, self.profile_id, self.date = firm.id, told.id, told.date
        self._show_status(told.status)
        number = {name: getattr(told, name) for name in ("customers", "suppliers")}
        share = {name: getattr(told, f"{name}_partners") for name in ("customer", "supplier")}
        for field, text in (
            (self.name, firm.name),
            (self.refusal, told.refusal.value),
            (self.persons, _typed(firm.persons)),
            (self.sector, firm.sector[:1]),
            (self.type, firm.establishment_type),
            (self.activity, firm.activity),
            (self.origin, told.origin),
            (self.customers, _typed(number["customers"])),
            (self.customer_partners, _typed(share["customer"])),
            (self.suppliers, _typed(number["suppliers"])),
            (self.supplier_partners, _typed(share["supplier"])),
            (self.cooperation, told.cooperation),
            (self.wishes, told.wishes),
            (self.confidential, "1" if told.confidential else ""),
            (self.interviewer, told.interviewer or self.interviewer.text()),
            (self.group, told.sample_group or self.group.text()),
        ):
            fill(field, text)
        self.turnover.show_values(told.turnover)
        self.customer_areas.show_values(told.customer_areas)
        self.supplier_areas.show_values(told.supplier_areas)
        self.top.show_relations(relations)

    def forget_firm(self) -> None:
        """Let what is filled in be the answers of a firm that was not read."""
        self.firm_id, self.profile_id, self.date = "", "", ""
        self._show_status(Status.RECORDED)
        self.top.forget()

    def empty(self) -> None:
        """Make ready for the next firm."""
        self.forget_firm()
        for name, field in self.fields():
            if name not in STICKY:
                fill(field, "")
        self.top.show_relations(())
        for told in self._lines():
            told.tell("")

    def _show_status(self, status: Status) -> None:
        self._status = status
        self.flag.setVisible(status is Status.ILLUSTRATIVE)

    def organisation(self) -> Organisation:
        """Return the firm as it was told; a new one lies at home."""
        home = self._areas[0] if self._areas else None
        return Organisation(
            id=self.firm_id,
            name=self.name.text().strip(),
            persons=self.persons.whole(),
            sector=self.sector.text().strip().upper(),
            establishment_type=self.type.key(),
            activity=self.activity.key(),
            area=home.id if home else "",
            place=home.name if home else "",
        )

    def profile(self, today: str) -> Profile:
        """Return the answers; ``today`` is the day of a talk that was not recorded earlier."""
        return Profile(
            id=self.profile_id,
            turnover=self.turnover.values(),
            customers=self.customers.whole(),
            suppliers=self.suppliers.whole(),
            customer_partners=self.customer_partners.value(),
            supplier_partners=self.supplier_partners.value(),
            customer_areas=self.customer_areas.values(),
            supplier_areas=self.supplier_areas.values(),
            wishes=self.wishes.toPlainText().strip(),
            cooperation=self.cooperation.toPlainText().strip(),
            origin=self.origin.key(),
            date=self.date or ("" if self._status is Status.ILLUSTRATIVE else today),
            interviewer=self.interviewer.text().strip(),
            sample_group=self.group.text().strip(),
            refusal=Refusal(self.refusal.key()),
            confidential=self.confidential.isChecked(),
            status=self._status,
        )

    def tell_problems(self) -> QWidget | None:
        """Say next to each field what is wrong there; return the first that is, None for none."""
        wrong = [
            _tell(self.persons_told, self.persons),
            self._wrong_sector(),
            _tell_shares(self.turnover),
            _tell(self.customers_told, self.customers, self.customer_partners),
            _tell_shares(self.customer_areas),
            _tell(self.suppliers_told, self.suppliers, self.supplier_partners),
            _tell_shares(self.supplier_areas),
            self.top.tell_problem(),
        ]
        return next(filter(None, wrong), None)

    def _lines(self) -> tuple[Told, ...]:
        return (
            self.known,
            self.persons_told,
            self.customers_told,
            self.suppliers_told,
            self.top.told,
        )

    def _wrong_sector(self) -> QWidget | None:
        letter = self.sector.text().strip().upper()
        return self.sector if letter and letter not in sections() else None

    def _on_sector(self, text: str) -> None:
        letter = text.strip().upper()
        tongue = 0 if language() == "nl" else 1
        unknown = _("no section has this letter") if letter else ""
        self.section.setText(short_sections()[letter][tongue] if letter in sections() else unknown)

    def _on_refusal(self) -> None:
        """A firm that refused is asked nothing more."""
        asked = not self.refusal.key()
        questions: tuple[QWidget, ...] = (
            self.origin,
            self.turnover,
            self.customers,
            self.customer_partners,
            self.customer_areas,
            self.suppliers,
            self.supplier_partners,
            self.supplier_areas,
            self.top,
            self.cooperation,
            self.wishes,
        )
        for question in questions:
            question.setEnabled(asked)

    def watch(self) -> None:
        """Judge a number as soon as its field is left."""
        for told, *fields in (
            (self.persons_told, self.persons),
            (self.customers_told, self.customers, self.customer_partners),
            (self.suppliers_told, self.suppliers, self.supplier_partners),
        ):
            for field in fields:
                field.editingFinished.connect(partial(_tell, told, *fields))


def _tell(told: Told, *fields: NumberField) -> QWidget | None:
    wrong = next((field for field in fields if field.problem()), None)
    told.tell(wrong.problem() if wrong else "", wrong=True)
    return wrong


def _tell_shares(shares: SharesField) -> QWidget | None:
    words = shares.problem()
    if not words:
        return None
    shares.sum.tell(words, wrong=True)
    return next((field for field in shares.fields if field.problem()), shares.fields[0])


def _typed(value: float | None) -> str:
    # Never with a thousands mark: what stands in a field is read again.
    return "" if value is None else shown(value) if value < 1000 else f"{value:.0f}"


def _each(name: str, shares: SharesField) -> Iterator[tuple[str, Field]]:
    yield from ((f"{name}.{n}", field) for n, field in enumerate(shares.fields))
