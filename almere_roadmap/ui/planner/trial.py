"""A contract as it might be: the workshop with what is being tried, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from almere_roadmap.analysis.economy.reference import Threshold
from almere_roadmap.analysis.roadmap.contract_checks import Check, checks
from almere_roadmap.analysis.roadmap.procurement import Proposal, assess, publication, regime
from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.entities import Contract, Item
from almere_roadmap.domain.periods import first_day, is_period
from almere_roadmap.domain.terms import years_of
from almere_roadmap.domain.words import ItemKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.history.edit import Draft
from almere_roadmap.verbs import roadmap as verbs
from almere_roadmap.verbs.records import title_of


@dataclass(frozen=True)
class Trial:
    """A contract and the item it belongs to, with values that are only tried."""

    base: Workshop
    item: Item
    contract: Contract

    @classmethod
    def of(cls, workshop: Workshop, item: str) -> Trial:
        """Begin with what stands in the workshop."""
        return cls(workshop, workshop.items[item], workshop.contracts[item])

    def start(self, start: str) -> Trial:
        """Return this trial with another wanted start; an end keeps its distance."""
        from almere_roadmap.analysis.roadmap.ripple import later
        from almere_roadmap.analysis.roadmap.workdays import EVERY_DAY

        before, after = first_day(self.item.start), first_day(start)
        end = self.item.end
        if before and after and end and after > before:
            end = later(self.item.start, end, (after - before).days, EVERY_DAY)[1]
        return replace(self, item=replace(self.item, start=start, end=end))

    def tried(self, **values: object) -> Trial:
        """Return this trial with other values; the whole value follows from a year and the term."""
        contract = replace(self.contract, **values)  # type: ignore[arg-type]
        if values.keys() & {"per_year", "term"}:
            try:
                years = years_of(contract.term)
            except InputError:
                years = None
            if contract.per_year is not None and years:
                contract = replace(contract, value=round(contract.per_year * years, 2))
        elif "value" in values and values["value"] != self.contract.value:
            contract = replace(contract, per_year=None)
        return replace(self, contract=contract)

    @property
    def workshop(self) -> Workshop:
        """Return the workshop as it would be."""
        item = replace(self.item, kind=ItemKind.CONTRACT)
        made = self.base.with_records("items", {item.id: item})
        return made.with_records("contracts", {item.id: self.contract})

    @property
    def published(self) -> date | None:
        """Return the day of publication: given or planned, else the wanted start."""
        start = first_day(self.item.start) if is_period(self.item.start) else None
        return publication(self.workshop, self.item) or start

    def thresholds(self) -> tuple[Threshold, ...]:
        """Return the thresholds of this kind and regime, the oldest first."""
        known = rules(self.base)
        wanted = (regime(self.contract, known), self.contract.subject)
        found = [t for t in known.thresholds if (t.authority, t.subject) == wanted]
        return tuple(sorted(found, key=lambda t: t.valid_from))

    def proposals(self) -> tuple[Proposal, ...]:
        """Return how every procedure suits, () while value or date are missing."""
        day = self.published
        return assess(self.contract, day, rules(self.base)) if day else ()

    def checks(self, today: date | None) -> tuple[Check, ...]:
        """Return every rule held against it."""
        return checks(self.workshop, self.item, today)

    def draft(self, workshop: Workshop) -> Draft:
        """Return the one step that takes all of this over."""
        names = ("body", "subject", "cpv", "value", "procedure", "form", "publication")
        more = ("launching_customer", "authority", "per_year", "term")
        values = {name: getattr(self.contract, name) for name in (*names, *more)}
        drafts = [verbs.edit_contract(workshop, self.item.id, **values)]
        present = workshop.items[self.item.id]
        if (self.item.start, self.item.end) != (present.start, present.end):
            drafts.append(
                verbs.schedule_item(
                    workshop, self.item.id, start=self.item.start, end=self.item.end
                )
            )
        label = drafts[0].label
        return Draft(replace(label, params={"name": title_of(present)})).plus(*drafts)
