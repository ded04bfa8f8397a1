"""A ballot as it came from a phone: checked, and plain."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from almere_roadmap.domain.words import Group
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import N_

_LEAST_LETTERS, _MOST_LETTERS, _MOST_NICHES = 16, 64, 500
_UNREADABLE = N_("This ballot cannot be read; load the page anew.")


@dataclass(frozen=True, slots=True)
class Cast:
    """Dots by niche from one phone, in a round."""

    round: str
    group: Group
    dots: dict[str, int]
    slip: str


def read_cast(body: bytes) -> Cast:
    """Read a ballot; ``slip`` is made of the round and the secret that only the phone keeps.

    Nobody can find the phone by it, yet the same phone in the same round has the same again.

    Raises:
        InputError: it is not what the page sends.
    """
    try:
        sent = json.loads(body.decode("utf-8"))
        voter, voting, dots = str(sent["voter"]), str(sent["round"]), dict(sent["dots"])
        group = Group(sent["group"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(_UNREADABLE) from error
    if not _LEAST_LETTERS <= len(voter) <= _MOST_LETTERS or len(dots) > _MOST_NICHES:
        raise InputError(_UNREADABLE)
    if any(type(count) is not int for count in dots.values()):
        raise InputError(_UNREADABLE)
    return Cast(voting, group, {str(n): count for n, count in dots.items()}, _slip(voting, voter))


def _slip(voting: str, voter: str) -> str:
    digest = sha256(f"{voting}/{voter}".encode("utf-8", "replace")).digest()
    return str(UUID(bytes=digest[:16], version=4))
