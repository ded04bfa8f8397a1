"""The main window: rail, top bar, the screens, inspector and status bar."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from almere_roadmap import settings
from almere_roadmap.errors import AlmereError
from almere_roadmap.i18n import _, said
from almere_roadmap.resources import sample_file
from almere_roadmap.ui import menus, modes
from almere_roadmap.ui.actions import ACTIONS, action
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.commands.agenda import VIEWS, AgendaCommands
from almere_roadmap.ui.commands.files import FileCommands
from almere_roadmap.ui.commands.pictures import PictureCommands
from almere_roadmap.ui.commands.preferences import PreferenceCommands
from almere_roadmap.ui.commands.room import RoomCommands
from almere_roadmap.ui.commands.steps import StepCommands
from almere_roadmap.ui.commands.tour import TourCommands
from almere_roadmap.ui.dialogs.asking import gives_up
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.panels.inspector import Inspector
from almere_roadmap.ui.screens.screen import Screen
from almere_roadmap.ui.shell.banner import Banner
from almere_roadmap.ui.shell.dropping import dropped
from almere_roadmap.ui.shell.rail import SCREENS as RAIL
from almere_roadmap.ui.shell.rail import Rail
from almere_roadmap.ui.shell.status_bar import StatusBar
from almere_roadmap.ui.shell.toast import Toast
from almere_roadmap.ui.shell.top_bar import TopBar
from almere_roadmap.ui.shell.veil import Veil
from almere_roadmap.ui.shortcuts import KEYS, ONCE
from almere_roadmap.ui.widgets.parts import column, row

SCREENS = tuple(name for name, _words, _sign in RAIL)
"""The names of the screens, from top to bottom of the rail."""

_IN_RAIL = {"merge": "outcome"}
"""Screens without a place of their own in the rail, and whose place they take."""

_BARE = ("start", "outcome", "merge")
"""Screens without an inspector."""

_FOLD, _ROOMY = 1200, 1500
"""Widths in px at 100 %: the inspector folds away below the first, empty below the second."""

_NATIVE = QKeySequence.SequenceFormat.NativeText


class MainWindow(QMainWindow):
    """The window; language, theme and scale rebuild everything in it around the same bridge."""

    def __init__(self, bridge: Bridge) -> None:
        """Build the window; a screen is loaded when it first shows."""
        super().__init__()
        self.setAcceptDrops(True)
        self.bridge = bridge
        self.setWindowTitle("Almere Roadmap")
        self.resize(1366, 768)
        self.setMinimumSize(1024, 640)
        self.menu, self.toast, self.veil = QMenu(self), Toast(self, bridge), Veil(self)
        self.clock = AgendaClock(bridge)
        self.files = FileCommands(self, bridge)
        self.steps = StepCommands(self, bridge)
        self.pictures = PictureCommands(self._on_show, bridge)
        self.room = RoomCommands(self, bridge, self.clock, self._on_show)
        self.tour = TourCommands(self._dock, bridge, self.show_view)
        self._answers: dict[str, Callable[[], object]] = {
            **self.files.answers,
            **self.steps.answers,
            **self.pictures.answers,
            **self.room.answers,
            **AgendaCommands(self, bridge, self.clock, self.show_view).answers,
            **self.tour.answers,
            **PreferenceCommands(self, bridge, self._dress).answers,
            **self._own_answers(),
        }
        self._keys()
        bridge.opened.connect(self._on_opened)
        bridge.went.connect(self._on_went)
        bridge.selected.connect(self._fold)
        bridge.unreadable.connect(self.files.rescue)
        bridge.mode_changed.connect(self._fold)
        self.rebuild()

    def rebuild(self) -> None:
        """Build everything anew in the language, theme and scale in force."""
        current = str(self.bridge.state.get("screen", "start"))
        self._screens: dict[str, Screen] = {}
        self.stack = QStackedWidget()
        self.menu.deleteLater()
        self.menu = self._menu()
        self.rail = Rail(self.menu, self.show_screen, self.act)
        self.top = TopBar(self.bridge, self.act, self.clock)
        self.status = StatusBar(self.bridge, self.act)
        self.inspector = Inspector(self.bridge, self._details)
        page = QWidget()
        page.setObjectName("page")
        middle = row(self.stack, self.inspector, gap=0)
        self.banner = Banner(self.bridge, self.act)
        self._right = right = column(self.top, self.banner, gap=0)
        right.addLayout(middle, 1)
        right.addWidget(self.status)
        whole = row(self.rail, gap=0)
        whole.addLayout(right, 1)
        page.setLayout(whole)
        self.setCentralWidget(page)
        self.toast.deleteLater()
        self.toast = Toast(self, self.bridge)
        self.show_screen(current)
        self.room.seen.connect(self.top.show_audience)
        self.top.show_audience(self.room.is_seen)
        self.room.dress()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        return menu

    def _fill_menu(self) -> None:
        """Fill the menu when it first shows: its icons take a while to draw."""
        menu = self.menu
        if menu.actions():
            return
        for name in menus.MAIN:
            if not name:
                menu.addSeparator()
                continue
            # The window's own shortcuts do the work; after the tab they are only shown.
            keys = QKeySequence(next(iter(KEYS.get(name, ())), "")).toString(_NATIVE)
            entry = QAction(icon(action(name).icon), f"{_(action(name).text)}\t{keys}", menu)
            entry.triggered.connect(lambda _checked=False, wanted=name: self.act(wanted))
            menu.addAction(entry)

    def _keys(self) -> None:
        for known in ACTIONS:
            for keys in KEYS.get(known.name, ()):
                self._key(keys, partial(self.act, known.name), repeats=known.name not in ONCE)
        for number, name in enumerate(SCREENS, 1):
            self._key(f"Ctrl+{number}", partial(self.show_screen, name))

    def _key(self, keys: str, answer: Callable[[], None], *, repeats: bool = True) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setAutoRepeat(repeats)
        made.activated.connect(answer)

    def show_screen(self, name: str) -> None:
        """Show a screen; all but the first need an open workshop."""
        if self.bridge.document is None:
            name = "start"
        if name not in self._screens:
            self._screens[name] = _load_screen(name, self.bridge)
            self._screens[name].widened.connect(self._fold)
            self.stack.addWidget(self._screens[name])
        self.bridge.state["screen"] = name
        self.stack.setCurrentWidget(self._screens[name])
        self.rail.mark(_IN_RAIL.get(name, name), self.bridge.document is not None)
        self._fold()
        self.inspector.refresh()
        self._screens[name].setFocus()

    def show_view(self, name: str, view: str) -> None:
        """Show a view of a screen; without a workshop there is none."""
        self.show_screen(name)
        if view and name in self._screens and self.bridge.document is not None:
            self._screens[name].show_view(view)

    def _details(self, selection: str) -> QWidget | None:
        """Return what the screen on show has to say about a selection."""
        current = self.stack.currentWidget()
        return current.inspect(selection) if isinstance(current, Screen) else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that can be imported, whichever screen is on show."""
        if self.bridge.document is not None and isinstance(dropped(event.mimeData()), Path):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped, on the Facts screen."""
        from almere_roadmap.ui.screens.facts import FactsScreen

        source = dropped(event.mimeData())
        if not isinstance(source, Path):
            return
        event.acceptProposedAction()
        self.show_screen("facts")
        facts = self._screens["facts"]
        if isinstance(facts, FactsScreen):
            facts.import_file(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the inspector away where there is no room for it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self, _selection: str = "") -> None:
        wanted = self.bridge.state.get("inspector")
        least = _FOLD if self.bridge.selection else _ROOMY
        shown = bool(wanted) if wanted is not None else self.width() >= look.px(least)
        zen = modes.is_zen(self.bridge)
        for part in (self.rail, self.top, self.status):
            part.setVisible(not zen)
        name = str(self.bridge.state.get("screen"))
        wide = name in self._screens and self._screens[name].wide
        on_screen = name not in _BARE and not wide and not zen
        was_hidden = self.inspector.isHidden()
        self.inspector.setVisible(shown and on_screen and self.bridge.document is not None)
        if was_hidden and not self.inspector.isHidden():
            self.inspector.refresh()

    def act(self, name: str) -> None:
        """Perform an action by name."""
        if action(name).needs_workshop and self.bridge.document is None:
            self.bridge.told.emit("warn", _("Open or start a workshop first."))
            return
        if self.bridge.nameless and action(name).shows_others:
            self.bridge.told.emit("warn", _("Names are hidden: show them again first."))
            return
        self._answers[name]()

    def _own_answers(self) -> dict[str, Callable[[], object]]:
        """Return what the window itself answers for: its parts, screens and modes."""
        return {
            "interview": self._interview,
            "note": self._note,
            "find": self._find,
            "problems": self._show_problems,
            "linking": partial(self.show_view, *VIEWS["linking"]),
            "inspector": self._toggle_inspector,
            "room_safe": partial(modes.toggle_safe, self.bridge),
            "view_mode": lambda: self.bridge.view_only(not self.bridge.viewing),
            "zen": partial(modes.toggle_zen, self.bridge),
            "vote": partial(self.show_view, *VIEWS["voting"]),
            "quit": self.close,
        }

    def _on_show(self) -> QWidget:
        return self.stack.currentWidget() or self.stack

    def _dock(self, guide: QWidget) -> None:
        self._right.insertWidget(self._right.count() - 1, guide)

    def _interview(self) -> None:
        self.show_screen("facts")
        self._screens["facts"].begin_interview()  # type: ignore[attr-defined]

    def _note(self) -> None:
        if self.bridge.state.get("screen") in _BARE:
            self.show_screen("outcome")
            self._screens["outcome"].start()
            return
        self.bridge.state["inspector"] = True
        self._fold()
        self.inspector.note()

    def _find(self) -> None:
        from almere_roadmap.ui.shell.palette import CommandPalette

        CommandPalette(self, self.bridge, self.act, self.show_screen).open()

    def _show_problems(self) -> None:
        from almere_roadmap.ui.dialogs.problems import ProblemsDialog

        ProblemsDialog(self, self.bridge, self.status.problems_found).open()

    def _toggle_inspector(self) -> None:
        self.bridge.state["inspector"] = not self.inspector.isVisible()
        self._fold()
        self.inspector.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a mode with an Escape that nobody else wanted."""
        if event.key() != Qt.Key.Key_Escape or not modes.leave(self.bridge):
            super().keyPressEvent(event)

    def _dress(self) -> None:
        """Build everything anew in the preferences; the old goes first, or it is dressed too."""
        stop = self.tour.put_away()
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
            QApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            style.apply(app)
        self.rebuild()
        self.bridge.mode_changed.emit()  # what speaks to others speaks another language, too
        self.tour.put_back(stop)

    def _on_opened(self) -> None:
        document = self.bridge.document
        if document is None:
            self.tour.follow()
            self.show_screen("start")
            return
        document.author = document.author or settings.load().author
        if document.path != sample_file():
            _remember(document.path)
        name = self.bridge.without_names(document.path.name)
        title = self.bridge.workshop.about.title or name
        self.setWindowTitle(f"{title} – Almere Roadmap")
        current = str(self.bridge.state.get("screen", "start"))
        self.show_screen("facts" if current == "start" else current)
        self.tour.follow()
        if self.files.take_merge_up():
            QTimer.singleShot(0, self.files.merge)

    def _on_went(self, place: str) -> None:
        if place == "open":
            self.files.open()
        elif place.startswith("new"):
            self.files.new(place.partition(":")[2])
        elif place == "merge":
            self.show_screen(place)
            self._screens[place].refresh()
        elif place == "merge:choose":
            self.files.merge()
        elif place == "picture:copy":
            self.pictures.copy()
        elif place.startswith("details"):
            self.steps.details(place.partition(":")[2])
        elif place in SCREENS:
            self.show_screen(place)
        elif place.startswith("room:"):
            self.room.show(place.partition(":")[2])
        elif place == "tour":
            self.act(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once every edit is on disk, or when the person gives the rest up."""
        field = QApplication.focusWidget()
        if field is not None:
            field.clearFocus()  # what is being typed is kept on leaving its field
        try:
            self.bridge.leave()
        except AlmereError as error:
            if not gives_up(self, said(error)):
                event.ignore()
                return
            self.bridge.leave(give_up=True)
        self.room.close()
        event.accept()


def _load_screen(name: str, bridge: Bridge) -> Screen:
    """Import a screen when it is first wanted: together they are slow to load."""
    module = importlib.import_module(f"almere_roadmap.ui.screens.{name}")
    made: Screen = getattr(module, f"{name.capitalize()}Screen")(bridge)
    return made


def _remember(path: Path) -> None:
    # A list of recent files that cannot be kept must not stand in the way of the work.
    with suppress(AlmereError):
        settings.remember(path)
