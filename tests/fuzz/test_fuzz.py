"""More than five hundred altered files: none crashes, hangs, eats memory or is changed."""

import os
import subprocess
import sys

import pytest

from tests.fuzz import corpus


def test_the_corpus_is_large_enough():
    parts = ("FLIPS", "CUTS", "PAGES", "TRICKS", "FORGERIES", "CELLS", "SHEETS")
    assert sum(getattr(corpus, part) for part in parts) >= 500


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("which", [0, 1])
def test_no_altered_file_does_harm(tmp_path, which):
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.worker", str(tmp_path), str(which)],
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.stdout.splitlines() == ["tried 270"], done.stdout + done.stderr
