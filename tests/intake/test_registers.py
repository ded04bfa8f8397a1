"""Registers as LISA and KvK deliver them: codes with zeros, classes, men and women apart."""

import pytest
import xlsxwriter

from almere_roadmap.domain.registers import FIELDS, Establishment
from almere_roadmap.errors import Declined, InputError
from almere_roadmap.i18n import say
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings

LISA = (
    "LISA-register gemeente Almere;;;;;;;;;;;;\n"
    ";;;;;;;;;;;;\n"
    "Vestigingsnr;KvK-nummer;Naam bedrijf;Straat;Huisnummer;Postcode;Woonplaats;SBI 2008;"
    "Grootteklasse;Mannen fulltime;Vrouwen fulltime;X-coördinaat;Telefoon\n"
    "000012345678;01234567;Bakkerij  Zoë;Markt;1;1315ab;Almere;10711;5-10;4;3;142.500;036\n"
    "000012345679;01234568;Café Ö;Kade;2a;1315 AC;Almere;56.30;10-20;.;x;142.600;036\n"
    "000012345680;01234569;Softwarehuis;Plein;3;1316 XX;Almere;6201;100 en meer;90;20;143.000;\n"
    ";;Totaal;;;;;;;;;;\n"
)


def paste(text, **settings):
    return preview(text, "register", Settings(**settings))


def test_a_lisa_like_register_reads_as_it_is_meant():
    found = paste(LISA)
    assert found.rejects == ()
    firms = list(found.register.establishments())
    assert firms[0] == Establishment(
        name="Bakkerij Zoë",
        kvk="01234567",
        number="000012345678",
        street="Markt 1",
        postcode="1315 AB",
        place="Almere",
        sbi="10711",
        sbi_version="2008",
        sector="C",
        size_class="5-9",
        full_time=7,
        x=142500,
    )
    assert [firm.size_class for firm in firms] == ["5-9", "10-19", "100+"]
    assert [firm.sector for firm in firms] == ["C", "I", "J"]
    assert firms[1].full_time is None
    assert found.recognised.totals == (7,)
    assert found.recognised.header_row == 3
    assert found.recognised.title == "LISA-register gemeente Almere"
    assert found.ignored == ("Telefoon",)
    assert found.dataset == {"classification": "SBI 2008"}
    assert any("5-9" in say(warning) for warning in found.warnings)


def test_zeros_that_a_spreadsheet_took_are_proposed_back_and_given_back_when_asked(tmp_path):
    path = tmp_path / "kvk.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["kvkNummer", "Vestigingsnummer", "Handelsnaam", "Banen"])
        sheet.write_row(1, 0, [1234567, 12345678, "Bakker", "5-9"])
        sheet.write_row(2, 0, [12345678, 112345678901, "Slager", 3])
    found = preview(path, "register")
    assert [(r.row, r.column, r.value) for r in found.rejects] == [(2, "kvkNummer", "1234567")]
    assert found.rejects[0].proposal.value == "01234567"
    assert found.repairs == {"zeros": 2, "class": 1}
    [slager] = found.register.establishments()
    assert (slager.kvk, slager.jobs) == ("12345678", 3)
    mended = preview(path, "register", Settings(repairs=frozenset(found.repairs)))
    assert mended.rejects == ()
    assert [(f.kvk, f.number, f.jobs) for f in mended.register.establishments()] == [
        ("01234567", "000012345678", 7),
        ("12345678", "112345678901", 3),
    ]


def test_rows_that_do_not_fit_come_back_with_row_column_and_reason():
    text = "Naam;KvK;Vestigingsnummer;Banen\n"
    text += "A;12345678;123456789012;3\nB;123;123456789013;1\nC;;123456789012;2\n;;;4\nD;;;veel\n"
    found = paste(text)
    assert [firm.name for firm in found.register.establishments()] == ["A"]
    assert [(r.row, r.column) for r in found.rejects] == [
        (3, "KvK"),
        (4, "Vestigingsnummer"),
        (5, "Naam"),
        (6, "Banen"),
    ]
    assert "row 2" in say(found.rejects[1].reason) or "rij" in say(found.rejects[1].reason)
    corrected = paste(text, corrections={(3, "KvK"): "00000123", (6, "Banen"): "12"})
    assert [firm.name for firm in corrected.register.establishments()] == ["A", "B", "D"]


