"""A figure as a picture for elsewhere: on the clipboard, or in a file as SVG or PNG."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from almere_roadmap.errors import AlmereError
from almere_roadmap.figures import measure
from almere_roadmap.figures.marks import Figure, Ink, Text
from almere_roadmap.figures.theme import PRINT
from almere_roadmap.files import legal_stem, replacing
from almere_roadmap.i18n import _, said
from almere_roadmap.ui.dialogs.asking import tell
from almere_roadmap.ui.drawing.icons import icon
from almere_roadmap.ui.drawing.paint import paint
from almere_roadmap.ui.widgets.saving import place_for
from almere_roadmap.ui.widgets.tips import plain_tip

_EDGE, _TITLE, _SMALL = 5.0, 11.0, 7.5
_DPI = 200
_MOST_PX = 8000
_SVG = "image/svg+xml"


def framed(figure: Figure) -> Figure:
    """Return a figure with an edge, its title above, and its reading aid and source below."""
    from almere_roadmap.report.placing import moved

    width = figure.width + 2 * _EDGE
    above = measure.break_lines(figure.title, figure.width, _TITLE, 600) if figure.title else []
    words = " · ".join(filter(None, (figure.caption, figure.flag, figure.source)))
    below = measure.break_lines(words, figure.width, _SMALL) if words else []
    head, foot = _line(_TITLE), _line(_SMALL)
    top = _EDGE + (len(above) * head + 2 if above else 0)
    bottom = top + figure.height + (2 if below else 0)
    marks = [Text(_EDGE, _EDGE + head * (n + 0.75), t, _TITLE, 600) for n, t in enumerate(above)]
    marks += [
        Text(_EDGE, bottom + foot * (n + 0.75), t, _SMALL, ink=Ink("ink-2"))
        for n, t in enumerate(below)
    ]
    height = bottom + len(below) * foot + _EDGE
    everything = (*moved(figure.marks, _EDGE, top), *marks)
    return replace(figure, width=width, height=height, marks=everything)


def _line(size: float) -> float:
    return size * measure.MM_PER_POINT * 1.3


def image(figure: Figure) -> QImage:
    """Return a figure as pixels in print colours on white."""
    scale = min(_DPI / 25.4, _MOST_PX / max(figure.width, figure.height))
    made = QImage(
        round(figure.width * scale), round(figure.height * scale), QImage.Format.Format_RGB32
    )
    made.setDotsPerMeterX(round(scale * 1000))
    made.setDotsPerMeterY(round(scale * 1000))
    made.fill(QColor(PRINT.colours["panel"]))
    painter = QPainter(made)
    paint(figure, painter, PRINT, scale)
    painter.end()
    return made


def copy(figure: Figure) -> None:
    """Put a figure on the clipboard: as a picture, as a drawing, and what it shows in words."""
    from almere_roadmap.exchange.svg import svg

    whole = framed(figure)
    data = QMimeData()
    data.setImageData(image(whole))
    data.setData(_SVG, svg(whole, PRINT).encode("utf-8"))
    data.setText("\n".join(filter(None, (figure.title, figure.alt))))
    QGuiApplication.clipboard().setMimeData(data)


def save(figure: Figure, path: Path) -> None:
    """Write a figure as SVG or PNG, by the ending of ``path``.

    Raises:
        DiskError: the disk refuses; what was there stays as it was.
    """
    from almere_roadmap.exchange.svg import svg

    whole = framed(figure)
    with replacing(path) as fresh:
        if path.suffix.lower() == ".svg":
            fresh.write_text(svg(whole, PRINT), encoding="utf-8", newline="\n")
        elif not image(whole).save(str(fresh), "PNG"):  # type: ignore[call-overload]
            raise OSError(str(path))


class PictureMenu(QMenu):
    """What can be done with a figure: copy it, save it as SVG or as PNG."""

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        """Offer it for ``figure``; ``parent`` is where it stands."""
        super().__init__(parent)
        self.figure, self._place = figure, parent
        self._add("copy", _("Copy picture"), self.copy)
        self._add("download", _("Save as SVG…"), partial(self._save, ".svg"))
        self._add("download", _("Save as PNG…"), partial(self._save, ".png"))

    def _add(self, sign: str, words: str, act: object) -> None:
        entry = QAction(icon(sign, "ink"), words, self)
        entry.triggered.connect(act)
        self.addAction(entry)

    def copy(self) -> None:
        """Copy the figure and say so beside it."""
        copy(self.figure)
        self._say(_("Copied as a picture"))

    def _save(self, suffix: str) -> None:
        name = legal_stem(self.figure.title or self.figure.alt, _("Picture"), most=60) + suffix
        title = _("Where to write the file")
        path = place_for(self._place, title, name, suffix, suffix[1:].upper())
        if path is None:
            return
        try:
            save(self.figure, path)
        except AlmereError as error:
            tell(self._place, title, said(error))
        else:
            self._say(_("Wrote {file}.").format(file=path.name))

    def _say(self, words: str) -> None:
        place = self._place.mapToGlobal(QPoint(8, 8))
        QToolTip.showText(place, plain_tip(words), self._place)
