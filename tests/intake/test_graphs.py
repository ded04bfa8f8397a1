"""Networks drawn elsewhere become organisations, networks, relations and memberships at once."""

import networkx as nx
import pytest
import xlsxwriter

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.exchange.graphml import write_graphml
from almere_roadmap.history.edit import ALIVE
from almere_roadmap.i18n import say
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.taking import take_over
from tests import sample


def kumu(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Elements")
        for row, cells in enumerate(
            [
                ["Label", "Type", "Tags", "Description", "Plaats", "Werkzame personen"],
                ["Genzyme", "Bedrijf", "pharma", "Maakt medicijnen", "Almere", 120],
                ["Windesheim", "hbo", "", "", "Almere", ""],
                ["VBA", "Netwerk", "", "Bedrijfskring", "", ""],
                ["Softwarehuis", "Startup", "", "", "Almere", "veel"],
            ]
        ):
            sheet.write_row(row, 0, cells)
        sheet = book.add_worksheet("Connections")
        for row, cells in enumerate(
            [
                ["From", "To", "Direction", "Type"],
                ["Genzyme", "Windesheim", "mutual", "onderzoek"],
                ["Genzyme", "Philips", "directed", "Afnemer"],
                ["VBA", "Genzyme", "undirected", "lid"],
                ["Genzyme", "", "", ""],
            ]
        ):
            sheet.write_row(row, 0, cells)
    return path


def applied(draft):
    records = {}
    for write in draft.writes:
        records.setdefault((write.collection, write.row), {})[write.field] = write.value
    return [(name, values) for (name, _), values in records.items() if values.get(ALIVE)]


def test_a_kumu_workbook_comes_in_as_one_step(tmp_path):
    found = preview(kumu(tmp_path / "kumu.xlsx"), "networks")
    assert [(r.row, r.column) for r in found.rejects] == [(5, "Werkzame personen"), (5, "To")]
    taken = take_over(Workshop(), found, "kumu")
    assert not taken.made.unknown
    made = applied(taken.made.draft)
    firms = {v["name"]: v for name, v in made if name == "organisations"}
    assert set(firms) == {"Genzyme", "Windesheim", "Philips"}
    assert firms["Genzyme"]["persons"] == 120
    assert firms["Genzyme"]["note"] == "pharma; Maakt medicijnen"
    assert firms["Windesheim"]["group"] == "knowledge"
    assert [v["name"] for name, v in made if name == "networks"] == ["VBA"]
    kinds = sorted(v.get("kind", "customer") for name, v in made if name == "relations")
    assert kinds == ["customer", "research"]
    assert sum(name == "memberships" for name, _ in made) == 1
    [source] = [v for name, v in made if name == "sources"]
    assert (source["file"], len(source["file_hash"])) == ("kumu.xlsx", 64)
    assert any("Philips" in say(warning) for warning in found.warnings)


def test_one_sheet_of_such_a_workbook_may_be_read_as_a_list(tmp_path):
    path = kumu(tmp_path / "kumu.xlsx")
    found = preview(path, "relations", Settings(sheet="Connections"))
    assert not found.parts
    assert found.columns[0].field == "organisation"


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_gephi_and_yed_networks(tmp_path, suffix):
    graph = nx.DiGraph()
    graph.add_node("1", label="Bakker", type="firm", place="Almere")
    graph.add_node("2", label="Molen", place="Ede")
    graph.add_node("3", label="Kring", type="network")
    graph.add_edge("1", "2", kind="supplier")
    graph.add_edge("1", "3")
    path = tmp_path / f"net{suffix}"
    (nx.write_gexf if suffix == ".gexf" else nx.write_graphml)(graph, path)
    found = preview(path, "relations")
    made = applied(take_over(Workshop(), found, "net").made.draft)
    firms = {v["name"]: v.get("place") for name, v in made if name == "organisations"}
    assert firms == {"Bakker": "Almere", "Molen": "Ede"}
    assert [v["kind"] for name, v in made if name == "relations"] == ["supplier"]
    assert sum(name == "memberships" for name, _ in made) == 1


def test_our_own_graphml_reads_back_its_organisations(tmp_path):
    workshop = sample.workshop()
    path = tmp_path / "own.graphml"
    write_graphml(workshop, path)
    found = preview(path, "networks")
    names = {
        row.values["name"] for part in found.parts for row in part.rows if "name" in row.values
    }
    assert {o.name for o in workshop.organisations.values()} <= names


BOMB = """<?xml version="1.0"?>
<!DOCTYPE gexf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<gexf><graph><nodes><node id="1" label="&b;"/></nodes></graph></gexf>"""
FETCH = """<?xml version="1.0"?>
<!DOCTYPE gexf [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<gexf><graph><nodes><node id="1" label="&a;"/></nodes></graph></gexf>"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "declares entities"),
        (FETCH, "declares entities"),
        ("<gexf><graph>", "damaged XML"),
        ("naam;plaats", "damaged XML"),
        ("<other/>", "no GEXF"),
        ("<g>" + "<node/>" * 5_001 + "</g>", "more than 5,000"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_networks_not_to_be_trusted_are_refused(tmp_path, text, words, encoding):
    path = tmp_path / "net.gexf"
    path.write_bytes(
        text.replace(' version="1.0"', f' version="1.0" encoding="{encoding}"').encode(encoding)
    )
    with pytest.raises(InputError, match=words) as error:
        preview(path, "networks")
    assert error.value.file == "net.gexf"


ELEMENTS = """Label,Type,Tags,Description,Plaats
Bakkerij Zoë,Company,food|almere,Bakes bread,Almere
Windesheim,Knowledge institute,,,Almere
Health Valley,Network,zorg,Care,
,Company,,nameless,
Idee,Project,,,
"""


@pytest.mark.parametrize("kind", ["", "organisations", "networks"])
@pytest.mark.parametrize("pasted", [True, False])
def test_kumu_elements_alone_come_in_by_their_type(tmp_path, kind, pasted):
    path = tmp_path / "elements.csv"
    path.write_text(ELEMENTS, encoding="utf-8")
    found = preview(ELEMENTS if pasted else path, kind)
    parts = {part.collection: [dict(row.values) for row in part.rows] for part in found.parts}
    assert parts == {
        "organisations": [
            {
                "name": "Bakkerij Zoë",
                "group": "entrepreneurs",
                "note": "food|almere; Bakes bread",
                "place": "Almere",
            },
            {"name": "Windesheim", "group": "knowledge", "place": "Almere"},
            {"name": "Idee", "note": "Project"},
        ],
        "networks": [{"name": "Health Valley", "note": "zorg; Care"}],
    }
    assert [(r.row, r.column) for r in found.rejects] == [(5, "Label")]
    assert say(found.reason) == "Kumu elements"
    assert found.mapping == {
        "Label": "name",
        "Type": "group",
        "Tags": "note",
        "Description": "note",
        "Plaats": "place",
    }
    assert preview(ELEMENTS, kind, Settings(mapping=found.mapping)).parts == found.parts
    assert found.recognised.separator == ","
    assert take_over(Workshop(), found, "elements").made.added == 4


def test_a_person_who_says_what_type_is_has_another_list():
    found = preview(ELEMENTS, "organisations", Settings(mapping={"Type": "note"}))
    assert found.parts == ()
    assert [row.values["note"] for row in found.rows][:2] == ["Company", "Knowledge institute"]
