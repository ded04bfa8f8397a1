"""Size classes as registers write them: one spelling, decided over the whole column."""

from __future__ import annotations

from collections.abc import Iterable

from almere_roadmap.analysis.sizes import SizeClass, size_class
from almere_roadmap.domain.message import Message
from almere_roadmap.i18n import N_

_UNTOLD = Message(N_("Size classes are bare numbers and are kept as they are written."))
_TOUCHING = Message(N_("Size classes such as 5-10 beside 10-20 were read as 5-9 and 10-19."))


def codes_of(texts: Iterable[str]) -> tuple[dict[str, str], Message | None]:
    """Return the code ("5-9", "100+") of each text that is a size class, and how it was read.

    Where classes touch, as in 5-10 beside 10-20, each ends one lower.  Bare numbers alone are
    left as they are: nobody can tell a class called 3 from three persons.
    """
    found = {text: size for text in set(texts) if text and (size := _read(text)) is not None}
    classes = set(found.values())
    if classes and all(size.low == size.high for size in classes):
        return {}, _UNTOLD if len(classes) > 1 else None
    touching = {
        a.high for a in classes for b in classes if a.high is not None and a.high == b.low > a.low
    }
    codes = {text: code_of(_ended(size, bool(touching))) for text, size in found.items()}
    return codes, _TOUCHING if touching else None


def _read(text: str) -> SizeClass | None:
    words = text.replace("t/m", "-").replace("tot en met", "-").replace(" en ", " of ")
    return size_class(words.removeprefix("> ").strip())


def _ended(size: SizeClass, touching: bool) -> SizeClass:
    if not touching or size.high is None or size.high == size.low:
        return size
    return SizeClass(size.low, size.high - 1)


def code_of(size: SizeClass) -> str:
    """Return the code of a size class: "1", "5-9", "100+"."""
    if size.high is None:
        return f"{size.low}+"
    return str(size.low) if size.low == size.high else f"{size.low}-{size.high}"
