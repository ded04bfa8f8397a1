"""Where the data come from that a refused finding lacks."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.i18n import N_
from almere_roadmap.ui.bridge import Bridge


@dataclass(frozen=True, slots=True)
class Remedy:
    """The screen where something can be done about it, the line of Facts, and the way in words."""

    screen: str
    words: str
    entry: str = ""


_FACTS = N_("Go to Facts")
_ENTRIES = {
    "figure:sectors": "",
    "figure:lq-jobs": "",
    "figure:lq-establishments": "",
    "figure:growth-jobs": "",
    "figure:relatedness": "",
    "figure:quotients": "indicators",
    "figure:firms": "organisations",
    "figure:categories": "profiles",
    "figure:bridges": "profiles",
    "figure:relations": "relations",
    "figure:rings": "relations",
    "figure:orientation": "relations",
    "figure:places": "relations",
    "figure:networks": "networks",
    "figure:network": "memberships",
    "figure:brokers": "memberships",
    "figure:small-world": "memberships",
    "figure:two-mode": "memberships",
}


def remedy_for(finding: str) -> Remedy | None:
    """Return what helps a refused finding, None where no screen does."""
    if finding.startswith("figure:chain") or finding == "figure:roles":
        return Remedy("chain", N_("Go to Chain"))
    return Remedy("facts", _FACTS, _ENTRIES[finding]) if finding in _ENTRIES else None


def go(bridge: Bridge, remedy: Remedy) -> None:
    """Show the screen, and there the line, of a remedy."""
    if remedy.entry:
        bridge.state["facts.entry"] = remedy.entry
    bridge.go(remedy.screen)
