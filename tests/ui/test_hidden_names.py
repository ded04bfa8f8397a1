"""While names are hidden no part of the window shows, tells or offers the name of a firm."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QTabBar,
    QWidget,
)

from almere_roadmap.document.document import Document
from almere_roadmap.domain.registers import register_of
from almere_roadmap.domain.words import Group
from almere_roadmap.figures.marks import Text
from almere_roadmap.resources import sample_file
from almere_roadmap.settings import load
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.dialogs.history import HistoryDialog
from almere_roadmap.ui.facts.side import entries
from almere_roadmap.ui.shell.palette import CommandPalette
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.window import SCREENS, MainWindow
from almere_roadmap.verbs.datasets import import_register
from almere_roadmap.verbs.records import edit
from tests.registers import row

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_ASKED = (
    "text",
    "title",
    "toolTip",
    "statusTip",
    "accessibleName",
    "accessibleDescription",
    "windowTitle",
    "placeholderText",
    "toPlainText",
    "currentText",
)
AUTHOR, ONCE = "Wilhelmina Schrijver", "Kraanvogel Almere"


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for place in range(min(model.rowCount(parent), 400)):
        # A list hides how many columns it has: it has one.
        is_list = isinstance(model, QAbstractListModel)
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(place, column, parent)
            yield from (str(model.data(index, role) or "") for role in ROLES)


def said_by(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget shows, tells or offers."""
    for name in _ASKED:
        ask = getattr(widget, name, None)
        if callable(ask):
            yield str(ask())
    yield from map(str, (widget.property("words") or "",))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cells(widget.model(), QModelIndex())
    if isinstance(widget, FigureView):
        figure = widget.figure
        yield from (figure.title, figure.caption, figure.alt, *figure.tips.values())
        yield from (mark.text for mark in figure.marks if isinstance(mark, Text))
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            yield item.toolTip()
            marks = getattr(item, "marks", ())
            yield from (mark.text for mark in marks if isinstance(mark, Text))
    for action in widget.actions():
        assert isinstance(action, QAction)
        yield from (action.text(), action.toolTip())


def everything(top: QWidget) -> list[str]:
    """Return all texts of a window and of what stands open above it."""
    widgets = [top, *top.findChildren(QWidget)]
    return [text for widget in widgets for text in said_by(widget) if text]


