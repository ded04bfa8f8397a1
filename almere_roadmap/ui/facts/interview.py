"""The entry form of one interview: in the order in which one talks, by keyboard alone.

What was typed is kept while the form is closed half-way, and comes back with it.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.names import ESTABLISHMENT_TYPE, RELATION
from almere_roadmap.domain.entities import Organisation, Profile
from almere_roadmap.domain.words import RelationKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.errors import AlmereError
from almere_roadmap.figures.words import capital
from almere_roadmap.i18n import N_, _, said
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.facts.answers import NumberField, SharesField
from almere_roadmap.ui.parts import button, caption, heading, label, row
from almere_roadmap.verbs.interviews import Partner, anonymous_name, record_interview

_LEADS = (
    ("us", N_("the firm leads")),
    ("them", N_("the partner leads")),
    ("equal", N_("equal co-production")),
)
_TOP = 3
_DRAFT = "facts.interview"


class InterviewForm(QDialog):
    """One interview; Ctrl+Enter keeps it and begins the next."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        """Begin with what was left half-way, if anything."""
        super().__init__(parent)
        self.bridge = bridge
        self.setWindowTitle(_("Interview"))
        self.resize(look.px(980), look.px(640))
        workshop = bridge.workshop
        self._areas = ordered(workshop.areas.values())
        self._texts: dict[str, QLineEdit] = {}
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(10))
        lay.addWidget(heading(_("Interview"), "section"))
        lay.addWidget(caption(_("In the order of the talk; Tab goes on, Ctrl+Enter keeps it.")))
        both = QHBoxLayout()
        both.setSpacing(look.px(24))
        both.addLayout(self._firm(), 1)
        both.addLayout(self._partners(), 1)
        lay.addLayout(both)
        lay.addStretch(1)
        lay.addLayout(self._foot())
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self.keep)
        self._restore()
        self.finished.connect(self._put_aside)
        self.name.setFocus()

    def _text(self, key: str, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        self._texts[key] = made
        return made

    def _number(self, key: str, name: str) -> NumberField:
        made = NumberField(name)
        self._texts[key] = made
        return made

    def _shares(self, key: str, name: str) -> SharesField:
        made = SharesField(name, [area.name for area in self._areas])
        self._texts |= {f"{key}.{n}": field for n, field in enumerate(made.fields)}
        return made

    def _firm(self) -> QFormLayout:
        form = _form()
        self.name = self._text("name", _("Firm"))
        self.name.setPlaceholderText(
            _("empty: {name}").format(name=anonymous_name(self.bridge.workshop))
        )
        names = sorted(o.name for o in self.bridge.workshop.organisations.values())
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.persons = self._number("persons", _("Working persons"))
        self.sector = self._text("sector", _("Sector (SBI letter)"))
        self.type = _choice(_("Type of establishment"), ESTABLISHMENT_TYPE)
        self.origin = _choice(_("Came from"), {area.id: area.name for area in self._areas})
        self.turnover = self._shares("turnover", _("Turnover"))
        self.wishes = self._text("wishes", _("Wishes for government"))
        self.cooperation = self._text("cooperation", _("Co-operation in crisis and renewal"))
        for words, field in (
            (_("Firm"), self.name),
            (_("Working persons"), self.persons),
            (_("Sector (SBI letter)"), self.sector),
            (_("Type of establishment"), self.type),
            (_("Came from"), self.origin),
            (_("Turnover, %"), self.turnover),
            (_("Wishes for government"), self.wishes),
            (_("Co-operation in crisis and renewal"), self.cooperation),
        ):
            form.addRow(label(words, "quiet"), field)
        return form

    def _partners(self) -> QFormLayout:
        form = _form()
        self.customers = self._number("customers", _("Customers"))
        self.customer_partners = self._number("customer_partners", _("of which partners, %"))
        self.customer_areas = self._shares("customer_areas", _("Partners among customers"))
        self.suppliers = self._number("suppliers", _("Suppliers"))
        self.supplier_partners = self._number("supplier_partners", _("of which partners, %"))
        self.supplier_areas = self._shares("supplier_areas", _("Partners among suppliers"))
        for words, field in (
            (_("Customers"), self.customers),
            (_("of which partners, %"), self.customer_partners),
            (_("Partners among customers, %"), self.customer_areas),
            (_("Suppliers"), self.suppliers),
            (_("of which partners, %"), self.supplier_partners),
            (_("Partners among suppliers, %"), self.supplier_areas),
        ):
            form.addRow(label(words, "quiet"), field)
        kinds = {kind.value: capital(_(RELATION[kind])) for kind in RelationKind}
        self.top = []
        for place in range(1, _TOP + 1):
            where = self._text(f"place.{place}", _("Place of partner {n}").format(n=place))
            where.setPlaceholderText(_("place"))
            kind = _choice(_("Kind of partner {n}").format(n=place), kinds)
            leads = _choice(_("Who leads with partner {n}").format(n=place), dict(_LEADS))
            self.top.append((kind, where, leads))
            form.addRow(label(_("Partner {n}").format(n=place), "quiet"), _line(kind, where, leads))
        return form

    def _foot(self) -> QHBoxLayout:
        self.problem = label("", "bad", wrap=True)
        self.keep_button = button(_("Keep and next"), "check", primary=True)
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        close = button(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        lay = row(self.problem, close, self.keep_button)
        lay.setStretch(0, 1)
        return lay

    def keep(self) -> None:
        """Keep the interview as one step and make ready for the next."""
        if not self._anything():
            self.problem.setText(_("Nothing has been filled in yet."))
            return
        try:
            draft = record_interview(
                self.bridge.workshop, self._organisation(), self._profile(), self._top_partners()
            )
        except AlmereError as error:
            self.problem.setText(said(error))
            return
        if self.bridge.perform(draft) is not None:
            self._empty()

    def _anything(self) -> bool:
        return any(field.text().strip() for field in self._texts.values())

    def _organisation(self) -> Organisation:
        home = self._areas[0] if self._areas else None
        return Organisation(
            id="",
            name=self.name.text().strip(),
            persons=self.persons.whole(),
            sector=self.sector.text().strip().upper(),
            establishment_type=str(self.type.currentData() or ""),
            area=home.id if home else "",
        )

    def _profile(self) -> Profile:
        return Profile(
            id="",
            turnover=self.turnover.values(),
            customers=self.customers.whole(),
            suppliers=self.suppliers.whole(),
            customer_partners=self.customer_partners.value(),
            supplier_partners=self.supplier_partners.value(),
            customer_areas=self.customer_areas.values(),
            supplier_areas=self.supplier_areas.values(),
            wishes=self.wishes.text().strip(),
            cooperation=self.cooperation.text().strip(),
            origin=str(self.origin.currentData() or ""),
            date=date.today().isoformat(),
        )

    def _top_partners(self) -> list[Partner]:
        found = []
        for kind, where, leads in self.top:
            if kind.currentData():
                sort = RelationKind(str(kind.currentData()))
                found.append(Partner(sort, where.text().strip(), str(leads.currentData() or "")))
        return found

    def _empty(self) -> None:
        for field in self._texts.values():
            field.clear()
        for box in self.findChildren(QComboBox):
            box.setCurrentIndex(0)
        self.problem.setText("")
        self.name.setPlaceholderText(
            _("empty: {name}").format(name=anonymous_name(self.bridge.workshop))
        )
        self.name.setFocus()

    def _put_aside(self) -> None:
        """Keep what was typed for when the form opens again."""
        typed = {key: field.text() for key, field in self._texts.items() if field.text()}
        self.bridge.state[_DRAFT] = typed
        if typed:
            self.bridge.told.emit("good", _("The half-filled interview waits in the form."))

    def _restore(self) -> None:
        for key, text in dict(self.bridge.state.get(_DRAFT, {})).items():
            if key in self._texts:
                self._texts[key].setText(text)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(look.px(8))
    form.setHorizontalSpacing(look.px(12))
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def _choice(name: str, words: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.addItem("–", "")
    for key, text in words.items():
        box.addItem(_(text), key)
    return box


def _line(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    lay = QHBoxLayout(holder)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(look.px(6))
    for widget in widgets:
        lay.addWidget(widget, 1)
    return holder
