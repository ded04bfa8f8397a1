"""What a card of Insight shows, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from almere_roadmap.figures.marks import Figure
from almere_roadmap.ui.insight.live import Live
from almere_roadmap.ui.widgets.sheet import Sheet


@dataclass(frozen=True)
class Content:
    """A finding: its key as evidence, the sentence of meaning, a picture and the rows under it.

    ``refusal`` stands in place of the picture where the data do not carry it.  Without ``draw``
    the rows themselves are the picture.  ``caveat`` limits what may be concluded, ``chosen`` says
    which settings of the workshop (``settings``) the numbers rest on.  ``live`` is the same
    picture to explore; ``explored`` shows it at once.
    """

    key: str
    title: str
    subtitle: str
    rows: Sheet
    source: str = ""
    flag: str = ""
    draw: Callable[[float], Figure] | None = None
    refusal: str = ""
    caveat: str = ""
    chosen: str = ""
    settings: str = ""
    live: Live | None = None
    explored: bool = False


@dataclass(frozen=True)
class Ready:
    """A finding, and its picture as it is drawn ``width`` px wide, None without one."""

    content: Content
    width: int = 0
    figure: Figure | None = None
