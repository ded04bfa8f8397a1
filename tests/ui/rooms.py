"""A bridge on a real document, and screens in a real (offscreen) window, for tests of screens."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from almere_roadmap import i18n
from almere_roadmap.document import samples
from almere_roadmap.document.document import Document
from almere_roadmap.resources import sample_file
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import fonts, look, style


def _opened(document: Document) -> Iterator[Bridge]:
    i18n.use("en")
    look.use("light", 100)
    fonts.load_fonts()
    style.apply(QApplication.instance())
    bridge = Bridge()
    bridge.take(document)
    yield bridge
    bridge.tasks.finish()
    bridge.leave()
    i18n.use("nl")


@pytest.fixture
def empty_room(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """A bridge on a new workshop from the empty template."""
    yield from _opened(samples.create(tmp_path / "workshop.almere", "empty", language="en"))


@pytest.fixture
def sample_room(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """A bridge on a copy of the Almere sample."""
    # A copy of the file opens faster than a new workshop is filled in.
    copy = shutil.copy(sample_file(), tmp_path / "workshop.almere")
    yield from _opened(Document.open(Path(copy)))


def showing(qtbot, widget: QWidget, size: tuple[int, int] = (1500, 900)) -> QWidget:
    """Show a widget and wait until it is there."""
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def told(bridge: Bridge) -> list[tuple[str, str]]:
    """Collect what the bridge tells from now on."""
    heard: list[tuple[str, str]] = []
    bridge.told.connect(lambda kind, text: heard.append((kind, text)))
    return heard
