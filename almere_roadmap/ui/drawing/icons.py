"""The icons, recoloured from tokens."""

from __future__ import annotations

import atexit
import math
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from almere_roadmap.resources import resource
from almere_roadmap.ui.drawing import look


def icon(name: str, token: str = "ink", size: int = 16, gap: int = 0) -> QIcon:
    """Return an icon by file name in the colour of a token; ``size`` in px at 100 %.

    ``gap`` is room at its right: Qt puts the text of a button too close.  Disabled, the icon is
    drawn in the second ink at half strength.
    """
    found = QIcon()
    faint = look.colour("ink-2", 0.5).name()
    px, room = look.px(size), look.px(gap)
    for ratio in _ratios():
        normal = _drawn(name, look.colour(token).name(), px, ratio, room)
        found.addPixmap(normal, QIcon.Mode.Normal)
        found.addPixmap(_drawn(name, faint, px, ratio, room), QIcon.Mode.Disabled)
    return found


def _ratios() -> tuple[float, ...]:
    """Return the device pixels per px of the screens at hand: only these are drawn."""
    return tuple({math.ceil(s.devicePixelRatio()) for s in QGuiApplication.screens()}) or (1,)


def pixmap(name: str, token: str = "ink", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture for a screen with ``ratio`` device pixels per px."""
    return _drawn(name, look.colour(token).name(), look.px(size), ratio)


def file(name: str, token: str) -> str:
    """Return the path of an icon in the colour of a token: style sheets take files only."""
    return _file(name, look.colour(token).name())


@cache
def _folder() -> QTemporaryDir:
    made = QTemporaryDir()
    # Python destroys what is cached too late for Qt to clean up after itself.
    atexit.register(made.remove)
    return made


def _file(name: str, colour: str) -> str:
    path = Path(_folder().path()) / f"{name}-{colour[1:]}.svg"
    if not path.exists():
        path.write_text(_svg(name).replace("currentColor", colour), encoding="utf-8")
    return path.as_posix()


@cache
def _drawn(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    picture = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
