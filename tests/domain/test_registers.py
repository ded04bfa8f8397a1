import random

from almere_roadmap.domain.registers import (
    BATCH,
    FIELDS,
    Establishment,
    RegisterTable,
    register_of,
    register_of_columns,
)


def row(number, **values):
    firm = Establishment(name=f"Firma {number}", kvk=f"{number:08}", **values)
    return tuple(getattr(firm, name) for name in FIELDS)


def test_rows_come_back_as_they_went_in():
    rows = [row(1, jobs=3, x=142500.5), row(2, jobs=0), row(3, place="’s-Graveland")]
    table = register_of(rows)
    assert list(table.rows()) == rows
    assert table.count == 3
    assert next(table.establishments()) == Establishment(
        name="Firma 1", kvk="00000001", jobs=3, x=142500.5
    )
    assert list(table.column("jobs")) == [3, 0, None]


def test_an_empty_register_has_no_rows():
    assert list(register_of([]).rows()) == []
    assert register_of([]) == RegisterTable() == register_of_columns({})


def test_columns_and_rows_of_more_than_a_batch_give_the_same_register():
    count = 2 * BATCH + 7
    rows = [row(n, jobs=n % 90) for n in range(count)]
    columns = {
        "name": [f"Firma {n}" for n in range(count)],
        "kvk": [f"{n:08}" for n in range(count)],
        "jobs": [str(n % 90) for n in range(count)],
    }
    table = register_of(rows)
    assert register_of_columns(columns) == table
    assert list(table.rows()) == rows
    assert table.digest == register_of(table.rows()).digest


def test_the_digest_is_that_of_the_content():
    rows = [row(n) for n in range(50)]
    mixed = rows[:]
    random.Random(7).shuffle(mixed)
    assert register_of(rows).digest != register_of(mixed).digest
    assert register_of([row(1, x=3.0)]).digest == register_of([row(1, x=3)]).digest
    assert register_of([row(1, place="a")]).digest != register_of([row(1, municipality="a")]).digest


def test_a_line_end_in_a_name_cannot_shift_the_rows():
    [found] = register_of([row(1, street="Markt\n1")]).rows()
    assert found[FIELDS.index("street")] == "Markt 1"
