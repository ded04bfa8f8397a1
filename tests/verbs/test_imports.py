from almere_roadmap.domain.entities import Area
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.history.edit import Draft, created
from almere_roadmap.verbs.datasets import import_table
from almere_roadmap.verbs.imports import import_rows
from tests.making import Journal


def rows(*values):
    return list(enumerate(values, 2))


def test_a_list_is_one_step_and_a_second_import_changes_nothing():
    journal = Journal()
    firms = rows({"name": "Genzyme"}, {"name": "Unamic", "place": "Almere"})
    first = import_rows(journal.workshop, "organisations", firms, "firms.csv")
    journal.perform(first.draft)
    assert (first.added, first.changed) == (2, 0)
    again = import_rows(journal.workshop, "organisations", firms, "firms.csv")
    assert not again.draft
    assert (again.added, again.changed) == (0, 0)


def test_known_records_are_updated_and_a_name_twice_in_a_file_is_one_record():
    journal = Journal()
    journal.perform(
        import_rows(journal.workshop, "organisations", rows({"name": "Genzyme"}), "a").draft
    )
    made = import_rows(
        journal.workshop,
        "organisations",
        rows({"name": "genzyme", "place": "Almere"}, {"name": "Yakult"}, {"name": "Yakult"}),
        "b",
    )
    journal.perform(made.draft)
    assert (made.added, made.changed) == (1, 1)
    assert len(journal.workshop.organisations) == 2


def test_the_same_list_in_two_copies_gives_the_same_records():
    one, other = Journal(), Journal()
    for journal in (one, other):
        journal.perform(
            import_rows(journal.workshop, "organisations", rows({"name": "Genzyme"}), "a").draft
        )
    assert one.workshop.organisations.keys() == other.workshop.organisations.keys()


def test_relations_name_firms_and_a_name_not_known_is_told():
    journal = Journal()
    journal.perform(
        import_rows(
            journal.workshop, "organisations", rows({"name": "Genzyme"}, {"name": "Yakult"}), "a"
        ).draft
    )
    made = import_rows(
        journal.workshop,
        "relations",
        rows(
            {"organisation": "Genzyme", "partner": "Yakult", "kind": "supplier"},
            {"organisation": "Genzyme", "partner": "Nobody", "kind": "supplier"},
        ),
        "b",
    )
    assert made.added == 1
    [unknown] = made.unknown
    assert (unknown.number, unknown.field, unknown.name) == (3, "partner", "Nobody")


def with_areas():
    journal = Journal()
    home = Area(id="home", name="Almere", regions=("Almere",), rank="a")
    wider = Area(id="region", name="Noordvleugel", regions=("A’dam regio", "Utrecht"), rank="b")
    writes = (*created("areas", home), *created("areas", wider))
    journal.perform(Draft(Message("Areas"), writes))
    return journal


def test_a_place_or_region_that_an_area_knows_gives_the_area():
    journal = with_areas()
    firms = rows({"name": "A", "place": "utrecht"}, {"name": "B", "place": "Ede"}, {"name": "C"})
    journal.perform(import_rows(journal.workshop, "organisations", firms, "a").draft)
    assert {o.name: o.area for o in journal.workshop.organisations.values()} == {
        "A": "region",
        "B": "",
        "C": "",
    }
    relations = rows({"kind": "customer", "region": "A'dam regio"})
    journal.perform(import_rows(journal.workshop, "relations", relations, "b").draft)
    [relation] = journal.workshop.relations.values()
    assert relation.area == "region"


def test_an_area_set_by_hand_stays_when_the_list_comes_again():
    journal = with_areas()
    firms = rows({"name": "A", "place": "Utrecht", "area": "Almere"})
    journal.perform(import_rows(journal.workshop, "organisations", firms, "a").draft)
    again = rows({"name": "A", "place": "Utrecht"})
    assert not import_rows(journal.workshop, "organisations", again, "a").draft


def test_an_area_that_followed_from_the_place_follows_it_when_the_firm_moves():
    journal = with_areas()
    for place, area in (("Almere", "home"), ("Utrecht", "region")):
        firms = rows({"name": "A", "place": place})
        journal.perform(import_rows(journal.workshop, "organisations", firms, "a").draft)
        [firm] = journal.workshop.organisations.values()
        assert firm.area == area


def test_nameless_partners_may_be_alike_and_are_still_several():
    journal = Journal()
    journal.perform(
        import_rows(journal.workshop, "organisations", rows({"name": "Genzyme"}), "a").draft
    )
    one = {"organisation": "Genzyme", "kind": "customer", "region": "Utrecht"}
    made = import_rows(journal.workshop, "relations", rows(one, one, one), "b")
    journal.perform(made.draft)
    assert (made.added, made.repeated) == (3, ())
    assert sum(r.count for r in journal.workshop.relations.values()) == 3
    assert not import_rows(journal.workshop, "relations", rows(one, one, one), "b").draft


def test_a_row_about_an_earlier_row_is_told_and_the_last_word_stands():
    journal = Journal()
    firms = rows({"name": "A", "place": "Ede"}, {"name": " a ", "place": "Almere"})
    made = import_rows(journal.workshop, "organisations", firms, "a")
    journal.perform(made.draft)
    assert (made.added, made.changed, made.repeated) == (1, 0, (3,))
    [firm] = journal.workshop.organisations.values()
    assert firm.place == "Almere"
    assert not import_rows(journal.workshop, "organisations", firms, "a").draft


def test_a_number_that_a_list_calls_an_id_is_no_id_here():
    journal = Journal()
    for collection in ("organisations", "networks"):
        made = import_rows(journal.workshop, collection, rows({"id": "1", "name": "A"}), "a")
        journal.perform(made.draft)
    [firm], [network] = journal.workshop.organisations, journal.workshop.networks
    assert firm != network
    back = rows({"id": firm, "name": "A is renamed"})
    assert import_rows(journal.workshop, "organisations", back, "b").changed == 1


def test_an_indicator_is_known_by_its_code_and_without_one_by_its_name():
    journal = Journal()
    first = rows({"code": "I01", "name": "Old", "value": 1.0}, {"name": "Loose", "value": 2.0})
    journal.perform(import_rows(journal.workshop, "indicators", first, "a").draft)
    again = rows({"code": "I01", "name": "New", "value": 1.0}, {"name": "loose", "value": 3.0})
    made = import_rows(journal.workshop, "indicators", again, "a")
    assert (made.added, made.changed) == (0, 2)


def test_a_table_of_a_known_code_is_replaced():
    def table(value):
        cell = Observation("A", "1", value)
        return StatisticsTable((Category("A", "A"),), (Category("1", "1"),), (cell,))

    journal = Journal()
    journal.perform(import_table(journal.workshop, table(1.0), title="T", code="T1"))
    journal.perform(import_table(journal.workshop, table(2.0), title="T", code="T1"))
    [dataset] = journal.workshop.datasets.values()
    assert dataset.digest == digest(table(2.0))
    journal.perform(import_table(journal.workshop, table(3.0), title="U"))
    assert {d.code for d in journal.workshop.datasets.values()} == {"T1", "S1"}


def test_a_list_after_another_keeps_its_order_and_short_ranks():
    journal, names = Journal(), [f"n{n:03}" for n in range(300)]
    for some in (["a", "b"], names):
        listed = rows(*({"name": name} for name in some))
        journal.perform(import_rows(journal.workshop, "networks", listed, "x").draft)
    ranked = sorted(journal.workshop.networks.values(), key=lambda network: network.rank)
    assert [network.name for network in ranked] == ["a", "b", *names]
    assert max(len(network.rank) for network in ranked) < 6
