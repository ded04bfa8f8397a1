"""The bundled sample workshop, for tests that need real figures."""

import shutil
from functools import cache

from almere_roadmap.document.document import Document
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.resources import sample_file


@cache
def workshop() -> Workshop:
    """Return the value of the bundled sample."""
    document = Document.open(sample_file(), read_only=True)
    try:
        return document.workshop
    finally:
        document.close()


def copied(folder):
    """Return the path of a copy of the sample that a test may change."""
    path = folder / "workshop.almere"
    shutil.copy(sample_file(), path)
    return path
