"""The rows of a register as a table shows them, fetched a page at a time as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import overload

from almere_roadmap.analysis.economy.registers import section_name
from almere_roadmap.domain.registers import FIELDS, Establishment
from almere_roadmap.domain.registers import Row as Plain
from almere_roadmap.i18n import _, number
from almere_roadmap.ui.widgets.sheet import Cell, Column, Row
from almere_roadmap.verbs.picking import reference

PAGE = 200
_MOST_PAGES = 100

SORTED_BY = ("", "name", "place", "sbi", "sector", "size_class", "jobs")
"""The field by which each column sorts."""


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("", width=36),
        Column(_("Name")),
        Column(_("Place"), width=130),
        Column(_("SBI"), width=72, spare=True),
        Column(_("Section"), width=190, spare=True),
        Column(_("Size class"), width=116, spare=True),
        Column(_("Jobs"), number=True, width=76),
    )


def row_key(dataset: str, place: int) -> str:
    """Return what selects a row of a register."""
    return f"register:{dataset}:{place}"


def establishment(plain: Plain, hidden: int | None = None) -> Establishment:
    """Return a row as an establishment; one at the place ``hidden`` shows nothing that names it."""
    firm = Establishment(**dict(zip(FIELDS, plain, strict=True)))
    if hidden is None:
        return firm
    name = _("Establishment {n}").format(n=number(hidden + 1))
    firm = replace(firm, name=name, trade_name="", kvk="", number="", street="", postcode="")
    return replace(firm, x=None, y=None)


def place_in(dataset: str, key: str) -> int | None:
    """Return the place that a key selects in a register, None for anything else."""
    front, _colon, place = key.rpartition(":")
    return int(place) if front == f"register:{dataset}" and place.isdigit() else None


class RegisterRows(Sequence[Row]):
    """The rows at ``places`` of a register; one that is not there yet is blank until it comes.

    ``fetch`` is called with the number of a row, the places wanted from there on, and ``places``.
    """

    def __init__(
        self,
        dataset: str,
        places: Sequence[int],
        fetch: Callable[[int, Sequence[int], object], None],
    ) -> None:
        """Start without any page."""
        self.dataset, self.places = dataset, places
        self.nameless = False
        self.ticked: set[int] = set()
        self.picked: dict[str, str] = {}
        self._fetch = fetch
        self._pages: dict[int, list[Plain]] = {}
        self._asked: set[int] = set()

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        """Return a row as it is shown."""
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        place, plain = self.places[number], self.plain(number)
        key = row_key(self.dataset, place)
        return Row(self._cells(place, plain), key) if plain else Row((Cell(), Cell("…")), key)

    def plain(self, number: int) -> Plain | None:
        """Return a row as the register has it, None as long as it is not there."""
        page, line = divmod(number, PAGE)
        found = self._pages.get(page)
        if found is None:
            self._ask(page)
            return None
        return found[line]

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            start = page * PAGE
            self._fetch(start, self.places[start : start + PAGE], self.places)

    def take(self, start: int, rows: list[Plain]) -> None:
        """Put rows in that were fetched; those looked at longest ago may go."""
        page = start // PAGE
        if len(self._pages) >= _MOST_PAGES:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._asked.discard(oldest)
        self._pages[page] = rows

    def forget_asked(self) -> None:
        """Ask again for what has not come."""
        self._asked = set(self._pages)

    def number_of(self, place: int) -> int | None:
        """Return at which number a place is, None where it was not found."""
        if isinstance(self.places, range):
            return place if place in self.places else None
        try:
            return self.places.index(place)
        except ValueError:
            return None

    def is_picked(self, plain: Plain) -> str:
        """Return the id of the organisation that a row was picked as, "" for none."""
        return self.picked.get(reference(self.dataset, plain), "")

    def _cells(self, place: int, plain: Plain) -> tuple[Cell, ...]:
        firm = establishment(plain, place if self.nameless else None)
        name = firm.name or firm.trade_name
        trade = firm.trade_name if firm.trade_name != firm.name else ""
        tip = "\n".join(filter(None, (name, trade, firm.street)))
        jobs = "" if firm.jobs is None else number(firm.jobs)
        return (
            self._mark(place, plain),
            Cell(name, strong=True, tip=tip),
            Cell(firm.place or firm.municipality),
            Cell(firm.sbi, quiet=True),
            Cell(_section(firm.sector), tip=section_name(firm.sector)),
            Cell(firm.size_class),
            Cell(jobs),
        )

    def _mark(self, place: int, plain: Plain) -> Cell:
        if self.is_picked(plain):
            return Cell(icon="circle-check", token="good", tip=_("In this workshop"))
        if place in self.ticked:
            return Cell(icon="check", token="accent", tip=_("To be picked"))
        return Cell(icon="square", token="ink-2", tip=_("Tick with Space or a click"))


def _section(letter: str) -> str:
    return f"{letter} {section_name(letter)}" if letter else ""


def ticks(rows: RegisterRows, numbers: Iterable[int]) -> list[int]:
    """Return the places at these numbers that can still be ticked."""
    found = ((rows.places[n], rows.plain(n)) for n in numbers)
    return [place for place, plain in found if plain is None or not rows.is_picked(plain)]
