import json
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import networkx as nx
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from python_calamine import CalamineWorkbook
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from almere_roadmap.analysis.firms.survey import real_parties
from almere_roadmap.cli.main import main
from almere_roadmap.document.document import Document
from almere_roadmap.domain.entities import About, Dataset, Finding, Item, Niche, Note, Organisation
from almere_roadmap.domain.fields import writable
from almere_roadmap.domain.words import RoundState
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop, collections
from almere_roadmap.errors import Declined, DiskError, InputError
from almere_roadmap.exchange.export import EXTENSIONS, export
from almere_roadmap.exchange.json import from_json, to_json
from almere_roadmap.exchange.xlsx import LONGEST
from almere_roadmap.i18n import speaking
from tests.report.workshops import HOSTILE, hostile
from tests.sample import copied
from tests.sample import workshop as sample

TODAY = date(2026, 11, 24)


def _written(workshop: Workshop, folder: Path, kind: str, **settings: bool) -> Path:
    path = folder / f"workshop.{kind}"
    export(workshop, path, today=TODAY, **settings)
    return path


def _cells(path: Path) -> list[object]:
    book = CalamineWorkbook.from_path(path)
    return [
        c for n in book.sheet_names for row in book.get_sheet_by_name(n).to_python() for c in row
    ]


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_any_text_can_be_written_and_the_same_workshop_gives_one_file(
    tmp_path: Path, kind: str
) -> None:
    path = _written(hostile(), tmp_path, kind)
    assert path.stat().st_size > 500
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["json", "graphml", "svg", "ics"])
def test_the_same_workshop_gives_the_same_bytes(tmp_path: Path, kind: str) -> None:
    first = _written(hostile(), tmp_path, kind).read_bytes()
    assert _written(hostile(), tmp_path, kind).read_bytes() == first


def test_a_spreadsheet_holds_what_was_typed_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = _written(hostile(), tmp_path, "xlsx")
    cells = _cells(path)
    for words in HOSTILE:
        assert words in cells, words
    assert 450_000.0 in cells
    assert True in cells


def test_a_spreadsheet_has_no_formula_and_no_link(tmp_path: Path) -> None:
    with zipfile.ZipFile(_written(hostile(), tmp_path, "xlsx")) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/"):
                content = file.read(name).decode()
                assert "<f>" not in content
                assert "<hyperlink" not in content


