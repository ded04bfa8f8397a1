"""The left column of the planner: what is bought, by whom, for how much and from when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from almere_roadmap.analysis.names import INNOVATION_FORM
from almere_roadmap.analysis.roadmap.rule_names import AUTHORITY
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.terms import years_of
from almere_roadmap.domain.words import Subject
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import _, day, money, said
from almere_roadmap.report.words import capital
from almere_roadmap.ui import dates
from almere_roadmap.ui.canvas.details import as_typed, completer, read_amount
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.planner.trial import Trial
from almere_roadmap.ui.widgets.parts import (
    Card,
    Segments,
    caption,
    column,
    heading,
    label,
    row,
    set_tip,
)


class Form(QWidget):
    """The fields of a trial; what is typed is tried at once, nothing is kept.

    Signals:
        tried(object): the trial with the value that was typed.
        told(str): why what was typed is no value.
    """

    tried = Signal(object)
    told = Signal(str)

    def __init__(self, trial: Trial) -> None:
        """Show a trial."""
        super().__init__()
        self.trial = trial
        self._lay = column(heading(_("1 What do you want to buy?"), "strong"), gap=8, margin=16)
        self.setLayout(self._lay)
        self._identity()
        self._money()
        self._dates()
        self._more()
        self._lay.addStretch(1)
        self.show_trial(trial)

    # The fields.

    def _identity(self) -> None:
        known = sorted({c.body for c in self.trial.base.contracts.values() if c.body})
        self.body = self._line(_("Contracting body"), self.trial.contract.body, self._on_body)
        self.body.setCompleter(completer(known, self.body))
        self.authority = QComboBox()
        self.authority.setAccessibleName(_("Regime"))
        for key, words in AUTHORITY.items():
            self.authority.addItem(capital(_(words)), key)
        at = self.authority.findData(self.trial.contract.authority)
        self.authority.setCurrentIndex(max(0, at))
        self.authority.activated.connect(self._on_authority)
        self._lay.addWidget(_above(_("Regime"), self.authority))
        options = (
            (Subject.WORK.value, _("Work")),
            (Subject.SUPPLY.value, _("Supply")),
            (Subject.SERVICE.value, _("Service")),
            (Subject.SOCIAL_SERVICE.value, _("SAS")),
        )
        self.subject = Segments(options, self.trial.contract.subject.value)
        set_tip(self.subject, _("SAS: social and other specific services"))
        self.subject.chosen.connect(self._on_subject)
        self._lay.addWidget(_above(_("Subject"), self.subject))

    def _money(self) -> None:
        contract = self.trial.contract
        year = "" if contract.per_year is None else money(contract.per_year)
        self.per_year = self._field(_("Per year"), year, self._on_per_year)
        self.term = self._field(_("Term in years"), contract.term, self._on_term)
        self.term.setPlaceholderText("2 + 1 + 1")
        self._lay.addLayout(
            row(
                _above(_("Per year"), self.per_year),
                _above(_("Term in years"), self.term),
            )
        )
        card = Card(gap=2)
        card.setStyleSheet(f"#card {{ background: {look.colour('accent-soft').name()}; }}")
        self.value = self._field(_("Value, whole term"), "", self._on_value)
        self.value.setMinimumWidth(look.px(110))
        words = column(label(_("Whole term"), "bold"), caption(_("without VAT, with options")))
        words.setSpacing(0)
        holder = QWidget()
        holder.setLayout(words)
        card.body.addLayout(row(holder, self.value))
        self._lay.addWidget(card)

    def _dates(self) -> None:
        self.start = self._field(_("Wanted start"), as_typed(self.trial.item.start), self._on_start)
        self.publication = self._field(
            _("Publication"), as_typed(self.trial.contract.publication), self._on_publication
        )
        self._lay.addLayout(
            row(
                _above(_("Wanted start"), self.start),
                _above(_("Publication"), self.publication),
            )
        )

    def _more(self) -> None:
        self.cpv = self._line(_("CPV code"), self.trial.contract.cpv, self._on_cpv)
        self.cpv.setPlaceholderText("79995100-6")
        self.form = QComboBox()
        self.form.setAccessibleName(_("Innovation form"))
        forms = dict(INNOVATION_FORM)
        forms.setdefault(self.trial.contract.form, self.trial.contract.form)
        for key, words in forms.items():
            self.form.addItem(capital(_(words)), key)
        self.form.setCurrentIndex(max(0, self.form.findData(self.trial.contract.form)))
        self.form.activated.connect(self._on_form)
        self._lay.addWidget(_above(_("Innovation form"), self.form))
        self.launching = QCheckBox(_("The body is the first customer"))
        self.launching.setChecked(self.trial.contract.launching_customer)
        self.launching.clicked.connect(self._on_launching)
        self._lay.addWidget(self.launching)

    def _line(self, words: str, text: str, keep: Callable[[], None]) -> QLineEdit:
        made = self._field(words, text, keep)
        self._lay.addWidget(_above(words, made))
        return made

    def _field(self, words: str, text: str, keep: Callable[[], None]) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(words)
        made.setMaxLength(200)
        made.setCursorPosition(0)
        made.editingFinished.connect(keep)
        return made

    # Showing.

    def show_trial(self, trial: Trial) -> None:
        """Show what follows from what was typed: the whole value and the day of publication."""
        self.trial = trial
        value = trial.contract.value
        self.value.setText("" if value is None else money(value))
        if trial.contract.per_year is None:
            self.per_year.setText("")
        planned = trial.published
        words = _("planned: {day}").format(day=day(planned)) if planned else ""
        self.publication.setPlaceholderText(words)

    def _try(self, **values: object) -> None:
        self.tried.emit(self.trial.tried(**values))

    def _refuse(self, field: QLineEdit, error: InputError, before: str) -> None:
        field.setText(before)
        self.told.emit(said(error))

    # Answers.

    def _on_body(self) -> None:
        if self.body.text().strip() != self.trial.contract.body:
            self._try(body=self.body.text().strip())

    def _on_authority(self, place: int) -> None:
        self._try(authority=str(self.authority.itemData(place)))

    def _on_subject(self, key: str) -> None:
        self._try(subject=Subject(key))

    def _on_per_year(self) -> None:
        self._amount(self.per_year, "per_year")

    def _on_value(self) -> None:
        self._amount(self.value, "value")

    def _amount(self, field: QLineEdit, name: str) -> None:
        before = getattr(self.trial.contract, name)
        shown = "" if before is None else money(before)
        if field.text().strip() == shown:
            return
        try:
            found = read_amount(field.text(), field.accessibleName())
            if found is not None and found < 0:
                raise InputError("A value is zero or more.")
        except InputError as error:
            self._refuse(field, error, shown)
            return
        field.setText("" if found is None else money(found))
        self._try(**{name: found})

    def _on_term(self) -> None:
        typed = self.term.text().strip()
        if typed == self.trial.contract.term:
            return
        try:
            years_of(typed)
        except InputError as error:
            self._refuse(self.term, error, self.trial.contract.term)
            return
        self._try(term=typed)

    def _on_start(self) -> None:
        found = self._period(self.start, self.trial.item.start)
        if found is not None:
            self.tried.emit(self.trial.start(found))

    def _on_publication(self) -> None:
        found = self._period(self.publication, self.trial.contract.publication)
        if found is not None:
            self._try(publication=found)

    def _period(self, field: QLineEdit, before: str) -> str | None:
        """Return the period that was typed, None when it is the one of before or none at all."""
        typed = dates.typed(field.text())
        if typed == before or field.text().strip() == as_typed(before):
            return None
        try:
            return parse(typed).text if typed else ""
        except InputError as error:
            self._refuse(field, error, as_typed(before))
            return None

    def _on_cpv(self) -> None:
        if self.cpv.text().strip() != self.trial.contract.cpv:
            self._try(cpv=self.cpv.text().strip())

    def _on_form(self, place: int) -> None:
        self._try(form=str(self.form.itemData(place)))

    def _on_launching(self, on: bool) -> None:
        self._try(launching_customer=on)


def _above(words: str, field: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(caption(words, wrap=False), field, gap=2))
    return made
