"""Workshop files to work on."""

import pytest

from almere_roadmap.document.document import Document


@pytest.fixture
def path(tmp_path):
    return tmp_path / "workshop.almere"


@pytest.fixture
def document(path):
    with Document.create(path, author="Eva") as made:
        yield made
