"""The register page: search as one types, narrow down, sort, tick, pick, add up and compare."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from almere_roadmap.domain.registers import register_of
from almere_roadmap.domain.tables import TOTAL
from almere_roadmap.domain.words import DatasetKind, Group, Status
from almere_roadmap.ui.screens.facts import FactsScreen
from almere_roadmap.verbs.datasets import import_register
from tests.registers import many, some
from tests.ui import importing
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

LEFT = Qt.MouseButton.LeftButton
KEY, HELD = Qt.Key, Qt.KeyboardModifier


def brought(bridge, register, title="Register"):
    document = bridge.document
    draft = import_register(document.workshop, register, title=title)
    edit = document.take_in(draft, {}, {register.digest: register})
    return edit.changes[0].row


def page_of(qtbot, bridge, register):
    """Show a register and wait until it can be searched and its first page is there."""
    screen = showing(qtbot, FactsScreen(bridge))
    screen.show_entry(brought(bridge, register))
    page = screen.page
    qtbot.waitUntil(lambda: page.search.is_ready and page.filters["sector"].count() > 1)
    qtbot.waitUntil(lambda: page.table.rows.plain(0) is not None)
    return screen, page


@pytest.fixture
def shown(qtbot, sample_room):  # noqa: F811
    return page_of(qtbot, sample_room, some())


def names(page):
    return [row.cells[1].text for row in page.table.rows]


def found(qtbot, page, expected):
    qtbot.waitUntil(lambda: names(page) == expected)


def test_search_answers_as_one_types(qtbot, shown):
    _screen, page = shown
    assert page.count.text() == "5 establishments"
    qtbot.keyClicks(page.field, "zo")
    found(qtbot, page, ["Bakkerij Markt", "’t Zorgatelier", "Zorggroep Almere"])
    assert page.count.text() == "3 of 5 establishments"
    qtbot.keyClicks(page.field, "rgg")
    found(qtbot, page, ["Zorggroep Almere"])
    qtbot.keyClick(page.field, KEY.Key_Escape)
    qtbot.waitUntil(lambda: len(page.table.rows) == 5)


def test_a_newer_question_ends_the_one_before(qtbot, sample_room):  # noqa: F811
    _screen, page = page_of(qtbot, sample_room, register_of(many(20_000)))
    answers = []
    page.search.found.connect(answers.append)
    for words in ("b", "ba", "bak", "bakkerh"):
        page.field.setText(words)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait_until(lambda: not sample_room.tasks.busy)
    assert len(answers) == 1
    assert all(name.startswith("Bakkerh") for name in names(page)[:200] if name != "…")


def test_the_list_is_narrowed_down_and_opened_again(qtbot, shown):
    _screen, page = shown
    box = page.filters["sector"]
    box.setFocus()
    box.setCurrentIndex(box.findData("Q"))
    qtbot.waitUntil(lambda: len(page.table.rows) == 2)
    box = page.filters["municipality"]
    box.setCurrentIndex(box.findData("Lelystad"))
    found(qtbot, page, ["’t Zorgatelier"])
    qtbot.mouseClick(page.everything, LEFT)
    qtbot.waitUntil(lambda: len(page.table.rows) == 5)
    assert not page.everything.isVisible()


def test_a_head_sorts_and_so_does_the_keyboard(qtbot, shown):
    _screen, page = shown
    head = page.table.horizontalHeader()
    place = head.sectionViewportPosition(1) + 20
    qtbot.mouseClick(head.viewport(), LEFT, pos=head.rect().center().__class__(place, 10))
    by_name = [
        "Bakkerij Markt", "Café de Bülow", "Genzyme", "’t Zorgatelier", "Zorggroep Almere"
    ]  # fmt: skip
    found(qtbot, page, by_name)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 6))
    qtbot.keyClick(page.table, KEY.Key_Down, HELD.ControlModifier)
    qtbot.waitUntil(lambda: names(page)[0] == "Zorggroep Almere")
    assert names(page)[-1] == "Bakkerij Markt"


def test_several_are_picked_by_keyboard_as_one_step(qtbot, shown):
    screen, page = shown
    bridge = screen.bridge
    before = bridge.workshop.organisations
    qtbot.keyClicks(page.field, "zorg")
    qtbot.waitUntil(lambda: len(page.table.rows) == 3)
    qtbot.keyClick(page.field, KEY.Key_Return)
    qtbot.keyClick(page.table, KEY.Key_Down, HELD.ShiftModifier)
    assert page.pick.text() == "Pick 2 firms into the workshop"
    qtbot.keyClick(page.table, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(bridge.workshop.organisations) == len(before) + 2)
    made = {o.name: o for k, o in bridge.workshop.organisations.items() if k not in before}
    bakery = made["Bakkerij Markt"]
    assert (bakery.place, bakery.sector, bakery.size_class) == ("Almere", "C", "5-9")
    assert bakery.area == "area-home" and bakery.persons is None
    assert made["’t Zorgatelier"].area == "" and made["’t Zorgatelier"].persons == 1
    marks = [row.cells[0].icon for row in page.table.rows]
    assert marks == ["circle-check", "circle-check", "square"]
    bridge.undo()
    assert bridge.workshop.organisations == before
    assert [row.cells[0].icon for row in page.table.rows] == ["square"] * 3


def test_a_firm_that_is_there_already_is_linked_and_not_doubled(qtbot, shown):
    screen, page = shown
    bridge = screen.bridge
    before = bridge.workshop.organisations
    [old] = [o for o in before.values() if o.name == "Genzyme"]
    qtbot.keyClicks(page.field, "genzyme")
    found(qtbot, page, ["Genzyme"])
    qtbot.keyClick(page.field, KEY.Key_Return)
    qtbot.mouseClick(page.pick, LEFT)
    qtbot.waitUntil(lambda: bool(bridge.workshop.organisations[old.id].register_row))
    new = bridge.workshop.organisations[old.id]
    assert len(bridge.workshop.organisations) == len(before)
    assert (new.name, new.note, new.sector) == (old.name, old.note, old.sector or "M")
    assert not page.pick.isEnabled()


def test_a_click_in_front_ticks_and_the_panel_tells_all(qtbot, shown):
    screen, page = shown
    table = page.table
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert page.table.rows.ticked == {1}
    details = screen.inspect(screen.bridge.selection)
    words = [w.text() for w in details.findChildren(QLabel)]
    for wanted in ("Café de Bülow", "Grote Markt 5", "5630", "00012345", "000000000002"):
        assert wanted in words
    qtbot.mouseClick(page.untick, LEFT)
    assert not page.table.rows.ticked
    qtbot.mouseClick(details.pick, LEFT)
    qtbot.waitUntil(lambda: bool(table.rows.is_picked(table.rows.plain(1))))
    details = screen.inspect(screen.bridge.selection)
    qtbot.mouseClick(details.open, LEFT)
    organisation = screen.bridge.workshop.organisations[screen.bridge.selection]
    assert organisation.name == "Café de Bülow" and screen.entry == "organisations"


def test_two_establishments_of_one_name_and_public_ones(sample_room):  # noqa: F811
    from almere_roadmap.domain.registers import FIELDS
    from almere_roadmap.verbs.picking import pick
    from tests.registers import row

    rows = [
        row(name="Twin", number="1", street="Kade 1", place="Almere"),
        row(name="Twin", number="2", street="Kade 2", place="Almere"),
        row(name="Gemeente Almere Stad", number="3", sector="O"),
        row(name="School De Brug", number="4", sector="P"),
    ]
    assert len(rows[0]) == len(FIELDS)
    dataset = brought(sample_room, register_of(rows))
    before = set(sample_room.workshop.organisations)
    sample_room.attempt(pick, dataset=dataset, rows=rows)
    made = [o for k, o in sample_room.workshop.organisations.items() if k not in before]
    assert {o.name for o in made} >= {"Twin", "Twin (Kade 2, Almere)"}
    groups = {o.name: o.group for o in made}
    assert groups["Gemeente Almere Stad"] is Group.GOVERNMENT
    assert groups["School De Brug"] is Group.KNOWLEDGE
    assert sample_room.attempt(pick, dataset=dataset, rows=rows) is None


def test_rows_come_a_page_at_a_time(qtbot, sample_room):  # noqa: F811
    _screen, page = page_of(qtbot, sample_room, register_of(many(30_000)))
    rows = page.table.rows
    qtbot.waitUntil(lambda: not sample_room.tasks.busy)
    assert len(rows._pages) <= 2
    page.table.scrollToBottom()
    page.table.viewport().repaint()
    qtbot.waitUntil(lambda: rows.plain(29_999) is not None)
    assert rows.plain(29_999)[3] == f"{29_999:012}"
    assert len(rows._pages) <= 5


def test_a_register_adds_up_and_is_compared_and_kept(qtbot, shown):
    screen, page = shown
    qtbot.mouseClick(page.views._buttons["totals"], LEFT)
    totals = page.totals
    table = totals.table
    assert table.value("Q", TOTAL) == 2 and table.value(TOTAL, TOTAL) == 5
    assert [c.key for c in table.columns] == ["1", "2-4", "5-9", "100+"]
    assert totals.compared.code == "T1"
    assert totals.verdict.text() == "0 of 19 sections agree."
    totals.place.setCurrentIndex(totals.place.findData("Lelystad"))
    totals.place.activated.emit(1)
    assert totals.table.value(TOTAL, TOTAL) == 1
    qtbot.mouseClick(totals.keep, LEFT)
    made = [d for d in screen.bridge.workshop.datasets.values() if d.status is Status.COMPUTED]
    assert [(d.variant_of, d.region) for d in made] == [("T1", "Lelystad")]
    assert [p.dataset.status for p in screen.page.panels] == [Status.PRINTED, Status.COMPUTED]
    screen.bridge.undo()
    assert len(screen.page.panels) == 1


def test_without_a_register_the_page_says_what_to_do(qtbot, empty_room, monkeypatch):  # noqa: F811
    screen = showing(qtbot, FactsScreen(empty_room))
    qtbot.mouseClick(screen.side.buttons["register"], LEFT)
    asked = []
    monkeypatch.setattr(
        "almere_roadmap.ui.facts.bringing.QFileDialog.getOpenFileName",
        lambda *args: asked.append(args) or ("", ""),
    )
    qtbot.mouseClick(screen.page.action, LEFT)
    assert len(asked) == 1


def test_a_register_is_imported_by_hand_and_undone(qtbot, sample_room, tmp_path):  # noqa: F811
    path = tmp_path / "lisa.csv"
    path.write_text("vestnaam;vestnr;sbi2008\nVaart;000000000001;8610\n", encoding="utf-8")
    screen = showing(qtbot, FactsScreen(sample_room))
    qtbot.mouseClick(screen.side.buttons["register"], LEFT)
    assert importing.brought(qtbot, screen, path).kind == "register"
    importing.kept(qtbot, screen)
    [made] = [d for d in sample_room.workshop.datasets.values() if d.kind is DatasetKind.REGISTER]
    qtbot.waitUntil(lambda: screen.entry == made.id)
    assert made.rows == 1
    sample_room.undo()
    assert screen.entry != made.id


def test_a_selection_far_down_is_shown_once_its_page_is_there(qtbot, sample_room):  # noqa: F811
    screen, page = page_of(qtbot, sample_room, register_of(many(9_000)))
    seen = []
    sample_room.selected.connect(seen.append)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 1))
    qtbot.keyClick(page.table, KEY.Key_End, HELD.ControlModifier)
    qtbot.waitUntil(lambda: screen.inspect(sample_room.selection) is not None)
    assert seen[-1].endswith(":8999")


def test_hidden_names_are_hidden_in_the_list_and_its_panel(qtbot, shown):
    screen, page = shown
    screen.bridge.hide_names(True)
    assert names(page) == [f"Establishment {n}" for n in range(1, 6)]
    key = page.table.rows[1].key
    panel = screen.inspect(key)
    said = [w.text() for w in panel.findChildren(QLabel)]
    firm = page.table.rows.plain(1)
    assert "Establishment 2" in said
    assert not {firm[0], firm[2], firm[3], firm[4]} & set(said)
    screen.bridge.hide_names(False)
    assert firm[0] in names(page)
