"""Copies of one workshop at several tables, and random things people do to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from hypothesis import strategies as st

from almere_roadmap.document.fitting import fitted
from almere_roadmap.domain.entities import Dependency, Item, Organisation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import Declined
from almere_roadmap.history.edit import Draft, Edit, created, deleted, updated
from almere_roadmap.history.merge import merge
from almere_roadmap.history.replay import Heads, Stamp, stamp, update
from almere_roadmap.history.undo import Settled, inverse, settled

ROWS = ("a", "b", "c")
SITES = ("p", "q", "r")
KINDS = {"organisations": Organisation, "items": Item, "dependencies": Dependency}
FIELDS = {
    "dependencies": {
        "predecessor": st.sampled_from(ROWS),
        "successor": st.sampled_from(ROWS),
    },
    "organisations": {
        "name": st.sampled_from(["", "A", "B"]),
        "persons": st.none() | st.integers(0, 9),
    },
    "items": {
        "title": st.sampled_from(["x", "y"]),
        "rank": st.sampled_from(["1", "2"]),
        "layer": st.sampled_from(["a", "b"]),
    },
}


@st.composite
def acts(draw, rows=ROWS):
    """Something that a person may try: (what, collection, row, values)."""
    what = draw(st.sampled_from(["put", "put", "put", "delete", "both", "undo", "redo"]))
    collection = draw(st.sampled_from(sorted(KINDS)))
    values = draw(st.fixed_dictionaries({}, optional=FIELDS[collection]))
    return what, collection, draw(st.sampled_from(rows)), values


def draft_for(workshop: Workshop, act) -> Draft:
    """Return what a verb would make of an act: put creates or changes, both changes and deletes."""
    what, collection, row, values = act
    record = workshop.collection(collection).get(row)
    label = Message("Did {what}", {"what": what})
    if record is None:
        new = created(collection, KINDS[collection](id=row, **values)) if what == "put" else ()
        return Draft(label, new)
    writes = () if what == "delete" else updated(collection, record, **values)
    gone = deleted(collection, [row]) if what in ("delete", "both") else ()
    return Draft(label, (*writes, *gone))


@dataclass
class Site:
    """One copy: its edits, what stands, its value and its own undo stack."""

    name: str
    edits: list[Edit] = field(default_factory=list)
    heads: Heads = field(default_factory=Heads)
    workshop: Workshop = field(default_factory=Workshop)
    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)
    settled: dict[str, Settled] = field(default_factory=dict)
    numbers: count = field(default_factory=count)

    def act(self, act) -> Edit | None:
        """Try an act; a refusal or an act without effect changes nothing."""
        try:
            if act[0] == "undo":
                return self._back(self.done, self.undone)
            if act[0] == "redo":
                return self._back(self.undone, self.done)
            draft = fitted(draft_for(self.workshop, act), self.heads)
        except Declined:
            return None
        if not draft:
            return None
        self.undone.clear()
        self.done.append(self.make(draft))
        return self.done[-1]

    def make(self, draft: Draft, undoes: str = "") -> Edit:
        """Stamp a draft and apply it."""
        by = Stamp(f"{self.name}{next(self.numbers)}", self.name, "")
        edit = stamp(draft, self.heads, by, undoes)
        self.settled[edit.id] = settled(edit, self.heads)
        self.edits.append(edit)
        self.workshop = update(self.workshop, self.heads, self.heads.apply(edit))
        return edit

    def _back(self, source: list[Edit], target: list[Edit]) -> Edit | None:
        if not source:
            return None
        last = source[-1]
        back = inverse(last, self.heads, "Back", self.settled[last.id])
        edit = self.make(back, last.id)
        source.pop()
        target.append(edit)
        return edit


def take_over(site: Site, *others: Site) -> None:
    """Merge the edits of other copies into one."""
    merged = merge("", site.edits, *(other.edits for other in others))
    site.edits = list(merged.edits)
    site.workshop, site.heads = merged.workshop, merged.heads


@st.composite
def laptops(draw, most=18):
    """Three copies that worked side by side and now and then took over what another had."""
    sites = {name: Site(name) for name in SITES}
    steps = st.tuples(st.sampled_from(SITES), acts() | st.sampled_from(SITES))
    for name, step in draw(st.lists(steps, max_size=most)):
        if isinstance(step, tuple):
            sites[name].act(step)
        else:
            take_over(sites[name], sites[step])
    return [sites[name] for name in SITES]


@st.composite
def quarrels(draw):
    """A copy that took over what another did to the same few records, so that choices are open."""
    mine, theirs = Site("p"), Site("q")
    for kind in sorted(KINDS):
        mine.act(("put", kind, "a", {}))
    take_over(theirs, mine)
    for site in (mine, theirs):
        for act in draw(st.lists(acts(("a",)), min_size=2, max_size=6)):
            site.act(act)
    take_over(mine, theirs)
    return mine