@pytest.fixture
def window(qtbot, tmp_path, painted):
    """A window on a workshop whose file, history, register and texts all name firms."""
    path = tmp_path / "Genzyme dossier.almere"
    shutil.copy(sample_file(), path)
    document = Document.open(path, author=AUTHOR)
    made = MainWindow(Bridge())
    qtbot.addWidget(made)
    made.resize(1600, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.bridge.take(document)
    bridge = made.bridge
    firm = party(bridge, "Nilfisk")
    bridge.attempt(edit, "organisations", firm, name=ONCE)
    bridge.attempt(edit, "organisations", firm, name="Nilfisk")
    bridge.attempt(edit, "organisations", firm, note=f"Genzyme en {ONCE} bellen {AUTHOR} terug")
    register = register_of([row(name="Genzyme", place="Almere", sector="M", sbi="7211")])
    draft = import_register(bridge.workshop, register, title="Register met Genzyme")
    document.take_in(draft, {}, {register.digest: register})
    bridge.hide_names(True)
    settle(made)
    yield made
    bridge.take(None)
    bridge.tasks.finish()


@pytest.fixture
def painted(monkeypatch):
    """Collect the texts of all marks that are painted."""
    from almere_roadmap.ui.drawing import paint

    heard: list[str] = []
    real = paint._paint_text

    def listening(text, *others):
        heard.append(text.text)
        return real(text, *others)

    monkeypatch.setattr(paint, "_paint_text", listening)
    return heard


def party(bridge, name):
    return next(o.id for o in bridge.workshop.organisations.values() if o.name == name)


def settle(window):
    for _round in range(4):
        window.bridge.tasks.finish()
        QApplication.processEvents()


def secrets(window):
    """Return what nobody may read: names of firms and how they were printed, old and new."""
    named = window.bridge.document.workshop
    firms = [o for o in named.organisations.values() if o.group is Group.ENTREPRENEURS]
    real = [o for o in firms if not o.name.startswith("Bedrijf ")]
    ways = {way for o in real for way in (o.name, o.printed_as) if way}
    return {way.casefold() for way in (*ways, ONCE, AUTHOR)}


def leaks(window, texts):
    found = secrets(window)
    return sorted(
        {f"{name}: {text[:120]}" for text in texts for name in found if name in text.casefold()}
    )


def test_the_walk_finds_names_while_they_are_shown(window, painted):
    window.bridge.hide_names(False)
    settle(window)
    window.show_screen("facts")
    window._screens["facts"].show_entry("organisations")
    settle(window)
    assert leaks(window, everything(window))


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_shows_the_name_of_a_firm(window, painted, screen):
    painted.clear()
    window.show_screen(screen)
    settle(window)
    window.grab()
    assert leaks(window, [*everything(window), *painted]) == []


def test_no_tab_of_insight_and_no_row_under_it_names_a_firm(window, painted):
    window.show_screen("insight")
    screen = window._screens["insight"]
    for place in range(screen.tabs.count()):
        screen.tabs.setCurrentIndex(place)
        settle(window)
        window.grab()
        rows = [cell.text for c in screen.cards for r in c.content.rows.rows for cell in r.cells]
        live = [str(c.content.live.spots()) for c in screen.cards if c.content.live]
        assert screen.cards
        assert leaks(window, [*everything(window), *painted, *rows, *live]) == []


def test_no_list_of_facts_names_a_firm(window, painted):
    window.show_screen("facts")
    screen = window._screens["facts"]
    for _title, lines in entries(window.bridge.workshop):
        for line in lines:
            screen.show_entry(line.key)
            settle(window)
            window.grab()
            assert leaks(window, [*everything(window), *painted]) == [], line.key


def test_nothing_that_is_selected_names_a_firm_in_the_panel(window):
    window.show_screen("facts")
    named = window.bridge.document.workshop
    chosen = [party(window.bridge, o.name) for o in window.bridge.workshop.organisations.values()]
    for collection in ("relations", "memberships", "profiles", "boxes", "matches", "notes"):
        chosen += list(named.collection(collection))[:12]
    for key in chosen[:90]:
        window.bridge.select(key)
        settle(window)
        assert leaks(window, everything(window.inspector)) == [], key


def test_the_register_is_searched_by_what_names_nobody(qtbot, window):
    window.show_screen("facts")
    screen = window._screens["facts"]
    [register] = [d for d in window.bridge.workshop.datasets.values() if d.rows == 1]
    screen.show_entry(register.id)
    page = screen.page
    qtbot.waitUntil(lambda: page.search.is_ready and page.table.rows.plain(0) is not None)
    for words, found in (("genzyme", 0), ("7211", 1)):
        page.field.setText(words)
        qtbot.waitUntil(lambda found=found: len(page.table.rows) == found)
    page.table.sorted_by.emit("name", False)
    assert page.query.order == ""
    window.bridge.hide_names(False)
    settle(window)
    again = screen.page
    again.field.setText("genzyme")
    qtbot.waitUntil(lambda: again.search.is_ready and len(again.table.rows) == 1)


def test_the_history_names_neither_firms_nor_who_wrote(qtbot, window):
    dialog = HistoryDialog(window, window.bridge)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.list.count() > 4)
    shown = everything(dialog)
    for place in range(dialog.list.count()):
        dialog.list.setCurrentRow(place)
        shown += everything(dialog)
    assert leaks(window, shown) == []
    assert any("Person 1" in text for text in shown)
    dialog.words.setText("kraanvogel")
    assert dialog.chosen is None
    dialog.close()


def test_palette_menus_and_title_name_no_firm(window):
    palette = CommandPalette(window, window.bridge, print, window.show_screen)
    window.show_screen("start")
    start = window._screens["start"]
    # Without the style sheet the opaque page hides that it was painted.
    start._painted = True
    start.refresh()
    assert start.cards
    settle(window)
    assert str(load().recent[0]).endswith("Genzyme dossier.almere")
    texts = [*everything(palette), *(entry.words for entry in palette.entries)]
    texts += [*everything(window), window.windowTitle()]
    assert leaks(window, texts) == []


def test_what_would_bring_names_in_is_refused(window):
    heard = []
    window.bridge.told.connect(lambda kind, text: heard.append(text))
    for name in ("merge", "backups"):
        window.act(name)
    assert heard == ["Names are hidden: show them again first."] * 2
