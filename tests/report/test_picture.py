from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from almere_roadmap.figures.marks import Box, Figure, Ink
from almere_roadmap.report.picture import write_png, write_roadmap_png
from tests.sample import workshop as sample


def test_a_figure_becomes_a_picture_of_its_size_and_colours(tmp_path: Path) -> None:
    figure = Figure(88, 38, (Box(0, 0, 88, 38, Ink("accent")),))
    write_png(figure, tmp_path / "figure.png", 254)
    with Image.open(tmp_path / "figure.png") as picture:
        assert picture.size == pytest.approx((1000, 500), abs=1)
        assert picture.convert("RGB").getpixel((500, 250)) == (0x0B, 0x6A, 0x86)
        assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_the_roadmap_becomes_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.png"
    write_roadmap_png(sample(), path, today=date(2026, 11, 24), dpi=50)
    with Image.open(path) as picture:
        assert picture.width > picture.height > 300
