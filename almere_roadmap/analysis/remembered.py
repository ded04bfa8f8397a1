"""Answers that are kept while the records they are about stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import language

T = TypeVar("T")
_MOST = 4
"""So many workshops are asked in turn: the present, one of the past, one without names."""


def remembered(*names: str) -> Callable[[Callable[[Workshop], T]], Callable[[Workshop], T]]:
    """Let a question that reads only the collections ``names`` be worked out once for them.

    Numbers within sentences are written in a language, so an answer holds for that language.

    An edit makes new mappings of the collections it touches and shares the others, so the same
    mappings mean the same answer.
    """

    def dress(ask: Callable[[Workshop], T]) -> Callable[[Workshop], T]:
        kept: tuple[tuple[str, tuple[object, ...], T], ...] = ()

        @wraps(ask)
        def answer(workshop: Workshop) -> T:
            nonlocal kept
            spoken, about = language(), tuple(workshop.collection(name) for name in names)
            for said, known, found in kept:
                if said == spoken and all(
                    one is other for one, other in zip(known, about, strict=True)
                ):
                    return found
            made = ask(workshop)
            kept = ((spoken, about, made), *kept)[:_MOST]
            return made

        return answer

    return dress
