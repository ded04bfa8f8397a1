"""Writing down relations, loose figures and sources on the Facts screen, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from almere_roadmap.domain.words import Depth, RelationKind, Status
from almere_roadmap.ui.panels.record_details import RecordDetails
from almere_roadmap.ui.screens.facts import FactsScreen
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401
from tests.ui.test_facts import show

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return showing(qtbot, FactsScreen(sample_room))


def listed(qtbot, screen, collection):
    show(qtbot, screen, collection)
    qtbot.waitUntil(screen.page.isVisible)


def opened(qtbot, screen, collection):
    """Show a list, walk to its table and ask for the next with +."""
    listed(qtbot, screen, collection)
    screen.page.table.setFocus()
    press("+")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.page.entry.first)
    return screen.page.entry


def press(key):
    """Press a key where it arrives: an open list of names has the keyboard."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def typed(*answers):
    """Type answers as Tab reaches their fields, and confirm the last with Enter."""
    for place, answer in enumerate(answers):
        if place:
            press(KEY.Key_Tab)
        if answer:
            QTest.keyClicks(QApplication.focusWidget(), answer)
    press(KEY.Key_Return)


def fresh(screen, collection, before):
    now = screen.bridge.workshop.collection(collection)
    (new,) = now.keys() - before.collection(collection).keys()
    return now[new]


def test_a_relation_is_written_down_and_the_next_partner_awaited(qtbot, screen):
    before = screen.bridge.workshop
    card = opened(qtbot, screen, "relations")
    typed("Nilfisk", "4", "Yakult", "amsterdam", "", "3", "2")
    made = fresh(screen, "relations", before)
    names = {o.id: o.name for o in before.organisations.values()}
    assert (names[made.organisation], names[made.partner]) == ("Nilfisk", "Yakult")
    assert (made.kind, made.depth) == (RelationKind.SUPPLIER, Depth.CO_PRODUCTION)
    assert made.area == "area-region"
    assert screen.bridge.selection == made.id == screen.page.table.selection
    assert QApplication.focusWidget() is card.partner
    assert (card.firm.text(), card.partner.text(), card.place.text()) == ("Nilfisk", "", "")
    press(KEY.Key_Return)
    assert card.told.text() == "Say who the partner is, or where it lies."
    press(KEY.Key_Escape)
    assert card.isHidden()
    screen.bridge.undo()
    assert screen.bridge.workshop.relations == before.relations


def test_a_stranger_becomes_a_firm_on_the_second_enter_only(qtbot, screen):
    before = screen.bridge.workshop
    card = opened(qtbot, screen, "relations")
    typed("Nilfisk", "", "Zorgbedrijf De Vaart")
    assert "Zorgbedrijf De Vaart" in card.told.text()
    assert screen.bridge.workshop == before
    press(KEY.Key_Return)
    made = fresh(screen, "relations", before)
    assert fresh(screen, "organisations", before).id == made.partner
    assert made.kind is RelationKind.CUSTOMER
    # Another name is doubted anew.
    QTest.keyClicks(card.partner, "Nog Een")
    press(KEY.Key_Return)
    assert "Nog Een" in card.told.text()


def test_enter_in_the_list_of_names_takes_the_name_and_no_more(qtbot, screen):
    before = screen.bridge.workshop
    card = opened(qtbot, screen, "relations")
    QTest.keyClicks(card.firm, "nilf")
    popup = card.firm.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    assert card.firm.text() == "Nilfisk"
    assert "Tab" in card.told.text()
    assert screen.bridge.workshop == before


def test_figures_are_written_down_one_after_the_other(qtbot, screen):
    before = screen.bridge.workshop
    card = opened(qtbot, screen, "indicators")
    typed("Inwoners nu", "circa 230,000", "inwoners", "Almere", "2026", "Sociale Atlas 2026", "2")
    made = fresh(screen, "indicators", before)
    assert (made.value, made.printed, made.area) == (230000, "circa 230,000", "area-home")
    assert made.status is Status.RECONSTRUCTED
    assert fresh(screen, "sources", before).id == made.source
    assert screen.bridge.selection == made.id
    shown = [c.text for c in screen.page.table.sheet.rows[-1].cells]
    assert shown[1:6] == ["Inwoners nu", "circa 230,000", "Almere", "2026", "Sociale Atlas 2026"]
    now = screen.bridge.workshop
    typed("Aandeel groen", "46 %")
    second = fresh(screen, "indicators", now)
    assert (second.value, second.unit, second.year) == (46, "%", "2026")
    assert second.source == made.source
    typed("Aandeel groen", "47 %")
    assert card.told.text() == "Aandeel groen is in the list already: change it there."


def test_text_and_number_are_changed_together_in_the_inspector(qtbot, screen):
    row = next(i for i in screen.bridge.workshop.indicators.values() if i.code == "I04")
    details = showing(qtbot, RecordDetails(screen.bridge, row.id))
    lines = {x.accessibleName(): x for x in details.findChildren(QLineEdit)}
    lines["as printed"].selectAll()
    QTest.keyClicks(lines["as printed"], "circa 97,500")
    QTest.keyClick(lines["as printed"], KEY.Key_Return)
    now = screen.bridge.workshop.indicators[row.id]
    assert (now.printed, now.value) == ("circa 97,500", 97500)
    lines["value"].selectAll()
    QTest.keyClicks(lines["value"], "98,000")
    QTest.keyClick(lines["value"], KEY.Key_Return)
    now = screen.bridge.workshop.indicators[row.id]
    assert (now.printed, now.value) == ("", 98000)


def test_a_source_is_written_down_and_kept_while_it_is_needed(qtbot, screen):
    before = screen.bridge.workshop
    listed(qtbot, screen, "sources")
    qtbot.mouseClick(screen.page.new, LEFT)
    typed("LISA 2025", "LISA", "2025", "by post code")
    made = fresh(screen, "sources", before)
    assert (made.publisher, made.year, made.note) == ("LISA", "2025", "by post code")
    press(KEY.Key_Escape)
    screen.page.table.setFocus()
    press(KEY.Key_Delete)
    assert screen.bridge.workshop.sources == before.sources
    heard = told(screen.bridge)
    screen.bridge.select("report-2011")
    press(KEY.Key_Delete)
    assert "report-2011" in screen.bridge.workshop.sources
    assert heard[0][0] == "warn" and "still the source" in heard[0][1]


def test_who_leads_a_relation_is_a_choice(qtbot, screen):
    row = next(iter(screen.bridge.workshop.relations))
    details = showing(qtbot, RecordDetails(screen.bridge, row))
    (leads,) = [b for b in details.findChildren(QComboBox) if b.accessibleName() == "who leads"]
    leads.setCurrentIndex(leads.findText("the partner leads"))
    leads.activated.emit(leads.currentIndex())
    assert screen.bridge.workshop.relations[row].leads == "them"


@pytest.mark.parametrize("collection", ["relations", "indicators", "sources", "organisations"])
def test_an_empty_list_offers_the_first(qtbot, empty_room, collection):  # noqa: F811
    screen = showing(qtbot, FactsScreen(empty_room))
    show(qtbot, screen, collection)
    qtbot.waitUntil(screen.page.nothing.isVisible)
    qtbot.mouseClick(screen.page.nothing.action, LEFT)
    wanted = screen.page.entry.first if screen.page.entry else screen.page.add
    qtbot.waitUntil(wanted.hasFocus)
