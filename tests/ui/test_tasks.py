"""Work on workers: where it runs, where its result arrives and where what it held ends."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from almere_roadmap.errors import BugError
from almere_roadmap.ui.tasks import Job, Tasks


class Held:
    """Notes the thread that it ends on."""

    ended: list[int]

    def __init__(self, ended):
        self.ended = ended

    def __del__(self):
        self.ended.append(threading.get_ident())


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.finish()


def gone(qtbot, tasks):
    qtbot.waitUntil(lambda: not tasks.busy)


def test_the_work_runs_aside_and_its_result_arrives_here(qtbot, tasks):
    threads = []
    task = tasks.aside(
        threading.get_ident, lambda ran: threads.extend((ran, threading.get_ident()))
    )
    with qtbot.waitSignal(task.ended):
        pass
    assert threads[0] != threads[1] == threading.get_ident()


def test_a_bug_in_the_work_arrives_as_an_error(qtbot, tasks):
    errors = []
    tasks.one_by_one(lambda: 1 / 0, failed=errors.append)
    gone(qtbot, tasks)
    assert isinstance(errors[0], BugError)


@pytest.mark.parametrize("fails", (False, True))
def test_what_the_work_held_ends_on_the_thread_of_the_window(qtbot, tasks, fails):
    ended = []

    def start():
        # Nobody else holds it: whoever lets go of the work ends it.
        held, about = Held(ended), threading.Event()

        def work():
            about.wait(10)
            return (held, 1 / 0) if fails else held

        tasks.aside(work)
        return about

    for about in [start() for _ in range(20)]:
        about.set()
    qtbot.waitUntil(lambda: len(ended) == 20)
    assert set(ended) == {threading.get_ident()}


def test_a_job_that_nobody_holds_ends_on_the_thread_of_the_window(qtbot, tasks):
    threads, shares, about = [], [], threading.Event()

    def start():
        job = Job(tasks, lambda go_on: about.wait(10) and go_on(0.5))
        job.progressed.connect(shares.append)
        job.destroyed.connect(
            lambda: threads.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )

    start()
    about.set()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]
    assert shares == [0.5]


def test_a_cancelled_job_only_ends(qtbot, tasks):
    outcomes, about = [], threading.Event()
    job = Job(tasks, lambda go_on: about.wait(10) and go_on(1.0))
    job.done.connect(outcomes.append)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        about.set()
    assert outcomes == []


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot, tasks):
    class Shown(QWidget):
        def take(self, outcome):
            outcomes.append(outcome)

    outcomes, about, widget = [], threading.Event(), Shown()
    task = tasks.aside(lambda: about.wait(10), widget.take)
    with qtbot.waitSignal(widget.destroyed):
        widget.deleteLater()
    with qtbot.waitSignal(task.ended):
        about.set()
    assert outcomes == []
