"""Files that are broken, hostile or merely odd: refused in one sentence, or read as meant."""

import re
import resource
import time
import zipfile

import pytest
import xlsxwriter

from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.exchange.xlsx import write_xlsx
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.taking import take_over
from almere_roadmap.verbs.imports import import_rows

KINDS = ("organisations", "register", "statistics")


def simple(path):
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["naam", "A"])
    return path


def rewritten(path, part, change):
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return path


def test_a_sheet_that_lies_elsewhere_in_the_book_is_looked_over_too(tmp_path):
    usual, path = tmp_path / "usual.xlsx", tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(usual) as book:
        book.add_worksheet().write(1_048_575, 16_383, "far")
    with zipfile.ZipFile(usual) as book, zipfile.ZipFile(path, "w") as moved:
        for name in book.namelist():
            place = name.replace("worksheets/sheet1.xml", "elsewhere/s.xml")
            data = book.read(name).replace(b"worksheets/sheet1.xml", b"elsewhere/s.xml")
            moved.writestr(place, data)
    with pytest.raises(InputError, match="far away"):
        preview(path, "organisations")


@pytest.mark.parametrize("kind", KINDS)
def test_a_far_cell_is_refused_quickly_and_in_little_memory(tmp_path, kind):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(1_048_575, 16_383, "far")
    started = time.monotonic()
    with pytest.raises(InputError, match="far away") as error:
        preview(path, kind)
    assert error.value.file == "far.xlsx"
    assert time.monotonic() - started < 10
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 600 * 1024


def test_a_lying_dimension_reads_normally(tmp_path):
    path = rewritten(
        simple(tmp_path / "lie.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'),
    )
    assert [row.values["name"] for row in preview(path, "organisations").rows] == ["A"]


SECRET = "the-secret-of-another-file"


@pytest.mark.parametrize("what", ["laughs", "fetch"])
def test_entities_in_a_workbook_neither_unfold_nor_fetch(tmp_path, what):
    (tmp_path / "secret.txt").write_text(SECRET)
    declared = {
        "laughs": '<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)),
        "fetch": f'<!ENTITY j SYSTEM "{(tmp_path / "secret.txt").as_uri()}">',
    }[what]

    def hostile(xml):
        text = xml.decode().replace("?>", f"?><!DOCTYPE sst [{declared}]>", 1)
        return re.sub(r"<t>naam</t>", "<t>&j;</t>", text).encode()

    path = rewritten(simple(tmp_path / "x.xlsx"), "xl/sharedStrings.xml", hostile)
    started = time.monotonic()
    try:
        found = repr(preview(path, "organisations", Settings(mapping={})))
    except InputError as error:
        found = str(error)
    assert SECRET not in found
    assert "haha" not in found
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("no.xlsx", b"not a zip", "not an Excel workbook"),
        ("empty.xlsx", b"", "empty"),
        ("quote.csv", b'naam;plaats\nA;B\n"C;D\n' + b"x;y\n" * 5_000, "not closed"),
        ("field.csv", b"naam;plaats\n" + b"x" * 200_000 + b";y\n", "too long"),
        ("columns.csv", b"naam" + b";x" * 1_000_000 + b"\n", "200 columns"),
        ("gone.gexf", None, "no such file"),
        ("gone.csv", None, "no such file"),
    ],
)
def test_unusable_files_are_refused_by_name(tmp_path, name, data, words):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    kind = "networks" if name.endswith("gexf") else "register"
    with pytest.raises(InputError, match=words) as error:
        preview(path, kind)
    assert error.value.file == name
    assert len(list(tmp_path.iterdir())) == (data is not None)


def test_an_open_quote_is_told_with_the_row_it_opens_on(tmp_path):
    path = tmp_path / "quote.csv"
    path.write_bytes(b'naam;plaats\nA;B\n"C;D\n' + b"x;y\n" * 5_000)
    with pytest.raises(InputError) as error:
        preview(path, "organisations")
    assert error.value.row == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_with_a_decimal_comma_keep_their_accents(tmp_path, encoding):
    path = tmp_path / "i.csv"
    path.write_bytes("naam;waarde\nCafé Zoë;1.008,5\n".encode(encoding))
    found = preview(path, "indicators")
    assert dict(found.rows[0].values) == {"name": "Café Zoë", "value": 1008.5}
    assert found.recognised.separator == ";"


def test_ragged_rows_are_read_or_rejected_but_never_shifted():
    found = preview("naam;plaats;sector\nA;Ede\nB\nC;Ede;G;x\n", "organisations")
    assert [dict(row.values) for row in found.rows] == [
        {"name": "A", "place": "Ede"},
        {"name": "B"},
    ]
    assert [reject.row for reject in found.rejects] == [4]


NAMES = ["=1+1", "+31 6 1234", "- bullet", "@anna", "＝1", "'s-Graveland", "-5", "a\x00b\ufffe"]


