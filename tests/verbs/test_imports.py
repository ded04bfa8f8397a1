from almere_roadmap.domain.tables import Category, Observation, StatisticsTable, digest
from almere_roadmap.verbs.imports import import_rows, import_table
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
