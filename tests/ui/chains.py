"""The Chain screen on a copy of the sample, and what its tests ask of it."""

import pytest

from almere_roadmap.ui.screens.chain import ChainScreen
from tests.ui.rooms import sample_room, showing  # noqa: F401


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    """The Chain screen in a window of its own."""
    return showing(qtbot, ChainScreen(sample_room), (1600, 1100))


@pytest.fixture
def view(screen):
    """Its canvas."""
    return screen.view


def middle(view, key):
    """Return the middle of a party, note or text."""
    return view.ground.things[key].center()


def steps(screen):
    """Return how many steps the document has taken."""
    return len(screen.bridge.document.history())
