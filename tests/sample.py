"""The bundled sample workshop, for tests that need real figures."""

import shutil
from functools import cache

from almere_roadmap.document.document import Document
from almere_roadmap.document.samples import sample
from almere_roadmap.domain.workshop import Workshop


@cache
def workshop() -> Workshop:
    """Return the value of the bundled sample."""
    document = Document.open(sample(), read_only=True)
    try:
        return document.workshop
    finally:
        document.close()


def copied(folder):
    """Return the path of a copy of the sample that a test may change."""
    path = folder / "workshop.almere"
    shutil.copy(sample(), path)
    return path
