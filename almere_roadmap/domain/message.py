"""A sentence that is stored or passed on in English and spoken in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with ``{places}`` and what stands in them.

    The sentence is the message id for translation (``i18n.say``).
    """

    text: str
    params: Mapping[str, str] = field(default_factory=dict)
