"""What an import does to a workshop, the first time and again."""

from dataclasses import replace

from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Origin
from almere_roadmap.intake.taking import take_over
from tests.making import Journal

LIST = "Bedrijf;Plaats\nA;Almere\nB;Ede\n"
TABLE = "sectie;1;2-4\nA Landbouw;3;4\nC Industrie;5;6\n"


def read(tmp_path, text, kind, name="lijst.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return preview(path, kind)


def done(journal, taken):
    journal.perform(taken.made.draft)
    return taken.made


def test_a_list_keeps_its_file_and_a_second_reading_tells_added_changed_and_gone(tmp_path):
    journal = Journal()
    first = done(journal, take_over(journal.workshop, read(tmp_path, LIST, "organisations"), "L"))
    assert (first.added, first.changed, first.gone) == (2, 0, ())
    [source] = journal.workshop.sources.values()
    assert (source.title, source.file, len(source.file_hash)) == ("L", "lijst.csv", 64)
    assert source.mapping == ("Bedrijf → name", "Plaats → place")
    assert {o.source for o in journal.workshop.organisations.values()} == {source.id}

    again = read(tmp_path, LIST, "organisations")
    assert not take_over(journal.workshop, again, "L").made.draft

    later = read(tmp_path, "Bedrijf;Plaats\nA;Zeewolde\nC;Ede\n", "organisations")
    second = take_over(journal.workshop, later, "L")
    assert (second.made.added, second.made.changed) == (1, 1)
    assert [gone.name for gone in second.made.gone] == ["B"]
    done(journal, second)
    assert {o.name for o in journal.workshop.organisations.values()} == {"A", "B", "C"}
    [source] = journal.workshop.sources.values()
    assert source.file_hash == later.origin.file_hash


def test_what_is_gone_is_deleted_in_the_same_step_only_when_asked(tmp_path):
    journal = Journal()
    done(journal, take_over(journal.workshop, read(tmp_path, LIST, "organisations"), "L"))
    later = read(tmp_path, "Bedrijf;Plaats\nA;Almere\n", "organisations")
    taken = take_over(journal.workshop, later, "L", remove_gone=True)
    done(journal, taken)
    assert [o.name for o in journal.workshop.organisations.values()] == ["A"]
    journal.undo(journal.edits[-1])
    assert {o.name for o in journal.workshop.organisations.values()} == {"A", "B"}


def test_what_another_list_or_a_person_entered_is_never_gone(tmp_path):
    journal = Journal()
    done(journal, take_over(journal.workshop, read(tmp_path, LIST, "organisations"), "L"))
    other = read(tmp_path, "Bedrijf\nD\n", "organisations")
    done(journal, take_over(journal.workshop, other, "M"))
    later = read(tmp_path, "Bedrijf;Plaats\nA;Almere\nB;Ede\n", "organisations")
    assert take_over(journal.workshop, later, "L").made.gone == ()


def test_pasted_cells_have_no_file_and_make_no_source():
    journal = Journal()
    done(journal, take_over(journal.workshop, preview(LIST, "organisations"), "L"))
    assert not journal.workshop.sources
    assert preview(LIST, "organisations").origin == Origin()


def test_a_table_read_again_replaces_the_earlier_one_and_is_compared(tmp_path):
    journal = Journal()
    found = read(tmp_path, TABLE, "statistics", "t.csv")
    taken = take_over(journal.workshop, found, "Banen")
    done(journal, taken)
    assert (taken.made.added, taken.difference) == (1, None)
    [dataset] = journal.workshop.datasets.values()
    assert (dataset.file, dataset.rows, dataset.code) == ("t.csv", 4, "S1")
    workshop = replace(journal.workshop, tables=taken.tables)
    later = read(tmp_path, TABLE.replace("3;4", "3;7") + "D Energie;1;1\n", "statistics", "t.csv")
    again = take_over(workshop, later, "Banen")
    assert (again.made.added, again.made.changed) == (0, 1)
    assert (again.difference.added, again.difference.changed, again.difference.gone) == (2, 1, 0)
    done(journal, again)
    [dataset] = journal.workshop.datasets.values()
    assert dataset.digest == next(iter(again.tables))


def test_a_register_is_entered_as_a_dataset_and_compared_with_its_earlier_delivery(tmp_path):
    journal = Journal()
    text = "Vestigingsnummer;Naam;Banen;Peildatum\n000012345678;A;3;2025\n000012345679;B;4;2025\n"
    first = take_over(journal.workshop, read(tmp_path, text, "register"), "LISA")
    done(journal, first)
    [dataset] = journal.workshop.datasets.values()
    assert (dataset.kind, dataset.rows, dataset.code) == (DatasetKind.REGISTER, 2, "R1")
    [register] = first.registers.values()
    assert dataset.digest == register.digest
    later = text.replace("2025", "2026").replace("B;4", "C;5").replace("5679", "5680")
    second = take_over(
        journal.workshop, read(tmp_path, later, "register"), "LISA", earlier=register
    )
    assert (second.made.added, second.made.changed) == (0, 1)
    assert (second.difference.added, second.difference.changed, second.difference.gone) == (1, 0, 1)


def test_a_small_register_may_become_organisations(tmp_path):
    journal = Journal()
    text = "Vestigingsnummer;Naam;SBI 2008;Banen;Plaats\n000012345678;A;6201;3;Almere\n"
    done(journal, take_over(journal.workshop, read(tmp_path, text, "register"), "R", pick=True))
    [firm] = journal.workshop.organisations.values()
    assert (firm.name, firm.sector, firm.persons, firm.place) == ("A", "J", 3, "Almere")
