"""The command line as its user types it, on real files."""

import json

import pytest
from pypdf import PdfReader

from almere_roadmap import __main__
from almere_roadmap.analysis import units
from almere_roadmap.cli.main import VERBS, main
from almere_roadmap.document.document import Document
from almere_roadmap.document.templates import names
from almere_roadmap.verbs.organisations import add_organisation
from tests.sample import copied


@pytest.fixture
def run(capsys):
    """Return a function that runs a verb in English: (status, out, err)."""

    def call(verb, *args):
        status = main([verb, "--lang", "en", *map(str, args)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def path(tmp_path, run):
    made = tmp_path / "new.almere"
    assert run("new", made, "--title", "Ours")[0] == 0
    return made


def test_a_new_workshop_shows_its_title_and_layers(path, run):
    status, out, err = run("show", path)
    assert (status, err) == (0, "")
    assert out.startswith("Ours\n")
    content = json.loads(run("show", path, "--json")[1])
    assert len(content["layers"]) == 6


@pytest.mark.parametrize(
    ("template", "first"),
    [("one-day", "Welcome"), ("half-day", "Opening"), ("four-half-days", "Opening")],
)
def test_a_new_workshop_comes_with_an_agenda(tmp_path, run, template, first):
    path = tmp_path / "day.almere"
    assert run("new", path, "--template", template)[0] == 0
    content = json.loads(run("show", path, "--json")[1])
    steps = sorted(content["agenda"].values(), key=lambda s: s["rank"])
    assert steps[0]["title"].startswith(first) and steps[-1]["opens"] == "outcome"
    assert not content["items"] and not content["niches"] and len(content["layers"]) == 6
    assert run("check", path)[0] == 0


def test_a_template_that_is_not_there_is_refused_with_those_that_are(tmp_path, run, capsys):
    with pytest.raises(SystemExit) as refused:
        run("new", tmp_path / "x.almere", "--template", "two-days")
    assert refused.value.code == 2 and not (tmp_path / "x.almere").exists()
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and all(name in err for name in names())


def test_new_never_overwrites(path, run):
    before = path.read_bytes()
    status, out, err = run("new", path)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert path.read_bytes() == before


def test_show_json_is_the_same_bytes_for_the_same_content(tmp_path, run):
    path = copied(tmp_path)
    first = run("show", path, "--json")[1]
    assert first == run("show", path, "--json")[1]
    document = Document.open(path)
    document.perform(add_organisation(document.workshop, name="Nieuw"))
    document.undo()
    document.close()
    assert run("show", path, "--json")[1] == first


def test_naam_and_plaats_are_enough_for_organisations(tmp_path, path, run):
    source = tmp_path / "firms.csv"
    source.write_text("naam;plaats;kleur\nGenzyme;Almere;blauw\n;Ede;rood\n", encoding="utf-8")
    status, out, _ = run("import", path, source, "--as", "organisations", "--dry-run", "--json")
    plan = json.loads(out)
    assert (status, plan["kept"], plan["added"], plan["ignored"]) == (0, False, 1, ["kleur"])
    assert [(r["row"], r["field"]) for r in plan["rejected"]] == [(3, "name")]
    assert (
        "organisations" not in json.loads(run("show", path, "--json")[1])
        or not json.loads(run("show", path, "--json")[1])["organisations"]
    )
    assert run("import", path, source, "--as", "organisations")[0] == 0
    [firm] = json.loads(run("show", path, "--json")[1])["organisations"].values()
    assert (firm["name"], firm["place"]) == ("Genzyme", "Almere")
    assert "Imported firms" in run("history", path)[1]


def test_statistics_come_in_as_a_table(tmp_path, path, run):
    source = tmp_path / "banen.csv"
    source.write_text("sectie;1;100+;totaal\nA Landbouw;1.008;2;1.010\n", encoding="utf-8")
    status, out, _ = run("import", path, source, "--as", "statistics")
    assert (status, "1 added" in out) == (0, True)
    found = {r["id"]: r["value"] for r in json.loads(run("analyse", path, "--json")[1])}
    assert found["jobs.total"] == 1010


def test_analyse_lists_id_value_unit_source_and_status(tmp_path, run):
    found = json.loads(run("analyse", copied(tmp_path), "--json")[1])
    total = next(r for r in found if r["id"] == "establishments.total")
    assert total["value"] == 13539
    assert {"id", "value", "unit", "source", "status"} <= total.keys()
    assert run("analyse", copied(tmp_path))[1].splitlines()[0].startswith("establishments.total")


def test_the_command_line_speaks_dutch_with_whole_counts(tmp_path, run):
    path = copied(tmp_path)
    first = run("analyse", path, "--lang", "nl")[1].splitlines()[0]
    assert first.split()[1:3] == ["13.539", "vestigingen"]
    shown = run("show", path, "--lang", "nl")[1]
    assert "× netwerk\n" in shown and "organisations" not in shown


def test_every_unit_in_words_is_known(tmp_path, run):
    found = json.loads(run("analyse", copied(tmp_path), "--json")[1])
    words = {r["unit"] for r in found if any(sign.islower() for sign in r["unit"])}
    assert words - {"bit"} <= set(units._UNITS)


def test_no_backups_and_an_unknown_format_are_said(tmp_path, run):
    path = copied(tmp_path)
    assert run("backups", path)[1] == "There are no backups yet.\n"
    status, _out, err = run("export", path, tmp_path / "x.foo")
    assert status == 2 and "pdf" in err and "pptx" in err


def test_check_answers_yes_for_the_sample_and_no_for_a_damaged_copy(tmp_path, run):
    path = copied(tmp_path)
    status, out, _ = run("check", path)
    assert (status, "The file is sound." in out) == (0, True)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert run("check", path)[0] in (1, 2)
    assert path.read_bytes() == data[: len(data) // 2]


@pytest.mark.parametrize("name", ["out.json", "out.xlsx", "out.graphml", "out.ics", "out.svg"])
def test_export_writes_a_file_by_its_extension(tmp_path, run, name):
    out = tmp_path / name
    assert run("export", copied(tmp_path), out)[0] == 0
    assert out.stat().st_size > 200


def test_export_prints_the_document_and_the_sections_that_are_asked_for(tmp_path, run):
    note, short = tmp_path / "note.pdf", tmp_path / "short.pdf"
    path = copied(tmp_path)
    assert run("export", path, note, "--document", "note")[0] == 0
    assert len(PdfReader(note).pages) == 2
    wanted = ("--sections", "hbo,summary", "--client", "Opdrachtgever X", "--status", "final")
    assert run("export", path, short, *wanted)[0] == 0
    titles = [entry["/Title"] for entry in PdfReader(short).outline]
    assert titles[1:] == ["Hbo and mbo actions", "Summary"]
    cover = PdfReader(short).pages[0].extract_text()
    assert "Opdrachtgever X" in cover
    assert "final" in cover


def test_papers_to_vote_on_are_written_for_everybody_or_as_many_as_are_asked_for(tmp_path, run):
    out = tmp_path / "papers.pdf"
    status, said, _err = run("papers", copied(tmp_path), out)
    assert status == 0 and said.startswith("Papers 1 to 17 are in ")
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Paper 17" in text and "Paper 18" not in text
    assert run("papers", copied(tmp_path), out, "--count", 3, "--round", 1)[0] == 0
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Paper 3" in text and "Paper 4" not in text


def test_papers_of_no_round_or_over_a_workshop_are_refused(tmp_path, path, run):
    before = path.read_bytes()
    for args, words in (
        ((copied(tmp_path), path), "ends in .pdf"),
        ((path, tmp_path / "p.pdf"), "no such vote"),
        ((copied(tmp_path), tmp_path / "p.pdf", "--round", 9), "no such vote"),
        ((copied(tmp_path), tmp_path / "p.pdf", "--count", -1), "numbered from 1"),
    ):
        status, _out, err = run("papers", *args)
        assert status == 2 and words in err and err.count("\n") == 1
    assert path.read_bytes() == before and not (tmp_path / "p.pdf").exists()


def test_export_refuses_a_section_or_a_logo_that_is_none(tmp_path, run, capsys):
    path, out = copied(tmp_path), tmp_path / "x.pdf"
    with pytest.raises(SystemExit, match="2"):
        run("export", path, out, "--sections", "summary,onzin")
    err = capsys.readouterr().err
    assert "onzin" in err
    assert "summary" in err
    status, _out, err = run("export", path, out, "--logo", path)
    assert (status, path.name in err) == (2, True)
    assert not out.exists()


def test_compare_and_merge_copies(tmp_path, run):
    path = copied(tmp_path)
    other = tmp_path / "copy.almere"
    other.write_bytes(path.read_bytes())
    assert run("compare", path, other)[:2] == (0, "There is no difference.\n")
    document = Document.open(other)
    document.perform(add_organisation(document.workshop, name="Van de tafel"))
    document.close()
    status, out, _ = run("compare", path, other)
    assert status == 1
    assert "Van de tafel" in out
    assert run("merge", path, other)[0] == 0
    assert run("compare", path, other)[0] == 0


@pytest.mark.parametrize(
    "call",
    [
        ("show", "gone.almere"),
        ("import", "gone.almere", "gone.csv", "--as", "organisations"),
        ("show", "README.md"),
        ("export", "gone.almere", "x.pdf"),
    ],
)
def test_wrong_input_is_one_line_and_status_two(run, call):
    status, out, err = run(*call)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert call[1] in err or (call[2:] and call[2] in err)


@pytest.mark.parametrize("call", [[], ["fly"], ["show"], ["import", "a"]])
def test_a_wrong_call_is_one_line_and_status_two(capsys, call):
    with pytest.raises(SystemExit) as stop:
        main(call)
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_unknown_extension_is_refused(tmp_path, run):
    status, _, err = run("export", copied(tmp_path), tmp_path / "out.docx")
    assert status == 2
    assert not (tmp_path / "out.docx").exists()
    assert err.count("\n") == 1


def test_a_register_is_kept_as_one_and_compared_with_its_earlier_reading(tmp_path, path, run):
    source = tmp_path / "register.csv"
    lines = [
        "vestnaam;vestnr;sbi2008;banen",
        "Vaart;000000000001;8610;3",
        "Loods;000000000002;52;1",
    ]
    source.write_text("\n".join(lines), encoding="utf-8")
    status, out, _err = run("import", path, source, "--as", "register")
    assert status == 0 and "2 establishments" in out
    content = json.loads(run("show", path, "--json")[1])
    [dataset] = content["datasets"].values()
    assert (dataset["kind"], dataset["rows"]) == ("register", 2)
    columns = content["registers"][dataset["digest"]]
    assert columns["number"] == ["000000000001", "000000000002"] and columns["jobs"] == [3, 1]
    assert not content["organisations"]
    source.write_text("\n".join([lines[0], "Vaart;000000000001;8610;4"]), encoding="utf-8")
    out = run("import", path, source, "--as", "register")[1]
    assert "0 added, 1 changed, 1 gone" in out
    assert run("check", path)[0] == 0


def test_the_program_knows_every_verb_without_loading_them():
    assert set(VERBS) == __main__.VERBS
