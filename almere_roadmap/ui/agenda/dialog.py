"""The day as planned, against the clock: its steps in order, each to be changed, moved or begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.agenda import Day, day_of, present
from almere_roadmap.domain.entities import AgendaStep, Session
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.i18n import _
from almere_roadmap.ui.agenda import words
from almere_roadmap.ui.agenda.clock import AgendaClock
from almere_roadmap.ui.agenda.sources import SourceButton
from almere_roadmap.ui.agenda.step_details import StepDetails
from almere_roadmap.ui.agenda.step_list import StepList
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.modes import is_safe
from almere_roadmap.ui.shortcuts import KEYS, ONCE
from almere_roadmap.ui.widgets.parts import (
    button,
    clear,
    column,
    heading,
    label,
    row,
    scrolling,
    tool_button,
)
from almere_roadmap.verbs import agenda as verbs
from almere_roadmap.verbs.records import delete

_REST = 15_000
"""Milliseconds after which the day is looked at again while the clock is held or over time."""


class AgendaDialog(QDialog):
    """Follows workshop and clock; ``answers`` are the commands of the agenda by name."""

    def __init__(
        self,
        window: QWidget,
        bridge: Bridge,
        clock: AgendaClock,
        answers: Mapping[str, Callable[[], None]],
    ) -> None:
        """Show the session that runs, or would."""
        super().__init__(window)
        self.bridge, self.clock = bridge, clock
        self.setWindowTitle(_("Agenda"))
        self.resize(_roomy(window))
        self._minute = ""
        self._day: Day | None = None
        self._make_head()
        self._make_buttons()
        self.list = StepList()
        self.list.walked.connect(self._show_step)
        self.list.moved.connect(self._move)
        self.list.asked.connect(self._answer)
        self.details = QVBoxLayout()
        self.details.setContentsMargins(0, 0, 0, 0)
        self._lay()
        self._watch(answers)
        self._fill_sessions()
        self.refresh()
        running = clock.standing
        self.list.choose(running.step.id if running else self.list.current)
        self.list.setFocus()

    def _watch(self, answers: Mapping[str, Callable[[], None]]) -> None:
        self.bridge.changed.connect(self.refresh)
        self.clock.changed.connect(self.refresh)
        self.clock.ticked.connect(self._tick)
        # Held or over time the clock hardly ticks, while the end of the day moves on.
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._tick)
        self._rest.start(_REST)
        # The keys of the window do not reach a dialog over it.
        known = {**answers, "undo": self.bridge.undo, "redo": self.bridge.redo}
        for name, answer in known.items():
            for keys in KEYS[name] if name != "agenda" else ():
                made = QShortcut(QKeySequence(keys), self)
                made.setAutoRepeat(name not in ONCE)
                made.activated.connect(answer)
        self.clock.entered.connect(self._on_entered)
        self.room.clicked.connect(lambda _on: answers["room_time"]())

    def _make_head(self) -> None:
        self.session = QComboBox()
        self.session.setAccessibleName(_("Session"))
        self.session.currentIndexChanged.connect(self._on_session)
        self.starts = QLineEdit()
        self.starts.setAccessibleName(_("Begins at"))
        self.starts.setPlaceholderText("13:30")
        self.starts.setMaxLength(20)
        self.starts.setFixedWidth(look.px(88))
        self.starts.editingFinished.connect(self._keep_start)
        self.planned, self.sign, self.expected = label("", "quiet"), label(""), label("")

    def _make_buttons(self) -> None:
        self.add = button(_("Add a step"), "plus")
        self.add.clicked.connect(self._add)
        self.up = tool_button("chevron-up", _("Move the step up (Alt+↑)"))
        self.up.clicked.connect(lambda: self.list.shift(-1))
        self.down = tool_button("chevron-down", _("Move the step down (Alt+↓)"))
        self.down.clicked.connect(lambda: self.list.shift(1))
        self.remove = tool_button("trash-2", _("Delete the step (Delete)"))
        self.remove.clicked.connect(self._delete)
        self.source = SourceButton(self.bridge, self._take)
        self.begin = button(_("Begin this step"), "play")
        self.begin.clicked.connect(self._begin)
        self.stop = button(_("Stop the clock"), "square")
        self.stop.clicked.connect(self.clock.stop)
        self.shut = button(_("Close"), primary=True)
        self.shut.clicked.connect(self.close)
        self.room = QCheckBox(_("Minutes left on the screen for the room"))
        # Return ends a field; it must not press whichever button comes first.
        for made in (self.add, self.source, self.begin, self.stop, self.shut):
            made.setAutoDefault(False)

    def _lay(self) -> None:
        head = row(heading(_("Agenda"), "section"), self.session, 0)
        head.addWidget(label(_("Begins at"), "quiet"))
        head.addWidget(self.starts)
        self.session.setMinimumWidth(look.px(220))
        side, fields = QWidget(), QWidget()
        side.setFixedWidth(look.px(288))
        fields.setObjectName("content")
        fields.setLayout(self.details)
        right = column(scrolling(fields), self.begin, gap=8)
        side.setLayout(right)
        middle = QHBoxLayout()
        middle.setSpacing(look.px(8))
        middle.addWidget(self.list, 1)
        middle.addWidget(side)
        tools = row(self.add, self.up, self.down, self.remove, self.source, 0)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addLayout(head)
        lay.addLayout(row(self.planned, 0, self.sign, self.expected))
        lay.addLayout(middle, 1)
        lay.addLayout(tools)
        lay.addLayout(row(self.room, 0, self.stop, self.shut))

    # Showing.

    @property
    def chosen(self) -> Session | None:
        """Return the session whose steps are shown."""
        return self.clock.workshop.sessions.get(str(self.session.currentData()))

    def _fill_sessions(self) -> None:
        """Offer the sessions, planned ones too; the one that runs first."""
        workshop = self.clock.workshop
        sessions = ordered(workshop.sessions.values())
        here = str(self.session.currentData() or "")
        wanted = here if here in workshop.sessions else getattr(present(workshop), "id", "")
        self.session.blockSignals(True)
        self.session.clear()
        for known in sessions:
            self.session.addItem(self.bridge.without_names(known.name), known.id)
        self.session.setCurrentIndex(max(0, self.session.findData(wanted)))
        self.session.setVisible(bool(sessions))
        self.session.blockSignals(False)

    def _on_session(self, _place: int) -> None:
        self.refresh()
        self._show_step(self.list.current)

    def refresh(self, _changes: object = None) -> None:
        """Show the day as it stands."""
        names = [self.session.itemText(n) for n in range(self.session.count())]
        sessions = ordered(self.clock.workshop.sessions.values())
        if names != [self.bridge.without_names(s.name) for s in sessions]:
            self._fill_sessions()
        self._minute = ""
        self._tick()
        writable, some = self.bridge.writable, bool(self.list.rows)
        chosen = self.chosen
        self.starts.setEnabled(writable and chosen is not None)
        if not self.starts.hasFocus():
            self.starts.setText(chosen.starts if chosen else "")
        for made in (self.add, self.source):
            made.setEnabled(writable)
        for tool in (self.up, self.down, self.remove):
            tool.setEnabled(writable and some)
        self.stop.setVisible(self.clock.standing is not None)
        self.room.setChecked(bool(self.bridge.state.get("agenda.room")))
        self.list.let_drag(writable and not is_safe(self.bridge))
        self._show_step(self.list.current)

    def _tick(self) -> None:
        """Look at the day again when another minute has begun."""
        now = self.clock.now()
        minute = f"{now:%H:%M}"
        if minute == self._minute:
            return
        self._minute = minute
        self._day = day = day_of(self.clock.workshop, self.chosen, self.clock.run, now)
        titles = [self.bridge.without_names(r.step.title) for r in day.rows]
        self.list.show_rows(day.rows, titles)
        self.planned.setText(words.day_words(day) if day.rows else _("no steps yet"))
        runs = any(r.is_running for r in day.rows)
        self.expected.setVisible(runs)
        self.sign.setVisible(runs)
        is_late = day.over > 0
        self.expected.setText(words.end_words(day))
        self.expected.setProperty("role", "warn" if is_late else "good")
        self.expected.style().polish(self.expected)
        sign, token = ("triangle-alert", "warn") if is_late else ("circle-check", "good")
        self.sign.setPixmap(icon(sign, token).pixmap(look.px(16), look.px(16)))

    def _show_step(self, step: str) -> None:
        """Show a step at the right; the same step keeps its fields."""
        running = self.clock.standing
        self.begin.setEnabled(bool(step) and (running is None or running.step.id != step))
        item = self.details.itemAt(0)
        shown = item.widget() if item is not None else None
        if isinstance(shown, StepDetails) and shown.record == step:
            return
        clear(self.details)
        if step in self.clock.workshop.agenda:
            self.details.addWidget(StepDetails(self.bridge, step))

    # Answers.

    def _answer(self, asked: str) -> None:
        {"add": self._add, "delete": self._delete, "edit": self._edit}[asked]()

    def _edit(self) -> None:
        item = self.details.itemAt(0)
        shown = item.widget() if item is not None else None
        if isinstance(shown, StepDetails):
            shown.focus(_("Title"))
            field = shown.focusWidget()
            if isinstance(field, QLineEdit):
                field.selectAll()  # what is typed takes the place of what was there

    def _add(self) -> None:
        """Add a step after the current one, and begin to type its title."""
        place = self.list.currentRow() + 1
        before = self.list.rows[place].step.id if 0 < place < len(self.list.rows) else ""
        session = self.chosen.id if self.chosen else ""
        made = self.bridge.attempt(
            verbs.add_step, title=_("New step"), session=session, before=before
        )
        if made is not None:
            self.list.choose(made.changes[0].row)
            self._edit()

    def _delete(self) -> None:
        if self.bridge.writable and self.list.current:
            self.bridge.attempt(delete, self.list.current)

    def _move(self, step: str, before: str) -> None:
        self.bridge.attempt(verbs.move_step, step, before)

    def _take(self, steps: list[AgendaStep], name: str) -> None:
        session = self.chosen.id if self.chosen else ""
        self.bridge.attempt(verbs.take_steps, steps, name=name, session=session)

    def _keep_start(self) -> None:
        chosen, typed = self.chosen, self.starts.text()
        if chosen is not None and typed.strip() != chosen.starts:
            self.bridge.attempt(verbs.begin_at, chosen.id, typed)
            now = self.chosen
            self.starts.setText(now.starts if now else "")

    def _begin(self) -> None:
        """Begin the current step: what it opens shows, so the dialog goes."""
        step = self.list.current
        self.close()
        self.clock.begin(step)

    def _on_entered(self, _opens: str) -> None:
        found = self.clock.standing
        if found is not None:
            self.list.choose(found.step.id)

    def done(self, result: int) -> None:
        """Keep what is being typed, and go."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
        self._rest.stop()
        super().done(result)
        self.deleteLater()


def _roomy(window: QWidget) -> QSize:
    room = window.size()
    return QSize(min(look.px(1160), room.width() - 48), min(look.px(700), room.height() - 48))