def test_bare_letters_are_asked_about_and_read_in_the_version_said():
    text = "Naam;Sectie\nBank;K\nBakker;C\n"
    found = paste(text)
    assert [q.setting for q in found.questions] == ["sbi"]
    assert list(found.register.column("sector")) == ["K", "C"]
    said = paste(text, sbi="2025")
    assert not said.questions
    assert list(said.register.column("sector")) == ["J", "C"]
    assert list(said.register.column("sbi_version")) == ["2025", "2025"]
    assert not paste("Naam;Sectie\nBakker;C\n").questions
    assert list(paste("Naam;Sectie\nBank;L\nAmbassade;V\n").register.column("sector")) == ["K", "U"]


def test_a_file_without_any_name_of_an_establishment_is_refused():
    with pytest.raises(InputError, match="no column is called name"):
        paste("kleur;maat\nrood;3\n")


HEADS = (
    "vestigingsnummer;kvknummer;naam;handelsnaam;straat;postcode;woonplaats;gemeente;sbi;"
    "grootteklasse;banen;fulltime;parttime;x;y;peildatum"
)


def large(path, count):
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADS + "\n")
        for n in range(count):
            file.write(
                f"{n:012};{n // 2:08};Firma {n} B.V.;Merk {n};Straat {n % 900} {n % 70};"
                f"13{n % 90:02} AB;Almere;Almere;{10 + n % 24}.1;5-9;{n % 90};{n % 60};{n % 30};"
                f"14{n % 9000:04};48{n % 9000:04};2026-04-01\n"
            )
    return path


def test_a_register_of_thousands_is_read_whole_and_tells_its_progress(tmp_path):
    shares = []
    path = large(tmp_path / "r.csv", 12_345)
    found = preview(path, "register", progress=lambda share: shares.append(share) is None)
    assert found.register.count == 12_345
    assert found.rejects == ()
    rows = list(found.register.rows())
    assert rows[12_344][FIELDS.index("number")] == "000000012344"
    assert max(shares) > 0.3
    assert found.register.digest == preview(path, "register").register.digest


def test_a_register_can_be_cancelled(tmp_path):
    path = large(tmp_path / "r.csv", 30_000)
    with pytest.raises(Declined, match="Cancelled"):
        preview(path, "register", progress=lambda share: share < 0.1)


@pytest.mark.slow
def test_150_000_rows_are_read_as_they_stand(tmp_path):
    found = preview(large(tmp_path / "r.csv", 150_000), "register").register
    assert found.count == 150_000


def test_numbers_that_no_file_can_hold_are_rejected_or_left_open():
    nines = "9" * 30
    found = paste(f"Naam;Banen;X;Y\nA;{nines};{nines};1\nB;veel;2;3\nC;4;5;{'9' * 400}\n")
    assert [(r.row, r.column) for r in found.rejects] == [(2, "Banen"), (3, "Banen")]
    [firm] = found.register.establishments()
    assert (firm.name, firm.jobs, firm.x, firm.y) == ("C", 4, 5, None)


def test_rows_that_are_left_out_leave_no_gap_between_the_batches(tmp_path):
    path = large(tmp_path / "r.csv", 12_345)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[5_010] = lines[5_010].replace("000000005009", "5009x")
    lines[11_000:11_000] = ["", ";" * 15]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = preview(path, "register")
    assert [(r.row, r.value) for r in found.rejects] == [(5_011, "5009x")]
    numbers = list(found.register.column("number"))
    assert numbers == [f"{n:012}" for n in range(12_345) if n != 5_009]
    assert [batch[0].count("\n") + 1 for batch in found.register.batches] == [5_000, 5_000, 2_344]


@pytest.mark.parametrize(("cell", "kept"), [(" 6201 ", "6201"), ("62\u00a001", "62 01"), ("", "")])
def test_a_cell_is_tidied_wherever_it_stands_in_its_line(cell, kept):
    others = ("A;12345678;1", "B;23456789;2")
    found = paste("\n".join(["Naam;KvK;Straat", *others, f"{cell};34567890;3"]))
    assert [f.name for f in found.register.establishments()] == ["A", "B", kept]
    found = paste("\n".join(["KvK;Banen;Straat", f"34567890;3;{cell}", "12345678;1;A"]))
    assert [f.street for f in found.register.establishments()] == [kept, "A"]


