"""The three painters draw the same picture with the same words."""

import io
import re
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from almere_roadmap.exchange.svg import svg
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Box, Figure, Ink, Line, Path, Picture, Stroke, Text
from almere_roadmap.figures.theme import PRINT
from almere_roadmap.report.paint import draw, register_fonts
from almere_roadmap.ui.drawing import paint
from almere_roadmap.ui.drawing.fonts import DRAWN_SIZE, load_fonts, raw_font

PX_PER_MM = 8
INK = Ink("ink")
WORDS = [
    "AVAVA Toeleverancier 1.008 \u2192",
    "<b>A&B</b> <img src=x>",
    "Łódź Şişli ⬢ 😀 🚀",
    "omhoog",
]
FIGURE = Figure(
    90,
    60,
    (
        Box(4, 4, 30, 12, Ink("layer-hbo", 0.12), Stroke(INK, 0.4), 1.2, key="a"),
        Box(40, 4, 30, 12, hatch="/"),
        Box(72, 4, 14, 12, None, Stroke(Ink("line"), 0.25), hatch="-"),
        Line(((6, 20), (30, 20), (30, 26)), Stroke(INK, 0.4), arrow=True),
        Line(((40, 20), (86, 27)), Stroke(Ink("accent"), 0.5, (1.5, 0.9))),
        Path(((10, 32), (14, 28), (18, 32), (14, 36)), INK),
        Path(((26, 32),), Ink("group-knowledge"), Stroke(INK, 0.25), radius=4),
        Picture(34, 28, 8, "graduation-cap"),
        Picture(46, 28, 8, "database", Ink("accent")),
        Text(4, 44, WORDS[0], 10, 600),
        Text(86, 50, WORDS[1], 10, 400, anchor="end"),
        Text(45, 57, WORDS[2], 10, 700, anchor="middle"),
        Text(88, 44, WORDS[3], 8, 400, turned=True),
    ),
    title="A & B",
)


def as_qt() -> np.ndarray:
    image = QImage(90 * PX_PER_MM, 60 * PX_PER_MM, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint.paint(FIGURE, painter, PRINT, PX_PER_MM)
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return lines[:, : image.width()].astype(float)


def as_pdf() -> pypdfium2.PdfDocument:
    out = io.BytesIO()
    size = (90 / measure.MM_PER_POINT, 60 / measure.MM_PER_POINT)
    canvas = Canvas(out, pagesize=size, initialFontName="Inter-Regular")
    draw(FIGURE, canvas, 0, 0, PRINT)
    canvas.save()
    return pypdfium2.PdfDocument(out.getvalue())


@pytest.fixture(autouse=True)
def fonts(qapp):
    register_fonts()


def test_screen_and_pdf_are_the_same_picture():
    scale = PX_PER_MM * measure.MM_PER_POINT
    page = as_pdf()[0].render(scale=scale, grayscale=True).to_numpy()
    printed, screen = page.reshape(page.shape[:2]).astype(float), as_qt()
    rows = min(printed.shape[0], screen.shape[0])
    columns = min(printed.shape[1], screen.shape[1])
    apart = np.abs(printed[:rows, :columns] - screen[:rows, :columns])
    assert (screen < 128).mean() > 0.02
    # Whole strokes that miss each other would differ by more than edges that are smoothed.
    assert apart.mean() < 4.0
    blurred = _blur(printed[:rows, :columns]) - _blur(screen[:rows, :columns])
    assert np.abs(blurred).max() < 60


def _blur(picture: np.ndarray, size: int = 6) -> np.ndarray:
    rows, columns = (length // size * size for length in picture.shape)
    return picture[:rows, :columns].reshape(rows // size, size, -1, size).mean(axis=(1, 3))


def test_pdf_holds_the_words_as_typed():
    text = as_pdf()[0].get_textpage().get_text_bounded()
    for words in WORDS:
        assert words.split()[0] in text
    assert "<img src=x>" in text
    assert "😀 🚀" in text


def test_svg_holds_the_words_as_typed_and_refers_to_nothing():
    drawn = svg(FIGURE, PRINT)
    root = ElementTree.fromstring(drawn)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == WORDS
    assert not re.search(r"href|url\(|<image|<script|@import", drawn)


@pytest.mark.parametrize("font", measure.FONTS)
def test_qt_and_the_font_file_agree_on_widths(font):
    letters = "AVAToeleverancier1.008-–…0123456789"
    qt = raw_font(font).advancesForGlyphIndexes(measure.glyphs(font, letters))
    total = sum(point.x() for point in qt) / DRAWN_SIZE
    assert total == pytest.approx(sum(measure.advances(font, letters)), rel=1e-3)


def test_pdf_and_the_font_file_agree_on_widths():
    from reportlab.pdfbase.pdfmetrics import stringWidth

    for text in ("AVA Toeleverancier 1.008 – fi", "0123456789"):
        expected = measure.width(text, 10) / measure.MM_PER_POINT
        assert stringWidth(text, "Inter-Regular", 10) == pytest.approx(expected, rel=1e-3)


def test_the_bundled_families_are_known_to_qt():
    assert {"Inter", "Inter Tabular", "DejaVu Sans"} <= set(load_fonts())


def test_icons_reach_every_painter():
    from almere_roadmap.figures.icons import outline
    from almere_roadmap.resources import resource

    for path in resource("icons").glob("*.svg"):
        if path.stem != "app":
            assert outline(path.stem), path.stem


@pytest.mark.parametrize("scale", [1.0, 2.0, 5.0])
def test_type_of_any_size_is_there_and_as_wide_as_measured(qapp, scale):
    load_fonts()
    words = Text(2, 28, "12 van 17", 60, 600)
    image = QImage(round(130 * 4 * scale), round(40 * 4 * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint.paint(Figure(130, 40, (words,)), painter, PRINT, 4 * scale)
    painter.end()
    dark = np.asarray(image.constBits()).reshape(image.height(), image.width(), 4)[:, :, 0] < 128
    columns = np.flatnonzero(dark.any(axis=0)) / (4 * scale)
    assert columns.size and 2 < columns[0] < 5
    assert columns[-1] == pytest.approx(2 + measure.width("12 van 17", 60, 600), abs=2)