def test_names_that_look_like_formulas_come_back_from_a_workbook_as_they_were(tmp_path):
    import datetime

    firms = {f"o{n}": Organisation(id=f"o{n}", name=name) for n, name in enumerate(NAMES[:-1])}
    path = tmp_path / "out.xlsx"
    write_xlsx(Workshop(organisations=firms), path, today=datetime.date(2026, 11, 25))
    found = preview(path, "organisations", Settings(sheet=_sheet_with(path, "=1+1")))
    assert [row.values["name"] for row in found.rows] == NAMES[:-1]


def _sheet_with(path, text):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return next(
        name
        for name in book.sheet_names
        if any(text in row for row in book.get_sheet_by_name(name).to_python())
    )


def test_names_guarded_against_formulas_in_csv_lose_their_guard_and_no_other_apostrophe():
    text = "naam\n'=1+1\n'+31 6\n'- x\n'@anna\n's-Graveland\n"
    found = preview(text, "organisations")
    assert [row.values["name"] for row in found.rows] == [
        "=1+1",
        "+31 6",
        "- x",
        "@anna",
        "'s-Graveland",
    ]


def test_characters_that_no_file_can_hold_do_not_come_in():
    found = preview("naam\n" + NAMES[-1].replace("\x00", "\x01") + "\n", "organisations")
    made = import_rows(Workshop(), "organisations", [(2, found.rows[0].values)], "x")
    assert [w.value for w in made.draft.writes if w.field == "name"] == ["ab"]
    assert take_over(Workshop(), found, "x").made.added == 1


def test_a_first_line_that_states_the_separator_is_obeyed_and_no_heading():
    found = preview("sep=,\r\nnaam,plaats\r\nA; B,Ede\r\n", "organisations")
    assert [dict(row.values) for row in found.rows] == [{"name": "A; B", "place": "Ede"}]
    assert (found.recognised.separator, found.recognised.header_row) == (",", 2)


@pytest.mark.parametrize("separator", ["--", '"', "\n"])
def test_what_is_no_separator_is_told(separator):
    with pytest.raises(InputError, match="no separator"):
        preview("naam\nA\n", "organisations", Settings(separator=separator))


def test_numbers_beyond_what_can_be_kept_are_rejected():
    found = preview(f"naam;personen\nA;{'9' * 30}\nB;{'9' * 400}\nC;1\n", "organisations")
    assert [reject.row for reject in found.rejects] == [2, 3]


def tall(path, last, heads=("naam", "vestigingsnummer", "kvknummer", "banen")):
    """Write a register of one establishment a row, the last of them in row ``last``."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, heads)
        for row in range(1, last):
            page.write_row(row, 0, [f"Firma {row}", f"{row:012}", f"{row:08}", 1])
    return path


def moved_down(path, row):
    """Let the second row of a simple list stand in another."""
    end = str(row).encode()
    return rewritten(
        simple(path),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"A2", b"A" + end).replace(b'"2"', b'"' + end + b'"'),
    )


def test_d13_a_list_in_a_workbook_may_have_fifty_thousand_rows(tmp_path):
    found = preview(tall(tmp_path / "most.xlsx", 50_000, ("naam", "a", "b", "c")), "organisations")
    assert len(found.rows) == 49_999


@pytest.mark.parametrize("kind", ["organisations", "statistics", ""])
def test_d13_a_list_in_a_workbook_reaches_no_further(tmp_path, kind):
    assert preview(moved_down(tmp_path / "near.xlsx", 50_000), "organisations").rows
    with pytest.raises(InputError, match=r"down to row 50.001, and 50.000 is the most"):
        preview(moved_down(tmp_path / "far.xlsx", 50_001), kind)


@pytest.mark.parametrize("kind", ["register", ""])
def test_d13_a_register_in_a_workbook_may_be_five_times_as_long(tmp_path, kind):
    found = preview(tall(tmp_path / "register.xlsx", 60_000), kind)
    assert found.register.count == 59_999


def test_d13_a_register_beyond_a_quarter_of_a_million_rows_is_refused(tmp_path):
    assert preview(moved_down(tmp_path / "near.xlsx", 250_000), "register").register.count == 1
    with pytest.raises(InputError, match="far away, at A250001"):
        preview(moved_down(tmp_path / "far.xlsx", 250_001), "register")


@pytest.mark.parametrize(("kind", "most"), [("organisations", 100), ("", 100), ("register", 300)])
def test_d13_what_a_workbook_may_unpack_to_goes_by_its_kind(tmp_path, kind, most):
    path = simple(tmp_path / "big.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/blank.bin", b" " * (most - 1) * 1_000_000)
    assert preview(path, kind or "register").kind
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/more.bin", b" " * 1_000_000)
    with pytest.raises(InputError, match=f"unpacks to more than {most} MB"):
        preview(path, kind)