def told(found):
    return [(r.row, r.column, r.value, r.proposal.value) for r in found.rejects]


def test_unknown_size_classes_are_rejected_and_a_point_is_unknown():
    text = "Naam;KvK;Grootteklasse\nA;12345678;5-9\nB;23456789;reus\nC;34567890;.\n"
    found = paste(text)
    assert list(found.register.column("size_class")) == ["5-9", ""]
    assert told(found) == [(3, "Grootteklasse", "reus", "")]
    assert "'reus' is no size class" in say(found.rejects[0].reason)
    open_too = paste(text, repairs=frozenset(found.repairs))
    assert list(open_too.register.column("size_class")) == ["5-9", "", ""]
    assert open_too.rejects == ()


def test_bare_numbers_may_be_codes_of_size_classes_but_words_beside_them_are_none():
    found = paste("Naam;KvK;Grootteklasse\nA;12345678;1\nB;23456789;3\nC;34567890;groot\n")
    assert list(found.register.column("size_class")) == ["1", "3"]
    assert told(found) == [(4, "Grootteklasse", "groot", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (">= 100", "100+"),
        ("≥100 werkzame personen", "100+"),
        ("> 100", "101+"),
        ("meer dan 250", "251+"),
        ("< 5", "0-4"),
        ("250 e.m.", "250+"),
    ],
)
def test_size_classes_with_one_end_are_read(text, code):
    found = paste(f"Naam;KvK;Grootteklasse\nA;12345678;5-9\nB;23456789;{text}\n")
    assert list(found.register.column("size_class")) == ["5-9", code]


def test_codes_of_no_version_in_use_are_rejected_with_their_section_where_that_is_certain():
    text = "Naam;KvK;SBI\nA;12345678;6201\nB;23456789;4011\nC;34567890;4811\nD;45678901;00\n"
    found = paste(text)
    assert list(found.register.column("sbi")) == ["6201", "00"]
    assert told(found) == [(3, "SBI", "4011", "D"), (4, "SBI", "4811", "")]
    accepted = paste(text, repairs=frozenset(found.repairs))
    assert accepted.rejects == ()
    assert list(accepted.register.column("sector")) == ["J", "D", "", ""]
    assert [q.setting for q in accepted.questions] == []


def test_a_heading_that_says_sbi_1993_rejects_codes_that_mean_something_else_now():
    text = "Naam;KvK;SBI'93\nA;12345678;7220\nB;23456789;7310\nC;34567890;4521\n"
    found = paste(text)
    assert [(row, value, section) for row, _, value, section in told(found)] == [
        (2, "7220", ""),
        (3, "7310", "M"),
        (4, "4521", ""),
    ]
    assert found.recognised.sbi == ""
    assert list(paste(text, sbi="2008").register.column("sector")) == ["M", "M", "G"]


def test_the_short_headings_of_a_lisa_delivery_are_known():
    found = paste("LISA_NR,NAAM,SBI08,GK_FT,FT,PT\n000000000007,A,62010,5-9,6,1\n")
    [firm] = found.register.establishments()
    assert found.ignored == ()
    assert (firm.number, firm.sbi, firm.size_class) == ("000000000007", "62010", "5-9")
    assert (firm.full_time, firm.part_time, firm.jobs) == (6, 1, 7)


@pytest.mark.parametrize("heads", ["LISANR;VESTNR", "VESTNR;LISANR"])
def test_a_number_of_the_register_itself_is_no_establishment_number(heads):
    numbers = "7;000000000042" if heads.startswith("LISA") else "000000000042;7"
    found = paste(f"{heads};KVKNR;NAAM;GK;WP_TOT;WP_FT\n{numbers};00012345;A;2-4;3;2\n")
    [firm] = found.register.establishments()
    assert (firm.number, firm.kvk, firm.jobs, firm.full_time) == (
        "000000000042",
        "00012345",
        3,
        2,
    )
    assert "LISANR" in found.ignored