def test_a_spreadsheet_has_a_sheet_per_kind_and_per_table(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(_written(sample(), tmp_path, "xlsx"))
    filled = {n for n in collections() if n != "info" and sample().collection(n)}
    assert filled <= set(book.sheet_names)
    printed = book.get_sheet_by_name(next(n for n in book.sheet_names if n.startswith("T1 ")))
    rows = printed.to_python()
    total = next(row for row in rows if 13539.0 in row)
    assert total[1] == 2271.0
    items = book.get_sheet_by_name("items").to_python()
    assert items[0][0] == "id"
    assert {row[0] for row in items[1:]} == set(sample().items)


def test_a_record_shows_the_name_of_what_it_points_to_and_keeps_its_id(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(_written(sample(), tmp_path, "xlsx"))
    head, first, *_rest = book.get_sheet_by_name("dependencies").to_python()
    row = dict(zip(head, first, strict=True))
    assert sample().items[str(row["predecessor_id"])].title == row["predecessor"]


def test_days_are_days_and_periods_stay_as_typed(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(_written(sample(), tmp_path, "xlsx"))
    head, *rows = book.get_sheet_by_name("items").to_python()
    starts = {row[0]: row[head.index("start")] for row in rows}
    assert starts["o2"] == date(2027, 7, 1)
    assert starts["t1"] == "2026"


def test_ids_are_hidden_and_names_are_not(tmp_path: Path) -> None:
    with zipfile.ZipFile(_written(sample(), tmp_path, "xlsx")) as file:
        names = CalamineWorkbook.from_path(tmp_path / "workshop.xlsx").sheet_names
        sheet = file.read(f"xl/worksheets/sheet{names.index('dependencies') + 1}.xml")
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    columns = list(ElementTree.fromstring(sheet).iter(f"{space}col"))
    hidden = {int(c.get("min", 0)) for c in columns if c.get("hidden") == "1"}
    assert hidden == {1, 3, 5}  # id, predecessor_id, successor_id


def _imported(target: Path, source: Path, kind: str) -> str:
    assert main(["import", str(target), str(source), "--as", kind, "--sheet", kind]) == 0
    with Document.open(target, read_only=True) as document:
        return to_json(replace(document.workshop, sources=sample().sources))


@pytest.mark.parametrize("kind", ["organisations", "networks", "relations", "indicators"])
def test_a_sheet_that_comes_back_as_it_was_changes_nothing(tmp_path: Path, kind: str) -> None:
    target, source = copied(tmp_path), _written(sample(), tmp_path, "xlsx")
    assert _imported(target, source, kind) == to_json(sample())


def test_a_row_that_was_renamed_outside_is_recognised_by_its_id(tmp_path: Path) -> None:
    target = copied(tmp_path)
    key, firm = next(iter(sample().organisations.items()))
    renamed = replace(firm, name="=HYPERLINK(1) & Zn", needs=("een, twee",))
    changed = sample().with_records("organisations", {key: renamed})
    _imported(target, _written(changed, tmp_path, "xlsx"), "organisations")
    with Document.open(target, read_only=True) as document:
        firms = document.workshop.organisations
    assert len(firms) == len(sample().organisations)
    assert (firms[key].name, firms[key].needs) == ("=HYPERLINK(1) & Zn", ("een, twee",))


def test_a_very_long_text_is_cut_in_the_spreadsheet_only(tmp_path: Path) -> None:
    firm = Organisation(id="o", name="x", note="woord " * 10_000)
    workshop = Workshop(organisations={"o": firm})
    longest = max(
        (c for c in _cells(_written(workshop, tmp_path, "xlsx")) if isinstance(c, str)), key=len
    )
    assert len(longest) == LONGEST
    assert longest.endswith("…")
    kept = json.loads(_written(workshop, tmp_path, "json").read_text(encoding="utf-8"))
    assert kept["organisations"]["o"]["note"] == firm.note


def test_a_network_can_be_read_back(tmp_path: Path) -> None:
    graph = nx.read_graphml(_written(sample(), tmp_path, "graphml"), force_multigraph=True)
    for name, firm in sample().organisations.items():
        assert graph.nodes[name]["label"] == firm.name
        assert graph.nodes[name]["type"] == "organisations"
    kinds = [data["type"] for _a, _b, data in graph.edges(data=True)]
    assert kinds.count("flows") == len(sample().flows)
    assert kinds.count("dependencies") == len(sample().dependencies)
    assert kinds.count("relations") == len(sample().relations)


def test_hostile_texts_survive_in_a_network(tmp_path: Path) -> None:
    graph = nx.read_graphml(_written(hostile(), tmp_path, "graphml"), force_multigraph=True)
    labels = {data.get("label") for _n, data in graph.nodes(data=True)}
    assert {writable(words) for words in HOSTILE} <= labels


def test_a_drawing_is_well_formed_and_refers_to_nothing_outside(tmp_path: Path) -> None:
    text = _written(hostile(), tmp_path, "svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert all("href" not in name for node in root.iter() for name in node.attrib)
    drawn = {node.text for node in ElementTree.fromstring(_svg(tmp_path)).iter() if node.text}
    assert any("Bouwdossiers" in words for words in drawn)


def _svg(folder: Path) -> str:
    return _written(sample(), folder, "svg").read_text(encoding="utf-8")


def test_a_calendar_has_a_day_for_everything_dated(tmp_path: Path) -> None:
    data = _written(sample(), tmp_path, "ics").read_bytes()
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    uids = [str(event["uid"]) for event in events]
    assert len(uids) == len(set(uids))
    dated = [i for i in sample().items.values() if i.start]
    assert all(any(uid.startswith(f"{i.id}-start@") for uid in uids) for i in dated)
    by_uid = {str(event["uid"]).split("@")[0]: event for event in events}
    assert by_uid["o2-start"].decoded("dtstart") == date(2027, 7, 1)
    assert "Bouwdossiers" in str(by_uid["o2-start"]["summary"])


def test_a_calendar_knows_what_only_ends(tmp_path: Path) -> None:
    items = {"i": Item(id="i", title="Vergunning", end="2027-05-03")}
    data = _written(Workshop(items=items), tmp_path, "ics").read_bytes()
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 5, 3)
    assert str(event["summary"]) == "Vergunning is done"


def test_lines_of_a_calendar_are_folded_and_text_is_escaped(tmp_path: Path) -> None:
    title = "Komma, puntkomma; en \\ streep " + "lang " * 40
    items = {"i": Item(id="i", title=title, start="2027-05-03")}
    data = _written(Workshop(items=items), tmp_path, "ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == title


def test_slides_hold_the_roadmap_as_shapes_and_a_slide_per_niche(tmp_path: Path) -> None:
    deck = Presentation(str(_written(sample(), tmp_path, "pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides]
    for niche in sample().niches.values():
        assert any(niche.name in title for title in titles)
    roadmap = deck.slides[1]
    shapes = list(_leaves(roadmap.shapes))
    words = {shape.text_frame.text for shape in shapes if shape.has_text_frame}
    assert "Bouwdossiers digitaliseren" in words
    assert len(shapes) > 100
    groups = [shape for shape in roadmap.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert any("Bouwdossiers" in group.name for group in groups)


def _leaves(shapes) -> Iterator[object]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _leaves(shape.shapes)
        else:
            yield shape


def test_every_shape_stays_on_its_slide(tmp_path: Path) -> None:
    deck = Presentation(str(_written(sample(), tmp_path, "pptx")))
    slack = 1.02
    for slide in deck.slides:
        for shape in _leaves(slide.shapes):
            half_wide, half_high = shape.width / 2, shape.height / 2
            if shape.rotation:
                half_wide, half_high = half_high, half_wide
            across, down = shape.left + shape.width / 2, shape.top + shape.height / 2
            assert across - half_wide >= -deck.slide_width * 0.02, shape.name
            assert across + half_wide <= deck.slide_width * slack, shape.name
            assert down - half_high >= -deck.slide_height * 0.02, shape.name
            assert down + half_high <= deck.slide_height * slack, shape.name


def _text_of(text: str, size: float, *, is_bold: bool) -> float:
    font = "Helvetica-Bold" if is_bold else "Helvetica"  # as wide as Arial, letter by letter
    return stringWidth(text, font, size)


def test_words_stay_within_their_shapes_in_the_font_that_a_slide_names(tmp_path: Path) -> None:
    deck, seen = Presentation(str(_written(sample(), tmp_path, "pptx"))), 0
    for slide in deck.slides:
        for shape in _leaves(slide.shapes):
            assert not shape._element.findall(qn("p:style")), "a theme's style casts a shadow"
            runs = shape.has_text_frame and shape.text_frame.paragraphs[0].runs
            if not runs or shape == slide.shapes.title or len(shape.text_frame.paragraphs) > 1:
                continue
            (run,) = runs
            assert run.font.name == "Arial"
            if shape.height.pt < 3 * run.font.size.pt:  # a line of a figure
                seen += 1
                wide = _text_of(run.text, run.font.size.pt, is_bold=bool(run.font.bold))
                assert wide <= shape.width.pt, run.text
    assert seen > 100


def test_long_words_shrink_and_what_no_slide_holds_goes_to_its_notes(tmp_path: Path) -> None:
    # Names that long must not run over what stands below them.
    long = "Een voorstel zonder einde " * 12
    niche = Niche(id="n", code="N1", name=long, proposition=long * 40)
    path = _written(Workshop(niches={"n": niche}), tmp_path, "pptx")
    slide = Presentation(str(path)).slides[-1]
    for shape in slide.shapes:
        (run,) = shape.text_frame.paragraphs[0].runs
        size, words = run.font.size.pt, run.text
        lines = simpleSplit(
            words, "Helvetica-Bold" if run.font.bold else "Helvetica", size, shape.width.pt
        )
        assert len(lines) * size * 1.2 <= shape.height.pt + 1, words[:40]
    assert slide.shapes[1].text_frame.text.endswith("…")
    notes = slide.notes_slide.notes_text_frame.text
    assert (long * 40).strip() in notes


def test_a_tall_roadmap_fills_its_slide(tmp_path: Path) -> None:
    deck = Presentation(str(_written(sample(), tmp_path, "pptx")))
    shapes = list(_leaves(deck.slides[1].shapes))
    left, right = min(s.left for s in shapes), max(s.left + s.width for s in shapes)
    assert right - left > 0.85 * deck.slide_width


def test_a_niche_tells_its_firms_its_step_and_what_is_planned(tmp_path: Path) -> None:
    deck = Presentation(str(_written(sample(), tmp_path, "pptx")))
    slide = next(s for s in deck.slides if "Zorg op afstand" in s.shapes.title.text)
    words = "\n".join(s.text_frame.text for s in slide.shapes)
    for expected in ("Zorgapotheken Flevoland", "Zorg verlenen", "O3 Begeleiding thuis (Wmo)"):
        assert expected in words


def test_no_two_shapes_of_a_slide_have_one_number(tmp_path: Path) -> None:
    for slide in Presentation(str(_written(sample(), tmp_path, "pptx"))).slides:
        numbers = slide.shapes.element.xpath("//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_every_chain_is_a_slide_of_shapes_with_its_parties(tmp_path: Path) -> None:
    deck = Presentation(str(_written(sample(), tmp_path, "pptx")))
    by_title = {slide.shapes.title.text: slide for slide in deck.slides}
    drawn = {box.chain for box in sample().boxes.values()}
    for chain in sample().chains.values():
        if chain.id not in drawn:
            continue
        shapes = list(_leaves(by_title[chain.name].shapes))
        words = " ".join(s.text_frame.text for s in shapes if s.has_text_frame)
        stages = [s for s in sample().stages.values() if s.chain == chain.id]
        assert all(stage.name.split()[0] in words for stage in stages)
        assert len(shapes) > 30


@pytest.mark.parametrize("kind", ["json", "xlsx", "graphml", "svg", "ics", "pptx"])
def test_the_anonymous_variant_names_no_firm(tmp_path: Path, kind: str) -> None:
    path = _written(sample(), tmp_path, kind, anonymous=True)
    words = _words(path, kind)
    for firm in real_parties(sample()):
        assert firm.name not in words, firm.name


def _given_away(words: str) -> set[str]:
    """Return the words by which a firm of the sample is known that are left."""
    telling = ("genzyme", "roche", "sandoz", "unamic", "secwatch", "snoep", "accenture", "tomin")
    return {name for name in telling if name in words.casefold()}


@pytest.mark.parametrize("kind", ["json", "xlsx", "graphml", "svg", "ics", "pptx"])
def test_no_key_gives_a_firm_away(tmp_path: Path, kind: str) -> None:
    # Templates and imports make keys of names, such as box-genzyme.
    path = _written(sample(), tmp_path, kind)
    if kind in ("json", "graphml"):
        assert _given_away(path.read_text(encoding="utf-8"))
    anonymous = _written(sample(), tmp_path, kind, anonymous=True)
    parts = [anonymous.read_bytes()]
    if zipfile.is_zipfile(anonymous):
        with zipfile.ZipFile(anonymous) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    for part in parts:
        assert not _given_away(part.decode("utf-8", "ignore"))


def test_an_anonymous_json_is_whole_and_names_nobody_of_before(tmp_path: Path) -> None:
    firm = Organisation(id="f", name="Nieuw BV")
    note = Note(id="n", text="Oud BV belt Piet terug", owner="Jan de Vries", about="f")
    doubt = Finding(id="q", code="Q-1", text="klopt dit?", about=("stat:d:M:total",))
    data = Dataset(id="d", code="T1", title="Tabel")
    workshop = Workshop(
        organisations={"f": firm}, notes={"n": note}, findings={"q": doubt}, datasets={"d": data}
    )
    once = {"Oud BV": "f", "Piet": ""}
    path = tmp_path / "w.json"
    export(workshop, path, language="nl", anonymous=True, today=TODAY, once=once)
    text = path.read_text(encoding="utf-8")
    for name in ("Nieuw BV", "Oud BV", "Piet", "Jan de Vries"):
        assert name not in text
    back = from_json(text)
    ((key, _data),), (found,) = back.datasets.items(), back.findings.values()
    assert key != "d" and found.about == (f"stat:{key}:M:total",)
    (kept,) = back.notes.values()
    assert kept.about in back.organisations and kept.text == "Bedrijf 1 belt … terug"


def _words(path: Path, kind: str) -> str:
    if kind == "xlsx":
        return "\n".join(str(cell) for cell in _cells(path))
    if kind == "pptx":
        slides = Presentation(str(path)).slides
        leaves = (shape for page in slides for shape in _leaves(page.shapes))
        return "\n".join(s.text_frame.text for s in leaves if s.has_text_frame)
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8").replace("\r\n ", ""))


def test_cancelling_and_failing_leave_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "workshop.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Declined):
        export(hostile(), path, today=TODAY, progress=lambda _share: False)
    with pytest.raises(DiskError):
        export(hostile(), tmp_path / "weg" / "workshop.xlsx", today=TODAY)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="docx is not a format"):
        export(hostile(), tmp_path / "workshop.docx", today=TODAY)


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_a_title_of_any_length_can_be_written(tmp_path: Path, kind: str) -> None:
    about = About(id=ABOUT_ID, title="Zorg & bouwen " * 40, question="Wat nu? " * 200)
    workshop = replace(sample(), info={ABOUT_ID: about})
    for anonymous in (False, True):
        assert _written(workshop, tmp_path, kind, anonymous=anonymous).stat().st_size > 0


def test_an_empty_workshop_can_be_written(tmp_path: Path) -> None:
    for kind in EXTENSIONS:
        assert _written(Workshop(), tmp_path, kind).stat().st_size > 0


def test_a_long_register_is_broken_off_and_a_large_slide_too(tmp_path: Path) -> None:
    asked: list[float] = []

    def stop(share: float) -> None:
        asked.append(share)
        if len(asked) > 3:
            raise Declined("Cancelled.")

    items = {f"i{n}": Item(id=f"i{n}", title=f"Actie {n}") for n in range(20_000)}
    with pytest.raises(Declined):
        to_json(Workshop(items=items), go_on=stop)
    assert asked == sorted(asked) and asked[-1] < 1
    shares: list[float] = []
    export(sample(), tmp_path / "w.pptx", today=TODAY, progress=lambda s: not shares.append(s))
    # The roadmap alone has hundreds of marks: it asks more often than once a slide.
    assert len(shares) > 2 + 10


@pytest.mark.parametrize("kind", ["xlsx", "pptx"])
def test_cancelling_half_way_leaves_what_was_there(tmp_path: Path, kind: str) -> None:
    path, shares = tmp_path / f"workshop.{kind}", []
    path.write_bytes(b"old")

    def go_on(share: float) -> bool:
        shares.append(share)
        return share < 0.3

    with pytest.raises(Declined):
        export(sample(), path, today=TODAY, progress=go_on)
    assert 0.3 <= shares[-1] < 1 and shares == sorted(shares)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_the_first_sheets_are_to_be_read_in_the_language_and_hold_days_and_numbers(
    tmp_path: Path,
) -> None:
    with speaking("nl"):
        path = _written(sample(), tmp_path, "xlsx")
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names[:5] == [
        "Besluiten en toezeggingen",
        "Acties en trekkers",
        "Overheidsopdrachten",
        "Hbo- en mbo-acties",
        "Niches met scores",
    ]
    head, *rows = book.get_sheet_by_name("Overheidsopdrachten").to_python()
    second = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == "O2")
    assert second["Start"] == date(2027, 7, 1)
    assert second["Raming in euro, hele looptijd"] == 218_000.0
    assert second["Procedure"] == "Europees openbaar"
    head, *rows = book.get_sheet_by_name("Niches met scores").to_python()
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6]


def test_dots_are_in_no_sheet_to_read_before_they_are_revealed(tmp_path: Path) -> None:
    (voting,) = sample().rounds.values()
    for state, shown in ((RoundState.REVEALED, True), (RoundState.OPEN, False)):
        workshop = sample().with_records("rounds", {voting.id: replace(voting, state=state)})
        with speaking("en"):
            book = CalamineWorkbook.from_path(_written(workshop, tmp_path, "xlsx"))
        head, *rows = book.get_sheet_by_name("Niches with scores").to_python()
        assert any(row[head.index("Dots")] for row in rows) is shown
