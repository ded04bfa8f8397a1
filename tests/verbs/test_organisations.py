import pytest

from almere_roadmap.domain.words import Group
from almere_roadmap.errors import Declined
from almere_roadmap.verbs.about import add_area
from almere_roadmap.verbs.organisations import add_network, add_organisation, join
from almere_roadmap.verbs.records import delete, edit
from tests.making import Journal


@pytest.fixture
def journal():
    made = Journal()
    made.perform(add_area(made.workshop, name="Almere", code="home"))
    made.perform(add_area(made.workshop, name="Buitenland", code="abroad"))
    return made


def test_a_firm_sits_in_the_home_area_unless_told_otherwise(journal):
    home, abroad = sorted(journal.workshop.areas.values(), key=lambda a: a.rank)
    here = journal.perform(add_organisation(journal.workshop, name="Genzyme"))
    there = journal.perform(add_organisation(journal.workshop, name="Yakult", area=abroad.id))
    assert journal.workshop.organisations[here].area == home.id
    assert journal.workshop.organisations[there].area == abroad.id
    assert journal.workshop.organisations[here].group is Group.ENTREPRENEURS


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Gemeente Lelystad", Group.GOVERNMENT),
        ("Provincie Flevoland", Group.GOVERNMENT),
        ("Hogeschool Windesheim", Group.KNOWLEDGE),
        ("ROC-Almere", Group.KNOWLEDGE),
        ("Rocket Internet", Group.ENTREPRENEURS),
    ],
)
def test_a_name_tells_the_group_unless_one_is_given(journal, name, group):
    told = journal.perform(add_organisation(journal.workshop, name=name))
    other = add_organisation(journal.workshop, name=f"{name} 2", group=Group.OTHER)
    given = journal.perform(other)
    assert journal.workshop.organisations[told].group is group
    assert journal.workshop.organisations[given].group is Group.OTHER


def test_one_firm_has_one_record(journal):
    journal.perform(add_organisation(journal.workshop, name="Genzyme"))
    with pytest.raises(Declined, match="genzyme is already"):
        add_organisation(journal.workshop, name=" genzyme ")
    with pytest.raises(Declined, match="name"):
        add_organisation(journal.workshop, name="  ")


def test_a_seat_is_taken_once_and_leaves_with_the_firm(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Unamic"))
    table = journal.perform(add_network(journal.workshop, name="EDBA", focus=("Almere",)))
    journal.perform(join(journal.workshop, organisation=firm, network=table))
    assert not join(journal.workshop, organisation=firm, network=table)
    journal.perform(delete(journal.workshop, firm))
    assert not journal.workshop.memberships
    journal.undo(journal.edits[-1])
    assert len(journal.workshop.memberships) == 1


def test_editing_checks_the_value_and_names_the_field(journal):
    firm = journal.perform(add_organisation(journal.workshop, name="Unamic"))
    with pytest.raises(Exception, match="does not fit") as error:
        edit(journal.workshop, "organisations", firm, persons="many")
    assert error.value.field == "persons"
    assert not edit(journal.workshop, "organisations", firm, name="Unamic")
    draft = edit(journal.workshop, "organisations", firm, name="Unamic HCN")
    assert draft.label.params == {"old": "Unamic", "name": "Unamic HCN"}
