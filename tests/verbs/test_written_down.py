"""Relations, loose figures and sources that are written down by hand."""

import pytest

from almere_roadmap.domain.words import Depth, Group, RelationKind, Status
from almere_roadmap.errors import Declined
from almere_roadmap.verbs.about import add_area
from almere_roadmap.verbs.indicators import add_indicator, restate
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import delete, edit
from almere_roadmap.verbs.relations import relate, strangers
from almere_roadmap.verbs.sources import add_source
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.perform(add_area(made.workshop, name="Almere", code="home"))
    abroad = made.perform(add_area(made.workshop, name="Buitenland", code="abroad"))
    made.perform(edit(made.workshop, "areas", abroad, regions=("Europa",)))
    return made


def only(records):
    (found,) = records.values()
    return found


def test_a_relation_brings_the_firms_that_are_new_in_one_step(journal):
    unamic = journal.perform(add_organisation(journal.workshop, name="Unamic"))
    _home, abroad = sorted(journal.workshop.areas.values(), key=lambda a: a.rank)
    before = journal.workshop
    told = {"kind": RelationKind.SUPPLIER, "region": "Europa", "depth": Depth.NETWORK, "count": 3}
    assert strangers(before, "unamic", "Hogeschool Gent", "") == ["Hogeschool Gent"]
    journal.perform(relate(before, firm=" unamic ", partner="Hogeschool Gent", **told))
    relation = only(journal.workshop.relations)
    partner = journal.workshop.organisations[relation.partner]
    assert relation.organisation == unamic
    assert (relation.area, relation.region) == (abroad.id, "Europa")
    assert (relation.kind, relation.depth, relation.count) == (
        RelationKind.SUPPLIER,
        Depth.NETWORK,
        3,
    )
    assert (partner.name, partner.area, partner.place) == ("Hogeschool Gent", abroad.id, "Europa")
    assert partner.group is Group.KNOWLEDGE
    journal.undo(journal.edits[-1])
    assert not journal.workshop.relations
    assert journal.workshop.organisations.keys() == before.organisations.keys()


def test_a_relation_without_a_place_lies_where_its_partner_does(journal):
    abroad = next(a.id for a in journal.workshop.areas.values() if a.code == "abroad")
    journal.perform(add_organisation(journal.workshop, name="Yakult", area=abroad))
    journal.perform(relate(journal.workshop, partner="Yakult"))
    assert only(journal.workshop.relations).area == abroad
    assert only(journal.workshop.relations).organisation == ""


def test_a_relation_that_says_nothing_or_the_same_again_is_refused(journal):
    journal.perform(relate(journal.workshop, firm="Unamic", partner="Vaart"))
    now = journal.workshop
    with pytest.raises(Declined, match="who the partner is"):
        relate(now, firm="Unamic", partner=" ")
    with pytest.raises(Declined, match="itself"):
        relate(now, firm="Unamic", partner="UNAMIC")
    with pytest.raises(Declined, match="itself"):
        relate(now, firm="Nieuw", partner="nieuw")
    with pytest.raises(Declined, match="at least once"):
        relate(now, region="Europa", count=0)
    with pytest.raises(Declined, match="Unamic → Vaart is in the list already"):
        relate(now, firm="unamic", partner="vaart", region="Europa")
    # Partners without a name may be alike and yet be several.
    journal.perform(relate(journal.workshop, firm="Unamic", region="Europa"))
    assert relate(journal.workshop, firm="Unamic", region="Europa")


def test_a_figure_enters_its_source_once(journal):
    told = {"year": "2026", "area": "almere", "source": "Sociale Atlas 2026"}
    figure = {"name": "Inwoners", "printed": "circa 230.000", "value": 230000.0}
    journal.perform(add_indicator(journal.workshop, **figure, **told))
    made, source = only(journal.workshop.indicators), only(journal.workshop.sources)
    home = next(a.id for a in journal.workshop.areas.values() if a.code == "home")
    assert (made.area, made.source, made.status) == (home, source.id, Status.PRINTED)
    assert (made.printed, made.value) == ("circa 230.000", 230000.0)
    with pytest.raises(Declined, match="inwoners is in the list already"):
        add_indicator(journal.workshop, name="inwoners", printed="1", **told)
    told["source"] = "sociale atlas 2026"
    journal.perform(add_indicator(journal.workshop, name="Banen", printed="9", **told))
    assert len(journal.workshop.sources) == 1
    ranks = [i.rank for i in journal.workshop.indicators.values()]
    assert len(set(ranks)) == 2


@pytest.mark.parametrize(("name", "printed"), [(" ", "12"), ("Inwoners", " ")])
def test_a_figure_has_a_name_and_a_value(journal, name, printed):
    with pytest.raises(Declined, match="A figure needs"):
        add_indicator(journal.workshop, name=name, printed=printed)


def test_text_and_number_of_a_figure_change_together(journal):
    journal.perform(add_indicator(journal.workshop, name="Banen", printed="9", value=9.0))
    row = only(journal.workshop.indicators).id
    journal.perform(restate(journal.workshop, row, printed="circa 12", value=12.0))
    assert (only(journal.workshop.indicators).printed, only(journal.workshop.indicators).value) == (
        "circa 12",
        12.0,
    )
    with pytest.raises(Declined, match="value"):
        restate(journal.workshop, row, printed="", value=None)


def test_a_source_has_a_title_of_its_own(journal):
    journal.perform(add_source(journal.workshop, title="LISA 2025", publisher="LISA"))
    with pytest.raises(Declined, match="lisa 2025 is in the list already"):
        add_source(journal.workshop, title=" lisa 2025")
    with pytest.raises(Declined, match="title"):
        add_source(journal.workshop, title=" ")


def test_a_source_stays_while_a_figure_has_it(journal):
    told = {"name": "Banen", "printed": "9", "source": "LISA 2025"}
    journal.perform(add_indicator(journal.workshop, **told))
    source, figure = only(journal.workshop.sources).id, only(journal.workshop.indicators).id
    with pytest.raises(Declined, match="still the source"):
        delete(journal.workshop, source)
    assert delete(journal.workshop, source, figure)
    journal.perform(edit(journal.workshop, "indicators", figure, source=""))
    journal.perform(delete(journal.workshop, source))
    assert not journal.workshop.sources
